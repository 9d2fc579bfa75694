import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct ProductTests {
    let service: TestService
    let tenant: TestTenant
    let reviewer: String

    init() throws {
        service = try TestService()
        tenant = try TestTenant(service)
        reviewer = try tenant.signIn("ivr").token
    }

    static let sample = """
        {"id":"prod-001","name":"Rampart Wound Matrix","q_code":"q-4201","sizes":[\
        {"size":"2x2","dimensions":"2cm x 2cm","unit_price":150.00},{"size":"4x4","dimensions":"4cm x 4cm",\
        "unit_price":250},{"size":"disc","dimensions":"15mm disc","unit_price":99.5,"area_cm2":1.77}]}
        """

    @Test func `a product has its sizes, with prices, areas and units to bill`() {
        let answer = create(Self.sample)
        #expect(answer.status == 201)
        #expect(answer[header: "location"] == "/api/products/prod-001")
        let expected = """
            "q_code":"Q4201","sizes":[{"size":"2x2","dimensions":"2cm x 2cm","unit_price":150.00,"area_cm2":4.00,\
            "billing_units":4.00},{"size":"4x4","dimensions":"4cm x 4cm","unit_price":250.00,"area_cm2":16.00,\
            "billing_units":16.00},{"size":"disc","dimensions":"15mm disc","unit_price":99.50,"area_cm2":1.77,\
            "billing_units":1.77}]
            """
        #expect(answer.text.contains(expected))
        #expect(service.send(.get, "/api/products/prod-001", token: reviewer).text == answer.text)
        #expect(create(Self.sample).string("error.code") == "PRODUCT_TAKEN")
    }

    @Test func `a size without dimensions has the area of its name, and a given area stands`() {
        let answer = create(
            """
            {"name":"A","q_code":"Q4201","sizes":[{"size":"2x3","unit_price":1},{"size":"4x4","dimensions":null,\
            "unit_price":1,"area_cm2":12.57}]}
            """)
        #expect(answer.text.contains(#""area_cm2":6.00"#))
        #expect(answer.text.contains(#""area_cm2":12.57"#))
    }

    private static let size = #""size":"2x2","unit_price":1"#

    /// A member, the values it must not have, and the path that the refusal names; the member's own when nil.
    static let wrong: [(member: String, values: [String], field: String?)] = [
        ("id", ["null", "5", #""""#, #""a b""#], nil),
        ("name", ["null", "5", #""""#, #""12""#, #""a\u200bb""#, quoted(121)], nil),
        ("q_code", ["null", "4201", #""""#, #""W4201""#, #""Q420""#, #""Q42011""#, #""Ｑ4201""#, #""Q4201 ""#], nil),
        (
            "sizes", ["null", "{}", "[]", "[" + Array(repeating: "{\(size)}", count: 51).joined(separator: ",") + "]"],
            nil
        ),
        ("sizes", ["[null]", "[5]"], "sizes[0]"),
        ("sizes", [#"[{"unit_price":1}]"#], "sizes[0].size"),
        (
            "sizes",
            ["null", "5", #""""#, #""a\u200bb""#, quoted(41)].map { #"[{"size":\#($0),"unit_price":1,"area_cm2":1}]"# },
            "sizes[0].size"
        ),
        ("sizes", [#"[{\#(size)},{\#(size)}]"#, #"[{\#(size)},{"size":" 2X2 ","unit_price":1}]"#], "sizes[1].size"),
        ("sizes", [#"[{"size":"2x2"}]"#], "sizes[0].unit_price"),
        (
            "sizes",
            ["null", #""1""#, "-1", "1.005", "1000000.01", "1e300"].map { #"[{"size":"2x2","unit_price":\#($0)}]"# },
            "sizes[0].unit_price"
        ),
        (
            "sizes", ["5", #""""#, #""a\u202eb""#, quoted(81)].map { #"[{\#(size),"dimensions":\#($0)}]"# },
            "sizes[0].dimensions"
        ),
        (
            "sizes",
            [#""4""#, "0", "-4", "4.005", "10001"].map { #"[{\#(size),"area_cm2":\#($0)}]"# }
                + [
                    #"[{"size":"disc","unit_price":1}]"#,
                    #"[{"size":"large","dimensions":"2in x 2in","unit_price":1}]"#,
                ], "sizes[0].area_cm2"
        ),
        ("is_active", ["null", "1", #""true""#], nil),
    ]

    private static func quoted(_ count: Int) -> String { "\"" + String(repeating: "a", count: count) + "\"" }

    @Test(arguments: wrong.indices)
    func `a wrong value is refused with the path of its member`(index: Int) {
        let (member, values, field) = Self.wrong[index]
        #expect(create(Self.sample).status == 201)
        for value in values {
            let rest = [("name", #""Ann""#), ("q_code", #""Q4201""#), ("sizes", "[{\(Self.size)}]")]
                .filter { $0.0 != member }
            let body = "{" + (rest + [(member, value)]).map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
            let created = create(body)
            #expect(created.status == 422, "\(body)")
            #expect(created.string("error.details.field") == field ?? member, "\(body)")
            guard member != "id" else { continue }
            let changed = change("{\"\(member)\":\(value)}")
            #expect(changed.status == 422, "\(value)")
            #expect(changed.string("error.details.field") == field ?? member, "\(value)")
        }
        let missing = create("{}")
        #expect((0..<3).map { missing.string("error.errors[\($0)].field") } == ["name", "q_code", "sizes"])
    }

    @Test func `a list is found by the beginning of a word or a code`() throws {
        #expect(create(Self.sample).status == 201)
        #expect(create(#"{"id":"b","name":"bulwark","q_code":"A2005","sizes":[{\#(Self.size)}]}"#).status == 201)
        for (query, ids) in [
            ("", ["b", "prod-001"]), ("?q=wound", ["prod-001"]), ("?q=Q4201", ["prod-001"]),
            ("?q=q-4201", ["prod-001"]),
            ("?q=Q42", []), ("?q=a2005", ["b"]), ("?active=false", []), ("?q=BUL&active=true", ["b"]),
        ] {
            let answer = service.send(.get, "/api/products\(query)", token: reviewer)
            let found = (0..<2).map { answer.string("products[\($0)].id") }.filter { !$0.isEmpty }
            #expect(found == ids, "\(query)")
        }
        let store = ProductStore(db: try service.db, organisation: tenant.organisation)
        #expect(try store.find(codes: ["Q4201", "Q0000"]).map(\.id) == ["prod-001"])
        #expect(try store.find(codes: [String]()).isEmpty)
    }

    @Test func `another organisation's product is not there`() throws {
        #expect(create(Self.sample).status == 201)
        let stranger = try TestTenant(service).signIn("super_admin").token
        #expect(service.send(.get, "/api/products/prod-001", token: stranger).status == 404)
        #expect(service.send(.get, "/api/products", token: stranger)["products"] == [])
        let theft = service.send(
            .patch, "/api/products/prod-001", "{}", token: stranger, headers: ["If-Match": "*"])
        #expect(theft.status == 404)
    }

    @Test func `a change replaces the sizes as a whole, on the version it was made on`() {
        #expect(create(Self.sample).status == 201)
        let changed = service.send(
            .patch, "/api/products/prod-001", #"{"sizes":[{"size":"5x5","unit_price":10}],"is_active":false}"#,
            token: reviewer, headers: ["If-Match": "\"1\""])
        #expect(changed.status == 200)
        #expect(changed.string("sizes[0].size") == "5x5")
        #expect(changed["sizes[1]"] == nil)
        #expect(changed.string("name") == "Rampart Wound Matrix")
        let late = service.send(
            .patch, "/api/products/prod-001", #"{"is_active":true}"#, token: reviewer, headers: ["If-Match": "\"1\""])
        #expect(late.status == 412)
        #expect(service.send(.patch, "/api/products/prod-001", "{}", token: reviewer).status == 428)
    }

    private func create(_ body: String) -> Answer { service.send(.post, "/api/products", body, token: reviewer) }

    private func change(_ body: String) -> Answer {
        service.send(.patch, "/api/products/prod-001", body, token: reviewer, headers: ["If-Match": "*"])
    }
}
