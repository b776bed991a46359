import LeveeCore
import LeveeSQLite

/// A possible match beside its candidates.
struct MatchPage {
    let view: MatchView
    let zone: Zone
    /// Days for which an undecided match is kept.
    let keptDays: Int
    let isUnmasked: Bool
    let language: Language
    /// Columns that a line may take.
    let width: Int

    private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

    var lines: [String] {
        let received = zone.day(of: view.match.receivedAt)
        let head = say(
            "`\(view.match.record)`，\(received) 收到，保留至 \(received + keptDays)",
            "`\(view.match.record)`, received on \(received), kept until \(received + keptDays)")
        return DisplayWidth.wrapped(head, to: width) + view.candidates.flatMap { [""] + lines(of: $0) }
    }

    private func lines(of candidate: MatchView.Candidate) -> [String] {
        let person = candidate.person
        let title = say(
            "候选人 `\(person.ref)` \(Text.visible(person.name))", "candidate `\(person.ref)` \(Text.visible(person.name))"
        )
        var table = TextTable([
            .init(title: ""), .init(title: say("记录", "record")), .init(title: say("在册", "registry")),
            .init(title: say("比较", "verdict")),
        ])
        for feature in candidate.comparison.features {
            let verdict = feature.verdict.title[language]
            let note = feature.note.map { say("：", ": ") + $0[language] } ?? ""
            table.add([
                feature.kind.title[language], shown(feature.recorded, feature.kind),
                shown(feature.registered, feature.kind), verdict + note,
            ])
        }
        return DisplayWidth.wrapped(title, to: width) + table.lines(to: width)
    }

    private func shown(_ value: String?, _ kind: MatchFeature.Kind) -> String {
        guard let value else { return "—" }
        switch kind {
        case .idNumber where !isUnmasked: return (try? CitizenNumber(value))?.masked ?? "?"
        case .sex: return (try? Sex(value))?.title[language] ?? value
        case .document: return (try? DocumentKey(value)).map { Fact.document($0).shown[language] } ?? value
        default: return Text.visible(value)
        }
    }
}
