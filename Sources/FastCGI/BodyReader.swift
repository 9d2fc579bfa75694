internal import CFastCGI

/// How a request's body is taken in.
public enum BodyIntake: Sendable, Equatable {
    /// Read before the handler is asked, up to this many bytes.
    case whole(upTo: Int)
    /// Left to the handler, which reads it in pieces; likewise.
    case streamed(upTo: Int)
}

/// A body that the handler reads while it answers, on its own thread. After the answer there is nothing to read.
@safe
public final class BodyReader {
    /// As announced, in bytes; what comes is as long, or reading fails.
    public let length: Int

    /// Nil once the request is over.
    private var request: UnsafeMutablePointer<FCGX_Request>?
    private var rest: Int
    private var hasEnded = false
    private var failure: Refusal?

    @unsafe
    init(_ request: UnsafeMutablePointer<FCGX_Request>, length: Int) {
        unsafe self.request = request
        self.length = length
        rest = length
    }

    /// Returns the next bytes, as many as asked for or what is left; none at the end.
    ///
    /// - Throws: `Refusal.bodyIncomplete` when the body ends before its announced length or does not arrive in time,
    ///   `.malformed` when it is longer.
    public func read(upTo count: Int) throws(Refusal) -> [UInt8] {
        if let failure { throw failure }
        guard let request = unsafe request, !hasEnded, count > 0 else { return [] }
        let wanted = min(count, rest, Int(Int32.max))
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
            unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
                let taken = unsafe FCGX_GetStr(characters.baseAddress, Int32(wanted), request.pointee.in)
                count = max(0, Int(taken))
            }
        }
        guard bytes.count == wanted else { throw fail(.bodyIncomplete) }
        rest -= wanted
        guard rest == 0 else { return bytes }
        // Also the end of the stream is read: it would be taken for the next request on this connection.
        guard unsafe FCGX_GetChar(request.pointee.in) < 0 else { throw fail(.malformed) }
        guard unsafe FCGX_GetError(request.pointee.in) == 0 else { throw fail(.bodyIncomplete) }
        hasEnded = true
        return bytes
    }

    /// Reads what the handler has left, and ends.
    ///
    /// It is thrown away rather than left in the socket: the web server may still be sending it, and would take a
    /// closed connection for a pool that has died, and never look at the answer.
    ///
    /// - Returns: whether the connection can carry another request.
    func finish() -> Bool {
        while failure == nil, !hasEnded {
            _ = try? read(upTo: 65_536)
        }
        unsafe request = nil
        return hasEnded
    }

    private func fail(_ refusal: Refusal) -> Refusal {
        failure = refusal
        return refusal
    }
}

@available(*, unavailable)
extension BodyReader: Sendable {}
