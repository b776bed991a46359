/// A moment as people read it: to the minute, without its offset, which is the same for everybody here.
enum Moment {
    /// - Parameter instant: as answers carry it, `2026-11-23T10:00:00+08:00`.
    static func shown(_ instant: String) -> String {
        String(instant.prefix(16)).replacing("T", with: " ")
    }
}
