public import App
public import Foundation
public import MariaDB
internal import Secrets
internal import SharedMemory
internal import Testing
public import Web

/// The application on a real database, without a pool before it.
public struct TestService {
    public let services: Services
    public let database: Database
    public let app = App()
    private let memory = ThreadMemory()

    /// A service as the workers have it: the account that serves, the keys of this test run.
    ///
    /// - Parameter environment: settings that differ from the defaults.
    public init(environment: [String: String] = [:]) throws {
        // Each service is a host of its own, with a file of its own.
        let anchors = FileManager.default.temporaryDirectory.appending(path: "trunkline_test/anchors-\(UUID())").path
        let configuration = try Configuration(
            environment: TestDatabase.environment().merging(["TRUNKLINE_AUDIT_ANCHORS": anchors]) { $1 }
                .merging(environment) { _, given in given })
        try self.init(Services(configuration: configuration, shared: SharedState(try Segment.create())))
    }

    private init(_ services: Services) throws {
        self.services = services
        database = Database(try services.configuration.connection(as: .serve))
    }

    /// Another thread of the same host: with a memory and a connection of its own.
    public func neighbour() throws -> TestService { try TestService(services) }

    /// The connection of the account that serves.
    public var db: Connection {
        get throws { try database.connection() }
    }

    /// Answers a request made of a few words, and records an issue when the answer is not as its route declares it.
    ///
    /// - Parameters:
    ///   - path: with its query, such as `/api/users?limit=1`.
    ///   - token: a bearer token or an API key.
    ///   - now: when the request arrives.
    public func send(
        _ method: Web.Method, _ path: String, _ body: String? = nil, token: String? = nil,
        headers: [String: String] = [:], from address: String = "198.51.100.7", now: Date = Date()
    ) -> Answer {
        var fields: Headers = [:]
        if let token { fields["Authorization"] = "Bearer \(token)" }
        if body != nil { fields["Content-Type"] = "application/json" }
        for (name, value) in headers { fields[name] = value }
        let parts = path.split(separator: "?", maxSplits: 1).map(String.init)
        let request = Request(
            method, parts[0], query: Query(parts.count == 2 ? parts[1] : ""), headers: fields,
            body: Array((body ?? "").utf8), remoteAddress: address)
        return answer(request, now: now)
    }

    /// Sends a body of bytes to a route that reads it as it arrives.
    ///
    /// - Parameter piece: how many bytes arrive at a time, at most.
    public func upload(
        _ path: String, _ body: [UInt8], type: String, token: String, headers: [String: String] = [:],
        inPiecesOf piece: Int = .max, now: Date = Date()
    ) -> Answer {
        var fields: Headers = ["Authorization": "Bearer \(token)", "Content-Type": type]
        for (name, value) in headers { fields[name] = value }
        let request = Request(.post, path, headers: fields, remoteAddress: "198.51.100.7")
        return answer(request, now: now, upload: BodyStream(body, inPiecesOf: piece))
    }

    private func answer(_ request: Request, now: Date, upload: BodyStream? = nil) -> Answer {
        let context = AppContext(
            services: services, database: database, memory: memory, request: request, requestID: "test", now: now,
            upload: upload)
        let response = app.respond(to: request, in: context)
        for problem in app.undeclared(in: response, to: request) {
            Issue.record("\(request.method.rawValue) \(request.path) answers \(response.status.code): \(problem)")
        }
        return Answer(response)
    }
}

/// Addresses that no other test sends from.
public enum TestAddress {
    /// Of 2001:db8::/32, which is kept for examples (RFC 3849).
    public static func random() -> String {
        "2001:db8" + (0..<4).map { _ in ":" + String(UInt16.random(in: 1...UInt16.max), radix: 16) }.joined() + "::1"
    }
}

/// A response, and what a test asks of it.
public struct Answer {
    public private(set) var response: Response
    /// Whether a body that was made while it was sent was not made to its end.
    public private(set) var isCut = false

    public init(_ response: Response) {
        self.response = response
        guard let stream = response.stream else { return }
        var body: [UInt8] = []
        do {
            try stream.send { body += $0 }
        } catch {
            isCut = true
        }
        self.response.body = body
    }

    public var status: Int { response.status.code }
    public var text: String { String(decoding: response.body, as: UTF8.self) }

    public subscript(header name: String) -> String? { response.headers[name] }

    /// The member at a path such as `data.restaurants[0].name`; nil when there is none.
    public subscript(path: String) -> JSONValue? {
        guard var value = try? JSONValue(parsing: response.body) else { return nil }
        for step in path.split(whereSeparator: { ".[".contains($0) }) {
            let next = step.last == "]" ? Int(step.dropLast()).flatMap { value[$0] } : value[String(step)]
            guard let next else { return nil }
            value = next
        }
        return value
    }

    /// The text at a path; empty when there is none.
    public func string(_ path: String) -> String {
        guard case .string(let text) = self[path] else { return "" }
        return text
    }
}
