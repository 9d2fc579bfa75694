internal import Foundation
internal import MariaDB
internal import Web

/// Who may decide on an organisation's requests, or watches over them, by what they are and see.
///
/// For one transaction: whoever it has looked up it does not look up again.
final class Reviewers {
    private struct Group: Hashable {
        let roles: Set<Role>
        let territory: String?
    }

    private let db: Connection
    private let organisation: UUID
    private var known: [Group: [UUID]] = [:]

    init(_ db: Connection, _ organisation: UUID) {
        (self.db, self.organisation) = (db, organisation)
    }

    convenience init(in context: AppContext) throws {
        self.init(try context.db, try context.organisation)
    }

    /// - Parameter territory: that they see; nil for those who see all.
    func ids(_ roles: Set<Role>, in territory: String?) throws(DatabaseError) -> [UUID] {
        let group = Group(roles: roles, territory: territory)
        if let found = known[group] { return found }
        let users = try UserStore(db: db, organisation: organisation).ids(with: roles)
        let elsewhere = try TerritoryStore(db: db, organisation: organisation).limited(of: users, butTo: territory)
        let found = users.filter { !elsewhere.contains($0) }
        known[group] = found
        return found
    }

    /// Whoever a request is in the hands of: its reviewer, or others where it has none who is still one and sees it.
    ///
    /// - Parameter roles: of the others.
    func atWork(on request: VerificationRequest, or roles: Set<Role>) throws(DatabaseError) -> [UUID] {
        if let assignee = request.assignee, try ids(.reviewers, in: request.territory).contains(assignee) {
            return [assignee]
        }
        return try ids(roles, in: request.territory)
    }

    /// Whoever has a request in hand, or all who may take it. One that is escalated waits for whom it was escalated to,
    /// or for any admin; its reviewer has it still.
    func inHand(_ request: VerificationRequest) throws(DatabaseError) -> [UUID] {
        guard request.status == .escalated else { return try atWork(on: request, or: .reviewers) }
        let all = try ids(.reviewers, in: request.territory)
        let escalation = try EscalationStore(db: db, organisation: organisation).open(of: request.id)
        var users: [UUID]
        if let supervisor = escalation?.to, all.contains(supervisor) {
            users = [supervisor]
        } else {
            users = try ids(.admins, in: request.territory)
        }
        if let assignee = request.assignee, all.contains(assignee), !users.contains(assignee) { users.append(assignee) }
        return users
    }
}

/// `GET /ivr/reviewers`: who may be given a request that the caller sees.
enum ListReviewers {
    struct Output: ResponseBody {
        let reviewers: [PersonView]

        static let schema = Schema.object(["reviewers": .required(.array(of: PersonView.schema, 0...1_000))])
    }

    static func handle(in context: AppContext) throws -> Reply<Output> {
        let (db, organisation) = (try context.db, try context.organisation)
        let users = UserStore(db: db, organisation: organisation)
        let reviewers = Reviewers(db, organisation)
        // Whoever works in none of the caller's territories could be given nothing that the caller sees.
        let seen =
            try context.callerTerritories.map { territories in
                try Set(territories.flatMap { try reviewers.ids(.reviewers, in: $0) })
            } ?? Set(users.ids(with: .reviewers))
        let names = try users.names(of: seen)
        return .ok(
            Output(
                reviewers: names.keys.map { PersonView($0, in: names) }
                    .sorted { ($0.name, $0.id.text) < ($1.name, $1.id.text) }))
    }
}
