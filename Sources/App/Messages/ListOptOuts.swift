internal import Foundation
internal import MariaDB
internal import Web

/// A number that gets no text messages, as shown.
struct OptOutView: ResponseBody {
    let optOutID: UUID
    let number: String
    let source: OptOut.Source
    let createdAt: Date

    static let schema = Schema.object([
        "optOutId": .required(.uuid), "number": .required(.string(9...16)),
        "source": .required(
            Schema.oneOf(OptOut.Source.allCases.map(\.rawValue)).noted(
                "`keyword`: the recipient, by a word such as STOP. `person`: somebody of the organisation's.")),
        "createdAt": .required(.dateTime),
    ])
    .named("OptOut")

    enum CodingKeys: String, CodingKey {
        case optOutID = "optOutId"
        case number, source, createdAt
    }
}

/// `GET /messages/opt-outs?limit=&cursor=`: newest first, and how many there are; on record as read.
enum ListOptOuts {
    struct Output: ResponseBody {
        let optOuts: [OptOutView]
        let count: Int
        let pagination: Pagination

        static let schema = Schema.object([
            "optOuts": .required(.array(of: OptOutView.schema, 0...PageRequest.limits.upperBound)),
            "count": .required(.integer(0...Int.max)), "pagination": .required(Pagination.schema),
        ])
    }

    static func handle(in context: AppContext) throws -> Reply<Success<Output>> {
        let request = try PageRequest(context.request.query, keys: 2)
        let store = OptOutStore(db: try context.db, organisation: try context.organisation)
        let rows = try store.list(after: request.lastPlace, limit: request.limit + 1)
        let (page, pagination) = request.page(of: rows, key: { PageRequest.key($0.createdAt, $0.id) })
        return .ok(Success(try output(page, of: store.count(), pagination, in: context)))
    }

    /// What is shown; on record as read before.
    ///
    /// - Parameter fields: of the record, beside the count.
    fileprivate static func output(
        _ optOuts: [OptOut], of count: Int, _ pagination: Pagination, _ fields: [String: String] = [:],
        in context: AppContext
    ) throws -> Output {
        let views = try optOuts.map { optOut in
            OptOutView(
                optOutID: optOut.id, number: try optOut.number(context.services.sealer), source: optOut.source,
                createdAt: optOut.createdAt)
        }
        try context.recordRead(
            AuditEvent(
                "opt_outs_listed", .success, on: "message_opt_out", "", by: context.actor,
                fields: fields.merging(["count": String(views.count)]) { $1 }))
        return Output(optOuts: views, count: count, pagination: pagination)
    }
}

/// `POST /messages/opt-outs/search`: one number, if it is among them: it does not belong into a URL.
enum SearchOptOuts {
    struct Input: RequestBody {
        let number: String

        static let schema = Schema.object(["number": .required(.string(1...40, .phone))])
            .example(["number": "+15551234567"])
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<Success<ListOptOuts.Output>> {
        let index = OptOut.index(try AddOptOut.number(input.number, in: context).e164, by: context.services.index)
        let found = try OptOutStore(db: context.db, organisation: context.organisation).find(index)
        return .ok(
            Success(
                try ListOptOuts.output(
                    [found].compactMap(\.self), of: found == nil ? 0 : 1, Pagination(limit: 1, nextCursor: nil),
                    ["number": index[0].hex], in: context)))
    }
}
