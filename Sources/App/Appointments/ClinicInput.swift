internal import Foundation
internal import Web

/// A clinic as it is set: whole.
struct ClinicInput: RequestBody {
    let territory: String?
    let name: String
    let phone: String?
    let address: String?
    let currency: String?
    let timeZone: String
    let hours: CallHours
    let holidays: [Holiday]?
    let visitTypes: [VisitType]
    let cutoff: Int?
    let isActive: Bool?

    enum CodingKeys: String, CodingKey {
        case territory = "territory_id"
        case name, phone, address, currency
        case timeZone = "time_zone"
        case hours, holidays
        case visitTypes = "visit_types"
        case cutoff = "cutoff_minutes"
        case isActive = "is_active"
    }

    fileprivate static let currencies = ["USD", "EUR", "GBP", "INR", "CAD", "AUD", "MXN", "BRL"]

    static let schema = Schema.object([
        "territory_id": .optional(MasterRecord.idSchema), "name": .required(VisibleName.schema),
        "phone": .optional(MasterRecord.phoneSchema),
        "address": .optional(.string(1...300, .visible).nullable.noted("As callers are told it.")),
        "currency": .optional(.oneOf(currencies).noted("Of the prices of its visits; `USD` when left out.")),
        "time_zone": .required(.timeZone),
        "hours": .required(ClinicView.hours), "holidays": .optional(.array(of: Holiday.schema, 0...1_000)),
        "visit_types": .required(.array(of: VisitType.schema, 0...100)),
        "cutoff_minutes": .optional(.integer(0...43_200)), "is_active": .optional(.boolean),
    ])
    .example([
        "name": "MedQ Bengaluru", "phone": "+918041234567", "time_zone": "Asia/Kolkata",
        "hours": ["monday": ["start": "09:00", "end": "18:00"]], "visit_types": [VisitType.schema.example ?? [:]],
    ])

    /// - Parameter current: what is replaced; nil for a new one.
    /// - Throws: `APIError` 422 for what comes twice, times that are not on the grid, a phone number that is none, and
    ///   a territory that is not the caller's.
    func clinic(id: String, replacing current: Clinic?, in context: AppContext) throws -> Clinic {
        var problems = visitTypes.enumerated().flatMap { $1.problems(at: $0) }
        problems += Self.repeated(visitTypes.map(\.id)).map { FieldError("visit_types[\($0)].id", "Comes twice.") }
        let days = (holidays ?? []).map(\.date)
        problems += Self.repeated(days).map { FieldError("holidays[\($0)].date", "Comes twice.") }
        let plan = try context.numberingPlan()
        let number = phone.flatMap { PhoneNumber($0, in: plan) }
        if phone != nil, number == nil { problems.append(FieldError("phone", "Must be a phone number.")) }
        guard problems.isEmpty else { throw APIError.invalid(problems) }
        // What visits that are booked are for is kept.
        let left = (current?.visitTypes ?? []).filter { type in !visitTypes.contains { $0.id == type.id } }
        let types = visitTypes.map(\.whole) + left.map(\.noLongerOffered)
        return Clinic(
            id: id, territory: try context.territory(territory, current: current?.territory),
            name: VisibleText.normalised(name), phone: number, address: address.map(VisibleText.normalised) ?? "",
            currency: currency ?? "USD", timeZone: timeZone, hours: hours,
            cutoff: cutoff ?? 120, isActive: isActive ?? true,
            holidays: (holidays ?? []).sorted { $0.date < $1.date }, visitTypes: types.sorted { $0.id < $1.id },
            version: current?.version ?? 0)
    }

    /// The places of values that came before.
    private static func repeated(_ values: [some Hashable]) -> [Int] {
        var known: Set<AnyHashable> = []
        return values.indices.filter { !known.insert(values[$0]).inserted }
    }
}

/// A clinic as it is shown.
struct ClinicView: ResponseBody {
    let id: String
    let territory: String
    let name: String
    let phone: PhoneNumber?
    let address: String?
    let currency: String
    let timeZone: String
    let hours: CallHours
    let holidays: [Holiday]
    let visitTypes: [VisitType]
    let cutoff: Int
    let isActive: Bool

    init(_ clinic: Clinic) {
        id = clinic.id
        territory = clinic.territory
        name = clinic.name
        phone = clinic.phone
        address = clinic.address.isEmpty ? nil : clinic.address
        currency = clinic.currency
        timeZone = clinic.timeZone
        hours = clinic.hours
        holidays = clinic.holidays
        visitTypes = clinic.visitTypes.map(\.whole)
        cutoff = clinic.cutoff
        isActive = clinic.isActive
    }

    enum CodingKeys: String, CodingKey {
        case id
        case territory = "territory_id"
        case name, phone, address, currency
        case timeZone = "time_zone"
        case hours, holidays
        case visitTypes = "visit_types"
        case cutoff = "cutoff_minutes"
        case isActive = "is_active"
    }

    fileprivate static let hours = CallHours.schema.named("ClinicHours").noted(
        "In the clinic's zone. Hours whose end is not after their start run past midnight; a day that is left out is "
            + "closed.")

    static let schema = Schema.object([
        "id": .required(.string(1...64)), "territory_id": .required(.string(1...64)),
        "name": .required(.string(1...120)), "phone": .optional(.string(9...16)),
        "address": .optional(.string(1...300)), "currency": .required(.oneOf(ClinicInput.currencies)),
        "time_zone": .required(.string(1...64)), "hours": .required(hours),
        "holidays": .required(.array(of: Holiday.schema, 0...1_000)),
        "visit_types": .required(.array(of: VisitType.schema, 0...1_000)),
        "cutoff_minutes": .required(.integer(0...43_200)), "is_active": .required(.boolean),
    ])
    .named("Clinic")
}
