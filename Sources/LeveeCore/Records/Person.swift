/// One person of the roster, as the personnel department has it.
public struct Person: Hashable, Sendable, Codable {
    /// The department's own personnel number; what every output names.
    public var ref: String
    public var idNumber: CitizenNumber
    public var name: String
    public var surnameLatin: String?
    public var givenLatin: String?
    public var sex: Sex
    public var birthDate: CalendarDay
    /// Code of the unit he belongs to.
    public var unit: String
    public var post: String
    public var rank: Rank?
    /// One of the policy's categories, such as `leader`.
    public var category: String
    public var coveredSince: CalendarDay
    public var status: Status
    public var statusSince: CalendarDay
    public var restrictedPost: Bool
    public var isPrincipal: Bool
    public var clearance: Clearance
    /// Last day of the declassification period (脱密期).
    public var clearanceEnds: CalendarDay?

    public enum Status: String, Hashable, Sendable, CaseIterable, Codable {
        case active, retired, left, deceased

        public var title: Bilingual {
            switch self {
            case .active: .init(zh: "在职", en: "active")
            case .retired: .init(zh: "退休", en: "retired")
            case .left: .init(zh: "已离职", en: "has left")
            case .deceased: .init(zh: "已故", en: "deceased")
            }
        }
    }

    /// Secrecy grade (涉密等级) of the post.
    public enum Clearance: String, Hashable, Sendable, CaseIterable, Codable {
        case none, general, important, core
    }

    public init(
        ref: String, idNumber: CitizenNumber, name: String, surnameLatin: String? = nil, givenLatin: String? = nil,
        sex: Sex, birthDate: CalendarDay, unit: String, post: String, rank: Rank? = nil, category: String,
        coveredSince: CalendarDay, status: Status = .active, statusSince: CalendarDay, restrictedPost: Bool = false,
        isPrincipal: Bool = false, clearance: Clearance = .none, clearanceEnds: CalendarDay? = nil
    ) {
        self.ref = ref
        self.idNumber = idNumber
        self.name = name
        self.surnameLatin = surnameLatin
        self.givenLatin = givenLatin
        self.sex = sex
        self.birthDate = birthDate
        self.unit = unit
        self.post = post
        self.rank = rank
        self.category = category
        self.coveredSince = coveredSince
        self.status = status
        self.statusSince = statusSince
        self.restrictedPost = restrictedPost
        self.isPrincipal = isPrincipal
        self.clearance = clearance
        self.clearanceEnds = clearanceEnds
    }
}

/// Ranks (职务层次), highest first: 省部、厅局、县处、乡科, each principal and deputy.
public enum Rank: String, Hashable, Sendable, CaseIterable, Comparable, Codable {
    case provincial, provincialDeputy, bureau, bureauDeputy, county, countyDeputy, section, sectionDeputy, staff

    /// 0 for the highest.
    private var order: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }

    /// The lower rank is the smaller one.
    public static func < (left: Self, right: Self) -> Bool { left.order > right.order }

    public var title: Bilingual {
        switch self {
        case .provincial: .init(zh: "省部级正职", en: "provincial, principal")
        case .provincialDeputy: .init(zh: "省部级副职", en: "provincial, deputy")
        case .bureau: .init(zh: "厅局级正职", en: "bureau, principal")
        case .bureauDeputy: .init(zh: "厅局级副职", en: "bureau, deputy")
        case .county: .init(zh: "县处级正职", en: "county, principal")
        case .countyDeputy: .init(zh: "县处级副职", en: "county, deputy")
        case .section: .init(zh: "乡科级正职", en: "section, principal")
        case .sectionDeputy: .init(zh: "乡科级副职", en: "section, deputy")
        case .staff: .init(zh: "科员", en: "staff")
        }
    }
}

/// A unit of the department's organisation.
public struct Unit: Hashable, Sendable, Codable {
    public var code: String
    public var name: String
    public var parent: String?
    /// GB/T 2260 region, six digits.
    public var region: String

    public init(code: String, name: String, parent: String? = nil, region: String) {
        self.code = code
        self.name = name
        self.parent = parent
        self.region = region
    }
}

/// Somebody's authority to decide: up to which rank, for which unit and what lies under it, and from when until when.
public struct Approver: Hashable, Sendable, Codable {
    public var user: String
    public var upToRank: Rank
    public var unit: String
    public var from: CalendarDay
    public var until: CalendarDay?

    public init(user: String, upToRank: Rank, unit: String, from: CalendarDay, until: CalendarDay? = nil) {
        self.user = user
        self.upToRank = upToRank
        self.unit = unit
        self.from = from
        self.until = until
    }
}
