internal import Foundation
internal import MariaDB
internal import Web

/// `GET /ivr/requests/{request}/checklist`: what the clinic was asked for, oldest first, and what has come of it.
enum ShowChecklist {
    struct Output: ResponseBody {
        let asks: [DocumentAskView]

        static let schema = Schema.object(["asks": .required(.array(of: DocumentAskView.schema, 0...10_000))])
    }

    static func handle(in context: AppContext) throws -> Reply<Output> {
        let request = try GetRequest.find(in: context)
        let store = ChecklistStore(db: try context.db, organisation: try context.organisation)
        let items = try store.items(of: request.id)
        let asks = try store.asks(of: request.id).map {
            try DocumentAskView($0, items, now: context.now, context.services.sealer)
        }
        try context.recordRead("checklist_read", of: request)
        return .ok(Output(asks: asks), headers: ["etag": EntityTag.of(version: request.version)])
    }
}
