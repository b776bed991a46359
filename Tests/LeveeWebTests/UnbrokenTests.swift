import LeveeCore
import Testing

@testable import LeveeWeb

@Suite struct UnbrokenTests {
    @Test(arguments: [
        // A day or a number stays in one piece, whatever stands beside it.
        (
            "2026-11-27…2026-12-03", "<bdi class=\"whole\">2026-11-27</bdi>…<bdi class=\"whole\">2026-12-03</bdi>"
        ),
        ("自2026-03-02起该证件已失效", "自<bdi class=\"whole\">2026-03-02</bdi>起该证件已失效"),
        ("the application QL-S-0002", "the application <bdi class=\"whole\">QL-S-0002</bdi>"),
        // As long as a number may be, and one longer.
        ("x 2345678901234567-901", "x <bdi class=\"whole\">2345678901234567-901</bdi>"),
        ("x 2345678901234567-9012", "x 2345678901234567-9012"),
        // No number, and nothing that a line could break.
        ("ql-foreign-affairs", "ql-foreign-affairs"), ("gd ED0749319 ED0749319", "gd ED0749319 ED0749319"),
        // Short: six Han characters, and one more.
        ("青岚县财政局", "<bdi class=\"whole\">青岚县财政局</bdi>"), ("青岚县自然资源局", "青岚县自然资源局"), ("active", "active"),
        ("", ""), ("<b>\u{301} & \"", "<bdi class=\"whole\">&lt;b&gt;&#769; &amp; &quot;</bdi>"),
        ("<i> of 2026-11-27", "&lt;i&gt; of <bdi class=\"whole\">2026-11-27</bdi>"),
    ])
    func whatStaysInOnePiece(_ text: String, _ html: String) { #expect(Unbroken.markup(text).html == html) }

    @Test func titlesOpenWithACapitalInEnglish() {
        #expect(Words(.en).opening("ordinary passport E1") == "Ordinary passport E1")
        #expect(Words(.en).opening("龙华振") == "龙华振")
        #expect(Words(.en).opening("") == "")
        #expect(Words(.zh).opening("abc") == "abc")
    }

    @Test func aDocumentIsNamedAsPeopleNameIt() {
        #expect(Words(.zh).document("ordinaryPassport:ED0749319") == "普通护照 ED0749319")
        #expect(Words(.en).document("hkMacaoPermit:C00636264") == "Hong Kong/Macao permit C00636264")
        #expect(Words(.en).document("ED07") == "ED07")
    }

    @Test func whatNobodyHasVerifiedIsSaidInOneLanguage() {
        #expect(Words(.zh).basis("组通字〔2014〕14号 (未核实 unverified)") == "组通字〔2014〕14号（未核实）")
        #expect(Words(.en).basis("组通字〔2014〕14号 (未核实 unverified)") == "组通字〔2014〕14号 (unverified)")
        #expect(Words(.en).basis("组通字〔2014〕14号") == "组通字〔2014〕14号")
    }
}
