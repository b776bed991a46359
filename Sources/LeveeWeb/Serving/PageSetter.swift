import Foundation
import Hummingbird
import LeveeCore

/// Sets pages: the frame around them, and the blocks on them.
struct PageSetter: Sendable {
    private let templates: Templates
    private let assets: Assets
    let forms: FormTokens

    init(assets: Assets, forms: FormTokens) throws {
        templates = try Templates()
        self.assets = assets
        self.forms = forms
    }

    func response(_ page: Page, for visit: Visit) -> Response {
        MadeAnswer(page, by: self, for: visit).response
    }

    func html(_ page: Page, for visit: Visit) -> String {
        let words = visit.words
        let token = forms.token(for: visit)
        let other: Language = visit.language == .zh ? .en : .zh
        let navigation = Navigation.entries(for: visit.visitor).map { entry in
            View.fields([
                "path": .text(entry.path), "text": .text(words[entry.title]),
                "current": .flag(entry.contains(visit.path)),
            ])
        }
        let errors: View? =
            page.errors.isEmpty
            ? nil
            : .list(
                page.errors.map { error in
                    .some([
                        "field": error.field.isEmpty ? nil : .text(error.field), "text": .text(words[error.text]),
                    ])
                })
        let view = View.some([
            "lang": .text(visit.language == .zh ? "zh-CN" : "en"), "title": .text(page.title),
            "heading": .fields(["kept": .markup(Unbroken.markup(page.title))]),
            "site": .text(words["site.name"]), "style": .text(assets.path(of: "pages.css")),
            "script": .text(assets.path(of: "pages.js")), "icon": .text(assets.path(of: "icon.svg")),
            "skip": .text(words["site.skip"]), "footer": .text(words["site.footer"]),
            "user": visit.visitor.map { .text(Text.visible($0.account.user)) },
            "languages": .list([
                .fields([
                    "token": .text(token), "to": .text(visit.path), "language": .text(other.rawValue),
                    "tag": .text(other == .zh ? "zh-CN" : "en"), "name": .text(other == .zh ? "中文" : "English"),
                ])
            ]),
            "signOut": visit.visitor.map { _ in .fields(["token": .text(token), "text": .text(words["site.sign-out"])])
            },
            "hasNavigation": .flag(!navigation.isEmpty), "navigation": .list(navigation),
            "navigationLabel": .text(words["site.navigation"]),
            "back": page.back.map { $0.view() },
            "lead": page.lead.map { .fields(["kept": .markup(Unbroken.markup($0))]) },
            "errors": errors.map {
                .fields([
                    "list": $0, "errorsTitle": .text(words["form.errors"]),
                    "errorWord": .text(words["form.error"] + " "),
                ])
            },
            "blocks": .list(page.blocks.map { $0.named(apartFrom: page.title).view(words) }),
            "refresh": page.refresh.map { .text("\($0)") },
        ])
        return templates.filled("layout", with: view)
    }
}
