import LeveeCore

/// The invented people of these tests.
///
/// P1 and P2 share name, birth date and sex; P3's number ends in X; P3 and P4 declared a passport each. P5 has another name.
enum FeedPeople {
    static let persons =
        "ref,id_number,name,sex,birth_date,unit,post,category,covered_since,status,status_since\n"
        + [
            person("P1", number(1), "张三", "M"), person("P2", number(3), "张三", "M"),
            person("P3", endingInX, "李四", endingInX.utf8.dropLast().last.map { $0 % 2 == 1 } == true ? "M" : "F"),
            person("P4", number(5), "王五", "M"), person("P5", number(7), "赵六", "M"),
        ].joined()

    static let documents =
        "type,number,ref,issuing_state,issued_on,expires_on,declared_on\n"
        + "ordinaryPassport,E33333333,P3,CHN,2020-01-05,2030-01-04,2020-02-01\n"
        + "ordinaryPassport,E44444444,P4,CHN,2020-01-05,2030-01-04,2020-02-01\n"

    /// A valid ID number, born on 1990-03-07; odd sequences are men.
    static func number(_ sequence: Int) -> String {
        let digits = "11010119900307" + String(String(1000 + sequence % 1000).dropFirst())
        return digits + String(Unicode.Scalar(CheckDigit.mod11Dash2(digits.utf8)))
    }

    /// The first number that ends in X.
    static let endingInX = (10...99).lazy.map(number).first { $0.hasSuffix("X") } ?? ""

    static func person(_ ref: String, _ number: String, _ name: String, _ sex: String) -> String {
        "\(ref),\(number),\(name),\(sex),1990-03-07,U1,科员,other,2020-01-01,active,2020-01-01\n"
    }
}

/// Feeds in the words of the tests.
enum FeedText {
    static let known = "idNumber='\(FeedPeople.number(1))'"
    static let stranger = "idNumber='\(FeedPeople.number(901))'"
    static let namesake = "name='张三' birthDate='1990-03-07' sex='M'"

    static func feed(
        _ sequence: Int64 = 1, source: String = "gd", generatedAt: String = "2024-03-02T08:00:00+08:00",
        covers: (String, String) = ("2024-03-01", "2024-03-01"), more: String = "", _ records: String...
    ) -> String {
        """
        <borderFeed xmlns="urn:levee:border-feed:1" source="\(source)" sequence="\(sequence)" \
        generatedAt="\(generatedAt)" coversFrom="\(covers.0)" coversTo="\(covers.1)" \(more)>
        \(records.joined(separator: "\n"))
        </borderFeed>
        """
    }

    static func issued(
        _ id: String, _ holder: String = known, number: String = "E11111111", on: String = "2024-03-01",
        action: String = "issued"
    ) -> String {
        "<document recordId='\(id)' action='\(action)' on='\(on)'><holder \(holder)/>"
            + "<travelDocument type='ordinaryPassport' number='\(number)' issuingState='CHN'/></document>"
    }

    /// A crossing; nil for the holder is a record without one.
    static func crossing(
        _ id: String, _ holder: String? = known, number: String = "E11111111", at: String = "2024-03-01T09:00:00+08:00",
        direction: String = "direction='exit' to='HKG'"
    ) -> String {
        "<crossing recordId='\(id)' \(direction) at='\(at)'>" + (holder.map { "<holder \($0)/>" } ?? "")
            + "<travelDocument type='ordinaryPassport' number='\(number)'/></crossing>"
    }

    static func holdings(_ id: String, _ holder: String = known, _ numbers: String..., on: String = "2024-03-01")
        -> String
    {
        "<holdings recordId='\(id)' on='\(on)'><holder \(holder)/>"
            + numbers.map { "<travelDocument type='ordinaryPassport' number='\($0)'/>" }.joined() + "</holdings>"
    }

    static func filing(_ id: String, _ holder: String = known, on: String = "2024-03-01") -> String {
        "<filing recordId='\(id)' action='confirmed' on='\(on)'><holder \(holder)/></filing>"
    }

    static func withdrawal(_ id: String, of target: String) -> String {
        "<withdrawal recordId='\(id)' of='\(target)'/>"
    }
}
