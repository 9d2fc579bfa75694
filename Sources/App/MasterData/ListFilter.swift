internal import MariaDB
internal import Web

/// What a list of master data is filtered by: `?q=&active=`.
struct ListFilter: Sendable {
    /// What a name, or a word of it, begins with; or a code, whole.
    let q: String?
    let isActive: Bool?

    static let parameters = [
        Parameter(
            "q", .string(1...120, .visible), "What a word of the name begins with, in any case; or a whole code."),
        Parameter("active", .oneOf(["true", "false"]), "Only those in use, or only those that are not."),
    ]

    init(q: String? = nil, isActive: Bool? = nil) {
        self.q = q
        self.isActive = isActive
    }

    /// - Throws: `APIError` 422.
    init(_ query: Query) throws(APIError) {
        q = query["q"]
        if let q, !(1...120).contains(q.unicodeScalars.count) || !VisibleText.isVisible(q) {
            throw .invalid("q", "Must be one line of 1 to 120 characters.")
        }
        switch query["active"] {
        case nil: isActive = nil
        case "true": isActive = true
        case "false": isActive = false
        default: throw .invalid("active", "Must be one of true, false.")
        }
    }

    /// The search as patterns of LIKE, with `|` before what is no wildcard: for the first word of a name, and for a
    /// later one; and as it is, for codes.
    var words: (first: String, later: String, text: String)? {
        q.map { q in
            let text = VisibleText.normalised(q)
            let literal = text.replacing("|", with: "||").replacing("%", with: "|%").replacing("_", with: "|_")
            return (literal + "%", "% " + literal + "%", text)
        }
    }

    var activity: SQL { isActive.map { " AND is_active = \($0)" } ?? "" }
}
