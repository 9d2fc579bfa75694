import Foundation
import TestSupport
import Testing
import Web

@testable import App

/// Every member of every body of requests, with what it must not be.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct VerificationFieldTests {
    let clinic: TestClinic

    init() throws { clinic = try .make() }

    /// A member, the values it must not have, and the path that the refusal names; the member's own when nil.
    typealias Wrong = (member: String, values: [String], field: String?)

    private static func long(_ count: Int) -> String { "\"" + String(repeating: "a", count: count) + "\"" }

    /// An array of so many equal elements.
    private static func many(_ count: Int, _ element: String) -> String {
        "[" + Array(repeating: element, count: count).joined(separator: ",") + "]"
    }

    // MARK: - Create

    private static let sizeMembers = [
        "size": #""2x2""#, "dimensions": #""2cm x 2cm""#, "unit_price": "150.00", "quantity": "10",
    ]
    private static let productMembers = ["product_name": #""Matrix""#, "q_code": #""Q4201""#, "sizes": "[\(size())]"]
    static let members = [
        "patient_id": #""P-1234""#, "doctor_id": #""D-001""#, "insurance_provider": #""Blue Cross""#,
        "policy_number": #""BC123""#, "diagnosis_code": #""E11.621""#, "treatment_plan": #""Skin""#,
        "selected_products": "[\(product())]", "priority": #""high""#,
    ]

    /// An object of members with one of another value, or without it.
    private static func object(_ members: [String: String], _ member: String?, _ value: String?) -> String {
        var members = members
        if let member { members[member] = value }
        return "{" + members.map { "\"\($0)\":\($1)" }.sorted().joined(separator: ",") + "}"
    }

    private static func size(_ member: String? = nil, _ value: String? = nil) -> String {
        object(sizeMembers, member, value)
    }

    private static func product(_ member: String? = nil, _ value: String? = nil) -> String {
        object(productMembers, member, value)
    }

    /// Values of a member of the second product's only size.
    private static func sizes(_ member: String, _ values: [String?]) -> Wrong {
        (
            "selected_products",
            values.map { "[\(product()),\(product("sizes", "[\(size()),\(size(member, $0))]"))]" },
            "selected_products[1].sizes[1].\(member)"
        )
    }

    private static func products(_ member: String, _ values: [String?]) -> Wrong {
        ("selected_products", values.map { "[\(product(member, $0))]" }, "selected_products[0].\(member)")
    }

    private static let noIdentifiers = [
        "null", "5", "[]", #""""#, #""a b""#, #""..""#, #""é""#, #""Ｐ-1234""#, #""P-\u0661""#, #""P\u200b1""#,
        #""P-1\u0000""#, #""\u202eP-1""#, #""P\u0301""#, #""nobody""#, long(65),
    ]
    private static let noNames = [
        "null", "5", "{}", #""""#, #"" ""#, #""12""#, #""a\nb""#, #""a\u0000b""#, #""a\u200bb""#, #""\u202ehtims""#,
        #""\u0301""#, #""\u0301a""#, long(121),
    ]
    private static let noWriting = [
        "5", "{}", #""""#, #"" \n ""#, #""a\u0000b""#, #""a\u001bb""#, #""a\u202eb""#, #""a\u2066b""#, #""\u0301""#,
        #""\u200b""#, #""\u3164""#,
    ]

    static let create: [Wrong] = [
        ("patient_id", noIdentifiers, nil), ("doctor_id", noIdentifiers, nil),
        ("insurance_provider", noNames, nil),
        (
            "policy_number",
            [
                "null", "5", #""""#, #""1""#, #""--""#, #""a_b""#, #""ＢＣ123""#, #""BC\u200b1""#, #""BC\u0000""#,
                #""BC\u0301""#, #""BC\u202e1""#, long(81),
            ], nil
        ),
        (
            "diagnosis_code",
            [
                "null", "5", #""""#, #""11.621""#, #""E11.""#, #""E11.62111""#, #""EE1.6""#, #""E11 621""#,
                #""Ｅ11.621""#, #""E１1.621""#, #""E11.621\u0000""#, #""E11.62\u0301""#,
            ], nil
        ),
        ("secondary_diagnosis_codes", ["null", #""L97.419""#, "{}", many(21, #""I10""#)], nil),
        (
            "secondary_diagnosis_codes", ["null", "5", #""""#, #""E11.""#, #""L97.４19""#].map { #"["I10",\#($0)]"# },
            "secondary_diagnosis_codes[1]"
        ),
        ("treatment_plan", noWriting + ["null", long(4_001)], nil),
        ("notes", ["5", "{}", #""a\u0000b""#, #""a\u202eb""#, long(4_001)], nil),
        (
            "priority",
            ["null", "5", "[]", #""""#, #""High""#, #""urgent""#, #""high ""#, #""ｈigh""#, #""high\u0000""#],
            nil
        ),
        ("selected_products", ["null", "{}", #""a""#, "[]", many(21, product())], nil),
        ("selected_products", ["[null]", "[5]", "[[]]"], "selected_products[0]"),
        ("selected_products", ["[\(product()),null]"], "selected_products[1]"),
        products("product_name", [nil] + noNames),
        products(
            "q_code",
            [nil, "null", "5", #""""#, #""Q420""#, #""Q42011""#, #""QQ201""#, #""X4201""#, #""Ｑ4201""#, #""Q42０1""#]),
        products("sizes", [nil, "null", "{}", "[]", many(21, size())]),
        ("selected_products", ["[\(product("sizes", "[null]"))]"], "selected_products[0].sizes[0]"),
        sizes("size", [nil, "null", "5", #""""#, #"" ""#, #""2\u202e2""#, #""a\u0000""#, #""\u0301""#, long(41)]),
        sizes("dimensions", [nil, "null", "5", #""""#, #""a\nb""#, #""2\u200bcm""#, long(81)]),
        sizes(
            "unit_price",
            [
                nil, "null", #""150""#, "true", "{}", "-0.01", "-1", "1000000.01", "0.001", "1e30", "1.005",
                #""１5""#,
            ]),
        sizes(
            "quantity",
            [
                nil, "null", #""10""#, "true", "0", "-1", "10001", "1.5", "1e30", "9223372036854775807",
                "9223372036854775808", #""１0""#,
            ]),
    ]

    @Test(arguments: create.indices)
    func `a wrong value of a request is refused with the path of its member`(index: Int) {
        let (member, values, field) = Self.create[index]
        for value in values {
            let body = Self.object(Self.members, member, value)
            let answer = clinic.service.send(.post, "/api/ivr/requests", body, token: clinic.reviewer)
            #expect(answer.status == 422, "\(body) \(answer.text)")
            #expect(answer.string("error.details.field") == field ?? member, "\(body) \(answer.text)")
            #expect(answer["error.errors[1]"] == nil, "\(body) \(answer.text)")
        }
        #expect(clinic.list().ids() == [])
    }

    @Test func `what is needed and missing is named, all of it`() {
        let answer = clinic.service.send(.post, "/api/ivr/requests", "{}", token: clinic.reviewer)
        #expect(answer.status == 422)
        #expect(answer.texts("error.errors", "field").sorted() == Self.members.keys.sorted())
        for member in Self.members.keys {
            let body = Self.object(Self.members, member, nil)
            let answer = clinic.service.send(.post, "/api/ivr/requests", body, token: clinic.reviewer)
            #expect(answer.texts("error.errors", "field") == [member])
        }
        let two = clinic.service.send(
            .post, "/api/ivr/requests",
            Self.object(Self.members, nil, nil).replacing("P-1234", with: "P-0")
                .replacing("D-001", with: "D-0"), token: clinic.reviewer)
        #expect(two.texts("error.errors", "field") == ["patient_id", "doctor_id"])
    }

    @Test func `what may be left out may, and all of Unicode may be written`() throws {
        let body = Self.object(Self.members, "treatment_plan", #""Ärztlich: 创面 👩🏽‍⚕️\n\tאבג""#)
        let id = clinic.submit(body)
        #expect(clinic.get(id).string("treatment_plan") == "Ärztlich: 创面 👩🏽‍⚕️\n\tאבג")
        _ = clinic.submit(Self.object(Self.members, "notes", "null"))
        _ = clinic.submit(Self.object(Self.members, "notes", #""""#))
        // The longest there are.
        _ = clinic.submit(Self.object(Self.members, "treatment_plan", Self.long(4_000)))
        _ = clinic.submit(
            Self.object(Self.members, "treatment_plan", "\"" + String(repeating: "👩", count: 4_000) + "\""))
    }

    // MARK: - Totals

    @Test func `totals are the server's, to the cent, whatever the sender says`() {
        let body = """
            {"patient_id":"P-1234","doctor_id":"D-001","insurance_provider":"Blue Cross","policy_number":"BC1",\
            "diagnosis_code":"I10","treatment_plan":"a","priority":"low","total_cost":1,"selected_products":[\
            {"product_name":"Matrix","q_code":"Q4201","total_cost":1,"total_quantity":1,"sizes":[\
            {"size":"a","dimensions":"b","unit_price":0.07,"quantity":3,"total":1},\
            {"size":"b","dimensions":"b","unit_price":19.99,"quantity":7,"total":0}]},\
            {"product_name":"Other","q_code":"A2001","sizes":[\
            {"size":"a","dimensions":"b","unit_price":0.1,"quantity":3}]}]}
            """
        let id = clinic.submit(body)
        for text in [clinic.get(id).text, clinic.list().text] {
            #expect(text.contains(#""unit_price":0.07,"quantity":3,"total":0.21"#), "\(text)")
            #expect(text.contains(#""unit_price":19.99,"quantity":7,"total":139.93"#))
            #expect(text.contains(#""total_quantity":10,"total_cost":140.14"#))
            #expect(text.contains(#""total_quantity":3,"total_cost":0.30"#))
            #expect(text.contains(#""total_cost":140.44"#))
        }
    }

    @Test func `the largest request there may be overflows nothing, and its warnings fit`() {
        let size = #"{"size":"2x2","dimensions":"9999mm x 9999mm","unit_price":1000000.00,"quantity":10000}"#
        let product = #"{"product_name":"Rampart Wound Matrix","q_code":"Q4201","sizes":\#(Self.many(20, size))}"#
        let answer = clinic.service.send(
            .post, "/api/ivr/requests", Self.object(Self.members, "selected_products", Self.many(20, product)),
            token: clinic.reviewer)
        #expect(answer.status == 201, "\(answer.text.prefix(300))")
        #expect(answer.texts("warnings", "code").count { $0 == "OTHER_PRICE" } == 400)
        let detail = clinic.get(answer.string("id")).text
        #expect(detail.contains(#""total":10000000000.00"#))
        #expect(detail.contains(#""total_quantity":200000,"total_cost":200000000000.00"#))
        #expect(detail.contains(#""total_cost":4000000000000.00"#))
        #expect(clinic.list().text.contains(#""total_cost":4000000000000.00"#))
        let csv = clinic.service.send(.get, "/api/ivr/export/requests", token: clinic.reviewer).text
        #expect(csv.contains("4000000000000.00"))
    }

    // MARK: - Other bodies

    private static let noReasons: [Wrong] = [("reason", noWriting + ["null", long(2_001)], nil)]
    private static let noAmounts = [
        "null", #""500""#, "true", "-0.01", "-1", "0.001", "100000000.01", "1e30", #""５00""#,
    ]

    /// The method, the path, the members of a body that is right, those that may be left out, and what is wrong.
    static let bodies:
        [(method: Web.Method, path: String, members: [String: String], optional: Set<String>, wrong: [Wrong])] = [
            (
                .post, "approve",
                [
                    "coverage_percentage": "80", "deductible_amount": "500.00", "copay_amount": "25",
                    "out_of_pocket_max": "2000.00", "coverage_notes": #""a""#,
                ],
                ["coverage_notes"],
                [
                    (
                        "coverage_percentage",
                        ["null", #""80""#, "true", "-1", "-0.01", "100.01", "150", "80.001", "1e30"], nil
                    ),
                    ("deductible_amount", noAmounts, nil), ("copay_amount", noAmounts, nil),
                    ("out_of_pocket_max", noAmounts, nil),
                    ("coverage_notes", ["5", "{}", #""a\u0000""#, #""a\u202e""#, long(2_001)], nil),
                ]
            ),
            (
                .post, "reject", ["rejection_reason": #""medical_necessity""#, "rejection_notes": #""a""#],
                ["rejection_notes"],
                [
                    (
                        "rejection_reason",
                        ["null", "5", #""""#, #""because""#, #""Medical_necessity""#, #""medical_necessity ""#], nil
                    ),
                    ("rejection_notes", ["5", "{}", #""a\u0000""#, long(2_001)], nil),
                ]
            ),
            (
                .post, "request-documents",
                [
                    "document_types": #"["insurance_card"]"#, "deadline": "\"\(TestClinic.soon)\"",
                    "request_notes": #""a""#,
                ], ["request_notes"],
                [
                    (
                        "document_types", ["null", #""insurance_card""#, "[]", "{}", many(7, #""insurance_card""#)], nil
                    ),
                    ("document_types", [#"["a"]"#, "[null]", "[5]", #"["Insurance_card"]"#], "document_types[0]"),
                    (
                        "deadline",
                        [
                            "null", "5", #""""#, #""2026-02-30""#, #""20.03.2099""#, #""２026-03-20""#, #""2020-01-01""#,
                            #""9999-12-31""#, #""0001-01-01""#, #""2026-03-20T00:00:00Z""#,
                        ], nil
                    ),
                    ("request_notes", ["5", #""a\u0000""#, long(2_001)], nil),
                ]
            ),
            (
                .put, "assignment", [:], [],
                [
                    (
                        "assignee_id",
                        ["5", #""""#, #""me""#, #""7c0e8400-e29b-41d4-a716-44665544000""#, "\"\(UUID())\""], nil
                    )
                ]
            ),
            (
                .post, "escalation", ["reason": #""a""#], [],
                noReasons + [("to", ["5", #""""#, #""admin""#, "\"\(UUID())\""], nil)]
            ),
            (
                .post, "escalation/resolution", ["notes": #""a""#], [],
                [("notes", noWriting + ["null", long(2_001)], nil)]
            ),
            (.post, "cancellation", ["reason": #""a""#], [], noReasons),
            (.post, "reopening", ["reason": #""a""#], [], noReasons),
            (
                .post, "resubmission", [:], [],
                [
                    ("notes", ["5", "[]", #""a\u0000""#, long(4_001)], nil),
                    ("insurance_provider", ["5", "null", #"" ""#, long(121)], nil),
                    ("policy_number", ["5", "null", #""A""#, long(81)], nil),
                    ("diagnosis_code", ["5", "null", #""E11.""#], nil),
                    ("secondary_diagnosis_codes", ["5", "null", #""I10""#], nil),
                    ("treatment_plan", noWriting + ["null", long(4_001)], nil),
                    ("selected_products", ["5", "null", "[]"], nil), ("priority", ["5", "null", #""urgent""#], nil),
                ]
            ),
            (
                .post, "notes", ["text": #""a""#], [],
                [
                    ("text", noWriting + ["null", long(4_001)], nil),
                    ("shared", ["null", "5", #""true""#, "0", "{}"], nil),
                ]
            ),
            (.post, "messages", ["text": #""a""#], [], [("text", noWriting + ["null", long(2_001)], nil)]),
            (
                .put, "messages/reading", ["message_id": "\"\(UUID())\""], [],
                [("message_id", ["null", "5", #""""#, #""a""#, "\"\(UUID())\""], nil)]
            ),
        ]

    @Test(arguments: bodies.indices)
    func `a wrong value of a change is refused with the path of its member, and nothing is changed`(index: Int) {
        let (method, path, members, optional, wrong) = Self.bodies[index]
        let id = clinic.submit()
        func send(_ body: String) -> Answer {
            clinic.service.send(method, "/api/ivr/requests/\(id)/\(path)", body, token: clinic.admin)
        }
        for (member, values, field) in wrong {
            for value in values {
                let body = Self.object(members, member, value)
                let answer = send(body)
                #expect(answer.status == 422, "\(path) \(body) \(answer.text)")
                #expect(answer.string("error.details.field") == field ?? member, "\(path) \(body) \(answer.text)")
                #expect(answer["error.errors[1]"] == nil, "\(path) \(body) \(answer.text)")
            }
        }
        for member in members.keys where !optional.contains(member) {
            #expect(send(Self.object(members, member, nil)).texts("error.errors", "field") == [member])
        }
        let detail = clinic.get(id)
        #expect(detail[header: "etag"] == "\"1\"")
        #expect(detail.string("status") == "pending_review")
        #expect(clinic.get(id, "notes").ids("notes") == [] && clinic.get(id, "messages").ids("messages") == [])
    }

    static let unparseable = [
        "[]", "null", "5", #""a""#, "{", "{]", #"{"a":1,"a":2}"#, "{\"a\":\"\u{0}\"}", #"{"a":1}x"#, "{a:1}",
        #"{"a":"\ud800"}"#,
    ]

    @Test(arguments: unparseable)
    func `what is no object is 400`(body: String) {
        let id = clinic.submit()
        let paths =
            Self.bodies.map { ($0.method, "/api/ivr/requests/\(id)/\($0.path)") } + [
                (.post, "/api/ivr/requests"), (.post, "/api/ivr/requests/search"), (.post, "/api/ivr/export/requests"),
            ]
        for (method, path) in paths {
            #expect(clinic.service.send(method, path, body, token: clinic.admin).status == 400, "\(path) \(body)")
        }
    }

    static let search: [Wrong] = [
        ("status", ["null", "5", "[]", #""""#, #""open""#, #""approved,""#, #""approved, rejected""#, long(201)], nil),
        ("priority", ["null", "5", #""""#, #""urgent""#, #""high;low""#, #""ｈigh""#, long(61)], nil),
        ("doctor_id", ["null", "5", #""""#, #""a b""#, #""Ｄ-1""#, #""D\u0000""#, long(65)], nil),
        ("patient_id", ["null", "5", #""""#, #""a b""#, long(65)], nil),
        ("payer_id", ["null", "5", #""""#, #""a b""#, long(65)], nil),
        ("assignee", ["null", "5", #""""#, #""nobody""#, #""ME""#, #""7c0e8400-e29b-41d4-a716""#], nil),
        ("from", ["null", "5", #""""#, #""2026-02-30""#, #""２026-01-01""#, #""2026-01-01T00:00:00Z""#], nil),
        ("to", ["null", "5", #""""#, #""2026-13-01""#], nil),
        ("overdue", ["null", "5", #""true""#, "1"], nil),
        ("q", ["null", "5", "[]", long(121)], nil),
        ("sort", ["null", "5", #""""#, #""name""#, #""-due""#], nil),
        ("limit", ["null", #""5""#, "0", "101", "-1", "1.5"], nil),
        ("cursor", ["null", "5", #""""#, #""x""#, #""AAAA""#, long(1_025)], nil),
    ]

    @Test(arguments: search.indices)
    func `a wrong member of a search is named`(index: Int) {
        let (member, values, field) = Self.search[index]
        for value in values {
            for path in ["/api/ivr/requests/search", "/api/ivr/export/requests"] {
                let answer = clinic.service.send(.post, path, "{\"\(member)\":\(value)}", token: clinic.reviewer)
                #expect(answer.status == 422, "\(member) \(value)")
                #expect(answer.string("error.details.field") == field ?? member, "\(value) \(answer.text)")
            }
        }
    }

    @Test(arguments: [
        "status=", "status=open", "status=approved,,rejected", "priority=HIGH", "doctor_id=a%20b", "patient_id=",
        "payer_id=%00", "assignee=you", "from=yesterday", "to=2026-02-30", "overdue=yes", "q=Smith", "q=IVR-26-001",
        "sort=name", "limit=0", "limit=101", "limit=%EF%BC%91", "cursor=x", "cursor=AAAA",
    ])
    func `a wrong field of a query is named`(query: String) {
        let answer = clinic.list(query)
        #expect(answer.status == 422)
        #expect(answer.string("error.details.field") == query.prefix { $0 != "=" })
    }
}
