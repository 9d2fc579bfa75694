import Dialogue
import Testing

@testable import App

/// What is taken out of what callers say before anything is kept.
@Suite struct RedactionTests {
    private let social = "[social security number]"

    private func kept(_ text: String, asked: Ask? = nil, country: String = "US") -> String {
        Redaction(asked: asked, numbers: NumberingPlan(country: country)).kept(text)
    }

    @Test func `a number that is no card's is heard`() {
        #expect(kept("call 617 555 0199 at 10 30") == "call 617 555 0199 at 10 30")
        #expect(!Redaction.holdsCard(["4111111111111112"]))
        #expect(kept("it is 4111-1111 1111.1111, thanks") == "it is [card number], thanks")
        #expect(kept("at 2 4111  1111 - 1111 1111 - 9") == "at [card number]")
        #expect(kept("२ 4111111111111111") == "[card number]")
        #expect(kept("two four one one one one one one one one one one one one one one one") == "[card number]")
    }

    @Test(arguments: [
        "forty-one eleven eleven eleven eleven eleven eleven eleven",
        "four one one one, one one one one, uh, one one one one, um, one one one one",
        "four triple one double one double one one one one one one one one one",
        "fifty five fifty five fifty five fifty five fifty five fifty five forty four forty four",
        "three seven eight two eight two two four six three one zero zero zero five",
        "cuarenta y uno once once once once once once once", "quarante et un onze onze onze onze onze onze onze",
        "einundvierzig elf elf elf elf elf elf elf", "quarenta e um onze onze onze onze onze onze onze",
        "quarantuno undici undici undici undici undici undici undici",
        "इकतालीस ग्यारह ग्यारह ग्यारह ग्यारह ग्यारह ग्यारह ग्यारह",
        "iktalis gyarah gyarah gyarah gyarah gyarah gyarah gyarah",
        "4111 eleven eleven 11 11 1111",
    ])
    func `a card is known by its check digit, however it is said`(said: String) {
        #expect(kept("it's \(said) thanks") == "it's [card number] thanks")
    }

    @Test(arguments: [
        ("my social is 078051120", "my social is @"),
        ("my social security number is, uh, it's 078 05 1120, okay", "my social security number is, uh, it's @, okay"),
        ("social security number 078051120", "social security number @"), ("SSN: 078-05-1120", "SSN: @"),
        ("my S.S.N. is 078 051 120", "my S.S.N. is @"),
        ("my social is zero seven eight oh five one one two zero", "my social is @"),
        ("my social's zero seventy eight, um, oh five, eleven twenty please", "my social's @ please"),
        ("my social is double zero eight triple five one two three", "my social is @"),
        ("the last four of my social are 1120", "the last four of my social are @"),
        ("my social's last four is 1120", "my social's last four is @"),
        ("078051120 is my social", "@ is my social"),
        (
            "my social security number, let me find the card, it was under here, 078 05 1120",
            "my social security number, let me find the card, it was under here, @"
        ),
        ("mi seguro social es cero siete ocho cero cinco uno uno dos cero", "mi seguro social es @"),
        ("mi número de la seguridad social es el 281234567840", "mi número de la seguridad social es el @"),
        ("mon numéro de sécurité sociale c'est le 1 85 05 78 006 084 36", "mon numéro de sécurité sociale c'est le @"),
        ("ma sécu c'est un quatre-vingt-cinq zéro cinq soixante-dix-huit", "ma sécu c'est @"),
        ("meine Sozialversicherungsnummer ist 65 170839 J 003", "meine Sozialversicherungsnummer ist @"),
        (
            "Sozialversicherungsnummer sechs fünf eins sieben null acht drei neun J null null drei",
            "Sozialversicherungsnummer @"
        ),
        ("o meu número da segurança social é 12345678901", "o meu número da segurança social é @"),
    ])
    func `a number of the social security is known by its name`(said: String, expected: String) {
        #expect(kept(said) == expected.replacing("@", with: social))
    }

