internal import Foundation
internal import MariaDB
internal import Web

/// A page of a list, as the caller asked for it: `?limit=50&cursor=...`.
struct PageRequest {
    static let limits = 1...100

    static let parameters = [
        Parameter("limit", .integer(limits), "How many rows a page has; 50 when left out."),
        Parameter(
            "cursor", .string(1...1024, cursor), "`next_cursor` of the page before; left out for the first page."),
    ]

    private static let cursor = Schema.Format(name: "cursor", issue: "Is not a cursor of this list.") {
        decode($0) != nil
    }

    let limit: Int
    /// The sort key of the last row of the page before; empty for the first page.
    let after: [String]

    /// - Parameters:
    ///   - keys: how many parts the list's sort key has.
    ///   - standard: rows a page when the caller does not say.
    /// - Throws: `APIError` 400 for a query that cannot be read, 422 for a limit out of range or a cursor that is not
    ///   ours.
    init(_ query: Query, keys: Int, limit standard: Int = 50) throws(APIError) {
        try query.refuseUnread()
        if let text = query["limit"] {
            guard let limit = Int(text), Self.limits.contains(limit) else {
                throw .invalid("limit", "Must be between 1 and 100.")
            }
            self.limit = limit
        } else {
            limit = standard
        }
        if let text = query["cursor"] {
            guard let parts = Self.decode(text), parts.count == keys else {
                throw .invalid("cursor", "Is not a cursor of this list.")
            }
            after = parts
        } else {
            after = []
        }
    }

    /// - Parameter rows: up to `limit + 1` rows; the one too many says that there is a next page.
    func page<Row>(of rows: [Row], key: (Row) -> [String]) -> (rows: [Row], pagination: Pagination) {
        let page = Array(rows.prefix(limit))
        let next = rows.count > limit ? page.last.map { Self.encode(key($0)) } : nil
        return (page, Pagination(limit: limit, nextCursor: next))
    }

    /// A row's place in a list sorted by moment and id.
    struct Place: Equatable {
        let moment: Date
        let id: UUID

        init(moment: Date, id: UUID) { (self.moment, self.id) = (moment, id) }

        /// - Parameter key: as `key(_:_:)` made it.
        /// - Returns: nil for another list's.
        init?(key: some Collection<String>) {
            guard key.count == 2, let microseconds = key.first.flatMap({ Int64($0) }),
                let id = key.dropFirst().first.flatMap(UUID.init(uuidString:))
            else { return nil }
            self.init(moment: Date(microseconds: microseconds), id: id)
        }

        /// What comes behind it in a list that begins with the newest. Begins with ` AND`.
        ///
        /// A range first, which an index serves, as it does not serve a comparison of pairs.
        ///
        /// - Parameter column: the one that has the moment.
        func older(by column: SQL) -> SQL {
            " AND \(column) <= \(moment) AND (\(column) < \(moment) OR id < \(id))"
        }

        /// What comes behind it in a list that begins with the oldest.
        func newer(by column: SQL) -> SQL {
            " AND \(column) >= \(moment) AND (\(column) > \(moment) OR id > \(id))"
        }
    }

    /// The last row of the page before, of a list sorted by moment and id.
    ///
    /// - Throws: `APIError` 422 for a cursor that is not ours.
    var lastPlace: Place? {
        get throws(APIError) {
            guard !after.isEmpty else { return nil }
            guard let place = Place(key: after) else { throw .invalid("cursor", "Is not a cursor of this list.") }
            return place
        }
    }

    /// The sort key of a row in a list sorted by moment and id; to the microsecond, as the database has it.
    static func key(_ moment: Date, _ id: UUID) -> [String] {
        [String(moment.microseconds), id.uuidString]
    }

    private static func encode(_ parts: [String]) -> String {
        let joined = parts.joined(separator: "\u{1F}")
        return Data(joined.utf8).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    private static func decode(_ text: String) -> [String]? {
        var base64 = text.replacing("-", with: "+").replacing("_", with: "/")
        base64 += String(repeating: "=", count: (4 - base64.count % 4) % 4)
        guard let data = Data(base64Encoded: base64), let joined = String(data: data, encoding: .utf8) else {
            return nil
        }
        return joined.utf8.split(separator: 0x1F, omittingEmptySubsequences: false).map { String(Substring($0)) }
    }
}

/// Where a list goes on.
struct Pagination: ResponseBody {
    let limit: Int
    /// To be sent as `cursor`; null on the last page.
    let nextCursor: String?

    enum CodingKeys: String, CodingKey {
        case limit
        case nextCursor = "next_cursor"
    }

    static let schema = Schema.object([
        "limit": .required(.integer(PageRequest.limits)), "next_cursor": .required(.string().nullable),
    ])
    .named("Pagination").example(["limit": 50, "next_cursor": nil])

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(limit, forKey: .limit)
        try container.encode(nextCursor, forKey: .nextCursor)
    }
}
