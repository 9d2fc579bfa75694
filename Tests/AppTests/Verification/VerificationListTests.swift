import Dates
import Foundation
import MariaDB
import Secrets
import TestSupport
import Testing
import Web

@testable import App

/// Filters, orders and pages of the list.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct VerificationListTests {
    let clinic: TestClinic
    let now = Date()

    init() throws { clinic = try .make() }

    /// A request of the test's own, with all that a filter asks for.
    private struct Planted {
        let id: String
        let status: RequestStatus
        let priority: Priority
        let doctor: String
        let patient: String
        let payer: String?
        let assignee: UUID?
        let at: Date
        let due: Date?
    }

    /// Requests of all kinds mixed, many of them of the same moments.
    private func plant(_ count: Int, assignees: [UUID]) throws -> [Planted] {
        try (0..<count).map { number in
            let status = RequestStatus.allCases[number % 7]
            let isDecided = !status.isOpen
            let due: Date? =
                isDecided || status == .awaitingDocuments
                ? nil : now + TimeInterval((number % 5 - 2) * 3_600)
            let row = (
                status, Priority.allCases[number % 4], number % 3 == 0 ? "D-2" : "D-001",
                number % 5 == 0 ? "P-2" : "P-1234", number % 2 == 0 ? "payer-1" : nil,
                number % 6 < 2 ? assignees[number % 6] : nil, now - TimeInterval(number / 4 % 10 * 86_400)
            )
            let id = try clinic.insert(
                row.0, priority: row.1, doctor: row.2, patient: row.3, payer: row.4, at: row.6,
                updated: row.6 + TimeInterval(number % 3), due: due, left: status == .awaitingDocuments ? 60 : nil,
                assignee: row.5)
            return Planted(
                id: id.text, status: row.0, priority: row.1, doctor: row.2, patient: row.3, payer: row.4,
                assignee: row.5, at: row.6, due: due)
        }
    }

    /// All pages of a list.
    private func pages(_ query: String, of limit: Int, token: String? = nil, between: () throws -> Void = {}) throws
        -> [String]
    {
        var ids: [String] = []
        var cursor = ""
        repeat {
            let page = clinic.list("\(query)&limit=\(limit)\(cursor)", token: token)
            #expect(page.status == 200, "\(page.text)")
            #expect(page.ids().count <= limit)
            ids += page.ids()
            let next = page.string("pagination.next_cursor")
            cursor = next.isEmpty ? "" : "&cursor=\(next)"
            try between()
        } while !cursor.isEmpty
        return ids
    }

    @Test func `each filter finds what it is of, alone and with every other`() throws {
        let (mine, other) = (try clinic.id(of: clinic.reviewer), try clinic.id(of: clinic.admin))
        let rows = try plant(140, assignees: [mine, other])
        let dates = OrganisationCalendar.standard.dueDates
        let day = dates.day(of: now - 5 * 86_400)
        let filters: [(String, (Planted) -> Bool)] = [
            ("status=pending_review", { $0.status == .pendingReview }),
            (
                "status=approved,awaiting_documents,cancelled",
                {
                    [.approved, .awaitingDocuments, .cancelled].contains($0.status)
                }
            ),
            ("priority=critical", { $0.priority == .critical }),
            ("priority=low,high", { $0.priority == .low || $0.priority == .high }),
            ("doctor_id=D-2", { $0.doctor == "D-2" }), ("patient_id=P-2", { $0.patient == "P-2" }),
            ("payer_id=payer-1", { $0.payer == "payer-1" }), ("assignee=me", { $0.assignee == mine }),
            ("assignee=none", { $0.assignee == nil }), ("assignee=\(other.text)", { $0.assignee == other }),
            ("from=\(day.text)", { $0.at >= dates.startOfDay(day) }),
            ("to=\(day.text)", { $0.at < dates.endOfDay(day) }),
            ("overdue=true", { $0.due.map { $0 <= now } ?? false }),
        ]
        for (place, (query, isOf)) in filters.enumerated() {
            let alone = try pages(query, of: 100)
            #expect(Set(alone) == Set(rows.filter(isOf).map(\.id)) && Set(alone).count == alone.count, "\(query)")
            #expect(!alone.isEmpty && alone.count < rows.count, "\(query)")
            for (second, isAlso) in filters[(place + 1)...] {
                guard second.prefix(while: { $0 != "=" }) != query.prefix(while: { $0 != "=" }) else { continue }
                let both = try pages("\(query)&\(second)", of: 100)
                #expect(
                    Set(both) == Set(rows.filter { isOf($0) && isAlso($0) }.map(\.id))
                        && Set(both).count == both.count, "\(query)&\(second)")
            }
        }
        let all = try pages(
            "status=pending_review,in_review,rejected&priority=critical,medium&doctor_id=D-001&patient_id=P-1234"
                + "&payer_id=payer-1&assignee=me&from=2020-01-01&to=9999-12-31", of: 100)
        #expect(
            Set(all)
                == Set(
                    rows.filter {
                        [.pendingReview, .inReview, .rejected].contains($0.status)
                            && [.critical, .medium].contains($0.priority) && $0.doctor == "D-001"
                            && $0.patient == "P-1234" && $0.payer == "payer-1" && $0.assignee == mine
                    }.map(\.id)))
    }

    @Test(
        arguments: RequestSort.allCases,
        ["", "&status=approved,awaiting_documents,pending_review,cancelled", "&priority=high,low"])
    func `pages of every order have each row once, in that order, however many rows are of one moment`(
        sort: RequestSort, filter: String
    ) throws {
        _ = try plant(90, assignees: [UUID(), UUID()])
        let whole = clinic.list("sort=\(sort.rawValue)&limit=100\(filter)")
        let ids = whole.ids()
        #expect(ids.count == (filter.hasPrefix("&status") ? 51 : filter.isEmpty ? 90 : 45))
        for limit in [1, 7, 50] {
            #expect(try pages("sort=\(sort.rawValue)\(filter)", of: limit) == ids, "\(limit)")
        }
        let moments = whole.texts("requests", sort == .updated ? "updated_at" : "submitted_at")
        switch sort {
        case .newest, .updated: #expect(moments == moments.sorted(by: >))
        case .oldest: #expect(moments == moments.sorted())
        case .priority:
            let ranks = whole.texts("requests", "priority").compactMap { Priority(rawValue: $0)?.rank }
            #expect(ranks == ranks.sorted())
        case .due:
            let due = whole.texts("requests", "due_at")
            let running = due.filter { !$0.isEmpty }
            #expect(Array(due.prefix(running.count)) == running.sorted())
            let standing = whole.texts("requests", "sla_status").dropFirst(running.count)
            #expect(Array(standing) == standing.sorted())
        }
    }

    @Test func `ids are put in order as the database does`() throws {
        for _ in 0..<200 { try clinic.insert(.approved, at: now) }
        let rows = try clinic.store.list(
            RequestFilter(), visibleTo: .all, by: .oldest, after: nil, limit: 200)
        #expect(rows.shuffled().sorted(by: RequestSort.oldest.precedes).map(\.id) == rows.map(\.id))
    }

    @Test(arguments: RequestSort.allCases)
    func `rows that stay as they are come once, whatever is written between pages`(sort: RequestSort) throws {
        let rows = try plant(60, assignees: [UUID(), UUID()])
        // Every seventh is changed between pages: it may come again where it now belongs, or be missed.
        let restless = Set(rows.filter { $0.status == .escalated }.map(\.id))
        var written = 0
        let ids = try pages("sort=\(sort.rawValue)", of: 9) {
            try clinic.insert(at: now + TimeInterval(written), due: now)
            try clinic.insert(priority: .critical, at: now - 86_400 * 30, due: now + 86_400)
            guard written < restless.count else { return }
            let id = restless.sorted()[written]
            try TestDatabase.root().execute(
                """
                UPDATE verification_requests SET updated_at = UTC_TIMESTAMP(6), due_order = '9000-01-01',
                    due_at = NULL, at_risk_at = NULL, clock_left = 60, version = version + 1 WHERE organisation_id = \(clinic.tenant.organisation) AND id = \(id)
                """)
            written += 1
        }
        let quiet = rows.map(\.id).filter { !restless.contains($0) }
        for id in quiet { #expect(ids.count { $0 == id } == 1, "\(sort) \(id)") }
    }

    @Test(arguments: RequestSort.allCases)
    func `the cursor of another list, or one that was made up, is refused`(sort: RequestSort) throws {
        for _ in 0..<3 { try clinic.insert(at: now) }
        let next = clinic.list("sort=\(sort.rawValue)&limit=1").string("pagination.next_cursor")
        #expect(!next.isEmpty)
        for other in RequestSort.allCases where other != sort {
            let refused = clinic.list("sort=\(other.rawValue)&limit=1&cursor=\(next)")
            #expect(refused.status == 422 && refused.string("error.details.field") == "cursor")
        }
        func made(_ parts: String...) -> String {
            Data(parts.joined(separator: "\u{1F}").utf8).base64EncodedString().replacing("=", with: "")
                .replacing("+", with: "-").replacing("/", with: "_")
        }
        let id = UUID().uuidString
        for cursor in [
            made(sort.rawValue, "0", id), made(sort.rawValue, "x", id, "1"), made(sort.rawValue, "0", "x", "1"),
            made(sort.rawValue, "0", id, "x"), made("name", "0", id, "1"), made(sort.rawValue, "0", id, "1", "1"),
            made(sort.rawValue, "99999999999999999999", id, "1"), "%00", "////",
        ] {
            #expect(clinic.list("sort=\(sort.rawValue)&cursor=\(cursor)").status == 422, "\(cursor)")
        }
        if sort == .priority {
            for rank in ["0", "-1", "5", "9223372036854775807"] {
                #expect(clinic.list("sort=priority&cursor=\(made("priority", "0", id, rank))").status == 422)
            }
        }
        // Of a moment that no row can have there is nothing before, or all behind, and no failure.
        for moment in ["9223372036854775807", "-9223372036854775808", "-1"] {
            let status = clinic.list("sort=\(sort.rawValue)&cursor=\(made(sort.rawValue, moment, id, "1"))").status
            #expect([200, 422].contains(status), "\(moment)")
        }
    }

    @Test func `an overdue list is of what is due first`() throws {
        let (a, b) = (try clinic.insert(due: now - 60), try clinic.insert(due: now - 7_200))
        try clinic.insert(due: now + 60)
        try clinic.insert(.awaitingDocuments, left: -60)
        try clinic.insert(.approved)
        #expect(clinic.list("overdue=true").ids() == [b.text, a.text])
        #expect(clinic.list("overdue=true&sort=due").ids() == [b.text, a.text])
        #expect(clinic.list("overdue=false").ids().count == 5)
        let other = clinic.list("overdue=true&sort=priority")
        #expect(other.status == 422 && other.string("error.details.field") == "sort")
    }

    @Test func `days are those of the organisation's zone`() throws {
        let calendar = clinic.service.send(.get, "/api/calendar", token: clinic.admin)
        var body = try #require(
            try JSONSerialization.jsonObject(with: Data(calendar.text.utf8)) as? [String: Any])
        body["time_zone"] = "America/Los_Angeles"
        let set = clinic.service.send(
            .put, "/api/calendar", String(decoding: try JSONSerialization.data(withJSONObject: body), as: UTF8.self),
            token: clinic.admin, headers: ["If-Match": calendar[header: "etag"] ?? "*"])
        #expect(set.status == 200, "\(set.text)")
        // Los Angeles is at UTC-7 in July; a night of the clock's change besides.
        let first = try clinic.insert(at: try Date("2026-07-02T06:59:59Z", strategy: .iso8601)).text
        let second = try clinic.insert(at: try Date("2026-07-02T07:00:00Z", strategy: .iso8601)).text
        let third = try clinic.insert(at: try Date("2026-07-03T06:59:59Z", strategy: .iso8601)).text
        #expect(clinic.list("from=2026-07-02&to=2026-07-02").ids() == [third, second])
        #expect(clinic.list("from=2026-07-01&to=2026-07-01").ids() == [first])
        #expect(clinic.list("from=2026-07-03").ids() == [])
        #expect(clinic.list("from=2026-07-03&to=2026-07-01").ids() == [])
        #expect(clinic.list("from=0001-01-01&to=9999-12-31").ids() == [third, second, first])
    }

    // MARK: - Search

    @Test func `a request is found by number, and by name, its beginning, phone and policy number of the patient`()
        throws
    {
        let id = clinic.submit()
        let other = clinic.submit(try TestClinic.sample { $0["patient_id"] = "P-2" })
        _ = clinic.service.send(
            .patch, "/api/patients/P-1234", #"{"phone":"(555) 123-9876"}"#, token: clinic.admin,
            headers: ["If-Match": "*"])
        let number = clinic.get(id).string("ivr_number")
        for text in [number, number.lowercased()] {
            #expect(clinic.list("q=\(text)").ids() == [id])
            #expect(clinic.search(#"{"q":"\#(text)"}"#).ids() == [id])
        }
        #expect(clinic.search(#"{"q":" \#(number)\u00a0\t"}"#).ids() == [id])
        #expect(clinic.list("q=IVR-2020-001").ids() == [])
        for (text, ids) in [
            ("John Smith", [id]), ("john smith", [id]), ("Smith, John", [id]), ("Smith", [id]), ("smi", [id]),
            ("joh", [id]), ("smit", [id]), ("john s", [id]), ("smith jo", [id]), ("johnn", []), ("maria n", [other]),
            ("j smith", [id]), ("P-1234", [id]), ("p-2", [other]), ("P-123", []), ("jose", [other]),
            ("5551239876", [id]), ("(555) 123-9876", [id]),
            // The other was submitted with the same number.
            ("bcbs-123456789", [other, id]),
            ("Núñez", [other]), ("nunez", [other]), ("MARIA JOSE NUNEZ", [other]), ("BCBS-2", [other]), ("Nobody", []),
            ("%", []), ("'; DROP TABLE patients; --", []), ("John Smith\\u202e", []), ("", [other, id]),
        ] {
            #expect(clinic.search(#"{"q":"\#(text)"}"#).ids() == ids, "\(text)")
        }
        #expect(clinic.search(#"{"q":"Smith","patient_id":"P-2"}"#).ids() == [])
        #expect(clinic.search(#"{"q":"Smith","patient_id":"P-1234"}"#).ids() == [id])
        #expect(clinic.search(#"{"q":"Smith","status":"approved"}"#).ids() == [])
        #expect(clinic.search(#"{"status":"approved,pending_review","limit":1,"sort":"submitted"}"#).ids() == [id])
        // On record as keyed hashes, and as nothing else.
        _ = clinic.search(#"{"q":"Smith"}"#)
        let fields = try clinic.fields(of: "request_searched")
        let hash = clinic.service.services.index.index(label: "bi:v1:patient.name.last", normalised: "smith").hex
        #expect(fields.contains(hash), "\(fields)")
        #expect(!fields.lowercased().contains("smith"))
    }

    @Test func `a search that finds more patients than it can go by says so, and leaves nobody out`() throws {
        let root = try TestDatabase.root()
        let hash = clinic.service.services.index.index(label: "bi:v1:patient.name.last", normalised: "smith")
        // As many patients of one name as it takes; those of whom there is no request are found by nobody.
        try TestDatabase.fill(
            """
            INSERT INTO patients (organisation_id, id, sealed_id, territory_id, sealed, created_at, updated_at)
            SELECT \(clinic.tenant.organisation), CONCAT('S-', seq), UUID(), 'main', '', UTC_TIMESTAMP(6),
                UTC_TIMESTAMP(6) FROM seq_1_to_999
            """)
        try TestDatabase.fill(
            """
            INSERT INTO patient_indexes (organisation_id, kind, value, patient_id, key_id)
            SELECT organisation_id, kind, value, CONCAT('S-', seq), key_id
            FROM patient_indexes, seq_1_to_999
            WHERE organisation_id = \(clinic.tenant.organisation) AND patient_id = 'P-1234' AND value = \(hash)
            """)
        let last = try clinic.insert(patient: "P-1234")
        try clinic.insert(patient: "P-2")
        let open = #"{"q":"Smith","status":"pending_review"}"#
        #expect(clinic.search(open).ids() == [last.text])
        try add(requestsOf: "SELECT id FROM patients WHERE id LIKE 'S-%'", like: last)
        #expect(clinic.search(open).ids() == [last.text])
        try root.execute(
            """
            INSERT INTO patients (organisation_id, id, sealed_id, territory_id, sealed, created_at, updated_at)
            VALUES (\(clinic.tenant.organisation), 'S-x', UUID(), 'main', '', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
            """)
        try root.execute(
            """
            INSERT INTO patient_indexes (organisation_id, kind, value, patient_id, key_id)
            SELECT organisation_id, kind, value, 'S-x', key_id FROM patient_indexes
            WHERE organisation_id = \(clinic.tenant.organisation) AND patient_id = 'P-1234' AND value = \(hash)
            """)
        #expect(clinic.search(open).ids() == [last.text])
        try add(requestsOf: "SELECT id FROM patients WHERE id = 'S-x'", like: last)
        let refused = clinic.search(open)
        #expect(refused.status == 422 && refused.string("error.details.field") == "q")
        // Whoever sees few of them is told of no others.
        let other = try clinic.insert(doctor: "D-2", patient: "P-1234")
        let doctor = try clinic.person("doctor", doctor: "D-2")
        #expect(clinic.search(open, token: doctor).ids() == [other.text])
    }

    /// Closed requests of other patients, as another one is.
    private func add(requestsOf patients: SQL, like id: UUID) throws {
        let insert: SQL =
            """
            INSERT INTO verification_requests (organisation_id, id, number_year, number, patient_id, doctor_id,
                territory_id, status, priority, submitted_at, updated_at, total_cents, likeness, due_order, sealed)
            SELECT model.organisation_id, UUID(), 2027, CRC32(others.id), others.id,
                model.doctor_id, model.territory_id, 'approved', model.priority, model.submitted_at, model.updated_at,
                0, model.likeness, model.due_order, model.sealed
            FROM verification_requests model JOIN (
            """
        try TestDatabase.fill(
            insert + patients
                + " AND organisation_id = \(clinic.tenant.organisation)) others WHERE model.id = \(id)")
    }

    @Test func `who is called so hides nobody else of whom there is a request`() throws {
        for (id, name) in [("P-j1", "Ruth James"), ("P-j2", "James Smith"), ("P-j3", "John A. Smith")] {
            let made = clinic.service.send(
                .post, "/api/patients", PatientTests.named(name, id: id), token: clinic.admin)
            #expect(made.status == 201)
        }
        let theirs = try clinic.insert(patient: "P-j2").text
        #expect(clinic.search(#"{"q":"James"}"#).ids() == [theirs])
        let other = try clinic.insert(patient: "P-j1").text
        #expect(Set(clinic.search(#"{"q":"James"}"#).ids()) == [theirs, other])
        let middle = try clinic.insert(patient: "P-j3").text
        #expect(clinic.search(#"{"q":"John Smith"}"#).ids() == [middle])
    }

    @Test func `whose whole name was said is found, however many begin so`() throws {
        let made = clinic.service.send(
            .post, "/api/patients", PatientTests.named("John A. Smith", id: "P-a"), token: clinic.admin)
        #expect(made.status == 201)
        let id = try clinic.insert(patient: "P-a")
        let organisation = clinic.tenant.organisation
        try TestDatabase.fill(
            """
            INSERT INTO patients (organisation_id, id, sealed_id, territory_id, sealed, created_at, updated_at)
            SELECT organisation_id, CONCAT('S-', seq), UUID(), 'main', sealed, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6)
            FROM patients, seq_1_to_1001 WHERE organisation_id = \(organisation) AND id = 'P-a'
            """)
        try TestDatabase.fill(
            """
            INSERT INTO patient_indexes (organisation_id, kind, value, patient_id, key_id)
            SELECT organisation_id, kind, value, CONCAT('S-', seq), key_id FROM patient_indexes, seq_1_to_1001
            WHERE organisation_id = \(organisation) AND patient_id = 'P-a' AND kind = 'name_prefix'
            """)
        func search(_ text: String) -> Answer { clinic.search(#"{"q":"\#(text)","status":"pending_review"}"#) }
        // Of theirs there is no request yet.
        #expect(search("joh smi").ids() == [id.text])
        try add(requestsOf: "SELECT id FROM patients WHERE id LIKE 'S-%'", like: id)
        #expect(search("joh smi").string("error.details.field") == "q")
        #expect(search("John Smith").ids() == [id.text] && search("Smith").ids() == [id.text])
    }

    // MARK: - Counters and figures

    @Test func `counters count what is there, of those whom the caller sees`() throws {
        let (mine, other) = (try clinic.id(of: clinic.reviewer), try clinic.id(of: clinic.admin))
        let rows = try plant(70, assignees: [mine, other])
        let decided = clinic.submit(to: .approved)
        // One moment for all readings: midnight may come between two.
        let moment = Date()
        func counters(_ token: String) -> JSONValue? {
            clinic.service.send(.get, "/api/ivr/counters", token: token, now: moment)["counters"]
        }
        func check(_ token: String, _ rows: [Planted], mine: UUID?, approved: Int, today: Int) {
            let shown = counters(token)
            for status in RequestStatus.allCases {
                let count = rows.count { $0.status == status } + (status == .approved ? approved : 0)
                #expect(shown?["by_status"]?[status.rawValue] == .number(.init(count)), "\(status)")
            }
            let open = rows.filter(\.status.isOpen)
            #expect(shown?["open"] == .number(.init(open.count)))
            #expect(shown?["unassigned"] == .number(.init(open.count { $0.assignee == nil })))
            #expect(shown?["mine"] == .number(.init(open.count { $0.assignee == mine && mine != nil })))
            #expect(shown?["overdue"] == .number(.init(rows.count { $0.due.map { $0 < moment } ?? false })))
            #expect(shown?["decided_today"] == .number(.init(today)))
        }
        check(clinic.reviewer, rows, mine: mine, approved: 1, today: 1)
        check(clinic.admin, rows, mine: other, approved: 1, today: 1)
        check(clinic.doctor, rows.filter { $0.doctor == "D-001" }, mine: nil, approved: 1, today: 0)
        check(
            try clinic.person("doctor", doctor: "D-2"), rows.filter { $0.doctor == "D-2" }, mine: nil, approved: 0,
            today: 0)
        check(try TestTenant(clinic.service).signIn("ivr").token, [], mine: nil, approved: 0, today: 0)
        #expect(!decided.isEmpty)
    }

    @Test func `figures are of the decisions of a time`() throws {
        let start = try Date("2026-04-01T12:00:00Z", strategy: .iso8601)
        func decide(_ path: String, _ body: String, after hours: Double) throws {
            let token = try clinic.tenant.signIn("ivr", now: start).token
            let id = clinic.service.send(.post, "/api/ivr/requests", TestClinic.sample, token: token, now: start)
                .string("id")
            let then = start + hours * 3_600
            #expect(
                clinic.post(id, path, body, token: try clinic.tenant.signIn("ivr", now: then).token, now: then).status
                    == 200)
        }
        func figures(_ query: String) -> Answer {
            clinic.service.send(.get, "/api/ivr/figures?\(query)", token: clinic.reviewer)
        }
        let none = figures("from=2026-04-01&to=2026-04-10")
        #expect(none["figures.approved"] == 0 && none["figures.approval_rate"] == .null)
        #expect(none["figures.median_hours"] == .null && none["figures.mean_hours"] == .null)
        for hours in [1.0, 2, 12] { try decide("approve", TestClinic.approval, after: hours) }
        try decide("reject", TestClinic.rejection, after: 48)
        let all = figures("from=2026-04-01&to=2026-04-10")
        #expect(all["figures.approved"] == 3 && all["figures.rejected"] == 1)
        #expect(all["figures.approval_rate"] == 75 && all["figures.denial_rate"] == 25)
        #expect(all["figures.median_hours"] == 7, "\(all.text)")
        #expect("\(all.text)".contains(#""mean_hours":15.8"#), "\(all.text)")
        #expect(figures("from=2026-04-02&to=2026-04-10")["figures.rejected"] == 1)
        #expect(figures("from=2026-04-02&to=2026-04-02")["figures.approved"] == 1)
        for (query, field) in [
            ("from=2026-04-02&to=2026-04-01", "from"), ("from=2000-01-01&to=2026-01-01", "from"),
            ("from=x", "from"), ("to=2026-02-30", "to"),
        ] {
            #expect(figures(query).status == 422 && figures(query).string("error.details.field") == field, "\(query)")
        }
        for query in [
            "to=9999-12-31", "to=0001-01-01", "to=0001-01-31", "from=9999-12-31&to=9999-12-31",
            "from=0001-01-01&to=0001-01-01",
        ] {
            #expect([200, 422].contains(figures(query).status), "\(query)")
        }
    }
}
