internal import Foundation
internal import MariaDB
internal import Web

/// Which messages a list is of. All that is set has to hold.
struct MessageFilter: Equatable {
    /// Made from here on.
    var from: Date?
    /// Made before.
    var to: Date?
    var channel: OutboxChannel?
    var state: MessageState?
    var template: String?
    /// Keyed hashes of one recipient, one for each key that rows may have been indexed with.
    var recipient: [[UInt8]]?

    /// Begins with ` AND`, or is empty.
    var condition: SQL {
        var sql: SQL = ""
        if let recipient { sql += " AND recipient_index IN (\(list: recipient))" }
        if let channel { sql += " AND channel = \(channel)" }
        if let state { sql += " AND state = \(state)" }
        if let template { sql += " AND template = \(template)" }
        if let from { sql += " AND created_at >= \(from)" }
        if let to { sql += " AND created_at < \(to)" }
        return sql
    }

    /// The index with the fewest rows to go through. Each has them in the list's order, but for a recipient of whom
    /// there are hashes with several keys: its rows are few.
    var index: SQL {
        if recipient != nil { return "messages_recipient" }
        // Nearly all are one of these two, and of the others there are few.
        if let state, state != .sent, state != .kept { return "messages_state" }
        if template != nil { return "messages_template" }
        if channel != nil { return "messages_channel" }
        return state != nil ? "messages_state" : "messages_created"
    }
}

/// What a caller wants to see of the list, from a query string or from a body: the same words in both.
struct MessageQuery {
    private(set) var filter = MessageFilter()
    let place: PageRequest.Place?
    let page: PageRequest

    static let channels = Schema.oneOf([OutboxChannel.email, .sms].map(\.rawValue))
    static let states = Schema.oneOf(MessageState.allCases.map(\.rawValue))
    static let templates = Schema.oneOf(MessageTemplates.names)

    static let filterParameters: [Parameter] = [
        Parameter("from", .date, "Made on this day or later, in the organisation's time zone."),
        Parameter("to", .date, "Made on this day or before."),
        Parameter("channel", channels, "By which way."),
        Parameter("state", states, "How far they have come."),
        Parameter("template", templates, "Which text."),
    ]

    static let parameters = filterParameters + PageRequest.parameters

    /// - Parameters:
    ///   - query: of the URL, or the body's members as one.
    ///   - canSearch: whether `recipient` may be there: it does not belong into a URL.
    /// - Throws: `APIError` 400, and 422 with every field that is wrong.
    init(query: Query, canSearch: Bool, in context: AppContext) throws {
        page = try PageRequest(query, keys: 2)
        let due = try DueDates.of(context.organisation, in: context)
        var reader = QueryReader(query)
        (filter.from, filter.to) = reader.days(by: due)
        filter.channel = reader.text("channel", Self.channels).flatMap(OutboxChannel.init(rawValue:))
        filter.state = reader.choice("state")
        filter.template = reader.text("template", Self.templates)
        if canSearch, let text = query["recipient"] {
            filter.recipient = try Recipient.find(text, in: context).map {
                RecipientIndex.all($0, by: context.services.index)
            }
            if filter.recipient == nil {
                reader.refuse("recipient", "Must be an e-mail address or a phone number.")
            }
        }
        try reader.finish()
        place = try page.lastPlace
    }

    /// What is put on record of a filter: words and days as they are, a recipient as its keyed hash.
    func onRecord(_ query: Query, found count: Int) -> [String: String] {
        var fields = ["count": String(count)]
        for parameter in Self.filterParameters { fields[parameter.name] = query[parameter.name] }
        fields["recipient"] = filter.recipient?.first?.hex
        return fields
    }
}

/// Whom messages go to.
enum Recipient {
    /// What somebody typed, as it is stored: an e-mail address, or a number in E.164.
    static func find(_ text: String, in context: AppContext) throws -> String? {
        if text.contains("@") { return EmailAddress.isValid(text) ? text : nil }
        return try GetCallConfig.number(text, of: context.organisation, in: context)?.e164
    }

    /// As much as lists show.
    static func masked(_ recipient: String) -> String {
        guard let at = recipient.lastIndex(of: "@") else { return "…" + recipient.suffix(4) }
        return recipient.prefix(1) + "…" + recipient[at...]
    }
}
