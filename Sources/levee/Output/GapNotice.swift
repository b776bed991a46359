import LeveeCore
import LeveeSQLite

/// What is said of feed files that are missing, until they come.
enum GapNotice {
    /// One line for each source, as `gd-exit-entry: 308–309, 312 missing; …`.
    static func lines(_ gaps: [FeedGap]) -> [Bilingual] {
        Dictionary(grouping: gaps, by: \.source).sorted { $0.key.precedes($1.key) }.map { source, gaps in
            let source = Text.visible(source)
            let numbers = gaps.map { $0.from == $0.to ? "\($0.from)" : "\($0.from)–\($0.to)" }
            return Bilingual(
                zh: "\(source)：缺 \(numbers.joined(separator: "、")) 号文件，请向来源补要",
                en: "\(source): \(numbers.joined(separator: ", ")) missing; ask the source for these files")
        }
    }
}
