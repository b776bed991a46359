import LeveeCore

/// Reads the units of an XML file: through the gate and the parser of our own feed, with the same limits.
final class XMLUnits: UnitSource, XMLHandler {
    private struct Open {
        /// Number in the profile's tree of paths; nil inside of what it does not know or ignores.
        var place: Int?
        /// Number in the unit, or in the preamble; nil where nothing is kept.
        var node: Int?
    }

    private let profile: FeedProfile
    private let limits: FeedLimits
    private var gate: ByteGate
    private var parser: PushParser?
    private var bytes: [UInt8]
    private var open: [Open] = []
    private var unit: (tree: SourceUnit, index: Int, depth: Int)?
    private var finished: [(unit: SourceUnit, index: Int)] = []
    private var hasUnits = false
    private var lastSpace = ""
    private var isOver = false
    private var failure: FeedRefusal?
    private var unknownPaths: UnknownPaths
    private(set) var preamble = SourceUnit()
    private(set) var rootLine = 1

    var unknown: [String: Int] { unknownPaths.counts }

    /// - Parameter chunk: bytes that the parser gets at once.
    /// - Throws: ``FeedRefusal`` `unreadable` where there is no memory for a parser.
    init(
        _ source: any ByteSource, profile: FeedProfile, limits: FeedLimits, chunk: Int = 16 << 10,
        clock: @escaping () -> Duration
    ) throws(FeedRefusal) {
        self.profile = profile
        self.limits = limits
        gate = ByteGate(source, limits: limits, clock: clock, tracksTags: true)
        bytes = [UInt8](repeating: 0, count: chunk)
        unknownPaths = UnknownPaths(limit: limits.unknownNames)
        guard let parser = PushParser(self) else { throw FeedRefusal(.unreadable) }
        self.parser = consume parser
    }

    func next() throws(FeedRefusal) -> [(unit: SourceUnit, index: Int)]? {
        if isOver {
            if let failure { throw failure }
            return nil
        }
        let count = bytes.withUnsafeMutableBufferPointer { gate.read(into: $0) }
        let goesOn =
            count > 0
            && bytes.withUnsafeBufferPointer {
                parser?.push(UnsafeBufferPointer(rebasing: $0[..<count])) ?? false
            }
        if !goesOn {
            isOver = true
            let outcome = parser?.finish() ?? .stopped
            failure = failure ?? refusal(after: outcome)
        }
        // What was whole before a fault comes first.
        defer { finished = [] }
        return finished
    }

    /// What the file is refused for, the earlier fault first.
    private func refusal(after outcome: XMLParser.Outcome) -> FeedRefusal? {
        let found: FeedRefusal?
        switch outcome {
        case .doctype: return FeedRefusal(.doctype, line: gate.markup.declarationLine ?? gate.markup.line)
        case .failed(let line): found = FeedRefusal(.notWellFormed, line: line)
        case .nameTooLong(let line): found = FeedRefusal(.tagTooLong, line: line)
        case .done, .stopped: found = gate.isDrained ? nil : FeedRefusal(.notWellFormed, line: gate.markup.line)
        }
        guard let fault = gate.fault else { return found }
        if let line = found?.line, let limit = fault.line, line < limit { return found }
        return fault
    }

    func read(into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int { 0 }

    func start(_ element: XMLElement) -> Bool {
        let line = gate.nextTagLine() ?? element.line
        let step = step(element.space, element.name)
        guard let parent = open.last else { return openRoot(step, element, line) }
        guard let place = parent.place else {
            open.append(Open())
            return true
        }
        switch profile.tree.element(step, under: place) {
        case .ignored: open.append(Open())
        case .unknown:
            open.append(Open())
            return note(profile.tree.path(of: place), profile.tree.shown(step), line)
        case .place(let own):
            openNode(own, parent: parent.node, line)
            return readAttributes(of: element, own, line)
        }
        return true
    }

    private func step(_ space: UnsafeBufferPointer<UInt8>, _ name: UnsafeBufferPointer<UInt8>) -> ProfilePath.Step {
        // A file has few namespaces, and mostly one.
        if !space.elementsEqual(lastSpace.utf8) { lastSpace = String(decoding: space, as: UTF8.self) }
        return ProfilePath.Step(space: lastSpace, name: String(decoding: name, as: UTF8.self))
    }

    private func openRoot(_ step: ProfilePath.Step, _ element: XMLElement, _ line: Int) -> Bool {
        rootLine = line
        guard step == profile.root else {
            return fail(FeedRefusal(.notOfProfile, line: line, field: profile.tree.shown(step)))
        }
        openNode(0, parent: nil, line)
        return readAttributes(of: element, 0, line)
    }

    private func openNode(_ place: Int, parent: Int?, _ line: Int) {
        if let index = profile.tree.unit(at: place) {
            var tree = SourceUnit()
            let node = tree.open(place: place, parent: -1, line: line)
            unit = (tree, index, open.count)
            hasUnits = true
            open.append(Open(place: place, node: node))
        } else if unit != nil {
            open.append(Open(place: place, node: unit?.tree.open(place: place, parent: parent ?? -1, line: line)))
        } else {
            let node = hasUnits ? nil : preamble.open(place: place, parent: parent ?? -1, line: line)
            open.append(Open(place: place, node: node))
        }
    }

    private func readAttributes(of element: XMLElement, _ place: Int, _ line: Int) -> Bool {
        for attribute in element.all {
            let step = step(attribute.space, attribute.name)
            switch profile.tree.attribute(step, of: place) {
            case .ignored: break
            case .unknown:
                guard note(profile.tree.path(of: place), "@" + profile.tree.shown(step), line) else { return false }
            case .place(let own):
                guard let node = open.last?.node else { break }
                let text = String(decoding: attribute.value, as: UTF8.self)
                if unit != nil {
                    unit?.tree.add(text, attribute: own, to: node)
                } else {
                    preamble.add(text, attribute: own, to: node)
                }
            }
        }
        return checkSize(line)
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>, line: Int) -> Bool {
        guard let last = open.last, let place = last.place else { return true }
        guard profile.tree.takesText(place) else {
            let isBlank = bytes.allSatisfy { [0x20, 0x0A, 0x09, 0x0D].contains($0) }
            return isBlank || note(profile.tree.path(of: place), "text()", line)
        }
        guard let node = last.node else { return true }
        let text = String(decoding: bytes, as: UTF8.self)
        if unit != nil {
            unit?.tree.add(text, to: node)
        } else if !hasUnits {
            preamble.add(text, to: node)
        }
        return checkSize(line)
    }

    func end(names: Int) -> Bool {
        open.removeLast()
        if let unit, unit.depth == open.count {
            finished.append((unit.tree, unit.index))
            self.unit = nil
        }
        // A parser never forgets a name, and no vocabulary has so many.
        guard names <= limits.parserNames else { return fail(FeedRefusal(.tooManyNames, line: gate.markup.line)) }
        return true
    }

    private func checkSize(_ line: Int) -> Bool {
        guard (unit?.tree.bytes ?? preamble.bytes) <= limits.recordBytes else {
            return fail(FeedRefusal(.recordTooLarge, line: line))
        }
        return true
    }

    private func note(_ path: String, _ name: String, _ line: Int) -> Bool {
        guard unknownPaths.note(path.isEmpty ? name : path + "/" + name) else {
            return fail(FeedRefusal(.tooManyNames, line: line))
        }
        return true
    }

    private func fail(_ refusal: FeedRefusal) -> Bool {
        failure = refusal
        return false
    }
}
