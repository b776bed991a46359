/// Guesses which known word somebody meant.
enum Spelling {
    /// The known word that is at most two slips away, and less than half of the word; the first of equals.
    static func nearest(to word: String, among known: [String]) -> String? {
        let letters = Array(word.utf8)
        guard letters.count <= 100 else { return nil }
        let ranked = known.map { (word: $0, slips: slips(letters, Array($0.utf8))) }
        guard let best = ranked.min(by: { $0.slips < $1.slips }) else { return nil }
        return best.slips <= 2 && best.slips * 2 < best.word.utf8.count ? best.word : nil
    }

    /// Letters to insert, leave out or change (Levenshtein), on bytes.
    private static func slips(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (index, letter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for (other, candidate) in right.enumerated() {
                let change = diagonal + (letter == candidate ? 0 : 1)
                diagonal = row[other + 1]
                row[other + 1] = min(change, diagonal + 1, row[other] + 1)
            }
        }
        return row[right.count]
    }
}
