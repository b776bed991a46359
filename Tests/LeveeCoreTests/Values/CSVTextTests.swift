import LeveeCore
import Testing

struct CSVTextTests {
    @Test(arguments: [
        ("a", "a"), ("", ""), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""),
        ("a\r\nb", "\"a\r\nb\""),
        ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("\t=1", "'\t=1"), ("\r=1", "\"'\r=1\""),
        ("＝1", "'＝1"), ("＋1", "'＋1"), ("－1", "'－1"), ("＠x", "'＠x"), ("'x", "''x"), ("a=1", "a=1"), (" =1", " =1"),
        // A mark that combines with the sign hides it from nobody.
        ("=\u{301}x", "'=\u{301}x"), ("a,\u{301}b", "\"a,\u{301}b\""), ("\"\u{301}", "\"\"\"\u{301}\""),
    ])
    func fields(field: String, written: String) {
        #expect(CSVText.line([field, "x"]).utf8.elementsEqual("\(written),x\r\n".utf8), "\(CSVText.line([field]))")
    }

    /// Whoever takes one leading apostrophe away has the value.
    @Test func theValueStaysClear() {
        for field in ["=1", "'=1", "''", "'", "x'", "", "-", "李"] {
            let written = CSVText.line([field]).dropLast()
            let read = written.utf8.first == UInt8(ascii: "'") ? String(written.dropFirst()) : String(written)
            #expect(read == field)
        }
    }
}
