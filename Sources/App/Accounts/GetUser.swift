internal import MariaDB
internal import Web

/// `GET /users/{user}`, with its version as `ETag`.
enum GetUser {
    static func handle(in context: AppContext) throws -> Reply<UserView> {
        let user = try find(in: context)
        return .ok(UserView(user), headers: ["etag": EntityTag.of(version: user.version)])
    }

    /// The user of the path.
    ///
    /// - Throws: `APIError.notFound`, also for another organisation's, and for one who reaches further than who asks.
    static func find(in context: AppContext) throws -> User {
        let store = UserStore(db: try context.db, organisation: try context.organisation)
        let user = try store.find(context.identifier("user"), within: context.callerTerritories)
        guard let user else { throw APIError.notFound }
        return user
    }
}
