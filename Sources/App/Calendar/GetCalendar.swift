internal import Web

/// `GET /calendar`: when the desk is at work, and how fast it promises to be; with its version as `ETag`.
enum GetCalendar {
    static func handle(in context: AppContext) throws -> Reply<CalendarView> {
        let calendar = try CalendarStore(db: context.db, organisation: context.organisation).load()
        return .ok(
            CalendarView(calendar, now: context.now), headers: ["etag": EntityTag.of(version: calendar.version)])
    }
}
