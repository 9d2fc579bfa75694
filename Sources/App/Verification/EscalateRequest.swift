internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// `POST /ivr/requests/{request}/escalation`: somebody else is to decide: `to`, or any admin.
///
/// Errors: 409 `INVALID_STATE_TRANSITION`, 412, 422 for a user who may not decide.
enum EscalateRequest {
    struct Input: RequestBody {
        let reason: String
        let to: UUID?

        static let schema = Schema.object([
            "reason": .required(.string(1...2_000, .writing)), "to": .optional(Schema.uuid.nullable),
        ])
        .example(["reason": "The policy excludes it, and the physician asks for an exception.", "to": nil])
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<ChangedRequest> {
        let (db, organisation) = (try context.db, try context.organisation)
        return try context.once {
            let request = try ChangeRequest.lock(in: context)
            if let supervisor = input.to {
                try AssignRequest.checkMayDecide(supervisor, request, "to", in: context)
            }
            let id = UUID.random()
            let sealed = try context.services.sealer.seal(
                Escalation.Words(reason: input.reason), in: EscalationStore.table, row: id)
            try EscalationStore(db: db, organisation: organisation).insert(
                Escalation(
                    request: request.id, id: id, at: context.now, by: context.actor.id, to: input.to, sealed: sealed))
            let changed = try ChangeRequest.apply(
                .escalate, to: request,
                ChangeRequest.Note(reason: input.reason, subject: input.to, supervisor: input.to), in: context)
            return try ChangedRequest.reply(changed, in: context)
        } then: {
            try context.publish(.verification)
        }
    }
}

/// `POST /ivr/requests/{request}/escalation/resolution`: the review goes on.
///
/// Errors: 409 `INVALID_STATE_TRANSITION`, 412.
enum ResolveEscalation {
    struct Input: RequestBody {
        let notes: String

        static let schema = Schema.object(["notes": .required(.string(1...2_000, .writing))])
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<ChangedRequest> {
        return try context.once {
            let request = try ChangeRequest.lock(in: context)
            let store = EscalationStore(db: try context.db, organisation: try context.organisation)
            if let open = try store.open(of: request.id), request.status == .escalated {
                var words = try open.words(context.services.sealer)
                words.resolution = input.notes
                try store.resolve(
                    open.id, of: request.id, by: context.actor.id,
                    sealed: context.services.sealer.seal(words, in: EscalationStore.table, row: open.id),
                    at: context.now)
            }
            let changed = try ChangeRequest.apply(
                .resolveEscalation, to: request, ChangeRequest.Note(reason: input.notes), in: context)
            return try ChangedRequest.reply(changed, in: context)
        } then: {
            try context.publish(.verification)
        }
    }
}
