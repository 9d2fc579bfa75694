/// Answers requests. Made by, and confined to, one thread: it may own a
/// database connection.
public struct GatewayHandler {
    /// What a thread is at.
    public enum Phase: Sendable, Equatable {
        /// A connection has something to read.
        case reading
        /// The request is read, and the handler has it.
        case working
        case writing
        /// The request is over. False when there was none: the peer hung up, or sent half of one in time.
        case idle(answered: Bool)
    }

    let bodyLimit: (GatewayRequest) -> Int
    let respond: (GatewayRequest) -> GatewayResponse
    let refuse: (GatewayRequest, Refusal) -> GatewayResponse

    /// - Parameters:
    ///   - bodyLimit: the longest body that such a request may have, in bytes; its own is not read yet.
    ///   - refuse: makes the answer to a request that is not for `respond`.
    ///   - respond: makes the answer to a request.
    public init(
        bodyLimit: @escaping (GatewayRequest) -> Int = { _ in 1 << 20 },
        refuse: @escaping (GatewayRequest, Refusal) -> GatewayResponse = { GatewayResponse(status: $1.status) },
        respond: @escaping (GatewayRequest) -> GatewayResponse
    ) {
        self.bodyLimit = bodyLimit
        self.refuse = refuse
        self.respond = respond
    }
}
