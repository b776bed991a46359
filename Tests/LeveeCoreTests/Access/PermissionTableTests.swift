import LeveeCore
import Testing

/// Who may do what, written down a second time: every role beside every permission.
@Suite struct PermissionTableTests {
    /// In the order of the roles: clerk, approver, discipline, custodian, reviewer, auditor, administrator.
    static let expected = """
        readPeople               x x x x x x .
        readApplications         x x x . x x .
        readCustody              x x . x x x .
        readFindings             x x x . x x .
        readFeeds                x . . . x x x
        readRules                x x x x x x x
        readAudit                . . . . . x x
        readUsers                . . . . . x x
        loadTables               x . . . . . x
        importFeed               x . . . . . x
        acceptUnusualFeed        . . . . . . x
        decideMatch              . . . . x . .
        fixQuarantined           x . . . . . .
        replayQuarantined        x . . . . . x
        dropQuarantined          . . . . x . .
        fileApplication          x . . . . . .
        recheckApplication       x x . . . . .
        amendApplication         x . . . . . .
        extendApplication        x . . . . . .
        withdrawApplication      x . . . . . .
        reportReturn             x . . . . . .
        giveUnitOpinion          . x . . . . .
        giveDisciplineOpinion    . . x . . . .
        giveSupervisionOpinion   . . x . . . .
        giveSecrecyOpinion       . . . . x . .
        decideApplication        . x . . . . .
        askReview                x . . . . . .
        decideReview             . . . . x . .
        receiveBooklet           . . . x . . .
        handOutBooklet           . . . x . . .
        returnBooklet            . . . x . . .
        lendBooklet              . . . x . . .
        forwardBooklet           . . . x . . .
        transferBooklet          . . . x . . .
        placeBooklet             . . . x . . .
        recordSeen               . . . x . . .
        recordMissing            . . . x . . .
        recordFound              . . . x . . .
        recordRefused            . . . x . . .
        askOverride              . . . x . . .
        confirmOverride          . x . x . . .
        takeStock                . . . x . . .
        sendDunning              x . . x . . .
        recordClaim              x . . x . . .
        settleClaim              . . . x x . .
        askCorrection            x x . x . . .
        confirmCorrection        . . . . x . .
        notifyFinding            x . . . x . .
        answerFinding            x . . . . . .
        decideFinding            . . . . x . .
        askFindingReview         x . x . . . .
        reviewFinding            . . . . x . .
        assignFinding            x . . . x . .
        makeFilingBatch          x . . . . . .
        confirmFiling            x . . . . . .
        draftPolicy              . . . . x . x
        proposePolicy            . . . . x . x
        signPolicy               . x . . . . x
        addUser                  . . . . . . x
        disableUser              . . . . . . x
        """

    @Test func everyRoleAndPermissionIsAsExpected() {
        let table = Permission.allCases.map { permission in
            let roles = PermissionTable.roles(for: permission)
            let marks = Role.allCases.map { roles.contains($0) ? "x" : "." }.joined(separator: " ")
            let name = permission.rawValue
            return name + String(repeating: " ", count: 25 - name.utf8.count) + marks
        }
        #expect(table == Self.expected.split(separator: "\n").map(String.init))
    }

    @Test func everyPermissionIsSomebodys() {
        for permission in Permission.allCases { #expect(!PermissionTable.roles(for: permission).isEmpty) }
    }

    @Test func nobodyAsksAndConfirmsByRoleAlone() {
        let pairs: [(Permission, Permission)] = [
            (.askCorrection, .confirmCorrection), (.fileApplication, .decideApplication), (.askReview, .decideReview),
            (.fixQuarantined, .dropQuarantined), (.answerFinding, .decideFinding), (.askFindingReview, .reviewFinding),
            (.giveDisciplineOpinion, .decideApplication),
        ]
        for (first, second) in pairs {
            #expect(PermissionTable.roles(for: first).isDisjoint(with: PermissionTable.roles(for: second)))
        }
    }

    @Test func theAuditorReadsEverythingAndChangesNothing() {
        for permission in Permission.allCases {
            let isReading = Permission.reading.contains(permission)
            #expect(PermissionTable.roles(for: permission).contains(.auditor) == isReading, "\(permission)")
        }
    }

    @Test func titlesAreAllDifferent() {
        for language in Language.allCases {
            #expect(Set(Permission.allCases.map { $0.title[language] }).count == Permission.allCases.count)
            #expect(Set(Role.allCases.map { $0.title[language] }).count == Role.allCases.count)
        }
    }
}
