import Dates
import Foundation
import HTTPClient
import Testing
import Web

@testable import App

@Suite struct IdentifierTests {
    // MARK: - NPI

    @Test(arguments: [
        "1234567893", "1558598797", "1245319599", "1003000126", "1679576722", "1497758544", "1000000004", "1999999984",
        "2000000002", "2987654326",
    ])
    func `an NPI with the right check digit is one`(text: String) {
        #expect(NPI.isValid(text))
    }

    @Test(arguments: [
        "1234567890", "1234567839", "2123456786", "1999999999", "2000000000", "123456789", "12345678930", "1234567893 ",
        " 1234567893", "123456789x", "abcdefghij", "", "-123456789",
        // Right by Luhn, but for the first digit.
        "0000000006",
        // Full-width and Arabic digits, a digit with a mark on it, a zero-width space, a mark that turns the direction.
        "１２３４５６７８９３", "١٢٣٤٥٦٧٨٩٣", "123456789\u{0308}3", "1234567893\u{200B}", "\u{202E}1234567893",
        "123456\u{AD}7893",
    ])
    func `what is no NPI is refused`(text: String) {
        #expect(!NPI.isValid(text))
    }

    @Test func `a swap of 09 and 90 is not found by the check digit`() {
        #expect(NPI.isValid("1090123450"))
        #expect(NPI.isValid("1900123450"))
    }

    @Test func `every other swap of neighbours is found, and every wrong digit`() {
        let right = Array("1245319599")
        for place in 0..<9 where right[place] != right[place + 1] {
            var swapped = right
            swapped.swapAt(place, place + 1)
            #expect(!NPI.isValid(String(swapped)), "\(place)")
        }
        for place in right.indices {
            for digit in "0123456789" where digit != right[place] {
                var wrong = right
                wrong[place] = digit
                #expect(!NPI.isValid(String(wrong)))
            }
        }
    }

    @Test(arguments: [("123456789", 3), ("100000000", 4), ("199999999", 2), ("200000000", 2), ("299999999", 0)])
    func `nine digits have their check digit`(digits: String, check: Int) {
        #expect(NPI.checkDigit(of: digits.compactMap(\.wholeNumberValue)[...]) == check)
    }

    // MARK: - HCPCS and ICD-10-CM

    @Test(arguments: [
        ("Q4201", "Q4201"), ("q4201", "Q4201"), ("Q-4347", "Q4347"), ("a2005", "A2005"), ("V5364", "V5364"),
    ])
    func `a HCPCS code is written in one way`(text: String, code: String) {
        #expect(HCPCS.normalised(text) == code)
    }

    @Test(arguments: [
        "", "Q420", "Q42011", "W4201", "4Q201", "Q--4201", "Q42-01", "-Q4201", "Q4201-", " Q4201", "Q4201 ", "QQ201",
        "15271", "Ｑ4201", "Q４201", "Q4201\u{200B}", "\u{202E}Q4201", "Q\u{0301}4201",
    ])
    func `what is no HCPCS code is refused`(text: String) {
        #expect(HCPCS.normalised(text) == nil)
    }

    @Test(arguments: [
        ("E11.621", "E11.621"), ("L97.419", "L97.419"), ("S52.001A", "S52.001A"), ("I10", "I10"), ("C4A.0", "C4A.0"),
        ("M1A.0110", "M1A.0110"), ("U07.1", "U07.1"), ("e11.621", "E11.621"), ("e11621", "E11.621"),
        ("s52001a", "S52.001A"), ("M1A0110", "M1A.0110"),
    ])
    func `a diagnosis code is written in one way`(text: String, code: String) {
        #expect(ICD10.normalised(text) == code)
    }

    @Test(arguments: [
        "", "11.621", "E11.", "E11.62111", "EE1.6", "E11 621", "E1", "E1.1", "E11..1", "E116.21", "E11.6.1", "E1162111",
        " E11.621", "E11.621 ", "Ｅ11.621", "E１1.621", "E11。621", "E11.621\u{200D}", "E11.62ı", "É11.6",
    ])
    func `what is no diagnosis code is refused`(text: String) {
        #expect(ICD10.normalised(text) == nil)
    }

    // MARK: - Numbers of insurances

    @Test(arguments: ["1EG4TE5MK73", "1eg4te5mk73", "1EG4-TE5-MK73", "1-EG4TE5MK7-3"])
    func `an MBI is written in one way`(text: String) {
        #expect(MBI.normalised(text) == "1EG4TE5MK73")
    }

