internal import Foundation
internal import Web

extension Schema.Format {
    /// Whether it is a number is the organisation's numbering plan's to say.
    static let phone = Schema.Format(name: "phone", issue: "Must be a phone number.") { _ in true }

    /// Ids of phone systems; some have `@` and a host in them (RFC 3261, Call-ID).
    static let externalID = Schema.Format(
        name: "external-id", issue: "Must consist of printable characters of ASCII, without blanks.",
        pattern: "^[!-~]+$"
    ) { $0.utf8.allSatisfy { (0x21...0x7E).contains($0) } }

    /// An address with the scheme https, a host, and nobody's name and password.
    static let httpsURL = Schema.Format(
        name: "https-url", issue: "Must be an https URL.", pattern: "^[Hh][Tt][Tt][Pp][Ss]://[!-~]+$"
    ) { text in
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !Array("\"<>\\^`{|}".utf8).contains($0) }),
            let parts = URLComponents(string: text), parts.scheme?.lowercased() == "https",
            parts.user == nil, parts.password == nil, let host = parts.host, !host.isEmpty
        else { return false }
        return parts.port.map { (1...65_535).contains($0) } ?? true
    }
}
