import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

/// A change whose answer was lost is asked for again with the tag of before: it is done, and nobody else did it.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct RepeatedChangeTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let method: Method
        /// Where one is made, and with what; nil for what is there, or is made where it is changed.
        let made: (path: String, body: String)?
        let path: String
        /// Two changes that are not the same.
        let changes: [String]

        var testDescription: String { path }
    }

    static let cases = [
        Case(
            method: .patch, made: ("/api/patients", PatientTests.sample), path: "/api/patients/P-1234",
            changes: [#"{"phone":"555-999-0000","medical_history":{"allergies":[]}}"#, #"{"phone":"555-999-1111"}"#]),
        Case(
            method: .patch, made: ("/api/doctors", DoctorTests.sample), path: "/api/doctors/D-001",
            changes: [#"{"practice":"B","phone":null}"#, #"{"practice":"C"}"#]),
        Case(
            method: .patch, made: ("/api/payers", PayerTests.sample), path: "/api/payers/payer-001",
            changes: [#"{"name":"  Aetna  ","is_active":false}"#, #"{"name":"Cigna"}"#]),
        Case(
            method: .patch, made: ("/api/products", ProductTests.sample), path: "/api/products/prod-001",
            changes: [#"{"sizes":[{"size":"5x5","unit_price":10}]}"#, #"{"sizes":[{"size":"5x5","unit_price":11}]}"#]),
        Case(
            method: .patch, made: ("/api/restaurants", CallConfigTests.sample),
            path: "/api/restaurants/restaurant_id",
            changes: [#"{"aiEnabled":false,"forwarding_number":null}"#, #"{"aiEnabled":true}"#]),
        Case(
            method: .put, made: nil, path: "/api/calendar",
            changes: [CalendarTests.body(), CalendarTests.body(zone: "Asia/Kolkata")]),
        Case(
            method: .put, made: nil, path: "/api/clinics/kolkata", changes: [clinic("visit"), clinic("other")]),
    ]

    private static func clinic(_ type: String) -> String {
        """
        {"name":"Kolkata","time_zone":"Asia/Kolkata","hours":{},"holidays":[{"date":"2026-12-25","name":"Christmas"},
        {"date":"2026-01-26","name":"Republic Day"}],
        "visit_types":[{"id":"\(type)","name":"A visit","length_minutes":30},
        {"id":"a-short","name":"A short one","length_minutes":10}]}
        """
    }

    @Test(arguments: cases)
    func `a change that is asked for again is told that it is done`(one: Case) throws {
        let service = try TestService()
        let tenant = try TestTenant(service)
        let admin = try tenant.signIn("admin").token
        if let (path, body) = one.made { #expect(service.send(.post, path, body, token: admin).status == 201) }
        func send(_ body: String, _ tag: String) -> Answer {
            service.send(one.method, one.path, body, token: admin, headers: ["If-Match": tag])
        }
        let before = service.send(.get, one.path, token: admin)[header: "etag"] ?? "\"0\""
        let first = send(one.changes[0], before)
        #expect(first.status == 200, "\(first.text)")
        let tag = try #require(first[header: "etag"])
        #expect(tag != before)
        let events = try events(of: tenant)
        let again = send(one.changes[0], before)
        #expect(again.status == 200 && again.text == first.text && again[header: "etag"] == tag, "\(again.text)")
        #expect(try self.events(of: tenant) == events)
        // Nor was it made by somebody who names no version at all.
        #expect(["seen", "", "\""].allSatisfy { send(one.changes[0], $0).status == 412 })
        // What is another change is none that was made.
        #expect(send(one.changes[1], before).status == 412)
        let second = send(one.changes[1], tag)
        #expect(second.status == 200, "\(second.text)")
        #expect(send(one.changes[0], tag).status == 412)
        #expect(service.send(one.method, one.path, one.changes[1], token: admin).status == 428)
    }

    @Test(arguments: [
        (
            "/clinics/kolkata/doctors/D-001/hours",
            #"{"weekly":{"monday":[{"start":"09:00","end":"12:00"}]},"exceptions":[{"date":"2026-12-24","hours":[]}]}"#
        ),
        ("/patient-settings", #"{"strict":true,"ivr_autocreate_account":true,"language":"es"}"#),
        ("/ivr/territories/north", #"{"name":"North"}"#),
    ])
    func `what is set as it is already is on record once`(path: String, body: String) throws {
        let desk = try AppointmentDesk()
        let tenant = desk.clinic.tenant
        let before = try #require(try events(of: tenant))
        for _ in 0..<3 { #expect(desk.send(.put, path, body).status == 200) }
        #expect(try events(of: tenant) == before + 1)
    }

    /// How often something was changed.
    private func events(of tenant: TestTenant) throws -> Int? {
        try TestDatabase.root().fetchValue(
            """
            SELECT COUNT(*) FROM audit_events WHERE organisation_id = \(tenant.organisation)
                AND (event LIKE '%\\_changed' OR event LIKE '%\\_created' OR event LIKE '%\\_renamed')
            """, as: Int.self)
    }
}
