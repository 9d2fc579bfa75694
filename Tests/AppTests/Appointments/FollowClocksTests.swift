import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

/// Visits keep the time that patients were told, whatever becomes of the clinic's clock.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct FollowClocksTests {
    let desk: AppointmentDesk

    init() throws { desk = try AppointmentDesk() }

    private func follow(now: Date = AppointmentDesk.now) throws -> Int {
        try FollowClocks.follow(
            desk.clinic.tenant.organisation,
            in: JobContext(
                services: desk.service.services, database: desk.service.database, now: now))
    }

    private func setZone(_ zone: String) {
        let body = AppointmentDesk.kolkata.replacingOccurrences(of: "Asia/Kolkata", with: zone)
        #expect(desk.send(.put, "/clinics/kolkata", body, headers: ["if-match": "\"1\""]).status == 200)
    }

    // Half an hour before Kolkata's clock, and half an hour behind.
    @Test(arguments: [("Asia/Dhaka", "03:00", "03:30"), ("Asia/Karachi", "04:00", "04:30")])
    func `visits beside each other move together`(zone: String, first: String, second: String) throws {
        let ids = [desk.book(), desk.book("2026-11-30T04:00:00Z", patient: "P-2")].map { $0.string("id") }
        #expect(try follow() == 0)
        setZone(zone)
        #expect(try follow() == 2)
        for (id, start) in zip(ids, [first, second]) {
            let visit = desk.send(.get, "/appointments/\(id)")
            #expect(visit.string("starts_at") == "2026-11-30T\(start):00Z", "\(visit.text)")
            #expect(visit["sequence"] == 1 && visit["is_overbooked"] == nil)
            let history = desk.send(.get, "/appointments/\(id)/history")
            #expect(history.string("history[1].what") == "moved" && history.string("history[1].by") == "service")
        }
        #expect(desk.send(.get, "/appointments/\(ids[0])").string("local_start") == "2026-11-30T09:00")
        #expect(try follow() == 0)
        let cells = try TestDatabase.root().fetchValue(
            """
            SELECT COUNT(*) FROM doctor_cells
            WHERE organisation_id = \(desk.clinic.tenant.organisation) AND lane = 0
            """, as: Int.self)
        #expect(cells == 12)
    }

    @Test func `what the former clock says is over, and the new one is to come, moves`() throws {
        let id = desk.book().string("id")
        setZone("America/New_York")
        let now = try Date("2026-11-30T04:00:00Z", strategy: .iso8601)
        #expect(try follow(now: now) == 1)
        #expect(desk.send(.get, "/appointments/\(id)").string("starts_at") == "2026-11-30T14:00:00Z")
        #expect(try follow(now: now + 86_400) == 0)
    }

    @Test func `what is over or cancelled stays as it was`() throws {
        let id = desk.book().string("id")
        #expect(desk.send(.post, "/appointments/\(id)/cancellation", "{}").status == 200)
        setZone("Asia/Dhaka")
        #expect(try follow() == 0)
        #expect(desk.send(.get, "/appointments/\(id)").string("starts_at") == AppointmentDesk.nine)
    }

    @Test func `where the time is another's it is shared, and where the patient has another visit it stays`() throws {
        // The same doctor and the same patient at a clinic whose clock goes on as it was.
        let other = AppointmentDesk.kolkata.replacingOccurrences(of: "MedQ Kolkata", with: "MedQ Howrah")
        #expect(desk.send(.put, "/clinics/howrah", other, headers: ["if-match": "\"0\""]).status == 200)
        #expect(desk.send(.put, "/clinics/howrah/doctors/D-001/hours", AppointmentDesk.hours).status == 200)
        let visits = [
            desk.book("2026-11-30T04:00:00Z").string("id"), desk.book("2026-11-30T05:00:00Z").string("id"),
        ]
        for (start, patient) in [("03:30", "P-2"), ("04:30", "P-1234")] {
            let wish = AppointmentDesk.wish("2026-11-30T\(start):00Z", patient: patient)
                .replacingOccurrences(of: "\"kolkata\"", with: "\"howrah\"")
            #expect(desk.send(.post, "/appointments", wish).status == 201)
        }
        setZone("Asia/Dhaka")
        #expect(try follow() == 1)
        let shared = desk.send(.get, "/appointments/\(visits[0])")
        #expect(shared.string("starts_at") == "2026-11-30T03:30:00Z" && shared["is_overbooked"] == true)
        let kept = desk.send(.get, "/appointments/\(visits[1])")
        #expect(kept.string("starts_at") == "2026-11-30T05:00:00Z", "\(kept.text)")
    }
}
