/// Splits the text of a migration into statements.
///
/// Knows quotation marks, comments and `;`, and nothing of SQL: a body with `;`
/// inside `BEGIN ... END` does not belong into a migration, and there is no
/// DELIMITER.
struct Script {
    private let bytes: [UInt8]
    private var position = 0
    private var statements: [String] = []
    /// Where the statement being read begins; nil while only blanks and comments were seen.
    private var start: Int?
    /// The end of what belongs to it, blanks and comments behind it left out.
    private var end = 0

    /// Returns nil when a quotation or a comment is not closed.
    static func statements(of text: String) -> [String]? {
        var script = Script(bytes: Array(text.utf8))
        return script.split() ? script.statements : nil
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private mutating func split() -> Bool {
        while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"):
                let from = position
                guard skipQuotation(byte) else { return false }
                take(from: from)
            case UInt8(ascii: "#"):
                skipLine()
            case UInt8(ascii: "-") where beginsDashComment:
                skipLine()
            case UInt8(ascii: "/") where peek(position + 1) == UInt8(ascii: "*"):
                let from = position
                // MariaDB executes what stands in /*! and in /*M! comments.
                let isCode = [peek(position + 2), peek(position + 3)].contains(UInt8(ascii: "!"))
                guard skipComment() else { return false }
                if isCode { take(from: from) }
            case UInt8(ascii: ";"):
                finish()
                position += 1
            default:
                position += 1
                if !Self.isBlank(byte) { take(from: position - 1) }
            }
        }
        finish()
        return true
    }

    /// Counts what was read since `from` as part of the statement.
    private mutating func take(from: Int) {
        start = start ?? from
        end = position
    }

    private mutating func finish() {
        if let start { statements.append(String(decoding: bytes[start..<end], as: UTF8.self)) }
        start = nil
    }

    /// A doubled mark needs no care of its own: it closes one quotation and opens the next.
    private mutating func skipQuotation(_ mark: UInt8) -> Bool {
        position += 1
        while let byte = peek(position) {
            position += 1
            if byte == mark { return true }
            if byte == UInt8(ascii: "\\"), mark != UInt8(ascii: "`") { position += 1 }
        }
        return false
    }

    private mutating func skipComment() -> Bool {
        position += 2
        while let byte = peek(position) {
            position += 1
            if byte == UInt8(ascii: "*"), peek(position) == UInt8(ascii: "/") {
                position += 1
                return true
            }
        }
        return false
    }

    private mutating func skipLine() {
        while let byte = peek(position), byte != UInt8(ascii: "\n") { position += 1 }
    }

    /// `--` begins a comment only before a blank: `5--3` is 8.
    private var beginsDashComment: Bool {
        peek(position + 1) == UInt8(ascii: "-") && peek(position + 2).map(Self.isBlank) ?? true
    }

    private func peek(_ index: Int) -> UInt8? {
        index < bytes.count ? bytes[index] : nil
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte <= UInt8(ascii: " ")
    }
}
