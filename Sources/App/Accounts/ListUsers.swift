internal import Foundation
internal import MariaDB
internal import Web

/// `GET /users?role=&q=&limit=&cursor=`: the users of the caller's organisation, oldest first; those of some roles, or who
/// are looked for, by login.
enum ListUsers {
    struct Output: ResponseBody {
        let users: [UserView]
        let pagination: Pagination

        static let schema = Schema.object([
            "users": .required(.array(of: UserView.schema, 0...PageRequest.limits.upperBound)),
            "pagination": .required(Pagination.schema),
        ])
    }

    static func handle(in context: AppContext) throws -> Reply<Output> {
        let filter = try UserFilter(context.request.query)
        let request = try PageRequest(context.request.query, keys: filter == nil ? 2 : 1)
        let store = UserStore(db: try context.db, organisation: try context.organisation)
        let (own, limit) = (context.callerTerritories, request.limit + 1)
        let (page, pagination) =
            if let filter {
                request.page(
                    of: try store.list(filter, within: own, after: request.after.first, limit: limit),
                    key: { [$0.login] })
            } else {
                request.page(
                    of: try store.list(within: own, after: request.lastPlace, limit: limit),
                    key: { PageRequest.key($0.createdAt, $0.id) })
            }
        return .ok(Output(users: page.map(UserView.init), pagination: pagination))
    }
}
