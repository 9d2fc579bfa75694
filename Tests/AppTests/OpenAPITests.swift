import App
import Foundation
import TestSupport
import Testing
import Web

@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct OpenAPITests {
    let service: TestService
    let document: Answer

    init() throws {
        service = try TestService()
        document = service.send(.get, "/api/openapi.json")
    }

    @Test func `every route is in the document`() throws {
        #expect(document.status == 200)
        for route in App.routes {
            let path = document["paths"]?[route.path.description]
            #expect(path?[route.method.rawValue.lowercased()]?["operationId"] != nil, "\(route.method) \(route.path)")
        }
    }

    @Test func `what answers under v1 is what the description says of it`() throws {
        let families = [
            "restaurant": "restaurants", "restaurants": "restaurants", "look-ups": "look-ups", "call": "calls",
            "calls": "calls", "call-analyser": "their analysis", "webhooks": "webhooks", "messages": "messages",
            "auth": "API keys",
        ]
        let text = document.string("info.description")
        let part = try #require(text.components(separatedBy: "also answer under `/v1`").first)
        for route in App.routes where route.envelope == .callConfig {
            let words = route.path.description.split(separator: "/").filter { !["ivr", "export"].contains($0) }
            let name = try #require(families[words.first.map(String.init) ?? ""], "\(route.path)")
            #expect(part.contains(name), "\(route.path)")
        }
    }

    @Test func `the document is sent again only when it has changed`() throws {
        let tag = try #require(document[header: "etag"])
        for tags in [tag, "W/\(tag)", "\"a\", \(tag)", "*"] {
            let answer = service.send(.get, "/api/openapi.json", headers: ["If-None-Match": tags])
            #expect((answer.status, answer.text) == (304, ""))
        }
        #expect(service.send(.get, "/api/openapi.json", headers: ["If-None-Match": "\"a\""]).status == 200)
    }

    @Test func `every example obeys its schema`() {
        var count = 0
        for route in App.routes {
            for schema in [route.input].compactMap(\.self) + route.answers.compactMap(\.content?.schema) {
                count += check(schema, route.operation.id)
            }
        }
        #expect(count > 20)
    }

    /// - Returns: how many examples there were, in the schema and in those within it.
    private func check(_ schema: Schema, _ place: String) -> Int {
        var count = 0
        if let example = schema.example {
            count += 1
            let problems = schema.problems(in: example, isClosed: true)
            #expect(problems.isEmpty, "\(place): \(problems)")
        }
        let parts: [Schema] =
            switch schema.kind {
            case .array(let element, _, _), .map(let element): [element]
            case .object(let properties): properties.map(\.schema)
            case .either(let choices): choices
            default: []
            }
        return count + parts.reduce(0) { $0 + check($1, place) }
    }

    @Test(arguments: [
        ("limit=0", 422), ("limit=101", 422), ("limit=a", 422), ("limit=", 422), ("cursor=%21", 422),
        ("limit=%ff", 400), ("limit=%zz", 400), ("limit=1", 200),
    ])
    func `a query that is wrong is refused, and never passed over`(query: String, status: Int) throws {
        let token = try TestTenant(service).signIn("admin").token
        #expect(service.send(.get, "/api/users?\(query)", token: token).status == status)
    }
}
