/// A form as its template is filled.
extension FormBlock {
    func fields(_ words: Words) -> [String: View?] {
        [
            "path": .text(path), "method": .text(isSearch ? "get" : "post"), "submit": .text(submit),
            "token": isSearch ? nil : .text(token), "multipart": .flag(hasFile), "filters": .flag(isFilters),
            "grave": .flag(isGrave),
            "fields": .list(fields.map { $0.view(words, isSearched: isSearch || isFilters) }), "cancel": cancel?.view(),
        ]
    }
}

extension FormBlock.Row {
    /// - Parameter isSearched: whether it narrows a list: there nothing has to be given, and nobody needs to be told.
    fileprivate func view(_ words: Words, isSearched: Bool) -> View {
        var view: [String: View?] = [
            "name": .text(name), "label": .text(label), "hint": hint.map { .text($0) },
            "error": error.map { .text($0) },
            "optional": isRequired || kind == .flag || isSearched ? nil : .text(words["form.optional"]),
            "value": .text(values.first ?? ""), "described": described, "limit": .text("\(limit)"),
            "all": isSearched ? .text(words["form.all"]) : nil, "isSource": .flag(limit > 10_000),
            "autocomplete": autocomplete.map { .text($0) }, "errorWord": .text(words["form.error"]),
        ]
        view["is-\(control)"] = .flag(true)
        view["choices"] = .list(
            choices.enumerated().map { place, choice in
                .some([
                    "value": .text(choice.value), "text": .text(choice.text), "hint": choice.hint.map { .text($0) },
                    "checked": .flag(values.contains(choice.value)),
                    // The first one bears the field's id, so that the summary of errors can lead to it.
                    "id": .text(place == 0 ? name : "\(name)-\(place)"), "name": .text(name),
                ])
            })
        if kind == .flag { view["checked"] = .flag(values.contains("yes")) }
        return .some(view)
    }

    private var control: String {
        switch kind {
        case .line: "line"
        case .text: "text"
        case .day: "day"
        case .number: "number"
        case .choice: choices.count > 7 || !isRequired && choices.count > 2 ? "select" : "radios"
        case .choices: "boxes"
        case .flag: "flag"
        case .secret: "secret"
        case .scan: "scan"
        case .file: "file"
        case .hidden: "hidden"
        }
    }

    private var described: View? {
        let ids = [hint == nil ? nil : "\(name)-hint", error == nil ? nil : "\(name)-error"].compactMap { $0 }
        return ids.isEmpty ? nil : .text(ids.joined(separator: " "))
    }
}
