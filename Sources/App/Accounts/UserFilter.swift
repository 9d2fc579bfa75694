internal import MariaDB
internal import Web

/// What a list of users is filtered by: `?role=&q=`.
struct UserFilter: Sendable {
    let roles: [Role]
    /// What the login, or a word of the name, begins with.
    let q: String?

    static let parameters = [
        Parameter(
            "role", .string(1...200, .words("roles", of: Role.spellings)),
            "One role or several, separated by commas, as answers print them or in any spelling of the documents."),
        Parameter(
            "q", .string(1...120, .visible),
            "What the login begins with, in any case; of who is no patient also what a word of the name begins with."),
    ]

    init(roles: [Role] = Role.allCases, q: String? = nil) {
        (self.roles, self.q) = (roles, q)
    }

    /// - Returns: nil when there is neither.
    /// - Throws: `APIError` 422 with every field that is wrong.
    init?(_ query: Query) throws(APIError) {
        guard Self.parameters.contains(where: { query[$0.name] != nil }) else { return nil }
        var reader = QueryReader(query)
        let chosen = reader.list("role", of: Role.allCases.map(\.printed)) { Role(spelling: $0) }
        q = reader.text("q", Self.parameters[1].schema)
        roles = chosen.isEmpty ? Role.allCases : chosen
        try reader.finish()
    }

    /// Begins with ` AND`, or is empty.
    ///
    /// Of staff all are read, and there are so many; of patients a part of the index.
    func condition(of role: Role) -> SQL {
        guard let words = ListFilter(q: q).words else { return "" }
        let login: SQL = "login LIKE \(User.normalised(login: words.first)) ESCAPE '|'"
        // A patient's user has no name of its own.
        guard role != .patient else { return " AND " + login }
        let name: SQL = "name COLLATE utf8mb4_unicode_520_nopad_ci LIKE "
        return " AND (" + login + " OR " + name + "\(words.first) ESCAPE '|' OR " + name + "\(words.later) ESCAPE '|')"
    }
}

extension Role {
    /// What `init(spelling:)` reads, as regular expressions, for the API's document.
    fileprivate static let spellings = (allCases.map(\.rawValue) + ["ivr_company"]).map { word in
        let letters = word.map { $0 == "_" ? "[ _-]+" : "[\($0.uppercased())\($0)]" }.joined()
        return "[ _-]*" + letters + "[ _-]*"
    }
}
