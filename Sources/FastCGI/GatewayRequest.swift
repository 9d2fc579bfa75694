internal import Glibc

/// A request as the web server described it.
///
/// The CGI variables are kept as they came, in one block, and looked up by
/// going through it: a handler asks for a handful of some thirty, and a
/// dictionary of them would cost more than the rest of the request.
public struct GatewayRequest: Sendable {
    /// `NAME=VALUE` after `NAME=VALUE`, each ended by a zero byte.
    private let text: [UInt8]
    /// Where each begins, and where the last one ends.
    private let starts: [Int32]
    /// Empty when there is none, or when the request is refused because of it.
    public internal(set) var body: [UInt8] = []

    public init(variables: [(name: String, value: String)], body: [UInt8] = []) {
        var text: [UInt8] = []
        var starts: [Int32] = [0]
        for variable in variables {
            text += "\(variable.name)=\(variable.value)".utf8
            text.append(0)
            starts.append(Int32(text.count))
        }
        self.init(text: text, starts: starts)
        self.body = body
    }

    init(text: [UInt8], starts: [Int32]) {
        self.text = text
        self.starts = starts
    }

    /// A CGI variable, such as `REQUEST_METHOD` or `HTTP_AUTHORIZATION`; nil when it was not sent.
    ///
    /// Bytes that are not UTF-8 come as U+FFFD. Of variables sent twice the first counts.
    public subscript(name: String) -> String? {
        var name = name
        let value = name.withUTF8 { unsafe find($0) }
        return value.map { String(decoding: text[$0], as: UTF8.self) }
    }

    /// All CGI variables, in the order sent.
    public var variables: [(name: String, value: String)] {
        (0..<count).map(variable)
    }

    /// The header fields, in the order sent, with names as HTTP writes them in lower case:
    /// `HTTP_X_REQUEST_ID` is `x-request-id`, `CONTENT_TYPE` is `content-type`.
    ///
    /// One that came empty is there; `CONTENT_TYPE` and `HTTP_PROXY` are empty where the client did not send them (the
    /// latter always: it would be the name of a proxy to programs that read CGI variables), and left out.
    public var headers: [(name: String, value: String)] {
        (0..<count).compactMap { index in
            let start = Int(starts[index])
            // H and C: what cannot be a header is not worth a string.
            guard start < text.count, text[start] == 0x48 || text[start] == 0x43 else { return nil }
            let (name, value) = variable(at: index)
            if value.isEmpty, !name.hasPrefix("HTTP_") || name == "HTTP_PROXY" { return nil }
            if name.hasPrefix("HTTP_") { return (Self.headerName(name.dropFirst("HTTP_".count)), value) }
            if name == "CONTENT_TYPE" || name == "CONTENT_LENGTH" { return (Self.headerName(name[...]), value) }
            return nil
        }
    }

    private var count: Int { starts.count - 1 }

    private func variable(at index: Int) -> (name: String, value: String) {
        let entry = text[Int(starts[index])..<Int(starts[index + 1]) - 1]
        let equals = entry.firstIndex(of: UInt8(ascii: "=")) ?? entry.endIndex
        return (
            String(decoding: entry[..<equals], as: UTF8.self),
            String(decoding: entry[equals...].dropFirst(), as: UTF8.self)
        )
    }

    /// Where the value of the first variable with this name is.
    @unsafe
    private func find(_ name: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        unsafe text.withUnsafeBufferPointer { text in
            guard let wanted = name.baseAddress, let all = text.baseAddress else { return nil }
            for index in 0..<count {
                let (start, end) = (Int(starts[index]), Int(starts[index + 1]) - 1)
                let equals = start + name.count
                if equals < end, unsafe text[equals] == UInt8(ascii: "="),
                    unsafe memcmp(all + start, wanted, name.count) == 0
                {
                    return equals + 1..<end
                }
            }
            return nil
        }
    }

    private static func headerName(_ name: Substring) -> String {
        String(decoding: name.utf8.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: "-") : $0 }, as: UTF8.self)
            .lowercased()
    }
}

/// Why a request does not reach its handler. The connection is closed after the answer.
public enum Refusal: Error, Equatable, Sendable, CaseIterable {
    /// The announced body is longer than is taken here.
    case bodyTooLong
    /// The body ended before its announced length, or did not arrive in time.
    case bodyIncomplete
    /// There is no method, or the length of the body is no number, or the body is longer than that.
    case malformed

    /// The status that says so: 413 or 400.
    public var status: Int { self == .bodyTooLong ? 413 : 400 }
}
