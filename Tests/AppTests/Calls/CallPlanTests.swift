import Foundation
import MariaDB
import TestSupport
import Testing
import Understanding

@testable import App

/// How the server goes through the rows of a list of calls: along an index, without sorting.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct CallPlanTests {
    let calls: CallTenant

    init() throws {
        calls = try CallTenant()
        let id = try calls.report().string("data.callId")
        try TestDatabase.fill(
            """
            INSERT INTO calls (organisation_id, id, external_id, restaurant_id, started_at, received_at, number_index,
                number_key, sentiment_score, sentiment_label, reason, analyser, sealed)
            SELECT organisation_id, UUID(), CONCAT('x', seq), CONCAT('r', seq % 9), started_at - INTERVAL seq MINUTE,
                received_at, UNHEX(MD5(seq % 50)), 1, 50, 1 + seq % 3, IF(seq % 2, 'Hours', 'Other'), '', sealed
            FROM calls, seq_1_to_4000 WHERE organisation_id = \(calls.tenant.organisation) AND id = \(id)
            """)
        try TestDatabase.root().execute("ANALYZE TABLE calls")
    }

    @Test func `every filter goes along its index, and only a number with several keys is sorted`() throws {
        let db = try calls.service.db
        let store = CallStore(db: db, organisation: calls.tenant.organisation)
        let number = try #require(
            try db.fetchValue("SELECT UNHEX(MD5(7))", as: [UInt8].self))
        let moment = try Date("2025-02-28T12:00:00Z", strategy: .iso8601)
        let days: [(from: Date?, to: Date?)] = [(nil, nil), (moment, nil), (nil, moment), (moment - 86_400, moment)]
        var filters: [CallFilter] = []
        for day in days {
            for restaurant in [nil, "r3"] {
                for reason in [nil, CallReason.hours] {
                    for sentiment in [nil, SentimentLabel.neutral] {
                        for number in [nil, [number]] {
                            filters.append(
                                CallFilter(
                                    from: day.from, to: day.to, restaurant: restaurant, number: number,
                                    sentiment: sentiment, reason: reason))
                        }
                    }
                }
            }
        }
        filters.append(CallFilter(number: [number, number.reversed()]))
        for filter in filters {
            for place in [nil, PageRequest.Place(moment: moment, id: UUID())] {
                let plan = try store.plan(filter, after: place)
                #expect(plan.count == 1 && plan[0].key == filter.index.text, "\(filter) \(plan)")
                #expect(!plan[0].extra.contains("temporary"), "\(filter) \(plan)")
                let mayBeSorted = filter.number?.count == 2
                #expect(!plan[0].extra.contains("filesort") || mayBeSorted, "\(filter) \(plan)")
            }
        }
    }

    @Test func `nobody reads all calls to find none that were indexed with another key`() throws {
        let plan = try TestDatabase.root().fetchAll(
            """
            EXPLAIN SELECT id FROM calls FORCE INDEX (calls_by_number_key)
            WHERE organisation_id = \(calls.tenant.organisation) AND (number_key < 1 OR number_key > 1) LIMIT 200
            """, as: Plan.self)
        #expect(plan.map(\.key) == ["calls_by_number_key"])
    }
}
