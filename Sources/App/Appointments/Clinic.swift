internal import Dates
internal import Foundation
internal import MariaDB
internal import Web

/// Where patients are seen.
struct Clinic: Equatable, Sendable {
    let id: String
    var territory: String
    var name: String
    /// What messages say to call back.
    var phone: PhoneNumber?
    /// What callers are told; empty for none.
    var address = ""
    /// ISO 4217; of the prices of its visits.
    var currency = "USD"
    /// IANA name.
    var timeZone: String
    var hours: CallHours
    /// Minutes before its start until which patients may change a visit.
    var cutoff: Int
    var isActive: Bool
    /// By day.
    var holidays: [Holiday]
    /// By id; those that are no longer offered as well.
    var visitTypes: [VisitType]
    /// 0 for one that is not there yet.
    var version: Int

    /// A zone that the system has no longer heard of is UTC's.
    var zone: Zone { TimeZones.find(timeZone) ?? .utc }

    var calendar: BusinessCalendar {
        BusinessCalendar(zone: zone, hours: hours, holidays: Set(holidays.map(\.date)))
    }

    /// - Returns: nil for a type that the clinic does not offer.
    func offered(_ type: String) -> VisitType? { visitTypes.first { $0.id == type && $0.isActive } }

    /// What a visit is for, also when it is no longer offered.
    ///
    /// - Throws: `APIError.notFound`, which a type of a visit that is stored is not.
    func type(of appointment: Appointment) throws(APIError) -> VisitType {
        guard let type = visitTypes.first(where: { $0.id == appointment.visitType }) else { throw .notFound }
        return type
    }
}

/// What a visit can be for.
struct VisitType: Codable, Equatable, Sendable {
    let id: String
    var name: String
    var length: Int
    var bufferBefore: Int?
    var bufferAfter: Int?
    var step: Int?
    var notice: Int?
    var horizon: Int?
    var active: Bool?
    /// In hundredths of the clinic's currency; nil where callers are not told.
    var price: Int?

    var isActive: Bool { active ?? true }

    /// What is left out: no buffers, starts as far apart as a visit is long, an hour's notice, ninety days ahead.
    var times: VisitTimes {
        VisitTimes(
            length: length, bufferBefore: bufferBefore ?? 0, bufferAfter: bufferAfter ?? 0, step: step ?? length,
            notice: notice ?? 60, horizon: horizon ?? 90)
    }

    /// With what holds in place of what is left out.
    var whole: VisitType {
        let times = times
        return VisitType(
            id: id, name: name, length: length, bufferBefore: times.bufferBefore, bufferAfter: times.bufferAfter,
            step: times.step, notice: times.notice, horizon: times.horizon, active: isActive, price: price)
    }

    var noLongerOffered: VisitType {
        var type = self
        type.active = false
        return type
    }

    enum CodingKeys: String, CodingKey {
        case id, name
        case length = "length_minutes"
        case bufferBefore = "buffer_before_minutes"
        case bufferAfter = "buffer_after_minutes"
        case step = "step_minutes"
        case notice = "notice_minutes"
        case horizon = "horizon_days"
        case active = "is_active"
        case price = "price_cents"
    }

    /// Lengths, buffers and steps lie on the grid of five minutes.
    static let schema = Schema.object([
        "id": .required(MasterRecord.idSchema), "name": .required(VisibleName.schema),
        "length_minutes": .required(.integer(5...1_440)), "buffer_before_minutes": .optional(.integer(0...480)),
        "buffer_after_minutes": .optional(.integer(0...480)), "step_minutes": .optional(.integer(5...1_440)),
        "notice_minutes": .optional(.integer(0...43_200)), "horizon_days": .optional(.integer(0...VisitTimes.farthest)),
        "is_active": .optional(.boolean),
        "price_cents": .optional(.integer(0...100_000_000).noted("In hundredths of the clinic's currency.")),
    ])
    .named("VisitType").example([
        "id": "follow-up", "name": "Follow-up", "length_minutes": 20, "buffer_after_minutes": 10, "step_minutes": 30,
        "notice_minutes": 60, "horizon_days": 90,
    ])

    /// - Parameter place: in the list, for naming the field.
    func problems(at place: Int) -> [FieldError] {
        [
            (CodingKeys.length, length), (.bufferBefore, bufferBefore ?? 0), (.bufferAfter, bufferAfter ?? 0),
            (.step, step ?? length),
        ]
        .filter { !$1.isMultiple(of: VisitTimes.grid) }
        .map { key, _ in FieldError("visit_types[\(place)].\(key.rawValue)", "Must be a multiple of five.") }
    }
}

extension VisitType: RowDecodable {
    init(row: borrowing Row) throws(DatabaseError) {
        id = try row.column("id")
        name = try row.column("name")
        length = try row.column("length")
        bufferBefore = try row.column("buffer_before")
        bufferAfter = try row.column("buffer_after")
        step = try row.column("step")
        notice = try row.column("notice")
        horizon = try row.column("horizon")
        active = try row.column("is_active")
        price = try row.column("price")
    }
}

extension Clinic: RowDecodable {
    /// Without holidays and types of visits.
    init(row: borrowing Row) throws(DatabaseError) {
        id = try row.column("id")
        territory = try row.column("territory_id")
        name = try row.column("name")
        phone = try row.column("phone")
        address = try row.column("address")
        currency = try row.column("currency")
        timeZone = try row.column("time_zone")
        hours = try row.column("hours")
        cutoff = try row.column("cutoff")
        isActive = try row.column("is_active")
        version = try row.column("version")
        (holidays, visitTypes) = ([], [])
    }
}
