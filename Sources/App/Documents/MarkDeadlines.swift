internal import Foundation
internal import MariaDB

/// Tells the clinic and the reviewer, once, that the deadline of an ask is over and that something required has not
/// come.
///
/// What is told and that it has been are one transaction. Of a request that is closed nobody is told.
struct MarkDeadlines: ScheduledJob {
    let name = "mark_deadlines"
    let interval: TimeInterval = 60
    private static let batch = 100

    func run(in context: JobContext) throws -> Bool {
        try context.eachOrganisation(name) { organisation in
            let (seen, told) = try context.db.retryingTransaction { try tell(organisation, in: context) }
            if told > 0 { context.services.live.publish(.verification, to: organisation) }
            return seen == Self.batch
        }
    }

    /// - Returns: how many asks were seen to, and of how many somebody was told.
    private func tell(_ organisation: UUID, in context: JobContext) throws -> (seen: Int, told: Int) {
        let db = try context.db
        let store = ChecklistStore(db: db, organisation: organisation)
        let asks = try store.lockPassed(now: context.now, limit: Self.batch)
        var told = 0
        for ask in asks {
            try store.markPassed(ask, now: context.now)
            let items = try store.items(of: ask.request).filter { $0.ask == ask.id }
            let request = try RequestStore(db: db, organisation: organisation).find(ask.request, visibleTo: .all)
            guard items.outstanding > 0, let request, request.status.isOpen else { continue }
            let clinic = try UserStore(db: db, organisation: organisation).ids(ofDoctor: request.doctor)
            let users = clinic + [request.assignee].compactMap(\.self).filter { !clinic.contains($0) }
            try NotificationStore(db: db, organisation: organisation)
                .insert(
                    users: users, kind: NotificationKind.documentsOverdue.rawValue, request: request.id,
                    now: context.now)
            told += 1
        }
        return (asks.count, told)
    }
}
