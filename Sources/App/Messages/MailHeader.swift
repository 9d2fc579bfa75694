internal import HTTPClient

/// A header of a mail: one line for whoever reads it, folded for the way (RFC 5322 section 2.2.3, RFC 2047).
struct MailHeader {
    private var line: String
    /// How long the last line is so far.
    private var length: Int

    init(_ name: String) {
        line = name + ":"
        length = line.utf8.count
    }

    /// As it goes out, with its line end.
    var bytes: [UInt8] { Array(line.utf8) + [0x0D, 0x0A] }

    /// Adds a text that only people read.
    mutating func add(text: String) {
        let text = Self.oneLine(text)
        let words = text.split(separator: " ")
        if Self.isPlain(text), words.allSatisfy({ $0.utf8.count <= 70 }) {
            words.forEach { add(word: String($0)) }
        } else {
            add(encoded: text)
        }
    }

    /// Adds a mailbox, with the comma before it if it is not the first.
    mutating func add(_ mailbox: Mailbox, isFirst: Bool) {
        if !isFirst {
            line += ","
            length += 1
        }
        let name = Self.oneLine(mailbox.name)
        if name.isEmpty {
            add(word: mailbox.address.text)
            return
        }
        if Self.isPlain(name), name.utf8.count <= 60 {
            let escaped = name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            add(word: "\"\(escaped)\"")
        } else {
            add(encoded: name)
        }
        add(word: "<\(mailbox.address.text)>")
    }

    /// Adds what is not to be cut, after a space; on a new line if it does not fit. It must be ASCII without line ends.
    mutating func add(word: String) {
        if length + 1 + word.utf8.count > 76, length > 0 {
            line += "\r\n"
            length = 0
        }
        line += " " + word
        length += 1 + word.utf8.count
    }

    /// Words of at most 75 characters (RFC 2047 section 2) that hold whole characters each; readers leave out what is
    /// between them.
    private mutating func add(encoded text: String) {
        var piece: [UInt8] = []
        // What fits beside what is there; if that is next to nothing, the first one begins a line too.
        let beside = (76 - length - 1 - 12) / 4 * 3
        var room = beside < 12 ? 45 : min(beside, 45)
        for character in Self.units(of: text) {
            if !piece.isEmpty, piece.count + character.count > room {
                add(word: Self.encodedWord(piece))
                piece = []
                room = 45
            }
            piece += character
        }
        add(word: Self.encodedWord(piece))
    }

    private static func encodedWord(_ bytes: [UInt8]) -> String { "=?UTF-8?B?\(Base64Lines.encode(bytes))?=" }

    /// Characters as people see them; those that would not fit into a word, by code points.
    private static func units(of text: String) -> [[UInt8]] {
        text.flatMap { character in
            let bytes = Array(character.utf8)
            return bytes.count <= 45 ? [bytes] : character.unicodeScalars.map { Array(String($0).utf8) }
        }
    }

    /// The text with everything that could end a line, or be seen as control, turned into single spaces.
    private static func oneLine(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator:
                if let last = result.last, last != " " { result.append(" ") }
            default:
                result.append(scalar)
            }
        }
        if result.last == " " { result.removeLast() }
        return String(result)
    }

    /// Whether a text can stand as it is: printable ASCII in which nobody sees an encoded word.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !text.contains("=?")
    }
}
