internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// `POST /ivr/requests/{request}/reject`; `verification.md`, 5.
///
/// Errors: 409 `INVALID_STATE_TRANSITION`, 412.
enum RejectRequest {
    struct Input: RequestBody {
        let reason: String
        let notes: String?

        static let schema = Schema.object([
            "rejection_reason": .required(.oneOf(RejectionReason.allCases.map(\.rawValue))),
            "rejection_notes": .optional(Schema.string(0...2_000, .text).nullable),
        ])
        .example([
            "rejection_reason": "insufficient_documentation",
            "rejection_notes": "Additional medical documentation required for approval",
        ])

        enum CodingKeys: String, CodingKey {
            case reason = "rejection_reason"
            case notes = "rejection_notes"
        }
    }

    struct Output: ResponseBody {
        let id: UUID
        let status: RequestStatus
        let rejectionDate: Date
        let rejectionDetails: Rejection

        enum CodingKeys: String, CodingKey {
            case id, status, message
            case rejectionDate = "rejection_date"
            case rejectionDetails = "rejection_details"
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(id, forKey: .id)
            try container.encode(status, forKey: .status)
            try container.encode(rejectionDate, forKey: .rejectionDate)
            try container.encode(rejectionDetails, forKey: .rejectionDetails)
            try container.encode("IVR request rejected", forKey: .message)
        }

        static let details = Schema.object([
            "reason": .required(.oneOf(RejectionReason.allCases.map(\.rawValue))),
            "notes": .optional(.string(0...2_000)),
        ])
        .named("RejectionDetails").example([
            "reason": "insufficient_documentation",
            "notes": "Additional medical documentation required for approval",
        ])

        static let schema = Schema.object([
            "id": .required(.uuid), "status": .required(RequestStatus.schema), "rejection_date": .required(.dateTime),
            "rejection_details": .required(details), "message": .required(.string()),
        ])
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<Output> {
        let rejection = Rejection(reason: input.reason, notes: input.notes)
        return try context.once {
            let request = try ChangeRequest.lock(in: context)
            let decision = UUID.random()
            try Decide.insert(decision, .rejection, input.reason, rejection, on: request, in: context)
            let changed = try ChangeRequest.apply(
                .reject, to: request, ChangeRequest.Note(subject: decision, fields: ["reason": input.reason]),
                in: context)
            return Reply.ok(
                Output(
                    id: changed.id, status: changed.status, rejectionDate: context.now, rejectionDetails: rejection),
                headers: ["etag": EntityTag.of(version: changed.version)])
        } then: {
            try context.publish(.verification)
        }
    }
}
