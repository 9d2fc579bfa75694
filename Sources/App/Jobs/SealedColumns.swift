internal import Foundation
internal import MariaDB
internal import Secrets

/// Every column that holds sealed values.
enum SealedColumns {
    static let all: [SealedColumn] = [
        SealedColumn(
            place: LookUpStore.place(of:),
            reseal: { try LookUpStore(db: $0, organisation: $1).reseal(notWith: $2, limit: $3, $4) },
            count: { try LookUpStore(db: $0, organisation: $1).count(notSealedWith: $2) }),
        SealedColumn(
            place: { .sealed(of: "idempotency_keys", $0) },
            reseal: { try IdempotencyStore(db: $0, organisation: $1).reseal(notWith: $2, limit: $3, $4) },
            count: { try IdempotencyStore(db: $0, organisation: $1).count(notSealedWith: $2) }),
        .rows(of: PatientStore.table, by: "sealed_id"), .rows(of: BreakGlassStore.table), .rows(of: RequestStore.table),
        .rows(of: HistoryStore.table, under: "request_id"), .rows(of: DecisionStore.table, under: "request_id"),
        .rows(of: NoteStore.table, under: "request_id"), .rows(of: MessageStore.table, under: "request_id"),
        .rows(of: EscalationStore.table, under: "request_id"),
        .rows(of: WebhookStore.table), .rows(of: OutboxStore.table),
        .rows(of: OutboxAttemptStore.table, under: "message_id"),
        .rows(of: SentMessageStore.table), .rows(of: MessageSettingsStore.table), .rows(of: OptOutStore.table),
        .rows(of: AppointmentStore.table), .rows(of: CallStore.table),
        .rows(of: PatientAccountStore.table, by: "user_id"), .rows(of: AccountPhoneStore.table, by: "user_id"),
        .rows(of: OneTimeCodeStore.table), .rows(of: LinkDecisionStore.table),
        .rows(of: ConversationStore.table), .rows(of: SavedConversationStore.table),
        .rows(of: ConversationStore.logs, under: "call_id"),
        .rows(of: CallStore.transcripts, under: "call_id"),
        .rows(of: AnalyserStore.table, by: "organisation_id"),
        .rows(of: ChecklistStore.asks, under: "request_id"), .rows(of: ChecklistStore.items, under: "request_id"),
        .rows(of: DocumentStore.table, under: "request_id"),
        SealedColumn(
            resealPlaced: { try DocumentStore(db: $0, organisation: $1).resealChunks(notWith: $2, limit: $3, $4) },
            count: { try DocumentStore(db: $0, organisation: $1).countChunks(notSealedWith: $2) }),
    ]
}

/// A column of one table, and how its store replaces and counts what is sealed there.
struct SealedColumn: Sendable {
    typealias Seal = (_ row: UUID, _ envelope: [UInt8]) throws -> [UInt8]
    typealias PlacedSeal = (_ place: SealedPlace, _ envelope: [UInt8]) throws -> [UInt8]

    /// Seals anew what was sealed with another key than the one whose id is given, as it stands in an envelope; at
    /// most so many rows. Returns how many there were.
    let reseal: @Sendable (Connection, _ organisation: UUID, _ key: [UInt8], _ limit: Int, PlacedSeal) throws -> Int

    /// How many values were sealed with another key than that.
    let count: @Sendable (Connection, _ organisation: UUID, _ key: [UInt8]) throws -> Int

    /// A column whose rows are sealed to their ids.
    init(
        place: @escaping @Sendable (UUID) -> SealedPlace,
        reseal: @escaping @Sendable (Connection, UUID, _ key: [UInt8], _ limit: Int, Seal) throws -> Int,
        count: @escaping @Sendable (Connection, UUID, _ key: [UInt8]) throws -> Int
    ) {
        self.reseal = { db, organisation, key, limit, seal in
            try reseal(db, organisation, key, limit) { try seal(place($0), $1) }
        }
        self.count = count
    }

    /// A column whose store says itself what each value is sealed to.
    init(
        resealPlaced: @escaping @Sendable (Connection, UUID, _ key: [UInt8], _ limit: Int, PlacedSeal) throws -> Int,
        count: @escaping @Sendable (Connection, UUID, _ key: [UInt8]) throws -> Int
    ) {
        reseal = resealPlaced
        self.count = count
    }
}
