internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// A row of `verification_requests`.
struct VerificationRequest: RowDecodable {
    let id: UUID
    let number: RequestNumber
    let patient: String
    let doctor: String
    let payer: String?
    let territory: String
    var status: RequestStatus
    let priority: Priority
    let submittedAt: Date
    var updatedAt: Date
    /// When the decision or the cancellation that stands was made.
    var closedAt: Date?
    var assignee: UUID?
    let previous: UUID?
    let total: Money
    let indexes: RequestIndexes
    var clock: RequestClock
    /// Of the last change, from 1.
    var version: Int
    let sealed: [UInt8]

    static let columns: SQL =
        """
        id, number_year, number, patient_id, doctor_id, payer_id, territory_id, status, priority, submitted_at,
            updated_at, closed_at, assignee_id, previous_request_id, total_cents, likeness, policy_index,
            index_key, due_at, at_risk_at, clock_left, clock_unit, clock_mark, version, sealed
        """

    /// What the clinic wrote.
    func content(_ sealer: Sealer) throws -> RequestContent {
        try sealer.open(RequestContent.self, sealed, in: RequestStore.table, row: id)
    }

    /// Whole days since the submission; after the decision, until it.
    func daysPending(now: Date) -> Int {
        max(0, Int((closedAt ?? now).timeIntervalSince(submittedAt) / 86_400))
    }
}

extension VerificationRequest {
    init(
        id: UUID, number: RequestNumber, patient: String, doctor: String, payer: String?, territory: String,
        status: RequestStatus, priority: Priority, submittedAt: Date, updatedAt: Date, closedAt: Date?,
        assignee: UUID?, previous: UUID?, total: Money, indexes: RequestIndexes, clock: RequestClock, sealed: [UInt8]
    ) {
        self.id = id
        self.number = number
        self.patient = patient
        self.doctor = doctor
        self.payer = payer
        self.territory = territory
        self.status = status
        self.priority = priority
        self.submittedAt = submittedAt
        self.updatedAt = updatedAt
        self.closedAt = closedAt
        self.assignee = assignee
        self.previous = previous
        self.total = total
        self.indexes = indexes
        self.clock = clock
        version = 1
        self.sealed = sealed
    }

    init(row: borrowing Row) throws(DatabaseError) {
        id = try row.column("id")
        number = RequestNumber(year: try row.column("number_year"), number: try row.column("number"))
        patient = try row.column("patient_id")
        doctor = try row.column("doctor_id")
        payer = try row.column("payer_id")
        territory = try row.column("territory_id")
        status = try row.column("status")
        priority = try row.column("priority")
        submittedAt = try row.column("submitted_at")
        updatedAt = try row.column("updated_at")
        closedAt = try row.column("closed_at")
        assignee = try row.column("assignee_id")
        previous = try row.column("previous_request_id")
        total = Money(cents: try row.column("total_cents"))
        indexes = RequestIndexes(
            likeness: try row.column("likeness"), policy: try row.column("policy_index"),
            key: try row.column("index_key"))
        clock = RequestClock(
            dueAt: try row.column("due_at"), atRiskAt: try row.column("at_risk_at"), left: try row.column("clock_left"),
            unit: try row.column("clock_unit"), mark: try row.column("clock_mark"))
        version = try row.column("version")
        sealed = try row.column("sealed")
    }
}

/// The keyed hashes by which a request is found.
struct RequestIndexes {
    /// Of what two requests for the same thing have in common.
    let likeness: [UInt8]
    /// Of the policy number, as patients are found by theirs; nil for a row that is to be indexed.
    let policy: [UInt8]?
    /// The id of the key of both; 0 for one that is not known.
    let key: UInt32
}

extension RequestIndexes {
    /// With the active key.
    init(of content: RequestContent, patient: String, by index: BlindIndex) {
        likeness = index.index(label: RequestContent.likenessLabel, normalised: content.likeness(of: patient))
        policy = index.index(
            label: PatientIndex.Kind.policyNumber.label, normalised: PolicyNumber.compared(content.policyNumber))
        key = index.activeKeyID
    }
}

/// `IVR-2024-001`: gapless within an organisation's year.
struct RequestNumber: Equatable {
    let year: Int
    let number: Int

    init(year: Int, number: Int) {
        self.year = year
        self.number = number
    }

    /// - Returns: nil for what is not a request's number; letters in either case.
    init?(_ text: String) {
        let parts = text.uppercased().split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "IVR", parts[1].utf8.count == 4, let year = Int(parts[1]),
            (3...9).contains(parts[2].utf8.count), let number = Int(parts[2]), year > 0, number > 0
        else { return nil }
        self.init(year: year, number: number)
    }

    /// At least three digits.
    var text: String {
        let digits = String(number)
        return "IVR-\(year)-" + String(repeating: "0", count: max(0, 3 - digits.utf8.count)) + digits
    }
}
