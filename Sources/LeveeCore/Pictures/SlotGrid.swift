/// The safe as its slots (柜位图): one square a slot, in the order of their names.
public struct SlotGrid: Sendable {
    public struct Slot: Sendable {
        public var name: String
        /// Class of the square: `kept`, `wrong`.
        public var mark: String
        public var words: String

        public init(_ name: String, mark: String, words: String) {
            self.name = name
            self.mark = mark
            self.words = words
        }
    }

    public var title: String
    public var slots: [Slot]

    public init(title: String, slots: [Slot]) {
        self.title = title
        self.slots = slots
    }

    private static let (width, height, row) = (92.0, 34.0, 10)

    public var svg: String {
        let parts = slots.enumerated().flatMap { place, slot -> [String] in
            let x = Double(place % Self.row) * Self.width
            let y = Double(place / Self.row) * Self.height
            return [
                Drawing.box(
                    x: x + 1, y: y + 1, width: Self.width - 4, height: Self.height - 4, class: slot.mark,
                    words: slot.words),
                Drawing.text(x: x + Self.width / 2 - 1, y: y + 21, slot.name, anchor: "middle"),
            ]
        }
        let rows = (slots.count + Self.row - 1) / Self.row
        return Drawing.frame(
            width: Double(min(max(slots.count, 1), Self.row)) * Self.width, height: Double(max(rows, 1)) * Self.height,
            class: "slot-grid", title: title, words: slots.map(\.words), parts)
    }
}