    @Test(arguments: [
        "", "0EG4TE5MK73", "1SG4TE5MK73", "1EG4TE5MK7", "1EG4TE5MK733", "1LG4TE5MK73", "1EG4TE5MO73", "1EG4TE5MK7B",
        "1EGATE5MK73", "1EG4 TE5 MK73", "1EG4–TE5–MK73", "１EG4TE5MK73", "1EG4TE5MK73\u{200B}", "1ЕG4TE5MK73",
    ])
    func `what is no MBI is refused`(text: String) {
        #expect(MBI.normalised(text) == nil)
    }

    @Test(arguments: [
        ("BCBS123456789", "BCBS123456789", "BCBS123456789"), ("  ab-12/3.4 ", "ab-12/3.4", "AB1234"),
        ("A1", "A1", "A1"), ("nem 0093-118", "nem 0093-118", "NEM0093118"), ("-9", "-9", "9"),
    ])
    func `a policy number is stored trimmed, and compared by its letters and digits`(
        text: String, stored: String, compared: String
    ) {
        #expect(PolicyNumber.normalised(text) == stored)
        #expect(PolicyNumber.compared(text) == compared)
    }

    @Test(arguments: [
        "", "A", " A ", "--", "  ", "A_1", "A#1", "A\t1", "A\u{A0}1", "ＢＣ123", "BC١23", "BC123\u{200B}",
        "\u{202E}BC123",
        "BC12\u{0301}3", "A–1", String(repeating: "1", count: 81),
    ])
    func `what is no policy number is refused`(text: String) {
        #expect(PolicyNumber.normalised(text) == nil)
    }

    @Test func `a policy number may have 80 characters`() {
        #expect(PolicyNumber.normalised(String(repeating: "1", count: 80)) != nil)
    }

    @Test(arguments: [("123456789", "123456789"), ("ab 12345-c", "AB12345C"), ("12345", "12345")])
    func `a Medicaid number is written in one way`(text: String, number: String) {
        #expect(MedicaidNumber.normalised(text) == number)
    }

    @Test(arguments: ["", "1234", "123456789012345678901", "12345_", "１２３４５", "12345\u{200B}", "1234\u{0301}5"])
    func `what is no Medicaid number is refused`(text: String) {
        #expect(MedicaidNumber.normalised(text) == nil)
    }

    // MARK: - Dates of birth

    @Test(arguments: [
        ("2024-03-15", true), ("2024-03-16", false), ("2025-01-01", false), ("1894-03-15", true),
        ("1894-03-14", false), ("1965-03-15", true), ("0001-01-01", false), ("9999-12-31", false),
    ])
    func `a day of birth is in the past, and at most 130 years ago`(text: String, isPossible: Bool) throws {
        let now = try Date("2024-03-15T23:59:59Z", strategy: .iso8601)
        #expect(try DateOfBirth.isPossible(#require(CalendarDate(text)), now: now) == isPossible)
    }

    @Test func `on a leap day the oldest day is one that exists`() throws {
        // 1894 had no 29th of February.
        let now = try Date("2024-02-29T12:00:00Z", strategy: .iso8601)
        #expect(try DateOfBirth.isPossible(#require(CalendarDate("1894-03-01")), now: now))
        #expect(try !DateOfBirth.isPossible(#require(CalendarDate("1894-02-28")), now: now))
    }

