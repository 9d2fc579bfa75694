internal import Dates
internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// What a clinic was asked for at one time.
struct DocumentAsk {
    /// What is sealed of it: what was written to the clinic.
    struct Content: Codable {
        let notes: String
    }

    let id: UUID
    let request: UUID
    let askedAt: Date
    let askedBy: UUID?
    let deadline: CalendarDate
    /// The end of that day where the organisation is.
    let deadlineAt: Date
    var notice: DocumentNotice?
    let sealed: [UInt8]?

    func notes(_ sealer: Sealer) throws -> String? {
        try sealed.map { try sealer.open(Content.self, $0, in: ChecklistStore.asks, row: id).notes }
    }
}

/// One kind of document of an ask.
struct ChecklistItem {
    enum Status: String, Codable, CaseIterable, ValueConvertible {
        case requested
        case received
        case accepted
        case rejected
        case waived

        /// Whether a document is still to come.
        var isOutstanding: Bool { self == .requested || self == .rejected }
        /// Whether a reviewer has said that it will do.
        var isSettled: Bool { self == .accepted || self == .waived }
    }

    /// What is sealed of it: why it was rejected or waived.
    struct Content: Codable {
        let reason: String
    }

    let id: UUID
    let ask: UUID
    let request: UUID
    let type: DocumentType
    let isRequired: Bool
    var status = Status.requested
    /// The last one that came for it.
    var document: UUID?
    /// Who accepted, rejected or waived.
    var settledBy: UUID?
    var updatedAt: Date
    var sealed: [UInt8]?

    func reason(_ sealer: Sealer) throws -> String? {
        try sealed.map { try sealer.open(Content.self, $0, in: ChecklistStore.items, row: id).reason }
    }
}

/// - Precondition: all items of a request, those of the oldest ask first.
extension [ChecklistItem] {
    /// Those that nothing can be decided without and that are still to come, each need once: what was asked for once
    /// more is waited for by the later ask, with its deadline, and by the earlier no more.
    private var awaited: [ChecklistItem] {
        enumerated().filter { place, item in
            item.isRequired && item.status.isOutstanding && !isAskedForAgain(at: place)
        }.map(\.element)
    }

    /// How many those are.
    var outstanding: Int { awaited.count }

    /// Those of an ask that are still to come by its deadline.
    func awaited(by ask: UUID) -> [ChecklistItem] { awaited.filter { $0.ask == ask } }

    /// Whether a later ask is for the same.
    func isAskedForAgain(at place: Int) -> Bool {
        self[(place + 1)...].contains { $0.ask != self[place].ask && $0.type == self[place].type }
    }

    /// The places of those that a document answers: the one that is named, or all of its type that are open. None for
    /// a document that nobody asked for.
    ///
    /// - Throws: `APIError` 422 for one that is not there or of another type, 409 for one that is settled.
    func answered(by type: DocumentType, named id: UUID?) throws(APIError) -> [Int] {
        guard let id else { return indices.filter { self[$0].type == type && self[$0].status.isOutstanding } }
        guard let place = firstIndex(where: { $0.id == id }) else {
            throw .invalid("item_id", "Is not on the checklist.")
        }
        guard self[place].type == type else { throw .invalid("type", "Is not the type of this item.") }
        guard !self[place].status.isSettled else { throw .itemSettled }
        return [place]
    }
}

extension APIError {
    /// 409: a reviewer has decided on it already.
    static let itemSettled = APIError(
        .conflict, "ITEM_SETTLED", "This item of the checklist is not open any more.",
        fields: [FieldError("item_id", "Is settled.")])
}

/// An item as shown.
struct ChecklistItemView: ResponseBody {
    let id: UUID
    let type: DocumentType
    let required: Bool
    let status: ChecklistItem.Status
    /// Whether a later ask is for the same: then nobody waits for this one.
    let isAskedForAgain: Bool
    let documentID: UUID?
    let reason: String?

    init(_ item: ChecklistItem, isAskedForAgain: Bool, _ sealer: Sealer) throws {
        id = item.id
        type = item.type
        required = item.isRequired
        status = item.status
        self.isAskedForAgain = isAskedForAgain
        documentID = item.document
        reason = try item.reason(sealer)
    }

    static let schema = Schema.object([
        "id": .required(.uuid), "type": .required(DocumentType.schema), "required": .required(.boolean),
        "status": .required(.oneOf(ChecklistItem.Status.allCases.map(\.rawValue))),
        "asked_again": .required(Schema.boolean.noted("A later ask is for the same: this one is not waited for.")),
        "document_id": .optional(.uuid), "reason": .optional(.string()),
    ])
    .named("ChecklistItem").example([
        "id": "7c0e8400-e29b-41d4-a716-446655440001", "type": "insurance_card", "required": true,
        "status": "requested", "asked_again": false,
    ])

    enum CodingKeys: String, CodingKey {
        case id, type, required, status
        case isAskedForAgain = "asked_again"
        case documentID = "document_id"
        case reason
    }
}

/// An ask as shown.
struct DocumentAskView: ResponseBody {
    let id: UUID
    let askedAt: Date
    let deadline: CalendarDate
    /// Whether the deadline is over and something required has not come, which was not asked for again since.
    let overdue: Bool
    let notes: String?
    let items: [ChecklistItemView]

    /// - Parameter items: all of the request, those of the oldest ask first.
    init(_ ask: DocumentAsk, _ items: [ChecklistItem], now: Date, _ sealer: Sealer) throws {
        id = ask.id
        askedAt = ask.askedAt
        deadline = ask.deadline
        notes = try ask.notes(sealer)
        overdue = ask.deadlineAt <= now && !items.awaited(by: ask.id).isEmpty
        self.items = try items.indices.filter { items[$0].ask == ask.id }.map { place in
            try ChecklistItemView(items[place], isAskedForAgain: items.isAskedForAgain(at: place), sealer)
        }
    }

    static let schema = Schema.object([
        "id": .required(.uuid), "asked_at": .required(.dateTime), "deadline": .required(.date),
        "overdue": .required(Schema.boolean.noted("The deadline is over, and something required has not come.")),
        "notes": .optional(.string()), "items": .required(.array(of: ChecklistItemView.schema, 0...100)),
    ])
    .named("DocumentAsk")

    enum CodingKeys: String, CodingKey {
        case id
        case askedAt = "asked_at"
        case deadline, overdue, notes, items
    }
}
