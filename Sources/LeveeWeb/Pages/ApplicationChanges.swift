import LeveeCore

/// What changes an application that is on its way (变更、延期): another version of it, or a later day of return.
enum ApplicationChanges {
    static func routes(_ installing: Installing) -> [Route] {
        installing.operation(amend) + installing.operation(extend)
    }

    /// The fields hold the present version; what is sent is the whole of the new one.
    private static var amend: Operation<Granted<AmendsApplications>> {
        Operation(
            name: "amendApplication", path: "\(ApplicationOperations.path)/amendment",
            fields: ApplicationForm.amendable + [ApplicationOperations.on], submit: "application.amend",
            prepare: { asked in
                var prepared = try await ApplicationOperations.prepare(asked, "application.amend")
                prepared.lead = asked.words["application.amend.lead"]
                if let present = try await version(asked) {
                    prepared.values = ApplicationForm.values(of: present, asked.words)
                    prepared.choices = try await asked.filingChoices(
                        for: ApplicationForm.amendable, of: present.person)
                }
                return prepared
            },
            perform: { asked, form in
                let day = form.day("on") ?? asked.today
                guard let present = try await version(asked) else { throw Missing() }
                let amended = ApplicationForm.application(
                    &form, number: present.number, on: day, by: asked.user, amending: present)
                return try await ApplicationOperations.act(asked, &form, did: Said(zh: "变更", en: "amended")) {
                    desk, number, entry in
                    guard let amended else { throw Missing() }
                    let filed = try desk.amendApplication(number, to: amended, entry)
                    return try desk.checkedIfFree(number, entry) ?? filed
                }
            })
    }

    private static var extend: Operation<Granted<ExtendsApplications>> {
        Operation(
            name: "extendApplication", path: "\(ApplicationOperations.path)/extension",
            fields: [
                Field("returnOn", .day, label: "application.return-on", limit: 40), ApplicationOperations.reason(),
                ApplicationOperations.on,
            ],
            submit: "application.extend",
            prepare: { asked in
                var prepared = try await ApplicationOperations.prepare(asked, "application.extend")
                prepared.lead = asked.words["application.extend.lead"]
                return prepared
            },
            perform: { asked, form in
                let (last, reason) = (form.day("returnOn"), form.values["reason"] ?? "")
                return try await ApplicationOperations.act(asked, &form, did: Said(zh: "申请延期", en: "asked for")) {
                    desk, number, entry in
                    guard let last else { throw Missing() }
                    let filed = try desk.extendApplication(number, as: nil, until: last, reason: reason, entry)
                    return try desk.checkedIfFree(filed.file.number, entry) ?? filed
                }
            })
    }

    /// The version that was handed in last.
    private static func version(_ asked: Asked<some Known>) async throws -> Application? {
        let number = try asked.opened("application")
        let policy = try await asked.policy()
        return try await asked.found { try $0.application(number, in: $1, on: policy) }.file.versions.last?.application
    }
}

extension OfficeDesk {
    /// Checks what was handed in a moment ago, so that the clerk sees the verdict; nil where another writer holds that up. It is
    /// handed in: whoever sent it must not send it again because of the check.
    func checkedIfFree(_ number: String, _ entry: Entry) throws -> FiledApplication? {
        do { return try checkApplication(number, entry) } catch let error as StoreError where error.code == .busy {
            return nil
        }
    }
}
