internal import Foundation
internal import MariaDB
internal import Web

/// A territory as it is shown.
struct TerritoryView: ResponseBody {
    let id: String
    let name: String

    static let schema = Schema.object([
        "territory_id": .required(.string(1...64)), "name": .required(.string(1...120)),
    ])
    .named("Territory")

    enum CodingKeys: String, CodingKey {
        case id = "territory_id"
        case name
    }
}

/// `GET /ivr/territories`: those that the caller may use.
enum ListTerritories {
    struct Output: ResponseBody {
        let territories: [TerritoryView]

        static let schema = Schema.object([
            "territories": .required(.array(of: TerritoryView.schema, 0...TerritoryStore.most))
        ])
    }

    static func handle(in context: AppContext) throws -> Reply<Output> {
        let all = try TerritoryStore(db: context.db, organisation: context.organisation).list()
        let own = context.callerTerritories
        return .ok(
            Output(
                territories: all.filter { own?.contains($0.id) != false }.map {
                    TerritoryView(id: $0.id, name: $0.name)
                }))
    }
}
