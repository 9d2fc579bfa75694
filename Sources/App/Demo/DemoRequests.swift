internal import Dates
internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// The requests of the demo: the document's own as printed, and forty more of the last weeks in all states.
enum DemoRequests {
    /// Adds what is missing and leaves what is there as it is, changed or not.
    static func seed(_ services: Services, _ db: Connection, now: Date) throws {
        let writer = try Writer(services: services, db: db, now: now)
        for plan in [document] + others(now: now) { try writer.write(plan) }
    }

    /// One request, and how far it has come.
    struct Plan {
        let id: UUID
        /// Given by the documents; otherwise the next one.
        var number: RequestNumber?
        let patient: String
        let doctor: String
        let provider: String
        let payer: String
        let policy: String
        let diagnosis: String
        let lines: [ProductLine]
        let priority: Priority
        let submittedAt: Date
        /// What happened, each some hours after the one before.
        var events: [RequestEvent] = []
        /// Between two events, in seconds.
        var pace: TimeInterval = 7_200
        var isAssigned = false
        let notes: String?
    }

    private static let document = Plan(
        id: id(1), number: RequestNumber(year: 2024, number: 1), patient: "P-1234", doctor: "D-001",
        provider: "Blue Cross Blue Shield", payer: "payer-001", policy: "BCBS123456789", diagnosis: "E11.621",
        lines: [line("prod-001", "Rampart Wound Matrix", "Q4201", [("2x2", 150, 10, 400), ("4x4", 250, 5, 1_600)])],
        priority: .high, submittedAt: Date(timeIntervalSince1970: 1_710_498_600), notes: "Urgent wound care needed")

    /// The states in which requests stand, each as the events that lead there.
    private static let courses: [(events: [RequestEvent], isAssigned: Bool)] = [
        ([], false), ([.startReview], true), ([.startReview, .approve], true), ([.requestDocuments], true),
        ([], false), ([.startReview, .reject], true), ([.escalate], true), ([.startReview, .cancel], true),
        ([.approve], false), ([.startReview, .requestDocuments, .completeDocuments], true),
    ]

    private static func others(now: Date) -> [Plan] {
        let payers = [
            ("payer-002", "Medicare Part B"), ("payer-003", "Commonwealth Health Plan"),
            ("payer-004", "Northeast Mutual"), ("payer-005", "Harbor Employees Fund"),
        ]
        let products = [
            line("prod-001", "Rampart Wound Matrix", "Q4201", [("4x4", 250, 2, 1_600)]),
            line("prod-002", "Bulwark Dermal Sheet", "Q4110", [("2x3", 210, 3, 600), ("4x6", 640, 1, 2_400)]),
            line("prod-003", "Palisade Amnion Graft", "Q4145", [("3x3", 590, 2, 900)]),
            line("prod-004", "Causeway Collagen Scaffold", "A2005", [("5x5", 275, 4, 2_500)]),
            line("prod-005", "Keystone Barrier Membrane", "Q4122", [("4x4", 410, 2, 1_600)]),
        ]
        let diagnoses = ["L97.419", "I87.2", "L89.153", "E11.622", "T81.31XA"]
        return (0..<40).map { number in
            let course = courses[number % courses.count]
            let (payer, provider) = payers[number % payers.count]
            let hours = [2, 70, 330, 5, 26, 400, 30, 210, 90, 150][number % 10] + number / 10 * 9
            return Plan(
                id: id(1_001 + number), patient: "P-\(1_235 + number % 12)", doctor: "D-00\(1 + number % 5)",
                provider: provider, payer: payer, policy: "DEMO-\(7_310 + number * 17)",
                diagnosis: diagnoses[number % diagnoses.count], lines: [products[number % products.count]],
                priority: Priority.allCases[(number + number / 4) % 4],
                submittedAt: now - TimeInterval(hours * 3_600 + number * 60), events: course.events,
                pace: TimeInterval(hours * 900), isAssigned: course.isAssigned, notes: nil)
        }
        .sorted { $0.submittedAt < $1.submittedAt }
    }

    private static func line(
        _ id: String, _ name: String, _ code: String, _ sizes: [(String, Int64, Int, Int)]
    ) -> ProductLine {
        ProductLine(
            id: id, productName: name, qCode: code,
            sizes: sizes.map { size, dollars, quantity, area in
                let sides = size.split(separator: "x")
                return ProductLine.Size(
                    size: size, dimensions: "\(sides[0])cm x \(sides[1])cm", unitPrice: Money(cents: dollars * 100),
                    quantity: quantity, area: area)
            })
    }

    /// The document's id, and others after it.
    private static func id(_ number: Int) -> UUID {
        let digits = String(number)
        let text = "660e8400-e29b-41d4-a716-44665544" + String(repeating: "0", count: 4 - digits.count) + digits
        guard let id = UUID(uuidString: text) else { preconditionFailure("four digits make an id") }
        return id
    }
}

/// Writes requests as if they had come and gone their way.
private struct Writer {
    let db: Connection
    let services: Services
    let due: DueDates
    let reviewer: UUID?
    let now: Date
    private let organisation = DemoData.organisation

    init(services: Services, db: Connection, now: Date) throws {
        self.services = services
        self.db = db
        self.now = now
        due = try CalendarStore(db: db, organisation: DemoData.organisation).load().dueDates
        reviewer = try UserStore.find(login: "ivr@healthcare.local", db)?.id
    }

