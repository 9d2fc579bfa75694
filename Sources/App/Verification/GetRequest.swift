internal import Foundation
internal import MariaDB
internal import Web

/// `GET /ivr/requests/{request}`: everything about one request, with its version as `ETag`.
enum GetRequest {
    static func handle(in context: AppContext) throws -> Reply<RequestDetail> {
        let request = try find(in: context)
        let detail = try detail(of: request, in: context)
        try context.recordRead("request_read", of: request)
        return .ok(detail, headers: ["etag": EntityTag.of(version: request.version)])
    }

    /// The request of the path.
    ///
    /// - Throws: `APIError.notFound`, also for another organisation's and for one that the caller does not see.
    static func find(in context: AppContext) throws -> VerificationRequest {
        let store = RequestStore(db: try context.db, organisation: try context.organisation)
        let visibility = try Visibility.ofReading(in: context)
        guard let request = try store.find(context.identifier("request"), visibleTo: visibility) else {
            throw APIError.notFound
        }
        return request
    }

    static func detail(of request: VerificationRequest, in context: AppContext) throws -> RequestDetail {
        let (db, organisation, sealer) = (try context.db, try context.organisation, context.services.sealer)
        let content = try request.content(sealer)
        let patient = try PatientStore(db: db, organisation: organisation).find(ids: [request.patient]).first?
            .opened(by: sealer).details
        let doctor = try DoctorStore(db: db, organisation: organisation).find(ids: [request.doctor]).first
        let names = try UserStore(db: db, organisation: organisation).names(
            of: Set([request.assignee].compactMap(\.self)))
        let unread = try MessageStore.unread(of: [request.id], in: context)
        let items = try ChecklistStore(db: db, organisation: organisation).items(of: request.id)
        let isMine =
            try RequestStore(db: db, organisation: organisation)
            .find(request.id, visibleTo: Visibility.ofChanging(in: context)) != nil
        let next = try Successor.id(of: request, in: context)
        return RequestDetail(
            id: request.id, ivrNumber: request.number.text,
            patient: person(patient, content),
            doctor: RequestDetail.DoctorPart(
                name: doctor?.name ?? "", npi: doctor?.npi ?? "", practice: doctor?.practice ?? "",
                phone: doctor?.phone?.printed),
            products: content.products.map(RequestedProductView.init), status: request.status,
            priority: request.priority,
            submittedDate: request.submittedAt, lastUpdated: request.updatedAt, patientID: request.patient,
            doctorID: request.doctor, payerID: request.payer, territoryID: request.territory,
            diagnosisCode: content.diagnosisCode, secondaryDiagnosisCodes: content.secondaryDiagnosisCodes,
            treatmentPlan: content.treatmentPlan, notes: content.notes,
            totalCost: request.total, daysPending: request.daysPending(now: context.now),
            dueAt: request.clock.dueAt,
            slaStatus: request.clock.state(at: context.now).rawValue,
            assignee: request.assignee.map { PersonView($0, in: names) },
            decision: try decision(of: request, in: context),
            documentRequest: try AskForDocuments.latest(of: request.id, items, in: context),
            escalation: try EscalationStore.open(of: request, in: context),
            previousRequestID: request.previous, nextRequestID: next,
            unreadMessages: unread[request.id] ?? 0,
            noteCount: try NoteStore(db: db, organisation: organisation).count(of: request.id, all: context.isOfDesk),
            messageCount: try MessageStore(db: db, organisation: organisation).count(of: request.id),
            version: request.version,
            permissions: Permission.all(
                of: request, outstanding: items.outstanding, hasSuccessor: next != nil, caller: context.caller,
                mayChange: isMine
            ).map(\.rawValue))
    }

    /// The patient as of now, and the insurance as the request has it.
    private static func person(_ patient: PatientDetails?, _ content: RequestContent) -> RequestDetail.Patient {
        let policy = PolicyNumber.compared(content.policyNumber)
        let coverage = patient?.coverages.first { PolicyNumber.compared($0.policyNumber) == policy }
        return RequestDetail.Patient(
            name: patient?.name ?? "", dateOfBirth: patient?.dateOfBirth,
            medicaidNumber: patient?.medicaidNumber,
            insurance: RequestDetail.Insurance(
                provider: content.insuranceProvider, policyNumber: content.policyNumber,
                groupNumber: coverage?.groupNumber,
                coverageType: coverage?.coverageType?.rawValue),
            medicalHistory: patient?.medicalHistory ?? MedicalHistory())
    }

    /// The last decision; of a request that was opened again, the one it had.
    private static func decision(of request: VerificationRequest, in context: AppContext) throws -> DecisionView? {
        let store = DecisionStore(db: try context.db, organisation: try context.organisation)
        return try store.latest(of: request.id).map { try DecisionView($0, context.services.sealer) }
    }
}
