import HTTPTypes
import Hummingbird
import LeveeCore

/// Receipts (回执): printed when a booklet changes hands, and found again by their code.
enum ReceiptPages {
    static func routes(_ installing: Installing) -> [Route] {
        installing.page("/custody/receipts/{code}", for: Granted<ReadsCustody>.self) { asked in
            guard let code = try? VerificationCode(asked.parameter("code")) else { throw Missing() }
            let found = try await asked.found { try $0.receipt(of: code, in: $1) }
            try await asked.note(.letter, of: found.receipt.holder.ref)
            let words = asked.words
            var blocks: [Block] =
                found.isAmended ? [.notice(.init(tone: .warning, title: words["receipt.amended"]))] : []
            blocks.append(.note(words["paper.print"]))
            blocks += found.papers(words.language, zone: .shanghai).map {
                .paper(Markup(escapedByHand: PaperHTML.article($0)))
            }
            return Page(
                "\(words["receipt.title"]) \(code)", back: .init(words["custody.title"], to: "/custody"), blocks)
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
