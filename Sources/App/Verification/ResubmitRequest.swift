internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// `POST /ivr/requests/{request}/resubmission`: a request that was rejected or cancelled is made anew, with a number
/// and a time of its own.
///
/// Errors: 409 `INVALID_STATE_TRANSITION` for any other, 412.
enum ResubmitRequest {
    struct Input: RequestBody {
        /// In the place of those of the request before.
        let notes: String?

        static let schema = Schema.object(["notes": .optional(Schema.string(0...4_000, .text).nullable)])
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<CreateRequest.Output> {
        let (db, organisation) = (try context.db, try context.organisation)
        return try context.once {
            let request = try ChangeRequest.lock(in: context)
            guard request.status == .rejected || request.status == .cancelled else {
                throw RequestLife.Refusal.illegal(from: request.status, to: .pendingReview).answer
            }
            try Successor.check(request, in: context)
            let doctor = try DoctorStore(db: db, organisation: organisation)
                .find(id: request.doctor, within: context.callerTerritories)
            guard let doctor, doctor.isActive else {
                throw APIError.invalid("doctor_id", "Is not a doctor here.")
            }
            let before = try request.content(context.services.sealer)
            let content = RequestContent(
                insuranceProvider: before.insuranceProvider, policyNumber: before.policyNumber,
                diagnosisCode: before.diagnosisCode, secondaryDiagnosisCodes: before.secondaryDiagnosisCodes,
                treatmentPlan: before.treatmentPlan, products: before.products, notes: input.notes ?? before.notes)
            let warnings = try Submissions.duplicates(of: content, patient: request.patient, in: context).map {
                Warning(.possibleDuplicate, number: $0.number)
            }
            let id = UUID.random()
            _ = try ChangeRequest.record(
                Successor.event, request, before: request.status, ChangeRequest.Note(subject: id), in: context)
            let next = try SubmitRequest.insert(
                SubmitRequest.Submission(
                    patient: request.patient, doctor: doctor, payer: request.payer, priority: request.priority,
                    content: content, previous: request.id), id: id, in: context)
            return Reply.created(
                CreateRequest.Output(next, warnings), at: "/api/ivr/requests/\(next.id.text)",
                headers: ["etag": EntityTag.of(version: next.version)])
        } then: {
            try context.publish(.verification)
        }
    }
}

/// A request that was submitted anew is followed by another, and comes back no more: there would be two for one need.
enum Successor {
    /// As the history has it.
    static let event = "resubmit"

    /// - Throws: `APIError` 409 for a request that has one.
    static func check(_ request: VerificationRequest, in context: AppContext) throws {
        let history = HistoryStore(db: try context.db, organisation: try context.organisation)
        guard try history.has(event, of: request.id) else { return }
        throw APIError(
            .conflict, "INVALID_STATE_TRANSITION", "The request was submitted anew.",
            fields: [FieldError("status", "\(request.status.rawValue) -> in_review is not allowed")])
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
