internal import Foundation
internal import MariaDB
internal import Web

/// `PUT /ivr/territories/{territory}`: `name`. Makes a territory of that id, or gives it another name; there is no way to
/// delete one, for what is on record names it.
///
/// Errors: 403 for who is limited to territories, and so would not see another one; 404 for what can be no id; 409
/// `TOO_MANY_TERRITORIES`.
enum SetTerritory {
    struct Input: RequestBody {
        let name: String

        static let schema = Schema.object(["name": .required(VisibleName.schema)])
            .example(["name": "North"])
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<TerritoryView> {
        let id = try context.chosenIdentifier("territory")
        let name = VisibleText.normalised(input.name)
        try context.retryingTransaction(ending: .masterData) {
            let store = TerritoryStore(db: try context.db, organisation: try context.organisation)
            let known = try store.lock()
            let former = known.first { $0.id == id }
            if former?.name == name { return }
            let isNew = former == nil
            guard known.count < TerritoryStore.most || !isNew else {
                throw APIError(
                    .conflict, "TOO_MANY_TERRITORIES",
                    "An organisation has at most \(TerritoryStore.most) territories.")
            }
            if isNew {
                try store.insert(id: id, name: name, now: context.now)
            } else {
                try store.rename(id: id, to: name)
            }
            try MasterRecord.audit(
                isNew ? "territory_created" : "territory_renamed", on: "territory", id, in: context)
        }
        return .ok(TerritoryView(id: id, name: name))
    }
}

extension Territory {
    /// The territories that a user, or a key, is limited to, as they are shown; left out for all.
    static let shownLimits = Schema.array(of: .string(1...64), 1...mostOfOne)
    /// The same, as they are given.
    static let limits = Schema.array(of: MasterRecord.idSchema, 0...mostOfOne, unique: true)
        .noted("Those it is limited to; all when there are none, or for who is limited their own.")
}

extension AppContext {
    /// The territories that a user, or a key, is to be limited to, in order; none for all of them. Whoever is limited
    /// gives no more than their own.
    ///
    /// - Parameter field: of the request, for what is wrong with it.
    /// - Throws: `APIError` 422 for territories that are not there or not the caller's: they are not told which.
    func limits(_ asked: [String]?, _ field: String) throws -> [String] {
        guard let asked, !asked.isEmpty else { return callerTerritories ?? [] }
        try checkTerritories(asked, field)
        return asked.sorted()
    }
}

extension Caller.Person {
    /// Whether what is limited to `territories`, or to none, reaches no further than this person does.
    func covers(_ territories: [String]) -> Bool {
        guard let own = self.territories else { return true }
        return !territories.isEmpty && Set(territories).isSubset(of: own)
    }
}
