import GRDB
import LeveeCore

// The values of each record in the order of its table's columns in FactTable.

extension Unit {
    var values: [DatabaseValue] { [cell(name), cell(parent), cell(region)] }
}

extension Approver {
    var values: [DatabaseValue] { [cell(upToRank.rawValue), cell(unit), cell(from), cell(until)] }
}

extension Person {
    var values: [DatabaseValue] {
        [
            cell(idNumber.text), cell(name), cell(surnameLatin), cell(givenLatin), cell(sex.rawValue),
            cell(birthDate), cell(unit), cell(post), cell(rank?.rawValue), cell(category), cell(coveredSince),
            cell(status.rawValue), cell(statusSince), cell(restrictedPost), cell(isPrincipal),
            cell(clearance.rawValue), cell(clearanceEnds),
        ]
    }
}

extension Relative {
    var values: [DatabaseValue] { [cell(country), cell(status.rawValue), cell(since), cell(reportedOn)] }
}

extension Declaration {
    /// All but the person, who comes first.
    var values: [DatabaseValue] {
        [
            cell(rawNumber), cell(issuingState), cell(issuedOn), cell(expiresOn), cell(authority), cell(declaredOn),
        ]
    }
}

extension CustodyEvent {
    var keys: [DatabaseValue] { [cell(document), cell(at), cell(event.rawValue)] }
    var values: [DatabaseValue] { [cell(place), cell(slot), cell(approval), cell(officer), cell(note)] }
}

extension Approval {
    var values: [DatabaseValue] {
        [
            cell(kind.rawValue), cell(extends), cell(purpose?.rawValue),
            cell(documents.map(\.description).joined(separator: ";")),
            cell(destinations.map(\.text).joined(separator: ";")), cell(departOn), cell(returnOn), cell(decidedOn),
            cell(decision.rawValue), cell(approver), cell(reportedOn),
        ]
    }
}

extension Restriction {
    var values: [DatabaseValue] { [cell(kind.rawValue), cell(from), cell(until), cell(authority), cell(basis)] }
}