    @Test(arguments: ["2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "24-03-15", "２０２４-03-15"])
    func `a day that the calendar does not have is none`(text: String) {
        #expect(CalendarDate(text) == nil)
    }

    // MARK: - Texts

    @Test(arguments: [
        "John Smith", "José Ñandú", "Łukasz Żółć", "Seán O’Brien", "Nguyễn Thị Minh Khai", "李小龍", "محمد", "Иван",
        "Dr. B",
        "Jose\u{0301}",
    ])
    func `names of all scripts are names`(text: String) {
        #expect(Self.isName(text))
    }

    @Test(arguments: [
        "", " ", "\u{3000}", "12", "...", "John\nSmith", "John\u{0}Smith", "John\u{200B}Smith", "\u{202E}htimS nhoJ",
        "John\u{2066}Smith", "\u{FEFF}John", "Jo\u{AD}hn", "John\u{2028}Smith", "\u{0301}",
        "J\u{0301}\u{0301}\u{0301}\u{0301}\u{0301}ohn",
        "\u{3164}", "\u{E000}", "\u{2800}", "John\u{E0041}", "\u{FFFF}John", String(repeating: "a", count: 121),
    ])
    func `what cannot be seen is no name, and neither is a pile of marks`(text: String) {
        #expect(!Self.isName(text))
    }

    @Test func `a name that is longer when it is composed or compared has room for that`() {
        #expect(Self.isName(String(repeating: "a", count: 120)))
        #expect(!Self.isName(String(repeating: "\u{0958}", count: 120)))
        #expect(!Self.isName(String(repeating: "\u{FDFA}", count: 10)))
    }

    @Test(arguments: [
        ("  Jose\u{0301}   Smith ", "José Smith"), ("John\u{A0}Smith", "John Smith"), ("\u{212B}sa", "Åsa"),
    ])
    func `texts are stored composed, with single blanks`(text: String, stored: String) {
        #expect(VisibleText.normalised(text).unicodeScalars.elementsEqual(stored.unicodeScalars))
    }

    @Test(arguments: [
        ("ann@example.test", true), ("a.b+c@sub.example.test", true), ("ivr@healthcare.local", true),
        ("o'brien@example.test", true), ("ann", false), ("@example.test", false), ("ann@", false), ("ann@test", false),
        ("ann@@example.test", false), (".ann@example.test", false), ("ann.@example.test", false),
        ("a..n@example.test", false), ("ann@-example.test", false), ("ann@example..test", false),
        ("ann @example.test", false), ("änn@example.test", false), ("ann@exämple.test", false),
        ("ann@example.test\u{200B}", false), ("ann@example.test\n", false), ("ann@192.0.2.1", false),
        ("ann@example.1test", false), ("ann@1.example2.test3", true),
    ])
    func `an e-mail address is one of the plain kind`(text: String, isValid: Bool) {
        #expect(EmailAddress.isValid(text) == isValid)
        #expect((MailAddress(text) != nil) == isValid)
    }

    @Test func `each says what is expected of it`() {
        let schemas = [
            (NPI.schema, "0000000000", "NPI"), (HCPCS.schema, "00000", "HCPCS"), (ICD10.schema, "00000", "ICD-10-CM"),
            (MBI.schema, "00000000000", "Medicare Beneficiary Identifier"), (PolicyNumber.schema, "__", "letters"),
            (MedicaidNumber.schema, "_____", "Medicaid number"), (Schema.date, "2024-02-30", "date"),
            (VisibleName.schema, "12", "name"), (EmailAddress.schema, "a b", "e-mail"),
            (GroupNumber.schema, "\u{200B}", "invisible"),
        ]
        for (schema, text, word) in schemas {
            let problems = schema.problems(in: .string(text))
            #expect(problems.count == 1)
            #expect(problems.first?.issue.contains(word) == true, "\(problems)")
        }
    }

    private static func isName(_ text: String) -> Bool { VisibleName.schema.problems(in: .string(text)).isEmpty }
}

@Suite struct AreaTests {
    @Test(arguments: [
        ("2cm x 2cm", 400), ("4cm x 4cm", 1_600), ("2x2", 400), ("2 x 3 cm", 600), ("2.5cm x 4cm", 1_000),
        ("20mm x 35mm", 700), ("20 x 35 mm", 700), ("2cm × 2cm", 400), ("2CM X 2CM", 400), ("1.5 cm x 1.5 cm", 225),
        ("0.125cm x 2cm", 25), ("2.5x3.33", 833), ("100cm x 100cm", 1_000_000),
    ])
    func `an area is width times height`(text: String, hundredths: Int) {
        #expect(Area(dimensions: text)?.hundredths == hundredths)
    }

    @Test(arguments: [
        "", "2cm", "15mm disc", "2cm x", "x", "2 x 2 x 2", "2in x 2in", "-2x2", "0x2", "2x0", "1.2345x2", "a x b",
        "2.x2",
        ".5x2", "２x２", "100cm x 101cm", "0.01x0.01", "99999x1", "1e3x1",
    ])
    func `what is no rectangle has no area`(text: String) {
        #expect(Area(dimensions: text) == nil)
    }

    @Test func `billing units are square centimetres`() {
        let sizes = Sizes(all: [
            Product.Size(size: "2x2", dimensions: "", unitPrice: Money(cents: 15_000), area: Area(hundredths: 400)),
            Product.Size(size: "4x4", dimensions: "", unitPrice: Money(cents: 25_000), area: Area(hundredths: 1_600)),
        ])
        let product = Product(
            id: "p", name: "p", qCode: "Q4201", sizes: sizes, isActive: true, version: 1, createdAt: Date(),
            updatedAt: Date())
        #expect(product.billingUnits(of: [("2x2", 10), ("4x4", 5)]).hundredths == 12_000)
        #expect(product.billingUnits(of: [("9x9", 10)]) == .zero)
        #expect(Sizes(sizes.value) == sizes)
    }
}
