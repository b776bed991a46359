extension Trip {
    /// Whether it counts as travel for private reasons: by its approval; without one, by the document.
    var isPrivate: Bool {
        cover.map { $0.approval.purpose == .private } ?? document.type.isPrivate
    }
}
