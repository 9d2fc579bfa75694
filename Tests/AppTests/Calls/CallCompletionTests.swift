import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

/// `POST /ivr/call/{call}/complete`.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct CallCompletionTests {
    let calls: CallTenant

    init() throws { calls = try CallTenant() }

    private func reported() throws -> String { try calls.report().string("data.callId") }

    @Test func `the document's sample is answered with the document's members in their order`() throws {
        let id = try reported()
        let answer = calls.service.send(
            .post, "/v1/ivr/call/\(id)/complete", CallTenant.completion, token: calls.key)
        #expect(answer.status == 200)
        let shape = try Regex(
            #"\{"success":true,"message":"Call completion logged successfully","data":\{"callId":"\#(id)","#
                + #""sentimentScore":\d+,"sentimentLabel":"(positive|neutral|negative)","summary":"(?:[^"\\]|\\.)*","#
                + #""reason":"\w+","duration":120,"emailSent":(true|false),"#
                + #""emailRecipients":\["owner@restaurant.com"\]\}\}"#)
        #expect(answer.text.wholeMatch(of: shape) != nil, "\(answer.text)")
    }

    @Test func `what was said in all decides, and both transcripts stay`() throws {
        let id = try reported()
        let said =
            "Caller: I want to cancel my reservation for tonight, please cancel it. This is awful, I am so angry."
        let answer = try calls.complete(id, ["finalTranscript": said])
        #expect(answer.string("data.reason") == "Cancellation")
        #expect(answer.string("data.sentimentLabel") == "negative")
        let call = calls.get("calls/\(id)")
        #expect(call.string("data.transcript") == "Customer call transcript")
        #expect(call.string("data.finalTranscript") == said)
        #expect(call.string("data.call.reason") == "Cancellation")
        #expect(call.string("data.forwardedTo") == "manager")
        #expect(call["data.call.duration"] == 120 && call["data.version"] == 2)
        #expect(calls.get("calls?reason=Cancellation").externalIDs() == ["external_call_id"])
    }

    @Test func `without a final transcript the first analysis stands, and without a recording the first one`() throws {
        let first = try calls.report(["transcript": "Caller: What time do you open on Sunday?"])
        let answer = try calls.complete(
            first.string("data.callId"), ["finalTranscript": nil, "audioUrl": nil, "forwardedTo": nil])
        for member in ["reason", "summary", "sentimentLabel"] {
            #expect(answer.string("data.\(member)") == first.string("data.\(member)"))
        }
        let call = calls.get("calls/\(first.string("data.callId"))")
        #expect(call.string("data.audioUrl") == "https://storage.pulsara.ai/calls/call_id.mp3")
        #expect(call["data.forwardedTo"] == nil && call["data.finalTranscript"] == nil)
    }

    @Test(arguments: ["", " ", "\n\t \r\n"])
    func `a final transcript that says nothing is none, and the first analysis stands`(blank: String) throws {
        let first = try calls.report(["transcript": "Caller: This is awful, I want to cancel my reservation."])
        let id = first.string("data.callId")
        let answer = try calls.complete(id, ["finalTranscript": blank])
        #expect(answer.status == 200, "\(answer.text)")
        for member in ["reason", "summary", "sentimentLabel"] {
            #expect(answer.string("data.\(member)") == first.string("data.\(member)"))
        }
        #expect(answer["data.sentimentScore"] == first["data.sentimentScore"])
        let call = calls.get("calls/\(id)")
        #expect(call["data.finalTranscript"] == nil && call.string("data.call.reason") == "Cancellation")
        #expect(try calls.complete(id, ["finalTranscript": blank]).text == answer.text)
    }

    @Test func `a completion that comes again changes nothing, and one that differs is 409`() throws {
        let id = try reported()
        let first = try calls.complete(id)
        #expect(try calls.complete(id).text == first.text)
        for (field, value) in [
            ("duration", 121 as Any?), ("forwardedTo", "owner"), ("forwardedTo", nil), ("finalTranscript", "x"),
            ("finalTranscript", nil), ("audioUrl", nil),
        ] {
            let answer = try calls.complete(id, [field: value])
            #expect(answer.status == 409 && answer.string("error") == "CALL_ALREADY_COMPLETED", "\(field)")
        }
        #expect(calls.get("calls/\(id)")["data.version"] == 2)
        #expect(try calls.fields(of: "call_completed") == [#"{"recipients":"1"}"#])
        #expect(try calls.fields(of: "call_completion_repeated").count == 1)
    }

    @Test func `an empty member is one that is left out, also where a completion comes again`() throws {
        let id = try reported()
        let first = try calls.complete(id, ["forwardedTo": "", "audioUrl": ""])
        #expect(first.status == 200, "\(first.text)")
        let call = calls.get("calls/\(id)")
        #expect(call["data.forwardedTo"] == nil)
        #expect(call.string("data.audioUrl") == "https://storage.pulsara.ai/calls/call_id.mp3")
        #expect(try calls.complete(id, ["forwardedTo": nil, "audioUrl": nil]).text == first.text)
        #expect(try calls.complete(id, ["forwardedTo": "", "audioUrl": nil]).text == first.text)
        #expect(try calls.complete(id, ["audioUrl": ""]).status == 409)
    }

    @Test func `completed many times at once it is completed once, and those that differ are refused`() throws {
        let id = try reported()
        let key = calls.key
        let bodies = try (0..<8).map { try CallTenant.changed(CallTenant.completion, ["duration": 60 + $0 % 2]) }
        let answers = atOnce(8) { number, service in
            let answer = service.send(.post, "/v1/ivr/call/\(id)/complete", bodies[number], token: key)
            return (status: answer.status, text: answer.text)
        }
        #expect(answers.filter { $0.status == 200 }.count == 4)
        #expect(answers.filter { $0.status == 409 }.count == 4)
        #expect(Set(answers.filter { $0.status == 200 }.map(\.text)).count == 1)
        #expect(try calls.fields(of: "call_completed").count == 1)
    }

    @Test func `before the call is known it is 404, and by the phone system's own id as well`() throws {
        for id in [UUID().uuidString, "external_call_id", "1"] {
            #expect(try calls.complete(id).status == 404)
        }
    }

    @Test func `every field is checked`() throws {
        let id = try reported()
        for (field, value) in [
            ("duration", -1 as Any?), ("duration", 86_401), ("duration", 1.5), ("duration", "120"), ("duration", nil),
            ("forwardedTo", " "), ("forwardedTo", "a\nb"), ("forwardedTo", String(repeating: "x", count: 121)),
            ("finalTranscript", 1), ("finalTranscript", String(repeating: "é", count: 250_001)),
            ("audioUrl", "http://storage.pulsara.ai/a.mp3"), ("audioUrl", "https://169.254.169.254 /"),
        ] {
            let answer = try calls.complete(id, [field: value])
            #expect(answer.status == 422 && answer.string("errors[0].field") == field, "\(field) \(answer.text)")
        }
        #expect(try calls.complete(id, ["duration": 0]).status == 200)
    }

    @Test func `without recipients, or without the restaurant, nobody is written to`() throws {
        let change = calls.service.send(
            .patch, "/api/restaurants/restaurant_id", #"{"emailRecipients":[]}"#, token: calls.manager,
            headers: ["If-Match": "*"])
        #expect(change.status == 200)
        let answer = try calls.complete(reported())
        #expect(answer["data.emailSent"] == false && answer["data.emailRecipients"] == [])
        let second = try calls.report(["callId": "2"]).string("data.callId")
        _ = calls.service.send(
            .delete, "/api/restaurants/restaurant_id", token: calls.manager, headers: ["If-Match": "*"])
        #expect(try calls.complete(second)["data.emailRecipients"] == [])
    }

    @Test func `recipients are checked, ten at most, and shown to staff`() throws {
        func set(_ value: String) -> Answer {
            calls.service.send(
                .patch, "/api/restaurants/restaurant_id", #"{"emailRecipients":\#(value)}"#, token: calls.manager,
                headers: ["If-Match": "*"])
        }
        let eleven = "[" + (0...10).map { #""a\#($0)@b.test""# }.joined(separator: ",") + "]"
        for value in [
            #"["owner"]"#, #"["a@b.test","a@b.test"]"#, eleven, #"[""]"#, #"["a@b.test\r\nBcc: c@d.test"]"#,
            #"["a b@c.test"]"#, #""a@b.test""#, #"["a@192.0.2.1"]"#, #"["a@b.1test"]"#,
        ] {
            let answer = set(value)
            #expect(answer.status == 422 && answer.string("errors[0].field").hasPrefix("emailRecipients"), "\(value)")
        }
        #expect(set(#"["a@b.test","c@d.test"]"#).status == 200)
        let shown = calls.service.send(.get, "/api/restaurants/restaurant_id", token: calls.agent)
        #expect(shown["data.emailRecipients"] == ["a@b.test", "c@d.test"])
        #expect(set("null")["data.emailRecipients"] == [])
    }
}
