internal import Dates
internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// Writes what a clinic is asked for.
enum AskForDocuments {
    /// - Parameter end: when the deadline is over.
    /// - Precondition: within the transaction that changes the request.
    static func insert(
        _ id: UUID, of request: UUID, types: [DocumentType], deadline: CalendarDate, until end: Date, notes: String?,
        in context: AppContext
    ) throws {
        let sealed = try notes.map {
            try context.services.sealer.seal(
                DocumentAsk.Content(notes: $0), in: ChecklistStore.asks, row: id)
        }
        try ChecklistStore(db: context.db, organisation: context.organisation).insert(
            DocumentAsk(
                id: id, request: request, askedAt: context.now, askedBy: context.actor.id, deadline: deadline,
                deadlineAt: end, notice: .first(askedAt: context.now, deadlineAt: end), sealed: sealed),
            types.map { type in
                ChecklistItem(
                    id: UUID.random(), ask: id, request: request, type: type, isRequired: true, updatedAt: context.now)
            })
    }

    /// Deadlines that are over have been told, or came while nobody was to be told: of what is to come again, or still,
    /// people are told again.
    ///
    /// - Parameter asks: of which something is to come.
    /// - Precondition: within the transaction that changes the request.
    static func remind(of asks: Set<UUID>, of request: UUID, in context: AppContext) throws {
        guard !asks.isEmpty else { return }
        let checklist = ChecklistStore(db: try context.db, organisation: try context.organisation)
        let due = try DueDates.of(context.organisation, in: context)
        for ask in try checklist.asks(of: request) where asks.contains(ask.id) {
            guard let notice = DocumentNotice.reopened(ask, due, now: context.now) else { continue }
            try checklist.update(notice, of: ask, now: context.now)
        }
    }

    /// The same of all that a request still waits for which is opened again: while it was closed nothing could come.
    static func remindOfReopened(_ request: UUID, in context: AppContext) throws {
        let items = try ChecklistStore(db: context.db, organisation: context.organisation).items(of: request)
        try remind(
            of: Set(items.map(\.ask)).filter { !items.awaited(by: $0).isEmpty }, of: request, in: context)
    }

    /// The last ask, as the document prints it.
    ///
    /// - Parameter items: the request's whole checklist.
    static func latest(of request: UUID, _ items: [ChecklistItem], in context: AppContext) throws
        -> DocumentRequestView?
    {
        let store = ChecklistStore(db: try context.db, organisation: try context.organisation)
        guard let ask = try store.asks(of: request).last else { return nil }
        return DocumentRequestView(
            types: items.filter { $0.ask == ask.id }.map(\.type.rawValue), deadline: ask.deadline,
            notes: try ask.notes(context.services.sealer))
    }
}
