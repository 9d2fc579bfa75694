internal import Foundation
internal import Glibc
internal import Synchronization

/// An HTTP server of a test's own on a Unix socket: keeps what it is sent, and answers as it is told.
public final class StubServer: Sendable {
    public struct Post: Sendable {
        public let path: String
        /// All of it up to the blank line.
        public let head: String
        public let body: String
    }

    /// Its path; empty when it is on the network.
    public let socket: String
    /// Of 127.0.0.1; 0 when it is not on the network.
    public let port: UInt16
    private let listener: Int32
    private let answer: (@Sendable (Int) -> String)?
    private let taken = Mutex<[Post]>([])
    private let connections = Mutex(0)

    /// - Parameters:
    ///   - isOnNetwork: on a port of the loopback's own, for those who take nothing but URLs.
    ///   - answer: the answer to the post of this number, counted from 0; an empty one closes the connection. A server
    ///     without answers leaves everybody waiting.
    public init(isOnNetwork: Bool = false, answer: (@Sendable (Int) -> String)? = { _ in StubServer.created }) {
        self.answer = answer
        if isOnNetwork {
            socket = ""
            (listener, port) = Self.listenOnLoopback()
        } else {
            socket = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString.prefix(13)).sock").path
            (listener, port) = (Self.listen(at: socket), 0)
        }
        let descriptor = listener
        Thread.detachNewThread { [self] in
            while case let connection = accept(descriptor, nil, nil), connection >= 0 {
                connections.withLock { $0 += 1 }
                Thread.detachNewThread { [self] in serve(connection) }
            }
        }
    }

    private static func listenOnLoopback() -> (listener: Int32, port: UInt16) {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let listener = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = unsafe withUnsafeMutablePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(listener, $0, size) == 0 && getsockname(listener, $0, &size) == 0
            }
        }
        precondition(bound && Glibc.listen(listener, 16) == 0)
        return (listener, UInt16(bigEndian: address.sin_port))
    }

    private static func listen(at socket: String) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let path = Array(socket.utf8)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: path) }
        let listener = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        let bound = unsafe withUnsafePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe bind(listener, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        precondition(bound == 0 && Glibc.listen(listener, 16) == 0)
        return listener
    }

    public static let created = "HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\nok"

    /// What came so far.
    public var posts: [Post] { taken.withLock { $0 } }
    /// How many connections were made so far.
    public var connectionCount: Int { connections.withLock { $0 } }

    /// Takes no more connections.
    public func close() {
        shutdown(listener, Int32(SHUT_RDWR))
        Glibc.close(listener)
        if !socket.isEmpty { unsafe unlink(socket) }
    }

    private func serve(_ connection: Int32) {
        defer { Glibc.close(connection) }
        var received: [UInt8] = []
        while let post = Self.post(in: &received) ?? Self.more(connection, &received) {
            guard let post else { continue }
            let number = taken.withLock { taken in
                taken.append(post)
                return taken.count - 1
            }
            guard let answer else { continue }
            let text = Array(answer(number).utf8)
            guard !text.isEmpty, unsafe send(connection, text, text.count, Int32(MSG_NOSIGNAL)) == text.count else {
                return
            }
        }
    }

    /// - Returns: nil when the connection is over; an inner nil when there is more to look at.
    private static func more(_ connection: Int32, _ received: inout [UInt8]) -> Post?? {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = unsafe read(connection, &buffer, buffer.count)
        guard count > 0 else { return nil }
        received += buffer[..<count]
        return .some(nil)
    }

    private static func post(in received: inout [UInt8]) -> Post?? {
        let text = String(decoding: received, as: UTF8.self)
        guard let end = text.range(of: "\r\n\r\n") else { return nil }
        let head = String(text[..<end.lowerBound])
        let length = head.firstMatch(of: /(?i)content-length: (\d+)/).flatMap { Int($0.1) } ?? 0
        let body = text[end.upperBound...].utf8
        guard body.count >= length else { return nil }
        received = Array(body.dropFirst(length))
        let path = head.split(separator: " ").dropFirst().first.map(String.init) ?? ""
        return Post(path: path, head: head, body: String(Substring(body.prefix(length))))
    }
}
