import Foundation
import MariaDB
import Secrets
import Synchronization
import TestSupport
import Testing
import Web

@testable import App

@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct ChecklistTests {
    let service: TestService
    let tenant: DocumentTenant
    let store: ChecklistStore

    init() throws {
        service = try TestService()
        tenant = try DocumentTenant(service)
        store = ChecklistStore(db: try service.db, organisation: tenant.tenant.organisation)
    }

    private var outstanding: Int {
        get throws { try store.outstanding(of: tenant.request) }
    }

    private func waive(_ item: UUID, _ body: String = #"{"reason":"By telephone"}"#, headers: [String: String] = [:])
        -> Answer
    {
        service.send(
            .post, tenant.path + "/checklist/\(item.uuidString)/waiver", body, token: tenant.reviewer, headers: headers)
    }

    @Test func `the last required document moves the request on, and not one before`() throws {
        try tenant.ask(for: [.insuranceCard, .labResults])
        try tenant.ask(for: [.physicianNotes], required: false)
        #expect(try outstanding == 2)
        #expect(tenant.upload(as: "imaging_reports").status == 201)
        #expect(tenant.upload(as: "physician_notes").status == 201)
        #expect(tenant.upload(as: "insurance_card").status == 201)
        #expect(try (outstanding, tenant.status()) == (1, "awaiting_documents"))
        #expect(tenant.upload(as: "lab_results").status == 201)
        #expect(try (outstanding, tenant.status()) == (0, "in_review"))
    }

    @Test func `a document answers the item that is named`() throws {
        let old = try tenant.ask(for: [.insuranceCard], at: Date() - 1_000)[0]
        let new = try tenant.ask(for: [.insuranceCard])[0]
        let other = try tenant.ask(for: [.labResults])[0]
        #expect(tenant.upload(item: other).string("error.details.field") == "type")
        let named = tenant.upload(item: new)
        #expect(named.string("item_id") == new.uuidString.lowercased())
        #expect(tenant.upload().string("item_id") == old.uuidString.lowercased())
        #expect(tenant.upload()["item_id"] == nil)
        #expect(tenant.upload(as: "prior_authorization")["item_id"] == nil)
        // Another in its place, as long as nobody has decided.
        #expect(tenant.upload(item: new).status == 201)
    }

    @Test func `a document answers every open item of its type, and what is decided on it holds for all`() throws {
        let items = try tenant.ask(for: [.insuranceCard], at: Date() - 1_000) + tenant.ask(for: [.insuranceCard])
        let other = try tenant.ask(for: [.labResults])
        let first = tenant.upload()
        #expect(first.string("item_id") == items[0].uuidString.lowercased())
        let statuses = { try store.items(of: tenant.request).filter { $0.id != other[0] }.map(\.status) }
        #expect(try statuses() == [.received, .received])
        #expect(try (outstanding, tenant.status()) == (1, "awaiting_documents"))
        #expect(tenant.decide(first.string("id"), "rejected", reason: "Blurred").status == 200)
        #expect(try statuses() == [.rejected, .rejected])
        #expect(try outstanding == 2)
        let named = tenant.upload(item: items[1])
        #expect(try statuses() == [.rejected, .received])
        #expect(tenant.upload().string("item_id") == items[0].uuidString.lowercased())
        #expect(tenant.decide(named.string("id"), "accepted").status == 200)
        #expect(try statuses() == [.received, .accepted])
    }

    @Test func `a reason has no control characters in it`() throws {
        let items = try tenant.ask(for: [.insuranceCard])
        let id = tenant.upload().string("id")
        for reason in [#"a\u0000b"#, #"\u001b[31m"#, #"\u200b"#, #"\n"#] {
            let rejected = tenant.decide(id, "rejected", reason: reason)
            #expect((rejected.status, rejected.string("error.details.field")) == (422, "reason"))
            #expect(waive(items[0], #"{"reason":"\#(reason)"}"#).status == 422)
        }
        #expect(tenant.decide(id, "rejected", reason: #"Two\nlines"#).string("reason") == "Two\nlines")
    }

    @Test func `a waiver is done once for all that come with its key`() throws {
        let items = try tenant.ask(for: [.insuranceCard, .labResults])
        let key = ["Idempotency-Key": UUID().uuidString]
        let first = waive(items[0], headers: key)
        let again = waive(items[0], headers: key)
        #expect((first.status, again.status) == (200, 200))
        #expect(first.text == again.text)
        #expect(try tenant.events("request_document_waived") == 1)
        #expect(waive(items[0]).string("error.code") == "ITEM_SETTLED")
    }

    @Test func `of a deadline that passes people are told once, unless all has come or the request is closed`() throws {
        let now = Date()
        let items = try tenant.ask(for: [.insuranceCard], at: now + 599)
        try tenant.ask(for: [.labResults], required: false, at: now + 600)
        let overdue = { (at: Date) in
            service.send(.get, tenant.path + "/checklist", token: tenant.reviewer, now: at)["asks[0].overdue"]
        }
        let told = {
            try TestDatabase.root().fetchValue(
                """
                SELECT COUNT(*) FROM notifications n JOIN users u ON u.id = n.user_id
                WHERE n.organisation_id = \(tenant.tenant.organisation) AND n.request_id = \(tenant.request)
                    AND n.kind = 'documents_overdue' AND (u.doctor_id IS NOT NULL OR u.role = 'ivr')
                """, as: Int.self)
        }
        try TestDatabase.root().execute(
            """
            UPDATE verification_requests SET assignee_id = (SELECT id FROM users
                WHERE organisation_id = \(tenant.tenant.organisation) AND role = 'ivr')
            WHERE organisation_id = \(tenant.tenant.organisation)
            """)
        #expect(overdue(now) == false)
        try pass(at: now)
        #expect(try told() == 0)
        #expect(overdue(now + 600) == true)
        for _ in 0..<2 { try pass(at: now + 600) }
        #expect(try eventually { try told() == 2 })
        #expect(tenant.upload(item: items[0]).status == 201)
        #expect(overdue(now + 600) == false)

        let complete = try DocumentTenant(service)
        try complete.ask(for: [.insuranceCard], at: now + 600)
        #expect(complete.upload().status == 201)
        let closed = try DocumentTenant(service, status: "cancelled")
        try closed.ask(for: [.insuranceCard], at: now + 600)
        for other in [complete, closed] { try pass(at: now + 600, other) }
        let others = try TestDatabase.root().fetchValue(
            """
            SELECT COUNT(*) FROM notifications WHERE kind = 'documents_overdue'
                AND organisation_id IN (\(complete.tenant.organisation), \(closed.tenant.organisation))
            """, as: Int.self)
        #expect(others == 0)
    }

    /// The job's work at some time, of one organisation only: others are other tests', which have their own time.
    private func pass(at moment: Date, _ other: DocumentTenant? = nil) throws {
        let context = JobContext(services: service.services, database: service.database, now: moment)
        try context.db.retryingTransaction {
            _ = try MarkDeadlines().tell((other ?? tenant).tenant.organisation, in: context)
        }
    }

    @Test func `the job tells each organisation of what is over`() throws {
        try tenant.ask(for: [.insuranceCard], at: Date() - 60)
        let context = JobContext(services: service.services, database: service.database, now: Date())
        let isTold = try eventually {
            // Rows that another worker has at the moment are left to it.
            while try MarkDeadlines().run(in: context) {}
            return try notices().contains("documents_overdue doctor")
        }
        #expect(isTold)
    }

    /// What is told of an ask for documents at some time, by whom it is for.
    private func told(at moment: Date) throws -> [String] {
        let before = try notices()
        try pass(at: moment)
        return Array(try notices().dropFirst(before.count)).sorted()
    }

    private func notices() throws -> [String] {
        struct Row: RowDecodable {
            let text: String

            init(row: borrowing MariaDB.Row) throws(DatabaseError) {
                text = "\(try row.column("kind") as String) \(try row.column("role") as String)"
            }
        }
        return try TestDatabase.root().fetchAll(
            """
            SELECT n.kind, u.role FROM notifications n JOIN users u ON u.id = n.user_id
            WHERE n.organisation_id = \(tenant.tenant.organisation) AND n.kind LIKE 'documents%'
            ORDER BY n.created_at, n.kind, u.role
            """, as: Row.self
        ).map(\.text)
    }

    @Test func `a clinic is reminded before a deadline, and the desk hears of what stays away for long`() throws {
        // A Monday, far ahead: what fifteen business days are depends on the day that they are counted from.
        let now = try Date("2037-06-01T12:00:00Z", strategy: .iso8601)
        let day: TimeInterval = 86_400
        _ = try tenant.tenant.signIn("admin")
        try tenant.ask(for: [.insuranceCard], asked: now, at: now + 5 * day)
        #expect(try told(at: now + 2.9 * day) == [])
        #expect(try told(at: now + 3 * day) == ["documents_due doctor"])
        #expect(try told(at: now + 4.9 * day) == [])
        // Of what nobody has everybody hears who may take it.
        #expect(
            try told(at: now + 5 * day)
                == ["documents_overdue admin", "documents_overdue doctor", "documents_overdue ivr"])
        // Fifteen business days are at least three weeks.
        #expect(try told(at: now + 25 * day) == [])
        #expect(try told(at: now + 29 * day) == ["documents_silent admin", "documents_silent ivr"])
        #expect(try told(at: now + 99 * day) == [])
    }

    @Test(arguments: [
        // A deadline on a Monday and one on a Friday, and the end of the fifteenth business day after each: far ahead,
        // where nothing that works by the clock sees to them.
        ("2037-06-01", "2037-06-23"), ("2037-06-05", "2037-06-27"),
    ])
    func `the desk hears after fifteen business days, whatever day the deadline was`(last: String, end: String) throws {
        func day(_ text: String) throws -> Date { try Date("\(text)T00:00:00Z", strategy: .iso8601) }
        let deadline = try day(last) + 86_400
        _ = try tenant.tenant.signIn("admin")
        try tenant.ask(for: [.insuranceCard], asked: deadline - 10 * 86_400, at: deadline)
        #expect(try told(at: deadline - 86_400) == ["documents_due doctor"])
        #expect(try told(at: deadline + 60).contains("documents_overdue doctor"))
        #expect(try told(at: day(end) - 60) == [])
        #expect(try told(at: day(end) + 60) == ["documents_silent admin", "documents_silent ivr"])
    }

    @Test func `of documents that stay away those hear who are to decide what is escalated`() throws {
        let now = try Date("2037-06-01T12:00:00Z", strategy: .iso8601)
        let login = try tenant.tenant.signIn("admin").login
        let organisation = tenant.tenant.organisation
        let supervisor = try #require(
            try TestDatabase.root().fetchValue("SELECT id FROM users WHERE login = \(login)", as: UUID.self))
        try TestDatabase.root().execute(
            """
            UPDATE verification_requests SET status = 'escalated', assignee_id = (SELECT id FROM users
                WHERE organisation_id = \(organisation) AND role = 'ivr')
            WHERE organisation_id = \(organisation)
            """)
        try EscalationStore(db: service.db, organisation: organisation).insert(
            Escalation(request: tenant.request, id: UUID(), at: now, by: nil, to: supervisor, sealed: [1]))
        try tenant.ask(for: [.insuranceCard], asked: now, at: now + 600)
        #expect(
            try told(at: now + 600)
                == ["documents_overdue admin", "documents_overdue doctor", "documents_overdue ivr"])
        // The last of them too is told to both.
        #expect(tenant.upload().status == 201)
        #expect(try tenant.status() == "escalated")
        let complete = try notices().filter { $0.hasPrefix("documents_complete") }.sorted()
        #expect(complete == ["documents_complete admin", "documents_complete ivr"])
    }

    @Test func `what is asked for once more is not overdue by its first deadline`() throws {
        let now = Date()
        let day: TimeInterval = 86_400
        try tenant.ask(for: [.insuranceCard], asked: now - 10, at: now + day)
        try tenant.ask(for: [.insuranceCard], asked: now, at: now + 10 * day)
        #expect(try told(at: now + 2 * day) == [])
        let (asks, items) = (try store.asks(of: tenant.request), try store.items(of: tenant.request))
        #expect(asks.map { items.awaited(by: $0.id).count } == [0, 1])
        #expect(try told(at: now + 8 * day) == ["documents_due doctor"])
    }

    @Test(arguments: [false, true])
    func `what is asked for once more is waited for once, and the last of it moves the request on`(rejected: Bool)
        throws
    {
        let old = try tenant.ask(for: [.insuranceCard], at: Date() + 1_000)
        if rejected {
            let first = tenant.upload(item: old[0]).string("id")
            #expect(tenant.decide(first, "rejected", reason: "Blurred").status == 200)
        }
        let new = try tenant.ask(for: [.insuranceCard], at: Date() + 2_000)
        #expect(try outstanding == 1)
        let shown = tenant.get("/checklist")
        #expect(shown["asks[0].items[0].asked_again"] == true && shown["asks[1].items[0].asked_again"] == false)
        #expect(tenant.upload(item: new[0]).status == 201)
        #expect(try (outstanding, tenant.status()) == (0, "in_review"))
    }

    @Test func `what is rejected after its deadline is reminded of again`() throws {
        let day: TimeInterval = 86_400
        try tenant.ask(for: [.insuranceCard], at: Date() - day)
        let id = tenant.upload().string("id")
        #expect(try told(at: Date()) == [])
        #expect(tenant.decide(id, "rejected", reason: "Blurred").status == 200)
        #expect(try tenant.status() == "awaiting_documents")
        #expect(try told(at: Date() + 0.5 * day) == [])
        #expect(try told(at: Date() + 5 * day).contains("documents_overdue doctor"))
    }

    @Test func `a request that is opened again has its reminders again`() throws {
        let tenant = try DocumentTenant(service, status: "rejected")
        let day: TimeInterval = 86_400
        let now = Date()
        let admin = try tenant.tenant.signIn("admin").token
        try tenant.ask(for: [.insuranceCard], asked: now - 10 * day, at: now - day)
        let store = ChecklistStore(db: try service.db, organisation: tenant.tenant.organisation)
        // The deadline came while it was closed: nobody was told.
        for _ in 0..<2 { try pass(at: now, tenant) }
        #expect(try store.asks(of: tenant.request).map(\.notice?.kind) == [.silent])
        let reopened = service.send(.post, tenant.path + "/reopening", #"{"reason":"The payer called"}"#, token: admin)
        #expect(reopened.status == 200, "\(reopened.text)")
        let notice = try #require(try store.asks(of: tenant.request).first?.notice)
        #expect(notice.kind == .over && notice.at > now + day)
        try pass(at: notice.at, tenant)
        let told = try TestDatabase.root().fetchValue(
            """
            SELECT COUNT(*) FROM notifications n JOIN users u ON u.id = n.user_id
            WHERE n.organisation_id = \(tenant.tenant.organisation) AND n.kind = 'documents_overdue'
                AND u.role = 'doctor'
            """, as: Int.self)
        #expect(told == 1)
        #expect(try store.asks(of: tenant.request).map(\.notice?.kind) == [.silent])
    }

    @Test func `a clinic hears of each document that is rejected, and the reviewer of the last that comes`() throws {
        try tenant.ask(for: [.insuranceCard, .labResults])
        let first = tenant.upload().string("id")
        #expect(tenant.decide(first, "rejected", reason: "Blurred").status == 200)
        #expect(try tenant.status() == "awaiting_documents")
        #expect(try notices() == ["documents_requested doctor"])
        // One that nobody asked for opens nothing.
        let other = tenant.upload(as: "imaging_reports").string("id")
        #expect(tenant.decide(other, "rejected", reason: "Of somebody else").status == 200)
        #expect(try outstanding == 2)
        #expect(try notices() == ["documents_requested doctor", "documents_requested doctor"])
    }

    @Test func `the reviewer hears of a document that nobody asked for, and all while there is none`() throws {
        let tenant = try DocumentTenant(service, status: "in_review")
        let organisation = tenant.tenant.organisation
        let told = {
            try TestDatabase.root().fetchValues(
                """
                SELECT u.role FROM notifications n JOIN users u ON u.id = n.user_id
                WHERE n.organisation_id = \(organisation) AND n.request_id = \(tenant.request)
                    AND n.kind = 'document_received'
                """, as: String.self)
        }
        #expect(tenant.upload().status == 201)
        #expect(try told() == ["ivr"])
        try TestDatabase.root().execute("DELETE FROM notifications WHERE organisation_id = \(organisation)")
        try TestDatabase.root().execute(
            """
            UPDATE verification_requests SET assignee_id = (SELECT id FROM users
                WHERE organisation_id = \(organisation) AND role = 'ivr')
            WHERE organisation_id = \(organisation)
            """)
        #expect(tenant.upload(as: "lab_results").status == 201)
        #expect(try told() == ["ivr"])
        // Nobody hears of what they did themselves.
        #expect(tenant.upload(as: "lab_results", token: tenant.reviewer).status == 201)
        try tenant.ask(for: [.labResults, .insuranceCard])
        #expect(tenant.upload(as: "lab_results").status == 201)
        #expect(try told() == ["ivr"])
    }

    @Test func `the checklist shows what was asked for and what has come`() throws {
        try tenant.ask(for: [.insuranceCard, .labResults], notes: "Both sides, please")
        let id = tenant.upload().string("id")
        let checklist = tenant.get("/checklist", token: tenant.doctor)
        #expect(checklist.string("asks[0].notes") == "Both sides, please")
        #expect(checklist.string("asks[0].deadline") == "2026-12-31")
        let statuses = (0..<2).map { checklist.string("asks[0].items[\($0)].status") }
        #expect(statuses.sorted() == ["received", "requested"])
        let documents = (0..<2).map { checklist.string("asks[0].items[\($0)].document_id") }
        #expect(documents.contains(id))
        #expect(try tenant.events("checklist_read") == 1)
    }

    @Test func `what was asked for is listed in one order, whatever the order it was asked in`() throws {
        let all = DocumentType.allCases
        try tenant.ask(for: all.reversed(), at: Date() + 1_000)
        #expect(try store.items(of: tenant.request).map(\.type) == all)
        try tenant.ask(for: all, at: Date() + 2_000)
        #expect(try store.items(of: tenant.request).map(\.type) == all + all)
        let shown = tenant.get("/checklist")
        #expect(all.indices.map { shown.string("asks[0].items[\($0)].type") } == all.map(\.rawValue))
    }

    @Test func `a document that is rejected leaves its item open, with the reason, and another may come`() throws {
        try tenant.ask(for: [.insuranceCard])
        let id = tenant.upload().string("id")
        #expect(try tenant.status() == "in_review")
        #expect(tenant.decide(id, "rejected").string("error.details.field") == "reason")
        #expect(tenant.decide(id, "rejected", reason: " ").status == 422)
        let rejected = tenant.decide(id, "rejected", reason: "Not readable")
        #expect((rejected.status, rejected.string("status")) == (200, "rejected"))
        #expect(rejected.string("reason") == "Not readable")
        #expect(try outstanding == 1)
        let item = tenant.get("/checklist", token: tenant.doctor)
        #expect(item.string("asks[0].items[0].status") == "rejected")
        #expect(item.string("asks[0].items[0].reason") == "Not readable")

        let second = tenant.upload().string("id")
        #expect(try outstanding == 0)
        // What is decided on the first does not concern the second.
        #expect(tenant.decide(id, "accepted").status == 200)
        #expect(tenant.get("/checklist").string("asks[0].items[0].status") == "received")
        #expect(tenant.decide(second, "accepted").status == 200)
        #expect(tenant.get("/checklist").string("asks[0].items[0].status") == "accepted")
        #expect(tenant.get("/checklist")["asks[0].items[0].reason"] == nil)
        #expect(tenant.upload(item: try store.items(of: tenant.request)[0].id).string("error.code") == "ITEM_SETTLED")
        #expect(try (tenant.events("request_document_rejected"), tenant.events("request_document_accepted")) == (1, 2))
    }

    @Test func `the same decision once more changes nothing`() throws {
        let id = tenant.upload().string("id")
        let first = tenant.decide(id, "accepted")
        let again = tenant.decide(id, "accepted")
        #expect(first[header: "etag"] == again[header: "etag"])
        #expect(first.text == again.text)
        func decide(_ body: String) -> Answer {
            service.send(
                .put, tenant.path + "/documents/\(id)/decision", body, token: tenant.reviewer,
                headers: ["If-Match": "\"1\""])
        }
        // Whatever version is named; what is another decision is refused.
        let late = decide(#"{"decision":"accepted"}"#)
        #expect(late.status == 200 && late.text == first.text, "\(late.text)")
        #expect(decide(#"{"decision":"rejected","reason":"Blurred"}"#).status == 412)
        #expect(try tenant.events("request_document_accepted") == 1)
    }

    @Test func `what is waived need not come, and says why`() throws {
        let items = try tenant.ask(for: [.insuranceCard, .labResults])
        let waived = waive(items[0])
        #expect((waived.status, waived.string("status"), waived.string("reason")) == (200, "waived", "By telephone"))
        #expect(try (outstanding, tenant.status()) == (1, "awaiting_documents"))
        #expect(waive(items[0]).string("error.code") == "ITEM_SETTLED")
        #expect(waive(UUID()).status == 404)
        #expect(waive(items[1], #"{"reason":" "}"#).string("error.details.field") == "reason")
        #expect(waive(items[1], "{}").status == 422)
        #expect(
            service.send(
                .post, tenant.path + "/checklist/\(items[1])/waiver", #"{"reason":"x"}"#, token: tenant.doctor
            ).status == 403)
        #expect(waive(items[1]).status == 200)
        #expect(try (outstanding, tenant.status()) == (0, "in_review"))
        #expect(try tenant.events("request_document_waived") == 2)
    }

    @Test func `a change to another version than the one that was seen is 412`() throws {
        let items = try tenant.ask(for: [.insuranceCard, .labResults])
        let tag = try #require(tenant.get("/checklist")[header: "etag"])
        let first = waive(items[0], headers: ["If-Match": tag])
        #expect(first.status == 200)
        #expect(waive(items[1], headers: ["If-Match": tag]).status == 412)
        #expect(waive(items[1], headers: ["If-Match": try #require(first[header: "etag"])]).status == 200)
    }

    @Test func `of two who send the last document at once, one moves the request and both documents are there`() throws
    {
        try tenant.ask(for: [.insuranceCard])
        let (path, token) = (tenant.path + "/documents", tenant.doctor)
        var form = DocumentTenant.Form()
        form.add("type", "insurance_card")
        form.add(file: SampleFiles.pdf(bytes: 200_000), name: "a.pdf", type: nil)
        let bytes = form.bytes
        let statuses = Mutex<[Int]>([])
        DispatchQueue.concurrentPerform(iterations: 4) { _ in
            let answer = try? TestService().upload(path, bytes, type: DocumentTenant.Form.type, token: token)
            statuses.withLock { $0.append(answer?.status ?? 0) }
        }
        #expect(statuses.withLock { $0 } == [201, 201, 201, 201])
        #expect(try tenant.count(.documents) == 4)
        #expect(try tenant.status() == "in_review")
        #expect(try store.items(of: tenant.request).map(\.status) == [.received])
    }

    @Test func `what is sealed is sealed anew with another key, piece by piece`() throws {
        try tenant.ask(for: [.insuranceCard], notes: "Both sides")
        let file = SampleFiles.pdf(bytes: 300_000)
        let id = tenant.upload(file).string("id")
        _ = tenant.decide(id, "rejected", reason: "Blurred")
        let organisation = tenant.tenant.organisation
        let sealer = service.services.sealer
        let other: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF]
        for column in SealedColumns.all {
            let before = try column.count(service.db, organisation, other)
            var places = 0
            let count = try column.reseal(service.db, organisation, other, 500) { place, envelope in
                places += 1
                return sealer.seal(try sealer.open(envelope, in: place), in: place)
            }
            #expect((count, places) == (before, before))
        }
        let back = tenant.get("/documents/\(id)")
        #expect(back.response.body == file)
        #expect(tenant.get("/checklist").string("asks[0].notes") == "Both sides")
        #expect(tenant.get("/documents").string("documents[0].reason") == "Blurred")
        let chunks = SealedColumns.all.last
        #expect(try chunks?.count(service.db, organisation, other) == 3)
    }
}
