internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// `POST /ivr/requests/{request}/checklist/{item}/waiver`: the document need not come; `reason` says why.
///
/// Errors: 409 `ITEM_SETTLED` for an item that is accepted or waived, 409 when the request is closed, 412.
enum WaiveItem {
    struct Input: RequestBody {
        let reason: String

        static let schema = Schema.object(["reason": .required(WaiveItem.reason)])
            .example(["reason": "The payer has told us by telephone."])
    }

    /// Why something was rejected or waived.
    static let reason = Schema.string(1...2_000, .writing)

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<ChecklistItemView> {
        try context.once {
            let (view, version) = try waive(context.identifier("item"), input.reason, in: context)
            return .ok(view, headers: ["etag": EntityTag.of(version: version)])
        } then: {
            try context.publish(.verification)
        }
    }

    private static func waive(_ id: UUID, _ reason: String, in context: AppContext) throws
        -> (ChecklistItemView, version: Int)
    {
        let organisation = try context.organisation
        let request = try RequestAccess.lock(in: context)
        let store = ChecklistStore(db: try context.db, organisation: organisation)
        var items = try store.lockItems(of: request.id)
        guard let place = items.firstIndex(where: { $0.id == id }) else { throw APIError.notFound }
        guard !items[place].status.isSettled else { throw APIError.itemSettled }
        let before = items.outstanding
        items[place].status = .waived
        items[place].settledBy = try context.person.id
        items[place].updatedAt = context.now
        items[place].sealed = try context.services.sealer.seal(
            ChecklistItem.Content(reason: reason), in: ChecklistStore.items, row: id)
        try store.update(items[place])
        let changed = try RequestAccess.note(
            .waived, on: id, of: request, outstanding: (before, items.outstanding),
            fields: ["item": id.text, "type": items[place].type.rawValue], in: context)
        let view = try ChecklistItemView(
            items[place], isAskedForAgain: items.isAskedForAgain(at: place), context.services.sealer)
        return (view, changed.version)
    }
}
