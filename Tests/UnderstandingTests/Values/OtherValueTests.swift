import Dates
import Testing

@testable import Understanding

@Suite struct OtherValueTests {
    @Test(arguments: [
        ("a table for four", 4), ("party of 12", 12), ("2 adults and 1 child", 3), ("just me", 1),
        ("me and my wife", 2),
        ("there will be six of us", 6),
    ])
    func `people are counted`(text: String, expected: Int) { #expect(read(text).people.first?.count == expected) }

    @Test func `for me is nobody's number`() {
        #expect(read("that works for me").people.isEmpty)
        #expect(read("I am looking for one").people.isEmpty)
        #expect(read("4", asked: .people).people.first?.count == 4)
    }

    @Test func `money has a currency and hundredths`() {
        #expect(read("$50").amounts.first?.hundredths == 5_000)
        #expect(read("fifty dollars and 20 cents").amounts.first?.hundredths == 5_020)
        #expect(read("twenty euros", "en").amounts.first?.currency == "EUR")
    }

    @Test(arguments: [
        ("en", "two one two, five double five, oh one nine nine", "2125550199"),
        ("en", "two twelve five fifty five zero one ninety nine", "2125550199"), ("en", "(212) 555-0199", "2125550199"),
        ("es", "uno veintitrés cuatro cincuenta y seis siete ochenta y nueve", "123456789"),
        ("pt", "um dois três quatro cinco meia sete oito", "12345678"),
        ("hi", "नौ आठ सात छह पाँच चार तीन दो एक शून्य", "9876543210"),
    ])
    func `a telephone number as it is spoken`(language: String, text: String, expected: String) {
        #expect(read(text, language, asked: .phone).phones.first?.digits == expected)
    }

    @Test func `a whole number is written as E 164 does`() {
        #expect(read("212 555 0199").phones.first?.e164 == "+12125550199")
        #expect(
            read("plus forty four twenty seven nine four six oh nine five eight").phones.first?.e164 == "+44279460958")
        #expect(read("112 555 0199").phones.first?.e164 == nil)
        #expect(read("555 0199", asked: .phone).phones.first?.e164 == nil)
        #expect(
            ValueReader(language: "en-GB", countryCode: "44").read(
                "020 7946 0958", now: (CalendarDate(daysSince1970: 0), TimeOfDay(minutes: 0)), asked: .phone
            ).phones.first?.e164 == "+442079460958")
    }

    @Test func `keys are read as they are pressed and said`() {
        #expect(read("1234#").digits.first?.text == "1234#")
        #expect(read("star one pound").digits.first?.text == "*1#")
        #expect(read("3", asked: .choice).digits.first?.text == "3")
    }

    @Test(arguments: [
        ("S M Y T H", "SMYTH"), ("sierra mike yankee tango hotel", "SMYTH"), ("b for bravo, o, double t", "BOTT"),
        ("B as in Bravo E as in echo", "BE"), ("ess em why tea aitch", "SMYTH"),
    ])
    func `names are spelled`(text: String, expected: String) {
        #expect(read(text, asked: .name).spelled.first?.text == expected)
    }

    @Test func `nothing is spelled in plain words`() {
        #expect(read("I see that you are here").spelled.isEmpty)
        #expect(read("a table for two please").spelled.isEmpty)
    }

    @Test func `one of several is chosen`() {
        #expect(read("the second one").ordinal?.index == 1)
        #expect(read("the last one please").ordinal?.index == -1)
        #expect(read("two", asked: .choice).ordinal?.index == 1)
        #expect(read("the second of may").ordinal == nil)
    }

    @Test(arguments: [
        ("en", "the later one", -1), ("en", "the latest", -1), ("en", "the earlier one", 0), ("en", "the earliest", 0),
        ("en", "the middle one", 1), ("en", "any of those", 0), ("en", "either", 0), ("en", "whichever", 0),
        ("en", "the first one you said", 0), ("en", "number one", 0), ("en", "one please", 0), ("en", "yes, one", 0),
        ("es", "la más tarde", -1), ("es", "la del medio", 1), ("es", "cualquiera", 0), ("fr", "le plus tôt", 0),
        ("fr", "celui du milieu", 1), ("de", "den späteren", -1), ("de", "der mittlere", 1), ("pt", "o mais cedo", 0),
        ("pt", "qualquer um", 0), ("it", "quello di mezzo", 1), ("hi", "बीच वाला", 1), ("hi", "कोई भी", 0),
    ])
    func `one of those offered is chosen by its place`(language: String, text: String, index: Int) {
        #expect(read(text, language, asked: .choice).ordinal?.index == index)
    }

    @Test(arguments: ["that one", "a different one", "the one on Friday", "neither", "a later one"])
    func `one is no number after what it stands for`(text: String) {
        #expect(read(text, asked: .choice).ordinal == nil)
    }

    @Test func `names are found where they are said or asked for`() {
        let names = read("It's under the name Anna Smith", asked: .name).names
        #expect(names.map(\.text).joined(separator: " ") == "Anna Smith")
        #expect(read("me llamo Lucía Fernández", "es", asked: .name).names.first?.text == "Lucía Fernández")
    }

    @Test func `names are matched though a letter is wrong`() {
        let matcher = NameMatcher(["Sherry Smith", "Steven Philips", "María José Núñez", "Sharon Smythe"])
        #expect(matcher.matches(["stephen phillips"]).first?.index == 1)
        #expect(matcher.matches(["Maria Jose Nunez"]).first?.index == 2)
        #expect(matcher.matches(["smith sherry"]).first?.index == 0)
        #expect(matcher.matches(["xq zz"]).isEmpty)
        #expect(matcher.matches([]).isEmpty)
        #expect(NameMatcher([]).matches(["anna"]).isEmpty)
    }

    @Test func `distances are those of the definition`() {
        func slow(_ left: [UInt8], _ right: [UInt8]) -> Int {
            var row = Array(0...right.count)
            for (place, byte) in left.enumerated() {
                var diagonal = row[0]
                row[0] = place + 1
                for other in right.indices {
                    let change = min(row[other] + 1, row[other + 1] + 1, diagonal + (byte == right[other] ? 0 : 1))
                    diagonal = row[other + 1]
                    row[other + 1] = change
                }
            }
            return row[right.count]
        }
        let words = ["", "a", "smith", "smythe", "katherine", "catherine", "kitten", "sitting", "zzzz"].map {
            Array($0.utf8)
        }
        for left in words { for right in words { #expect(EditDistance(left).to(right) == slow(left, right)) } }
    }

    @Test func `somebody is picked by three things half heard`() {
        let people = [
            IdentityMatcher.Person(name: "Dawn James", dateOfBirth: CalendarDate("1984-05-14"), code: "M53 2ZD"),
            IdentityMatcher.Person(name: "Don Jones", dateOfBirth: CalendarDate("1984-05-15"), code: "M53 2ZB"),
            IdentityMatcher.Person(name: "Dawn Barnes", dateOfBirth: CalendarDate("1990-01-02"), code: "HU6 2ZY"),
        ]
        var evidence = IdentityMatcher.Evidence()
        evidence.addName(["don james", "dawn james"])
        evidence.addCode(["N53 2ZD"])
        if let day = CalendarDate("1984-05-14") { evidence.addDate([day]) }
        #expect(IdentityMatcher(people).matches(evidence).first?.index == 0)
        #expect(IdentityMatcher([]).matches(evidence).isEmpty)
    }

    @Test(arguments: [
        String(repeating: "9", count: 4_096), String(repeating: "1 ", count: 2_048),
        String(repeating: "twenty ", count: 600),
        String(repeating: "monday ", count: 600), String(repeating: "\u{0}\u{7}\u{1B}", count: 1_000), "", "   ",
        "....",
        String(repeating: "👍", count: 1_000), String(repeating: "e\u{301}\u{301}", count: 1_000),
        String(repeating: "a", count: 4_096), "-1", "99999999999999999999", String(repeating: "half past ", count: 400),
        String(repeating: "in 9999 years ", count: 200), "in 99999 months", "\u{202E}tomorrow", "مرحبا", "明天下午三点",
    ])
    func `anything may be said`(text: String) {
        for language in ["en", "de", "hi", "xx"] {
            for asked in [nil, Question.time, .phone, .name, .dateOfBirth] {
                let found = read(text, language, asked: asked)
                let count = text.utf8.count
                for range in found.dates.map(\.range) + found.times.map(\.range) + found.phones.map(\.range)
                    + found.digits.map(\.range) + found.names.map(\.range)
                { #expect(range.upperBound <= count) }
            }
        }
    }
}
