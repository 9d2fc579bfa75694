internal import Foundation
internal import MariaDB
internal import Web

/// `GET /users?limit=&cursor=`: the users of the caller's organisation, oldest first.
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
        let request = try PageRequest(context.request.query, keys: 2)
        let users = try UserStore(db: context.db, organisation: context.organisation)
            .list(within: context.callerTerritories, after: request.lastPlace, limit: request.limit + 1)
        let (page, pagination) = request.page(of: users, key: { PageRequest.key($0.createdAt, $0.id) })
        return .ok(Output(users: page.map(UserView.init), pagination: pagination))
    }
}
