import Foundation
import MariaDB
import Secrets
import TestSupport
import Testing
import Web

@testable import App

/// Lists, searches, single calls and exports.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct CallListTests {
    let calls: CallTenant

    init() throws { calls = try CallTenant() }

    private static let said = [
        "Caller: What time do you open on Sunday? Thank you so much, that is wonderful, I love it!",
        "Caller: This is terrible, awful food, I am very angry, I want to complain.",
    ]

    /// Twelve calls, one an hour back from noon in New York: of two restaurants, two numbers and two moods.
    private func fill() throws {
        let other = calls.service.send(
            .post, "/api/restaurants", #"{"restaurantId":"b","name":"B","timeZone":"UTC"}"#, token: calls.manager)
        #expect(other.status == 201)
        for number in 0..<12 {
            let moment = try Date("2026-03-10T16:00:00Z", strategy: .iso8601) - TimeInterval(number * 3_600)
            let answer = try calls.report([
                "callId": "c\(number)", "timestamp": moment.ISO8601Format(),
                "restaurantId": number % 3 == 0 ? "b" : "restaurant_id", "transcript": Self.said[number % 2],
                "callerNumber": number % 4 == 0 ? "+15557654321" : number % 4 == 1 ? "anonymous" : "+442079460000",
            ])
            #expect(answer.status == 200, "\(answer.text)")
        }
    }

    private func names(_ numbers: [Int]) -> [String] { numbers.map { "c\($0)" } }

    @Test func `newest first, a page at a time, each call once`() throws {
        try fill()
        #expect(calls.get("calls").externalIDs() == names(Array(0..<12)))
        for (path, body) in [("restaurantId=restaurant_id&", [1, 2, 4, 5, 7, 8, 10, 11]), ("", Array(0..<12))] {
            var (found, cursor): ([String], String) = ([], "")
            repeat {
                let page = calls.get("calls?\(path)limit=5" + (cursor.isEmpty ? "" : "&cursor=\(cursor)"))
                found += page.externalIDs()
                cursor = page.string("data.pagination.next_cursor")
            } while !cursor.isEmpty
            #expect(found == names(body))
        }
    }

    @Test func `calls of one moment are each on one page`() throws {
        for number in 0..<7 { _ = try calls.report(["callId": "c\(number)"]) }
        let first = calls.get("calls?limit=4")
        let second = calls.get("calls?limit=4&cursor=\(first.string("data.pagination.next_cursor"))")
        #expect(Set(first.externalIDs() + second.externalIDs()).count == 7)
        #expect(second["data.pagination.next_cursor"] == .null)
    }

    @Test func `filters, alone and together`() throws {
        try fill()
        for (query, numbers) in [
            ("restaurantId=b", [0, 3, 6, 9]), ("restaurantId=c", []), ("sentiment=positive", [0, 2, 4, 6, 8, 10]),
            ("sentiment=negative", [1, 3, 5, 7, 9, 11]), ("reason=Complaint", [1, 3, 5, 7, 9, 11]),
            ("reason=Hours&restaurantId=b", [0, 6]), ("from=2026-03-10", Array(0..<12)), ("to=2026-03-09", []),
            ("from=2026-03-11", []), ("from=2026-03-10&to=2026-03-10&sentiment=negative&restaurantId=b", [3, 9]),
        ] {
            #expect(calls.get("calls?\(query)").externalIDs() == names(numbers), "\(query)")
        }
        for (query, field) in [
            ("from=yesterday", "from"), ("to=2026-02-30", "to"), ("restaurantId=a%2Fb", "restaurantId"),
            ("sentiment=glad", "sentiment"), ("reason=hours", "reason"), ("limit=0", "limit"), ("cursor=x", "cursor"),
        ] {
            let answer = calls.get("calls?\(query)")
            #expect(answer.status == 422 && answer.string("errors[0].field") == field, "\(query)")
        }
    }

    @Test func `a number in any spelling finds its calls, and stands on record as a keyed hash`() throws {
        try fill()
        for (spelling, numbers) in [
            ("+15557654321", [0, 4, 8]), ("(555) 765-4321", [0, 4, 8]), ("1-555-765-4321", [0, 4, 8]),
            ("+44 20 7946 0000", [2, 3, 6, 7, 10, 11]), ("+15550000000", []),
        ] {
            #expect(calls.search(#"{"number":"\#(spelling)"}"#).externalIDs() == names(numbers), "\(spelling)")
        }
        let both = calls.search(#"{"number":"5557654321","restaurantId":"b","sentiment":"positive","limit":1}"#)
        #expect(both.externalIDs() == ["c0"])
        let record = try #require(try calls.fields(of: "calls_searched").last)
        let hash = calls.service.services.index.index(label: CallerNumber.label, normalised: "+15557654321").hex
        #expect(record.contains(hash) && !record.contains("5557654321"))
        for text in ["call me", "12"] {
            #expect(calls.search(#"{"number":"\#(text)"}"#).string("errors[0].field") == "number")
        }
        // Not in a URL: there it is no filter.
        #expect(calls.get("calls?number=5557654321").externalIDs().count == 12)
    }

    @Test func `after a change of the index key numbers are found with both keys, and indexed anew`() throws {
        let id = try calls.report().string("data.callId")
        let path = FileManager.default.temporaryDirectory.appending(path: "keyring-\(UUID())").path
        try Keyring(contentsOf: calls.service.services.configuration.keyring).rotating(.index, now: Date())
            .write(to: path)
        let renewed = try TestService(environment: ["TRUNKLINE_KEYRING": path])
        func found() -> String {
            renewed.send(.post, "/api/ivr/calls/search", #"{"number":"+15551234567"}"#, token: calls.agent)
                .string("data.calls[0].callId")
        }
        #expect(found() == id)
        let context = JobContext(services: renewed.services, database: renewed.database, now: Date())
        let store = CallStore(db: try renewed.db, organisation: calls.tenant.organisation)
        let key = renewed.services.index.activeKeyID
        #expect(try store.findIndexed(before: key, limit: 10).count == 1)
        #expect(try !ReindexCalls.reindex(calls.tenant.organisation, in: context))
        #expect(try store.findIndexed(before: key, limit: 10).isEmpty)
        #expect(found() == id)
    }

    @Test func `a call has its timeline, and that it was read is on record`() throws {
        let now = Date()
        let id = try calls.report(now: now - 60).string("data.callId")
        _ = try calls.complete(id, now: now)
        let call = calls.get("calls/\(id)")
        #expect(call.status == 200 && call[header: "etag"] != nil)
        let events = ["started", "received", "completed"]
        #expect((0..<3).map { call.string("data.timeline[\($0)].event") } == events)
        #expect(call.string("data.timeline[0].at") == "2025-03-01T12:30:00Z")
        #expect(call.string("data.timeline[2].at") == now.ISO8601Format())
        #expect(call.string("data.callerNumber") == "+15551234567")
        #expect(call.string("data.call.callerLastDigits") == "4567")
        #expect(call.string("data.analyser").hasPrefix("understanding-"))
        #expect(try calls.fields(of: "call_read").count == 1)
        for id in [UUID().uuidString, "external_call_id"] {
            #expect(calls.get("calls/\(id)").status == 404)
        }
    }

    @Test func `lists do not show whole numbers, and are on record`() throws {
        try fill()
        let list = calls.get("calls?reason=Hours&restaurantId=b")
        #expect(!list.text.contains("5557654321") && list.text.contains("4321"))
        let record = try #require(try calls.fields(of: "calls_listed").last)
        #expect(record.contains(#""count":"2""#) && record.contains(#""reason":"Hours""#))
        // What found nothing may be a number in the wrong place.
        _ = calls.get("calls?restaurantId=5557654321")
        #expect(try calls.fields(of: "calls_listed").last?.contains("5557654321") == false)
    }

    @Test func `an export has what the list has, is no formula, and is on record with its digest`() throws {
        try fill()
        let id = calls.get("calls").string("data.calls[0].callId")
        _ = try calls.complete(id, ["forwardedTo": "=HYPERLINK(1)", "finalTranscript": nil])
        let answer = calls.get("export/calls?sentiment=positive")
        let lines = answer.text.split(separator: "\r\n").map(String.init)
        #expect(lines.count == 7 && lines[0].hasPrefix("\u{FEFF}call_id,external_call_id,restaurant_id,started_at"))
        #expect(lines.dropFirst().map { String($0.split(separator: ",")[1]) } == names([0, 2, 4, 6, 8, 10]))
        #expect(lines[1].hasSuffix(",'=HYPERLINK(1)") && lines[1].contains(",'+15557654321,"))
        let digest = sha256(answer.response.body)
        #expect(answer[header: "repr-digest"] == "sha-256=:\(Data(digest).base64EncodedString()):")
        let record = try #require(try calls.fields(of: "calls_exported").last)
        #expect(record.contains(digest.hex) && record.contains(#""count":"6""#))
        let found = calls.service.send(
            .post, "/api/ivr/export/calls", #"{"number":"5557654321"}"#, token: calls.agent)
        #expect(found.text.split(separator: "\r\n").count == 4)
        #expect(try calls.fields(of: "calls_exported").last?.contains("5557654321") == false)
        #expect(calls.get("export/calls", token: calls.key).status == 403)
    }

    @Test func `more than ten thousand are refused, and none are left out`() throws {
        let id = try calls.report().string("data.callId")
        try TestDatabase.fill(
            """
            INSERT INTO calls (organisation_id, id, external_id, restaurant_id, started_at, received_at,
                sentiment_score, sentiment_label, reason, analyser, sealed)
            SELECT organisation_id, UUID(), CONCAT('x', seq), restaurant_id, started_at - INTERVAL seq SECOND,
                received_at, 50, 'neutral', 'Other', '', ''
            FROM calls, seq_1_to_10000 WHERE organisation_id = \(calls.tenant.organisation) AND id = \(id)
            """)
        let answer = calls.get("export/calls")
        #expect(answer.status == 422 && answer.string("error") == "EXPORT_TOO_LARGE")
        #expect(try calls.fields(of: "calls_exported").isEmpty)
    }
}
