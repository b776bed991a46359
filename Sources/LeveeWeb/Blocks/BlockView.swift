import LeveeCore

/// A block as its template is filled: `kind` names the template.
extension Block {
    func view(_ words: Words) -> View {
        var fields = content(words)
        fields["kind"] = .text("block-\(kind)")
        return .some(fields)
    }

    /// A table that is called as what it stands in, or the page, says so only to those who hear it.
    func named(apartFrom title: String) -> Block {
        guard case .table(var table) = self, table.caption == title else { return self }
        table.isCaptionSeen = false
        return .table(table)
    }

    private var kind: String {
        switch self {
        case .heading: "heading"
        case .text: "text"
        case .note: "note"
        case .notice: "notice"
        case .summary: "summary"
        case .table: "table"
        case .tasks: "tasks"
        case .form: "form"
        case .actions: "actions"
        case .links: "links"
        case .numbers: "numbers"
        case .picture: "picture"
        case .progress: "progress"
        case .section: "section"
        case .details: "details"
        case .columns: "columns"
        case .paper: "paper"
        }
    }

    private func content(_ words: Words) -> [String: View?] {
        switch self {
        case .heading(let text): ["text": .text(text)]
        case .text(let text), .note(let text): ["kept": .markup(Unbroken.markup(text))]
        case .notice(let notice): notice.fields
        case .summary(let summary): summary.fields
        case .table(let table): table.fields(words)
        case .tasks(let tasks): ["tasks": .list(tasks.map(\.view))]
        case .form(let form): form.fields(words)
        case .actions(let links, let hasMain):
            ["links": .list(links.enumerated().map { $1.view(isFirst: hasMain && $0 == 0) })]
        case .links(let links): ["links": .list(links.map { $0.view() })]
        case .numbers(let numbers): ["numbers": .list(numbers.map(\.view))]
        case .picture(let picture): ["drawing": .markup(picture.drawing), "caption": .text(picture.caption)]
        case .progress(let percent, let text): ["percent": .text("\(percent)"), "text": .text(text)]
        case .section(let title, let blocks), .details(let title, let blocks):
            ["title": .text(title), "blocks": .list(blocks.map { $0.named(apartFrom: title).view(words) })]
        case .columns(let columns):
            ["columns": .list(columns.map { .fields(["blocks": .list($0.map { $0.view(words) })]) })]
        case .paper(let markup): ["paper": .markup(markup)]
        }
    }
}

extension Block.Link {
    func view(isFirst: Bool = false) -> View {
        .some(["text": .text(text), "path": .text(path), "about": about.map { .text($0) }, "first": .flag(isFirst)])
    }
}

extension Block.Link {
    /// In a cell, where a number stays in one line.
    fileprivate var kept: View {
        .some([
            "kept": .markup(Unbroken.markup(text)), "path": .text(path), "about": about.map { .text($0) },
        ])
    }
}

extension Block.Tag {
    var view: View { .fields(["text": .text(text), "tone": .text(tone.rawValue)]) }
}

extension Block.Task {
    fileprivate var view: View {
        .some([
            "title": .text(title), "path": .text(path), "state": state.view, "hint": hint.map { .text($0) },
        ])
    }
}

extension Block.Number {
    fileprivate var view: View {
        .some(["count": .text("\(count)"), "text": .text(text), "path": path.map { .text($0) }])
    }
}

extension Block.Notice {
    fileprivate var fields: [String: View?] {
        [
            "tone": .text(tone.rawValue), "isAlert": .flag(tone != .information), "title": .text(title),
            "texts": .list(texts.map { .fields(["kept": .markup(Unbroken.markup($0))]) }),
            "links": .list(links.map { $0.view() }),
        ]
    }
}

extension Summary {
    fileprivate var fields: [String: View?] {
        [
            "caption": caption.map { .text($0) },
            "rows": .list(
                rows.map { row in
                    .some([
                        "key": .text(row.key), "values": .list(row.values.map { $0.view }),
                        "action": row.action?.view(),
                    ])
                }),
        ]
    }
}

extension Table {
    fileprivate func fields(_ words: Words) -> [String: View?] {
        [
            "caption": .text(caption), "seen": .flag(isCaptionSeen), "none": rows.isEmpty ? .text(none) : nil,
            "filterable": .flag(isFilterable && rows.count > 5), "filterLabel": .text(words["table.filter"]),
            "columns": .list(
                columns.map {
                    .some([
                        "title": .text($0.title), "number": .flag($0.isNumber), "sort": $0.sort.map { .text($0) },
                        "sorted": $0.sorted.map { .text($0.rawValue) },
                    ])
                }),
            "rows": rows.isEmpty ? nil : .list(rows.map(view)),
            "next": next.map { .text($0) }, "nextLabel": .text(words["table.next"]),
        ]
    }

    /// Each cell with its column's title, which a narrow screen shows beside it.
    private func view(_ row: [Cell]) -> View {
        .fields([
            "cells": .list(
                zip(columns, row).enumerated().map { place, pair in
                    .some([
                        "first": .flag(place == 0), "title": .text(pair.0.title), "number": .flag(pair.0.isNumber),
                        "value": pair.1.view,
                    ])
                })
        ])
    }
}

extension Cell {
    /// Digits of a hash that are shown.
    private static let hashShown = 12

    var view: View {
        switch self {
        case .text(let text): .fields(["kept": .markup(Unbroken.markup(text))])
        case .number(let number): .fields(["kept": .markup(Unbroken.markup("\(number)"))])
        case .link(let link): .fields(["link": link.kept])
        case .tag(let tag): .fields(["tag": tag.view])
        case .code(let text): .fields(["code": .text(text)])
        case .hash(let text): .fields(["code": .text(text.prefix(Self.hashShown) + "…"), "whole": .text(text)])
        case .cells(let cells): .fields(["parts": .list(cells.map(\.view))])
        }
    }
}
