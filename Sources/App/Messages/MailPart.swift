/// A text of a mail, with its own headers, in lines of ASCII (RFC 2045 section 6).
struct MailPart {
    /// Such as `text/html`.
    let type: String
    let text: String

    /// Ends with a line end.
    var bytes: [UInt8] {
        let lines = Self.lines(of: text)
        let quoted = QuotedPrintable.encode(lines)
        let content = Array(lines.joined(separator: "\r\n").utf8) + [0x0D, 0x0A]
        // Base64 makes four of three; for writings other than Latin that is less.
        let isQuoted = quoted.count <= content.count * 4 / 3 + 4
        let head = """
            Content-Type: \(type); charset=utf-8\r
            Content-Transfer-Encoding: \(isQuoted ? "quoted-printable" : "base64")\r
            \r

            """
        return Array(head.utf8) + (isQuoted ? quoted : Base64Lines.lines(content))
    }

    /// Whatever ends a line ends it here; of other control characters only tabs are left.
    private static func lines(of text: String) -> [String] {
        var lines: [String] = []
        var line = String.UnicodeScalarView()
        var last: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n" where last == "\r":
                break
            case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}":
                lines.append(String(line))
                line = String.UnicodeScalarView()
            case _ where scalar.properties.generalCategory == .control && scalar != "\t":
                break
            default:
                line.append(scalar)
            }
            last = scalar
        }
        // A last line that has been ended is not followed by an empty one.
        return line.isEmpty ? lines : lines + [String(line)]
    }
}

/// Lines of at most 76 characters in which anything but printable ASCII is written by its code (RFC 2045 section 6.7).
enum QuotedPrintable {
    static func encode(_ lines: [String]) -> [UInt8] {
        var bytes: [UInt8] = []
        for line in lines {
            encode(line, into: &bytes)
            bytes += [0x0D, 0x0A]
        }
        return bytes
    }

    private static func encode(_ line: String, into bytes: inout [UInt8]) {
        // Keepers of mailboxes change a line that begins with `From `, and mail servers one that begins with a dot.
        let isChanged = line.hasPrefix("From ") || line.hasPrefix(".")
        let last = line.utf8.count - 1
        var (position, length) = (0, 0)
        for scalar in line.unicodeScalars {
            // The bytes of one scalar stay together, for readers that look at lines.
            var written: [UInt8] = []
            for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
                let isBare = position == last && (byte == 0x20 || byte == 0x09)
                let isPlain = (0x20...0x7E).contains(byte) && byte != UInt8(ascii: "=") || byte == 0x09
                written += isPlain && !isBare && !(isChanged && position == 0) ? [byte] : escape(byte)
                position += 1
            }
            // One character is left for the equals sign that says that the line goes on.
            if length + written.count > 75 {
                bytes += Array("=\r\n".utf8)
                length = 0
            }
            bytes += written
            length += written.count
        }
    }

    private static func escape(_ byte: UInt8) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        return [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
}
