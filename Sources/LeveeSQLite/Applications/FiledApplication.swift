import GRDB
public import LeveeCore

extension FiledApplication {
    init(_ file: ApplicationCase, person: Int64, policy: PolicyOnDay, in db: Database) throws {
        guard let dossier = try DossierReader(db, .one(person), zone: policy.zone).next()?.dossier else {
            throw StoreError.corrupt("application.person_id")
        }
        var extensions: [String] = []
        if let number = file.approval?.number {
            extensions = try ApplicationRows.all(
                "a.person_id = ? AND a.kind = 'extension'", [cell(person)], in: db
            ).filter { $0.file.versions.first?.application.approval == number }.map(\.file.number)
        }
        self.init(file, dossier, policy: policy, extensions: extensions)
    }
}

extension FiledApplication {
    /// Applications as they stand, in the order given.
    static func all(
        _ found: some Collection<ApplicationRows.Found>, on policy: PolicyOnDay, in db: Database
    ) throws -> [FiledApplication] {
        var dossiers: [Int64: Dossier] = [:]
        let people = Set(found.map(\.person)).sorted()
        let reader = try people.isEmpty ? nil : DossierReader(db, .these(people), zone: policy.zone)
        while let (id, dossier) = try reader?.next() { dossiers[id] = dossier }
        return try found.map {
            guard let dossier = dossiers[$0.person] else { throw StoreError.corrupt("application.person_id") }
            return FiledApplication($0.file, dossier, policy: policy)
        }
    }
}

extension Store {
    /// An application as it stands.
    /// - Throws: ``StoreError`` `refused` where there is none of that number.
    public func application(_ number: String, on policy: PolicyOnDay) throws -> FiledApplication {
        try read { db in
            guard let found = try ApplicationRows.find(number, in: db) else { throw CaseWork.noApplication(number) }
            return try FiledApplication(found.file, person: found.person, policy: policy, in: db)
        }
    }

    /// Every application as it stands, by number.
    /// - Parameter ref: only those of this person.
    public func applications(of ref: String? = nil, on policy: PolicyOnDay) throws -> [FiledApplication] {
        try read { db in
            let found =
                try ref.map { try ApplicationRows.all("p.ref = ?", [cell($0)], in: db) } ?? ApplicationRows.all(in: db)
            return try FiledApplication.all(found, on: policy, in: db)
        }
    }

    /// Every check of an application, the oldest first.
    /// - Throws: ``StoreError`` `refused` where there is no application of that number.
    public func checks(of number: String) throws -> [StoredCheck] {
        try read { db in
            if try ApplicationRows.find(number, in: db) == nil { throw CaseWork.noApplication(number) }
            return try ApplicationChecks.all(of: number, in: db)
        }
    }
}
