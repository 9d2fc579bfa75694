import Testing

@testable import Understanding

/// Digits in a row wherever they stand, and names that are known.
@Suite struct DigitRowTests {
    private func rows(_ text: String, _ least: Int = 4, joins: Bool = true) -> [[String]] {
        DigitRows.find(in: text, atLeast: least, joins: joins).map(\.parts)
    }

    @Test func `a row says in which numbers it was said, where it stands, and whether with a plus`() throws {
        let text = "é: plus one, six seventeen, uh, 555 oh one double nine, bye"
        let row = try #require(DigitRows.find(in: text, atLeast: 4).first)
        #expect(row.parts == ["1", "6", "17", "555", "0", "1", "99"])
        #expect(row.hasPlus && row.isSpoken && row.digits == "1617555" + "0199")
        let bytes = Array(text.utf8)[row.range]
        #expect(String(decoding: bytes, as: UTF8.self) == "plus one, six seventeen, uh, 555 oh one double nine")
        #expect(DigitRows.find(in: "617 555", atLeast: 4).map(\.isSpoken) == [false])
    }

    @Test func `and joins digits where it is asked to`() {
        #expect(rows("between ten and twelve") == [["10", "12"]])
        #expect(rows("between ten and twelve", joins: false).isEmpty)
        #expect(rows("at 10:30") == [["10", "30"]])
        #expect(rows("at 10:30", joins: false).isEmpty)
    }

    @Test(arguments: [
        ("vingt et un quatre-vingt-dix-neuf", ["21", "99"]), ("veintiuno treinta y dos", ["21", "32"]),
        ("einundzwanzig null neunundneunzig", ["21", "0", "99"]), ("vinte e um meia meia", ["21", "6", "6"]),
        ("ventuno trentadue", ["21", "32"]), ("इक्कीस निन्यानवे", ["21", "99"]), ("ikkis ninyanve", ["21", "99"]),
        ("um um dois três", ["1", "1", "2", "3"]),
    ])
    func `each language says them in its own way`(text: String, parts: [String]) {
        #expect(rows(text).contains(parts), "\(rows(text))")
    }

    @Test func `more words than are read at once are one row of each language that has them`() {
        let rows = rows(Array(repeating: "seven", count: 1_500).joined(separator: " "))
        #expect(!rows.isEmpty && rows.allSatisfy { $0 == Array(repeating: "7", count: 1_500) }, "\(rows.map(\.count))")
    }

    @Test func `a name is found in part, and its parts in a row are one place`() {
        let text = "señora María de la CRUZ, soy cruz"
        let found = SaidNames.find(["María Cruz"], in: text, besides: ["soy"])
        let bytes = Array(text.utf8)
        #expect(found.map { String(decoding: bytes[$0], as: UTF8.self) } == ["María", "CRUZ", "cruz"])
        #expect(SaidNames.find(["Maria Cruz"], in: "Maria-Cruz.", besides: []) == [0..<10])
        #expect(SaidNames.find(["De La"], in: "de casa", besides: []).isEmpty)
    }
}
