import TestSupport
import Testing
import Web

@testable import App

/// A patient cannot be in two places: what they are offered, and what is kept for them meanwhile.
extension ConversationTests {
    @Test func `a patient is not offered a time at which they have another visit`() throws {
        desk.book("2026-12-03T15:00:00Z", doctor: "D-12")
        let (caller, _) = try patient("when is my appointment")
        let offered = try caller.say("book a first visit on December 3 at 10 am")
        #expect(
            offered.string("response_text").contains("You have another visit then. I could offer"), "\(offered.text)")
        for place in 0..<3 { #expect(offered.string("options[\(place)].value") != "2026-12-03T10:00") }
        #expect(try desk.holds() == 0)
        // For somebody else it is free.
        let other = try desk.call().say("book a first visit on December 3 at 10 am")
        #expect(other.string("session.asked") == "name", "\(other.text)")
    }

    @Test func `a visit may be moved over its own time`() throws {
        desk.book("2026-12-03T15:00:00Z", doctor: "D-12")
        let (_, asked) = try patient("move my appointment to December 3 at 10 am with Dr. Wilson")
        #expect(asked.string("session.asked") == "confirm" && asked.text.contains("Wilson"), "\(asked.text)")
    }

    @Test func `a hold that came to nothing is given back`() throws {
        let (caller, _) = try patient("when is my appointment")
        let asked = try caller.say("book a first visit on December 3 at 10 am")
        #expect(asked.string("session.asked") == "confirm", "\(asked.text)")
        desk.book("2026-12-03T15:00:00Z", doctor: "D-12")
        let answer = try caller.say("yes")
        #expect(answer.string("response_text").contains("You have another visit then."), "\(answer.text)")
        #expect(try desk.holds() == 0)
    }

    @Test func `who has not proven who they are is offered another time, and not told why`() throws {
        let caller = desk.call()
        for said in ["book a follow-up on Tuesday at ten", "my name is Asha Rao", "yes"] { try caller.say(said) }
        #expect(try desk.visits() == ["booked 2026-12-01T10:00 D-11"])
        let asked = try caller.say("book a first visit on Tuesday at ten")
        #expect(asked.string("next_action") == "confirm", "\(asked.text)")
        let offered = try caller.say("yes")
        #expect(offered.string("session.asked") == "choice", "\(offered.text)")
        #expect(offered.string("response_text").contains("that time can't be had any more"), "\(offered.text)")
        for place in 0..<3 { #expect(offered.string("options[\(place)].value") != "2026-12-01T10:00") }
        #expect(try desk.visits().count == 1)
        #expect(try desk.holds() == 0)
        #expect(try caller.say("the first one").string("next_action") == "confirm")
        #expect(try caller.say("yes").string("session.outcome") == "booked")
        #expect(try desk.visits().count == 2)
    }
}
