import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

/// `POST /ivr/call`.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct CallReportTests {
    let calls: CallTenant

    init() throws { calls = try CallTenant() }

    @Test func `the document's sample is answered with the document's members in their order`() throws {
        for path in ["/v1/ivr/call", "/api/ivr/call/", "/api/v1/ivr/call"] {
            let answer = calls.service.send(.post, path, CallTenant.report, token: calls.key)
            #expect(answer.status == 200)
            let shape = try Regex(
                #"\{"success":true,"message":"Call processed successfully","data":\{"callId":"[0-9a-f-]{36}","#
                    + #""sentimentScore":\d+,"sentimentLabel":"(positive|neutral|negative)","summary":"(?:[^"\\]|\\.)*","#
                    + #""reason":"\w+"\}\}"#)
            #expect(answer.text.wholeMatch(of: shape) != nil, "\(answer.text)")
        }
        #expect(try calls.count() == 1)
    }

    @Test func `what was said decides`() throws {
        let glad = try calls.report([
            "transcript":
                "Agent: Hello.\nCaller: Hi, what time do you open on Sunday? Thank you, that is great, I love this place!"
        ])
        #expect(glad.string("data.reason") == "Hours")
        #expect(glad.string("data.sentimentLabel") == "positive")
        let sorry = try calls.report([
            "callId": "2",
            "transcript":
                "Caller: This is terrible, the food was cold and awful. I am very angry and want to complain.",
        ])
        #expect(sorry.string("data.reason") == "Complaint")
        #expect(sorry.string("data.sentimentLabel") == "negative")
        let silent = try calls.report(["callId": "3", "transcript": ""])
        #expect(silent.status == 200 && silent.string("data.sentimentLabel") == "neutral")
    }

    @Test func `a call that is reported again is the same call, and what was reported first stands`() throws {
        let first = try calls.report()
        #expect(try calls.report().text == first.text)
        let other = try calls.report(["transcript": "This is terrible! Awful!", "callerNumber": "+15557654321"])
        #expect(other.text == first.text)
        let call = calls.get("calls/\(first.string("data.callId"))")
        #expect(call.string("data.transcript") == "Customer call transcript")
        #expect(call.string("data.callerNumber") == "+15551234567")
        #expect(try calls.count() == 1)
        #expect(try calls.fields(of: "call_processed").count == 1)
        #expect(try calls.fields(of: "call_repeated") == [#"{"differs":"no"}"#, #"{"differs":"yes"}"#])
    }

    @Test func `reported many times at once it is one call, and all get its answer`() throws {
        let key = calls.key
        let answers = atOnce(8) { _, service in
            let answer = service.send(.post, "/v1/ivr/call", CallTenant.report, token: key)
            return (status: answer.status, text: answer.text)
        }
        #expect(Set(answers.map(\.status)) == [200])
        #expect(answers.count == 8 && Set(answers.map(\.text)).count == 1)
        #expect(try calls.count() == 1)
        #expect(try calls.fields(of: "call_processed").count == 1)
    }

    @Test func `the same id at another organisation is another call, and neither sees the other's`() throws {
        let others = try CallTenant()
        let (own, strange) = (try calls.report(), try others.report())
        let id = own.string("data.callId")
        #expect(id != strange.string("data.callId"))
        #expect(others.get("calls/\(id)").status == 404)
        #expect(try others.complete(id).status == 404)
        #expect(others.get("calls").externalIDs().count == 1)
        let restaurants = try TestTenant(calls.service)
        #expect(try calls.report(token: restaurants.makeKey().secret).status == 404)
    }

    @Test func `a call that is reported again is the same call when its restaurant is gone or renumbered`() throws {
        let byID: [String: Any?] = ["callId": "1"]
        let byNumber: [String: Any?] = ["callId": "2", "restaurantId": "+15551234500"]
        let first = try [calls.report(byID), calls.report(byNumber)]
        #expect(first.map(\.status) == [200, 200])
        func change(_ method: Web.Method, _ body: String? = nil) -> Int {
            calls.service.send(
                method, "/api/restaurants/restaurant_id", body, token: calls.manager, headers: ["If-Match": "*"]
            ).status
        }
        #expect(change(.patch, #"{"phone":"+15551234501"}"#) == 200)
        #expect(try calls.report(byNumber).text == first[1].text)
        #expect(change(.delete) == 204)
        #expect(try [calls.report(byID), calls.report(byNumber)].map(\.text) == first.map(\.text))
        #expect(try calls.report(["callId": "3"]).string("error") == "RESTAURANT_NOT_FOUND")
        #expect(try calls.complete(first[0].string("data.callId")).status == 200)
    }

    @Test func `a restaurant is found by its number, and one that is not there is 404, never a default`() throws {
        for (number, spelling) in ["(555) 123-4500", "+1 555 123 4500"].enumerated() {
            let answer = try calls.report(["restaurantId": spelling, "callId": "n\(number)"])
            #expect(answer.status == 200)
            let call = calls.get("calls/\(answer.string("data.callId"))")
            #expect(call.string("data.call.restaurantId") == "restaurant_id")
        }
        let answer = try calls.report(["restaurantId": "nowhere", "callId": "x"])
        #expect(answer.status == 404)
        #expect(answer.string("error") == "RESTAURANT_NOT_FOUND")
        #expect(answer.string("errors[0].field") == "restaurantId")
        #expect(try calls.count() == 2)
    }

    @Test func `only keys with the scope and managers report`() throws {
        #expect(try calls.report(token: calls.manager).status == 200)
        #expect(try calls.report(token: calls.agent).status == 403)
        #expect(calls.service.send(.post, "/v1/ivr/call", CallTenant.report).status == 401)
        let id = try calls.report().string("data.callId")
        #expect(try calls.complete(id, token: calls.agent).status == 403)
        #expect(calls.get("calls", token: calls.key).status == 403)
        #expect(calls.get("calls/\(id)", token: calls.key).status == 403)
        let doctor = try calls.tenant.signIn("doctor", doctor: nil).token
        #expect(calls.get("calls", token: doctor).status == 403)
    }

    @Test(arguments: [
        "anonymous", "Anonymous", "UNKNOWN", "restricted", "private", "unavailable", "", "Private Number",
        "+266696687", "+7378742833", "0000000000", "anonymous@anonymous.invalid",
    ])
    func `a number may be withheld`(text: String) throws {
        let answer = try calls.report(["callerNumber": text])
        #expect(answer.status == 200)
        let call = calls.get("calls/\(answer.string("data.callId"))")
        #expect(call["data.callerNumber"] == nil && call["data.call.callerLastDigits"] == nil)
    }

    @Test(arguments: [
        ("sip:anna@pbx.example", nil), ("1001", nil), ("sip:" + String(repeating: "a", count: 240) + "@pbx.test", nil),
        ("sip:+16175550140@pbx.example;user=phone", "+16175550140"), ("tel:+1-617-555-0140", "+16175550140"),
        ("5551234", nil), ("4915112345678", "+4915112345678"), ("00442071234567", "+442071234567"),
    ])
    func `who calls over the internet or from within the house has no number, or the one in the address`(
        text: String, number: String?
    ) throws {
        let answer = try calls.report(["callerNumber": text])
        #expect(answer.status == 200, "\(answer.text)")
        let call = calls.get("calls/\(answer.string("data.callId"))")
        #expect(call.string("data.transcript") == "Customer call transcript")
        #expect(call.string("data.callerNumber") == number ?? "")
    }

    @Test func `an empty URL is one that is left out, also where a call is reported again`() throws {
        let answer = try calls.report(["audioUrl": ""])
        #expect(answer.status == 200, "\(answer.text)")
        #expect(calls.get("calls/\(answer.string("data.callId"))")["data.audioUrl"] == nil)
        #expect(try calls.report(["audioUrl": nil]).text == answer.text)
        #expect(try calls.fields(of: "call_repeated") == [#"{"differs":"no"}"#])
    }

    @Test func `every field is checked, and all that are wrong are named at once`() throws {
        let now = Date()
        let wrong: [(String, Any?)] = [
            ("restaurantId", ""), ("restaurantId", 5), ("restaurantId", nil), ("callId", ""), ("callId", "a b"),
            ("callId", String(repeating: "x", count: 129)), ("callId", "é"), ("callId", nil),
            ("timestamp", "yesterday"),
            ("timestamp", "2025-02-30T00:00:00Z"), ("timestamp", "1999-12-31T23:59:59Z"),
            ("timestamp", (now + 90_000).ISO8601Format()), ("timestamp", "0001-01-01T00:00:00Z"),
            ("timestamp", nil), ("callerNumber", "call me"), ("callerNumber", "1"), ("callerNumber", "+0123456789"),
            ("callerNumber", String(repeating: "5", count: 200)), ("callerNumber", "sip:"),
            ("callerNumber", "sip:" + String(repeating: "a", count: 252)), ("transcript", nil), ("transcript", 7),
            ("transcript", "a\u{0}b"), ("transcript", "\u{202E}abc"),
            ("transcript", String(repeating: "x", count: 500_001)),
            ("transcript", String(repeating: "é", count: 250_001)), ("audioUrl", "http://example.com/a.mp3"),
            ("audioUrl", "https://"), ("audioUrl", "https://user:secret@example.com/a"), ("audioUrl", "ftp://a/b.mp3"),
            ("audioUrl", "javascript:alert(1)"), ("audioUrl", "https://exa mple.com/"), ("audioUrl", "//example.com/a"),
            ("audioUrl", "https://example.com:99999/a"), ("audioUrl", "https://example.com/\r\nx"),
            ("audioUrl", "https://e.com/" + String(repeating: "x", count: 2_048)),
        ]
        for (field, value) in wrong {
            let answer = try calls.report([field: value], now: now)
            let words: Comment = "\(field) \(String("\(value ?? "nothing")".prefix(40)))"
            #expect(answer.status == 422, words)
            #expect(answer.string("errors[0].field") == field, words)
        }
        let several = try calls.report(["callerNumber": "x", "timestamp": "1990-01-01T00:00:00Z"])
        #expect(several.string("errors[0].field") == "timestamp")
        #expect(several.string("errors[1].field") == "callerNumber")
        #expect(try calls.count() == 0)
    }

    @Test func `the longest transcript is kept whole`() throws {
        let text = String(repeating: "Caller: é\n", count: 45_000)
        let answer = try calls.report(["transcript": text])
        #expect(answer.status == 200)
        #expect(calls.get("calls/\(answer.string("data.callId"))").string("data.transcript") == text)
    }
}
