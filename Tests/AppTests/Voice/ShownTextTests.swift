import Dialogue
import Testing

@testable import App

/// What supervisors see of what was said.
@Suite struct ShownTextTests {
    private func shown(
        _ text: String, _ names: [String] = [], language: String = "en", times: [Heard.Times] = [],
        isProof: Bool = false
    ) -> String {
        var heard = Heard()
        heard.times = times
        return Redaction.shown(text, names: names, heard: heard, in: language, isProof: isProof)
    }

    @Test func `four digits and more are a number`() {
        #expect(shown("(617) 555-0199, at 9:30 on the 24th") == "([number], at 9:30 on the 24th")
        #expect(shown("1 2 3 or 1234 5   6") == "1 2 3 or [number]   6")
        #expect(shown("") == "" && shown("nothing") == "nothing" && shown("12/24/1980.") == "[number].")
        #expect(shown("anything", isProof: true) == "[withheld]")
        #expect(Redaction.shown("call 617 555 0199 at 9:30", names: []) == "call [number] at 9:30")
    }

    @Test(arguments: [
        ("en", "call me at six one seven five five five oh one nine nine please", "call me at [number] please"),
        ("en", "six one seven, uh, five double five, oh one nine nine", "[number]"),
        ("en", "617 five five five 0199", "[number]"), ("en", "it ends in twelve thirty four", "it ends in [number]"),
        ("es", "mi número es seis uno siete cinco cinco cinco cero uno nueve nueve", "mi número es [number]"),
        ("en", "mi número es seis uno siete cinco cinco cinco", "mi número es [number]"),
        ("hi", "मेरा नंबर नौ आठ सात छह पांच चार है", "मेरा नंबर [number] है"),
        ("hi", "mera number nau aath saat chhe paanch char hai", "mera number [number] hai"),
        ("fr", "c'est le zéro six douze trente-quatre cinquante-six soixante-dix-huit", "c'est le [number]"),
        ("de", "null eins sieben sechs zweiundzwanzig dreiunddreißig", "[number]"),
        ("pt", "meu número é nove oito sete meia cinco quatro", "meu número é [number]"),
        ("it", "il numero è tre tre otto venticinque ventisei", "il numero è [number]"),
    ])
    func `also where they are words`(language: String, said: String, expected: String) {
        #expect(shown(said, language: language) == expected)
    }

    @Test func `times and counts are no numbers`() {
        let times = [Heard.Times(9 * 60 + 30), Heard.Times(10 * 60 + 30), Heard.Times(600, 720)]
        for said in [
            "on Tuesday at nine thirty", "at ten thirty", "nine thirty, two of us", "between ten and twelve",
            "the second one", "one of the two", "in two or three weeks", "at 10:30, one hour",
        ] {
            #expect(shown(said, times: times) == said)
        }
    }

    @Test(arguments: [
        ("Asha Rao", "this is Asha Rao speaking", "this is [name] speaking"),
        ("Asha Rao", "ASHA here, that's Rao with an R", "[name] here, that's [name] with an R"),
        ("José Núñez", "es para jose nunez", "es para [name]"),
        ("Jose Nunez", "soy José Núñez-Ortiz", "soy [name]-Ortiz"),
        ("Rao", "raoul sings karaoke", "raoul sings karaoke"),
        ("Anna-Maria Köhler", "anna maria koehler", "[name] koehler"),
        ("Asha Rao", "मैं आशा राव बोल रही हूँ", "मैं [name] राव बोल रही हूँ"),
        ("Sunday Okoro", "I can come on Sunday, says Sunday Okoro", "I can come on Sunday, says [name]"),
        ("María de la Cruz", "la cita de la señora Cruz", "la cita de la señora [name]"),
        ("Iris Doyle", "Doyle, D O Y L E", "[name], [name]"), ("Iris Doyle", "d. o. y. l. e.", "[name]."),
        ("Iris Doyle", "B no sorry D for delta O Y L E for echo thanks", "B no sorry [name] thanks"),
        ("Iris Doyle", "I R I S new word D O Y", "[name] new word [name]"),
        ("Ravi Patel", "papa alpha tango echo lima", "[name]"), ("Sam Hill", "it's H I double L", "it's [name]"),
        ("Bo Chen", "B O, C H E N", "[name]"), ("Iris Doyle", "see you, I am A B", "see you, I am A B"),
    ])
    func `names are left out, in part and spelled as well`(name: String, said: String, expected: String) {
        #expect(shown(said, [name]) == expected)
    }

    @Test func `what is spelled and long is a name that nobody knows yet, and with digits a number`() {
        #expect(shown("it is spelled D O Y L E") == "it is spelled [name]")
        #expect(shown("my id is B C B S 1 2") == "my id is [number]")
        #expect(shown("I need an M R I") == "I need an M R I")
        #expect(shown("ce hache e ene", ["Chen"], language: "es") == "[name]")
    }
}