    func write(_ plan: DemoRequests.Plan) throws {
        let store = RequestStore(db: db, organisation: organisation)
        guard try store.find(plan.id, visibleTo: .all) == nil else { return }
        try db.retryingTransaction {
            var request = try start(plan)
            var entries = [entry("create", request, before: nil, at: plan.submittedAt)]
            for (step, event) in plan.events.enumerated() {
                let moment = plan.submittedAt + TimeInterval(step + 1) * plan.pace
                let before = request.status
                try advance(&request, event, at: moment)
                entries.append(entry(event.rawValue, request, before: before, at: moment))
            }
            let history = HistoryStore(db: db, organisation: organisation)
            for entry in entries { try history.insert(entry) }
            try store.insert(request)
        }
    }

    private func start(_ plan: DemoRequests.Plan) throws -> VerificationRequest {
        let store = RequestStore(db: db, organisation: organisation)
        let content = RequestContent(
            insuranceProvider: plan.provider, policyNumber: plan.policy, diagnosisCode: plan.diagnosis,
            secondaryDiagnosisCodes: [], treatmentPlan: "Advanced wound care with skin substitute",
            products: plan.lines, notes: plan.notes)
        if let number = plan.number { try store.keepNumber(number) }
        return VerificationRequest(
            id: plan.id, number: try plan.number ?? store.takeNumber(year: due.day(of: plan.submittedAt).year),
            patient: plan.patient, doctor: plan.doctor, payer: plan.payer, territory: Territory.main,
            status: .pendingReview, priority: plan.priority, submittedAt: plan.submittedAt,
            updatedAt: plan.submittedAt, closedAt: nil, assignee: plan.isAssigned ? reviewer : nil, previous: nil,
            total: content.totalCost,
            indexes: RequestIndexes(of: content, patient: plan.patient, by: services.index),
            clock: RequestClock(due, plan.priority, from: plan.submittedAt),
            sealed: try services.sealer.seal(content, in: RequestStore.table, row: plan.id))
    }

    private func advance(_ request: inout VerificationRequest, _ event: RequestEvent, at moment: Date) throws {
        var life = RequestLife(status: request.status)
        for instruction in try life.apply(event) {
            request.clock.follow(instruction, due, request.priority, now: moment)
        }
        request.status = life.status
        request.updatedAt = moment
        request.closedAt = life.status.isOpen ? nil : moment
        request.version += 1
        switch event {
        case .approve:
            try decide(request, .approval, nil, DemoRequests.coverage, at: moment)
        case .reject:
            let reason = RejectionReason.medicalNecessity.rawValue
            try decide(
                request, .rejection, reason, Rejection(reason: reason, notes: "The wound is not documented."),
                at: moment)
        case .requestDocuments: try ask(request, at: moment)
        case .completeDocuments: try settle(request, at: moment)
        case .escalate: try escalate(request, at: moment)
        default: break
        }
    }

    private func decide(
        _ request: VerificationRequest, _ kind: Decision.Kind, _ reason: String?, _ content: some Encodable,
        at moment: Date
    ) throws {
        let id = UUID.random()
        try DecisionStore(db: db, organisation: organisation).insert(
            Decision(
                request: request.id, version: request.version, id: id, territory: request.territory, kind: kind,
                at: moment, actor: actor,
                reason: reason, waitedSeconds: Int(moment.timeIntervalSince(request.submittedAt)),
                sealed: try services.sealer.seal(content, in: DecisionStore.table, row: id)))
    }

    private func ask(_ request: VerificationRequest, at moment: Date) throws {
        let id = UUID.random()
        let deadline = due.day(of: now).advanced(by: 7)
        let notes = DocumentAsk.Content(notes: "Please provide complete medical records and current insurance card")
        try ChecklistStore(db: db, organisation: organisation).insert(
            DocumentAsk(
                id: id, request: request.id, askedAt: moment, askedBy: reviewer, deadline: deadline,
                deadlineAt: due.endOfDay(deadline),
                notice: .first(askedAt: moment, deadlineAt: due.endOfDay(deadline)),
                sealed: try services.sealer.seal(notes, in: ChecklistStore.asks, row: id)),
            [DocumentType.medicalRecords, .insuranceCard].map { type in
                ChecklistItem(
                    id: UUID.random(), ask: id, request: request.id, type: type, isRequired: true, updatedAt: moment)
            })
    }

    private func settle(_ request: VerificationRequest, at moment: Date) throws {
        let store = ChecklistStore(db: db, organisation: organisation)
        for var item in try store.items(of: request.id) {
            item.status = .waived
            item.settledBy = reviewer
            item.updatedAt = moment
            item.sealed = try services.sealer.seal(
                ChecklistItem.Content(reason: "The payer has them."), in: ChecklistStore.items, row: item.id)
            try store.update(item)
        }
    }

    private func escalate(_ request: VerificationRequest, at moment: Date) throws {
        let id = UUID.random()
        try EscalationStore(db: db, organisation: organisation).insert(
            Escalation(
                request: request.id, id: id, at: moment, by: reviewer, to: nil,
                sealed: try services.sealer.seal(
                    Escalation.Words(reason: "The policy excludes it, and the physician asks for an exception."),
                    in: EscalationStore.table, row: id)))
    }

    private func entry(_ event: String, _ request: VerificationRequest, before: RequestStatus?, at moment: Date)
        -> HistoryEntry
    {
        HistoryEntry(
            request: request.id, version: request.version, id: UUID.random(), at: moment, actor: actor, event: event,
            before: before, after: request.status, subject: nil, sealed: nil)
    }

    private var actor: AuditEvent.Actor { reviewer.map { .user($0) } ?? .system }
}

extension DemoRequests {
    fileprivate static let coverage = CoverageDetails(
        coveragePercentage: Percentage(hundredths: 8_000), deductibleAmount: Money(cents: 50_000),
        copayAmount: Money(cents: 2_500), outOfPocketMax: Money(cents: 200_000),
        coverageNotes: "Approved for wound care treatment with 80% coverage")
}
