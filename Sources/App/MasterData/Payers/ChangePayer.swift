internal import MariaDB
internal import Web

/// `PATCH /payers/{payer}` with `If-Match`: any of the members of a payer but its id.
///
/// Errors: 409 `PAYER_TAKEN`, 412, 428.
enum ChangePayer {
    struct Input: RequestBody {
        let payer: PayerInput

        static let schema = Schema.object([
            "name": .optional(VisibleName.schema),
            "phone": .optional(MasterRecord.phoneSchema),
            "is_active": .optional(.boolean),
        ])
        .example(["is_active": false, "phone": nil])

        init(from decoder: any Decoder) throws {
            payer = try PayerInput(from: decoder)
        }
    }

    static func handle(_ input: Input, in context: AppContext) throws -> Reply<PayerView> {
        let current = try GetPayer.find(in: context)
        let changed = try input.payer.applied(to: current, in: context)
        let members = current.changes(to: changed)
        guard try EntityTag.isToChange(context.request, version: current.version, isSame: members.isEmpty) else {
            return try GetPayer.handle(in: context)
        }
        let store = PayerStore(db: try context.db, organisation: try context.organisation)
        try MasterRecord.refusing(PayerInput.taken) {
            try context.retryingTransaction(ending: .masterData) {
                guard try store.update(changed) else { throw EntityTag.changedSince }
                try MasterRecord.audit(
                    "payer_changed", on: "payer", current.id, changed: members, in: context)
            }
        }
        return try GetPayer.handle(in: context)
    }
}
