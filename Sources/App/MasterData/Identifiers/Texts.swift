internal import Foundation
internal import Web

/// Text that people see, with nothing in it that they do not see.
enum VisibleText {
    /// Whether `text` is one line, not all blank, and every character of it can be seen: no control characters, no
    /// marks that turn the direction of writing, no joiners, no soft hyphens, no code points that are no characters.
    ///
    /// Invisible characters make two names that look the same differ, and reversing ones make one name look like
    /// another; no more than four marks may stand on a letter.
    static func isVisible(_ text: String) -> Bool {
        var marks = 0
        var hasInk = false
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned:
                return false
            case .nonspacingMark, .enclosingMark:
                marks += 1
                // A mark with nothing under it, or a pile of them.
                guard hasInk, marks <= 4 else { return false }
            case .spaceSeparator:
                marks = 0
            default:
                marks = 0
                // The fillers are letters by their category, and cannot be seen.
                guard !fillers.contains(scalar) else { return false }
                hasInk = true
            }
        }
        return hasInk
    }

    /// Whether anything of `text` can be seen: not blanks, invisible characters and marks alone.
    static func hasInk(_ text: String) -> Bool {
        text.unicodeScalars.contains { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned,
                .nonspacingMark, .enclosingMark, .spacingMark, .spaceSeparator:
                false
            default: !fillers.contains(scalar)
            }
        }
    }

    private static let fillers: Set<Unicode.Scalar> = ["\u{115F}", "\u{1160}", "\u{3164}", "\u{FFA0}", "\u{2800}"]

    /// `text` as it is stored: composed (NFC), without white space round it, every run of it one blank.
    static func normalised(_ text: String) -> String {
        text.precomposedStringWithCanonicalMapping.unicodeScalars.split { $0.properties.isWhitespace }
            .map { String($0) }.joined(separator: " ")
    }

    /// `text` as it is compared: without marks, in lower case, single blanks (NFKD). Full-width letters are plain ones
    /// here, and typographic apostrophes and hyphens those of ASCII.
    static func compared(_ text: String) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in text.decomposedStringWithCompatibilityMapping.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .spacingMark, .enclosingMark: continue
            default: plain.append(spellings[scalar] ?? scalar)
            }
        }
        return normalised(String(plain).lowercased())
    }

    private static let spellings: [Unicode.Scalar: Unicode.Scalar] = [
        "\u{2019}": "'", "\u{02BC}": "'", "\u{2018}": "'", "\u{2010}": "-", "\u{2011}": "-", "\u{2012}": "-",
        "\u{2013}": "-",
    ]
}

extension Schema.Format {
    /// One line of text in which every character can be seen.
    static let visible = Schema.Format(
        name: "visible", issue: "Must be one line of text without invisible characters.", pattern: line.pattern,
        accepts: VisibleText.isVisible)
}

/// The name of a person, a practice, a payer or a product.
enum VisibleName {
    static let schema = schema(upTo: 120)

    /// - Parameter longest: in characters, as it is sent, stored and compared: some texts are longer when they are
    ///   composed, and some when they are compared.
    static func schema(upTo longest: Int) -> Schema {
        Schema.string(
            1...longest,
            Schema.Format(
                name: "visible-name",
                issue: "Must be a name: one line with a letter in it, without invisible characters.",
                // Roughly: there is no class of all letters that every reader of patterns knows.
                pattern: #"^[^\u0000-\u001F\u007F-\u009F]*[A-Za-z\u00C0-\uFFDC][^\u0000-\u001F\u007F-\u009F]*$"#
            ) { text in
                VisibleText.isVisible(text) && text.unicodeScalars.contains { $0.properties.isAlphabetic }
                    && [VisibleText.normalised(text), VisibleText.compared(text)].allSatisfy {
                        (1...longest).contains($0.unicodeScalars.count)
                    }
            })
    }
}

/// An e-mail address as RFC 5321 has it, without quotes and literals; its domain is a name, as `MailAddress` has it, so
/// that whoever is entered can be written to.
enum EmailAddress {
    static func isValid(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard text.utf8.count <= 254, parts.count == 2, (1...64).contains(parts[0].count),
            parts[0].allSatisfy({ $0.isAlphanumeric || localMarks.contains($0) }), !isDotted(parts[0])
        else { return false }
        let labels = parts[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return labels.count >= 2 && labels.last?.first.map { !(0x30...0x39).contains($0) } == true
            && labels.allSatisfy { label in
                (1...63).contains(label.count) && label.allSatisfy { $0.isAlphanumeric || $0 == UInt8(ascii: "-") }
                    && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
            }
    }

    /// Whether an empty part stands before, after or between points.
    private static func isDotted(_ local: Substring.UTF8View) -> Bool {
        local.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).contains(where: \.isEmpty)
    }

    private static let localMarks = Array("!#$%&'*+-/=?^_`{|}~.".utf8)

    static let schema = Schema.string(
        3...254,
        Schema.Format(
            name: "email", issue: "Must be an e-mail address.",
            pattern: "^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9-]+([.][A-Za-z0-9-]+)*[.][A-Za-z][A-Za-z0-9-]*$",
            accepts: isValid))
}
