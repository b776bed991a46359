import LeveeCore

// Whatever comes over the pipe has to hold values that the reader could have made: other ones would be kept for ever, and
// nobody could read them again. Names and free texts can be anything.

extension RecordFrame {
    var isSound: Bool {
        bytes.withUnsafeBufferPointer { bytes in
            let values = FrameValues(bytes: bytes)
            return values.isIdentifier(place(of: .recordID)) && values.isIdentifier(place(of: .target))
                && values.isIdentifier(place(of: .port))
                && values.isCountry(place(of: .to)) && values.isCountry(place(of: .from))
                && values.isCitizenNumber(place(of: .idNumber))
                && at.isSound && (on?.isSound ?? true) && (birthDate?.isSound ?? true)
                && (document.map(values.isSound) ?? true) && furtherDocuments.allSatisfy(values.isSound)
        }
    }
}

extension FeedHeader {
    var isSound: Bool {
        sequence > 0 && generatedAt.isSound && coversFrom.isSound && coversTo.isSound && coversFrom <= coversTo
            && (try? Text.identifier(source)) != nil
    }
}

/// The values of a frame where they lie.
private struct FrameValues {
    let bytes: UnsafeBufferPointer<UInt8>

    private func text(_ place: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: bytes[place])
    }

    func isIdentifier(_ place: Range<Int>?) -> Bool {
        guard let place else { return true }
        let text = text(place)
        let isPlain = text.allSatisfy { $0 > 0x20 && $0 < 0x7F }
        if isPlain, (1...Text.identifierLimit).contains(text.count) { return true }
        return (try? Text.identifier(String(decoding: text, as: UTF8.self))) != nil
    }

    func isCountry(_ place: Range<Int>?) -> Bool { place.map { CountryCode.isListed(text($0)) } ?? true }

    /// An `x` at its end would have been made an `X`.
    func isCitizenNumber(_ place: Range<Int>?) -> Bool {
        guard let place else { return true }
        guard case .success = CitizenNumber.read(text(place)) else { return false }
        return text(place).last != UInt8(ascii: "x")
    }

    func isSound(_ document: RecordFrame.Document) -> Bool {
        let type = document.key.lowerBound..<document.number.lowerBound
        return text(type).dropLast().elementsEqual(document.type.rawValue.utf8) && text(type).last == UInt8(ascii: ":")
            && isDocumentNumber(text(document.number)) && isCountry(document.issuingState)
            && (document.issuedOn?.isSound ?? true) && (document.expiresOn?.isSound ?? true)
    }

    private func isDocumentNumber(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        if DocumentNumber.isNormal(text) { return true }
        let number = try? DocumentNumber(String(decoding: text, as: UTF8.self))
        return number?.text.utf8.elementsEqual(text) ?? false
    }
}

extension CalendarDay {
    fileprivate var isSound: Bool { Self.sound.contains(self) }
    private static let sound = CalendarDay(number: -25_567)...CalendarDay(number: 84_005)
}

extension Instant {
    fileprivate var isSound: Bool { Self.sound.contains(self) }
    /// From the first moment of 1900 to the last of 2199, in whatever zone.
    private static let sound =
        Instant(nanoseconds: -2_209_039_200_000_000_000)...Instant(nanoseconds: 7_258_168_799_999_999_999)
}
