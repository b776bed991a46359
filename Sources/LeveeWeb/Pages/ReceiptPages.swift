import HTTPTypes
import Hummingbird
import LeveeCore

/// One receipt, as it was printed at first.
struct ReceiptAnswer: Answer {
    var code: String
    var document: String
    var holder: String
    var event: Said
    var at: String
    var dueOn: String?
    /// Whether the ledger's entry was amended after it was made.
    var isAmended: Bool
    /// The papers, for the page alone.
    private var papers: [Language: [Paper]] = [:]

    private enum CodingKeys: String, CodingKey { case code, document, holder, event, at, dueOn, isAmended }

    init(_ found: FoundReceipt) {
        let receipt = found.receipt
        code = "\(found.code)"
        document = receipt.event.document.description
        holder = receipt.holder.ref
        event = receipt.event.event.title
        at = Zone.shanghai.text(of: receipt.event.at)
        dueOn = receipt.due?.description
        isAmended = found.isAmended
        for language in Language.allCases { papers[language] = found.papers(language, zone: .shanghai) }
    }

    func page(_ setting: Setting) -> Page {
        let words = setting.words
        var blocks: [Block] = isAmended ? [.notice(.init(tone: .warning, title: words["receipt.amended"]))] : []
        blocks.append(.note(words["paper.print"]))
        blocks += (papers[words.language] ?? []).map { .paper(Markup(escapedByHand: PaperHTML.article($0))) }
        return Page("\(words["receipt.title"]) \(code)", back: .init(words["custody.title"], to: "/custody"), blocks)
    }
}

/// Receipts (回执): printed when a booklet changes hands, and found again by their code.
enum ReceiptPages {
    static func routes(_ installing: Installing) -> [Route] {
        installing.resource("receipt", "/custody/receipts/{code}", for: Granted<ReadsCustody>.self) { asked in
            guard let code = try? VerificationCode(asked.parameter("code")) else { throw Missing() }
            let found = try await asked.found { try $0.receipt(of: code, in: $1) }
            try await asked.note(.letter, of: found.receipt.holder.ref)
            return ReceiptAnswer(found)
        }
            + installing.page("/custody/receipt", for: Granted<ReadsCustody>.self) { asked in
                page(asked, installing, Values(), [])
            }
            + [
                installing.route(.post, "/custody/receipt", for: Granted<ReadsCustody>.self) { request, context in
                    let values = try await installing.submitted(request, context.visit)
                    let asked = installing.asked(request, context)
                    var form = FormReading(values, fields: [code])
                    let given: VerificationCode? = form.value("code") { text throws(Refusal) in
                        try VerificationCode(text)
                    }
                    if form.errors.isEmpty, let given,
                        try await asked.records({ try $0.receipt(of: given, in: $1) }) != nil
                    {
                        return Installing.redirect(to: "/custody/receipts/\(given)")
                    }
                    if form.errors.isEmpty {
                        form.note("code", Said(zh: "没有这个验证码的回执，请核对", en: "no receipt of ours has this code; check it"))
                    }
                    var answer = page(asked, installing, values, form.errors)
                    answer.status = .unprocessableContent
                    return installing.setter.response(answer, for: context.visit)
                }
            ]
    }

    private static let code = Field("code", label: "receipt.code", limit: 40)

    private static func page(
        _ asked: Asked<Granted<ReadsCustody>>, _ installing: Installing, _ values: Values, _ errors: [FieldError]
    ) -> Page {
        let words = asked.words
        let form = FormBlock(
            path: "/custody/receipt", submit: words["custody.find"], fields: [.init(code, values, errors, words)],
            token: installing.setter.forms.token(for: asked.context.visit))
        return Page(
            words["custody.receipt"], back: .init(words["custody.title"], to: "/custody"), [.form(form)], errors: errors
        )
    }
}
