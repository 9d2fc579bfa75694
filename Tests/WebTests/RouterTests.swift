import Testing
import Web

@Suite struct RouterTests {
    struct Context: RequestContext {
        var match: RouteMatch<TestAccess>?
        var isKnown = true

        func authorize(_ access: TestAccess) throws {
            if access == .known, !isKnown { throw APIError.unauthorized }
        }
    }

    struct Named: RequestBody {
        let name: String
        let age: Int?
        static let accepts: [MediaType] = [.json, .form]
        static let schema = Schema.object([
            "name": .required(.string(1...5)), "age": .optional(.integer(0...130)),
        ])
    }

    let router = Router<Context>(
        [
            Route(.get, "/things/{thing}", access: .anyone, .init("getThing", "")) {
                .ok(Echo(value: $0.match?.parameters["thing"] ?? ""))
            },
            Route(.get, "/things/special", access: .anyone, .init("getSpecial", "")) { _ in .ok(Echo(value: "literal"))
            },
            Route(.post, "/things", access: .known, .init("addThing", "")) { (input: Named, _) in
                .created(Echo(value: input.name))
            },
            Route(.put, "/things", access: .known, .init("putThings", "")) { _ in .ok(Echo(value: "put")) },
            Route(.get, "/calls/{call}", access: .anyone, envelope: .callConfig, .init("getCall", "")) { _ in
                .ok(Echo(value: "call"))
            },
            Route(.post, "/register/patient", access: .anyone, envelope: .registration, .init("register", "")) {
                (input: Named, _) in .ok(Echo(value: input.name))
            },
        ],
        under: [.init("/api"), .init("/api/v1"), .init("/v1") { $0.envelope == .callConfig }],
        within: []
    ) { error, envelope, _ in envelope.response(for: error as? APIError ?? .internalError) }

    @Test(arguments: [
        ("/api/things/a", 200), ("/api/v1/things/a", 200), ("/api/things/a/", 200), ("/v1/calls/1", 200),
        ("/v1/things/a", 404), ("/things/a", 404), ("/api//things/a", 404), ("/api/things//a", 404),
        ("/api/things/a/b", 404), ("/api/things/..", 404), ("/api/./things/a", 404), ("/api/things/%2e%2e", 404),
        ("/api/things/a%2Fb", 200), ("/api/things%2Fa", 404), ("/api/things/%00", 404), ("/api/things/%ff", 404),
        ("/api/things/\(String(repeating: "a", count: 1024))", 200),
        ("/api/things/\(String(repeating: "a", count: 1025))", 404), ("/api/things/a/\u{301}", 404),
        ("/api/things/%4", 404), ("/api/things/a//", 404), ("", 404), ("api/things/a", 404), ("/api/v1", 404),
    ])
    func `a path has its route, and nothing else does`(path: String, status: Int) {
        #expect(respond(Request(.get, path)).status.code == status)
    }

    @Test(arguments: [
        ("/api/things/a%2Fb", "a/b"), ("/api/things/%2B1555", "+1555"), ("/api/things/+1", "+1"),
        ("/api/things/special", "literal"), ("/api/things/(555)%20123", "(555) 123"),
    ])
    func `a parameter is decoded once, and a literal goes before it`(path: String, value: String) {
        #expect(text(respond(Request(.get, path))) == #"{"value":"\#(value)"}"#)
    }

    @Test func `a method that the path does not take is 405, with those it does`() {
        let response = respond(Request(.delete, "/api/things"))
        #expect(response.status == .methodNotAllowed)
        #expect(response.headers["Allow"] == "POST, PUT")
        #expect(respond(Request(.other, "/api/things/1")).headers["allow"] == "GET, HEAD")
    }

    @Test func `access is asked before the body is read`() {
        var context = Context()
        context.isKnown = false
        let response = router.respond(to: Request(.post, "/api/things", body: Array("{".utf8)), in: context)
        #expect(response.status == .unauthorized)
        #expect(response.headers["www-authenticate"] == "Bearer")
    }

