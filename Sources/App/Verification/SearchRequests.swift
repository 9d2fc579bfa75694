internal import Web

/// `POST /ivr/requests/search`: as the list, asked for in a body: a patient's name does not belong into a URL.
enum SearchRequests {
    /// The filters of the list, as text, and `q`: a number, a patient's name or the beginning of one, a phone number
    /// or a policy number.
    struct Input: QueryBody {
        let query: Query

        static let schema = Schema.object([
            "status": .optional(RequestQuery.statuses), "priority": .optional(RequestQuery.priorities),
            "doctor_id": .optional(.string(1...64, .identifier)), "patient_id": .optional(.string(1...64, .identifier)),
            "payer_id": .optional(.string(1...64, .identifier)), "assignee": .optional(RequestQuery.assignee),
            "from": .optional(.date), "to": .optional(.date), "overdue": .optional(.boolean),
            "q": .optional(.string(0...120)), "sort": .optional(.oneOf(RequestSort.allCases.map(\.rawValue))),
            "limit": .optional(.integer(PageRequest.limits)), "cursor": .optional(.string(1...1024)),
        ])
        .example(["q": "Smith", "status": "pending_review,in_review", "sort": "due"])
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<RequestPage> {
        let wanted = try RequestQuery(query: input.query, canSearch: true, in: context)
        return .ok(try ListRequests.page(wanted, input.query, in: context))
    }
}
