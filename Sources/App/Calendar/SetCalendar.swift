internal import Foundation
internal import MariaDB
internal import Web

/// `PUT /calendar` with `If-Match`. What was promised before stays as it was promised.
///
/// Errors: 412, 428, and 422 for holidays that come twice and for what must not be promised.
enum SetCalendar {
    static func handle(_ input: CalendarInput, in context: AppContext) throws -> Reply<CalendarView> {
        let organisation = try context.organisation
        let store = CalendarStore(db: try context.db, organisation: organisation)
        let current = try store.load()
        let calendar = try input.calendar(version: current.version)
        guard try EntityTag.isToChange(context.request, version: current.version, isSame: calendar == current) else {
            return try GetCalendar.handle(in: context)
        }
        try context.retryingTransaction(ending: .calendars) {
            guard try store.save(calendar, now: context.now) else { throw EntityTag.changedSince }
            try AuditStore.append(
                AuditEvent(
                    "calendar_changed", .success, on: "calendar", organisation.text, by: context.actor,
                    fields: ["time_zone": calendar.timeZone, "holidays": "\(calendar.holidays.count)"]),
                organisation: organisation, in: context)
        }
        return try GetCalendar.handle(in: context)
    }
}
