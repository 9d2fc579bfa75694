import Testing
import Understanding

/// Hindi in Latin letters, put into Devanagari.
struct RomanHindiTests {
    @Test(arguments: [
        ("mujhe kal subah das baje aana hai", "मुझे कल सुबह दस बजे आना है"),
        ("Somvar ko saadhe teen baje, theek hai?", "सोमवार को साढ़े तीन बजे, ठीक है?"),
        ("mera naam Ravi Das hai", "मेरा नाम Ravi Das है"),
        ("mera appointment cancel kar do", "मेरा appointment cancel कर दो"),
        ("do baje nahi, teen baje", "दो बजे नहीं, तीन बजे"),
        ("parso shaam ko doctor se milna hai", "परसों शाम को doctor से मिलना है"),
    ])
    func `words that are known are written as they are in Hindi, and all others stay`(said: String, hindi: String) {
        #expect(RomanHindi.devanagari(said, expecting: "en") == hindi)
    }

    @Test(arguments: [
        "I need to see the doctor", "do you have anything at ten", "das ist gut", "me llamo Ravi", "to the main desk",
        "quero marcar para as dez", "je suis en retard", "", " ", "कल सुबह", "Asha Das", "main street 10",
    ])
    func `what is no Hindi stays as it is`(said: String) {
        #expect(RomanHindi.devanagari(said, expecting: "en") == nil)
    }

    @Test func `a number is known however long its vowels are written`() {
        for (said, hindi) in [("unnees sau chhappan", "उन्नीस सौ छप्पन"), ("shoonya ek", "शून्य एक")] {
            #expect(RomanHindi.devanagari(said, expecting: "hi", asksNumber: true) == hindi)
        }
    }

    @Test func `in a conversation in Hindi one word is enough`() {
        #expect(RomanHindi.devanagari("haan", expecting: "hi") == "हाँ")
        #expect(RomanHindi.devanagari("kal", expecting: "hi") == "कल")
        #expect(RomanHindi.devanagari("kal", expecting: "en") == nil)
        #expect(RomanHindi.devanagari("Grace Bennett", expecting: "hi") == nil)
    }

    @Test func `four kilobytes are read at once`() {
        let long = String(repeating: "kal subah das baje ", count: 215)
        #expect(RomanHindi.devanagari(long, expecting: "en")?.hasPrefix("कल सुबह दस बजे कल") == true)
    }
}
