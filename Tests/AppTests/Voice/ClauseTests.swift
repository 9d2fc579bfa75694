import Dialogue
import Foundation
import TestSupport
import Testing
import Understanding
import Web

@testable import App

/// People who want two different things in one breath, and those who say one thing in two ways.
extension ConversationTests {
    /// Grace's visits on Tuesday, December 1 and on Thursday, December 3.
    private func bookTwo() {
        desk.book("2026-12-01T15:00:00Z")
        desk.book("2026-12-03T16:00:00Z", type: "first-visit")
    }

    @Test(arguments: [
        ("en", "cancel my Tuesday appointment and move the Thursday one to Friday", "yes", "the first one"),
        ("en", "I'd like to cancel Tuesday's visit and also move Thursday's to Friday please", "yes", "the first one"),
        ("es", "quiero cancelar la cita del martes y cambiar la del jueves al viernes", "sí", "la primera"),
        (
            "de", "ich möchte den Termin am Dienstag absagen und den vom Donnerstag auf Freitag verschieben", "ja",
            "den ersten"
        ),
        (
            "fr", "je voudrais annuler le rendez-vous de mardi et déplacer celui de jeudi à vendredi", "oui",
            "le premier"
        ),
        ("pt", "quero cancelar a consulta de terça e remarcar a de quinta para sexta", "sim", "a primeira"),
        ("it", "vorrei annullare la visita di martedì e spostare quella di giovedì a venerdì", "sì", "la prima"),
        ("hi", "मंगलवार की अपॉइंटमेंट रद्द कर दीजिए और गुरुवार वाली शुक्रवार को कर दीजिए", "हाँ", "पहला"),
    ])
    func `one visit is cancelled and another one moved`(
        language: String, wish: String, yes: String, choice: String
    ) throws {
        bookTwo()
        let (caller, cancel) = try patient(wish, in: language)
        #expect(cancel.string("session.goal") == "cancel", "\(cancel.text)")
        #expect(cancel.string("session.asked") == "confirm", "\(cancel.text)")
        let move = try caller.say(yes)
        #expect(move.string("session.goal") == "reschedule", "\(move.text)")
        #expect(move.string("session.asked") == "choice", "\(move.text)")
        #expect(move.string("options[0].value").hasPrefix("2026-12-04"), "\(move.text)")
        try caller.say(choice)
        #expect(try caller.say(yes).string("session.outcome") == "moved")
        #expect(try desk.visits().map { $0.prefix(17) } == ["cancelled 2026-12", "booked 2026-12-04"])
    }

    @Test func `a visit is booked, and another one cancelled after it`() throws {
        bookTwo()
        let caller = desk.call()
        let first = try caller.say("book a follow-up for Wednesday at ten and cancel the one on Thursday")
        #expect(first.string("response_text").hasPrefix("One thing after the other."), "\(first.text)")
        #expect(first.string("session.goal") == "book", "\(first.text)")
        try caller.say("Grace Bennett")
        let next = try caller.say("yes")
        #expect(next.string("session.goal") == "cancel", "\(next.text)")
        #expect(next.string("response_text").contains("Now for the appointment to cancel."), "\(next.text)")
        for said in ["April 18 1952", "1234"] { try caller.say(said) }
        #expect(try caller.say("yes").string("session.asked") == "anything_else")
        let visits = try desk.visits().map { $0.prefix(20) }.sorted()
        #expect(visits == ["booked 2026-12-01T10", "booked 2026-12-02T10", "cancelled 2026-12-03"], "\(visits)")
    }

    @Test func `a visit is cancelled, and one of another kind booked`() throws {
        bookTwo()
        let (caller, _) = try patient(
            "cancel Thursday's appointment and book a follow-up for Wednesday")
        let next = try caller.say("yes")
        #expect(next.string("session.goal") == "book", "\(next.text)")
        #expect(next.string("options[0].value").hasPrefix("2026-12-02"), "\(next.text)")
    }

    @Test func `two visits are moved, each to a day of its own`() throws {
        bookTwo()
        let (caller, first) = try patient("move Tuesday's to Wednesday and move Thursday's to Friday")
        #expect(first.string("options[0].value").hasPrefix("2026-12-02"), "\(first.text)")
        try caller.say("1")
        let second = try caller.say("yes")
        #expect(second.string("session.goal") == "reschedule", "\(second.text)")
        #expect(second.string("options[0].value").hasPrefix("2026-12-04"), "\(second.text)")
    }

