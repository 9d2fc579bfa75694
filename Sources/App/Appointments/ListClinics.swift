internal import MariaDB
internal import Web

/// `GET /clinics?limit=&cursor=`: by name. Without their holidays and types of visits.
enum ListClinics {
    struct Line: ResponseBody {
        let id: String
        let name: String
        let timeZone: String
        let isActive: Bool

        enum CodingKeys: String, CodingKey {
            case id, name
            case timeZone = "time_zone"
            case isActive = "is_active"
        }

        static let schema = Schema.object([
            "id": .required(.string(1...64)), "name": .required(.string(1...120)),
            "time_zone": .required(.string(1...64)), "is_active": .required(.boolean),
        ])
        .named("ClinicLine")
    }

    struct Output: ResponseBody {
        let clinics: [Line]
        let pagination: Pagination

        static let schema = Schema.object([
            "clinics": .required(.array(of: Line.schema, 0...PageRequest.limits.upperBound)),
            "pagination": .required(Pagination.schema),
        ])
    }

    static func handle(in context: AppContext) throws -> Reply<Output> {
        let request = try PageRequest(context.request.query, keys: 2)
        let after = request.after.isEmpty ? nil : (name: request.after[0], id: request.after[1])
        let clinics = try ClinicStore(db: context.db, organisation: context.organisation)
            .list(after: after, within: context.callerTerritories, limit: request.limit + 1)
        let (page, pagination) = request.page(of: clinics, key: { [$0.name, $0.id] })
        return .ok(
            Output(
                clinics: page.map {
                    Line(id: $0.id, name: $0.name, timeZone: $0.timeZone, isActive: $0.isActive)
                },
                pagination: pagination))
    }
}
