import HTTPTypes
import Hummingbird
import HummingbirdTesting
import LeveeCore
import Testing

@testable import LeveeWeb

/// Hostile texts through every field of every form: the page that comes back has the elements that it has with harmless words.
@Suite struct FormEscapingTests {
    /// What has nothing in this office to be done to; its page says that nothing is there.
    private static let withoutSample = ["/corrections/", "/my-file/", "/reminder", "/stocktake"]

    @Test func everyFormComesBackAsItWas() async throws {
        let office = try WebOffice()
        let forms = office.server.routes.filter {
            $0.method == .post && !$0.isForMachines && !office.fields(of: $0).isEmpty
        }
        #expect(forms.count > 20)
        try await office.test { client in
            for (place, form) in forms.enumerated() {
                // Every text through several forms, every form with more than a hundred.
                let texts = EscapingTests.all.enumerated().filter { $0.offset % 15 == place % 15 }.map(\.element)
                var plain: [String: [String]] = [:]
                for text in texts {
                    let sent = text.unicodeScalars.map { String($0) }.joined()
                    let page = try await page(client, form, sent, office)
                    let isRefused = page.status == .unprocessableContent || page.status == .conflict
                    #expect(
                        isRefused || Self.withoutSample.contains { form.path.contains($0) },
                        "\(form.path): \(page.status)")
                    let key = "\(page.status.code)"
                    if plain[key] == nil {
                        let harmless = try await self.page(client, form, "harmless", office)
                        #expect(harmless.status == page.status, "\(form.path)")
                        plain[key] = Skeleton.of(harmless.html)
                    }
                    #expect(Skeleton.of(page.html) == plain[key], "\(form.path) `\(Text.visible(text))`")
                }
            }
        }
    }

    private func page(
        _ client: any TestClientProtocol, _ form: Route, _ text: String, _ office: WebOffice
    ) async throws -> (status: HTTPResponse.Status, html: String) {
        let user = form.path.hasPrefix("/my-file") ? "concerned" : try #require(office.users(of: form).first)
        var values: [String: String] = [:]
        for field in office.fields(of: form) {
            // Longer than it may be, however it is composed, so that it is refused where nothing else is wrong.
            values[field.name] = field.limit > 1_000 ? text : text + String(repeating: "x", count: field.limit + 1)
        }
        let (headers, body) = office.form(user, values)
        let path = try #require(try office.sample(form.path, inside: true))
        return try await client.execute(uri: path, method: .post, headers: headers, body: body) {
            ($0.status, String(buffer: $0.body))
        }
    }
}
