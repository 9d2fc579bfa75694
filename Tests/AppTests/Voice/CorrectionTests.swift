import TestSupport
import Testing
import Web

@testable import App

/// People who change their minds, think aloud, or say more than they were asked.
extension ConversationTests {
    @Test func `a yes with a but books nothing, and what it changes is changed`() throws {
        try run(
            """
            # Changes
            number +16175550140
            > book a follow-up on Tuesday at ten
            < collect_input book
            > Nora Quinn
            < confirm book
            > ok make it 11 then
            < confirm book
            > yes but it's for my wife
            < collect_input book
            > Anna Quinn
            < confirm book
            > hold on a second
            < confirm book
            > yup that works
            < confirm book
            > yup that works
            = booked
            """)
        #expect(try desk.visits() == ["booked 2026-12-01T11:00 D-11"])
        #expect(try lastCaller() == "Anna Quinn")
    }

    @Test func `other times are offered to who wants later ones, and any will do`() throws {
        let caller = desk.call()
        func offered(_ text: String) throws -> [String] {
            let answer = try caller.say(text)
            return (0..<3).map { answer.string("options[\($0)].value") }
        }
        let first = try offered("book a follow-up on Wednesday")
        #expect(first == ["2026-12-02T09:00", "2026-12-02T10:00", "2026-12-02T11:00"])
        let later = try offered("do you have anything later")
        #expect(later.first == "2026-12-02T11:30")
        #expect(try offered("is there something earlier").last ?? "" < "2026-12-02T11:30")
        #expect(try caller.say("any of those is fine").string("session.asked") == "name")
    }

    @Test func `what a caller rules out is not offered`() throws {
        let caller = desk.call()
        try caller.say("I need a follow-up")
        let answer = try caller.say("next week but not Monday")
        #expect(answer.string("options[0].value").hasPrefix("2026-12-01"), "\(answer.text)")
    }

    @Test func `a day on which the clinic is closed, or that is too far off, is said to be`() throws {
        let closed = try desk.call().say("I'd like a follow-up on Saturday at ten")
        #expect(closed.string("response_text").hasPrefix("Harbor Clinic is closed on Saturday"), "\(closed.text)")
        let far = try desk.call().say("a follow-up on the fourth of July")
        #expect(far.string("response_text").hasPrefix("I can book visits up to"), "\(far.text)")
    }

    @Test func `which visit is cancelled is corrected before it is`() throws {
        desk.book("2026-12-01T15:00:00Z")
        desk.book("2026-12-02T16:00:00Z")
        try run(
            """
            # Corrects
            number +16175550140
            > my name is Grace Bennett, and I want to cancel my Tuesday appointment
            < verify_identity cancel
            > april 18th 1952
            < verify_identity cancel
            > 1234
            < confirm cancel
            > no sorry, I meant the Wednesday one
            < confirm cancel
            > yes
            = cancelled
            """)
        #expect(try desk.visits() == ["booked 2026-12-01T10:00 D-11", "cancelled 2026-12-02T11:00 D-11"])
    }

    @Test func `a visit is moved by so much as its caller says, and named by what it is`() throws {
        desk.book("2026-12-01T15:00:00Z")
        desk.book("2026-12-02T16:00:00Z", type: "first-visit")
        try run(
            """
            # Moves by a week
            number +16175550140
            > uh, can I move Wednesday's thing to the week after, after two?
            < verify_identity reschedule
            > Grace Bennett
            < verify_identity reschedule
            > oh four eighteen fifty two
            < verify_identity reschedule
            > 1234
            < collect_input reschedule
            > a day later
            < collect_input reschedule
            > the first one
            < confirm reschedule
            > yes
            = moved
            > now push my appointment back a week
            < collect_input reschedule
            > the follow-up
            < collect_input reschedule
            > the last one
            < confirm reschedule
            > yes
            = moved
            """)
        #expect(try desk.visits() == ["booked 2026-12-08T11:00 D-11", "booked 2026-12-09T14:00 D-11"])
    }

    @Test func `a yes to several times takes the first of them in the end, and it is read out`() throws {
        let caller = desk.call()
        try caller.say("a follow-up on Wednesday")
        let again = try caller.say("yes")
        #expect(again.string("session.asked") == "choice" && !again.string("response_text").contains("Sorry"))
        #expect(try caller.say("yes please").string("session.asked") == "name")
        #expect(try caller.say("Nora Quinn").string("response_text").contains("December 2, at 9 AM"))
        #expect(try caller.say("Anna Beck").string("response_text").contains("for Anna Beck."))
    }

