internal import Foundation
internal import MariaDB
internal import Web

/// `GET /ivr/counters`: how many requests there are of what the dashboard shows, each counted up to ten thousand.
enum ShowCounters {
    /// Beyond this nobody counts.
    private static let limit = 10_000

    struct Output: ResponseBody {
        struct Counters: Encodable {
            let byStatus: [String: Int]
            let open: Int
            let unassigned: Int
            let mine: Int
            let overdue: Int
            let decidedToday: Int

            enum CodingKeys: String, CodingKey {
                case open, unassigned, mine, overdue
                case byStatus = "by_status"
                case decidedToday = "decided_today"
            }
        }

        let counters: Counters
        let countedUpTo: Int
        let maySubmit: Bool

        enum CodingKeys: String, CodingKey {
            case counters
            case countedUpTo = "counted_up_to"
            case maySubmit = "may_submit"
        }

        private static let count = Schema.integer(0...limit)

        static let schema = Schema.object([
            "counters": .required(
                .object([
                    "by_status": .required(.map(of: count)), "open": .required(.integer(0...4 * limit)),
                    "unassigned": .required(count), "mine": .required(count), "overdue": .required(count),
                    "decided_today": .required(count),
                ])),
            "counted_up_to": .required(count), "may_submit": .required(.boolean),
        ])
        .named("Counters")
    }

    static func handle(in context: AppContext) throws -> Reply<Output> {
        let (db, organisation) = (try context.db, try context.organisation)
        let store = RequestStore(db: db, organisation: organisation)
        let visibility = try Visibility.ofReading(in: context)
        func count(_ change: (inout RequestFilter) -> Void) throws -> Int {
            var filter = RequestFilter()
            change(&filter)
            return try store.count(filter, visibleTo: visibility, upTo: limit)
        }
        let byStatus = try RequestStatus.allCases.map { status in
            (status.rawValue, try count { $0.statuses = [status] })
        }
        let open = RequestStatus.allCases.filter(\.isOpen)
        let due = try DueDates.of(organisation, in: context)
        return .ok(
            Output(
                counters: Output.Counters(
                    byStatus: Dictionary(uniqueKeysWithValues: byStatus),
                    open: byStatus.filter { name, _ in open.contains { $0.rawValue == name } }.reduce(0) { $0 + $1.1 },
                    unassigned: try count {
                        $0.statuses = open
                        $0.assignee = .nobody
                    },
                    mine: try mine(context).map { id in
                        try count {
                            $0.statuses = open
                            $0.assignee = .user(id)
                        }
                    } ?? 0,
                    overdue: try count { $0.dueBefore = context.now },
                    decidedToday: context.isOfDesk
                        ? try DecisionStore(db: db, organisation: organisation)
                            .count(
                                since: due.startOfDay(due.day(of: context.now)), in: context.callerTerritories,
                                upTo: limit)
                        : 0),
                countedUpTo: limit, maySubmit: maySubmit(context)))
    }

    /// Whether the caller is one of those who submit requests: whom emergency access lets in may read, and no more.
    private static func maySubmit(_ context: AppContext) -> Bool {
        guard case .user(let person) = context.caller, person.role == .doctor else { return context.isOfDesk }
        return person.doctor != nil && context.services.configuration.doctorsSubmit
    }

    private static func mine(_ context: AppContext) -> UUID? {
        guard case .user(let person) = context.caller else { return nil }
        return person.id
    }
}
