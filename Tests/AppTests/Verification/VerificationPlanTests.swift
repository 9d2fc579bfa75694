import Foundation
import MariaDB
import TestSupport
import Testing

@testable import App

/// How the server goes through the rows of a list: along an index, without sorting.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct VerificationPlanTests {
    let clinic: TestClinic

    init() throws {
        clinic = try .make()
        let id = try clinic.insert()
        try TestDatabase.fill(
            """
            INSERT INTO verification_requests (organisation_id, id, number_year, number, patient_id, doctor_id,
                payer_id, territory_id, status, priority, submitted_at, updated_at, assignee_id, total_cents, likeness,
                due_order, due_at, at_risk_at, version, sealed)
            SELECT organisation_id, UUID(), 2025, seq, CONCAT('P-', seq % 500), CONCAT('D-', seq % 20),
                CONCAT('payer-', seq % 5), CONCAT('t-', seq % 4), 1 + seq % 7, 1 + seq % 4,
                submitted_at - INTERVAL seq MINUTE, submitted_at - INTERVAL seq % 97 MINUTE,
                IF(seq % 3 = 0, NULL, id), total_cents, likeness, submitted_at + INTERVAL seq % 89 MINUTE,
                submitted_at + INTERVAL seq % 89 MINUTE, submitted_at, 1, sealed
            FROM verification_requests, seq_1_to_4000
            WHERE organisation_id = \(clinic.tenant.organisation) AND id = \(id)
            """)
        try TestDatabase.root().execute("ANALYZE TABLE verification_requests")
    }

    /// Every documented filter.
    static let filters: [(name: String, filter: RequestFilter)] = {
        func filter(_ change: (inout RequestFilter) -> Void) -> RequestFilter {
            var filter = RequestFilter()
            change(&filter)
            return filter
        }
        let (from, to) = (Date() - 86_400, Date() - 3_600)
        return [
            ("nothing", RequestFilter()), ("status", filter { $0.statuses = [.inReview] }),
            ("statuses", filter { $0.statuses = [.inReview, .approved] }),
            ("priority", filter { $0.priorities = [.high] }), ("priorities", filter { $0.priorities = [.high, .low] }),
            ("doctor", filter { $0.doctor = "D-3" }), ("patient", filter { $0.patients = ["P-7"] }),
            ("payer", filter { $0.payer = "payer-2" }), ("assignee", filter { $0.assignee = .user(UUID()) }),
            ("nobody", filter { $0.assignee = .nobody }), ("from", filter { $0.from = from }),
            ("to", filter { $0.to = to }),
            (
                "days",
                filter {
                    $0.from = from
                    $0.to = to
                }
            ),
            ("overdue", filter { $0.dueBefore = Date() + 3_600 }),
            ("number", filter { $0.number = RequestNumber(year: 2025, number: 7) }),
            (
                "status and assignee",
                filter {
                    $0.statuses = [.inReview]
                    $0.assignee = .nobody
                }
            ),
            (
                "status and priority",
                filter {
                    $0.statuses = [.inReview]
                    $0.priorities = [.critical]
                }
            ),
            (
                "status and payer",
                filter {
                    $0.statuses = [.inReview]
                    $0.payer = "payer-2"
                }
            ),
            (
                "all",
                filter {
                    $0.statuses = [.inReview]
                    $0.priorities = [.high, .low]
                    $0.doctor = "D-3"
                    $0.patients = ["P-7"]
                    $0.payer = "payer-2"
                    $0.assignee = .nobody
                    $0.from = from
                    $0.to = to
                }
            ),
        ]
    }()

    /// Lists of one doctor or one patient by something else than the submission are sorted: their rows are few, and an
    /// index in that order would have everybody's.
    static func isSorted(_ filter: RequestFilter, _ visibility: Visibility, _ sort: RequestSort) -> Bool {
        let isOfOne = filter.doctor != nil || filter.patients != nil || visibility.isOneDoctors
        return isOfOne && filter.number == nil && ![.newest, .oldest].contains(sort)
    }

    static let visibilities: [Visibility] = [
        .all, Visibility(doctor: "D-3", territories: nil, granted: [], isByGrantOnly: false),
        Visibility(doctor: nil, territories: ["t-1"], granted: [], isByGrantOnly: false),
        Visibility(doctor: nil, territories: ["t-1", "t-2"], granted: [], isByGrantOnly: false),
        Visibility(doctor: nil, territories: ["t-1"], granted: ["P-7"], isByGrantOnly: false),
    ]

    @Test func `every filter in every order goes along its index, and nothing is sorted but one doctor's or patient's`()
        throws
    {
        for (name, filter) in Self.filters {
            for sort in RequestSort.allCases where filter.dueBefore == nil || sort == .due {
                for (number, visibility) in Self.visibilities.enumerated() {
                    for status in filter.statuses.isEmpty ? [nil] : filter.statuses.map(Optional.some) {
                        try check(name, filter, sort, status, visibility, number)
                    }
                }
            }
        }
    }

    private func check(
        _ name: String, _ filter: RequestFilter, _ sort: RequestSort, _ status: RequestStatus?,
        _ visibility: Visibility, _ number: Int
    ) throws {
        let row = try #require(
            try clinic.store.list(RequestFilter(), visibleTo: .all, by: sort, after: nil, limit: 1).first)
        for place in [nil, RequestSort.Place(sort.key(row), sort)] {
            let plan = try clinic.store.plan(filter, by: sort, status: status, visibleTo: visibility, after: place)
            let words: Comment = "\(name) \(sort.rawValue) \(number) \(plan)"
            #expect(plan.count == 1, words)
            // A number is of one row, which may be read, or found not to be there, before there is a plan.
            guard filter.number == nil || plan[0].key != nil else { continue }
            let indexes = filter.indexes(for: sort, status: status, visibleTo: visibility).map(\.text)
            #expect(plan[0].key.map(indexes.contains) == true, words)
            #expect(!plan[0].extra.contains("temporary"), words)
            // Rows of a narrow index, where there is a choice, are few, and sorted.
            let mayBeSorted = Self.isSorted(filter, visibility, sort) || plan[0].key != indexes[0]
            #expect(!plan[0].extra.contains("filesort") || mayBeSorted, words)
        }
    }

    @Test func `whoever sees by emergency access alone goes along the patient's index`() throws {
        let visibility = Visibility(doctor: nil, territories: nil, granted: ["P-7"], isByGrantOnly: true)
        for sort in [RequestSort.newest, .oldest] {
            let plan = try clinic.store.plan(RequestFilter(), by: sort, status: nil, visibleTo: visibility)
            #expect(plan.map(\.key) == ["verification_requests_patient"])
            #expect(!plan[0].extra.contains("filesort"))
        }
    }

    @Test func `the plan is that of the statement that lists use`() throws {
        // What the server has run last of this list, as it keeps it: the plan's statement but for its first word.
        let db = try clinic.db
        let handlers = { () throws -> Int in
            Int(
                try db.fetchValue(
                    "SELECT CAST(VARIABLE_VALUE AS INT) FROM information_schema.SESSION_STATUS"
                        + " WHERE VARIABLE_NAME = 'SORT_ROWS'", as: Int.self) ?? 0)
        }
        for (name, filter) in Self.filters {
            for sort in RequestSort.allCases where filter.dueBefore == nil || sort == .due {
                guard !Self.isSorted(filter, .all, sort) else { continue }
                let before = try handlers()
                _ = try clinic.store.list(filter, visibleTo: .all, by: sort, after: nil, limit: 101)
                #expect(try handlers() == before, "\(name) \(sort.rawValue) sorted rows")
            }
        }
    }
}