    @Test func `what is asked in passing is answered before what is wanted`() throws {
        desk.book()
        let caller = desk.call()
        let asked = try caller.say("I want to cancel my appointment, and what are your hours on Friday?")
        #expect(asked.string("session.goal") == "cancel", "\(asked.text)")
        #expect(asked.string("response_text").contains("Friday"), "\(asked.text)")
        let other = try desk.call().say("where are you and can I book a follow-up for Tuesday")
        #expect(other.string("session.asked") == "choice", "\(other.text)")
        #expect(other.string("response_text").contains("12 Harbor Street"), "\(other.text)")
    }

    @Test func `visits are told, and then one is moved`() throws {
        bookTwo()
        let (_, told) = try patient("when are my appointments and can I move the Thursday one to Friday")
        #expect(told.string("response_text").contains("December 1"), "\(told.text)")
        #expect(told.string("session.goal") == "reschedule", "\(told.text)")
        #expect(told.string("options[0].value").hasPrefix("2026-12-04"), "\(told.text)")
    }

    @Test func `something else may be wanted beside a yes`() throws {
        bookTwo()
        let (caller, _) = try patient("cancel Tuesday's appointment")
        let next = try caller.say("yes and move the Thursday one to Friday")
        #expect(next.string("session.goal") == "reschedule", "\(next.text)")
        #expect(next.string("options[0].value").hasPrefix("2026-12-04"), "\(next.text)")
        #expect(try desk.visits().contains { $0.hasPrefix("cancelled 2026-12-01") })
    }

    @Test func `who keeps the first goes on with the second, and who lets go has nothing done`() throws {
        bookTwo()
        let (caller, _) = try patient("cancel Tuesday's and move Thursday's to Friday")
        let kept = try caller.say("no")
        #expect(kept.string("session.goal") == "reschedule", "\(kept.text)")
        let (other, _) = try patient("cancel Tuesday's and move Thursday's to Friday")
        try other.say("forget it, never mind")
        #expect(try desk.visits().allSatisfy { $0.hasPrefix("booked") })
    }

    @Test func `what comes later survives what was not understood`() throws {
        bookTwo()
        let (caller, _) = try patient("cancel Tuesday's and move Thursday's to Friday")
        // Misheard, asked again.
        _ = try caller.say("blue elephants")
        let next = try caller.say("yes")
        #expect(next.string("session.goal") == "reschedule", "\(next.text)")
    }

    @Test(arguments: [
        "cancel my appointment and book it for Friday", "I need to cancel and reschedule for Friday",
        "cancel Tuesday's appointment and book me one on Friday instead",
        "I can't make it on Tuesday, can you move it to Friday",
        "my Tuesday appointment was cancelled, I'd like to reschedule it for Friday",
        "I have an appointment on Tuesday and I want to move it to Friday",
    ])
    func `what is one wish stays one`(wish: String) throws {
        desk.book("2026-12-01T15:00:00Z")
        let (_, asked) = try patient(wish)
        #expect(asked.string("session.goal") == "reschedule", "\(asked.text)")
        #expect(asked.string("options[0].value").hasPrefix("2026-12-04"), "\(asked.text)")
        #expect(!asked.text.contains("One thing after"), "\(asked.text)")
    }

    @Test(arguments: [
        "I'd like to book a follow-up, my last visit was cancelled",
        "hi, I want an appointment, a follow-up, and Tuesday is good",
        "book a follow-up on Tuesday and if that's not possible on Wednesday",
    ])
    func `a booking with its story is a booking`(wish: String) throws {
        let asked = try desk.call().say(wish)
        #expect(asked.string("session.goal") == "book", "\(asked.text)")
        #expect(!asked.text.contains("One thing after"), "\(asked.text)")
    }

    @Test func `another visit for somebody else comes after the caller's own`() throws {
        desk.book("2026-12-04T16:00:00Z")
        let (caller, _) = try patient("book a follow-up on Tuesday at ten")
        try caller.say("Grace Bennett")
        try caller.say("yes")
        let asked = try caller.say("and one for my son on Wednesday at ten")
        #expect(asked.string("session.goal") == "book", "\(asked.text)")
    }

