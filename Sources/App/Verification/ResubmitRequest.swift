internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// `POST /ivr/requests/{request}/resubmission`: a request that is closed is made anew, with a number and a time of its
/// own: with what was wrong in it put right, or because what was approved is to be verified once more.
///
/// Errors: 409 `INVALID_STATE_TRANSITION` for one that is open, or was submitted anew already; 412.
enum ResubmitRequest {
    /// In the place of what the request before has; what is left out stays.
    struct Input: RequestBody {
        let insuranceProvider: String?
        let policyNumber: String?
        let diagnosisCode: String?
        let secondaryDiagnosisCodes: [String]?
        let treatmentPlan: String?
        let selectedProducts: [CreateRequest.Input.Product]?
        let priority: Priority?
        let notes: String?

        enum CodingKeys: String, CodingKey {
            case priority, notes
            case insuranceProvider = "insurance_provider"
            case policyNumber = "policy_number"
            case diagnosisCode = "diagnosis_code"
            case secondaryDiagnosisCodes = "secondary_diagnosis_codes"
            case treatmentPlan = "treatment_plan"
            case selectedProducts = "selected_products"
        }

        static let schema = Schema.object([
            "insurance_provider": .optional(VisibleName.schema), "policy_number": .optional(PolicyNumber.schema),
            "diagnosis_code": .optional(ICD10.schema),
            "secondary_diagnosis_codes": .optional(CreateRequest.Input.secondaryCodes),
            "treatment_plan": .optional(CreateRequest.Input.plan),
            "selected_products": .optional(CreateRequest.Input.products),
            "priority": .optional(CreateRequest.Input.priorities), "notes": .optional(CreateRequest.Input.notes),
        ])
        .example(["policy_number": "BCBS987654321", "notes": "The card has another number."])

        /// The submission that comes of it.
        func applied(to request: VerificationRequest, _ before: RequestContent) -> CreateRequest.Input {
            CreateRequest.Input(
                patientID: request.patient, doctorID: request.doctor,
                insuranceProvider: insuranceProvider ?? before.insuranceProvider,
                policyNumber: policyNumber ?? before.policyNumber, diagnosisCode: diagnosisCode ?? before.diagnosisCode,
                secondaryDiagnosisCodes: secondaryDiagnosisCodes ?? before.secondaryDiagnosisCodes,
                treatmentPlan: treatmentPlan ?? before.treatmentPlan,
                selectedProducts: selectedProducts ?? before.products.map(CreateRequest.Input.Product.init),
                priority: priority ?? request.priority, notes: notes ?? before.notes)
        }
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<CreateRequest.Output> {
        // What may be remembered of the master data is read outside of the transaction.
        let seen = try ChangeRequest.find(in: context)
        let before = try seen.content(context.services.sealer)
        let sent = input.applied(to: seen, before)
        let known = try Submissions.known(of: sent, in: context)
        return try context.once {
            let request = try ChangeRequest.lock(in: context)
            guard !request.status.isOpen else {
                throw RequestLife.Refusal.illegal(from: request.status, to: .pendingReview).answer
            }
            try Successor.check(request, to: .pendingReview, in: context)
            var (submission, warnings) = try Submissions.check(sent, known, in: context)
            // A payer who has been renamed since is the same one.
            if sent.insuranceProvider == before.insuranceProvider, let payer = request.payer {
                submission.payer = payer
                warnings.removeAll { $0.code == Warning.Code.unknownPayer.rawValue }
            }
            submission.previous = request.id
            let id = UUID.random()
            _ = try ChangeRequest.record(
                Successor.event, request, before: request.status, ChangeRequest.Note(subject: id), in: context)
            let next = try SubmitRequest.insert(submission, id: id, in: context)
            return Reply.created(
                CreateRequest.Output(next, warnings), at: "/api/ivr/requests/\(next.id.text)",
                headers: ["etag": EntityTag.of(version: next.version)])
        } then: {
            try context.publish(.verification)
        }
    }
}

extension CreateRequest.Input.Product {
    /// As it was submitted before.
    fileprivate init(_ line: ProductLine) {
        self.init(
            productName: line.productName, qCode: line.qCode,
            sizes: line.sizes.map {
                CreateRequest.Input.Size(
                    size: $0.size, dimensions: $0.dimensions, unitPrice: $0.unitPrice, quantity: $0.quantity)
            })
    }
}

/// A request that was submitted anew is followed by another, and comes back no more: there would be two for one need.
enum Successor {
    /// As the history has it.
    static let event = "resubmit"

    /// The request that follows a closed one; nil when none does.
    static func id(of request: VerificationRequest, in context: AppContext) throws -> UUID? {
        guard !request.status.isOpen else { return nil }
        return try HistoryStore(db: context.db, organisation: context.organisation).subject(of: event, request.id)
    }

    /// - Parameter status: where the request was to go, or the one that is made of it to begin.
    /// - Throws: `APIError` 409 for a request that has one.
    static func check(_ request: VerificationRequest, to status: RequestStatus, in context: AppContext) throws {
        guard try id(of: request, in: context) != nil else { return }
        throw APIError(
            .conflict, "INVALID_STATE_TRANSITION", "The request was submitted anew.",
            fields: [FieldError("status", "\(request.status.rawValue) -> \(status.rawValue) is not allowed")])
    }
}

/// `GET /ivr/requests/{request}/duplicates`: other open requests of late for the same thing.
enum ListDuplicates {
    struct Output: ResponseBody {
        let duplicates: [RequestItem]

        static let schema = Schema.object(["duplicates": .required(.array(of: RequestItem.schema, 0...20))])
    }

    static func handle(in context: AppContext) throws -> Reply<Output> {
        let request = try GetRequest.find(in: context)
        let content = try request.content(context.services.sealer)
        let found = try Submissions.duplicates(of: content, patient: request.patient, but: request.id, in: context)
        let items = try ListRequests.items(found, in: context)
        try context.recordRead("request_listed", of: request, ["count": String(items.count)])
        return .ok(Output(duplicates: items))
    }
}
