/// A batch in the columns of the filing form (国家工作人员登记备案表): as a file for machines, and as papers.
public struct FilingForm: Hashable, Sendable {
    public var batch: FilingBatch

    public init(_ batch: FilingBatch) { self.batch = batch }

    /// The columns of the form in their order.
    public enum Column: CaseIterable, Hashable, Sendable {
        case place, surname, given, sex, birthDate, idNumber, household, mark, unit, post, personnelUnit
        case code, organisation, category, contact, phone, batch

        public var title: Bilingual {
            switch self {
            case .place: .init(zh: "序号", en: "no.")
            case .surname: .init(zh: "中文姓", en: "surname")
            case .given: .init(zh: "中文名", en: "given name")
            case .sex: .init(zh: "性别", en: "sex")
            case .birthDate: .init(zh: "出生日期", en: "birth date")
            case .idNumber: .init(zh: "身份证号", en: "ID number")
            case .household: .init(zh: "户口所在地", en: "household registration")
            case .mark: .init(zh: "入库标识", en: "mark")
            case .unit: .init(zh: "工作单位", en: "work unit")
            case .post: .init(zh: "职务(级)或职称", en: "post or title")
            case .personnelUnit: .init(zh: "人事主管单位", en: "personnel department")
            case .code: .init(zh: "报送单位组织机构代码", en: "organisation code")
            case .organisation: .init(zh: "报送单位名称", en: "reporting unit")
            case .category: .init(zh: "报送单位类别", en: "category of the reporting unit")
            case .contact: .init(zh: "报送单位联系人", en: "contact of the reporting unit")
            case .phone: .init(zh: "联系电话", en: "phone")
            case .batch: .init(zh: "入库批号", en: "batch number")
            }
        }
    }

    /// The file: the form's Chinese titles, then a row for each person, with codes where the form has them. See ``CSVText``
    /// for what becomes of fields that begin like a formula.
    public var csv: String {
        let head = CSVText.line(Column.allCases.map(\.title.zh))
        return head
            + batch.members.enumerated().map { index, member in
                CSVText.line(Column.allCases.map { cell($0, index + 1, member, sex: member.sexCode) })
            }.joined()
    }

    /// What one column says of one person.
    func cell(_ column: Column, _ place: Int, _ member: FilingMember, sex: String) -> String {
        let organisation = batch.organisation
        return switch column {
        case .place: String(place)
        case .surname: member.name.surname
        case .given: member.name.given
        case .sex: sex
        case .birthDate: member.birthDate.digits
        case .idNumber: member.idNumber.text
        case .household: member.household ?? ""
        case .mark: member.mark
        case .unit: member.unitName
        case .post: member.post
        case .personnelUnit: organisation.personnelUnit ?? ""
        case .code: organisation.code.text
        case .organisation: organisation.name ?? ""
        case .category: organisation.category ?? ""
        case .contact: organisation.contact ?? ""
        case .phone: organisation.phone ?? ""
        case .batch: batch.number
        }
    }

    /// The columns that stay blank for everybody, or for some, because nobody has said what belongs there.
    public var blanks: [(column: Column, people: Int)] {
        Column.allCases.compactMap { column in
            let blank = batch.members.count { cell(column, 1, $0, sex: $0.sexCode).isEmpty }
            return blank == 0 ? nil : (column, blank)
        }
    }

    /// People whose name somebody has to look at before the form goes out, each with the reason.
    public var doubts: [(member: FilingMember, reason: Bilingual)] {
        batch.members.compactMap { member in
            if Text.isDoubtful(member.name.surname + member.name.given) {
                return (member, Bilingual(zh: "含有不可见字符", en: "holds characters that cannot be seen"))
            }
            return member.name.doubt.map { (member, $0.text) }
        }
    }
}
