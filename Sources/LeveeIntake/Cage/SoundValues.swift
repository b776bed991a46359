import LeveeCore

// Whatever comes over the pipe has to hold values that the reader could have made: other ones would be kept for ever, and
// nobody could read them again. Names and free texts can be anything.

extension RecordFrame {
    var isSound: Bool {
        isIdentifier(.recordID) && isIdentifier(.target) && isIdentifier(.port)
            && isCountry(place(of: .to)) && isCountry(place(of: .from)) && isCitizenNumber(place(of: .idNumber))
            && at.isSound && (on?.isSound ?? true) && (birthDate?.isSound ?? true)
            && (document.map(isSound) ?? true) && (furtherDocuments.isEmpty || furtherDocuments.allSatisfy(isSound))
    }

    private func text(_ place: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        raw(place).assumingMemoryBound(to: UInt8.self)
    }

    private func isIdentifier(_ text: Text) -> Bool {
        guard let place = place(of: text) else { return true }
        let bytes = self.text(place)
        if (1...LeveeCore.Text.identifierLimit).contains(bytes.count), bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) {
            return true
        }
        return (try? LeveeCore.Text.identifier(string(place))) != nil
    }

    private func isCountry(_ place: Range<Int>?) -> Bool { place.map { CountryCode.isListed(text($0)) } ?? true }

    /// An `x` at its end would have been made an `X`.
    private func isCitizenNumber(_ place: Range<Int>?) -> Bool {
        guard let place else { return true }
        guard case .success = CitizenNumber.read(text(place)) else { return false }
        return text(place).last != UInt8(ascii: "x")
    }

    private func isSound(_ document: Document) -> Bool {
        let type = text(document.key.lowerBound..<document.number.lowerBound)
        return document.type.name.spells(UnsafeBufferPointer(rebasing: type.dropLast()))
            && type.last == UInt8(ascii: ":") && isDocumentNumber(document.number) && isCountry(document.issuingState)
            && (document.issuedOn?.isSound ?? true) && (document.expiresOn?.isSound ?? true)
    }

    private func isDocumentNumber(_ place: Range<Int>) -> Bool {
        if DocumentNumber.isNormal(text(place)) { return true }
        let number = try? DocumentNumber(string(place))
        return number?.text.utf8.elementsEqual(text(place)) ?? false
    }
}

extension FeedHeader {
    var isSound: Bool {
        sequence > 0 && generatedAt.isSound && coversFrom.isSound && coversTo.isSound && coversFrom <= coversTo
            && (try? Text.identifier(source)) != nil
    }
}

extension CalendarDay {
    fileprivate var isSound: Bool { Self.sound.contains(self) }
    private static var sound: ClosedRange<Self> { CalendarDay(number: -25_567)...CalendarDay(number: 84_005) }
}

extension Instant {
    fileprivate var isSound: Bool { Self.sound.contains(self) }
    /// From the first moment of 1900 to the last of 2199, in whatever zone.
    private static var sound: ClosedRange<Self> {
        Instant(nanoseconds: -2_209_039_200_000_000_000)...Instant(nanoseconds: 7_258_168_799_999_999_999)
    }
}
