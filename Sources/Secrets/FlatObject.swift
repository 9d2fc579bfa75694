internal import Foundation

/// A JSON object of scalars, read strictly (RFC 8259): the header or the payload
/// of a token. libjwt's own reader takes the last of two members with the same
/// name, arrays for objects, and ignores what follows a NUL.
struct FlatObject {
    enum Scalar: Equatable {
        case string(String)
        /// A number without fraction or exponent that fits 64 bits.
        case integer(Int64)
        /// Any other number.
        case number
        case bool(Bool)
        case null
    }

    private let members: [String: Scalar]

    /// - Throws: `TokenError.malformed` for anything but one flat object:
    ///   duplicate names, nesting, NULs, lone surrogates, bytes after it.
    init(_ json: [UInt8]) throws(TokenError) {
        var reader = FlatObjectReader(json)
        guard let members = reader.object() else { throw .malformed }
        self.members = members
    }

    subscript(name: String) -> Scalar? { members[name] }

    /// - Throws: `TokenError.incomplete` unless the member is text that is not empty.
    func text(_ name: String) throws(TokenError) -> String {
        guard case .string(let text) = members[name], !text.isEmpty else { throw .incomplete }
        return text
    }

    /// - Throws: `TokenError.incomplete` unless the member is a UUID in text.
    func uuid(_ name: String) throws(TokenError) -> UUID {
        guard let id = UUID(uuidString: try text(name)) else { throw .incomplete }
        return id
    }

    /// - Throws: `TokenError.incomplete` unless the member is true or false.
    func bool(_ name: String) throws(TokenError) -> Bool {
        guard case .bool(let value) = members[name] else { throw .incomplete }
        return value
    }

    /// - Throws: `TokenError.incomplete` unless the member is a whole number of seconds after 1970.
    func date(_ name: String) throws(TokenError) -> Date {
        guard case .integer(let seconds) = members[name], seconds > 0 else { throw .incomplete }
        return Date(timeIntervalSince1970: TimeInterval(seconds))
    }
}
