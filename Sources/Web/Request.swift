/// An HTTP request as nginx handed it over.
public struct Request: Sendable {
    public var method: Method
    /// The path as the client sent it, percent-escapes and all, without the query: `/api/ivr/restaurant/%2B15550100/config`.
    public var path: String
    public var query: Query
    public var headers: Headers
    public var body: [UInt8]
    /// Address of the client as nginx saw it, such as `203.0.113.7`; never taken from a header.
    public var remoteAddress: String

    public init(
        _ method: Method, _ path: String, query: Query = Query(""), headers: Headers = [:], body: [UInt8] = [],
        remoteAddress: String = ""
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
        self.remoteAddress = remoteAddress
    }
}

public enum Method: String, Sendable, CaseIterable {
    case get = "GET"
    case post = "POST"
    case put = "PUT"
    case patch = "PATCH"
    case delete = "DELETE"
    /// A method that no route takes.
    case other = ""

    /// Reads a method of RFC 9110; HEAD is answered as GET, and nginx drops the body.
    public init(requestMethod: String) {
        self = requestMethod == "HEAD" ? .get : Method(rawValue: requestMethod) ?? .other
    }
}

/// Header fields in the order they were added; `Content-Type` and `content-type` are the same name.
public struct Headers: Equatable, Sendable, ExpressibleByDictionaryLiteral {
    public private(set) var fields: [Field] = []

    public struct Field: Equatable, Sendable {
        public let name: String
        public let value: String
    }

    public init(dictionaryLiteral elements: (String, String)...) {
        for (name, value) in elements {
            self[name] = value
        }
    }

    /// Adds a field without looking for another of its name.
    public mutating func append(_ name: String, _ value: String) {
        fields.append(Field(name: name, value: value))
    }

    public subscript(name: String) -> String? {
        get {
            for field in fields where field.name.isEqualIgnoringCase(to: name) { return field.value }
            return nil
        }
        set {
            fields.removeAll { $0.name.isEqualIgnoringCase(to: name) }
            if let newValue { append(name, newValue) }
        }
    }

    /// These fields, with those of `others` in place of their namesakes.
    public func merging(_ others: Headers) -> Headers {
        var merged = self
        for field in others.fields {
            merged[field.name] = field.value
        }
        return merged
    }
}

extension String {
    /// Compares ASCII letters without regard to case, as header names are (RFC 9110, 5.1).
    func isEqualIgnoringCase(to other: String) -> Bool {
        guard utf8.count == other.utf8.count else { return false }
        return zip(utf8, other.utf8).allSatisfy { left, right in
            left == right || (left | 0x20 == right | 0x20 && (0x61...0x7A).contains(left | 0x20))
        }
    }
}
