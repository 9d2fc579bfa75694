internal import Foundation
internal import MariaDB
internal import Web

/// What people do with a message. Each is done only from the state in which it makes sense: who comes after a worker, or
/// after somebody else, is refused and changes nothing.
enum OutboxChange {
    /// - Returns: the message as it is afterwards.
    /// - Throws: `APIError` 409 `OUTBOX_STATE` when it is in none of the `states` any more.
    static func change(
        _ event: String, from states: [OutboxState], _ fields: [String: String] = [:], in context: AppContext,
        _ change: (_ store: OutboxStore, _ filter: OutboxFilter) throws -> Int
    ) throws -> GetOutboxMessage.Output {
        let output = try context.db.retryingTransaction {
            let item = try GetOutboxMessage.find(in: context)
            let store = OutboxStore(db: try context.db, organisation: try context.organisation)
            guard try change(store, OutboxFilter(id: item.id, states: states)) == 1 else {
                throw APIError(.conflict, "OUTBOX_STATE", "It is not in the state for that any more.")
            }
            try AuditStore.append(
                AuditEvent(event, .success, on: "outbox_message", item.id.text, by: context.actor, fields: fields),
                organisation: context.organisation, in: context)
            let output = try GetOutboxMessage.output(in: context)
            // Who has it sent again wants to see whether its receiver is there again.
            if output.message.state == .waiting {
                try OutboxTargetStore(db: store.db, organisation: store.organisation).tryAgain(item.target)
            }
            if item.channel != .webhook {
                try MessageNews.note(
                    [item.id], output.message.state, organisation: store.organisation, now: context.now,
                    context.services, store.db)
            }
            return output
        }
        try context.publish(.outbox)
        return output
    }
}

/// `POST /outbox/messages/{message}/retry`: sends one that was given up, at once, and tries as often as at first; under
/// the same id.
///
/// Errors: 409 `OUTBOX_STATE`.
enum RetryOutboxMessage {
    static func handle(in context: AppContext) throws -> Reply<GetOutboxMessage.Output> {
        .accepted(
            try OutboxChange.change("outbox_message_retried", from: [.failed], in: context) {
                try $0.replay($1, limit: 1)
            })
    }
}

/// `POST /outbox/messages/{message}/settlement`: says what has become of one of which nobody knew.
///
/// Errors: 409 `OUTBOX_STATE`.
enum SettleOutboxMessage {
    struct Input: RequestBody {
        enum Outcome: String, Codable, CaseIterable {
            /// It has arrived.
            case sent
            /// It has not: it is sent again, under the same id.
            case again
        }

        let outcome: Outcome

        static let schema = Schema.object([
            "outcome": .required(
                Schema.oneOf(Outcome.allCases.map(\.rawValue)).noted("`again`: it did not arrive, and is sent again."))
        ])
        .example(["outcome": "sent"])
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<GetOutboxMessage.Output> {
        .ok(
            try OutboxChange.change(
                "outbox_message_settled", from: [.unknown], ["outcome": input.outcome.rawValue], in: context
            ) { store, filter in
                switch input.outcome {
                case .sent: try store.close(filter, as: .sent, now: context.now)
                case .again: try store.replay(filter, limit: 1)
                }
            })
    }
}

/// `POST /outbox/messages/{message}/cancellation`: one that waits is not sent any more, and one that was given up is seen
/// to: nobody wants it sent.
///
/// Errors: 409 `OUTBOX_STATE`, also while it is being sent.
enum CancelOutboxMessage {
    static func handle(in context: AppContext) throws -> Reply<GetOutboxMessage.Output> {
        .ok(
            try OutboxChange.change("outbox_message_cancelled", from: [.waiting, .failed], in: context) {
                try $0.close($1, as: .cancelled, now: context.now)
            })
    }
}
