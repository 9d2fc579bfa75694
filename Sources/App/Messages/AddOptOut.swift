internal import Foundation
internal import MariaDB
internal import Web

/// `POST /messages/opt-outs`: a number that gets no text messages from now on; what waits for it is not sent any more.
enum AddOptOut {
    struct Input: RequestBody {
        let number: String

        static let schema = Schema.object(["number": .required(.string(1...40, .phone))])
            .example(["number": "+15551234567"])
    }

    struct Output: ResponseBody {
        let optOutID: UUID

        static let schema = Schema.object(["optOutId": .required(.uuid)])

        enum CodingKeys: String, CodingKey {
            case optOutID = "optOutId"
        }
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<Success<Output>> {
        let number = try number(input.number, in: context)
        return try context.once {
            let id = try add(number, .person, in: context)
            return .created(Success(Output(optOutID: id), message: "Opt-out saved"))
        } then: {
            try context.publish(.messages)
        }
    }

    static func number(_ text: String, in context: AppContext) throws -> PhoneNumber {
        guard let number = try GetCallConfig.number(text, of: context.organisation, in: context) else {
            throw APIError.invalid("number", "Must be a phone number.")
        }
        return number
    }

    /// Within a transaction.
    static func add(_ number: PhoneNumber, _ source: OptOut.Source, in context: AppContext) throws -> UUID {
        let (db, organisation, services) = (try context.db, try context.organisation, context.services)
        let id = try OptOutStore(db: db, organisation: organisation)
            .insert(number.e164, source, services, now: context.now)
        let waiting = try SentMessageStore(db: db, organisation: organisation)
            .waiting(.sms, to: RecipientIndex.all(number.e164, by: services.index))
        let cancelled = try WaitingMessages(organisation: organisation, db: db, now: context.now)
            .end(waiting, as: .cancelled, shown: .suppressed)
        try AuditStore.append(
            AuditEvent(
                "opt_out_added", .success, on: "message_opt_out", id.text, by: context.actor,
                fields: ["source": source.rawValue, "suppressed": String(cancelled.count)]),
            organisation: organisation, in: context)
        return id
    }
}

/// `DELETE /messages/opt-outs/{optOut}`: the number may be sent to again, and is reminded of its visits to come.
enum DeleteOptOut {
    static func handle(in context: AppContext) throws -> Reply<Nothing> {
        let id = try context.identifier("optOut")
        try context.db.retryingTransaction { try remove(id, in: context) }
        try context.publish(.messages)
        return .noContent
    }

    /// Within a transaction.
    ///
    /// - Throws: `APIError.notFound`, also for another organisation's.
    static func remove(_ id: UUID, in context: AppContext) throws {
        let organisation = try context.organisation
        let store = OptOutStore(db: try context.db, organisation: organisation)
        guard let optOut = try store.find(id), try store.delete(id) else { throw APIError.notFound }
        try AuditStore.append(
            AuditEvent("opt_out_removed", .success, on: "message_opt_out", id.text, by: context.actor),
            organisation: organisation, in: context)
        if let number = PhoneNumber(e164: try optOut.number(context.services.sealer)) {
            try VisitReminders(in: context).restore(to: number)
        }
    }
}
