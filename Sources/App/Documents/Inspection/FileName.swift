internal import Foundation

/// The name of a file as it is kept and shown: without a path, without what would change the way it looks, and with an
/// ending that says what the file is.
struct FileName: Equatable {
    /// In characters.
    static let longest = 255

    let text: String

    /// - Parameter sent: as the sender wrote it; anything at all.
    init(_ sent: String?, of type: FileType) {
        let base = sent?.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
        // Control and format characters: a line break ends a header, and one of Unicode's turns a name round.
        let shown = base.unicodeScalars.filter { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
            default: true
            }
        }
        var name = String(String.UnicodeScalarView(shown)).trimmingCharacters(in: .whitespaces)
        while name.hasPrefix(".") { name.removeFirst() }
        if name.isEmpty { name = "document" }
        let ending = Self.ending(of: name)
        // A picture that is called one of another kind gets the ending of its own: programs open it by that.
        let isAnother = ending.map { type.isNamed(by: $0) && !type.extensions.contains($0.lowercased()) } ?? false
        let suffix = "." + (isAnother ? type.extensions[0] : ending ?? type.extensions[0])
        let stem = ending.map { String(name.dropLast($0.count + 1)) } ?? name
        text = String(stem.unicodeScalars.prefix(Self.longest - suffix.count)) + suffix
    }

    /// Whether the ending of a name as it was sent is that of another kind of file; among pictures it may be. A name
    /// without an ending says nothing.
    static func isWrong(_ sent: String?, for type: FileType) -> Bool {
        guard let sent, let ending = ending(of: sent.trimmingCharacters(in: .whitespaces)) else { return false }
        return !type.isNamed(by: ending)
    }

    /// What stands after the last full stop, if it looks like an ending: up to five letters and digits, not digits only.
    private static func ending(of name: String) -> String? {
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
        let ending = name[name.index(after: dot)...]
        let isEnding =
            (1...5).contains(ending.utf8.count) && ending.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
            && ending.contains(where: \.isLetter)
        return isEnding ? String(ending) : nil
    }

    /// The value of `Content-Disposition` by which a browser saves the file under its name (RFC 6266): once in ASCII for
    /// whoever reads no more, once as it is.
    var disposition: String {
        let plain = text.unicodeScalars.map { scalar in
            scalar.isASCII && !"\"\\%".unicodeScalars.contains(scalar) ? String(scalar) : "_"
        }.joined()
        let hex = Array("0123456789ABCDEF".unicodeScalars)
        let extended = text.utf8.map { byte -> String in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
                String(UnicodeScalar(byte))
            default: "%\(hex[Int(byte >> 4)])\(hex[Int(byte & 15)])"
            }
        }.joined()
        return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(extended)"
    }
}
