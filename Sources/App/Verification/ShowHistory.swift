internal import Foundation
internal import MariaDB
internal import Web

/// `GET /ivr/requests/{request}/history`: what happened, oldest first.
enum ShowHistory {
    struct Output: ResponseBody {
        let history: [Entry]

        static let schema = Schema.object(["history": .required(.array(of: Entry.schema, 0...1_000))])
    }

    struct Entry: ResponseBody {
        let version: Int
        let at: Date
        let event: String
        @OrNull var from: RequestStatus?
        let to: RequestStatus
        let actor: ActorView
        @OrNull var reason: String?
        @OrNull var subject: UUID?
        /// What was decided then, also where it was decided anew since.
        @OrNull var decision: DecisionView?

        static let schema = Schema.object([
            "version": .required(.integer(1...Int.max)), "at": .required(.dateTime),
            "event": .required(.string(1...32)), "from": .required(RequestStatus.schema.nullable),
            "to": .required(RequestStatus.schema), "actor": .required(ActorView.schema),
            "reason": .required(.string().nullable), "subject": .required(Schema.uuid.nullable),
            "decision": .required(DecisionView.schema.nullable),
        ])
        .named("HistoryEntry")
    }

    /// Who did something: a person by name, a program by its key's id, or the service itself.
    struct ActorView: ResponseBody {
        let type: String
        @OrNull var id: UUID?
        @OrNull var name: String?

        static let schema = Schema.object([
            "type": .required(.oneOf(["user", "api_key", "system"])), "id": .required(Schema.uuid.nullable),
            "name": .required(Schema.string(1...120).nullable),
        ])
        .named("Actor")
    }

    static func handle(in context: AppContext) throws -> Reply<Output> {
        let request = try GetRequest.find(in: context)
        let (db, organisation) = (try context.db, try context.organisation)
        let entries = try HistoryStore(db: db, organisation: organisation).list(of: request.id)
        let decisions = try DecisionStore(db: db, organisation: organisation).all(of: request.id)
        let names = try UserStore(db: db, organisation: organisation)
            .names(of: Set(entries.compactMap(\.actor.id)))
        let sealer = context.services.sealer
        let isDesk = context.isOfDesk
        let history = try entries.map { entry in
            // Why it was escalated is between those who decide.
            let isShown = isDesk || !["escalate", "resolve_escalation"].contains(entry.event)
            return Entry(
                version: entry.version, at: entry.at, event: entry.event, from: entry.before,
                to: entry.after,
                actor: ActorView(
                    type: entry.actor.type, id: entry.actor.id,
                    name: entry.actor.id.flatMap { names[$0] }),
                reason: try entry.sealed.flatMap { sealed in
                    isShown ? try sealer.open(String.self, sealed, in: HistoryStore.table, row: entry.id) : nil
                },
                subject: isShown ? entry.subject : nil,
                decision: try decisions[entry.version].map { try DecisionView($0, sealer) })
        }
        try context.recordRead("request_history_read", of: request)
        return .ok(Output(history: history))
    }
}

extension AppContext {
    /// Whether the caller belongs to those who decide, and not to a clinic.
    var isOfDesk: Bool {
        switch caller {
        case .user(let person): Set<Role>.reviewers.contains(person.role)
        case .machine: true
        case nil: false
        }
    }
}
