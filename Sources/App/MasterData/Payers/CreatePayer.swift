internal import Foundation
internal import MariaDB
internal import Web

/// `POST /payers`: `name`; the rest when it is known. `id` is made up when left out.
///
/// Errors: 409 `PAYER_TAKEN` for an id that another payer has, or a name but for case, spacing and marks.
enum CreatePayer {
    struct Input: RequestBody {
        let id: String?
        let payer: PayerInput

        static let schema = Schema.object([
            "id": .optional(MasterRecord.idSchema),
            "name": .required(VisibleName.schema),
            "phone": .optional(MasterRecord.phoneSchema),
            "is_active": .optional(.boolean),
        ])
        .example(["id": "payer-001", "name": "Blue Cross Blue Shield", "phone": "(555) 123-4567"])

        enum CodingKeys: String, CodingKey {
            case id
        }

        init(from decoder: any Decoder) throws {
            id = try decoder.container(keyedBy: CodingKeys.self).decodeIfPresent(String.self, forKey: .id)
            payer = try PayerInput(from: decoder)
        }
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<PayerView> {
        let store = PayerStore(db: try context.db, organisation: try context.organisation)
        return try MasterRecord.refusing(PayerInput.taken) {
            try context.once(ending: .masterData) {
                let blank = Payer(
                    id: input.id ?? MasterRecord.id("payer"), name: "", phone: nil, isActive: true, version: 1,
                    createdAt: context.now, updatedAt: context.now)
                let payer = try input.payer.applied(to: blank, in: context)
                try store.insert(payer)
                try MasterRecord.audit("payer_created", on: "payer", payer.id, in: context)
                return .created(
                    PayerView(payer), at: "/api/payers/\(payer.id)",
                    headers: ["etag": EntityTag.of(version: payer.version)])
            }
        }
    }
}
