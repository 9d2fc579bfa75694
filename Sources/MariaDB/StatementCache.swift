/// The statements prepared on one connection, by their text.
///
/// Bounded, since each costs memory on the server too; the one not used for
/// longest goes first, and is closed on the server as it goes.
struct StatementCache: ~Copyable {
    private let capacity: Int
    private var statements: [String: Statement] = [:]
    private var uses: UInt64 = 0

    init(capacity: Int) {
        self.capacity = capacity
    }

    mutating func statement(for text: String, on connection: Connection) throws(DatabaseError) -> Statement {
        uses += 1
        if let cached = statements[text] {
            cached.lastUse = uses
            return cached
        }
        if statements.count >= capacity, let oldest = statements.min(by: { $0.value.lastUse < $1.value.lastUse }) {
            statements[oldest.key] = nil
        }
        let prepared = try Statement(preparing: text, on: connection)
        prepared.lastUse = uses
        statements[text] = prepared
        return prepared
    }

    mutating func remove(_ text: String) {
        statements[text] = nil
    }

    mutating func removeAll() {
        statements.removeAll()
    }
}
