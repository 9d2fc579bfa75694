/// An e-mail address as mail servers take it: nothing in it ends a line, a command or a list.
///
/// A practical part of RFC 5321 section 4.1.2: `local@domain` in ASCII, the local part without quotes, the domain a name
/// and not an address. International domains come in their ASCII form (`xn--`); international local parts are not taken,
/// since not every server on the way does.
public struct MailAddress: Hashable, Sendable {
    /// The domain in lower case, the rest as it was given.
    public let text: String

    /// - Parameter text: at most 254 characters, of which 64 before the `@`.
    /// - Returns: nil for anything else.
    public init?(_ text: String) {
        guard text.utf8.count <= 254, let at = text.lastIndex(of: "@") else { return nil }
        let local = text[..<at]
        let atoms = local.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...64).contains(local.utf8.count),
            atoms.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(Self.isAtomByte) }),
            case .name(let domain) = Host(String(text[text.index(after: at)...])), domain.contains(".")
        else { return nil }
        self.text = "\(local)@\(domain)"
    }

    /// What comes after the `@`.
    public var domain: Substring { text[text.index(after: text.lastIndex(of: "@") ?? text.startIndex)...] }

    private static func isAtomByte(_ byte: UInt8) -> Bool {
        (0x21...0x7E).contains(byte) && !"\"(),.:;<>@[\\]".utf8.contains(byte)
    }
}
