import Dialogue
import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

/// Whole conversations, and the rows that they leave.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct ConversationTests {
    let desk: TalkDesk

    init() throws { desk = try TalkDesk() }

    /// Has a scripted caller call; every turn over the endpoint, as a phone system sends it.
    ///
    /// - Returns: what the last turn was answered.
    @discardableResult
    func run(_ text: String) throws -> Answer {
        let conversation = try #require(try Script(text).conversations.first)
        let caller = desk.call(number: conversation.number)
        var told: [String] = []
        var last: Answer?
        for (place, turn) in conversation.turns.enumerated() {
            let answer = try caller.say(
                turn.userInput, keys: turn.keys, turn: "t\(place)", language: conversation.language)
            told.append("> \(turn.userInput)\(turn.keys.map { "!" + $0 } ?? "")")
            told.append("< \(answer.string("next_action")) \(answer.string("response_text"))")
            #expect(answer.status == 200, "\(answer.text)")
            let expected = turn.expected
            let isAsExpected =
                (expected?.nextAction.map { $0.rawValue == answer.string("next_action") } ?? true)
                && (expected?.goal.map { $0.rawValue == answer.string("session.goal") } ?? true)
                && (expected?.outcome.map { $0.rawValue == answer.string("session.outcome") } ?? true)
            #expect(isAsExpected, "\(conversation.name)\n\(told.joined(separator: "\n"))\n\(answer.text)")
            last = answer
        }
        return try #require(last)
    }

    @Test func `English: says several things at once, and corrects the day before saying yes`() throws {
        try run(
            """
            # Corrects
            number +16175550140
            > I'd like to book a follow-up on Tuesday at nine thirty
            < collect_input book
            > my name is Asha Rao
            < confirm book
            > no wait, make it Wednesday at ten
            < confirm book
            > yes please
            < continue
            = booked
            > no thank you
            < hangup
            """)
        #expect(try desk.visits() == ["booked 2026-12-02T10:00 D-11"])
        #expect(try desk.holds() == 0)
        #expect(
            try desk.count(
                "SELECT COUNT(*) FROM outbox WHERE organisation_id = \(desk.organisation)") > 0, "nobody is told")
    }

    @Test func `English: chooses one of what is offered, with the doctor of their choice`() throws {
        try run(
            """
            # Chooses
            > hi, can I get an appointment with doctor Ortega on Wednesday morning? it's my first visit
            < collect_input book
            > the second one
            < collect_input book
            > Peter Falk
            < collect_input book
            > 617 555 0199
            < confirm book
            > yes
            = booked
            """)
        #expect(try desk.visits() == ["booked 2026-12-02T10:00 D-12"])
    }

    @Test func `what a talk holds and books its phone system finds by the call's id, and no other`() throws {
        func key(_ name: String) -> String {
            desk.send(
                .post, "/ivr/auth/api-key",
                #"{"name":"\#(name)","scopes":["voice","bookings"],"territoryIds":["demo"]}"#
            ).string("data.apiKey")
        }
        let (own, other) = (key("Own"), key("Other"))
        let caller = desk.call()
        func found(_ token: String) -> Answer {
            desk.send(.post, "/ivr/bookings/search", #"{"call_id":"\#(caller.id)"}"#, token: token)
        }
        try caller.say("I'd like to book a visit", token: own)
        #expect(found(own).status == 404)
        try caller.say("a follow-up on Tuesday at nine thirty", token: own)
        let asked = try caller.say("my name is Asha Rao", token: own)
        #expect(asked.string("next_action") == "confirm", "\(asked.text)")
        #expect(found(own).string("status") == "held")
        try caller.say("no wait, make it Wednesday at ten", token: own)
        #expect(found(own).string("appointment.local_start") == "2026-12-02T10:00")
        try caller.say("yes please", token: own)
        #expect(found(own).string("status") == "booked", "\(found(own).text)")
        #expect(found(own).string("account") == "created")
        #expect(found(other).status == 404)
        let cancelled = desk.send(
            .post, "/ivr/bookings/cancellation", #"{"call_id":"\#(caller.id)"}"#, token: own)
        #expect(cancelled.string("status") == "cancelled", "\(cancelled.text)")
    }

    @Test func `a call that another phone system has booked in is talked with, and that booking stays`() throws {
        let caller = desk.call()
        let hold = """
            {"call_id":"\(caller.id)","clinic_id":"harbor","visit_type_id":"follow-up","doctor_id":"D-12",
            "starts_at":"2026-12-01T14:00:00Z"}
            """
        let other = desk.send(
            .post, "/ivr/auth/api-key", #"{"name":"Other","scopes":["bookings"],"territoryIds":["demo"]}"#
        ).string("data.apiKey")
        #expect(desk.send(.post, "/ivr/bookings", hold, token: other).string("status") == "held")
        try caller.say("I'd like to book a follow-up on Tuesday at nine thirty")
        try caller.say("my name is Asha Rao")
        #expect(try caller.say("yes please").string("session.outcome") == "booked")
        let found = desk.send(.post, "/ivr/bookings/search", #"{"call_id":"\#(caller.id)"}"#, token: other)
        #expect(found.string("appointment.local_start") == "2026-12-01T09:00", "\(found.text)")
    }

    @Test func `English: moves a visit after proving who they are`() throws {
        desk.book()
        try run(
            """
            # Moves
            > I need to move my appointment to Friday at ten
            < verify_identity reschedule
            > Grace Bennett
            < verify_identity reschedule
            > April 18th 1952
            < verify_identity reschedule
            > one two three four
            < confirm reschedule
            > yes that's right
            < continue
            = moved
            """)
        #expect(try desk.visits() == ["booked 2026-12-04T10:00 D-11"])
    }

    @Test func `English: a no leaves the visit as it is, a yes cancels it`() throws {
        desk.book()
        let script = { (name: String, answer: String) in
            """
            # \(name)
            > I want to cancel my appointment
            < verify_identity cancel
            > my name is Grace Bennett
            < verify_identity cancel
            > the 18th of April 1952
            < verify_identity cancel
            ! 1234
            < confirm cancel
            > \(answer)
            < continue
            """
        }
        try run(script("Keeps", "no, leave it"))
        #expect(try desk.visits() == ["booked 2026-12-03T10:00 D-11"])
        try run(script("Cancels", "yes") + "\n= cancelled")
        #expect(try desk.visits() == ["cancelled 2026-12-03T10:00 D-11"])
    }

    @Test func `English: silence is asked about twice, and then handed to a person`() throws {
        let last = try run(
            """
            # Silence
            >
            < continue
            >
            < continue
            >
            < continue
            >
            < transfer
            = transferred
            """)
        #expect(last.string("transfer.reason") == "silence")
        #expect(try desk.visits().isEmpty)
    }

    @Test func `English: an angry caller is heard, and then handed to a person`() throws {
        let last = try run(
            """
            # Anger
            > this is ridiculous, I want to complain, nobody ever calls me back
            < continue
            > I am fed up with your terrible service, I want to make a complaint
            < transfer
            """)
        #expect(last.string("transfer.reason") == "anger")
        #expect(last.string("response_text").contains("sorry"))
    }

    @Test func `English: who cannot prove who they are hears nothing personal, and gets a person`() throws {
        desk.book()
        let wrong = """
            > Grace Bennett
            < verify_identity check_appointment
            > May 1st 1960
            < verify_identity check_appointment
            > nine nine nine nine
            """
        let last = try run(
            """
            # Identity
            > when is my appointment
            < verify_identity check_appointment
            \(wrong)
            < verify_identity check_appointment
            \(wrong)
            < verify_identity check_appointment
            \(wrong)
            < transfer
            = transferred
            """)
        #expect(last.string("transfer.reason") == "not_verified")
        #expect(!last.text.contains("December") && !last.text.contains("Wilson"))
        #expect(
            try desk.count(
                """
                SELECT COUNT(*) FROM audit_events WHERE organisation_id = \(desk.organisation)
                    AND event = 'caller_verified' AND outcome = 'refused'
                """) == 3)
    }

    @Test func `the end of a member id cannot be tried out in call after call`() throws {
        desk.book()
        /// What is said after the last digits.
        func claim(_ ends: [String], now: Date = TalkDesk.now) throws -> String {
            let caller = desk.call()
            try caller.say("when is my appointment", now: now)
            var said = ""
            for end in ends {
                try caller.say("Grace Bennett", now: now)
                try caller.say("April 18th 1952", now: now)
                said = try caller.say("", keys: end, now: now).string("response_text")
            }
            return said
        }
        #expect(try claim(["1234"]).contains("December 3"))
        for first in [1, 4] { _ = try claim((first..<first + 3).map { "000\($0)" }) }
        #expect(try !claim(["1234"]).contains("December"))
        // The next day the patient is who they are again.
        #expect(try claim(["1234"], now: TalkDesk.now + 86_401).contains("December 3"))
    }

    @Test func `English: a full calendar is said, and the caller gets a person`() throws {
        desk.empty()
        let last = try run(
            """
            # Full
            > I need a follow-up as soon as possible
            < transfer
            """)
        #expect(last.string("transfer.reason") == "no_times")
        #expect(last.string("transfer.summary").contains("Follow-up"))
        #expect(try desk.visits().isEmpty)
    }

    @Test func `Spanish: books the first time that is free`() throws {
        let last = try run(
            """
            # Spanish
            number +16175550140
            > hola, quiero pedir una cita de revisión cuanto antes
            < collect_input book
            ! 1
            < collect_input book
            > me llamo Lucía Ortega
            < confirm book
            > sí, por favor
            < continue
            = booked
            """)
        #expect(last.string("session.language") == "es")
        #expect(last.string("response_text").contains("lunes 30 de noviembre"))
        #expect(try desk.visits() == ["booked 2026-11-30T09:00 D-11"])
    }

    @Test func `Hindi: books with keys where words fail`() throws {
        let last = try run(
            """
            # Hindi
            number +16175550140
            language hi
            > मुझे अपॉइंटमेंट चाहिए
            < collect_input book
            ! 2
            < collect_input book
            > सबसे जल्दी
            < collect_input book
            ! 2
            < collect_input book
            > मेरा नाम आशा राव है
            < confirm book
            > हाँ
            < continue
            = booked
            """)
        #expect(last.string("response_text").contains("सोमवार"))
        #expect(try desk.visits() == ["booked 2026-11-30T10:00 D-11"])
    }

    @Test func `Spanish: says the day and the time, and another day when asked to confirm`() throws {
        let last = try run(
            """
            # Spanish with a day
            number +16175550140
            > quiero una cita de seguimiento el martes a las diez de la mañana
            < collect_input book
            > soy Lucía Ortega
            < confirm book
            > no, mejor el miércoles
            < confirm book
            > sí
            < continue
            = booked
            """)
        #expect(last.string("response_text").contains("miércoles 2 de diciembre, a las 10 de la mañana"))
        #expect(try desk.visits() == ["booked 2026-12-02T10:00 D-11"])
    }

    @Test func `Hindi: says the day and the part of it`() throws {
        try run(
            """
            # Hindi with a day
            number +16175550140
            > मुझे मंगलवार सुबह दोबारा दिखाना है, अपॉइंटमेंट चाहिए
            < collect_input book
            > दूसरा
            < collect_input book
            > मेरा नाम आशा राव है
            < confirm book
            > हाँ जी
            < continue
            = booked
            """)
        #expect(try desk.visits() == ["booked 2026-12-01T10:00 D-11"])
    }

    @Test func `Spanish: asks for opening hours in the middle of a booking, and goes on with it`() throws {
        let last = try run(
            """
            # Hours
            language es
            > quiero una cita
            < collect_input book
            > ¿cuál es el horario?
            < collect_input book
            ! 2
            < collect_input book
            """)
        #expect(last.string("response_text").contains("día"))
        #expect(try desk.visits().isEmpty)
    }
}
