internal import Foundation

/// A caller's number as phone systems send it.
enum CallerNumber {
    static let label = "bi:v1:call.caller_number"

    /// What phone systems send for a number that is withheld, in plain form.
    private static let withheld = Set(
        Phrases.listed(
            """
            anonymous, anonymous caller, unknown, unknown caller, unknown number, restricted, restricted number, private,
            private caller, private number, unavailable, not available, number unavailable, id unavailable,
            caller id unavailable, withheld, number withheld, withheld number, blocked, blocked number, blocked caller,
            hidden, hidden number, no caller id, no number, no id, null, none, out of area, unidentified
            anónimo, privado, número privado, oculto, número oculto, desconocido, número desconocido
            anonyme, privé, numéro privé, masqué, numéro masqué, inconnu, numéro inconnu
            anonym, unterdrückt, unbekannt, Nummer unterdrückt, Nummer unbekannt
            anônimo, desconhecido, número desconhecido, anonimo, privato, nascosto, sconosciuto, numero sconosciuto
            """
        ).map { $0.replacing(" ", with: "") })

    /// - Returns: whether the text can be read, and its number; nil for one that is withheld.
    static func read(_ text: String?, in context: AppContext) throws -> (isValid: Bool, number: PhoneNumber?) {
        try read(text) { try GetCallConfig.number($0, of: context.organisation, in: context) }
    }

    /// - Parameter number: reads a number as people write it.
    static func read(_ text: String?, by number: (String) throws -> PhoneNumber?) rethrows -> (
        isValid: Bool, number: PhoneNumber?
    ) {
        guard let text = text?.trimmingCharacters(in: .whitespaces), !text.isEmpty else { return (true, nil) }
        let user = user(of: text)
        if withheld.contains(PlainWords.split(user).joined()) { return (true, nil) }
        // Some leave the plus sign out.
        if PhoneNumber.isWord(user.hasPrefix("+") ? String(user.dropFirst()) : user) { return (true, nil) }
        if let number = try number(user) { return (true, number) }
        return (PhoneNumber.digits(of: user).map { PhoneNumber.isBlank($0.digits) } ?? false, nil)
    }

    /// The part of a SIP address that may name nobody: `sip:anonymous@anonymous.invalid` (RFC 3323, 4.1).
    private static func user(of text: String) -> String {
        let rest = text.lowercased().hasPrefix("sip:") ? text.dropFirst(4) : text[...]
        guard let host = rest.lastIndex(of: "@") else { return String(rest) }
        return withheld.contains(rest[..<host].lowercased()) ? String(rest[..<host]) : text
    }
}
