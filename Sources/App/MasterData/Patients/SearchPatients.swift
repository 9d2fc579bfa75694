internal import Dates
internal import Foundation
internal import MariaDB
internal import Web

/// `POST /patients/search`: the patients of whom everything given is true, newest first, at most 100; on record, what
/// was looked for as keyed hashes.
///
/// A POST, and not fields of a query: what is looked for is personal, and addresses are kept by browsers and proxies.
enum SearchPatients {
    private static let limit = 100
    /// Patients whose names are opened to see how they go on.
    private static let mostOpened = 1_000

    struct Input: RequestBody {
        let q: String?
        let name: String?
        let phone: String?
        let policyNumber: String?
        let dateOfBirth: CalendarDate?
        let mbi: String?
        let medicaidNumber: String?

        static let schema = Schema.object([
            "q": .optional(
                .string(1...120, .visible).noted(
                    "A name (whole, last, or as much as its words begin with, three letters of one at least), a "
                        + "phone number, a policy number or the patient's id.")),
            "name": .optional(
                .string(1...120, .visible).noted(
                    "Whole, last, or as much as its words begin with, three letters of one at least.")),
            "phone": .optional(.string(1...40, .visible).noted("A phone number in any common spelling.")),
            "policy_number": .optional(PolicyNumber.schema),
            "date_of_birth": .optional(DateOfBirth.schema),
            "mbi": .optional(MBI.schema),
            "medicaid_number": .optional(MedicaidNumber.schema),
        ])
        .example(["q": "John Smith"])

        enum CodingKeys: String, CodingKey {
            case q, name, phone
            case policyNumber = "policy_number"
            case dateOfBirth = "date_of_birth"
            case mbi
            case medicaidNumber = "medicaid_number"
        }

        /// - Parameter beginning: of a name, in the place of what was typed.
        func search(plan: NumberingPlan, by beginning: NameBeginning? = nil) -> PatientSearch {
            var search = beginning.map(PatientSearch.init) ?? PatientSearch()
            if let q, beginning == nil { search.addAny(q, plan: plan) }
            if let name, beginning == nil || q != nil { search.addName(name) }
            if let phone { search.addPhone(phone, plan: plan) }
            if let policyNumber { search.addPolicyNumber(policyNumber) }
            if let dateOfBirth { search.addDateOfBirth(dateOfBirth) }
            if let mbi { search.addMBI(mbi) }
            if let medicaidNumber { search.addMedicaidNumber(medicaidNumber) }
            return search
        }
    }

    struct Output: ResponseBody {
        let patients: [PatientLine]
        /// Whether there are more than are shown.
        let hasMore: Bool

        static let schema = Schema.object([
            "patients": .required(.array(of: PatientLine.schema, 0...SearchPatients.limit)),
            "has_more": .required(.boolean),
        ])

        enum CodingKeys: String, CodingKey {
            case patients
            case hasMore = "has_more"
        }
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<Output> {
        let plan = try context.numberingPlan()
        let territories = context.callerTerritories
        let search = input.search(plan: plan)
        guard !search.groups.isEmpty else { throw APIError.invalid("q", "Is required, or another member.") }
        var fields = search.onRecord(by: context.services.index)
        var found = try search.patients(within: territories, limit: limit + 1, in: context)
        var isWhole = found.count <= limit
        // Who types goes on typing: "gon", "gonz", "gonza". And who is called so may not be who is meant.
        if let typed = input.q ?? input.name, let beginning = NameBeginning(typed) {
            let begun = input.search(plan: plan, by: beginning)
            fields.merge(begun.onRecord(by: context.services.index)) { own, _ in own }
            let known = try begun.patients(within: territories, limit: mostOpened, in: context)
            found = merged(found, known.filter { beginning.begins($0.details.name) })
            isWhole = isWhole && known.count < mostOpened && found.count <= limit
        }
        if let q = input.q, search.groups.count == 1 {
            let store = PatientStore(db: try context.db, organisation: try context.organisation)
            let named = try PatientID.spellings(q).compactMap { try store.find(id: $0, within: territories) }
            found = merged(try named.map { try $0.opened(by: context.services.sealer) }, found)
        }
        let shown = found.prefix(limit)
        fields["count"] = String(shown.count)
        fields["patients"] = ShownPatients.onRecord(shown.map(\.id))
        try context.recordRead(
            AuditEvent("patient_searched", .success, on: "patient", "", by: try context.actor, fields: fields))
        return .ok(Output(patients: shown.map(PatientLine.init), hasMore: !isWhole))
    }

    /// Both, each patient once, newest first.
    private static func merged(_ some: [Patient], _ others: [Patient]) -> [Patient] {
        let ids = Set(some.map(\.id))
        return (some + others.filter { !ids.contains($0.id) })
            .sorted { ($0.createdAt, $0.id) > ($1.createdAt, $1.id) }
    }
}
