extension FilingForm {
    /// Lines that the table of one page has room for on a sheet across, and the most people that stand on it.
    static let linesOnAPage = 24, peopleOnAPage = 8

    /// The form on paper, a page for so many people; head and foot are on every page, and each says of how many it is one.
    public func papers(_ language: Language) -> [Paper] {
        let pages = pages
        return pages.enumerated().map { index, page in
            let rows = page.map { place, member in
                Column.allCases.map { cell($0, place + 1, member, sex: member.sex.title[language]) }
            }
            return Paper(
                language: language, letterhead: head(language), title: title[language],
                blocks: [
                    .table(columns: Column.allCases.map(\.title[language]), rows: rows),
                    .facts(foot(language, page: index + 1, of: pages.count)), .note(legend(language)),
                ],
                unbroken: page.flatMap { [$0.member.idNumber.text, $0.member.name.given] }
                    + [batch.number, batch.organisation.code.text],
                isForm: true)
        }
    }

    /// The people of each page with their places in the batch.
    private var pages: [[(place: Int, member: FilingMember)]] {
        var pages: [[(place: Int, member: FilingMember)]] = []
        var used = 0
        for (place, member) in batch.members.enumerated() {
            let lines = lines(of: member)
            if pages.isEmpty || used + lines > Self.linesOnAPage || pages[pages.count - 1].count == Self.peopleOnAPage {
                pages.append([])
                used = 0
            }
            pages[pages.count - 1].append((place, member))
            used += lines
        }
        return pages
    }

    /// How many lines a row takes, by the columns that run over several, with the widths that they have on the sheet.
    private func lines(of member: FilingMember) -> Int {
        let widths: [(Column, Int)] = [
            (.given, 4), (.household, 6), (.unit, 12), (.post, 8), (.personnelUnit, 8), (.organisation, 12),
            (.category, 6), (.contact, 6), (.phone, 8),
        ]
        return widths.map { column, width in
            (DisplayWidth.of(Text.visible(cell(column, 1, member, sex: ""))) + width - 1) / width
        }.reduce(1, max)
    }

    private var title: Bilingual {
        Bilingual(zh: "国家工作人员登记备案表", en: "Registration of State Staff with the Exit-Entry Authority (登记备案表)")
    }

    private func head(_ language: Language) -> String {
        let title = Bilingual(zh: "报备单位名称（盖章）：", en: "Reporting unit (seal): ")
        return title[language] + (batch.organisation.name ?? Self.blank)
    }

    private func foot(_ language: Language, page: Int, of pages: Int) -> [Paper.Row] {
        let organisation = batch.organisation
        let count = batch.members.count
        let total = Bilingual(
            zh: "共 \(pages) 页 \(count) 人（本页为第 \(page) 页）",
            en:
                "\(pages) \(pages == 1 ? "page" : "pages"), \(count) \(count == 1 ? "person" : "people") (this is page \(page))"
        )
        return [
            (Bilingual(zh: "本次备案", en: "This filing"), total[language]),
            (Bilingual(zh: "报送时间", en: "Sent on"), batch.on.written(language)),
            (Bilingual(zh: "备案单位负责人", en: "Head of the unit"), organisation.head ?? Self.blank),
            (Bilingual(zh: "联系人", en: "Contact"), organisation.contact ?? Self.blank),
            (Bilingual(zh: "电话", en: "Phone"), organisation.phone ?? Self.blank),
        ].map { Paper.Row($0.0[language], $0.1) }
    }

    /// What the marks of this batch mean.
    private func legend(_ language: Language) -> String {
        let marks = Filing.Action.allCases.compactMap { action in
            batch.members.first { $0.action == action }.map { "\($0.mark) \(action.title[language])" }
        }
        return Bilingual(zh: "入库标识：", en: "marks: ")[language]
            + marks.joined(separator: Bilingual(zh: "，", en: ", ")[language])
    }

    /// Room to write on where nobody has said what belongs there.
    private static let blank = "____________"
}
