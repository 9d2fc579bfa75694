import Dates
import Foundation
import MariaDB
import Synchronization
import TestSupport
import Testing
import Web

@testable import App

@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct CalendarTests {
    let service: TestService
    let tenant: TestTenant
    let admin: String

    init() throws {
        service = try TestService()
        tenant = try TestTenant(service)
        admin = try tenant.signIn("admin").token
    }

    static func body(
        zone: String = "America/New_York", hours: String = #"{"monday":{"start":"09:00","end":"17:00"}}"#,
        holidays: String =
            #"[{"date":"2026-11-26","name":"Thanksgiving Day"},{"date":"2026-01-01","name":"New Year"}]"#,
        critical: String = #"{"amount":2,"unit":"calendar_hours"}"#,
        medium: String = #"{"amount":4,"unit":"business_hours"}"#
    ) -> String {
        """
        {"time_zone":"\(zone)","business_hours":\(hours),"holidays":\(holidays),"service_levels":{
        "critical":\(critical),"high":{"amount":24,"unit":"calendar_hours"},"medium":\(medium),
        "low":{"amount":7,"unit":"calendar_days"}}}
        """
    }

    @Test func `who has set nothing works nine to five from Monday to Friday, in UTC`() throws {
        let answer = get()
        #expect((answer.status, answer[header: "etag"]) == (200, #""0""#))
        #expect(answer.string("time_zone") == "UTC")
        #expect(answer.string("business_hours.friday.start") == "09:00")
        #expect(answer["business_hours"]?["saturday"] == nil)
        #expect(answer.string("service_levels.medium.unit") == "business_days")
        let saturday = try Date("2026-11-21T12:00:00Z", strategy: .iso8601)
        let due = try DueDates.of(tenant.organisation, in: context()).due(for: .medium, from: saturday).due
        #expect(due == saturday + 3 * 86_400 + 5 * 3_600)
    }

    @Test func `a calendar that is read while it is changed has the holidays of its own version`() throws {
        let organisation = tenant.organisation
        let isDone = Atomic(false)
        let wrong = Mutex<[Int]>([])
        DispatchQueue.concurrentPerform(iterations: 2) { thread in
            guard let db = try? TestService().db else { return }
            let store = CalendarStore(db: db, organisation: organisation)
            if thread == 0 {
                for version in 0..<100 {
                    let standard = OrganisationCalendar.standard
                    let calendar = OrganisationCalendar(
                        timeZone: "UTC", businessHours: standard.businessHours,
                        holidays: (0...(version + 1) % 7).map {
                            Holiday(date: CalendarDate(daysSince1970: 20_000 + $0), name: "Day")
                        },
                        serviceLevels: standard.serviceLevels, version: version)
                    _ = try? db.retryingTransaction { try store.save(calendar, now: Date()) }
                }
                isDone.store(true, ordering: .relaxed)
            } else {
                while !isDone.load(ordering: .relaxed) {
                    guard let read = try? store.load(), read.version > 0 else { continue }
                    if read.holidays.count != read.version % 7 + 1 { wrong.withLock { $0.append(read.version) } }
                }
            }
        }
        #expect(wrong.withLock { $0 } == [])
        #expect(try CalendarStore(db: service.db, organisation: organisation).load().version == 100)
    }

    @Test func `what is set is shown, and holds at once in every thread of the host`() throws {
        let neighbour = try service.neighbour()
        let sunday = try Date("2026-11-22T12:00:00Z", strategy: .iso8601)
        let old = try context(neighbour)
        #expect(try DueDates.of(tenant.organisation, in: old).due(for: .medium, from: sunday).due == sunday + 190_800)
        let set = put(Self.body(), version: 0)
        #expect((set.status, set[header: "etag"]) == (200, #""1""#))
        #expect(set.text == get().text)
        #expect(set.string("holidays[0].date") == "2026-01-01")
        #expect(set.string("holidays[1].name") == "Thanksgiving Day")
        // Monday nine in the morning in New York, and four hours.
        #expect(try DueDates.of(tenant.organisation, in: old).due(for: .medium, from: sunday).due == sunday + 108_000)
        #expect(put(Self.body(holidays: "[]"), version: 1).status == 200)
        #expect(get().text.contains(#""holidays":[]"#))
        #expect(try audits() == 2)
    }

    @Test func `a second look costs the database nothing, and a change elsewhere is seen in time`() throws {
        let context = try context()
        #expect(try DueDates.of(tenant.organisation, in: context).calendar.zone != TimeZones.find("Asia/Kolkata"))
        let elsewhere = try TestService()
        let answer = elsewhere.send(
            .put, "/api/calendar", Self.body(zone: "Asia/Kolkata"), token: admin, headers: ["If-Match": "*"])
        #expect(answer.status == 200)
        #expect(try DueDates.of(tenant.organisation, in: context).calendar.zone != TimeZones.find("Asia/Kolkata"))
        let later = AppContext(
            services: context.services, database: context.database, memory: context.memory, request: context.request,
            requestID: "test", now: context.now + 5)
        #expect(try DueDates.of(tenant.organisation, in: later).calendar.zone == TimeZones.find("Asia/Kolkata"))
    }

    @Test func `who has not seen what is there changes nothing`() throws {
        #expect(service.send(.put, "/api/calendar", Self.body(), token: admin).status == 428)
        #expect(put(Self.body(), version: 1).status == 412)
        #expect(put(Self.body(), version: 0).status == 200)
        #expect(put(Self.body(zone: "UTC"), version: 0).status == 412)
        #expect(get().string("time_zone") == "America/New_York")
        // Nobody had set it when both looked: the second is refused by the database.
        let other = try TestTenant(service)
        let store = CalendarStore(db: try service.db, organisation: other.organisation)
        #expect(try service.db.transaction { try store.save(.standard, now: Date()) })
        #expect(try service.db.transaction { try !store.save(.standard, now: Date()) })
    }

    @Test func `desk and doctors see it, administrators set it, and other organisations have their own`() throws {
        #expect(put(Self.body(), version: 0).status == 200)
        for (role, status) in [("ivr", 200), ("doctor", 200), ("agent", 403), ("patient", 403)] {
            let token = try tenant.signIn(role).token
            #expect(service.send(.get, "/api/calendar", token: token).status == status, "\(role)")
            let set = service.send(.put, "/api/calendar", Self.body(), token: token, headers: ["If-Match": "*"])
            #expect(set.status == 403, "\(role)")
        }
        #expect(service.send(.get, "/api/calendar").status == 401)
        #expect(service.send(.get, "/api/calendar", token: try tenant.makeKey().secret).status == 403)
        let stranger = try TestTenant(service).signIn("admin").token
        #expect(service.send(.get, "/api/calendar", token: stranger).string("time_zone") == "UTC")
    }

    @Test(arguments: [
        (body(zone: "EST"), "time_zone"), (body(zone: "Mars/Olympus"), "time_zone"),
        (body(hours: #"{"monday":{"start":"9:00","end":"17:00"}}"#), "business_hours.monday.start"),
        (body(hours: #"{"monday":{"start":"09:00"}}"#), "business_hours.monday.end"),
        (body(holidays: #"[{"date":"2026-02-30","name":"x"}]"#), "holidays[0].date"),
        (body(holidays: #"[{"date":"1999-12-31","name":"x"}]"#), "holidays[0].date"),
        (body(holidays: #"[{"date":"2026-01-01","name":" "}]"#), "holidays[0].name"),
        (
            body(holidays: #"[{"date":"2026-01-01","name":"x"},{"date":"2026-01-01","name":"y"}]"#),
            "holidays[1].date"
        ),
        (body(critical: #"{"amount":73,"unit":"calendar_hours"}"#), "service_levels.critical"),
        (body(critical: #"{"amount":4321,"unit":"minutes"}"#), "service_levels.critical"),
        (body(critical: #"{"amount":1,"unit":"business_hours"}"#), "service_levels.critical"),
        (body(medium: #"{"amount":91,"unit":"business_days"}"#), "service_levels.medium.amount"),
        (body(medium: #"{"amount":0,"unit":"business_days"}"#), "service_levels.medium.amount"),
        (body(medium: #"{"amount":1,"unit":"fortnights"}"#), "service_levels.medium.unit"),
        (#"{"time_zone":"UTC"}"#, "business_hours"),
    ])
    func `what makes no calendar is refused`(body: String, field: String) {
        let answer = put(body, version: 0)
        #expect((answer.status, answer.string("error.code")) == (422, "VALIDATION_ERROR"))
        #expect(answer.text.contains("\"\(field)\""), "\(answer.text)")
        #expect(get()[header: "etag"] == #""0""#)
    }

    @Test func `a calendar of many holidays is kept whole`() throws {
        let first = try #require(CalendarDate("2026-01-01"))
        let days = (0..<1_000).map { first.advanced(by: $0).text }
        let holidays = days.reversed().map { #"{"date":"\#($0)","name":"Day"}"# }.joined(separator: ",")
        #expect(put(Self.body(holidays: "[\(holidays)]"), version: 0).status == 200)
        let stored = try CalendarStore(db: service.db, organisation: tenant.organisation).load()
        #expect(stored.holidays.map(\.date.text) == days)
    }

    private func get() -> Answer { service.send(.get, "/api/calendar", token: admin) }

    private func put(_ body: String, version: Int) -> Answer {
        service.send(.put, "/api/calendar", body, token: admin, headers: ["If-Match": "\"\(version)\""])
    }

    private func context(_ service: TestService? = nil) throws -> AppContext {
        let service = service ?? self.service
        return AppContext(
            services: service.services, database: service.database, memory: ThreadMemory(),
            request: Request(.get, "/"), requestID: "test", now: Date())
    }

    private func audits() throws -> Int? {
        try TestDatabase.root().fetchValue(
            """
            SELECT COUNT(*) FROM audit_events
            WHERE organisation_id = \(tenant.organisation) AND event = 'calendar_changed'
            """, as: Int.self)
    }
}
