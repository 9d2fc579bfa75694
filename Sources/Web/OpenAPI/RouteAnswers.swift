/// An answer that a route may give.
public struct DeclaredAnswer: Sendable {
    public let status: Status
    /// Nil where the answer has no body.
    public let content: Content?
    public let headers: [Parameter]
    /// The codes of a refusal; none where all went well.
    let codes: [String]
}

extension Route {
    /// Every answer the route may give, but failures of the service itself (5xx beside 503).
    public var answers: [DeclaredAnswer] {
        let refusals = refusals
        let statuses = operation.statuses ?? [output == nil ? .noContent : .ok]
        let successes = statuses.map { status in
            let codes = refusals.first { $0.status == status }?.codes
            return DeclaredAnswer(
                status: status, content: content(of: status, orCodes: codes),
                headers: operation.sends + access.sends + Self.headers(of: status) + replayed, codes: [])
        }
        return successes
            + refusals.filter { refusal in !statuses.contains(refusal.status) }.map { status, codes in
                DeclaredAnswer(
                    status: status, content: .json(envelope.schema(codes)), headers: Self.headers(of: status),
                    codes: codes)
            }
    }

    /// - Parameter codes: of refusals that have the same status as an answer of the route.
    private func content(of status: Status, orCodes codes: [String]?) -> Content? {
        guard let output, status != .notModified else { return nil }
        guard let codes else { return output }
        return .json(.either([output.schema, envelope.schema(codes)]))
    }

    /// How a request may be refused, by status.
    private var refusals: [(status: Status, codes: [String])] {
        var found: [(status: Status, codes: [String])] = []
        let all = everyones + (input == nil ? [] : ofBodies) + access.refusals.map { ($0.key, $0.value) }
        for (status, codes) in all + operation.refusals.map({ ($0.key, $0.value) }) {
            let status = envelope.status(for: status)
            if let place = found.firstIndex(where: { $0.status == status }) {
                found[place].codes += codes.filter { !found[place].codes.contains($0) }
            } else {
                found.append((status, codes))
            }
        }
        return found.sorted { $0.status.code < $1.status.code }
    }

    /// Refusals of any request; also nginx's own, which come in the same envelopes.
    private var everyones: [(Status, [String])] {
        let hasParameters = !path.parameterNames.isEmpty
        return [
            (.badRequest, ["BAD_REQUEST"]), (.tooManyRequests, ["RATE_LIMITED"]),
            (.unavailable, ["SERVICE_UNAVAILABLE", "TRY_AGAIN"]),
        ]
            + (hasParameters ? [(.notFound, ["NOT_FOUND"])] : [])
            + (hasParameters || !operation.query.isEmpty ? [(.uriTooLong, ["URI_TOO_LONG"])] : [])
            + (operation.query.isEmpty ? [] : [(.unprocessable, ["VALIDATION_ERROR"])])
            + (operation.takes.has(.ifMatch) ? [(.preconditionFailed, ["PRECONDITION_FAILED"])] : [])
            + (operation.takes.contains { $0.name == Parameter.ifMatch.name && $0.isRequired }
                ? [(.preconditionRequired, ["PRECONDITION_REQUIRED"])] : [])
            + (operation.takes.has(.idempotencyKey)
                ? [
                    (.badRequest, ["INVALID_IDEMPOTENCY_KEY"]), (.conflict, ["IDEMPOTENCY_IN_PROGRESS"]),
                    (.unprocessable, ["IDEMPOTENCY_KEY_REUSED"]),
                ] : [])
    }

    private var replayed: [Parameter] {
        operation.takes.has(.idempotencyKey) ? [.idempotencyReplayed] : []
    }

    /// Refusals of a request for its body.
    private var ofBodies: [(Status, [String])] {
        [
            (.badRequest, ["MALFORMED_BODY", "UNSUPPORTED_CONTENT_TYPE"]),
            (.contentTooLarge, ["CONTENT_TOO_LARGE"]), (.unsupportedMediaType, ["UNSUPPORTED_ENCODING"]),
            (.unprocessable, ["VALIDATION_ERROR"]),
        ]
    }

    private static func headers(of status: Status) -> [Parameter] {
        switch status {
        case .unauthorized: [.challenge]
        case .methodNotAllowed: [.allow]
        case .tooManyRequests, .unavailable: [.retryAfter]
        default: []
        }
    }
}
