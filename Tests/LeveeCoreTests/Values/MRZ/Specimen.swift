import LeveeCore

/// Zones to read: those printed in ICAO 9303, and invented ones of this field.
enum Specimen {
    static let td3 = """
        P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<
        L898902C36UTO7408122F1204159ZE184226B<<<<<10
        """
    static let td2 = """
        I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<
        D231458907UTO7408122F1204159<<<<<<<6
        """
    static let td1 = """
        I<UTOD231458907<<<<<<<<<<<<<<<
        7408122F1204159UTO<<<<<<<<<<<6
        ERIKSSON<<ANNA<MARIA<<<<<<<<<<
        """
    static let td2Long = """
        I<UTOSTEVENSON<<PETER<JOHN<<<<<<<<<<
        D23145890<UTO3407127M95071227349<<<8
        """
    static let td1Long = """
        I<UTOD23145890<7349<<<<<<<<<<<
        3407127M9507122UTO<<<<<<<<<<<2
        STEVENSON<<PETER<JOHN<<<<<<<<<
        """
    static let chinese = """
        POCHNZHANG<<SAN<<<<<<<<<<<<<<<<<<<<<<<<<<<<<
        E123456782CHN9003071M3611199<<<<<<<<<<<<<<06
        """
    static let german = """
        P<D<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<
        C01X00T478D<<6408125F2710316<<<<<<<<<<<<<<04
        """
    static let card = "CSC123456788<2611228<9003071<0"
    static let blank = String(repeating: "<", count: 30)

    /// The text with its check digit.
    static func checked(_ field: String) -> String {
        field + (CheckDigit.icao9303(field.utf8).map { String(Unicode.Scalar($0)) } ?? "?")
    }

    static func filled(_ text: String, _ width: Int) -> String {
        text + String(repeating: "<", count: max(0, width - text.utf8.count))
    }

    /// A passport with right check digits; `number` and `optional` bring their own where they are given whole.
    static func passport(
        code: String = "PO", state: String = "CHN", name: String = "ZHANG<<SAN", number: String = "E12345678",
        numberField: String? = nil, nationality: String = "CHN", birth: String = "900307", sex: String = "M",
        expiry: String = "361119", optional: String = "", optionalDigit: String? = nil
    ) -> String {
        let number = numberField ?? checked(filled(number, 9))
        let data = filled(optional, 14)
        let personal = optionalDigit.map { data + $0 } ?? checked(data)
        let (birth, expiry) = (checked(birth), checked(expiry))
        let composite = checked(number + birth + expiry + personal).suffix(1)
        let first = filled(filled(code, 2) + filled(state, 3) + name, 44)
        return first + "\n" + number + filled(nationality, 3) + birth + sex + expiry + personal + composite
    }

    /// A TD1 card with right check digits; the number field and the first optional field are given as they are printed.
    static func identityCard(numberField: String, optional: String) -> String {
        let first = filled("I<UTO" + numberField + optional, 30)
        let (birth, expiry, rest) = (checked("740812"), checked("120415"), filled("", 11))
        let composite = checked(first.dropFirst(5) + birth + expiry + rest).suffix(1)
        return first + "\n" + birth + "F" + expiry + "UTO" + rest + composite + "\n" + filled("ERIKSSON<<ANNA", 30)
    }
}