    @Test(arguments: [
        ("later that day", "2026-12-02T11:30"), ("two days later", "2026-12-04T09:00"),
        ("the earliest after december third", "2026-12-04T09:00"), ("a bit earlier", "2026-12-02T10:30"),
    ])
    func `a visit is moved to what is counted from it`(said: String, first: String) throws {
        desk.book("2026-12-02T16:00:00Z")
        let caller = desk.call()
        for said in ["can you move my appointment to \(said)", "Grace Bennett", "4 18 52"] { try caller.say(said) }
        let answer = try caller.say("1234")
        let offered = (0..<3).map { answer.string("options[\($0)].value") }.filter { !$0.isEmpty }
        #expect(offered.first == first || said.hasSuffix("earlier") && offered.last == first, "\(answer.text)")
    }

    @Test func `which visits a caller may mean is narrowed by what was said of them`() throws {
        for (start, type) in [("01T15", "follow-up"), ("02T16", "first-visit"), ("03T16", "follow-up")] {
            desk.book("2026-12-\(start):00:00Z", type: type)
        }
        let caller = desk.call()
        for said in ["cancel my follow up", "Grace Bennett", "4/18/1952"] { try caller.say(said) }
        let answer = try caller.say("1234").string("response_text")
        #expect(answer.contains("Follow-up") && !answer.contains("First visit"), "\(answer)")
        #expect(try caller.say("the second one").string("response_text").contains("December 3"))
    }

    @Test(arguments: ["cancel my appointment", "cancel my follow up", "move my appointment"])
    func `a visit that was not read out is named by its day`(wish: String) throws {
        for day in ["01T15", "02T16", "03T16", "04T16", "08T16"] {
            desk.book("2026-12-\(day):00:00Z", type: day == "01T15" ? "first-visit" : "follow-up")
        }
        let caller = desk.call()
        for said in [wish, "Grace Bennett", "4/18/1952", "1234"] { try caller.say(said) }
        let answer = try caller.say("the one on Tuesday the 8th")
        let asked = wish.hasPrefix("cancel") ? "confirm" : "date_and_time"
        #expect(answer.string("session.asked") == asked, "\(answer.text)")
    }

    @Test(arguments: [
        "uh it's for my daughter", "oh okay then dr ortega", "the second one", "one two three four",
        "actually at eleven", "perdón el viernes", "anzi venerdì", "aliás melhor na quarta", "la seconda", "eso es",
        "egal",
    ])
    func `what is said of the visit is no name`(said: String) throws {
        let caller = desk.call()
        try caller.say("book a follow-up on Tuesday at ten")
        #expect(try caller.say(said).string("session.asked") == "name")
    }

    @Test(arguments: ["se llama Anna Beck", "elle s'appelle Anna Beck", "her name is Anna Beck", "Anna Beck"])
    func `another name is taken at the end`(said: String) throws {
        let caller = desk.call()
        for said in ["book a follow-up on Tuesday at ten", "Nora Quinn"] { try caller.say(said) }
        #expect(try caller.say(said).string("response_text").contains("Anna Beck"))
    }

    @Test(arguments: [
        ("fr", "c'est Grace Bennett, je voudrais annuler mon rendez-vous", "cancel"),
        ("fr", "je suis Grace Bennett, reculez celui de mardi d'une semaine", "reschedule"),
        ("pt", "aqui é a Grace Bennett, quero cancelar minha consulta", "cancel"),
        ("es", "habla Grace Bennett, quiero cancelar mi cita", "cancel"),
        ("de", "hier spricht Grace Bennett, ich möchte meinen Termin am Mittwoch zwei Tage später haben", "reschedule"),
    ])
    func `who says who they are with what they want is not asked for it again`(
        language: String, said: String, goal: String
    ) throws {
        let caller = desk.call()
        try caller.say("", language: language)
        let answer = try caller.say(said)
        #expect(answer.string("session.goal") == goal, "\(answer.text)")
        #expect(answer.string("session.asked") == "date_of_birth", "\(answer.text)")
    }

    @Test(arguments: ["born april 18 1952", "born four eighteen fifty two", "date of birth 4/18/1952"])
    func `a birth and a day for a visit are told apart`(birth: String) throws {
        desk.book("2026-12-02T16:00:00Z")
        let caller = desk.call()
        let asked = try caller.say("this is Grace Bennett, \(birth), I want to move my visit to Friday at ten")
        #expect(asked.string("session.asked") == "policy_digits", "\(asked.text)")
        #expect(try caller.say("1234").string("response_text").contains("Friday, December 4, at 10 AM"))
    }

