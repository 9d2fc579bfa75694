/// Why a document was refused, or a value in it, and where.
///
/// Neither ``path`` nor ``message`` holds a value of the document; the path holds names of members, each cut after
/// 64 characters, since the sender chooses them.
public struct JSONError: Error, Equatable, Sendable {
    /// The member, such as `products[0].sizes[2].unit_price`; empty at the root.
    public let path: String
    public let issue: Issue

    public init(path: String, issue: Issue) {
        self.path = path
        self.issue = issue
    }

    /// For a rule of its own in `init(from:)`: the place is the decoder's (or container's) `codingPath`.
    public init(codingPath: [any CodingKey], issue: Issue) {
        self.init(path: JSONPath.text(of: codingPath.map(JSONPath.Step.init)), issue: issue)
    }

    public enum Issue: Equatable, Sendable {
        /// Not the grammar of RFC 8259; a byte order mark and an unescaped control character are such cases too.
        case syntax
        /// Something other than white space follows the document.
        case trailingBytes
        /// 2 GiB or more.
        case tooLong
        /// More than ``JSON/depthLimit`` arrays and objects inside each other.
        case tooDeep
        case notUTF8
        /// Half of a UTF-16 pair, such as `\ud800`.
        case loneSurrogate
        /// A number beyond the range of `Double`.
        case notFinite
        /// A name that occurred before in the same object, compared byte by byte after unescaping.
        case duplicateMember
        case missing
        case wrongType(expected: Kind)
        /// A number that its integer type cannot hold.
        case outOfRange
        /// A value that its type does not know, such as a word that is none of an enumeration's.
        case notAllowed
        /// A rule of the application, which says it in one sentence of its own.
        case rule(String)
    }

    /// What a value should have been.
    public enum Kind: String, Sendable {
        case object = "an object"
        case array = "an array"
        case string = "a string"
        case boolean = "a Boolean"
        case null = "null"
        case number = "a number"
        case integer = "an integer"
        case amount = "an amount with at most two decimals"
        case dateTime = "a date and time such as 2025-03-01T00:00:00Z"
    }

    /// Whether the body as a whole is refused (status 400), rather than one value in it (422).
    public var isMalformed: Bool {
        switch issue {
        case .syntax, .trailingBytes, .tooLong, .tooDeep, .notUTF8, .loneSurrogate, .notFinite, .duplicateMember: true
        case .wrongType: path.isEmpty
        case .missing, .outOfRange, .notAllowed, .rule: false
        }
    }

    /// One English sentence for the sender.
    public var message: String {
        switch issue {
        case .syntax: "Is not well-formed JSON."
        case .trailingBytes: "Must end after the JSON document."
        case .tooLong: "Is too long."
        case .tooDeep: "Must not nest deeper than \(JSON.depthLimit) levels."
        case .notUTF8: "Must be UTF-8."
        case .loneSurrogate: "Must not contain half of a surrogate pair."
        case .notFinite: "Must be a finite number."
        case .duplicateMember: "Must occur only once."
        case .missing: "Is required."
        case .wrongType(let expected): "Must be \(expected.rawValue)."
        case .outOfRange: "Is out of range."
        case .notAllowed: "Is not an allowed value."
        case .rule(let sentence): sentence
        }
    }
}
