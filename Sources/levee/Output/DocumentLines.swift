import LeveeCore

/// One document of a dossier: which, where it is, how long it is good, and who knows of it.
struct DocumentLines {
    let document: KnownDocument
    let file: CaseFile
    let marks: CorrectionMarks
    let language: Language

    private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

    var lines: [String] {
        let record = document.record
        let number = "\(record.key.type.title[language]) \(Text.visible(record.key.number))"
        let other = document.owner.flatMap { $0 == file.person.ref ? nil : $0 }
        let owner = other.map { say("（登记于 \(Text.visible($0)) 名下）", " (belongs to \(Text.visible($0)))") } ?? ""
        let expires = document.expiresOn()?.description ?? say("不明", "not known")
        let declared = record.declaration.map { say("\($0.declaredOn) 申报", "declared \($0.declaredOn)") }
        return [
            "\(number)\(owner)  \(place)" + marks.mark(.custody, document: record.key),
            [
                say("有效期至 \(expires)", "expires \(expires)"),
                (declared ?? say("未申报", "not declared")) + marks.mark(.declaration, document: record.key),
                say("公安：", "authority: ") + authority,
            ].joined(separator: "  "),
        ]
    }

    private var place: String {
        let booklet = Booklet(document.record)
        let title = booklet.state.title[language]
        if booklet.state == .out, let handedOut = booklet.since {
            let day = file.policy.zone.day(of: handedOut.at)
            let leave = booklet.approval.map { say("，批件 \(Text.visible($0))", ", approval \(Text.visible($0))") }
            return say("\(day) ", "") + title + say("", " since \(day)") + (leave ?? say("，无批件", ", no approval"))
        }
        return booklet.spot.map { "\(title) \($0.shown)" } ?? title
    }

    private var authority: String {
        if let cancelled = document.cancelledOn { return say("\(cancelled) 注销", "cancelled \(cancelled)") }
        if let report = document.standingLoss(on: file.day) {
            return say("\(report.on) 报失", "lost \(report.on)")
        }
        return document.mentions.isEmpty ? say("无记录", "no record") : say("有记录", "on file")
    }
}
