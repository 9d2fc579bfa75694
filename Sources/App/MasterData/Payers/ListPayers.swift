internal import MariaDB
internal import Web

/// `GET /payers?q=&active=&limit=&cursor=`: the organisation's payers, by name.
enum ListPayers {
    struct Output: ResponseBody {
        let payers: [PayerView]
        let pagination: Pagination

        static let schema = Schema.object([
            "payers": .required(.array(of: PayerView.schema, 0...PageRequest.limits.upperBound)),
            "pagination": .required(Pagination.schema),
        ])
    }

    static func handle(in context: AppContext) throws -> Reply<Output> {
        let request = try PageRequest(context.request.query, keys: 2)
        let filter = try ListFilter(context.request.query)
        let after = request.after.isEmpty ? nil : (name: request.after[0], id: request.after[1])
        let payers = try PayerStore(db: context.db, organisation: context.organisation)
            .list(filter, after: after, limit: request.limit + 1)
        let (page, pagination) = request.page(of: payers, key: { [$0.name, $0.id] })
        return .ok(Output(payers: page.map(PayerView.init), pagination: pagination))
    }
}
