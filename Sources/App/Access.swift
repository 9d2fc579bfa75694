public import Foundation
public import Web

/// Who may use a route.
public enum Access: Equatable, Sendable {
    case anyone
    /// Any person signed in, even one who has to change the password first.
    case ownAccount
    /// A person signed in with one of these roles.
    case roles(Set<Role>)
    /// A person signed in with one of these roles, who is limited to no territory: what it shows or changes is of all.
    case organisation(Set<Role>)
    /// A program whose API key has this scope, or a person with one of these roles; where what it shows or changes is of
    /// all territories, a person who is limited to none.
    case machine(Scope, or: Set<Role>, ofAll: Bool = false)
    /// Whoever runs the service: a request from this host, or with the metrics token.
    case operators
}

extension Access: AccessRule {
    static let token = "token"
    static let apiKey = "apiKey"
    static let session = "session"
    static let metricsToken = "metricsToken"

    public var schemes: [String] {
        switch self {
        case .anyone: []
        case .ownAccount, .roles, .organisation: [Self.token, Self.session]
        case .machine: [Self.apiKey, Self.token, Self.session]
        case .operators: [Self.metricsToken]
        }
    }

    public var isOptional: Bool { self == .operators }

    public var refusals: APIOperation.Refusals {
        switch self {
        case .anyone: [:]
        case .operators: [.forbidden: ["FORBIDDEN"]]
        case .ownAccount:
            [.unauthorized: ["UNAUTHORIZED", "INVALID_TOKEN"], .forbidden: ["FORBIDDEN", "CROSS_SITE"]]
        case .roles, .organisation, .machine:
            [
                .unauthorized: ["UNAUTHORIZED", "INVALID_TOKEN"],
                .forbidden: ["FORBIDDEN", "CROSS_SITE", "PASSWORD_CHANGE_REQUIRED"],
            ]
        }
    }

    public var sends: [Parameter] {
        switch self {
        case .anyone, .operators: []
        case .ownAccount, .roles, .organisation, .machine: RateLimit.fields
        }
    }

    public var note: String? {
        switch self {
        case .anyone: nil
        case .ownAccount: "For whoever is signed in."
        case .roles(let roles): "For the roles \(Self.list(roles))."
        case .organisation(let roles):
            "For the roles \(Self.list(roles)), of those who are not limited to territories."
        case .machine(let scope, let roles, let isOfAll):
            "For API keys with the scope `\(scope.rawValue)`, and for the roles \(Self.list(roles))"
                + (isOfAll ? ", of those who are not limited to territories." : ".")
        case .operators: "For requests from the host itself, and for whoever has the metrics token."
        }
    }

    private static func list(_ roles: Set<Role>) -> String {
        Role.allCases.filter(roles.contains).map { "`\($0.printed)`" }.joined(separator: ", ")
    }
}

/// What a person may do; `contract/README.md`, "Roles".
public enum Role: String, Sendable, CaseIterable {
    case superAdmin = "super_admin"
    case admin
    case manager
    case agent
    case ivr
    case doctor
    case patient

    /// Reads a role in any spelling the documents use, such as `IVR Company` or `Admin`.
    public init?(spelling: String) {
        let plain = spelling.lowercased().split { $0 == " " || $0 == "-" || $0 == "_" }.joined(separator: "_")
        if plain == "ivr_company" {
            self = .ivr
        } else {
            self.init(rawValue: plain)
        }
    }

    /// The role in a token's `role` claim and in answers; the documents print `IVR` in capitals.
    public var printed: String { self == .ivr ? "IVR" : rawValue }
}

extension Set<Role> {
    /// May change an organisation's people and keys.
    static let admins: Self = [.superAdmin, .admin]
    /// May change how calls are handled.
    static let managers: Self = [.superAdmin, .admin, .manager]
    /// May work on verification requests.
    static let reviewers: Self = [.superAdmin, .admin, .ivr]
    /// Take part in verification requests: those who decide, and those who ask.
    static let parties: Self = reviewers.union([.doctor])
    /// May have emergency access to a patient.
    static let emergency: Self = staff.union([.doctor])
    /// May see how calls are handled.
    static let staff: Self = [.superAdmin, .admin, .manager, .agent, .ivr]
}

/// What an API key may be used for.
public enum Scope: String, Sendable, CaseIterable {
    /// Look up call configs.
    case callConfig = "call_config"
    /// Report calls and their completion.
    case calls
    /// Take part in voice interaction.
    case voice
    /// Register webhooks.
    case webhooks
    /// Submit and decide verification requests.
    case verification
    /// Book visits for callers.
    case bookings
}

/// Who sent a request, as `Authenticate` established.
public enum Caller: Equatable, Sendable {
    case user(Person)
    case machine(Machine)

    public struct Person: Equatable, Sendable {
        public let id: UUID
        public let organisation: UUID
        public let session: UUID
        public let login: String
        public let role: Role
        public let mustChangePassword: Bool
        /// The doctor whom a user with the role `doctor` is.
        public let doctor: String?
        /// The territories they may see; nil for all of them.
        public let territories: [String]?
    }

    public struct Machine: Equatable, Sendable {
        /// The key, not its secret.
        public let id: UUID
        public let organisation: UUID
        public let scopes: Set<Scope>
        /// The territories it is limited to; nil for all of them.
        public var territories: [String]?
    }

    /// The organisation whose data the request may touch.
    public var organisation: UUID {
        switch self {
        case .user(let person): person.organisation
        case .machine(let machine): machine.organisation
        }
    }

    /// Identifies the caller for rate limits and logs.
    public var id: UUID {
        switch self {
        case .user(let person): person.id
        case .machine(let machine): machine.id
        }
    }
}
