import Foundation
import Glibc

/// What came back for a request.
struct Reply: Equatable {
    let status: Int
    let headers: [String]
    let body: String
    /// Whether the end of the request was said; otherwise the connection broke off.
    let isComplete: Bool
}

enum ClientError: Error, Equatable {
    case cannotConnect(Int32)
    /// The connection was closed, or nothing came in time.
    case noAnswer
}

/// The web server's side of FastCGI, on one connection: as much of the protocol
/// as tests need, written from its specification and not from libfcgi.
final class FastCGIClient {
    enum Record: UInt8 {
        case beginRequest = 1
        case endRequest = 3
        case params = 4
        case stdin = 5
        case stdout = 6
    }

    let descriptor: Int32

    /// - Parameter patience: seconds to wait for an answer.
    init(_ path: String, patience: Int = 20) throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: path.utf8) }
        let result = unsafe withUnsafePointer(to: address) { address in
            unsafe address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                unsafe connect(descriptor, address, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result == 0 else { throw ClientError.cannotConnect(errno) }
        var limit = timeval(tv_sec: patience, tv_usec: 0)
        unsafe setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    }

    deinit { close(descriptor) }

    /// Sends a request and waits for its answer. The connection is to be kept.
    @discardableResult
    func exchange(
        _ uri: String, body: [UInt8] = [], variables: [(String, String)] = []
    ) throws -> Reply {
        send(request(uri, body: body, variables: variables))
        return try receive()
    }

    /// The records of a whole request.
    func request(
        _ uri: String, method: String? = "POST", length: String? = nil, body: [UInt8] = [],
        variables: [(String, String)] = [], keeps: Bool = true
    ) -> [UInt8] {
        var named = [("REQUEST_URI", uri), ("CONTENT_LENGTH", length ?? (body.isEmpty ? "" : "\(body.count)"))]
        if let method { named.append(("REQUEST_METHOD", method)) }
        let pairs = (named + variables).flatMap { name, value in
            Self.length(name.utf8.count) + Self.length(value.utf8.count) + Array(name.utf8) + Array(value.utf8)
        }
        return Self.record(.beginRequest, [0, 1, keeps ? 1 : 0, 0, 0, 0, 0, 0])
            + Self.stream(.params, pairs) + Self.stream(.stdin, body)
    }

    func send(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let sent = unsafe rest.withUnsafeBytes {
                unsafe Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard sent > 0 else { return }
            rest = rest.dropFirst(sent)
        }
    }

    func receive() throws -> Reply {
        var output: [UInt8] = []
        var isComplete = false
        while let header = read(8) {
            let content = read(Int(header[4]) << 8 + Int(header[5]) + Int(header[6])) ?? []
            let length = Int(header[4]) << 8 + Int(header[5])
            switch Record(rawValue: header[1]) {
            case .stdout: output += content.prefix(length)
            case .endRequest: isComplete = true
            default: break
            }
            if isComplete { break }
        }
        guard isComplete || !output.isEmpty else { throw ClientError.noAnswer }
        let text = String(decoding: output, as: UTF8.self)
        let parts = text.components(separatedBy: "\r\n\r\n")
        let lines = parts[0].components(separatedBy: "\r\n")
        let status = lines.first { $0.hasPrefix("Status: ") }.flatMap { Int($0.dropFirst(8).prefix(3)) }
        return Reply(
            status: status ?? 0, headers: lines, body: parts.dropFirst().joined(separator: "\r\n\r\n"),
            isComplete: isComplete)
    }

    /// Whether nothing has come yet.
    var isSilent: Bool {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&entry, 1, 0) == 0
    }

    /// Whether the other side has closed the connection, within this many seconds.
    func isClosed(within seconds: Double) -> Bool {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard unsafe poll(&entry, 1, Int32(seconds * 1000)) == 1 else { return false }
        var byte: UInt8 = 0
        return unsafe recv(descriptor, &byte, 1, Int32(MSG_PEEK)) <= 0
    }

    static func record(_ kind: Record, _ content: [UInt8]) -> [UInt8] {
        [1, kind.rawValue, 0, 1, UInt8(content.count >> 8), UInt8(content.count & 255), 0, 0] + content
    }

    private static func stream(_ kind: Record, _ content: [UInt8]) -> [UInt8] {
        var records: [UInt8] = []
        var rest = content[...]
        while !rest.isEmpty {
            records += record(kind, Array(rest.prefix(65_535)))
            rest = rest.dropFirst(65_535)
        }
        return records + record(kind, [])
    }

    private static func length(_ count: Int) -> [UInt8] {
        if count < 128 { return [UInt8(count)] }
        return [UInt8(count >> 24) | 0x80, UInt8(count >> 16 & 255), UInt8(count >> 8 & 255), UInt8(count & 255)]
    }

    private func read(_ count: Int) -> [UInt8]? {
        var bytes: [UInt8] = Array(repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let got = unsafe bytes.withUnsafeMutableBytes {
                unsafe Glibc.recv(descriptor, $0.baseAddress.map { unsafe $0 + filled }, count - filled, 0)
            }
            guard got > 0 else { return nil }
            filled += got
        }
        return bytes
    }
}
