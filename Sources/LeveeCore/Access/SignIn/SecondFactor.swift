/// Who has to show a second factor (双因素) beside his password.
public enum SecondFactor {
    /// Who decides, or says who may: the others may have one.
    public static let roles: Set<Role> = [.approver, .reviewer, .administrator]

    public static func isRequired(for roles: Set<Role>) -> Bool { !roles.isDisjoint(with: self.roles) }
}

/// What somebody who is signed in still has to do before anything else.
public enum SignInDuty: Hashable, Sendable {
    /// To give the code of his second factor.
    case secondFactor
    /// To take another password than the one that somebody gave him.
    case newPassword
    /// To set up a second factor.
    case enrolment

    /// What is owed first; nil where nothing is. A password that somebody else knows goes before a second factor is bound to it.
    public init?(_ session: Session, _ credential: Credential, roles: Set<Role>) {
        if credential.secondFactor != nil, !session.isSecondFactorDone {
            self = .secondFactor
        } else if credential.mustChange {
            self = .newPassword
        } else if credential.secondFactor == nil, SecondFactor.isRequired(for: roles) {
            self = .enrolment
        } else {
            return nil
        }
    }
}
