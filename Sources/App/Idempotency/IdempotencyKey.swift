internal import Foundation
internal import Secrets
internal import Web

/// What a client sends along so that a request that it repeats is done once; draft-ietf-httpapi-idempotency-key-header.
struct IdempotencyKey {
    /// How long an answer is kept, in seconds: a day.
    static let lifetime: TimeInterval = 86_400

    /// SHA-256 of caller, method, path and key: the same key of another caller, or at another path, is another.
    let digest: [UInt8]

    /// - Returns: nil for a request without one.
    /// - Throws: `APIError` 400 for one that is none.
    init?(of context: AppContext) throws(APIError) {
        guard let header = context.request.headers["idempotency-key"] else { return nil }
        guard let key = Self.read(header) else { throw Self.invalid }
        guard let caller = context.caller, let match = context.match else { throw .unauthorized }
        let kind =
            switch caller {
            case .user: "user"
            case .machine: "machine"
            }
        // The route's own path: it answers under several prefixes, and is one resource under all of them.
        let parts = [kind, caller.id.text, App.routeName(match.index)] + match.parameters.values + [key]
        digest = sha256(parts.flatMap { part in Array("\(part.utf8.count):".utf8) + Array(part.utf8) })
    }

    /// A key as it stands in the header: 1 to 255 printable characters of ASCII, bare or as the draft's quoted string.
    ///
    /// - Returns: the key without its quotes; nil for anything else.
    static func read(_ header: String) -> String? {
        guard let first = header.utf8.first else { return nil }
        let key = first == UInt8(ascii: "\"") ? unquoted(Array(header.utf8)) : Array(header.utf8)
        guard let key, (1...255).contains(key.count), key.allSatisfy({ (0x20...0x7E).contains($0) }) else { return nil }
        return String(decoding: key, as: UTF8.self)
    }

    /// The text of a string of structured fields (RFC 8941, 3.3.3).
    private static func unquoted(_ text: [UInt8]) -> [UInt8]? {
        var characters: [UInt8] = []
        var isEscaped = false
        for (place, byte) in text.enumerated().dropFirst() {
            if isEscaped {
                guard byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { return nil }
                characters.append(byte)
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "\"") {
                return place == text.count - 1 ? characters : nil
            } else {
                characters.append(byte)
            }
        }
        return nil
    }
}

extension IdempotencyKey {
    static let field = Parameter.idempotencyKey.name

    static let invalid = APIError(
        .badRequest, "INVALID_IDEMPOTENCY_KEY", "The Idempotency-Key cannot be read.",
        fields: [FieldError(field, "Must be 1 to 255 printable characters of ASCII.")])

    static let reused = APIError(
        .unprocessable, "IDEMPOTENCY_KEY_REUSED", "This Idempotency-Key came with another request.",
        fields: [FieldError(field, "Was sent with another body.")])

    static let inProgress = APIError(
        .conflict, "IDEMPOTENCY_IN_PROGRESS", "The request with this Idempotency-Key is still being worked on.",
        fields: [FieldError(field, "Is in use.")], headers: ["retry-after": "1"])
}

/// What was answered to a request with a key, as it is kept, sealed.
struct KeptAnswer: Codable {
    /// SHA-256 of what the request said, in hexadecimal.
    let request: String
    let status: Int
    /// Names and values.
    let headers: [[String]]
    /// JSON text.
    let body: String

    init(to request: String, _ response: Response) {
        self.request = request
        status = response.status.code
        headers = response.headers.fields.map { [$0.name, $0.value] }
        body = String(decoding: response.body, as: UTF8.self)
    }

    /// The same answer, byte for byte, and that it is not the first of its kind.
    var response: Response {
        var fields: Headers = [:]
        for field in headers where field.count == 2 { fields.append(field[0], field[1]) }
        fields[Parameter.idempotencyReplayed.name] = "true"
        return Response(Status(status), headers: fields, body: Array(body.utf8))
    }
}
