import Testing
import Web

@Suite struct OpenAPITests {
    struct Context: RequestContext {
        var match: RouteMatch<TestAccess>?
        func authorize(_ access: TestAccess) {}
    }

    struct Input: RequestBody {
        let name: String
        static let accepts: [MediaType] = [.form, .json]
        static let schema = Schema.object([
            "name": .required(.string(1...9, .line)), "kind": .optional(.oneOf(["a", "b"]).nullable),
            "echo": .optional(Echo.schema.nullable),
        ])
        .example(["name": "x"])
    }

    static let routes: [Route<Context>] = [
        Route(.get, "/things/{thing}", access: .known, .init("getThing", "One thing", sends: [.etag])) { _ in
            .ok(Echo(value: ""))
        },
        Route(
            .patch, "/things/{thing}", access: .known,
            .init("changeThing", "Changes it", takes: [.ifMatch], refuses: [.conflict: ["TAKEN", "GONE"]])
        ) { (_: Input, _) in .ok(Echo(value: "")) },
        Route(.delete, "/things/{thing}", access: .known, .init("deleteThing", "Deletes it")) { _ in .noContent },
        Route(
            .get, "/things", access: .anyone, envelope: .callConfig,
            .init("listThings", "All", query: [Parameter("limit", .integer(1...9), "How many.")])
        ) { _ in .ok(Echo(value: "")) },
        Route(.post, "/register", access: .anyone, envelope: .registration, .init("register", "Registers")) {
            (_: Input, _) in .created(Echo(value: ""))
        },
    ]

    let document = OpenAPI<Context>(
        info: ["title": "T", "version": "1"], server: "/api", securitySchemes: ["token": ["type": "http"]],
        parameters: [Parameter("thing", .uuid, "Its id.")]
    )
    .document(of: [("Things", routes)])

    private func statuses(_ path: String, _ method: String) -> [String] {
        guard case .object(let responses) = document["paths"]?[path]?[method]?["responses"] else { return [] }
        return responses.names
    }

    @Test func `each route is an operation with the statuses that follow from what it is`() {
        #expect(
            statuses("/things/{thing}", "get")
                == ["200", "400", "401", "404", "414", "429", "503", "5XX"])
        #expect(
            statuses("/things/{thing}", "patch") == [
                "200", "400", "401", "404", "409", "412", "413", "414", "415", "422", "428", "429", "503", "5XX",
            ])
        #expect(statuses("/things/{thing}", "delete").first == "204")
        #expect(statuses("/things", "get") == ["200", "400", "414", "422", "429", "503", "5XX"])
        #expect(statuses("/register", "post") == ["200", "400", "413", "415", "429", "503", "5XX"])
    }

    @Test func `refusals stand once, with their codes and in the envelope of the family`() {
        let conflict = document["components"]?["responses"]?["standard.409.TAKEN.GONE"]
        #expect(conflict?["description"] == "Not as things stand: `TAKEN`, `GONE`.")
        let code = conflict?["content"]?["application/json"]?["schema"]?["properties"]?["error"]?["properties"]?["code"]
        #expect(code?["enum"] == ["TAKEN", "GONE"])
        let registration = document["components"]?["responses"]?[
            "registration.400.BAD_REQUEST.MALFORMED_BODY.UNSUPPORTED_CONTENT_TYPE.VALIDATION_ERROR"]
        let schema = registration?["content"]?["application/json"]?["schema"]
        #expect(schema?["properties"]?["error"]?["enum"]?[3] == "validation_error")
    }

    @Test func `parameters, bodies and security are those of the route`() {
        let patch = document["paths"]?["/things/{thing}"]?["patch"]
        #expect(patch?["operationId"] == "changeThing")
        #expect(patch?["description"] == "For whoever is known.")
        #expect(patch?["security"] == [["token": []]])
        #expect(patch?["parameters"]?[0]?["in"] == "path")
        #expect(patch?["parameters"]?[1]?["name"] == "If-Match")
        let body = patch?["requestBody"]
        #expect(body?["required"] == true)
        #expect(body?["content"]?["application/x-www-form-urlencoded"]?["example"] == ["name": "x"])
        #expect(document["paths"]?["/things"]?["get"]?["parameters"]?[0]?["in"] == "query")
        #expect(document["paths"]?["/things"]?["get"]?["security"] == [])
    }

    @Test func `a schema is JSON Schema, and one with a name is referred to`() {
        let schema = document["paths"]?["/register"]?["post"]?["requestBody"]?["content"]?["application/json"]?[
            "schema"]
        #expect(schema?["required"] == ["name"])
        #expect(schema?["properties"]?["name"]?["maxLength"] == 9)
        #expect(schema?["properties"]?["kind"]?["type"] == ["string", "null"])
        #expect(schema?["properties"]?["kind"]?["enum"] == ["a", "b", nil])
        #expect(
            schema?["properties"]?["echo"] == ["anyOf": [["$ref": "#/components/schemas/Echo"], ["type": "null"]]])
        #expect(document["components"]?["schemas"]?["Echo"]?["properties"]?["value"]?["type"] == "string")
    }

    @Test(arguments: [
        (#"{"a":1,"b":{"c":"x"},"d":"2025-03-01T00:00:00Z","e":null}"#, []),
        (#"{"a":3,"b":{"c":1},"d":"yesterday","e":1}"#, ["a: Is out of range", "b.c: Must be a string"]),
        (#"{"a":1,"b":{},"d":"2025-03-01T00:00:00Z","e":null,"f":0}"#, ["f: Is not declared"]),
        (#"{"a":1,"b":{},"d":"2025-02-30T00:00:00Z","e":2}"#, ["d: Must be a time such as 2025-03-01T12:30:00Z"]),
    ])
    func `an answer is held against its schema, and says nothing that is not declared`(
        body: String, problems: [String]
    ) throws {
        let schema = Schema.object([
            "a": .required(.number(0...2)), "b": .required(.map(of: .string())), "d": .required(.dateTime),
            "e": .required(.either([.constant(nil), .integer(2...2)])),
        ])
        let found = schema.problems(in: try JSONValue(parsing: Array(body.utf8)), isClosed: true)
        #expect(found.prefix(problems.count).map { "\($0.field): \($0.issue)" } == problems)
        #expect(found.isEmpty == problems.isEmpty)
    }

    @Test(arguments: [
        (Schema.Format.line, ["a", " a", "a b", "é", "", " ", "a\n", "\u{85}", "\u{2003}", "a\u{7F}"]),
        (Schema.Format.identifier, ["a", ".", "..", "...", ".a", "..a", "a.b-c_d", "a/b", "", "é"]),
    ])
    func `a pattern says what the rule does`(format: Schema.Format, texts: [String]) throws {
        let pattern = try Regex(#require(format.pattern))
        for text in texts {
            let isGood = Schema.string(1...99, format).problems(in: .string(text)).isEmpty
            #expect((try pattern.wholeMatch(in: text) != nil) == isGood, "\(text)")
        }
    }
}
