internal import MariaDB
internal import Web

/// `GET /doctors?q=&active=&limit=&cursor=`: the doctors the caller may see, by name.
enum ListDoctors {
    struct Output: ResponseBody {
        let doctors: [DoctorView]
        let pagination: Pagination

        static let schema = Schema.object([
            "doctors": .required(.array(of: DoctorView.schema, 0...PageRequest.limits.upperBound)),
            "pagination": .required(Pagination.schema),
        ])
    }

    static func handle(in context: AppContext) throws -> Reply<Output> {
        let request = try PageRequest(context.request.query, keys: 2)
        let filter = try ListFilter(context.request.query)
        let after = request.after.isEmpty ? nil : (name: request.after[0], id: request.after[1])
        let doctors = try DoctorStore(db: context.db, organisation: context.organisation)
            .list(filter, after: after, within: context.callerTerritories, limit: request.limit + 1)
        let (page, pagination) = request.page(of: doctors, key: { [$0.name, $0.id] })
        return .ok(Output(doctors: page.map(DoctorView.init), pagination: pagination))
    }
}
