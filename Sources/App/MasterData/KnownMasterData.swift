internal import Foundation
internal import MariaDB
internal import Web

/// What a request names of the master data that is asked for again and again: one doctor, one payer, some products.
///
/// Remembered by the thread: most requests of a minute come from few doctors, and each would cost three statements.
///
/// - Precondition: made outside of a transaction: within one, what was remembered as new might be of an older snapshot.
struct KnownMasterData {
    let doctor: Doctor?
    let payer: Payer?
    /// All of the catalogue that have one of the codes.
    let products: [Product]

    /// A doctor, a payer or a catalogue's part as a thread remembers it.
    struct Key: Hashable {
        let organisation: UUID
        let name: String
    }

    /// - Parameters:
    ///   - payer: its name, as somebody wrote it.
    ///   - codes: as `HCPCS.normalised` has them.
    init(doctor: String, payer: String, codes: Set<String>, in context: AppContext) throws {
        let (db, organisation) = (try context.db, try context.organisation)
        let (memory, codes) = (context.memory, codes.sorted())
        self.doctor = try context.remembered(doctor, in: memory.doctors) {
            try DoctorStore(db: db, organisation: organisation).find(id: doctor, within: nil)
        }
        self.payer = try context.remembered(Payer.nameKey(payer), in: memory.payers) {
            try PayerStore(db: db, organisation: organisation).find(name: payer)
        }
        products = try context.remembered(codes.joined(separator: ","), in: memory.products) {
            try ProductStore(db: db, organisation: organisation).find(codes: codes)
        }
    }
}

extension AppContext {
    fileprivate func remembered<Value>(
        _ name: String, in cache: GenerationCache<KnownMasterData.Key, Value>, _ load: () throws -> Value
    ) throws -> Value {
        let key = KnownMasterData.Key(organisation: try organisation, name: name)
        let generation = services.shared.generation(.masterData)
        if let known = cache.known(key, generation: generation, now: now) { return known }
        let value = try load()
        cache.remember(value, for: key, generation: generation, now: now)
        return value
    }
}
