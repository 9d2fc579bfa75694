internal import Dates
internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// `POST /ivr/requests/{request}/request-documents`; `verification.md`, 6. Asked again, it is another ask with a
/// deadline of its own, and the one before is kept.
///
/// Errors: 409 `INVALID_STATE_TRANSITION`, 412; 422 for a deadline that has passed.
enum RequestDocuments {
    struct Input: RequestBody {
        let types: [DocumentType]
        let deadline: CalendarDate
        let notes: String?

        static let schema = Schema.object([
            "document_types": .required(
                .array(of: .oneOf(DocumentType.allCases.map(\.rawValue)), 1...DocumentType.allCases.count, unique: true)
            ),
            "deadline": .required(.date),
            "request_notes": .optional(Schema.string(0...2_000, .text).nullable),
        ])
        .example([
            "document_types": ["medical_records", "insurance_card", "physician_notes"], "deadline": "2024-03-20",
            "request_notes": "Please provide complete medical records and current insurance card",
        ])

        enum CodingKeys: String, CodingKey {
            case deadline
            case types = "document_types"
            case notes = "request_notes"
        }
    }

    struct Output: ResponseBody {
        let id: UUID
        let status: RequestStatus
        let date: Date
        let documentRequest: DocumentRequestView

        enum CodingKeys: String, CodingKey {
            case id, status, message
            case date = "document_request_date"
            case documentRequest = "document_request"
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(id, forKey: .id)
            try container.encode(status, forKey: .status)
            try container.encode(date, forKey: .date)
            try container.encode(documentRequest, forKey: .documentRequest)
            try container.encode("Document request sent successfully", forKey: .message)
        }

        static let schema = Schema.object([
            "id": .required(.uuid), "status": .required(RequestStatus.schema),
            "document_request_date": .required(.dateTime), "document_request": .required(DocumentRequestView.schema),
            "message": .required(.string()),
        ])
    }

    /// A year, in seconds.
    private static let year: TimeInterval = 366 * 86_400

    /// - Throws: `APIError` 422 for a deadline that has passed; requests of long ago, which come from another system with
    ///   their dates, may have asks of that time.
    private static func check(_ end: Date, of request: VerificationRequest, now: Date) throws(APIError) {
        let isOld = request.submittedAt < now - year
        guard end > (isOld ? request.submittedAt : now) else {
            throw .invalid("deadline", "Must not have passed.")
        }
        // A deadline years away is a slip of the hand.
        guard end < now + year else { throw .invalid("deadline", "Must be within a year.") }
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<Output> {
        let due = try DueDates.of(context.organisation, in: context)
        let end = due.endOfDay(input.deadline)
        return try context.once {
            let request = try ChangeRequest.lock(in: context)
            try check(end, of: request, now: context.now)
            let ask = UUID.random()
            try AskForDocuments.insert(
                ask, of: request.id, types: input.types, deadline: input.deadline, until: end, notes: input.notes,
                in: context)
            let changed = try ChangeRequest.apply(
                .requestDocuments, to: request,
                ChangeRequest.Note(
                    reason: input.notes, subject: ask, fields: ["types": String(input.types.count)]),
                in: context)
            return Reply.ok(
                Output(
                    id: changed.id, status: changed.status, date: context.now,
                    documentRequest: DocumentRequestView(
                        types: input.types.map(\.rawValue), deadline: input.deadline,
                        notes: input.notes)),
                headers: ["etag": EntityTag.of(version: changed.version)])
        } then: {
            try context.publish(.verification)
        }
    }
}
