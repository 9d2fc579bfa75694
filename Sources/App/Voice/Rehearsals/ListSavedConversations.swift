internal import Foundation
internal import MariaDB
internal import Web

/// A saved conversation as it is listed.
struct SavedConversationItem: ResponseBody {
    struct LastRun: Encodable {
        let at: Date
        let passed: Bool
        @OrNull var failedTurn: Int?
        let milliseconds: Int

        enum CodingKeys: String, CodingKey {
            case at, passed
            case failedTurn = "failed_turn"
            case milliseconds
        }
    }

    let id: UUID
    let name: String
    let territory: String
    @OrNull var language: String?
    let turns: Int
    let createdAt: Date
    @OrNull var lastRun: LastRun?

    init(_ saved: SavedConversation, _ content: SavedConversation.Content) {
        id = saved.id
        name = content.name
        territory = saved.territory
        language = content.language
        turns = content.turns.count
        createdAt = saved.createdAt
        lastRun = content.lastRun.map {
            LastRun(at: $0.at, passed: $0.failedTurn == nil, failedTurn: $0.failedTurn, milliseconds: $0.milliseconds)
        }
    }

    enum CodingKeys: String, CodingKey {
        case id = "saved_id"
        case name
        case territory = "territory_id"
        case language, turns
        case createdAt = "created_at"
        case lastRun = "last_run"
    }

    static let schema = Schema.object([
        "saved_id": .required(.uuid), "name": .required(.string(1...120)), "territory_id": .required(.string(1...64)),
        "language": .required(.string(2...8).nullable), "turns": .required(.integer(1...100)),
        "created_at": .required(.dateTime),
        "last_run": .required(
            Schema.object([
                "at": .required(.dateTime), "passed": .required(.boolean),
                "failed_turn": .required(.integer(1...100).nullable),
                "milliseconds": .required(.integer(0...1_000_000)),
            ])
            .nullable),
    ])
    .named("SavedConversation")
}

/// `GET /ivr/saved-conversations?limit=&cursor=`: oldest first.
enum ListSavedConversations {
    struct Output: ResponseBody {
        let saved: [SavedConversationItem]
        let pagination: Pagination

        enum CodingKeys: String, CodingKey {
            case saved = "saved_conversations"
            case pagination
        }

        static let schema = Schema.object([
            "saved_conversations": .required(
                .array(of: SavedConversationItem.schema, 0...PageRequest.limits.upperBound)),
            "pagination": .required(Pagination.schema),
        ])
    }

    static func handle(in context: AppContext) throws -> Reply<Output> {
        let request = try PageRequest(context.request.query, keys: 2)
        let found = try SavedConversationStore(db: context.db, organisation: context.organisation)
            .list(within: context.callerTerritories, after: request.lastPlace, limit: request.limit + 1)
        let (page, pagination) = request.page(of: found, key: { PageRequest.key($0.createdAt, $0.id) })
        let sealer = context.services.sealer
        return .ok(
            Output(saved: try page.map { SavedConversationItem($0, try $0.content(sealer)) }, pagination: pagination))
    }
}