    @Test(arguments: [
        ("{", "application/json", 400, "MALFORMED_BODY"),
        ("[]", "application/json", 400, "MALFORMED_BODY"),
        (#"{"name":"a"}x"#, "application/json", 400, "MALFORMED_BODY"),
        (#"{"name":"a","name":"b"}"#, "application/json", 400, "MALFORMED_BODY"),
        (#"{"name":"a"}"#, "text/plain", 400, "UNSUPPORTED_CONTENT_TYPE"),
        (#"{}"#, "application/json; charset=utf-8", 422, "VALIDATION_ERROR"),
        (#"{"name":"toolong"}"#, "APPLICATION/JSON", 422, "VALIDATION_ERROR"),
        (#"{"name":7}"#, "application/json", 422, "VALIDATION_ERROR"),
        (#"{"name":"a","age":131}"#, "application/json", 422, "VALIDATION_ERROR"),
        (#"{"name":"a","age":1.5}"#, "application/json", 422, "VALIDATION_ERROR"),
        ("name=a&name=b", "application/x-www-form-urlencoded", 400, "MALFORMED_BODY"),
        ("name=a&age=%ff", "application/x-www-form-urlencoded", 400, "MALFORMED_BODY"),
    ])
    func `a body that does not parse is 400, one that breaks a rule 422`(
        body: String, type: String, status: Int, code: String
    ) {
        let response = post("/api/things", body, type: type)
        #expect(response.status.code == status)
        #expect(text(response).contains(#""code":"\#(code)""#))
    }

    @Test func `every wrong field is named`() {
        let response = post("/api/things", #"{"name":"","age":-1}"#)
        #expect(
            text(response) == """
                {"error":{"code":"VALIDATION_ERROR","message":"Invalid request data",\
                "details":{"field":"name","issue":"Must not be empty"},\
                "errors":[{"field":"name","issue":"Must not be empty"},\
                {"field":"age","issue":"Must be between 0 and 130"}]}}
                """)
    }

    @Test func `a form's fields are members, and unknown members are ignored`() {
        let response = post("/api/things", "name=a+b&x=1", type: "application/x-www-form-urlencoded")
        #expect(response.status == .created)
        #expect(text(response) == #"{"value":"a b"}"#)
    }

    @Test func `a compressed body is 415`() {
        let request = Request(
            .post, "/api/things", headers: ["Content-Encoding": "gzip", "Content-Type": "application/json"],
            body: [0x1F, 0x8B])
        #expect(respond(request).status == .unsupportedMediaType)
    }

    @Test(arguments: [
        ("/api/calls/1/x", #"{"success":false,"message":"There is no such endpoint.","error":"NOT_FOUND"}"#),
        ("/v1/calls", #"{"success":false,"message":"There is no such endpoint.","error":"NOT_FOUND"}"#),
        ("/api/register/x", #"{"error":"not_found","message":"There is no such endpoint."}"#),
        ("/api/calls/%00", #"{"success":false,"message":"There is no such endpoint.","error":"NOT_FOUND"}"#),
        ("/api/calls/..", #"{"success":false,"message":"There is no such endpoint.","error":"NOT_FOUND"}"#),
        ("/api/x", #"{"error":{"code":"NOT_FOUND","message":"There is no such endpoint."}}"#),
    ])
    func `a failure has the envelope of its family`(path: String, body: String) {
        #expect(text(respond(Request(.get, path))) == body)
    }

    @Test func `registration answers a wrong value with 400 and its fields`() {
        let response = post("/api/register/patient/", "{}")
        #expect(response.status == .badRequest)
        #expect(
            text(response)
                == #"{"error":"validation_error","message":"Invalid request data","fields":{"name":"Is required"}}"#)
    }

    private func respond(_ request: Request) -> Response { router.respond(to: request, in: Context()) }

    private func post(_ path: String, _ body: String, type: String = "application/json") -> Response {
        respond(Request(.post, path, headers: ["Content-Type": type], body: Array(body.utf8)))
    }

    private func text(_ response: Response) -> String { String(decoding: response.body, as: UTF8.self) }
}
