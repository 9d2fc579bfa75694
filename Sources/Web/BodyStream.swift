/// A request's body that is read while the request is answered, in pieces and once.
public final class BodyStream {
    /// As announced, in bytes.
    public let length: Int
    private let pull: (Int) throws(APIError) -> [UInt8]

    /// - Parameter pull: the next bytes, at most so many; none at the end, and an error where the body breaks off.
    public init(length: Int, pull: @escaping (_ count: Int) throws(APIError) -> [UInt8]) {
        self.length = length
        self.pull = pull
    }

    /// A body that is at hand.
    ///
    /// - Parameter piece: how many bytes come at a time, at most.
    public convenience init(_ bytes: [UInt8], inPiecesOf piece: Int = .max) {
        var rest = bytes[...]
        self.init(length: bytes.count) { count throws(APIError) in
            let part = Array(rest.prefix(min(count, piece)))
            rest = rest.dropFirst(part.count)
            return part
        }
    }

    /// Returns the next bytes, at most so many; none at the end.
    ///
    /// - Throws: `APIError` 400 for a body that breaks off.
    public func read(upTo count: Int) throws(APIError) -> [UInt8] {
        try pull(count)
    }
}

@available(*, unavailable)
extension BodyStream: Sendable {}

/// A body that is made while it is sent, of a length that is known before.
public final class ResponseStream {
    /// In bytes.
    public let length: Int
    private let produce: (_ send: ([UInt8]) throws -> Void) throws -> Void

    /// - Parameter produce: hands the body over piece by piece; what it throws cuts the answer off.
    public init(length: Int, produce: @escaping (_ send: ([UInt8]) throws -> Void) throws -> Void) {
        self.length = length
        self.produce = produce
    }

    /// Makes the body. To be called once.
    ///
    /// - Throws: what the making throws, what `send` throws, and `LengthError` when the body is not as long as was said.
    public func send(to send: ([UInt8]) throws -> Void) throws {
        var rest = length
        try produce { bytes in
            guard bytes.count <= rest else { throw LengthError() }
            rest -= bytes.count
            try send(bytes)
        }
        guard rest == 0 else { throw LengthError() }
    }

    /// The body is not as long as its head said.
    public struct LengthError: Error {}
}

@available(*, unavailable)
extension ResponseStream: Sendable {}

extension ResponseStream: Equatable {
    public static func == (left: ResponseStream, right: ResponseStream) -> Bool { left === right }
}
