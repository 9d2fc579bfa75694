import Testing
import Web

@Suite struct RequestBodyTests {
    struct Context: RequestContext {
        var match: RouteMatch<TestAccess>?
        func authorize(_ access: TestAccess) {}
    }

    struct Optional: RequestBody {
        let size: Int?
        static let schema = Schema.object(["size": .optional(.integer(0...9))])
    }

    struct Menu: RequestBody {
        let name: String
        static let accepts: [MediaType] = [.json, .form]
        static let schema = Schema.object([
            "name": .required(.string(1...9)),
            "products": .optional(.array(of: .object(["price": .required(.money(0...100))]), 0...9)),
            "rows": .optional(.array(of: .array(of: .boolean, 0...9), 0...9)),
        ])
    }

    let router = Router<Context>(
        [
            Route(.post, "/optional", access: .anyone, .init("addSize", "")) { (input: Optional, _) in
                .ok(Echo(value: "\(input.size ?? -1)"))
            },
            Route(.post, "/menu", access: .anyone, .init("addMenu", "")) { (input: Menu, _) in
                .ok(Echo(value: input.name))
            },
        ],
        under: [.init("/")], within: []
    ) { error, _, _ in Envelope.callConfig.response(for: error as? APIError ?? .internalError) }

    @Test(arguments: [
        (#"{"name":"a","name":"b"}"#, "name"),
        (#"{"products":[{"price":1},{"price":1,"price":2}]}"#, "products[1].price"),
        (#"{"products":[{"price":nope}]}"#, "products[0].price"),
        (#"{"rows":[[true],[true,]]}"#, "rows[1][1]"),
        (#"{"rows":[}"#, "rows[0]"),
        (#"{"secret":1,"secret":2}"#, ""),
        (#"{"name":{"secret":nope}}"#, ""),
        (#"{"products":[{"secret":nope}]}"#, ""),
        (#"{"products":{"price":nope}}"#, ""),
        (#"{"products":[[nope]]}"#, ""),
        (#"{"names":nope}"#, ""),
        (#"{"nam":nope}"#, ""),
        (#"[{"name":nope}]"#, ""),
        (#"{"products[x]":nope}"#, ""),
    ])
    func `a malformed body's place is told in words of the schema only`(body: String, field: String) throws {
        let response = post("/menu", body)
        #expect(response.status == .badRequest)
        #expect(try self.field(of: response) == field)
    }

    @Test(arguments: [("name=a&name=b", "name"), ("secret=a&secret=b", ""), ("n%61me=a&name=b", "name")])
    func `so is a form's`(body: String, field: String) throws {
        let response = post("/menu", body, type: "application/x-www-form-urlencoded")
        #expect(response.status == .badRequest)
        #expect(try self.field(of: response) == field)
    }

    @Test(arguments: [
        ("/optional", "application/json", 200), ("/optional", "", 200), ("/optional", "text/plain", 200),
        ("/menu", "application/json", 400), ("/menu", "", 400), ("/menu", "application/x-www-form-urlencoded", 422),
    ])
    func `a body of no bytes is an empty object where nothing is required`(path: String, type: String, status: Int) {
        #expect(post(path, "", type: type).status.code == status)
    }

    @Test(arguments: ["application/json", " application/json\t; charset=utf-8", "Application/JSON;"])
    func `a content type may have parameters and blanks round it`(type: String) {
        #expect(post("/menu", #"{"name":"a"}"#, type: type).status == .ok)
    }

    private func post(_ path: String, _ body: String, type: String = "application/json") -> Response {
        let headers: Headers = type.isEmpty ? [:] : ["content-type": type]
        return router.respond(to: Request(.post, path, headers: headers, body: Array(body.utf8)), in: Context())
    }

    private func field(of response: Response) throws -> String {
        let value = try JSONValue(parsing: response.body)
        guard case .string(let field) = try #require(value["errors"]?[0]?["field"]) else { return "no string" }
        return field
    }
}
