import Testing
import Web

/// Bodies of 900 kB for which Unicode's comparison of strings takes minutes; by bytes they take less than a second.
@Suite struct LongTextTests {
    struct Context: RequestContext {
        var match: RouteMatch<TestAccess>?
        func authorize(_ access: TestAccess) {}
    }

    struct Input: RequestBody {
        let kind: String?
        static let accepts: [MediaType] = [.json, .form]
        static let schema = Schema.object([
            "kind": .optional(.oneOf(["a", "b"])),
            "name": .optional(.string(1...9, .line)),
            "id": .optional(.string(1...9, .identifier)),
            "text": .optional(.string(1...1_000_000, .line)),
            "list": .optional(.array(of: .string(1...1_000_000), 0...100_000, unique: true)),
            "number": .optional(.money(0...100)),
        ])
    }

    /// A body and what it is answered with.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let body: [UInt8]
        let type: String
        let status: Int

        init(_ description: String, _ body: String, type: String = "application/json", status: Int) {
            testDescription = description
            self.body = Array(body.utf8)
            self.type = type
            self.status = status
        }
    }

    static let size = 900_000

    static let cases = [
        Case("4 long names", object((0..<4).map { "\($0)" + marks(size / 4) }), status: 200),
        Case("names that differ at the end", object((0..<4).map { marks(size / 4) + "\($0)" }), status: 200),
        Case("17 long names", object((0..<17).map { "\($0)" + marks(size / 17) }), status: 200),
        Case("4 long names with escapes", object((0..<4).map { "\($0)" + escapedMarks(size / 4) }), status: 200),
        Case("a long name twice", object([marks(size / 2), marks(size / 2)]), status: 400),
        Case("80,000 names", object((0..<80_000).map { "n\($0)" }), status: 200),
        Case("40,000 names with escapes", object((0..<40_000).map { "\\u006e\($0)" }), status: 200),
        // As many bytes as "kind" has, and alike at the first, the middle and the last.
        Case("80,000 names like one of the schema's", object((1000..<9000).map { "k\($0)nd" }), status: 200),
        Case("a long word", "{\"kind\":\"a\(marks(size))\"}", status: 422),
        Case("a long name for people", "{\"name\":\"\(marks(size))\"}", status: 422),
        Case("a long identifier", "{\"id\":\"\(marks(size))\"}", status: 422),
        Case("a long line", "{\"text\":\"\(marks(size))\"}", status: 200),
        Case("a long list", list((0..<100_000).map { "\($0)" }), status: 200),
        Case("a list of long strings", list((0..<4).map { "\($0)" + marks(size / 4) }), status: 200),
        Case("a list of a long string twice", list([marks(size / 2), marks(size / 2)]), status: 422),
        Case("many digits", "{\"number\":\(String(repeating: "7", count: size))}", status: 400),
        Case("many digits, then small", "{\"number\":0.\(String(repeating: "0", count: size))1e1}", status: 422),
        Case("a form with long names", form((0..<4).map { "\($0)" + marks(size / 4) }), type: formType, status: 200),
        Case("a form with 100 long names", form((0..<100).map { marks(9_000) + "\($0)" }), type: formType, status: 200),
        Case("a form with a long word", "kind=a\(marks(size))", type: formType, status: 422),
        Case("a form with many fields", form((0..<90_000).map { "n\($0)" }), type: formType, status: 400),
    ]

    static let formType = "application/x-www-form-urlencoded"

    let router = Router<Context>(
        [
            Route(.post, "/things/{thing}", access: .anyone, .init("addThing", "")) { (input: Input, _) in
                .ok(Echo(value: input.kind ?? ""))
            }
        ],
        under: [.init("/api")], within: []
    ) { error, envelope, _ in envelope.response(for: error as? APIError ?? .internalError) }

    @Test(.timeLimit(.minutes(1)), arguments: cases)
    func `a body takes time that grows with its length only`(_ example: Case) {
        let request = Request(.post, "/api/things/a", headers: ["content-type": example.type], body: example.body)
        #expect(router.respond(to: request, in: Context()).status.code == example.status)
    }

    @Test(.timeLimit(.minutes(1)), arguments: ["/", "/api/", "/api/things/"])
    func `a path does, too`(prefix: String) {
        for start in 0..<20 {
            let request = Request(.get, "\(prefix)\(start)\(Self.marks(Self.size))")
            #expect(router.respond(to: request, in: Context()).status == .notFound)
        }
    }

    @Test(.timeLimit(.minutes(1))) func `so does a query`() {
        let query = Query(Self.form((0..<4).map { "\($0)" + Self.marks(Self.size / 4) }))
        #expect(query["limit"] == nil)
        #expect(query["0" + Self.marks(Self.size / 4)] == "1")
        #expect(query == query)
    }

    /// Combining marks of two classes in turns, so that each of them would have to be moved.
    private static func marks(_ bytes: Int) -> String {
        String(repeating: "\u{301}\u{316}", count: bytes / 4)
    }

    private static func escapedMarks(_ bytes: Int) -> String {
        String(repeating: #"\u0301\u0316"#, count: bytes / 12)
    }

    private static func object(_ names: [String]) -> String {
        "{" + names.map { "\"\($0)\":1" }.joined(separator: ",") + "}"
    }

    private static func list(_ strings: [String]) -> String {
        "{\"list\":[" + strings.map { "\"\($0)\"" }.joined(separator: ",") + "]}"
    }

    private static func form(_ names: [String]) -> String {
        names.map { "\($0)=1" }.joined(separator: "&")
    }
}
