/// A path whose segments are literal or a `{name}`.
public struct PathPattern: Equatable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    enum Segment: Equatable {
        case literal(String)
        case parameter(String)
    }

    let segments: [Segment]
    public let description: String

    public init(stringLiteral pattern: String) {
        precondition(pattern.hasPrefix("/"), "a path starts with /: \(pattern)")
        description = pattern
        segments = pattern.split(separator: "/").map { segment in
            segment.hasPrefix("{") && segment.hasSuffix("}")
                ? .parameter(String(segment.dropFirst().dropLast())) : .literal(String(segment))
        }
    }
}

/// The segments of a request's path, decoded one by one, so that `%2F` never makes a segment.
struct RequestPath {
    let segments: [String]

    /// Reads a path as the client sent it. One trailing slash is let pass.
    ///
    /// - Returns: nil for a path that no route can have: an empty or dot segment, or an escape that does not decode.
    init?(_ path: String) {
        guard path.utf8.first == UInt8(ascii: "/") else { return nil }
        var parts = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
        if parts.last?.isEmpty == true { parts.removeLast() }
        var segments: [String] = []
        segments.reserveCapacity(parts.count)
        for part in parts {
            guard let segment = PercentEncoding.decode(part), !segment.isEmpty, segment != ".", segment != ".." else {
                return nil
            }
            segments.append(segment)
        }
        self.segments = segments
    }
}

/// The values found in the place of a path's `{names}`.
public struct PathParameters: Equatable, Sendable {
    private var values: [(name: String, value: String)] = []

    public init() {}

    mutating func set(_ name: String, _ value: String) {
        values.append((name, value))
    }

    /// - Precondition: the route's path has a `{name}`.
    public subscript(name: String) -> String {
        guard let found = values.first(where: { $0.name == name }) else {
            preconditionFailure("the route has no {\(name)}")
        }
        return found.value
    }

    public static func == (lhs: PathParameters, rhs: PathParameters) -> Bool {
        lhs.values.elementsEqual(rhs.values) { $0 == $1 }
    }
}
