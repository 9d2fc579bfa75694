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
            < confirm book
            > no, my name is Anna Quinn
            < confirm book
            > hold on a second
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
        return (0..<10).map { patients.string("patients[\($0)].name") }.first { $0 != "Grace Bennett" && !$0.isEmpty }
            ?? ""
    }
}
