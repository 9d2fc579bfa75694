import Foundation
import TestSupport
import Testing
import Web

/// Every member of a patient, with what it must not be.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct PatientFieldTests {
    let service: TestService
    let reviewer: String

    init() throws {
        service = try TestService()
        reviewer = try TestTenant(service).signIn("ivr").token
    }

    private static func long(_ count: Int) -> String { "\"" + String(repeating: "a", count: count) + "\"" }

    /// An array of so many equal elements.
    private static func many(_ count: Int, _ element: String) -> String {
        "[" + Array(repeating: element, count: count).joined(separator: ",") + "]"
    }

    private static let coverage = #""provider":"Blue Cross","policy_number":"BC123""#

    /// A member, the values it must not have, and the path that the refusal names; the member's own when nil.
    static let wrong: [(member: String, values: [String], field: String?)] = [
        ("id", ["null", "5", #""""#, #""a b""#, #""..""#, #""é""#, #""Ｐ-1""#, #""P\u200b1""#, long(65)], nil),
        ("territory_id", ["null", "5", #""""#, #""elsewhere""#, #""a b""#, long(65)], nil),
        (
            "name",
            [
                "null", "5", "{}", #""""#, #"" ""#, #""12""#, #""a\nb""#, #""a\u0000b""#, #""a\u200bb""#,
                #""\u202ehtims""#, #""\u0301""#, long(121),
            ], nil
        ),
        (
            "date_of_birth",
            [
                "null", "19650315", #""""#, #""1965-02-29""#, #""15.03.1965""#, #""1965-3-15""#, #""2999-01-01""#,
                #""1800-01-01""#, #""１９６５-03-15""#, #""1965-03-15T00:00:00Z""#,
            ], nil
        ),
        (
            "phone", ["5551234567", #""""#, #""abc""#, #""123""#, #""５５５1234567""#, #""555\u200b1234567""#, long(41)],
            nil
        ),
        ("email", ["5", #""""#, #""a""#, #""a@b""#, #""a b@c.test""#, #""a@b.test\u200b""#, long(255)], nil),
        ("address", ["5", #""""#, #"" ""#, #""a\nb""#, #""a\u202eb""#, long(301)], nil),
        ("medicaid_number", ["123456789", #""""#, #""1234""#, #""12345_""#, #""１２３４５""#, long(31)], nil),
        (
            "mbi", ["5", #""""#, #""0EG4TE5MK73""#, #""1SG4TE5MK73""#, #""1EG4TE5MK7""#, #""１EG4TE5MK73""#, long(17)],
            nil
        ),
        ("coverages", ["null", "{}", #""a""#, many(11, "{\(coverage)}")], nil),
        ("coverages", ["[null]", "[5]", #"["a"]"#], "coverages[0]"),
        ("coverages", [#"[{"policy_number":"BC123"}]"#], "coverages[0].provider"),
        (
            "coverages",
            ["null", "5", #""""#, #""12""#, #""a\u200bb""#, long(121)].map {
                #"[{"policy_number":"BC123","provider":\#($0)}]"#
            }, "coverages[0].provider"
        ),
        ("coverages", [#"[{\#(coverage)},{"provider":"Blue Cross"}]"#], "coverages[1].policy_number"),
        (
            "coverages",
            ["null", "5", #""""#, #""a""#, #""--""#, #""a_b""#, #""ＢＣ123""#, #""BC\u200b123""#, long(81)].map {
                #"[{"provider":"Blue Cross","policy_number":\#($0)}]"#
            }, "coverages[0].policy_number"
        ),
        (
            "coverages",
            ["5", #""""#, #""a b""#, #""nobody""#, long(65)].map { #"[{\#(coverage),"payer_id":\#($0)}]"# },
            "coverages[0].payer_id"
        ),
        (
            "coverages", ["5", #""""#, #""a\u200bb""#, long(81)].map { #"[{\#(coverage),"group_number":\#($0)}]"# },
            "coverages[0].group_number"
        ),
        (
            "coverages",
            ["5", #""""#, #""primary""#, #""Fourth""#, #""Ｐrimary""#].map {
                #"[{\#(coverage),"coverage_type":\#($0)}]"#
            }, "coverages[0].coverage_type"
        ),
        (
            "coverages", ["5", #""""#, #""\u202ea""#, long(121)].map { #"[{\#(coverage),"subscriber_name":\#($0)}]"# },
            "coverages[0].subscriber_name"
        ),
        (
            "coverages",
            ["5", #""""#, #""1965-02-29""#, #""2999-01-01""#, #""1800-01-01""#].map {
                #"[{\#(coverage),"subscriber_date_of_birth":\#($0)}]"#
            }, "coverages[0].subscriber_date_of_birth"
        ),
        (
            "coverages", ["5", #""""#, #""2024-02-30""#].map { #"[{\#(coverage),"effective_date":\#($0)}]"# },
            "coverages[0].effective_date"
        ),
        (
            "coverages",
            [
                #"[{\#(coverage),"termination_date":"2024-13-01"}]"#, #"[{\#(coverage),"termination_date":5}]"#,
                #"[{\#(coverage),"effective_date":"2024-02-02","termination_date":"2024-02-01"}]"#,
            ], "coverages[0].termination_date"
        ),
        ("medical_history", ["null", "5", "[]"], nil),
        ("medical_history", [#"{"conditions":null}"#, #"{"conditions":"a"}"#], "medical_history.conditions"),
        (
            "medical_history",
            ["null", "5", #""""#, #"" ""#, #""a\u0007b""#, #""a\u2066b""#, long(201)].map {
                #"{"conditions":["x",\#($0)]}"#
            },
            "medical_history.conditions[1]"
        ),
        ("medical_history", [#"{"allergies":[""]}"#], "medical_history.allergies[0]"),
        ("medical_history", [#"{"medications":[5]}"#], "medical_history.medications[0]"),
        ("medical_history", [#"{"medications":\#(many(101, "\"a\""))}"#], "medical_history.medications"),
    ]

    @Test(arguments: wrong.indices)
    func `a wrong value is refused with the path of its member`(index: Int) {
        let (member, values, field) = Self.wrong[index]
        for value in values {
            let rest = ["name", "date_of_birth"].filter { $0 != member }
                .map { $0 == "name" ? #""name":"Ann""# : #""date_of_birth":"1950-05-05""# }
            let body = "{" + (rest + ["\"\(member)\":\(value)"]).joined(separator: ",") + "}"
            let answer = service.send(.post, "/api/patients", body, token: reviewer)
            #expect(answer.status == 422, "\(body)")
            #expect(answer.string("error.details.field") == field ?? member, "\(body)")
            #expect(answer["error.errors[1]"] == nil, "\(body)")
        }
    }

    @Test(arguments: wrong.indices)
    func `a change is held to the same rules`(index: Int) {
        let (member, values, field) = Self.wrong[index]
        guard member != "id" else { return }
        let created = service.send(
            .post, "/api/patients", #"{"name":"Ann","date_of_birth":"1950-05-05"}"#, token: reviewer)
        let path = "/api/patients/\(created.string("id"))"
        for value in values {
            let answer = service.send(
                .patch, path, "{\"\(member)\":\(value)}", token: reviewer, headers: ["If-Match": "\"1\""])
            #expect(answer.status == 422, "\(value)")
            #expect(answer.string("error.details.field") == field ?? member, "\(value)")
        }
        #expect(service.send(.get, path, token: reviewer)[header: "etag"] == "\"1\"")
    }

    @Test(arguments: [("{}", ["name", "date_of_birth"]), (#"{"name":"Ann"}"#, ["date_of_birth"])])
    func `what is needed and missing is named`(body: String, fields: [String]) {
        let answer = service.send(.post, "/api/patients", body, token: reviewer)
        #expect(answer.status == 422)
        #expect(fields.indices.map { answer.string("error.errors[\($0)].field") } == fields)
    }

    @Test func `members that may be null are left out then`() {
        let answer = service.send(
            .post, "/api/patients",
            """
            {"name":"Ann","date_of_birth":"1950-05-05","phone":null,"email":null,"address":null,"mbi":null,\
            "medicaid_number":null,"coverages":[{"provider":"Blue Cross","policy_number":" BC-1 ","payer_id":null,\
            "group_number":null,"coverage_type":null,"subscriber_name":null,"subscriber_date_of_birth":null,\
            "effective_date":null,"termination_date":null}]}
            """, token: reviewer)
        #expect(answer.status == 201)
        #expect(answer["coverages[0]"] == ["provider": "Blue Cross", "policy_number": "BC-1"])
        #expect(answer["phone"] == nil)
    }

    @Test(arguments: [("", 400), ("[]", 400), ("{", 400), (#"{"name":"a","name":"b"}"#, 400)])
    func `what is no object is 400`(body: String, status: Int) {
        #expect(service.send(.post, "/api/patients", body, token: reviewer).status == status)
    }
}
