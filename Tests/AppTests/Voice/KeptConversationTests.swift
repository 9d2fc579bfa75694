import Dialogue
import Foundation
import MariaDB
import Secrets
import TestSupport
import Testing
import Web

@testable import App

/// Conversations that an earlier release has kept.
extension ConversationTests {
    /// What stands in a sealed conversation, without a member of its state; nil for one that it does not have.
    private func change(_ call: String, without path: [String]) throws {
        let table = ConversationStore.table
        let (sealer, root) = (desk.service.services.sealer, try TestDatabase.root())
        let id: UUID = try #require(
            try root.fetchValue("SELECT id FROM ivr_conversations WHERE organisation_id = \(desk.organisation)"))
        let sealed: [UInt8] = try #require(
            try root.fetchValue("SELECT sealed FROM ivr_conversations WHERE organisation_id = \(desk.organisation)"))
        let place = SealedPlace.sealed(of: table, id)
        let old = Self.removing(path[...], from: try JSONValue(parsing: sealer.open(sealed, in: place)))
        let changed = sealer.seal(old.bytes, in: place)
        try root.execute(
            "UPDATE ivr_conversations SET sealed = \(changed) WHERE organisation_id = \(desk.organisation)")
    }

    private static func removing(_ path: ArraySlice<String>, from value: JSONValue) -> JSONValue {
        guard let name = path.first, case .object(var members) = value else { return value }
        members[name] = path.count == 1 ? nil : members[name].map { removing(path.dropFirst(), from: $0) }
        return .object(members)
    }

    @Test func `a call goes on, and is shown, whose conversation an earlier release has kept`() throws {
        let caller = desk.call()
        try caller.say("book a follow-up on Tuesday")
        for path in [["state", "toldVisits"], ["state", "deskQuestions"], ["state", "form", "isTarget"]] {
            try change(caller.id, without: path)
        }
        let list = desk.send(.get, "/ivr/conversations")
        #expect(list.status == 200, "\(list.text)")
        let answer = try caller.say("the first one")
        #expect(answer.string("session.asked") == "name", "\(answer.text)")
    }

    @Test func `every member that a state begins with may be missing`() throws {
        let first = State(language: "en")
        let whole = try JSONValue(parsing: JSON.encode(IVRConversation.Content(call: "c", state: first)))
        func names(_ value: JSONValue?) -> [String] {
            if case .object(let object)? = value { object.names } else { [] }
        }
        let paths =
            names(whole["state"]).filter { $0 != "language" }.map { ["state", $0] }
            + names(whole["state"]?["form"]).map { ["state", "form", $0] }
            + names(whole["state"]?["claim"]).map { ["state", "claim", $0] }
        #expect(paths.count > 15)
        for path in paths {
            let content = try JSON.decode(IVRConversation.Content.self, from: Self.removing(path[...], from: whole))
            #expect(content.state == first, "\(path)")
        }
    }
}

extension ConversationTests {
    @Test func `a conversation is read page by page, and of a long one the beginning is a test`() throws {
        let caller = desk.call()
        for turn in 0..<4 { try caller.say(turn == 0 ? "I need a follow-up" : "purple monkey", turn: "t\(turn)") }
        let id: UUID = try #require(
            try TestDatabase.root().fetchValue(
                "SELECT id FROM ivr_conversations WHERE organisation_id = \(desk.organisation)"))
        func page(_ query: String) -> Answer { desk.send(.get, "/ivr/conversations/\(id.text)?\(query)") }
        let first = page("limit=3")
        #expect(first["turns[2].turn"] == 3 && first["turns[3]"] == nil, "\(first.text)")
        let next = page("limit=3&cursor=\(first.string("pagination.next_cursor"))")
        #expect(next["turns[0].turn"] == 4 && next["turns[1]"] == nil, "\(next.text)")
        #expect(next["pagination.next_cursor"] == .null && page("")["turns[3].turn"] == 4)
        #expect(page("cursor=YWJj").status == 422)
        // As many turns as no test has.
        for turn in 4..<101 { try caller.say("purple monkey", turn: "t\(turn)") }
        let saved = desk.send(
            .post, "/ivr/saved-conversations", #"{"name":"Long","conversation_id":"\#(id.text)"}"#)
        #expect(saved.status == 201 && saved["turns"] == 100, "\(saved.text)")
    }

    @Test func `tests are listed page by page, each once`() throws {
        for number in 1...5 {
            let saved = desk.send(
                .post, "/ivr/saved-conversations",
                #"{"name":"Test \#(number)","territory_id":"demo","turns":[{"user_input":"hello"}]}"#)
            #expect(saved.status == 201, "\(saved.text)")
        }
        var (names, cursor): ([String], String) = ([], "")
        repeat {
            let page = desk.send(.get, "/ivr/saved-conversations?limit=2\(cursor)")
            #expect(page.status == 200, "\(page.text)")
            names += (0..<2).map { page.string("saved_conversations[\($0)].name") }.filter { !$0.isEmpty }
            let next = page.string("pagination.next_cursor")
            cursor = next.isEmpty ? "" : "&cursor=\(next)"
        } while !cursor.isEmpty && names.count < 9
        #expect(Set(names) == ["Test 1", "Test 2", "Test 3", "Test 4", "Test 5"] && names.count == 5, "\(names)")
    }

    @Test func `who has hung up is not shown as speaking`() throws {
        let caller = desk.call()
        try caller.say("book a follow-up on Tuesday")
        func statuses(_ filter: String, after seconds: TimeInterval) throws -> [String] {
            let now = TalkDesk.now + seconds
            let token = try desk.clinic.tenant.signIn("admin", now: now).token
            let list = desk.send(.get, "/ivr/conversations?status=\(filter)", token: token, now: now)
            return ["conversations[0].status", "conversations[1].status"].map(list.string).filter { !$0.isEmpty }
        }
        #expect(try statuses("open", after: 899) == ["open"])
        #expect(try statuses("ended", after: 899).isEmpty)
        #expect(try statuses("open", after: 901).isEmpty)
        #expect(try statuses("ended", after: 901) == ["ended"])
        // The line was bad: the call goes on where it was.
        let answer = try caller.say("the first one", now: TalkDesk.now + 1_000)
        #expect(answer.string("session.asked") == "name", "\(answer.text)")
    }
}
