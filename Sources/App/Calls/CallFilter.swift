internal import Foundation
internal import MariaDB
internal import Secrets
internal import Understanding
internal import Web

/// Which calls a list is of. All that is set has to hold.
struct CallFilter: Equatable {
    /// Started from here on.
    var from: Date?
    /// Started before.
    var to: Date?
    var restaurant: String?
    /// Keyed hashes of one number, one for each key that rows may have been indexed with.
    var number: [[UInt8]]?
    var sentiment: SentimentLabel?
    var reason: CallReason?

    /// Begins with ` AND`, or is empty.
    var condition: SQL {
        var sql: SQL = ""
        if let number {
            sql += number.count == 1 ? " AND number_index = \(number[0])" : " AND number_index IN (\(list: number))"
        }
        if let restaurant { sql += " AND restaurant_id = \(restaurant)" }
        if let sentiment { sql += " AND sentiment_label = \(sentiment)" }
        if let reason { sql += " AND reason = \(reason)" }
        if let from { sql += " AND started_at >= \(from)" }
        if let to { sql += " AND started_at < \(to)" }
        return sql
    }

    /// The index with the fewest rows to go through. Each has them in the list's order, but for a number of which
    /// there are hashes with several keys: its rows are few.
    var index: SQL {
        if number != nil { return "calls_number" }
        if restaurant != nil { return "calls_restaurant" }
        if reason != nil { return "calls_reason" }
        return sentiment != nil ? "calls_sentiment" : "calls_started"
    }
}

/// What a caller wants to see of the list, from a query string or from a body: the same words in both.
struct CallQuery {
    private(set) var filter = CallFilter()
    let place: PageRequest.Place?
    let page: PageRequest

    static let sentiments = Schema.oneOf(SentimentLabel.allCases.map(\.rawValue))
    static let reasons = Schema.oneOf(CallReason.allCases.map(\.rawValue))

    static let filterParameters: [Parameter] = [
        Parameter("from", .date, "Begun on this day or later, in the organisation's time zone."),
        Parameter("to", .date, "Begun on this day or before."),
        Parameter("restaurantId", .string(1...64, .identifier), "The restaurant's id."),
        Parameter("sentiment", sentiments, "How the caller felt."),
        Parameter("reason", reasons, "Why they called."),
    ]

    static let parameters = filterParameters + PageRequest.parameters

    /// - Parameters:
    ///   - query: of the URL, or the body's members as one.
    ///   - canSearch: whether `number` may be there: it does not belong into a URL.
    /// - Throws: `APIError` 400, and 422 with every field that is wrong.
    init(query: Query, canSearch: Bool, in context: AppContext) throws {
        page = try PageRequest(query, keys: 2)
        let due = try DueDates.of(context.organisation, in: context)
        var reader = QueryReader(query)
        (filter.from, filter.to) = reader.days(by: due)
        filter.restaurant = reader.identifier("restaurantId")
        filter.sentiment = reader.choice("sentiment")
        filter.reason = reader.choice("reason")
        if canSearch, let text = query["number"] {
            let number = try GetCallConfig.number(text, of: context.organisation, in: context)
            if number == nil { reader.refuse("number", "Must be a phone number.") }
            filter.number = number.map {
                context.services.index.all(label: CallerNumber.label, normalised: $0.e164)
            }
        }
        try reader.finish()
        place = try page.lastPlace
    }

    /// What is put on record of a filter: words and days as they are, a number as its keyed hash. A restaurant's id
    /// that found nothing may be a name or a number that was typed in the wrong place: then its keyed hash.
    func onRecord(_ query: Query, found count: Int, by index: BlindIndex) -> [String: String] {
        var fields = ["count": String(count)]
        for parameter in Self.filterParameters {
            guard let value = query[parameter.name] else { continue }
            let isSure = count > 0 || parameter.name != "restaurantId"
            fields[parameter.name] = isSure ? value : index.index(label: "bi:v1:call_filter", normalised: value).hex
        }
        fields["number"] = filter.number?.first?.hex
        return fields
    }
}
