import LeveeCore

/// What somebody who travels along is to the applicant (与申请人关系), as a form takes it: the code, or a word of either language.
///
/// The rules know a spouse and a child by the code: a word that says so must become it.
enum RelationWords {
    /// The code of a relative; otherwise the word as it was written.
    static func read(_ word: String) -> String {
        let searched = word.lowercased()
        return Relative.Relation.allCases.first { relation in
            ([relation.rawValue, relation.title.zh, relation.title.en] + others(relation)).contains(searched)
        }?.rawValue ?? word
    }

    /// The word that a code stands for.
    static func shown(_ relation: String) -> Bilingual {
        Relative.Relation(rawValue: relation)?.title ?? .same(relation)
    }

    private static func others(_ relation: Relative.Relation) -> [String] {
        switch relation {
        case .spouse: ["妻", "妻子", "夫", "丈夫", "爱人", "wife", "husband"]
        case .child: ["儿子", "女儿", "子", "女", "son", "daughter"]
        case .parent: ["父", "母", "父亲", "母亲", "father", "mother"]
        case .other: ["其他亲属"]
        }
    }
}
