internal import Web

/// Who is told by e-mail of a restaurant's calls.
enum EmailRecipients {
    static let most = 10

    /// As managers set them; null or an empty list for nobody.
    static let schema = Schema.array(of: EmailAddress.schema, 0...most, unique: true).nullable
    static let shown = Schema.array(of: .string(3...254), 0...most)

    /// Those of them that differ from one before by capitals alone: hardly a server tells such mailboxes apart (RFC 5321,
    /// 2.4 advises against it), and their owner would have each mail twice.
    static func repeated(_ recipients: [String]) -> [FieldError] {
        var seen: Set<String> = []
        return recipients.enumerated().compactMap { place, one in
            seen.insert(one.lowercased()).inserted
                ? nil : FieldError("emailRecipients[\(place)]", "Must not be repeated.")
        }
    }

    /// As stored: none has a space in it.
    static func stored(_ recipients: [String]) -> String { recipients.joined(separator: " ") }
    static func read(_ stored: String) -> [String] { stored.split(separator: " ").map(String.init) }
}
