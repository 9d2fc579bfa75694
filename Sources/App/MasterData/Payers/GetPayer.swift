internal import MariaDB
internal import Web

/// `GET /payers/{payer}`, with its version as `ETag`.
enum GetPayer {
    static func handle(in context: AppContext) throws -> Reply<PayerView> {
        let payer = try find(in: context)
        return .ok(PayerView(payer), headers: ["etag": EntityTag.of(version: payer.version)])
    }

    /// The payer of the path.
    ///
    /// - Throws: `APIError.notFound`, also for another organisation's.
    static func find(in context: AppContext) throws -> Payer {
        let store = PayerStore(db: try context.db, organisation: try context.organisation)
        guard let payer = try store.find(id: context.parameter("payer")) else { throw APIError.notFound }
        return payer
    }
}
