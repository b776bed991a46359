extension FeedRecord {
    /// The record of a frame.
    /// - Throws: ``RecordFrame/Fault`` where a value in it is none.
    public init(_ frame: RecordFrame) throws(RecordFrame.Fault) {
        let holder = frame.hasHolder ? try Holder(frame) : nil
        var documents: [DocumentDetails] = []
        for document in frame.documents { documents.append(try DocumentDetails(document, of: frame)) }
        let body: Body? =
            switch frame.kind {
            case .document: try Self.document(frame, holder, documents)
            case .crossing: try Self.crossing(frame, holder, documents)
            case .holdings:
                if let on = frame.on, let holder {
                    .holdings(on: on, holder: holder, documents: documents)
                } else {
                    nil
                }
            case .filing: Self.filing(frame, holder)
            case .withdrawal: frame.string(.target).map { .withdrawal(of: $0, reason: frame.string(.reason)) }
            }
        guard let body, let recordID = frame.string(.recordID) else { throw RecordFrame.Fault() }
        self.init(recordID: recordID, body: body)
    }

    private static func document(
        _ frame: RecordFrame, _ holder: Holder?, _ documents: [DocumentDetails]
    ) throws(RecordFrame.Fault) -> Body? {
        guard let on = frame.on, let holder, let details = documents.first else { return nil }
        return .document(action: DocumentAction.allCases[frame.action], on: on, holder: holder, details: details)
    }

    private static func crossing(
        _ frame: RecordFrame, _ holder: Holder?, _ documents: [DocumentDetails]
    ) throws(RecordFrame.Fault) -> Body? {
        guard let details = documents.first else { return nil }
        return .crossing(
            direction: Direction.allCases[frame.action], at: frame.at, port: frame.string(.port),
            to: try frame.country(frame.place(of: .to)), from: try frame.country(frame.place(of: .from)),
            holder: holder,
            details: details)
    }

    private static func filing(_ frame: RecordFrame, _ holder: Holder?) -> Body? {
        guard let on = frame.on, let holder else { return nil }
        return .filing(action: FilingAnswer.allCases[frame.action], on: on, holder: holder)
    }

    /// Writes the record as a frame.
    public func write(to writer: inout RecordFrameWriter, line: Int, doubts: FeedDoubts) {
        writer.begin(kind, line: line)
        writer.set(.recordID, recordID)
        writer.add(doubts)
        switch body {
        case .document(let action, let on, _, _):
            writer.set(action: DocumentAction.allCases.firstIndex(of: action) ?? 0)
            writer.set(on: on)
        case .crossing(let direction, let at, let port, let to, let from, _, _):
            writer.set(action: Direction.allCases.firstIndex(of: direction) ?? 0)
            writer.set(at: at)
            writer.set(.port, ifAny: port)
            writer.set(.to, ifAny: to?.text)
            writer.set(.from, ifAny: from?.text)
        case .holdings(let on, _, _): writer.set(on: on)
        case .filing(let answer, let on, _):
            writer.set(action: FilingAnswer.allCases.firstIndex(of: answer) ?? 0)
            writer.set(on: on)
        case .withdrawal(let target, let reason):
            writer.set(.target, target)
            writer.set(.reason, ifAny: reason)
        }
        holder?.write(to: &writer)
        for details in documents { details.write(to: &writer) }
    }

    private var kind: RecordFrame.Kind {
        switch body {
        case .document: .document
        case .crossing: .crossing
        case .holdings: .holdings
        case .filing: .filing
        case .withdrawal: .withdrawal
        }
    }
}

extension RecordFrame {
    /// The record by itself as a frame without a fingerprint.
    public convenience init(_ record: FeedRecord, line: Int = 1, doubts: FeedDoubts = []) throws(Fault) {
        var writer = RecordFrameWriter()
        record.write(to: &writer, line: line, doubts: doubts)
        let bytes = FrameBytes()
        writer.finish(into: bytes)
        try self.init(bytes, 0..<bytes.count)
    }

    fileprivate func country(_ place: Range<Int>?) throws(Fault) -> CountryCode? {
        guard let place else { return nil }
        do { return try CountryCode(string(place)) } catch { throw Fault() }
    }
}

extension Holder {
    fileprivate init(_ frame: RecordFrame) throws(RecordFrame.Fault) {
        var number: CitizenNumber?
        if let text = frame.string(.idNumber) {
            do { number = try CitizenNumber(text) } catch { throw RecordFrame.Fault() }
        }
        self.init(
            idNumber: number, name: frame.string(.name), surname: frame.string(.surname),
            givenNames: frame.string(.givenNames), birthDate: frame.birthDate, sex: frame.sex)
    }

    fileprivate func write(to writer: inout RecordFrameWriter) {
        writer.setHolder(birthDate: birthDate, sex: sex)
        writer.set(.idNumber, ifAny: idNumber?.text)
        writer.set(.name, ifAny: name)
        writer.set(.surname, ifAny: surname)
        writer.set(.givenNames, ifAny: givenNames)
    }
}

extension DocumentDetails {
    fileprivate init(_ document: RecordFrame.Document, of frame: RecordFrame) throws(RecordFrame.Fault) {
        let number: DocumentNumber
        do { number = try DocumentNumber(frame.string(document.number)) } catch { throw RecordFrame.Fault() }
        self.init(
            document: DocumentKey(document.type, number), rawNumber: document.rawNumber.map(frame.string),
            issuingState: try frame.country(document.issuingState), issuedOn: document.issuedOn,
            expiresOn: document.expiresOn, authority: document.authority.map(frame.string))
    }

    fileprivate func write(to writer: inout RecordFrameWriter) {
        var (number, state, authority) = (document.number, issuingState?.text ?? "", self.authority ?? "")
        number.withUTF8 { number in
            state.withUTF8 { state in
                authority.withUTF8 { authority in
                    writer.add(
                        document.type, number: number, rawNumber: rawNumber == document.number ? nil : rawNumber,
                        issuingState: issuingState == nil ? nil : state, issuedOn: issuedOn, expiresOn: expiresOn,
                        authority: self.authority == nil ? nil : authority)
                }
            }
        }
    }
}

extension RecordFrameWriter {
    fileprivate mutating func set(_ text: RecordFrame.Text, ifAny value: String?) {
        if let value { set(text, value) }
    }
}
