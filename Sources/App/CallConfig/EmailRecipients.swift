internal import Web

/// Who is told by e-mail of a restaurant's calls.
enum EmailRecipients {
    static let most = 10

    /// As managers set them; null or an empty list for nobody.
    static let schema = Schema.array(of: EmailAddress.schema, 0...most, unique: true).nullable
    static let shown = Schema.array(of: .string(3...254), 0...most)

    /// As stored: none has a space in it.
    static func stored(_ recipients: [String]) -> String { recipients.joined(separator: " ") }
    static func read(_ stored: String) -> [String] { stored.split(separator: " ").map(String.init) }
}
