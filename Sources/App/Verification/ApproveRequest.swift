internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// `POST /ivr/requests/{request}/approve`; `verification.md`, 4.
///
/// Errors: 409 `INVALID_STATE_TRANSITION`, 409 `DOCUMENTS_OUTSTANDING`, 412.
enum ApproveRequest {
    struct Input: RequestBody {
        let coverage: CoverageDetails

        static let schema = CoverageDetails.schema

        init(from decoder: any Decoder) throws {
            coverage = try CoverageDetails(from: decoder)
        }
    }

    struct Output: ResponseBody {
        let id: UUID
        let status: RequestStatus
        let approvalDate: Date
        let coverageDetails: CoverageDetails
        let message = "IVR request approved successfully"

        enum CodingKeys: String, CodingKey {
            case id, status, message
            case approvalDate = "approval_date"
            case coverageDetails = "coverage_details"
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(id, forKey: .id)
            try container.encode(status, forKey: .status)
            try container.encode(approvalDate, forKey: .approvalDate)
            try container.encode(coverageDetails, forKey: .coverageDetails)
            try container.encode(message, forKey: .message)
        }

        static let schema = Schema.object([
            "id": .required(.uuid), "status": .required(RequestStatus.schema), "approval_date": .required(.dateTime),
            "coverage_details": .required(CoverageDetails.schema), "message": .required(.string()),
        ])
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<Output> {
        try input.coverage.check()
        return try context.once {
            let request = try ChangeRequest.lock(in: context)
            let decision = UUID.random()
            try Decide.insert(decision, .approval, nil, input.coverage, on: request, in: context)
            let changed = try ChangeRequest.apply(
                .approve, to: request, ChangeRequest.Note(subject: decision), in: context)
            return Reply.ok(
                Output(
                    id: changed.id, status: changed.status, approvalDate: context.now,
                    coverageDetails: input.coverage),
                headers: ["etag": EntityTag.of(version: changed.version)])
        } then: {
            try context.publish(.verification)
        }
    }
}

/// Writes decisions.
enum Decide {
    /// - Parameter request: as it was before: the decision makes its next version.
    static func insert(
        _ id: UUID, _ kind: Decision.Kind, _ reason: String?, _ content: some Encodable,
        on request: VerificationRequest,
        in context: AppContext
    ) throws {
        try DecisionStore(db: try context.db, organisation: try context.organisation).insert(
            Decision(
                request: request.id, version: request.version + 1, id: id, territory: request.territory, kind: kind,
                at: context.now,
                actor: context.actor, reason: reason,
                waitedSeconds: max(0, Int(context.now.timeIntervalSince(request.submittedAt))),
                sealed: try context.services.sealer.seal(content, in: DecisionStore.table, row: id)))
    }
}

extension Schema.Format {
    /// Lines of text: no control characters but line breaks and tabs, and none that turn the direction of writing.
    static let text = Schema.Format(
        name: "text", issue: "Must be text without control characters.",
        pattern: #"^[^\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]*$"#
    ) { text in
        !text.unicodeScalars.contains { scalar in
            switch scalar {
            case "\n", "\r", "\t": false
            case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": true
            default: scalar.properties.generalCategory == .control
            }
        }
    }
}
