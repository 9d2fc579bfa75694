internal import Foundation
internal import MariaDB
internal import Secrets

/// Every column that holds sealed values.
enum SealedColumns {
    static let all: [SealedColumn] = [
        SealedColumn(place: LookUpStore.place(of:)) { db, organisation in
            let store = LookUpStore(db: db, organisation: organisation)
            return SealedColumn.Store(
                sealed: { try store.sealed(notWith: $0, limit: $1) }, reseal: { try store.reseal($0, as: $1) })
        }
    ]
}

/// A column of one table, and how its store reads and replaces what is sealed there.
struct SealedColumn: Sendable {
    struct Store {
        /// Rows sealed with another key than the one whose id is given, as it stands in an envelope; at most so many.
        let sealed: (_ activeKey: [UInt8], _ limit: Int) throws -> [SealedRow]
        /// Replaces the value of a row, if it is still the one that was read.
        let reseal: (_ row: SealedRow, _ envelope: [UInt8]) throws -> Void
    }

    let place: @Sendable (UUID) -> SealedPlace
    let store: @Sendable (Connection, UUID) -> Store
}

/// A sealed value and the row it stands in.
struct SealedRow: RowDecodable {
    let id: UUID
    let sealed: [UInt8]

    init(row: borrowing Row) throws(DatabaseError) {
        id = try row.column("id")
        sealed = try row.column("sealed")
    }
}
