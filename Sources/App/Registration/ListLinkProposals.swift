internal import Foundation
internal import MariaDB
internal import Web

/// `GET /link-proposals?limit=&cursor=`: the patients who may be an account's and whom nobody has decided on, oldest
/// first; on record. What agrees is said in words: the values are on the patient's page.
enum ListLinkProposals {
    struct Line: ResponseBody {
        let patient: String
        let account: UUID
        let since: Date
        let agreement: Agreement
        /// Whether the patient has become another account's meanwhile: nothing is left but to decline.
        let isTaken: Bool

        static let schema = Schema.object([
            "patient_id": .required(.string(1...64)), "account_id": .required(.uuid), "since": .required(.dateTime),
            "agreement": .required(Agreement.schema), "is_taken": .required(.boolean),
        ])
        .named("LinkProposal")

        enum CodingKeys: String, CodingKey {
            case patient = "patient_id"
            case account = "account_id"
            case since, agreement
            case isTaken = "is_taken"
        }
    }

    struct Output: ResponseBody {
        let proposals: [Line]
        let pagination: Pagination

        static let schema = Schema.object([
            "proposals": .required(.array(of: Line.schema, 0...PageRequest.limits.upperBound)),
            "pagination": .required(Pagination.schema),
        ])
    }

    static func handle(in context: AppContext) throws -> Reply<Output> {
        let request = try PageRequest(context.request.query, keys: 3)
        let links = AccountPatientStore(db: try context.db, organisation: try context.organisation)
        let found = try links.proposals(
            after: try place(request), within: context.callerTerritories, limit: request.limit + 1)
        let (page, pagination) = request.page(
            of: found, key: { PageRequest.key($0.since, $0.user) + [$0.patient] })
        let ids = page.map(\.patient)
        try context.recordRead(
            AuditEvent(
                "link_proposals_listed", .success, on: "patient", "", by: context.actor,
                fields: ["count": String(page.count), "patients": ShownPatients.onRecord(ids)]))
        return .ok(Output(proposals: try lines(page, links, in: context), pagination: pagination))
    }

    private static func lines(_ page: [AccountPatient], _ links: AccountPatientStore, in context: AppContext) throws
        -> [Line]
    {
        guard !page.isEmpty else { return [] }
        let known = try CallerNames(in: context).opened(page.map(\.patient))
        let sides = try AccountSides(of: Set(page.map(\.user)), in: context)
        let taken = try links.accounts(of: page.map(\.patient))
        return page.compactMap { one in
            guard let patient = known[one.patient], let side = sides[one.user] else { return nil }
            return Line(
                patient: one.patient, account: one.user, since: one.since, agreement: side.agreement(with: patient),
                isTaken: taken[one.patient] != nil)
        }
    }

    /// - Throws: `APIError` 422 for a cursor that is not ours.
    private static func place(_ request: PageRequest) throws(APIError) -> (since: Date, user: UUID, patient: String)? {
        guard let patient = request.after.last else { return nil }
        guard let place = PageRequest.Place(key: request.after.dropLast()) else {
            throw .invalid("cursor", "Is not a cursor of this list.")
        }
        return (place.moment, place.id, patient)
    }
}
