@testable import LeveeCore
@testable import LeveeIntake

/// Signed feeds: whoever has no key gets nothing in but what the source signed itself.
enum SignatureTarget {
    static func check(_ bytes: [UInt8]) throws {
        let rules = try rules.get()
        let reading = try Reading { header, item in
            let feed = try SignedFeed(MemorySource(bytes), rules: rules, reader: Reading.reader())
            try feed.reader.read(feed.source, header: header, item: item)
        }
        guard reading.refusal == nil, reading.header?.source == "gd" else { return }
        let signed = try Reading(Array(content.utf8))
        try holdEqual(reading.header, signed.header, "the header of a signed feed")
        try holdEqual(reading.items.map(\.content), signed.items.map(\.content), "the records of a signed feed")
    }

    /// What the source `gd` signed, in the corpus; the key is gone.
    private static let content = """
        <borderFeed xmlns="urn:levee:border-feed:1" source="gd" sequence="2" generatedAt="2026-11-22T23:00:00+08:00"
        coversFrom="2026-11-22" coversTo="2026-11-22"><filing recordId="f-1" action="confirmed" on="2026-11-21"
        ><holder idNumber="110101199003070011"/></filing></borderFeed>
        """

    private static let rules = Result {
        let files = PolicyFiles(policy: Array(policy.utf8), calendar: Array("years: []\n".utf8))
        let read = try PolicyFile.policy(of: files, name: "p.yaml")
        // The certificate is valid from 2026-11-27 to 2126-11-03.
        var rules = SignatureRules(try PolicyOnDay(read, on: try CalendarDay("2030-01-01")))
        rules.fileBytes = 1 << 16
        return rules
    }

    private static let policy = """
        version: x
        title: {zh: x, en: x}
        values:
          signed.sources:
            title: {zh: x, en: x}
            dated:
              - from: 1900-01-01
                value:
                  - source: gd
                    certificate: |
                      -----BEGIN CERTIFICATE-----
                      MIIBjDCCATGgAwIBAgIUUmjZZT87nTeuKhuUP/HHlz4ddfEwCgYIKoZIzj0EAwIw
                      GjEYMBYGA1UEAwwPbGV2ZWUgZnV6eiBvbmx5MCAXDTI2MTEyNzEyMjQzM1oYDzIx
                      MjYxMTAzMTIyNDMzWjAaMRgwFgYDVQQDDA9sZXZlZSBmdXp6IG9ubHkwWTATBgcq
                      hkjOPQIBBggqhkjOPQMBBwNCAASrujef6A6jmgfZ6Jugd44BWyESF5vZRbKCWmGA
                      DfDgxy97XGu+5WJs03J/ZCIsFZ2rT10e11A+mH9WLapu4zhxo1MwUTAdBgNVHQ4E
                      FgQUNUVkgX/a1x9V789FClZvecjxBD0wHwYDVR0jBBgwFoAUNUVkgX/a1x9V789F
                      ClZvecjxBD0wDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNJADBGAiEA9Y1H
                      QXKSKv3826GaeHd0R1shrUlNRgQSkzK6RJeMvIACIQDRw/z6FAmG6C1x/IEfKswD
                      yhLjafQt3UHkXSE4A9KWaQ==
                      -----END CERTIFICATE-----
                reference: x
                confidence: unverified
        bases: {}
        """
}
