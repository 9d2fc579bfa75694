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

    let intake: (GatewayRequest) -> BodyIntake
    let respond: (GatewayRequest, BodyReader?) -> GatewayResponse
    let refuse: (GatewayRequest, Refusal) -> GatewayResponse

    /// - Parameters:
    ///   - intake: how the body of such a request is taken, and how long it may be; its own is not read yet.
    ///   - refuse: makes the answer to a request that is not for `respond`.
    ///   - respond: makes the answer to a request, whose body it may have to read itself.
    public init(
        intake: @escaping (GatewayRequest) -> BodyIntake = { _ in .whole(upTo: 1 << 20) },
        refuse: @escaping (GatewayRequest, Refusal) -> GatewayResponse = { GatewayResponse(status: $1.status) },
        respond: @escaping (GatewayRequest, BodyReader?) -> GatewayResponse
    ) {
        self.intake = intake
        self.refuse = refuse
        self.respond = respond
    }
}
