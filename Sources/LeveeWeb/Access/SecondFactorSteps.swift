import Crypto
import Foundation
import LeveeCore

extension SignIn {
    /// Takes the code of the second factor, and puts a session with a new token in the place of this one.
    /// - Throws: ``StoreError``.
    func confirm(code: String, for session: Session, from origin: Origin, now: Instant) throws -> Outcome {
        var counters = counters(of: session.user, origin, now)
        // From many addresses at once, whoever has the password would soon have guessed a code.
        if number(of: session.user, origin, now) == nil { counters.append(.codes(session.user)) }
        if let wait = throttle.begin(counters, now: now) { return .throttled(retryAfter: wait) }
        guard !session.isSecondFactorDone,
            let secret = try records.credential(of: session.user)?.secondFactor,
            let step = TOTP.match(code, secret, now: now), try records.acceptStep(step, of: session.user),
            let token = try renew(session, now: now)
        else { return .refused }
        throttle.succeed(counters)
        return .signedIn(token: token, device: device(of: session.user, origin, now))
    }

    /// What an app needs for a second factor. It is made from the session, so that nothing is kept that its owner has not shown
    /// to hold, and nobody who once began to set it up knows it.
    struct Enrolment: Hashable, Sendable {
        /// The secret in base32, as it is typed.
        var secret: String
        /// The same as an `otpauth:` address.
        var address: String
    }

    /// Nil where the session may not set one up: he has one, or has to take another password first.
    /// - Throws: ``StoreError``.
    func enrolment(for session: Session) throws -> Enrolment? {
        guard try mayEnrol(session) else { return nil }
        let secret = secret(for: session)
        return Enrolment(secret: TOTP.base32(secret), address: TOTP.address(secret, user: session.user))
    }

    /// Takes the first code of a second factor and keeps its secret; his other sessions end, this one gets a new token.
    /// - Throws: ``StoreError``.
    func confirmEnrolment(code: String, for session: Session, from origin: Origin, now: Instant) throws -> Outcome {
        let secret = secret(for: session)
        guard try mayEnrol(session), let step = TOTP.match(code, secret, now: now) else { return .refused }
        try records.setSecondFactor(
            of: session.user, to: secret, keeping: session.id, actor: session.user, at: now)
        guard try records.acceptStep(step, of: session.user), let token = try renew(session, now: now) else {
            return .refused
        }
        return .signedIn(token: token, device: device(of: session.user, origin, now))
    }

    enum PasswordOutcome: Hashable, Sendable {
        case changed
        /// The old password is wrong, or the session owes a code first.
        case refused
        case unfit(PasswordRefusal)
        case throttled(retryAfter: Int)
        case busy(retryAfter: Int)
    }

    /// Takes the old password and a new one; his other sessions end.
    /// - Throws: ``AccessRefusal``, ``StoreError``.
    func changePassword(for session: Session, old: String, new: String, now: Instant) async throws -> PasswordOutcome {
        let counters = [Throttle.Counter.session(session.id)]
        if let wait = throttle.begin(counters, now: now) { return .throttled(retryAfter: wait) }
        guard let credential = try records.credential(of: session.user),
            credential.secondFactor == nil || session.isSecondFactorDone
        else { return .refused }
        let hash = hash
        do {
            let new = try await line.run { () throws -> String? in
                guard PasswordHash.verify(old, credential.password) else { return nil }
                let isSame = PasswordHash.normalised(old).utf8.elementsEqual(PasswordHash.normalised(new).utf8)
                if isSame { throw PasswordRefusal.unchanged }
                return try hash.make(new, for: session.user)
            }
            guard let new, try records.session(id: session.id) != nil else { return .refused }
            throttle.succeed(counters)
            try records.setPassword(
                of: session.user, to: new, mustChange: false, keeping: session.id, actor: session.user, at: now)
            return .changed
        } catch let refusal as PasswordRefusal {
            throttle.takeBack(counters)
            return .unfit(refusal)
        } catch is HashingLine.Full {
            throttle.takeBack(counters)
            return .busy(retryAfter: Self.busyWait)
        }
    }

    /// The same session with the second factor done, under another token: one that was seen before is worth nothing more.
    /// Its absolute end stays.
    private func renew(_ session: Session, now: Instant) throws -> String? {
        let token = SessionToken()
        var next = session
        next.id = token.digest
        next.lastSeenAt = now
        next.isSecondFactorDone = true
        return try records.replace(session.id, with: next) ? token.text : nil
    }

    private func mayEnrol(_ session: Session) throws -> Bool {
        guard let credential = try records.credential(of: session.user) else { return false }
        return credential.secondFactor == nil && !credential.mustChange
    }

    private func secret(for session: Session) -> [UInt8] {
        let code = HMAC<SHA256>.authenticationCode(for: Data(session.id), using: SymmetricKey(data: enrolmentKey))
        return Array(code.prefix(TOTP.length))
    }
}
