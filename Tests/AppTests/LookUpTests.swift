import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

/// Look-ups on their way to the table.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct LookUpTests {
    let service: TestService
    let tenant: TestTenant

    init() throws {
        service = try TestService()
        tenant = try TestTenant(service)
    }

    @Test func `look-ups that were written without their writer hearing of it are there once, and hold up no other`()
        throws
    {
        let first = try lookUp("first")
        try write([first])
        // The answer to the COMMIT was lost: they are written again, with what has come meanwhile.
        try write([first, lookUp("second")])
        try write([lookUp("third")])
        #expect(try asked().sorted() == ["first", "second", "third"])
    }

    private func lookUp(_ asked: String) throws -> LookUp {
        var context = AppContext(
            services: service.services, database: service.database, memory: ThreadMemory(),
            request: Request(.get, "/"), requestID: "test", now: Date())
        context.caller = .machine(.init(id: UUID(), organisation: tenant.organisation, scopes: []))
        return try #require(LookUp(of: nil, asked: asked, took: .zero, in: context))
    }

    private func write(_ lookUps: [LookUp]) throws {
        for lookUp in lookUps { service.services.lookUps.note(lookUp, at: nil) }
        let connection = try service.services.configuration.connection(as: .serve)
        service.services.lookUps.start { Database(connection) }
        service.services.lookUps.stop()
    }

    private func asked() throws -> [String] {
        let manager = try tenant.signIn("manager").token
        let list = service.send(.get, "/api/look-ups", token: manager)
        let count = try TestDatabase.root().fetchValue(
            "SELECT COUNT(*) FROM look_ups WHERE organisation_id = \(tenant.organisation)", as: Int.self)
        return (0..<(count ?? 0)).map { list.string("data.lookUps[\($0)].asked") }
    }
}
