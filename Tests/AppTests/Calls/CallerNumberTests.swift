import Testing

@testable import App

/// What phone systems say of who calls.
@Suite struct CallerNumberTests {
    private func read(_ text: String?, in country: String = "US") -> (isValid: Bool, number: PhoneNumber?) {
        CallerNumber.read(text) { PhoneNumber($0, in: NumberingPlan(country: country)) }
    }

    @Test(arguments: [
        nil, "", " ", "anonymous", "Anonymous", "UNKNOWN", "restricted", "private", "unavailable", "withheld", "blocked",
        "Private Number", "No Caller ID", "no-caller-id", "Caller ID unavailable", "Number Withheld", "null", "Unbekannt",
        "número privado", "Numéro masqué", "anonymous@anonymous.invalid", "sip:anonymous@anonymous.invalid",
        "SIP:Anonymous@192.0.2.1", "sip:restricted@pbx.example",
        // ANONYMOUS, RESTRICTED, BLOCKED, UNKNOWN, UNAVAILABLE, PRIVATE on a keypad.
        "+266696687", "+7378742833", "+2562533", "+8656696", "+86282452253", "+7748283", "266696687", "7378742833",
        "86282452253",
        "0000000000", "+0000000000", "+10000000000", "10000000000", "+1 (000) 000-0000", "+910000000000", "000-000-0000",
        "00000000000", "+3530000000", "0",
    ])
    func `a number that is withheld is none, however that is said`(text: String?) {
        for country in ["US", "IN", "GB", "DE", "FR"] {
            let told = read(text, in: country)
            #expect(told.isValid && told.number == nil, "\(country)")
        }
    }

    @Test(arguments: [
        ("+16175550140", "+16175550140"), ("617-555-0140", "+16175550140"), ("(737) 874-2833", "+17378742833"),
        ("+17378742833", "+17378742833"), ("+15550000000", "+15550000000"), ("+442079460000", "+442079460000"),
        ("+18000000000", "+18000000000"), (" 16175550140", "+16175550140"),
    ])
    func `a number is one, also where much of it is zeros`(text: String, e164: String) {
        #expect(read(text).number?.e164 == e164)
    }

    @Test(arguments: ["call me", "x", "+0123456789", "55512345678901234", "anonymous!?5", "+", "-"])
    func `what is neither cannot be read`(text: String) {
        #expect(!read(text).isValid)
    }
}
