public import Foundation
public import MariaDB
public import Web

/// Everything a handler may use while it answers one request.
public struct AppContext: RequestContext {
    /// What all threads of the process share.
    public let services: Services
    /// The thread's own way to the database; opened when first needed.
    public let database: Database
    /// What the thread remembers of requests before.
    let memory: ThreadMemory
    public let request: Request
    /// The body, on a route that takes uploads; nil where it has been read.
    let upload: BodyStream?
    /// Names the request in logs and in `X-Request-ID`.
    public let requestID: String
    /// The moment the request arrived. Handlers read no other clock.
    public let now: Date
    /// The thread that answers; nil outside of the pool.
    public let place: ThreadPlace?

    public internal(set) var caller: Caller?
    /// The organisation of a request without a caller that is for one all the same; see `forPatients`.
    var guestOf: UUID?
    /// The one territory that a conversation is limited to, whatever else its caller may see.
    var territory: String?
    /// What is to outlive the undo of a scripted call; nil for whoever is no script.
    var rehearsal: RehearsalTrace?
    /// Whether nobody has asked, and a background job does its organisation's work.
    var isJob = false
    public var match: RouteMatch<Access>?

    public init(
        services: Services, database: Database, memory: ThreadMemory, request: Request, requestID: String, now: Date,
        place: ThreadPlace? = nil, upload: BodyStream? = nil
    ) {
        self.upload = upload
        self.memory = memory
        self.services = services
        self.database = database
        self.request = request
        self.requestID = requestID
        self.now = now
        self.place = place
    }

    /// - Throws: `APIError` 401 without a caller, 403 for one who may not.
    public func authorize(_ access: Access) throws {
        switch (access, caller) {
        case (.anyone, _):
            return
        case (.operators, _):
            guard isFromOperator else { throw APIError.forbidden }
        case (_, nil):
            throw APIError.unauthorized
        case (.ownAccount, .user):
            return
        case (_, .user(let person)) where person.mustChangePassword:
            throw APIError(.forbidden, "PASSWORD_CHANGE_REQUIRED", "The password must be changed first.")
        case (.roles(let roles), .user(let person)) where roles.contains(person.role):
            return
        case (.organisation(let roles), .user(let person))
        where roles.contains(person.role) && person.territories == nil:
            return
        case (.machine(_, let roles, let isOfAll), .user(let person))
        where roles.contains(person.role) && (person.territories == nil || !isOfAll):
            return
        case (.machine(let scope, _, _), .machine(let machine)) where machine.scopes.contains(scope):
            return
        case (.ownAccount, .machine), (.roles, _), (.organisation, _), (.machine, _):
            throw APIError.forbidden
        }
    }

    private var isFromOperator: Bool {
        if request.remoteAddress == "127.0.0.1" || request.remoteAddress == "::1" { return true }
        guard let token = request.bearerToken, let expected = services.metricsToken else { return false }
        return expected.matches(token)
    }
}

extension AppContext {
    /// - Throws: `DatabaseError` when there is no connection to be had.
    var db: Connection {
        get throws(DatabaseError) { try database.connection() }
    }

    /// Runs `body` in a transaction, and ends what this host has cached of what it changes.
    ///
    /// Also when it throws: a commit whose outcome is unknown may have been one.
    func retryingTransaction<Result>(ending cache: SharedState.Cache, _ body: () throws -> Result) throws -> Result {
        defer { services.shared.bump(cache) }
        return try db.retryingTransaction(body)
    }

    /// Says to the organisation's pages that something has changed; after the commit.
    func publish(_ kind: LiveMessage.Kind) throws(APIError) {
        let organisation = try organisation
        if isJob {
            JobContext(services: services, database: database, now: now).publish(kind, to: organisation)
        } else {
            services.live.publish(kind, to: organisation)
        }
    }

    /// The organisation whose data this request may touch.
    ///
    /// - Throws: `APIError.unauthorized` on a route that is open to everyone.
    var organisation: UUID {
        get throws(APIError) {
            guard let organisation = caller?.organisation ?? guestOf else { throw .unauthorized }
            return organisation
        }
    }

    /// The person who is signed in.
    ///
    /// - Throws: `APIError.forbidden` for a machine.
    var person: Caller.Person {
        get throws(APIError) {
            switch caller {
            case .user(let person): return person
            case .machine: throw .forbidden
            case nil: throw .unauthorized
            }
        }
    }

    /// Who is to be on record for what is done.
    ///
    /// - Throws: `APIError.unauthorized` on a route that is open to everyone.
    var actor: AuditEvent.Actor {
        get throws(APIError) {
            switch caller {
            case .user(let person): return .user(person.id)
            case .machine(let machine): return .machine(machine.id)
            case nil where isJob: return .system
            case nil where guestOf != nil: return .anonymous
            case nil: throw .unauthorized
            }
        }
    }

    /// The value in the place of a `{name}` of the route's path.
    func parameter(_ name: String) -> String {
        guard let match else { preconditionFailure("no route has been found yet") }
        return match.parameters[name]
    }

    /// A path parameter that is an id which callers choose, for what is made under it.
    ///
    /// - Throws: `APIError.notFound` for what can be no such id.
    func chosenIdentifier(_ name: String) throws(APIError) -> String {
        let id = parameter(name)
        guard MasterRecord.idSchema.problems(in: .string(id)).isEmpty else { throw .notFound }
        return id
    }

    /// A path parameter that is a UUID.
    ///
    /// - Throws: `APIError.notFound` for anything else: nothing has such an id.
    func identifier(_ name: String) throws(APIError) -> UUID {
        guard let id = UUID(uuidString: parameter(name)) else { throw .notFound }
        return id
    }
}

extension Request {
    /// The token of `Authorization: Bearer <token>`; the scheme in any case (RFC 9110, 11.1).
    var bearerToken: String? {
        guard let header = headers["authorization"], header.utf8.count > 7 else { return nil }
        let isBearer = zip(header.utf8, "bearer ".utf8).allSatisfy { $0 | 0x20 == $1 | 0x20 }
        guard isBearer else { return nil }
        return String(Substring(header.utf8.dropFirst(7).drop { $0 == UInt8(ascii: " ") }))
    }
}
