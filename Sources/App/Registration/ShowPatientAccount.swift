internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// `GET /patient/account`: the patient's own account, and whose visits it shows; on record.
enum ShowPatientAccount {
    struct Output: ResponseBody {
        let user: RegisteredUser
        let patients: [Line]
        let hasCalendarFeed: Bool

        static let schema = Schema.object([
            "user": .required(RegisteredUser.schema), "patients": .required(.array(of: Line.schema, 0...100)),
            "calendar_feed": .required(.boolean.noted("Whether calendars may read the visits by an address.")),
        ])

        enum CodingKeys: String, CodingKey {
            case user, patients
            case hasCalendarFeed = "calendar_feed"
        }
    }

    struct Line: ResponseBody {
        let id: String
        let name: String

        static let schema = Schema.object(["id": .required(.string(1...64)), "name": .required(.string(1...120))])
            .named("AccountPatient").example(["id": "P-1234", "name": "Asha Rao"])
    }

    static func handle(in context: AppContext) throws -> Reply<Output> {
        let person = try context.person
        let ids = try AccountPatientStore(db: context.db, organisation: person.organisation).patients(of: person.id)
        let names = try CallerNames(in: context).opened(ids)
        let lines = ids.compactMap { id in names[id].map { Line(id: id, name: $0.name) } }
        try context.recordRead(
            AuditEvent(
                "patient_read", .success, on: "user", person.id.text, by: context.actor,
                fields: ["patients": ShownPatients.onRecord(ids)]))
        let feeds = CalendarFeedStore(db: try context.db, organisation: person.organisation)
        return .ok(
            Output(user: try user(in: context), patients: lines, hasCalendarFeed: try feeds.exists(of: person.id)),
            headers: ["cache-control": "no-store"])
    }

    /// The account of who is signed in.
    ///
    /// - Throws: `APIError.notFound` for a patient whom an admin has invited.
    static func user(in context: AppContext) throws -> RegisteredUser {
        let person = try context.person
        guard let user = try RegisteredUser.find(person.id, login: person.login, of: person.organisation, in: context)
        else { throw APIError.notFound }
        return user
    }
}
