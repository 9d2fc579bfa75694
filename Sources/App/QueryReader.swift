internal import Dates
internal import Foundation
internal import Web

/// Reads fields of a query and gathers what is wrong with them.
struct QueryReader {
    let query: Query
    private var problems: [FieldError] = []

    init(_ query: Query) { self.query = query }

    mutating func refuse(_ field: String, _ issue: String) { problems.append(FieldError(field, issue)) }

    /// - Throws: `APIError` 400 for a query of which a part cannot be read, 422 with every field that is wrong.
    func finish() throws(APIError) {
        try query.refuseUnread()
        guard problems.isEmpty else { throw .invalid(problems) }
    }

    /// What the field says, if it obeys the schema.
    mutating func text(_ name: String, _ schema: Schema) -> String? {
        guard let text = query[name] else { return nil }
        let found = schema.problems(in: .string(text)).map { FieldError(name, $0.issue) }
        problems += found
        return found.isEmpty ? text : nil
    }

    mutating func choice<Word: RawRepresentable<String> & CaseIterable>(_ name: String) -> Word? {
        text(name, .oneOf(Word.allCases.map(\.rawValue))).flatMap(Word.init(rawValue:))
    }

    /// Words separated by commas, each once.
    mutating func list<Word: RawRepresentable<String> & CaseIterable & Hashable>(_ name: String) -> [Word] {
        list(name, of: Word.allCases.map(\.rawValue)) { Word(rawValue: $0) }
    }

    /// - Parameters:
    ///   - known: the words, to tell whoever sends another.
    ///   - read: nil for what is none of them.
    mutating func list<Word: Hashable>(_ name: String, of known: [String], by read: (String) -> Word?) -> [Word] {
        guard let text = query[name] else { return [] }
        let words = text.split(separator: ",", omittingEmptySubsequences: false).map { read(String($0)) }
        guard words.allSatisfy({ $0 != nil }) else {
            refuse(name, "Must be of \(known.joined(separator: ", ")).")
            return []
        }
        var seen: Set<Word> = []
        return words.compactMap(\.self).filter { seen.insert($0).inserted }
    }

    mutating func identifier(_ name: String) -> String? {
        guard let text = query[name] else { return nil }
        guard Schema.string(1...64, .identifier).problems(in: .string(text)).isEmpty else {
            refuse(name, "Must be an id.")
            return nil
        }
        return text
    }

    /// The first moment of the day `from`, and the first one after the day `to`.
    mutating func days(by due: DueDates) -> (from: Date?, to: Date?) {
        (date("from").map(due.startOfDay), date("to").map { due.startOfDay($0.advanced(by: 1)) })
    }

    mutating func date(_ name: String) -> CalendarDate? {
        guard let text = query[name] else { return nil }
        let date = CalendarDate(text)
        if date == nil { refuse(name, "Must be a date such as 2024-03-20.") }
        return date
    }

    /// A day of those that anybody plans for.
    mutating func plannedDay(_ name: String) -> CalendarDate? {
        guard let day = date(name) else { return nil }
        if !PlannedDays.all.contains(day) { refuse(name, PlannedDays.issue) }
        return day
    }

    mutating func boolean(_ name: String) -> Bool {
        switch query[name] {
        case nil, "false": return false
        case "true": return true
        default:
            refuse(name, "Must be true or false.")
            return false
        }
    }
}

extension Query {
    /// A field that cannot be read is none of `fields`: a list would be one of everything.
    ///
    /// - Throws: `APIError` 400.
    func refuseUnread() throws(APIError) {
        guard isWhole else { throw APIError(.badRequest, "BAD_REQUEST", "The query cannot be read.") }
    }

    /// The fields that some parameters name, as one value.
    ///
    /// - Throws: `APIError` 400 for a query of which a part cannot be read, 422 with every field that is wrong.
    func decode<Value: Decodable>(_ type: Value.Type, by parameters: [Parameter]) throws(APIError) -> Value {
        var reader = QueryReader(self)
        var given = JSONObject()
        for parameter in parameters {
            given[parameter.name] = reader.text(parameter.name, parameter.schema).map(JSONValue.string)
        }
        try reader.finish()
        do throws(JSONError) {
            return try JSON.decode(type, from: .object(given))
        } catch {
            throw .invalid("\(error.path)", error.message)
        }
    }
}
