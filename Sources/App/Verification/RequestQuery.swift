internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// What a caller wants to see of the list, from a query string or from a body: the same words in both.
struct RequestQuery {
    var filter = RequestFilter()
    var sort = RequestSort.newest
    var place: RequestSort.Place?
    var page: PageRequest
    /// What patients were looked for by, as keyed hashes by kind.
    private(set) var terms: [String: String] = [:]

    static let parameters: [Parameter] =
        filterParameters + [
            Parameter("limit", .integer(PageRequest.limits), "How many requests a page has; 100 when left out."),
            PageRequest.parameters[1],
        ]

    static let statuses = Schema.string(1...200, .words("statuses", of: RequestStatus.allCases.map(\.rawValue)))
    static let priorities = Schema.string(1...60, .words("priorities", of: Priority.allCases.map(\.rawValue)))
    static let assignee = Schema.string(2...36, .assignee)

    static let filterParameters: [Parameter] = [
        Parameter("status", statuses, "One status or several, separated by commas."),
        Parameter("priority", priorities, "One priority or several, separated by commas."),
        Parameter("doctor_id", .string(1...64, .identifier), "The doctor who asks."),
        Parameter("patient_id", .string(1...64, .identifier), "The patient's id."),
        Parameter("payer_id", .string(1...64, .identifier), "The payer's id."),
        Parameter("assignee", assignee, "The reviewer's id, `me`, or `none`."),
        Parameter("from", .date, "Submitted on this day or later, in the organisation's time zone."),
        Parameter("to", .date, "Submitted on this day or before."),
        Parameter("overdue", .boolean, "Past due only; such a list is sorted by `due`."),
        Parameter(
            "q", .string(1...120, .number),
            "The request's number. Names are searched for with `POST /ivr/requests/search`: they do not belong into "
                + "URLs."),
        Parameter(
            "sort", .oneOf(RequestSort.allCases.map(\.rawValue)),
            "`-submitted` when left out. `due`: what is due first comes first."),
    ]

    /// - Parameters:
    ///   - query: of the URL, or the body's members as one.
    ///   - canSearch: whether `q` may be a patient's name.
    /// - Throws: `APIError` 400, and 422 with every field that is wrong.
    init(query: Query, canSearch: Bool, in context: AppContext) throws {
        page = try PageRequest(query, keys: 4, limit: PageRequest.limits.upperBound)
        var reader = QueryReader(query)
        filter.statuses = reader.list("status")
        filter.priorities = reader.list("priority")
        filter.doctor = reader.identifier("doctor_id")
        filter.patients = reader.identifier("patient_id").map { [$0] }
        filter.payer = reader.identifier("payer_id")
        filter.assignee = reader.assignee("assignee", context.caller)
        let due = try DueDates.of(context.organisation, in: context)
        (filter.from, filter.to) = reader.days(by: due)
        let isOverdue = reader.boolean("overdue")
        sort = reader.choice("sort") ?? (isOverdue ? .due : .newest)
        if isOverdue {
            filter.dueBefore = context.now
            if sort != .due { reader.refuse("sort", "Must be due when overdue is true.") }
        }
        if let text = query["q"], !text.isEmpty {
            // What is searched for is often pasted, with blanks round it.
            filter.number = RequestNumber(canSearch ? VisibleText.normalised(text) : text)
            if filter.number == nil {
                if canSearch {
                    try look(for: text, &reader, in: context)
                } else {
                    reader.refuse("q", "Must be a request's number, such as IVR-2024-001.")
                }
            }
        }
        try reader.finish()
        if !page.after.isEmpty {
            guard let place = RequestSort.Place(page.after, sort) else {
                throw APIError.invalid("cursor", "Is not a cursor of this list.")
            }
            self.place = place
        }
    }

