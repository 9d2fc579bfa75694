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
    /// - Throws: `APIError.notFound`, also for another organisation's.
    static func find(in context: AppContext) throws -> User {
        let store = UserStore(db: try context.db, organisation: try context.organisation)
        guard let user = try store.find(context.identifier("user")) else { throw APIError.notFound }
        return user
    }
}
