import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@testable import App

/// What tests of requests do again and again.
extension TestClinic {
    /// A clinic whose people may send as much as they like.
    static func make() throws -> TestClinic {
        try TestClinic(TestService(environment: ["TRUNKLINE_USER_RATE": "1000000000"]))
    }

    var db: Connection { get throws { try service.db } }

    var store: RequestStore { get throws { RequestStore(db: try db, organisation: tenant.organisation) } }

    func get(_ id: String, _ path: String = "", token: String? = nil, now: Date = Date()) -> Answer {
        service.send(
            .get, "/api/ivr/requests/\(id)" + (path.isEmpty ? "" : "/\(path)"), token: token ?? reviewer, now: now)
    }

    func list(_ query: String = "", token: String? = nil, now: Date = Date()) -> Answer {
        service.send(
            .get, "/api/ivr/requests" + (query.isEmpty ? "" : "?\(query)"), token: token ?? reviewer, now: now)
    }

    func search(_ body: String, token: String? = nil) -> Answer {
        service.send(.post, "/api/ivr/requests/search", body, token: token ?? reviewer)
    }

    /// The id of whoever a token is of.
    func id(of token: String) throws -> UUID {
        try #require(UUID(uuidString: service.send(.get, "/api/auth/profile", token: token).string("user.id")))
    }

    /// A person's token, limited to territories.
    func limited(_ role: String, to territories: [String], doctor: String? = nil) throws -> String {
        let user = try tenant.signIn(role, doctor: doctor)
        let store = TerritoryStore(db: try db, organisation: tenant.organisation)
        for territory in territories { try store.insert(id: territory, name: territory, now: Date()) }
        try store.limit(try #require(try UserStore.find(login: user.login, db)).id, to: territories)
        return user.token
    }

    /// Another person of a role.
    func person(_ role: String, doctor: String? = nil) throws -> String {
        try tenant.signIn(role, doctor: doctor).token
    }

    /// A request that has come to stand where `status` says, by the ways there are.
    func submit(to status: RequestStatus, now: Date = Date()) -> String {
        let id = submit(now: now)
        let way: (path: String, body: String)? =
            switch status {
            case .pendingReview: nil
            case .inReview: ("review", "{}")
            case .approved: ("approve", Self.approval)
            case .rejected: ("reject", Self.rejection)
            case .awaitingDocuments: ("request-documents", Self.ask())
            case .escalated: ("escalation", #"{"reason":"Look at it"}"#)
            case .cancelled: ("cancellation", #"{"reason":"A slip"}"#)
            }
        if let way {
            let answer = post(id, way.path, way.body, now: now)
            #expect(answer.status == 200, "\(way.path): \(answer.text)")
        }
        return id
    }

    /// Rows that only lists are about: written past the handlers, and of any state.
    @discardableResult
    func insert(
        _ status: RequestStatus = .pendingReview, priority: Priority = .high, doctor: String = "D-001",
        patient: String = "P-1234", payer: String? = "payer-1", territory: String = "main", at: Date = Date(),
        updated: Date? = nil, due: Date? = nil, left: Int? = nil, assignee: UUID? = nil, insurance: String = "Blue"
    ) throws -> UUID {
        let id = UUID()
        let content = RequestContent(
            insuranceProvider: insurance, policyNumber: "BC-1", diagnosisCode: "I10", secondaryDiagnosisCodes: [],
            treatmentPlan: "plan",
            products: [
                ProductLine(
                    id: "line-1", productName: "Matrix", qCode: "Q4201",
                    sizes: [
                        ProductLine.Size(
                            size: "2x2", dimensions: "2cm x 2cm", unitPrice: Money(cents: 100), quantity: 1, area: 400)
                    ])
            ], notes: nil)
        let number = try db.transaction { try store.takeNumber(year: 2026) }
        try store.insert(
            VerificationRequest(
                id: id, number: number, patient: patient, doctor: doctor, payer: payer, territory: territory,
                status: status, priority: priority, submittedAt: at, updatedAt: updated ?? at,
                closedAt: status.isOpen ? nil : updated ?? at, assignee: assignee, previous: nil,
                total: Money(cents: 100),
                indexes: RequestIndexes(of: content, patient: patient, by: service.services.index),
                clock: RequestClock(dueAt: due, atRiskAt: due.map { $0 - 60 }, left: left),
                sealed: service.services.sealer.seal(content, in: RequestStore.table, row: id)))
        return id
    }

    /// How often each event is on record, by name.
    func events(since: Int = 0) throws -> [String] {
        try TestDatabase.root().fetchAll(
            """
            SELECT event FROM audit_events WHERE organisation_id = \(tenant.organisation)
            ORDER BY happened_at, lane, seq
            """, as: EventName.self
        ).dropFirst(since).map(\.name)
    }

    /// What is on record of the last event of that name.
    func fields(of event: String) throws -> String {
        try TestDatabase.root().fetchValue(
            """
            SELECT fields FROM audit_events WHERE organisation_id = \(tenant.organisation) AND event = \(event)
            ORDER BY happened_at DESC LIMIT 1
            """) ?? ""
    }

    /// What users were told of a request: the kind and whom.
    func told(_ request: String) throws -> [String] {
        try TestDatabase.root().fetchAll(
            """
            SELECT kind, user_id FROM notifications
            WHERE organisation_id = \(tenant.organisation) AND request_id = \(request)
            """, as: Told.self
        ).map(\.text).sorted()
    }
}

private struct EventName: RowDecodable {
    let name: String

    init(row: borrowing Row) throws(DatabaseError) {
        name = try row.column("event")
    }
}

private struct Told: RowDecodable {
    let text: String

    init(row: borrowing Row) throws(DatabaseError) {
        let user: UUID = try row.column("user_id")
        text = "\(try row.column("kind") as String) \(user.text)"
    }
}

extension Answer {
    /// The ids of a list's rows.
    func ids(_ list: String = "requests") -> [String] { texts(list, "id") }

    func texts(_ list: String, _ member: String) -> [String] {
        guard case .array(let rows) = self[list] else { return [] }
        return rows.map { row in
            if case .string(let text) = row[member] { text } else { "" }
        }
    }
}
