import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct FiguresTests {
    let service: TestService
    let tenant: TestTenant
    let token: String

    init() throws {
        service = try TestService()
        tenant = try TestTenant(service)
        token = try tenant.signIn("ivr").token
    }

    @Test func `without decisions there are no rates and no times`() {
        let figures = figures("from=2026-03-01&to=2026-03-31")
        #expect(figures["figures"]?["approved"] == 0)
        for name in ["approval_rate", "denial_rate", "median_hours", "mean_hours"] {
            #expect(figures["figures"]?[name] == .null, "\(name)")
        }
    }

    @Test func `rates are percent with one decimal, times are hours of all decisions`() throws {
        for (kind, hours) in [(Decision.Kind.approval, 1.0), (.approval, 2), (.rejection, 12.25)] {
            try decide(kind, hours: hours, at: "2026-03-15T12:00:00Z")
        }
        let odd = figures("from=2026-03-15&to=2026-03-15")
        #expect(odd["figures"]?["approved"] == 2)
        #expect(odd["figures"]?["rejected"] == 1)
        #expect(odd.text.contains(#""approval_rate":66.7,"denial_rate":33.3,"median_hours":2,"mean_hours":5.1"#))
        try decide(.rejection, hours: 4, at: "2026-03-15T13:00:00Z")
        let even = figures("from=2026-03-15&to=2026-03-15")
        #expect(even.text.contains(#""approval_rate":50,"denial_rate":50,"median_hours":3,"mean_hours":4.8"#))
    }

    @Test func `a day begins at the organisation's midnight, and other organisations' decisions do not count`() throws {
        let admin = try tenant.signIn("admin").token
        let set = service.send(
            .put, "/api/calendar", CalendarTests.body(), token: admin, headers: ["If-Match": "\"0\""])
        #expect(set.status == 200)
        // The 8th of March 2026 has 23 hours in New York.
        for (kind, at) in [
            (Decision.Kind.approval, "2026-03-08T04:59:59Z"), (.approval, "2026-03-08T05:00:00Z"),
            (.rejection, "2026-03-09T03:59:59Z"), (.rejection, "2026-03-09T04:00:00Z"),
        ] {
            try decide(kind, hours: 1, at: at)
        }
        let figures = figures("from=2026-03-08&to=2026-03-08")
        #expect(figures["figures"]?["approved"] == 1)
        #expect(figures["figures"]?["rejected"] == 1)
        let stranger = try TestTenant(service).signIn("ivr").token
        let theirs = service.send(.get, "/api/ivr/figures?from=2026-03-01&to=2026-03-31", token: stranger)
        #expect(theirs["figures"]?["approved"] == 0)
    }

    @Test(arguments: ["from=2026-03-02&to=2026-03-01", "from=2000-01-01&to=2026-01-01", "from=2026-02-30", "to=x"])
    func `a time that is none is refused`(query: String) {
        #expect(figures(query).status == 422)
    }

    private func figures(_ query: String) -> Answer {
        service.send(.get, "/api/ivr/figures?\(query)", token: token)
    }

    private func decide(_ kind: Decision.Kind, hours: Double, at: String) throws {
        try DecisionStore(db: service.db, organisation: tenant.organisation).insert(
            Decision(
                request: UUID(), version: 2, id: UUID(), territory: "main", kind: kind,
                at: try Date(at, strategy: .iso8601),
                actor: .system, reason: nil, waitedSeconds: Int(hours * 3_600), sealed: [1]))
    }
}
