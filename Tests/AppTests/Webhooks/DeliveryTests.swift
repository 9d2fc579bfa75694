import App
import Foundation
import MariaDB
import TestSupport
import Testing
import Web

@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct DeliveryTests {
    let service: TestService
    let desk: WebhookTenant

    init() throws {
        service = try TestService()
        desk = try WebhookTenant(service)
    }

    @Test func `a test goes to this endpoint alone, whatever it asked for`() throws {
        let (id, other) = (desk.webhook(), desk.webhook())
        let answer = desk.post("\(id)/test")
        #expect(answer.status == 201)
        #expect(try desk.events(of: id) == ["webhook.test"])
        #expect(try desk.events(of: other).isEmpty)
        let one = desk.get("\(id)/deliveries/\(answer.string("data.deliveryId"))")
        #expect(one.string("data.delivery.event") == "webhook.test")
        #expect(one.string("data.delivery.messageId") == "msg_" + answer.string("data.deliveryId"))
        #expect(one.string("data.body").hasPrefix(#"{"type":"webhook.test","timestamp":""#))
    }

    @Test func `deliveries are filtered, and read page by page`() throws {
        let id = desk.webhook(events: ["restaurant.updated", "agent.updated"])
        for _ in 0..<3 { desk.makeRestaurant() }
        try desk.finish(id, "sent")
        _ = desk.post("\(id)/test")
        func count(_ query: String) -> Int {
            let answer = desk.deliveries(of: id, query)
            #expect(answer.status == 200)
            return (0..<100).prefix { answer["data.deliveries[\($0)]"] != nil }.count
        }
        #expect(count("") == 4)
        #expect(count("?state=sent") == 3)
        #expect(count("?state=waiting") == 1)
        #expect(count("?event=webhook.test") == 1)
        #expect(count("?event=agent.updated") == 0)
        #expect(count("?to=2020-01-01T00:00:00Z") == 0)
        #expect(count("?from=2020-01-01T00:00:00Z") == 4)
        var (seen, cursor): (Set<String>, String) = ([], "")
        repeat {
            let page = desk.deliveries(of: id, "?limit=3" + (cursor.isEmpty ? "" : "&cursor=\(cursor)"))
            for index in 0..<3 where page["data.deliveries[\(index)]"] != nil {
                seen.insert(page.string("data.deliveries[\(index)].deliveryId"))
            }
            cursor = page.string("data.pagination.next_cursor")
        } while !cursor.isEmpty
        #expect(seen.count == 4)
        for query in ["state=none", "event=none", "from=yesterday", "to=1", "limit=0", "cursor=%21"] {
            #expect(desk.deliveries(of: id, "?\(query)").status == 422, "\(query)")
        }
    }

    @Test func `a replay sends the same message under the same id, as often as at first`() throws {
        let id = desk.webhook()
        desk.makeRestaurant()
        let before = desk.deliveries(of: id).string("data.deliveries[0].messageId")
        try desk.finish(id, "failed")
        let delivery = desk.deliveries(of: id).string("data.deliveries[0].deliveryId")
        let answer = desk.post("\(id)/deliveries/\(delivery)/replay")
        #expect(answer.status == 202)
        #expect(answer.string("data.state") == "waiting")
        #expect(answer["data.attempts"] == 0)
        #expect(answer.string("data.messageId") == before)
        #expect(try desk.events(of: id).count == 1)
    }

    @Test func `of who has been failing the next attempt is when it is let through again`() throws {
        let id = desk.webhook()
        desk.makeRestaurant()
        try TestDatabase.root().execute("UPDATE outbox_targets SET open_until = '2100-01-01' WHERE id = \(id)")
        let list = desk.deliveries(of: id)
        #expect(list.string("data.deliveries[0].nextAttemptAt") == "2100-01-01T00:00:00Z")
        let one = desk.get("\(id)/deliveries/\(list.string("data.deliveries[0].deliveryId"))")
        #expect(one.string("data.delivery.nextAttemptAt") == "2100-01-01T00:00:00Z")
    }

    @Test func `what is sent by hand is not kept waiting by what has failed`() throws {
        let id = desk.webhook()
        desk.makeRestaurant()
        try desk.finish(id, "failed")
        let delivery = desk.deliveries(of: id).string("data.deliveries[0].deliveryId")
        let range = #"{"from":"2020-01-01T00:00:00Z","to":"2100-01-01T00:00:00Z"}"#
        for (path, body) in [("test", "{}"), ("deliveries/\(delivery)/replay", "{}"), ("replay", range)] {
            try TestDatabase.root().execute(
                "UPDATE outbox_targets SET open_until = '2100-01-01' WHERE id = \(id)")
            #expect((201...202).contains(desk.post("\(id)/\(path)", body).status))
            let open: Int? = try TestDatabase.root().fetchValue(
                "SELECT 1 FROM outbox_targets WHERE id = \(id) AND open_until <= UTC_TIMESTAMP(6)")
            #expect(open == 1, "\(path)")
        }
    }

    @Test func `what is being sent is not sent a second time beside it`() throws {
        let id = desk.webhook()
        let delivery = desk.post("\(id)/test").string("data.deliveryId")
        try TestDatabase.fill("UPDATE outbox SET state = 'sending' WHERE id = \(delivery)")
        let answer = desk.post("\(id)/deliveries/\(delivery)/replay")
        #expect((answer.status, answer.string("error")) == (409, "DELIVERY_UNDER_WAY"))
    }

    @Test func `what has not been tried yet, since its endpoint is left alone, is sent at once as well`() throws {
        let id = desk.webhook()
        desk.makeRestaurant()
        let delivery = desk.deliveries(of: id).string("data.deliveries[0].deliveryId")
        try TestDatabase.root().execute("UPDATE outbox_targets SET open_until = '2100-01-01' WHERE id = \(id)")
        for _ in 0..<2 {
            let answer = desk.post("\(id)/deliveries/\(delivery)/replay")
            #expect(answer.status == 202, "\(answer.text)")
            #expect(answer.string("data.state") == "waiting" && answer.string("data.nextAttemptAt") < "2100")
        }
        let open: Int? = try TestDatabase.root().fetchValue(
            "SELECT 1 FROM outbox_targets WHERE id = \(id) AND open_until <= UTC_TIMESTAMP(6)")
        #expect(open == 1)
    }

    @Test func `a range is replayed, and nothing else`() throws {
        let (id, other) = (desk.webhook(), desk.webhook())
        for _ in 0..<3 { desk.makeRestaurant() }
        for webhook in [id, other] { try desk.finish(webhook, "failed") }
        desk.makeRestaurant()
        let range = #""from":"2020-01-01T00:00:00Z","to":"2100-01-01T00:00:00Z""#
        for body in [#"{\#(range),"event":"agent.updated"}"#, #"{\#(range),"state":"sent"}"#] {
            #expect(desk.post("\(id)/replay", body)["data.replayed"] == 0)
        }
        let past = #"{"from":"2020-01-01T00:00:00Z","to":"2021-01-01T00:00:00Z"}"#
        #expect(desk.post("\(id)/replay", past)["data.replayed"] == 0)
        #expect(desk.post("\(id)/replay", #"{\#(range),"state":"failed"}"#)["data.replayed"] == 3)
        #expect(desk.post("\(id)/replay", "{\(range)}")["data.replayed"] == 0)
        let states: [String] = try TestDatabase.root().fetchValues(
            "SELECT DISTINCT state FROM outbox WHERE target_id = \(id)")
        #expect(states == ["waiting"])
        let order: [UUID] = try TestDatabase.root().fetchValues(
            "SELECT id FROM outbox WHERE target_id = \(id) ORDER BY created_at, id")
        let due: [UUID] = try TestDatabase.root().fetchValues(
            "SELECT id FROM outbox WHERE target_id = \(id) ORDER BY due_at, id")
        #expect(order == due && order.count == 4)
        #expect(desk.deliveries(of: other, "?state=failed&limit=3").string("data.deliveries[2].state") == "failed")
    }

    @Test(arguments: [
        "{}", #"{"from":"2020-01-01T00:00:00Z"}"#, #"{"from":"x","to":"2020-01-01T00:00:00Z"}"#,
        #"{"from":"2020-01-01T00:00:00Z","to":"2020-01-01T00:00:00Z"}"#,
        #"{"from":"2021-01-01T00:00:00Z","to":"2020-01-01T00:00:00Z"}"#,
        #"{"from":"2020-01-01T00:00:00Z","to":"2021-01-01T00:00:00Z","state":"sending"}"#,
    ])
    func `a range that is none is refused`(body: String) {
        #expect(desk.post("\(desk.webhook())/replay", body).status == 422)
    }

    @Test func `more than ten thousand are not replayed at once, and none of them is`() throws {
        let id = desk.webhook()
        let root = try TestDatabase.root()
        func put(_ count: Int) throws {
            try TestDatabase.fill(
                """
                INSERT INTO outbox (organisation_id, id, target_id, channel, kind, priority, state, created_at, due_at,
                    finished_at, sealed)
                SELECT \(desk.tenant.organisation), UUID(), \(id), 'webhook', 'agent.updated', 1, 'sent',
                    UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), '' FROM seq_1_to_20000 LIMIT \(count)
                """)
        }
        try put(10_001)
        let range = #"{"from":"2020-01-01T00:00:00Z","to":"2100-01-01T00:00:00Z"}"#
        #expect(desk.post("\(id)/replay", range).status == 422)
        let waiting = try root.fetchValue(
            "SELECT COUNT(*) FROM outbox WHERE target_id = \(id) AND state = 'waiting'", as: Int.self)
        #expect(waiting == 0)
        try root.execute("DELETE FROM outbox WHERE target_id = \(id) LIMIT 1")
        #expect(desk.post("\(id)/replay", range)["data.replayed"] == 10_000)
        // Nobody can open what stands there.
        try root.execute("DELETE FROM outbox WHERE target_id = \(id)")
    }

    @Test func `whoever reads a body is on record`() throws {
        let id = desk.webhook()
        let delivery = desk.post("\(id)/test").string("data.deliveryId")
        #expect(desk.get("\(id)/deliveries/\(delivery)").status == 200)
        let count = try TestDatabase.root().fetchValue(
            """
            SELECT COUNT(*) FROM audit_events WHERE organisation_id = \(desk.tenant.organisation)
                AND event = 'webhook_delivery_read' AND resource_id = \(delivery)
            """, as: Int.self)
        #expect(count == 1)
    }
}
