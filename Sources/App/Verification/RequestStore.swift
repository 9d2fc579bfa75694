internal import Foundation
internal import MariaDB
internal import Web

/// Tables `verification_requests` and `verification_numbers` of one organisation.
struct RequestStore {
    static let table: StaticString = "verification_requests"

    let db: Connection
    let organisation: UUID

    /// All of the organisation's; a statement goes on with ` AND`.
    private var rows: SQL {
        let sql: SQL = "SELECT " + VerificationRequest.columns
        return sql + " FROM verification_requests WHERE organisation_id = \(organisation)"
    }

    func find(_ id: UUID, visibleTo visibility: Visibility) throws(DatabaseError) -> VerificationRequest? {
        try db.fetchOne(
            rows + " AND id = \(id)" + visibility.condition)
    }

    /// The numbers of requests, by their ids.
    func numbers(of ids: [UUID], visibleTo visibility: Visibility) throws(DatabaseError) -> [UUID: RequestNumber] {
        guard !ids.isEmpty else { return [:] }
        let found = try db.fetchAll(
            "SELECT id, number_year, number FROM verification_requests WHERE organisation_id = \(organisation)"
                + " AND id IN (\(list: ids))" + visibility.condition, as: NumberRow.self)
        return Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0.number) })
    }

    /// What limits another table's rows to patients of whom the caller sees a request. Begins with ` AND`.
    ///
    /// One look into an index for each of them: a join might go through all requests.
    ///
    /// - Parameter column: the one that has the patient's id, with its table.
    func hasOne(of column: SQL, visibleTo visibility: Visibility) -> SQL {
        """
         AND (SELECT 1 FROM verification_requests FORCE INDEX (verification_requests_patient)
            WHERE organisation_id = \(organisation) AND patient_id = \(column)\(visibility.condition)
            LIMIT 1) IS NOT NULL
        """
    }

    /// The patients of whom there is a request with one of these policy numbers that the caller sees.
    ///
    /// - Parameter hashes: `RequestIndexes.policy`, with each key that rows may have been indexed with.
    func patients(insuredBy hashes: [[UInt8]], visibleTo visibility: Visibility, limit: Int) throws(DatabaseError)
        -> [String]
    {
        guard !hashes.isEmpty else { return [] }
        return try db.fetchValues(
            """
            SELECT DISTINCT patient_id FROM verification_requests FORCE INDEX (verification_requests_policy)
            WHERE organisation_id = \(organisation) AND policy_index IN (\(list: hashes))\(visibility.condition)
            LIMIT \(limit)
            """)
    }

    private struct NumberRow: RowDecodable {
        let id: UUID
        let number: RequestNumber

        init(row: borrowing Row) throws(DatabaseError) {
            id = try row.column("id")
            number = RequestNumber(year: try row.column("number_year"), number: try row.column("number"))
        }
    }

    /// Finds a request and keeps anybody else from changing it until the transaction ends.
    func lock(_ id: UUID, visibleTo visibility: Visibility) throws(DatabaseError) -> VerificationRequest? {
        try db.fetchOne(
            rows + " AND id = \(id)" + visibility.condition + " FOR UPDATE")
    }

    /// The open requests that a reviewer has, locked.
    func lockOpen(assignedTo user: UUID) throws(DatabaseError) -> [VerificationRequest] {
        try db.fetchAll(
            rows + " AND assignee_id = \(user) AND status IN (\(list: RequestStatus.allCases.filter(\.isOpen)))"
                + " FOR UPDATE")
    }

    /// - Parameter limit: one more than is shown, to know whether there are others.
    func list(
        _ filter: RequestFilter, visibleTo visibility: Visibility, by sort: RequestSort,
        after place: RequestSort.Place?,
        limit: Int
    ) throws(DatabaseError) -> [VerificationRequest] {
        // One walk along an index for each status: over several at once the rows would have to be sorted.
        let statuses = filter.statuses.isEmpty ? [nil] : filter.statuses.map(Optional.some)
        var rows: [VerificationRequest] = []
        for status in statuses {
            rows += try walk(filter, status, visibility, sort, place, limit)
        }
        if statuses.count > 1 { rows.sort(by: sort.precedes) }
        return Array(rows.prefix(limit))
    }

    private func walk(
        _ filter: RequestFilter, _ status: RequestStatus?, _ visibility: Visibility, _ sort: RequestSort,
        _ place: RequestSort.Place?, _ limit: Int
    ) throws(DatabaseError) -> [VerificationRequest] {
        try db.fetchAll(
            statement(VerificationRequest.columns, filter, status, visibility, sort, place, limit))
    }

    /// How the server would go through the rows of a list: its `EXPLAIN`, for the tests.
    func plan(
        _ filter: RequestFilter, by sort: RequestSort, status: RequestStatus?,
        visibleTo visibility: Visibility = .all, after place: RequestSort.Place? = nil
    ) throws(DatabaseError) -> [Plan] {
        try db.fetchAll(
            "EXPLAIN " + statement(VerificationRequest.columns, filter, status, visibility, sort, place, 101))
    }

    private func statement(
        _ columns: SQL, _ filter: RequestFilter, _ status: RequestStatus?, _ visibility: Visibility,
        _ sort: RequestSort, _ place: RequestSort.Place?, _ limit: Int
    ) -> SQL {
        let indexes = SQL.joined(filter.indexes(for: sort, status: status, visibleTo: visibility), by: ", ")
        let from: SQL =
            " FROM verification_requests FORCE INDEX (" + indexes + ") WHERE organisation_id = \(organisation)"
        let condition =
            filter.condition(status: status) + visibility.condition + (place.map(sort.condition(after:)) ?? "")
        return "SELECT " + columns + from + condition + sort.order(of: filter) + " LIMIT \(limit)"
    }

    /// How many there are, counted up to a limit: nobody needs to know of a million to the last one.
    func count(_ filter: RequestFilter, visibleTo visibility: Visibility, upTo limit: Int) throws(DatabaseError) -> Int
    {
        let statuses = filter.statuses.isEmpty ? [nil] : filter.statuses.map(Optional.some)
        var sum = 0
        for status in statuses {
            let sort: RequestSort = filter.dueBefore == nil ? .newest : .due
            let rows = statement("id", filter, status, visibility, sort, nil, limit)
            sum += try db.fetchValue("SELECT COUNT(*) FROM (" + rows + ") AS counted") ?? 0
        }
        return min(sum, limit)
    }

    /// Other open requests for the same thing that were submitted after a moment, newest first; at most 20.
    func alike(_ likeness: [[UInt8]], but id: UUID?, after moment: Date, visibleTo visibility: Visibility)
        throws(DatabaseError) -> [VerificationRequest]
    {
        let others: SQL = id.map { " AND id <> \($0)" } ?? ""
        return try db.fetchAll(
            rows + " AND likeness IN (\(list: likeness)) AND submitted_at > \(moment)"
                + " AND status IN (\(list: RequestStatus.allCases.filter(\.isOpen)))" + others + visibility.condition
                + " ORDER BY submitted_at DESC, id DESC LIMIT 20")
    }

    /// The next number of a year. Nobody else gets one until the transaction ends, so it is taken last.
    ///
    /// That somebody else has taken one since the transaction began is no conflict: what counts is the last one now.
    func takeNumber(year: Int) throws(DatabaseError) -> RequestNumber {
        try db.executeLater(
            """
            SET STATEMENT innodb_snapshot_isolation = OFF FOR
            INSERT INTO verification_numbers (organisation_id, year, last)
            VALUES (\(organisation), \(year), LAST_INSERT_ID(1))
            ON DUPLICATE KEY UPDATE last = LAST_INSERT_ID(last + 1)
            """)
        return RequestNumber(year: year, number: try db.fetchValue("SELECT LAST_INSERT_ID()") ?? 0)
    }

    /// Makes sure that a number given beforehand is not given again.
    func keepNumber(_ number: RequestNumber) throws(DatabaseError) {
        try db.execute(
            """
            INSERT INTO verification_numbers (organisation_id, year, last)
            VALUES (\(organisation), \(number.year), \(number.number))
            ON DUPLICATE KEY UPDATE last = GREATEST(last, \(number.number))
            """)
    }

    func insert(_ request: VerificationRequest) throws(DatabaseError) {
        try db.executeLater(
            """
            INSERT INTO verification_requests (organisation_id, id, number_year, number, patient_id, doctor_id,
                payer_id, territory_id, status, priority, submitted_at, updated_at, closed_at, assignee_id,
                previous_request_id, total_cents, likeness, policy_index, index_key, due_at, due_order, at_risk_at,
                clock_left, clock_unit, clock_mark, clock_event_at, version, sealed)
            VALUES (\(organisation), \(request.id), \(request.number.year), \(request.number.number),
                \(request.patient), \(request.doctor), \(request.payer), \(request.territory), \(request.status),
                \(request.priority), \(request.submittedAt), \(request.updatedAt), \(request.closedAt),
                \(request.assignee), \(request.previous), \(request.total.cents),
                \(request.indexes.likeness), \(request.indexes.policy), \(request.indexes.key), \(request.clock.dueAt), \(request.clock.order), \(request.clock.atRiskAt), \(request.clock.left),
                \(request.clock.unit), \(request.clock.mark), \(request.clock.eventAt), \(request.version),
                \(request.sealed))
            """)
    }

    /// Writes what a change may change, as the version after `request.version`.
    ///
    /// - Returns: false when it has been changed since.
    func update(_ request: VerificationRequest) throws(DatabaseError) -> Bool {
        try db.execute(
            """
            UPDATE verification_requests
            SET status = \(request.status), updated_at = \(request.updatedAt), closed_at = \(request.closedAt),
                assignee_id = \(request.assignee), due_at = \(request.clock.dueAt),
                due_order = \(request.clock.order), at_risk_at = \(request.clock.atRiskAt),
                clock_left = \(request.clock.left), clock_unit = \(request.clock.unit),
                clock_mark = \(request.clock.mark), clock_event_at = \(request.clock.eventAt), version = version + 1
            WHERE organisation_id = \(organisation) AND id = \(request.id) AND version = \(request.version)
            """
        ).rows == 1
    }

    /// Requests that were indexed with an earlier key than `key`. What a later one made stays: a host that has not been
    /// told of it yet must not undo what others do.
    func findIndexed(before key: UInt32, limit: Int) throws(DatabaseError) -> [VerificationRequest] {
        try db.fetchAll(
            """
            SELECT \(VerificationRequest.columns)
            FROM verification_requests FORCE INDEX (verification_requests_by_index_key)
            WHERE organisation_id = \(organisation) AND index_key < \(key) LIMIT \(limit)
            """)
    }

    /// Writes by what a request is found; no change of the request itself.
    func reindex(_ id: UUID, _ indexes: RequestIndexes) throws(DatabaseError) {
        try db.execute(
            """
            UPDATE verification_requests SET likeness = \(indexes.likeness), policy_index = \(indexes.policy),
                index_key = \(indexes.key)
            WHERE organisation_id = \(organisation) AND id = \(id) AND index_key < \(indexes.key)
            """)
    }

    /// Requests of whose clocks there is something to tell, locked; nobody waits for one that another worker has.
    func lockTicking(now: Date, limit: Int) throws(DatabaseError) -> [VerificationRequest] {
        try db.fetchAll(
            rows + " AND clock_event_at <= \(now) ORDER BY clock_event_at LIMIT \(limit) FOR UPDATE SKIP LOCKED")
    }

    /// Writes how far people have been told; no change of the request itself.
    func mark(_ id: UUID, _ clock: RequestClock) throws(DatabaseError) {
        try db.execute(
            """
            UPDATE verification_requests
            SET clock_mark = \(clock.mark), clock_event_at = \(clock.eventAt)
            WHERE organisation_id = \(organisation) AND id = \(id)
            """)
    }
}

/// A line of an `EXPLAIN`.
struct Plan: RowDecodable {
    let key: String?
    let extra: String

    init(row: borrowing Row) throws(DatabaseError) {
        key = try row.column("key")
        extra = try row.column("Extra") ?? ""
    }
}
