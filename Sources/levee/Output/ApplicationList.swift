import LeveeCore
import LeveeSQLite

/// Applications as a table, each with what it waits for.
struct ApplicationList {
    let filed: [FiledApplication]
    let terminal: Terminal

    var lines: [String] {
        let language = terminal.language
        if filed.isEmpty { return [Bilingual(zh: "没有这样的申请", en: "no such application")[language]] }
        var table = TextTable(
            [
                Bilingual(zh: "编号", en: "number"), .init(zh: "状态", en: "stage"), .init(zh: "种类", en: "kind"),
                .init(zh: "人员", en: "person"), .init(zh: "日期", en: "days"), .init(zh: "待办", en: "waits for"),
            ].map { .init(title: $0[language]) })
        for filed in filed {
            table.add([
                Text.visible(filed.file.number), filed.stage.title[language], filed.file.kind.title[language],
                "\(Text.visible(filed.file.person)) \(Text.visible(filed.person.name))", days(filed),
                filed.awaited?[language] ?? "",
            ])
        }
        return table.lines(to: terminal.columns)
    }

    private func days(_ filed: FiledApplication) -> String {
        // An amendment that waits, or was not granted, moves nothing.
        let application = filed.file.granted?.application ?? filed.file.versions.last?.application
        return [application?.departOn, filed.returnDay ?? application?.returnOn].compactMap { $0?.description }
            .joined(separator: " … ")
    }
}
