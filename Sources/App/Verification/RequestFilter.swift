internal import Foundation
internal import MariaDB

/// Which requests a list is of. All that is set has to hold.
struct RequestFilter: Equatable {
    enum Assignee: Equatable {
        case nobody
        case user(UUID)
    }

    var statuses: [RequestStatus] = []
    var priorities: [Priority] = []
    var doctor: String?
    /// Empty for nobody: a search that found no patient finds no request.
    var patients: [String]?
    var payer: String?
    var assignee: Assignee?
    /// Submitted from here on.
    var from: Date?
    /// Submitted before.
    var to: Date?
    /// Due before; such a list is sorted by due.
    var dueBefore: Date?
    var number: RequestNumber?

    /// Begins with ` AND`, or is empty.
    ///
    /// - Parameter status: one of `statuses`, in place of all of them.
    func condition(status: RequestStatus?) -> SQL {
        var sql: SQL = ""
        if let status { sql += " AND status = \(status)" }
        if priorities.count == 1 {
            sql += " AND priority = \(priorities[0])"
        } else if !priorities.isEmpty {
            sql += " AND priority IN (\(list: priorities))"
        }
        if let doctor { sql += " AND doctor_id = \(doctor)" }
        if let patients {
            sql += patients.count == 1 ? " AND patient_id = \(patients[0])" : Self.oneOf(patients)
        }
        if let payer { sql += " AND payer_id = \(payer)" }
        switch assignee {
        case .nobody: sql += " AND assignee_id IS NULL"
        case .user(let id): sql += " AND assignee_id = \(id)"
        case nil: break
        }
        if let from { sql += " AND submitted_at >= \(from)" }
        if let to { sql += " AND submitted_at < \(to)" }
        if let dueBefore { sql += " AND due_order < \(dueBefore)" }
        if let number { sql += " AND number_year = \(number.year) AND number = \(number.number)" }
        return sql
    }

    private static func oneOf(_ patients: [String]) -> SQL {
        patients.isEmpty ? " AND FALSE" : " AND patient_id IN (\(list: patients))"
    }

    /// The index that has the fewest rows to go through for a list in this order, or several that the server chooses
    /// of. Named in the statement: statistics are a guess, and a wrong one costs a second with a million rows.
    ///
    /// - Parameter visibility: what the caller sees: a doctor's own requests are few among all.
    func indexes(for sort: RequestSort, status: RequestStatus?, visibleTo visibility: Visibility) -> [SQL] {
        if number != nil { return ["verification_requests_number"] }
        if patients?.isEmpty == false || visibility.isByGrantOnly { return ["verification_requests_patient"] }
        if doctor != nil || visibility.isOneDoctors { return ["verification_requests_doctor"] }
        let inOrder = indexInOrder(sort, status: status, visibleTo: visibility)
        switch sort {
        case .priority, .updated:
            // Of whom or what there is little, that is read and sorted.
            let narrow: [SQL] = [
                assignee == nil ? nil : "verification_requests_assignee",
                payer == nil ? nil : "verification_requests_payer",
            ].compactMap(\.self)
            return [inOrder] + narrow
        case .due, .newest, .oldest:
            return [inOrder]
        }
    }

    /// An index whose rows come in the list's order.
    private func indexInOrder(_ sort: RequestSort, status: RequestStatus?, visibleTo visibility: Visibility) -> SQL {
        switch sort {
        case .due:
            if assignee != nil { return "verification_requests_assignee_due" }
            if payer != nil { return "verification_requests_payer_due" }
            if visibility.isOneTerritorys { return "verification_requests_territory_due" }
            return status == nil ? "verification_requests_due" : "verification_requests_status_due"
        case .priority:
            return status == nil ? "verification_requests_priority" : "verification_requests_status_priority"
        case .updated:
            return status == nil ? "verification_requests_updated" : "verification_requests_status_updated"
        case .newest, .oldest:
            if assignee != nil {
                return status == nil ? "verification_requests_assignee" : "verification_requests_assignee_status"
            }
            if payer != nil { return "verification_requests_payer" }
            if visibility.isOneTerritorys { return "verification_requests_territory" }
            if status != nil {
                return priorities.count == 1
                    ? "verification_requests_status_priority" : "verification_requests_status"
            }
            return priorities.count == 1 ? "verification_requests_priority" : "verification_requests_submitted"
        }
    }
}

