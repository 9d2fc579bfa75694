internal import Dates
internal import Foundation
internal import MariaDB
internal import Web

/// `GET /patient/clinics`: where a patient can book, what for, and with whom.
enum ListOwnClinics {
    struct Output: ResponseBody {
        let clinics: [PatientClinicView]

        static let schema = Schema.object(["clinics": .required(PatientClinicView.list)])
    }

    /// Days within which a doctor must see patients to be shown.
    private static let ahead = 62

    static func handle(in context: AppContext) throws -> Reply<Output> {
        let (db, organisation) = (try context.db, try context.organisation)
        let store = ClinicStore(db: db, organisation: organisation)
        let ids = try store.list(after: nil, within: nil, limit: PatientClinicView.most).filter(\.isActive).map(\.id)
        let clinics = try store.find(ids: Set(ids), within: nil)
        let views = try ids.compactMap { clinics[$0] }.map { clinic in
            PatientClinicView(
                clinic, clinic.visitTypes.filter(\.isActive), doctors: try clinic.doctors(within: ahead, in: context))
        }
        return .ok(Output(clinics: views))
    }
}

/// A clinic as patients see it.
struct PatientClinicView: ResponseBody {
    struct Named: Encodable {
        let id: String
        let name: String

        static let schema = Schema.object(["id": .required(.string(1...64)), "name": .required(.string(1...120))])
    }

    struct Visit: Encodable {
        let id: String
        let name: String
        let length: Int

        enum CodingKeys: String, CodingKey {
            case id, name
            case length = "length_minutes"
        }

        static let schema = Schema.object([
            "id": .required(.string(1...64)), "name": .required(.string(1...120)),
            "length_minutes": .required(.integer(5...1_440)),
        ])
    }

    let id: String
    let name: String
    let phone: PhoneNumber?
    let timeZone: String
    /// Minutes before its start until which a visit can be changed.
    let cutoff: Int
    let visitTypes: [Visit]
    let doctors: [Named]

    init(_ clinic: Clinic, _ types: [VisitType], doctors: [Doctor]) {
        id = clinic.id
        name = clinic.name
        phone = clinic.phone
        timeZone = clinic.timeZone
        cutoff = clinic.cutoff
        visitTypes = types.map { Visit(id: $0.id, name: $0.name, length: $0.length) }
        self.doctors = doctors.map { Named(id: $0.id, name: $0.name) }
    }

    enum CodingKeys: String, CodingKey {
        case id, name, phone
        case timeZone = "time_zone"
        case cutoff = "cutoff_minutes"
        case visitTypes = "visit_types"
        case doctors
    }

    /// How many are shown at most.
    static let most = 200

    static let list = Schema.array(of: schema, 0...most)

    static let schema = Schema.object([
        "id": .required(.string(1...64)), "name": .required(.string(1...120)), "phone": .optional(.string(9...16)),
        "time_zone": .required(.string(1...64)), "cutoff_minutes": .required(.integer(0...43_200)),
        "visit_types": .required(.array(of: Visit.schema, 0...1_000)),
        "doctors": .required(.array(of: Named.schema, 0...1_000)),
    ])
    .named("PatientClinic")
}
