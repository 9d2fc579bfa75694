import Foundation
import Testing
import Web

@Suite struct JSONTimeTests {
    @Test(
        arguments: [
            ("2025-03-01T00:00:00Z", 1_740_787_200), ("2025-03-01T05:30:00+05:30", 1_740_787_200),
            ("2025-02-28T19:00:00-05:00", 1_740_787_200), ("2025-03-01t00:00:00.000z", 1_740_787_200),
            ("2025-03-01T00:00:00.25Z", 1_740_787_200.25), ("1969-12-31T23:59:59.5Z", -0.5),
            ("2025-03-01T00:00:00.1234567890123456789Z", 1_740_787_200.123_456_789),
            ("1970-01-01T00:00:00-00:00", 0), ("2000-02-29T12:00:00Z", 951_825_600),
            ("0000-01-01T00:00:00Z", -62_167_219_200),
            ("9999-12-31T23:59:59Z", 253_402_300_799), ("2016-12-31T23:59:60Z", 1_483_228_800),
            ("2017-01-01T00:59:60+01:00", 1_483_228_800),
        ] as [(String, Double)])
    func `a time is read with any offset and fraction`(text: String, seconds: Double) throws {
        let date = try JSON.decode(Date.self, from: Array("\"\(text)\"".utf8))
        #expect(abs(date.timeIntervalSince1970 - seconds) < 1e-6)
    }

    @Test(arguments: [
        "", "2025-03-01", "2025-03-01 00:00:00Z", "2025-03-01T00:00:00", "2025-03-01T00:00Z", "2025-3-1T00:00:00Z",
        "2025-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2025-04-31T00:00:00Z", "2025-00-01T00:00:00Z",
        "2025-13-01T00:00:00Z", "2025-01-00T00:00:00Z", "2025-03-01T24:00:00Z", "2025-03-01T00:60:00Z",
        "2025-03-01T00:00:61Z", "2025-03-01T12:00:60Z", "2025-03-01T00:00:00.Z", "2025-03-01T00:00:00+24:00",
        "2025-03-01T00:00:00+0530", "2025-03-01T00:00:00+05:60", "2025-03-01T00:00:00Z ", "12025-03-01T00:00:00Z",
        "２025-03-01T00:00:00Z", "9999-12-31T23:59:59-12:00", "9999-12-31T23:59:60Z", "0000-01-01T00:00:00+00:01",
    ])
    func `what is no time by RFC 3339 is refused`(text: String) {
        let error = #expect(throws: JSONError.self) {
            _ = try JSON.decode([Date].self, from: try JSON.encode([text]))
        }
        #expect(error == JSONError(path: "[0]", issue: .wrongType(expected: .dateTime)))
    }

    @Test func `a time is written in whole seconds of UTC, as Foundation does since 1600`() throws {
        let formatter = ISO8601DateFormatter()
        for day in stride(from: -135_000, to: 150_000, by: 7) {
            let seconds = Double(day * 86_400 + abs(day) % 86_400)
            let written = try JSON.encode([Date(timeIntervalSince1970: seconds + 0.75)])
            let text = formatter.string(from: Date(timeIntervalSince1970: seconds))
            try #require(String(decoding: written, as: UTF8.self) == "[\"\(text)\"]")
            try #require(try JSON.decode([Date].self, from: written).first?.timeIntervalSince1970 == seconds)
        }
    }

    @Test(arguments: [-62_167_219_200.5, 253_402_300_800, .infinity, .nan, 1e300])
    func `a time outside the years 0 to 9999 is not written`(seconds: Double) {
        #expect(throws: EncodingError.self) { _ = try JSON.encode([Date(timeIntervalSince1970: seconds)]) }
    }
}