    /// Limits the list to the patients whom `text` finds: by name, the beginning of one, phone or policy number,
    /// theirs or a request's, or their id. Only those count of whom the caller sees a request.
    private mutating func look(for text: String, _ reader: inout QueryReader, in context: AppContext) throws {
        guard text.unicodeScalars.count <= 120 else {
            return reader.refuse("q", "Must have 1 to 120 characters.")
        }
        let organisation = try context.organisation
        let index = context.services.index
        var search = PatientSearch()
        search.addAny(text, plan: try GetCallConfig.plan(of: organisation, in: context))
        terms = search.onRecord(by: index)
        let store = PatientStore(db: try context.db, organisation: organisation)
        // One of the caller's requests may be for a patient of another territory.
        let requests = RequestStore(db: store.db, organisation: organisation)
        let visibility = try Visibility.ofReading(in: context)
        let isSeen = requests.hasOne(of: "patients.id", visibleTo: visibility)
        let limit = Self.patients + 1
        let hashed = search.hashed(by: index)
        var found = Set(try store.ids(matching: hashed, and: isSeen, limit: limit))
        // A request may have another number than its patient has by now.
        let policies = hashed.joined().filter { $0.kind == .policyNumber }.map(\.value)
        found.formUnion(try requests.patients(insuredBy: policies, visibleTo: visibility, limit: limit))
        // Who types goes on typing: "smi", "smit", "smith j". And who is called so may not be who is meant.
        if let beginning = NameBeginning(text) {
            let begun = PatientSearch(beginning)
            terms.merge(begun.onRecord(by: index)) { own, _ in own }
            let known = try store.search(begun.hashed(by: index), within: nil, and: isSeen, limit: limit)
            // Too many to go through: what was typed is taken for a whole name.
            if known.count < limit {
                let opened = try known.map { try $0.opened(by: context.services.sealer) }
                found.formUnion(opened.filter { beginning.begins($0.details.name) }.map(\.id))
            } else if found.isEmpty {
                return reader.refuse("q", Self.tooMany)
            }
        }
        found.formUnion(try store.find(ids: PatientID.spellings(text)).map(\.id))
        // Nothing is left out silently.
        guard found.count < limit else { return reader.refuse("q", Self.tooMany) }
        filter.patients = filter.patients.map { chosen in chosen.filter(found.contains) } ?? found.sorted()
    }

    private static let tooMany = "Finds more than \(patients) patients. Say the whole name."
    /// How many patients a search may find.
    private static let patients = 1_000

    /// What is put on record of a filter: names of its members, values that are words or ids of ours, and what was
    /// searched for as keyed hashes. An id that found nothing may be a name that was typed in the wrong place: then its
    /// keyed hash stands there.
    func onRecord(_ query: Query, found count: Int, by index: BlindIndex) -> [String: String] {
        var fields = terms
        fields["count"] = String(count)
        for parameter in Self.filterParameters where parameter.name != "q" {
            guard let value = query[parameter.name] else { continue }
            let isSure = count > 0 || !["doctor_id", "patient_id", "payer_id"].contains(parameter.name)
            fields[parameter.name] =
                isSure ? value : index.index(label: "bi:v1:request_filter", normalised: value).hex
        }
        if query["q"] != nil { fields["q"] = "given" }
        return fields
    }
}

extension QueryReader {
    fileprivate mutating func assignee(_ name: String, _ caller: Caller?) -> RequestFilter.Assignee? {
        guard let text = query[name] else { return nil }
        switch (text, caller) {
        case ("none", _): return .nobody
        case ("me", .user(let person)): return .user(person.id)
        default:
            guard let id = UUID(uuidString: text) else {
                refuse(name, "Must be a user's id, me or none.")
                return nil
            }
            return .user(id)
        }
    }
}

extension Schema.Format {
    /// Words separated by commas; the reader of the query refuses others.
    static func words(_ name: String, of words: [String]) -> Schema.Format {
        let word = "(?:" + words.joined(separator: "|") + ")"
        return Schema.Format(
            name: name, issue: "Must be words separated by commas.", pattern: "^\(word)(?:,\(word))*$"
        ) { _ in true }
    }
    fileprivate static let assignee = Schema.Format(
        name: "assignee", issue: "Must be a user's id, me or none.",
        pattern: "^(me|none|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$"
    ) { _ in true }
    fileprivate static let number = Schema.Format(
        name: "request-number", issue: "Must be a request's number, such as IVR-2024-001.",
        pattern: "^[Ii][Vv][Rr]-[0-9]{4}-[0-9]{3,9}$"
    ) { RequestNumber($0) != nil }
}