    @Test(arguments: ["I was born on april 18 1952", "my number is 617 555 0199"])
    func `a number or a birth is no other time`(said: String) throws {
        let caller = desk.call()
        try caller.say("book a follow-up on Wednesday")
        #expect(try caller.say(said).string("session.asked") == "choice")
        #expect(try caller.say("egal, the first").string("session.asked") == "name")
        #expect(try caller.say("Nora Quinn").string("response_text").contains("December 2, at 9 AM"))
    }

    @Test func `a date of birth may come in two turns`() throws {
        desk.book("2026-12-01T15:00:00Z")
        try run(
            """
            # Says the year when asked
            > this is Grace Bennett, I want to cancel my visit
            < verify_identity cancel
            > April eighteenth
            < verify_identity cancel
            > 1952
            < verify_identity cancel
            > 1234
            < confirm cancel
            > yes
            = cancelled
            """)
    }

    @Test func `who is verified books for somebody else in their name`() throws {
        try run(
            """
            # Books for her husband
            number +16175550140
            > this is Grace Bennett, when is my next appointment
            < verify_identity check_appointment
            > 04/18/1952
            < verify_identity check_appointment
            > 1234
            > I need a first visit for my husband on Tuesday at ten
            < collect_input book
            > Paul Bennett
            < confirm book
            > yes
            = booked
            """)
        #expect(try lastCaller() == "Paul Bennett")
    }

    @Test func `a doctor whom nobody knows is said to be none, with those there are`() throws {
        let caller = desk.call()
        let others = "doctors are Dr. Miguel Ortega; and Dr. Sarah Wilson"
        let answer = try caller.say("a follow-up with Dr. Rivera on Tuesday at ten")
        #expect(answer.string("response_text").contains(others), "\(answer.text)")
        let known = try desk.call().say("a follow-up with Dr. Ortega on Tuesday at ten")
        #expect(!known.string("response_text").contains(others), "\(known.text)")
    }

    @Test func `a number that is none is asked for again, and what is chosen by its place is that`() throws {
        let caller = desk.call(number: nil)
        try caller.say("I'd like an appointment")
        #expect(try caller.say("the second one").string("session.asked") == "date_and_time")
        try caller.say("Tuesday at ten")
        #expect(try caller.say("Nora Quinn").string("session.asked") == "phone")
        #expect(try caller.say("555 123").string("session.asked") == "phone")
        #expect(try caller.say("617 555 0142").string("session.asked") == "confirm")
    }

    @Test(arguments: [
        "yup that works", "one moment please", "why do you need my name", "un instant", "parfait",
        "einen Moment bitte", "क्यों",
    ])
    func `what is nobody's name is taken for none`(said: String) throws {
        let caller = desk.call()
        try caller.say("book a follow-up on Tuesday at ten")
        #expect(try caller.say(said).string("session.asked") == "name")
    }

    @Test(arguments: [
        ("last name Quinn, first name Nora", "Nora Quinn"), ("it's for my mother, Helga Beck", "Helga Beck"),
        ("yeah, Can Yılmaz", "Can Yılmaz"), ("June Das", "June Das"),
    ])
    func `a name is found among the words around it`(said: String, name: String) throws {
        let caller = desk.call()
        try caller.say("book a follow-up on Tuesday at ten")
        let answer = try caller.say(said)
        #expect(answer.string("response_text").contains("for \(name)."), "\(answer.text)")
    }

    @Test func `after the hours of a day those of another are asked for in two words`() throws {
        let caller = desk.call()
        try caller.say("what time do you open")
        #expect(try caller.say("and Friday?").string("response_text").hasPrefix("On Friday"))
        #expect(try caller.say("okay, a follow-up then at ten please").string("session.goal") == "book")
    }

    @Test func `a call may begin with a greeting that is a farewell as well`() throws {
        #expect(try desk.call().say("bom dia").string("next_action") == "continue")
    }

    private func lastCaller() throws -> String {
        let patients = desk.send(.get, "/patients?limit=100")
        // The clinic's other patients came without a number.
        let caller = (0..<10).first { patients.string("patients[\($0)].phone") == "+16175550140" }
        return caller.map { patients.string("patients[\($0)].name") } ?? ""
    }
}
