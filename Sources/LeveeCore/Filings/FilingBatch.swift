/// People of whom the exit-entry authority is told at once (报备批次), as they were sent.
public struct FilingBatch: Hashable, Sendable {
    /// 入库批号
    public var number: String
    public var on: CalendarDay
    public var organisation: FilingOrganisation
    /// In the order of the form.
    public var members: [FilingMember]

    public init(number: String, on: CalendarDay, organisation: FilingOrganisation, members: [FilingMember]) {
        self.number = number
        self.on = on
        self.organisation = organisation
        self.members = members
    }

    /// The number of the next batch of a day: organisation code and day (`2026-11-23` is 20261123); from the second batch of
    /// the day on, a serial of two digits or more behind them.
    /// - Parameter earlier: how many batches of the organisation the day has already.
    public static func number(_ code: OrganisationCode, on day: CalendarDay, after earlier: Int) -> String {
        let serial = earlier + 1
        return code.text + day.digits + (serial == 1 ? "" : serial < 10 ? "0\(serial)" : "\(serial)")
    }
}

/// The organisation that reports (报送单位). What nobody has said stays blank on the form.
public struct FilingOrganisation: Hashable, Sendable {
    public var code: OrganisationCode
    public var name: String?
    /// 报送单位类别, a code of the authority's.
    public var category: String?
    /// 人事主管单位
    public var personnelUnit: String?
    /// 报送单位联系人
    public var contact: String?
    public var phone: String?
    /// 备案单位负责人
    public var head: String?

    public init(
        code: OrganisationCode, name: String? = nil, category: String? = nil, personnelUnit: String? = nil,
        contact: String? = nil, phone: String? = nil, head: String? = nil
    ) {
        self.code = code
        self.name = name
        self.category = category
        self.personnelUnit = personnelUnit
        self.contact = contact
        self.phone = phone
        self.head = head
    }
}

/// One person of a batch with the words and codes that were sent, whatever he or the policy became since.
public struct FilingMember: Hashable, Sendable {
    public var ref: String
    public var action: Filing.Action
    /// 入库标识
    public var mark: String
    public var name: ChineseName
    public var sex: Sex
    public var sexCode: String
    public var birthDate: CalendarDay
    public var idNumber: CitizenNumber
    /// 户口所在地; nil where nobody has said it. It is never taken from the ID number.
    public var household: String?
    /// Code of the unit, and its name.
    public var unit: String
    public var unitName: String
    public var post: String

    public init(
        ref: String, action: Filing.Action, mark: String, name: ChineseName, sex: Sex, sexCode: String,
        birthDate: CalendarDay, idNumber: CitizenNumber, household: String? = nil, unit: String, unitName: String,
        post: String
    ) {
        self.ref = ref
        self.action = action
        self.mark = mark
        self.name = name
        self.sex = sex
        self.sexCode = sexCode
        self.birthDate = birthDate
        self.idNumber = idNumber
        self.household = household
        self.unit = unit
        self.unitName = unitName
        self.post = post
    }

    /// What the authority is told of a person who has the duty. Of one who is withdrawn, the unit and post are those that are
    /// on file: it is that filing that ends.
    /// - Throws: ``FilingRefusal`` `wrongSurname`.
    public init(
        _ person: Person, _ duty: FilingDuty, unitName: (String) -> String?, supplement: FilingSupplement?,
        policy: PolicyOnDay
    ) throws(FilingRefusal) {
        let onFile = duty.action == .withdrawn ? duty.standing : nil
        let unit = onFile?.unit ?? person.unit
        var name = ChineseName(splitting: person.name)
        if let surname = supplement?.surname {
            guard let given = person.name.dropping(surname) else { throw .wrongSurname(person.ref, surname) }
            name = ChineseName(surname: surname, given: given)
        }
        self.init(
            ref: person.ref, action: duty.action, mark: policy.text(duty.action.markKey), name: name, sex: person.sex,
            sexCode: policy.text(person.sex == .male ? .filingSexMale : .filingSexFemale),
            birthDate: person.birthDate, idNumber: person.idNumber, household: supplement?.household, unit: unit,
            unitName: unitName(unit) ?? unit, post: onFile?.post ?? person.post)
    }

    /// The act of registration that stands once the authority has taken it.
    public func filing(on day: CalendarDay) -> Filing {
        Filing(ref: ref, on: day, action: action, unit: unit, post: post)
    }
}

/// What the form asks of a person and the registry does not have.
public struct FilingSupplement: Hashable, Sendable {
    /// The surname, where the name can be split in more than one way.
    public var surname: String?
    public var household: String?

    public init(surname: String? = nil, household: String? = nil) {
        self.surname = surname
        self.household = household
    }
}

/// What the authority answered about one person of a batch.
public struct FilingAnswer: Hashable, Sendable {
    public var on: CalendarDay
    /// Why he was refused; nil where he was taken.
    public var refusal: String?

    public init(on: CalendarDay, refusal: String? = nil) {
        self.on = on
        self.refusal = refusal
    }
}

extension PolicyOnDay {
    /// - Throws: ``FilingRefusal`` `sameMark` where a reader could not tell the acts apart by their marks.
    public func requireFilingMarks() throws(FilingRefusal) {
        var seen: Set<String> = []
        for action in Filing.Action.allCases where !seen.insert(text(action.markKey)).inserted {
            throw .sameMark(text(action.markKey))
        }
    }
}

extension Filing.Action {
    /// Where the policy has the mark of the act.
    var markKey: PolicyKey {
        switch self {
        case .filed: .filingMarkFiled
        case .changed: .filingMarkChanged
        case .withdrawn: .filingMarkWithdrawn
        }
    }
}

extension CalendarDay {
    /// `20261123`
    var digits: String { String(description.utf8.filter { $0 != UInt8(ascii: "-") }.map { Character(.init($0)) }) }
}

extension String {
    /// What stands behind a beginning; nil where the text does not begin so, byte by byte.
    fileprivate func dropping(_ start: String) -> String? {
        guard utf8.starts(with: start.utf8), !start.isEmpty else { return nil }
        return String(unicodeScalars.dropFirst(start.unicodeScalars.count))
    }
}
