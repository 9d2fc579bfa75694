internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// `POST /calendar-feed`: an address at which the patient's calendar reads their visits. It is shown once; the one that
/// there was is no more.
enum MakeCalendarFeed {
    struct Output: ResponseBody {
        let path: String

        static let schema = Schema.object([
            "path": .required(
                .string(1...200).noted("Whoever has it reads where and when the visits are. Under this host, by https.")
            )
        ])
        .named("CalendarFeed")
    }

    static func handle(in context: AppContext) throws -> Reply<Output> {
        let (token, user) = (OpaqueToken.generate(), try context.person.id)
        let organisation = try context.organisation
        return try context.once {
            try CalendarFeedStore(db: context.db, organisation: organisation)
                .set(sha256(Array(token.utf8)), of: user, now: context.now)
            try AuditStore.append(
                AuditEvent("calendar_feed_made", .success, on: "user", user.text, by: context.actor),
                organisation: organisation, in: context)
            return .ok(Output(path: "/api/calendar-feeds/\(token)"))
        }
    }
}

/// `DELETE /calendar-feed`: nobody reads the patient's visits by its address any more.
enum DeleteCalendarFeed {
    static func handle(in context: AppContext) throws -> Reply<Nothing> {
        let (organisation, user) = (try context.organisation, try context.person.id)
        try context.db.retryingTransaction {
            let store = CalendarFeedStore(db: try context.db, organisation: organisation)
            guard try store.delete(of: user) else { throw APIError.notFound }
            try AuditStore.append(
                AuditEvent("calendar_feed_deleted", .success, on: "user", user.text, by: context.actor),
                organisation: organisation, in: context)
        }
        return .noContent
    }
}

/// `GET /calendar-feeds/{feed}`: the visits of the account whose token it is, from a month ago on.
enum ReadCalendarFeed {
    private static let most = 500
    /// In seconds.
    private static let past: TimeInterval = 30 * 86_400

    static func handle(in context: AppContext) throws -> Response {
        let db = try context.db
        guard let (organisation, id) = try CalendarFeedStore.find(sha256(Array(context.parameter("feed").utf8)), db),
            let user = try UserStore(db: db, organisation: organisation).find(id), user.status == .active
        else { throw APIError.notFound }
        let patients = try AccountPatientStore(db: db, organisation: organisation).patients(of: id)
        let visits = try AppointmentStore(db: db, organisation: organisation)
            .list(ofPatients: patients, from: context.now - past, now: context.now, limit: most)
        let clinics = try ClinicStore(db: db, organisation: organisation)
            .find(ids: Set(visits.map(\.clinic)), within: nil)
        try db.retryingTransaction {
            try AuditStore.append(
                AuditEvent(
                    "calendar_feed_read", .success, on: "user", id.text, by: .anonymous,
                    fields: [
                        "count": String(visits.count), "patients": ShownPatients.onRecord(visits.compactMap(\.patient)),
                    ]),
                organisation: organisation, in: context)
        }
        let events = visits.compactMap { visit in clinics[visit.clinic].map { CalendarFile.Event(visit, at: $0) } }
        return .calendar(CalendarFile(.publish, events, madeAt: context.now), named: "visits.ics")
    }
}
