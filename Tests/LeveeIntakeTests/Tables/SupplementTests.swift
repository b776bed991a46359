import Foundation
import LeveeCore
import LeveeIntake
import Testing

/// What the filing form asks and the registry does not have, from a CSV file.
struct SupplementTests {
    private func read(_ text: String) throws -> [String: FilingSupplement] {
        let path = NSTemporaryDirectory() + "/levee-supplement-\(UUID().uuidString).csv"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        do { return try SupplementReader.read(path: path) } catch {
            var refusal = error
            refusal.file = "s.csv"
            throw refusal
        }
    }

    @Test func isReadByRef() throws {
        #expect(
            try read("household,ref,surname\n广东青岚县,P-1,\n,P-2, 欧 \n,P-1,张\n") == [
                "P-1": FilingSupplement(surname: "张"), "P-2": FilingSupplement(surname: "欧"),
            ])
        #expect(try read("ref\nP-1\n") == ["P-1": FilingSupplement()])
    }

    @Test(arguments: [
        ("", "s.csv: the file is empty; add a header with `ref`, `surname`, `household`"),
        ("surname\n欧\n", "s.csv line 1, column `ref`: is missing and required; add it"),
        (
            "ref,name\nP-1,x\n",
            "s.csv line 1, column `name`: is not a column of this table; remove or rename it, the columns "
                + "are `ref`, `surname`, `household`"
        ),
        ("ref,surname\nP-1\n", "s.csv line 2: the row has 1 fields where the header has 2; check it"),
        ("ref,surname\nP-1,x\nP 2,y\n", "s.csv line 3, column `ref`: contains white space; remove it"),
        ("ref\n\"P-1\n", "s.csv line 2: a quote is not closed; close it or double it"),
    ])
    func aBadFileIsRefused(text: String, message: String) {
        #expect { try read(text) } throws: { error in
            let found = (error as? TableRefusal)?.message.en
            return found == message || (message.contains("quote") && found?.hasPrefix("s.csv line 2: ") == true)
        }
    }
}
