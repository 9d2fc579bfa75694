internal import Foundation
internal import MariaDB

/// Tells people of requests that will soon be late, and of those that are.
///
/// A mark and what is told of it are one transaction: nobody is told twice, and nobody is left untold when a worker
/// dies. Of a request that somebody is changing at the moment it tells the next time.
struct MarkClocks: ScheduledJob {
    let name = "mark_clocks"
    let interval: TimeInterval = 5
    private static let batch = 100

    func run(in context: JobContext) throws -> Bool {
        try context.eachOrganisation(name) { organisation in
            let told = try context.db.retryingTransaction { try tell(organisation, in: context) }
            if told > 0 { context.publish(.verification, to: organisation) }
            return told == Self.batch
        }
    }

    /// - Returns: of how many requests.
    private func tell(_ organisation: UUID, in context: JobContext) throws -> Int {
        let store = RequestStore(db: try context.db, organisation: organisation)
        let reviewers = Reviewers(try context.db, organisation)
        var told = 0
        for request in try store.lockTicking(now: context.now, limit: Self.batch) {
            var clock = request.clock
            guard let mark = clock.tick(now: context.now) else { continue }
            var users = try reviewers.inHand(request)
            if mark == .breached {
                users += try reviewers.ids(.admins, in: request.territory).filter { !users.contains($0) }
            }
            let kind: NotificationKind = mark == .breached ? .requestBreached : .requestAtRisk
            try NotificationStore(db: context.db, organisation: organisation)
                .insert(users: users, kind: kind.rawValue, request: request.id, now: context.now)
            try store.mark(request.id, clock)
            told += 1
        }
        return told
    }
}
