internal import Foundation
internal import MariaDB
internal import Web

/// `GET /ivr/auth/api-keys?limit=&cursor=`: the organisation's keys without their secrets, oldest first.
enum ListAPIKeys {
    struct Output: ResponseBody {
        let apiKeys: [APIKeyView]
        let pagination: Pagination

        static let schema = Schema.object([
            "apiKeys": .required(.array(of: APIKeyView.schema, 0...PageRequest.limits.upperBound)),
            "pagination": .required(Pagination.schema),
        ])
    }

    static func handle(in context: AppContext) throws -> Reply<Success<Output>> {
        let request = try PageRequest(context.request.query, keys: 2)
        let keys = try APIKeyStore(db: context.db)
            .list(
                organisation: context.organisation, within: context.callerTerritories, after: request.lastPlace,
                limit: request.limit + 1)
        let (page, pagination) = request.page(of: keys, key: { PageRequest.key($0.createdAt, $0.id) })
        return .ok(Success(Output(apiKeys: page.map(APIKeyView.init), pagination: pagination)))
    }
}
