import Testing

@testable import App

/// What phone systems say of who calls.
@Suite struct CallerNumberTests {
    private func read(_ text: String?, in country: String = "US") -> (isValid: Bool, number: PhoneNumber?) {
        CallerNumber.read(text) { PhoneNumber($0, in: NumberingPlan(country: country)) }
    }

    @Test(arguments: [
        nil, "", " ", "anonymous", "Anonymous", "UNKNOWN", "restricted", "private", "unavailable", "withheld",
        "blocked", "Private Number", "No Caller ID", "no-caller-id", "Caller ID unavailable", "Number Withheld", "null",
        "Unbekannt", "número privado", "Numéro masqué", "anonymous@anonymous.invalid",
        "sip:anonymous@anonymous.invalid", "SIP:Anonymous@192.0.2.1", "sip:restricted@pbx.example",
        // ANONYMOUS, RESTRICTED, BLOCKED, UNKNOWN, UNAVAILABLE, PRIVATE on a keypad.
        "+266696687", "+7378742833", "+2562533", "+8656696", "+86282452253", "+7748283",
        "266696687", "7378742833", "86282452253",
        "0000000000", "+0000000000", "+10000000000", "10000000000", "+1 (000) 000-0000", "+910000000000",
        "000-000-0000", "00000000000", "+3530000000", "0",
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
        ("sip:+16175550140@pbx.example;user=phone", "+16175550140"), ("sip:+16175550140@pbx.example", "+16175550140"),
        ("SIPS:%2B16175550140@[2001:db8::1]:5061", "+16175550140"), ("sip:6175550140@pbx.example", "+16175550140"),
        ("sip:+16175550140:secret@pbx.example?subject=x", "+16175550140"),
        ("+16175550140@pbx.example", "+16175550140"), ("sip:+1-617-555-0140;ext=8@pbx.example", "+16175550140"),
        (#""Anna Rao" <sip:+16175550140@pbx.example>"#, "+16175550140"),
        (#""Anna Rao" <sip:+16175550140@pbx.example>;tag=as58f4201b"#, "+16175550140"),
        (#""Anna <home>" <sip:+16175550140@pbx.example;user=phone> ;tag=1;x=y"#, "+16175550140"),
        ("<sip:6175550140@pbx.example:5060>;tag=1", "+16175550140"),
        ("<tel:+16175550140>;tag=1", "+16175550140"),
        ("tel:+1-617-555-0140", "+16175550140"), ("TEL:+16175550140;ext=8", "+16175550140"),
        ("tel:6175550140", "+16175550140"),
    ])
    func `a number is one, also where much of it is zeros, and in an address`(text: String, e164: String) {
        #expect(read(text).number?.e164 == e164)
    }

    @Test(arguments: [
        "sip:anna@pbx.example", "sip:pbx.example", "sips:anna.rao@192.0.2.1:5061;transport=tcp", "anna@pbx.example",
        "1001", "10", "123456", "911", "sip:1001@pbx.example", "tel:1001;phone-context=pbx.example",
        "tel:5550140;phone-context=+1617", "sip:+1@pbx.example", "sip:5551234@pbx.example",
        #""Anonymous" <sip:anonymous@anonymous.invalid>;tag=1"#, "<sip:anna@pbx.example>;tag=1",
        "sip:+266696687@pbx.example;user=phone", "sip:" + String(repeating: "a", count: 240) + "@pbx.test",
    ])
    func `an extension and an address without a number are none`(text: String) {
        let told = read(text)
        #expect(told.isValid && told.number == nil)
    }

    @Test(arguments: [
        ("4915112345678", "US", "+4915112345678"), ("00442071234567", "US", "+442071234567"),
        ("0044 20 7123 4567", "AU", "+442071234567"), ("15551234567", "IN", "+15551234567"),
        ("sip:4915112345678@pbx.example", "US", "+4915112345678"), ("919999999999", "GB", "+919999999999"),
        // What the country's own plan reads is read by it.
        ("011442071234567", "US", "+442071234567"), ("15112345678", "DE", "+4915112345678"),
    ])
    func `a number of another country is read without its plus sign, and with two zeros`(
        text: String, country: String, e164: String
    ) {
        #expect(read(text, in: country).number?.e164 == e164)
    }

    @Test(arguments: ["5551234", "555-1234", "20 7123 456", "1234567890"])
    func `a number without its area is none`(text: String) {
        let told = read(text)
        #expect(told.isValid && told.number == nil)
    }

    @Test(arguments: ["155512345678", "00155512345678", "1555123456789", "04915112345678", "0012", "0001234567890"])
    func `digits that are no country's number are not taken for one`(text: String) {
        #expect(read(text).number == nil)
    }

    @Test(arguments: [
        "call me", "x", "1", "+0123456789", "55512345678901234", "anonymous!?5", "+", "-", "tel:", "tel:anna", "sip:",
        "@", "@pbx", "anna@", "anna at pbx", "sip:anna@pbx example", "mailto:anna@pbx.example", "+1234",
        "<sip:+16175550140@pbx.example> 7", "<>;tag=1",
    ])
    func `what is neither cannot be read`(text: String) {
        #expect(!read(text).isValid)
    }
}