    @Test(arguments: [
        ("en", "book a follow-up on Wednesday at ten", "I also need to cancel my Thursday appointment", "yes"),
        ("en", "book a follow-up on Wednesday at ten", "I need to cancel my Thursday appointment as well", "yes"),
        ("es", "una revisión el miércoles a las diez", "también necesito cancelar mi cita del jueves", "sí"),
        ("de", "eine Kontrolle am Mittwoch um zehn", "ich muss auch meinen Termin am Donnerstag absagen", "ja"),
    ])
    func `a visit that is to be cancelled as well is no other day for the one that is booked`(
        language: String, wish: String, said: String, yes: String
    ) throws {
        bookTwo()
        let caller = desk.call()
        try caller.say("", language: language)
        try caller.say(wish)
        let asked = try caller.say("Grace Bennett")
        #expect(asked.string("session.asked") == "confirm", "\(asked.text)")
        let again = try caller.say(said)
        #expect(again.string("session.asked") == "confirm", "\(again.text)")
        let question = asked.string("response_text")
        #expect(again.string("response_text").hasSuffix(question), "\(question): \(again.text)")
        let next = try caller.say(yes)
        #expect(next.string("session.goal") == "cancel", "\(next.text)")
        #expect(try desk.visits().count { $0.hasPrefix("booked 2026-12-02T10:00") } == 1)
    }

    @Test(arguments: [
        "could it be Thursday at eleven, and I also need to cancel my Friday appointment",
        "make it Thursday at eleven and I also need to cancel my Friday appointment",
    ])
    func `another time for the one that is booked is heard beside the visit that is to be cancelled as well`(
        said: String
    ) {
        let heard = SaidOtherwiseTests.hear(said, asked: .confirm, goal: .book)
        #expect(heard.days.count == 1 && !heard.times.isEmpty)
        #expect(heard.also.map { $0.means(.cancel) && $0.days.count == 1 } == [true])
    }

    @Test(arguments: [
        ("en", "cancel my Tuesday appointment", "also cancel my Thursday appointment", "yes"),
        ("en", "cancel my Tuesday appointment", "can you cancel my Thursday appointment as well", "yes"),
        ("es", "quiero cancelar mi cita del martes", "también quiero cancelar mi cita del jueves", "sí"),
        (
            "de", "ich möchte meinen Termin am Dienstag absagen", "ich muss auch meinen Termin am Donnerstag absagen",
            "ja"
        ),
    ])
    func `a visit that is to be cancelled as well does not take the place of the first`(
        language: String, wish: String, said: String, yes: String
    ) throws {
        bookTwo()
        let (caller, asked) = try patient(wish, in: language)
        let again = try caller.say(said)
        #expect(again.string("session.asked") == "confirm", "\(again.text)")
        let question = asked.string("response_text").suffix(40)
        #expect(again.string("response_text").hasSuffix(question), "\(asked.text): \(again.text)")
        let next = try caller.say(yes)
        #expect(next.string("session.asked") == "confirm", "\(next.text)")
        #expect(try desk.visits().map { $0.prefix(20) } == ["cancelled 2026-12-01", "booked 2026-12-03T11"])
        #expect(try caller.say(yes).string("session.asked") == "anything_else")
        #expect(try desk.visits().allSatisfy { $0.hasPrefix("cancelled") })
    }

    @Test func `a yes to cancelling one visit stands beside another one that is to be cancelled as well`() throws {
        bookTwo()
        let (caller, _) = try patient("cancel my Tuesday appointment")
        let next = try caller.say("yes, and also cancel my Thursday appointment")
        #expect(next.string("session.asked") == "confirm", "\(next.text)")
        #expect(try desk.visits().map { $0.prefix(20) } == ["cancelled 2026-12-01", "booked 2026-12-03T11"])
        #expect(try caller.say("yes").string("session.asked") == "anything_else")
        #expect(try desk.visits().allSatisfy { $0.hasPrefix("cancelled") })
    }

    @Test(arguments: ["date_of_birth", "policy_digits"])
    func `which visit it is may be said where a proof is asked for`(question: String) throws {
        bookTwo()
        let caller = desk.call()
        try caller.say("I need to cancel my appointment")
        var asked = try caller.say("Grace Bennett")
        if question == "policy_digits" { asked = try caller.say("04181952") }
        #expect(asked.string("session.asked") == question, "\(asked.text)")
        let again = try caller.say("cancel my Thursday appointment")
        #expect(again.string("session.asked") == question, "\(again.text)")
        if question == "date_of_birth" { try caller.say("04181952") }
        let confirm = try caller.say("1234")
        #expect(confirm.string("session.asked") == "confirm", "\(confirm.text)")
        try caller.say("yes")
        #expect(try desk.visits().map { $0.prefix(20) } == ["booked 2026-12-01T10", "cancelled 2026-12-03"])
    }
}
