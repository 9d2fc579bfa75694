internal import Foundation
internal import MariaDB
internal import Web

/// `POST /messages/incoming`: what somebody has answered to a text message. STOP and its like opt out, START and its
/// like opt in again; C confirms the visit that the number was reminded of, X cancels it, and Y takes a time that was
/// offered, and so do words for them. Nothing else is done with it, and nothing of it is kept.
enum TakeAnswer {
    struct Input: RequestBody {
        let number: String
        let text: String

        static let schema = Schema.object([
            "number": .required(.string(1...40, .phone)), "text": .required(.string(0...2_000)),
        ])
        .example(["number": "+15551234567", "text": "STOP"])
    }

    struct Output: ResponseBody {
        let action: String

        static let schema = Schema.object([
            "action": .required(
                .oneOf(
                    ["opted_out", "opted_in", "none", "booked", "busy"] + VisitAnswer.Outcome.allCases.map(\.rawValue)
                )
                .noted(
                    "`too_late`: after the clinic's cut-off, or when an offer is over; `moved`: the visit is not at "
                        + "the time any more that the number was reminded of, and stays; `several`: the number "
                        + "was reminded of several visits, or offered several times, and nothing was changed; "
                        + "`busy`: the patient has another visit at the time that was offered. Whoever has "
                        + "answered is told."))
        ])
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<Success<Output>> {
        let number = try AddOptOut.number(input.number, in: context)
        let keyword = OptOutKeyword(input.text)
        // Who says YES wants messages again, whatever else it answers.
        let isBack = try keyword == .start && optIn(number, in: context)
        if let outcome = try TextReply(input.text)?.take(from: number, in: context) {
            try announce(in: context)
            return .ok(Success(Output(action: outcome)))
        }
        if keyword == .stop {
            try context.db.retryingTransaction { _ = try AddOptOut.add(number, .keyword, in: context) }
        }
        if isBack || keyword == .stop { try context.publish(.messages) }
        return .ok(Success(Output(action: keyword == .stop ? "opted_out" : isBack ? "opted_in" : "none")))
    }

    /// - Returns: false for a number that had not opted out.
    private static func optIn(_ number: PhoneNumber, in context: AppContext) throws -> Bool {
        try context.db.retryingTransaction {
            let index = OptOut.index(number.e164, by: context.services.index)
            let store = OptOutStore(db: try context.db, organisation: try context.organisation)
            guard let optOut = try store.find(index) else { return false }
            try DeleteOptOut.remove(optOut.id, in: context)
            return true
        }
    }

    /// A visit may have changed, and who has answered may be written to.
    private static func announce(in context: AppContext) throws {
        try context.publish(.appointments)
        try context.publish(.messages)
    }
}
