/// A path whose segments are literal or a `{name}`.
public struct PathPattern: Equatable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    enum Segment: Equatable {
        case literal(String)
        case parameter(String)

        static func == (left: Segment, right: Segment) -> Bool {
            switch (left, right) {
            case (.literal(let left), .literal(let right)): left.isExactly(right)
            case (.parameter(let left), .parameter(let right)): left.isExactly(right)
            default: false
            }
        }
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
    /// How many bytes a segment may have: what looks at one never has to be quick with long ones.
    static let longestSegment = 1024

    let segments: [String]

    /// Reads a path as the client sent it. One trailing slash is let pass.
    ///
    /// - Returns: nil for a path that no route can have: an empty, dot or very long segment, or an escape that does
    ///   not decode.
    init?(_ path: String) {
        let (segments, isWhole) = Self.read(path)
        guard isWhole else { return nil }
        self.segments = segments
    }

    /// The segments before the first one that no route can have.
    static func beginning(of path: String) -> [String] { read(path).segments }

    private static func read(_ path: String) -> (segments: [String], isWhole: Bool) {
        guard path.utf8.first == UInt8(ascii: "/") else { return ([], false) }
        var parts = path.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        if parts.last?.isEmpty == true { parts.removeLast() }
        var segments: [String] = []
        segments.reserveCapacity(parts.count)
        for part in parts {
            guard
                let segment = PercentEncoding.decode(part), (1...longestSegment).contains(segment.utf8.count),
                !segment.isExactly("."), !segment.isExactly("..")
            else { return (segments, false) }
            segments.append(segment)
        }
        return (segments, true)
    }
}

/// The values found in the place of a path's `{names}`.
public struct PathParameters: Equatable, Sendable {
    private var found: [(name: String, value: String)] = []

    /// What stands in the place of the names, in the path's order.
    public var values: [String] { found.map(\.value) }

    public init() {}

    mutating func set(_ name: String, _ value: String) {
        found.append((name, value))
    }

    /// - Precondition: the route's path has a `{name}`.
    public subscript(name: String) -> String {
        guard let value = found.first(where: { $0.name == name })?.value else {
            preconditionFailure("the route has no {\(name)}")
        }
        return value
    }

    public static func == (lhs: PathParameters, rhs: PathParameters) -> Bool {
        lhs.found.elementsEqual(rhs.found) { $0.name.isExactly($1.name) && $0.value.isExactly($1.value) }
    }
}
