/// JSON text written out, in which interpolations become JSON values.
///
/// ```swift
/// let text: JSONLiteral = #"{"name":\#(name),"isOpen":\#(isOpen),"phone":\#(phone)}"#
/// ```
///
/// For the few answers that are given so often that the way by `Codable` would be felt: one pass, one buffer. What is
/// written out is trusted to be JSON; what is interpolated cannot break out of its place.
public struct JSONLiteral: ExpressibleByStringInterpolation, Sendable {
    public let bytes: [UInt8]

    public init(stringLiteral text: String) {
        bytes = Array(text.utf8)
    }

    public init(stringInterpolation: StringInterpolation) {
        bytes = stringInterpolation.bytes
    }

    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var bytes: [UInt8] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * 24)
        }

        public mutating func appendLiteral(_ literal: String) {
            bytes.append(contentsOf: literal.utf8)
        }

        public mutating func appendInterpolation(_ text: String) {
            bytes.append(json: text)
        }

        /// Writes null for nil.
        public mutating func appendInterpolation(_ text: String?) {
            if let text { bytes.append(json: text) } else { bytes.append(contentsOf: "null".utf8) }
        }

        public mutating func appendInterpolation(_ truth: Bool) {
            bytes.append(contentsOf: (truth ? "true" : "false").utf8)
        }

        public mutating func appendInterpolation(_ texts: [String]) {
            bytes.append(UInt8(ascii: "["))
            for (index, text) in texts.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                bytes.append(json: text)
            }
            bytes.append(UInt8(ascii: "]"))
        }
    }
}
