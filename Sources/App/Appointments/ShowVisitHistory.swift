internal import Foundation
internal import MariaDB
internal import Web

/// `GET /appointments/{appointment}/history`: what is said about a visit, and what became of it, oldest first.
enum ShowVisitHistory {
    struct Step: ResponseBody {
        let at: Date
        let what: String
        let by: String
        /// Of a person on the staff.
        let name: String?
        /// When the visit was to begin, then.
        let startsAt: Date?
        let isLate: Bool

        enum CodingKeys: String, CodingKey {
            case at, what, by, name
            case startsAt = "starts_at"
            case isLate = "is_late"
        }

        static let schema = Schema.object([
            "at": .required(.dateTime), "what": .required(.string(1...16)),
            "by": .required(.oneOf(["patient", "staff", "phone", "service"])), "name": .optional(.string(1...120)),
            "starts_at": .optional(.dateTime),
            "is_late": .required(Schema.boolean.noted("After the clinic's cut-off.")),
        ])
        .named("VisitStep")
    }

    struct Output: ResponseBody {
        let reason: String?
        let cancellation: String?
        let overbooking: String?
        let history: [Step]

        enum CodingKeys: String, CodingKey {
            case reason
            case cancellation = "cancellation_reason"
            case overbooking = "overbooking_reason"
            case history
        }

        static let schema = Schema.object([
            "reason": .optional(.string()), "cancellation_reason": .optional(.string()),
            "overbooking_reason": .optional(.string()),
            "history": .required(.array(of: Step.schema, 0...10_000)),
        ])
    }

    static func handle(in context: AppContext) throws -> Reply<Output> {
        let (visit, _) = try GetAppointment.find(in: context)
        let (db, organisation) = (try context.db, try context.organisation)
        let steps = try AppointmentStore(db: db, organisation: organisation).history(of: visit.id)
        let staff = steps.compactMap { step in if case .staff(let id) = step.by { id } else { nil } }
        let names = try UserStore(db: db, organisation: organisation).names(of: Set(staff))
        let notes = try Booking(by: .service, in: context).notes(of: visit)
        try context.recordRead(AuditEvent("appointment_history_read", of: visit, by: context.actor))
        return .ok(
            Output(
                reason: notes.reason, cancellation: notes.cancellation,
                overbooking: notes.overbooking,
                history: steps.map { step in
                    Step(
                        at: step.at, what: step.what.rawValue, by: step.by.kind,
                        name: UUID(uuidString: step.by.id).flatMap { names[$0] }, startsAt: step.startsAt,
                        isLate: step.isLate)
                }))
    }
}
