internal import Foundation
internal import MariaDB

/// What a list of requests shows of other tables: names by id, and how many messages are unread.
struct RequestNames {
    let patients: [String: String]
    let doctors: [String: String]
    let people: [UUID: String]
    let unread: [UUID: Int]

    /// Reads them for all requests of a page at once.
    init(of requests: [VerificationRequest], in context: AppContext) throws {
        let (db, organisation) = (try context.db, try context.organisation)
        let sealer = context.services.sealer
        let found = try PatientStore(db: db, organisation: organisation).find(ids: Set(requests.map(\.patient)))
        patients = try Dictionary(uniqueKeysWithValues: found.map { ($0.id, try $0.opened(by: sealer).details.name) })
        let doctors = try DoctorStore(db: db, organisation: organisation).find(ids: Set(requests.map(\.doctor)))
        self.doctors = Dictionary(uniqueKeysWithValues: doctors.map { ($0.id, $0.name) })
        people = try UserStore(db: db, organisation: organisation).names(of: Set(requests.compactMap(\.assignee)))
        unread = try MessageStore.unread(of: requests.map(\.id), in: context)
    }

    func person(_ id: UUID?) -> PersonView? {
        id.map { PersonView($0, in: people) }
    }
}
