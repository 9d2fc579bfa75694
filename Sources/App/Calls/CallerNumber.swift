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

    /// Characters of what is told, as of the longest SIP address that phone systems send.
    static let longest = 255

    /// - Returns: whether the text can be read, and its number; nil for one that is withheld, and for callers who have
    ///   none: an extension of the house, a number without its area, an address on the internet.
    static func read(_ text: String?, in context: AppContext) throws -> (isValid: Bool, number: PhoneNumber?) {
        try read(text) { try GetCallConfig.number($0, of: context.organisation, in: context) }
    }

    /// - Parameter number: reads a number as people write it.
    static func read(_ text: String?, by number: (String) throws -> PhoneNumber?) rethrows -> (
        isValid: Bool, number: PhoneNumber?
    ) {
        guard let text = text?.trimmingCharacters(in: .whitespaces), !text.isEmpty else { return (true, nil) }
        let address = CallerAddress(text)
        let user = address?.user ?? text
        // Some leave the plus sign out.
        let digits = user.hasPrefix("+") ? String(user.dropFirst()) : user
        if withheld.contains(PlainWords.split(user).joined()) || PhoneNumber.isWord(digits) || isExtension(user) {
            return (true, nil)
        }
        if let address, !address.mayBeNumber { return (true, nil) }
        let blanks = PhoneNumber.digits(of: user).flatMap { PhoneNumber.isBlank($0.digits) ? $0.digits.count : nil }
        // Ten digits may be a number of the country: in India 9000000000 is one.
        if let blanks, blanks > 10 { return (true, nil) }
        if let number = try number(user) { return (true, number) }
        if let number = try international(user, by: number) { return (true, number) }
        return (blanks != nil || address?.isAnybody == true || isLocal(user), nil)
    }

    /// A number that is no number of the country, as trunks write those of others: without the plus sign, or with the
    /// two zeros of most countries where the country's own plan has something else.
    private static func international(_ text: String, by number: (String) throws -> PhoneNumber?) rethrows
        -> PhoneNumber?
    {
        guard let (digits, isInternational) = PhoneNumber.digits(of: text), !isInternational else { return nil }
        let rest = digits.hasPrefix("00") ? String(digits.dropFirst(2)) : digits
        // Fewer digits may be a number without its area; and those of North America, whose code is 1, have eleven.
        guard digits.hasPrefix("00") || (11...15).contains(rest.count), !rest.hasPrefix("1") || rest.count == 11
        else { return nil }
        return try number("+" + rest)
    }

    /// Whether it may be a number without its area: whole in its town, and nowhere else.
    private static func isLocal(_ text: String) -> Bool {
        guard let (digits, isInternational) = PhoneNumber.digits(of: text) else { return false }
        return !isInternational && (7...10).contains(digits.count)
    }

    private static func isExtension(_ text: String) -> Bool {
        (2...6).contains(text.utf8.count) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
}

/// Who calls over the internet: a SIP address (RFC 3261, 19.1.1), with or without its scheme, or a `tel` one (RFC 3966);
/// also with a name before it, and then in angle brackets, with the parameters of a header's field behind them.
struct CallerAddress {
    /// The part before the host, without parameters and a password; for a `tel` address all of it.
    let user: String
    /// Whether it may name somebody who has no number.
    let isAnybody: Bool
    /// Whether it says of itself that it is a number, or has so many digits that it is hardly anything else.
    let mayBeNumber: Bool

    init?(_ text: String) {
        let uri = Self.bracketed(text) ?? text[...]
        guard uri.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        let colon = uri.firstIndex(of: ":")
        let scheme = colon.map { uri[..<$0].lowercased() }
        let rest = colon.map { uri[uri.index(after: $0)...] } ?? uri
        switch scheme {
        case "tel":
            user = Self.plain(rest)
            (isAnybody, mayBeNumber) = (rest.lowercased().contains(";phone-context="), true)
        case "sip", "sips":
            guard let parts = Self.parts(rest) else { return nil }
            (user, isAnybody, mayBeNumber) = (parts.user, true, parts.isPhone)
        default:
            let isOther = scheme?.utf8.allSatisfy { (0x61...0x7A).contains($0) } == true
            guard !isOther, let parts = Self.parts(uri), !parts.user.isEmpty else { return nil }
            (user, isAnybody, mayBeNumber) = (parts.user, true, parts.isPhone)
        }
    }

    /// What is in angle brackets, where nothing but a header's parameters follows them: a tag, say, where the whole
    /// `From` is handed on.
    private static func bracketed(_ text: String) -> Substring? {
        guard let opening = text.lastIndex(of: "<") else { return nil }
        let inside = text[text.index(after: opening)...]
        guard let closing = inside.firstIndex(of: ">") else { return nil }
        let after = inside[inside.index(after: closing)...].drop { $0 == " " }
        return after.isEmpty || after.first == ";" ? inside[..<closing] : nil
    }

    /// - Returns: nil where there is no host.
    private static func parts(_ text: Substring) -> (user: String, isPhone: Bool)? {
        let at = text.lastIndex(of: "@")
        let host = at.map { text[text.index(after: $0)...] } ?? text
        guard let first = host.first, first.isLetter || first.isNumber || first == "[" else { return nil }
        let user = at.map { plain(text[..<$0]) } ?? ""
        let parameters = host.prefix { $0 != "?" }.lowercased().split(separator: ";").dropFirst()
        let isLong = user.utf8.count { (0x30...0x39).contains($0) } >= 10
        return (user, user.hasPrefix("+") || parameters.contains("user=phone") || isLong)
    }

    /// As it was before it was put into an address.
    private static func plain(_ user: Substring) -> String {
        let name = String(user.prefix { $0 != ";" && $0 != ":" })
        return name.removingPercentEncoding ?? name
    }
}
