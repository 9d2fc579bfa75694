internal import Foundation
internal import MariaDB

/// Tells people of documents that are still to come: the clinic that the deadline comes, the clinic and the desk that it
/// is over, and the desk that nothing has come for long after.
///
/// What is told and that it has been are one transaction. Of a request that is closed nobody is told.
struct MarkDeadlines: ScheduledJob {
    let name = "mark_deadlines"
    let interval: TimeInterval = 60
    private static let batch = 100

    func run(in context: JobContext) throws -> Bool {
        try context.eachOrganisation(name) { organisation in
            let (seen, told) = try context.db.retryingTransaction { try tell(organisation, in: context) }
            if told > 0 { context.publish(.verification, to: organisation) }
            return seen == Self.batch
        }
    }

    /// - Returns: how many asks were seen to, and of how many somebody was told.
    /// - Precondition: within a transaction.
    func tell(_ organisation: UUID, in context: JobContext) throws -> (seen: Int, told: Int) {
        let db = try context.db
        let store = ChecklistStore(db: db, organisation: organisation)
        let asks = try store.lockTelling(now: context.now, limit: Self.batch)
        guard !asks.isEmpty else { return (0, 0) }
        let due = try CalendarStore(db: db, organisation: organisation).load().dueDates
        let requests = RequestStore(db: db, organisation: organisation)
        let reviewers = Reviewers(db, organisation)
        var told = 0
        for ask in asks {
            guard let notice = ask.notice else { continue }
            try store.update(notice.next(of: ask, due), of: ask, now: context.now)
            let request = try requests.find(ask.request, visibleTo: .all)
            guard let request, request.status.isOpen else { continue }
            guard try !store.items(of: ask.request).awaited(by: ask.id).isEmpty else { continue }
            try NotificationStore(db: db, organisation: organisation)
                .insert(
                    users: audience(of: notice, request, reviewers, UserStore(db: db, organisation: organisation)),
                    kind: notice.kind.told.rawValue,
                    request: request.id, now: context.now)
            told += 1
        }
        return (asks.count, told)
    }

    private func audience(
        of notice: DocumentNotice, _ request: VerificationRequest, _ reviewers: Reviewers, _ users: UserStore
    ) throws -> [UUID] {
        let clinic = try users.ids(ofDoctor: request.doctor)
        if notice.kind == .coming { return clinic }
        let desk = try reviewers.inHand(request)
        return notice.kind == .silent ? desk : clinic + desk.filter { !clinic.contains($0) }
    }
}

extension DocumentNotice.Kind {
    fileprivate var told: NotificationKind {
        switch self {
        case .coming: .documentsDue
        case .over: .documentsOverdue
        case .silent: .documentsSilent
        }
    }
}