/// The order of a list.
enum RequestSort: String, CaseIterable {
    case newest = "-submitted"
    case oldest = "submitted"
    /// What is due first comes first; what waits for documents behind it, what is closed last.
    case due
    /// The most urgent first, and of these the oldest.
    case priority
    case updated = "-updated"

    func order(of filter: RequestFilter) -> SQL {
        switch self {
        // The server does not see that an enumeration's one value is in order by itself.
        case .priority where filter.priorities.count == 1: " ORDER BY submitted_at, id"
        case .newest: " ORDER BY submitted_at DESC, id DESC"
        case .oldest: " ORDER BY submitted_at, id"
        case .due: " ORDER BY due_order, id"
        case .priority: " ORDER BY priority, submitted_at, id"
        case .updated: " ORDER BY updated_at DESC, id DESC"
        }
    }

    /// The place of a row in this order, as a cursor has it.
    func key(_ request: VerificationRequest) -> [String] {
        switch self {
        case .newest, .oldest: [rawValue] + PageRequest.key(request.submittedAt, request.id) + ["0"]
        case .due: [rawValue] + PageRequest.key(request.clock.order, request.id) + ["0"]
        case .priority:
            [rawValue] + PageRequest.key(request.submittedAt, request.id) + [String(request.priority.rank)]
        case .updated: [rawValue] + PageRequest.key(request.updatedAt, request.id) + ["0"]
        }
    }

    /// What comes behind a place.
    func condition(after place: Place) -> SQL {
        let row = place.row
        switch self {
        case .newest: return row.older(by: "submitted_at")
        case .oldest: return row.newer(by: "submitted_at")
        case .due: return row.newer(by: "due_order")
        case .priority:
            let rank = Priority.allCases[place.rank - 1]
            let rest = Priority.allCases.dropFirst(place.rank)
            let later: SQL = rest.isEmpty ? "" : " OR priority IN (\(list: rest))"
            let all: SQL = " AND priority IN (\(list: Priority.allCases.dropFirst(place.rank - 1)))"
            return all + " AND (priority = \(rank) AND (submitted_at > \(row.moment) OR submitted_at = \(row.moment)"
                + " AND id > \(row.id))" + later + ")"
        case .updated: return row.older(by: "updated_at")
        }
    }

    /// Where a page begins.
    struct Place: Equatable {
        let row: PageRequest.Place
        let rank: Int

        /// - Returns: nil for the cursor of another order.
        init?(_ parts: [String], _ sort: RequestSort) {
            guard parts.count == 4, parts[0] == sort.rawValue, let row = PageRequest.Place(key: parts[1...2]),
                let rank = Int(parts[3]),
                sort != .priority || (1...Priority.allCases.count).contains(rank)
            else { return nil }
            (self.row, self.rank) = (row, rank)
        }
    }

    /// Whether one row comes before another, as the database sorts them.
    func precedes(_ left: VerificationRequest, _ right: VerificationRequest) -> Bool {
        switch self {
        case .newest: (right.submittedAt, right.id.place) < (left.submittedAt, left.id.place)
        case .oldest: (left.submittedAt, left.id.place) < (right.submittedAt, right.id.place)
        case .due: (left.clock.order, left.id.place) < (right.clock.order, right.id.place)
        case .priority:
            (left.priority.rank, left.submittedAt, left.id.place)
                < (right.priority.rank, right.submittedAt, right.id.place)
        case .updated: (right.updatedAt, right.id.place) < (left.updatedAt, left.id.place)
        }
    }
}

extension UUID {
    /// Where the database puts an id of ours among others: it compares the last group first and the first one last.
    fileprivate var place: Place { Place(id: uuid) }

    fileprivate struct Place: Comparable {
        let id: uuid_t

        static func == (left: Place, right: Place) -> Bool { left.bytes == right.bytes }
        static func < (left: Place, right: Place) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }

        private var bytes: [UInt8] {
            [
                id.10, id.11, id.12, id.13, id.14, id.15, id.8, id.9, id.6, id.7, id.4, id.5, id.0, id.1, id.2, id.3,
            ]
        }
    }
}