    @Test(arguments: [
        ("meu CPF é 123.456.789-09", "meu CPF é @"), ("é o 123.456.789-09", "é o @"),
        ("meu cpf é um dois três quatro cinco meia sete oito nove zero nove", "meu cpf é @"),
        ("il mio codice fiscale è RSSMRA85T10A562S", "il mio codice fiscale è @"), ("RSSMRA85T10A562S", "@"),
        (
            "codice fiscale erre esse esse emme erre a otto cinque ti uno zero a cinque sei due esse",
            "codice fiscale @ ti uno zero a cinque sei due esse"
        ),
        ("मेरा आधार नंबर 2345 6789 0123 है", "मेरा आधार नंबर @ है"),
        ("मेरा आधार दो तीन चार पांच छह सात आठ नौ शून्य एक दो तीन", "मेरा आधार @"),
        (
            "mera aadhaar number do teen char paanch chhe saat aath nau shunya ek do teen hai",
            "mera aadhaar number @ hai"
        ),
        ("my Aadhaar is 234567890123", "my Aadhaar is @"), ("mi DNI es 12345678Z", "mi DNI es @"),
        ("my national insurance number is QQ 12 34 56 C", "my national insurance number is @"),
    ])
    func `so is another number by which a state knows people`(said: String, expected: String) {
        #expect(kept(said) == expected.replacing("@", with: "[identity number]"))
    }

    @Test(arguments: [
        "my phone number is 617 555 0199", "six one seven five five five oh one nine nine", "it's 617-555-0199",
        "I was born on 05 12 1960", "April eighteenth nineteen fifty two", "the last four are 1234", "123456789",
        "my member id is 123456789", "BCBS123456789", "1EG4-TE5-MK73", "0 1 2 3", "at ten thirty on the twenty fourth",
        "do you need my social security number", "can I bring my social worker at 10 30",
        "my social security card is lost, my phone is 617 555 0199", "+49 1512 3456789", "00 91 98765 43210",
        "tengo seguro social y nací el 12 de mayo de 1960", "आपके आधार पर 10 बजे", "meu telefone é 11 98765 4321",
    ])
    func `what the dialogue needs stays`(said: String) {
        #expect(kept(said) == said)
    }

    @Test func `what is asked for stays, and of what ends it the end`() {
        #expect(kept("123 45 6789") == social)
        #expect(kept("123 45 6789", asked: .policyDigits) == "\(social) 6789")
        #expect(kept("4111 1111 1111 1111", asked: .policyDigits) == "[card number] 1111")
        #expect(kept("612 34 5678", asked: .phone, country: "ES") == "612 34 5678")
        #expect(kept("612 34 5678", asked: .phone) == social)
        #expect(kept("+49 1512 34567 894", asked: .phone, country: "DE") == "+49 1512 34567 894")
    }

    @Test func `a number whose name ended the turn before is not kept either`() {
        func after(_ text: String, _ next: String, asked: Ask? = nil, country: String = "US") -> String {
            Redaction(
                asked: asked, numbers: NumberingPlan(country: country), announced: Redaction.announced(in: kept(text))
            ).kept(next)
        }
        #expect(after("my social security number is", "uh, 078051120") == "uh, \(social)")
        #expect(after("my social", "zero seven eight oh five one one two zero") == social)
        #expect(after("meu CPF é", "12345678909") == "[identity number]")
        #expect(after("my social is", "617 555 0199") == "617 555 0199")
        #expect(after("meu CPF", "11 98765 4321", asked: .phone, country: "BR") == "11 98765 4321")
        #expect(after("my social is 078051120", "123456789") == "123456789")
        #expect(after("my member id is", "123456789") == "123456789")
    }

    @Test(
        arguments: [
            ("4111111111111111", nil, "#"), ("078051120", nil, "#"), ("078*05*1120#", .confirm, "#"),
            ("078051120", .dateOfBirth, "#"), ("04181952", .dateOfBirth, "04181952"), ("1", .choice, "1"),
            ("0", nil, "0"),
            ("*", nil, "*"), ("6175550199", .phone, "6175550199"), ("16175550199#", .phone, "16175550199#"),
            ("078051120", .phone, "#"), ("4111111111111111", .phone, "#"), ("1234", .policyDigits, "1234"),
            ("078051120", .policyDigits, "1120"), ("4111111111111111", .policyDigits, "1111"),
            ("#", .policyDigits, "#"),
        ] as [(String, Ask?, String)])
    func `of keys no more is kept than was asked for`(keys: String, asked: Ask?, expected: String) {
        #expect(Redaction(asked: asked).kept(keys: keys) == expected)
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            "one ", "1 ", "1", "double ", "forty one ", "social ", "my social is 1 ", "1234 ", "a b c ", "uno e ", "( ",
        ])
    func `the longest utterance takes no long time`(part: String) {
        let text = String(String(repeating: part, count: 4_096 / part.utf8.count))
        let start = ContinuousClock.now
        _ = kept(text)
        _ = Redaction.shown(text, names: ["Asha Rao"], heard: Heard(), in: "en", isProof: false)
        #expect(ContinuousClock.now - start < .seconds(3))
    }
}
