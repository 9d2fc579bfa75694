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
                    "A name (whole, last, or the three letters one begins with), a phone number or a policy number.")),
            "name": .optional(
                .string(1...120, .visible).noted("Whole, last, or the three letters a first or last one begins with.")),
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

        func search(plan: NumberingPlan) -> PatientSearch {
            var search = PatientSearch()
            if let q { search.addAny(q, plan: plan) }
            if let name { search.addName(name) }
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
        let search = input.search(plan: try context.numberingPlan())
        guard !search.groups.isEmpty else { throw APIError.invalid("q", "Is required, or another member.") }
        let index = context.services.index
        let found = try PatientStore(db: context.db, organisation: context.organisation)
            .search(search.hashed(by: index), within: context.callerTerritories, limit: limit + 1)
        let patients = try found.prefix(limit).map { PatientLine(try $0.opened(by: context.services.sealer)) }
        var fields = search.onRecord(by: index)
        fields["count"] = String(patients.count)
        fields["patients"] = ShownPatients.onRecord(found.prefix(limit).map(\.id))
        try context.recordRead(
            AuditEvent("patient_searched", .success, on: "patient", "", by: try context.actor, fields: fields))
        return .ok(Output(patients: patients, hasMore: found.count > limit))
    }
}
