import Foundation
import MariaDB
import Secrets

/// Messages to one target that wait, and are due.
struct Backlog {
    let db: Connection
    let sealer: Sealer
    let organisation: UUID
    let target: UUID
    let count: Int
    let now: Date

    private static let batch = 500

    func fill() throws {
        // Apart from those of the run before.
        let first = UInt64.random(in: 0..<1 << 20) << 28
        for start in stride(from: 0, to: count, by: Self.batch) {
            let rows = (start..<min(start + Self.batch, count)).map { message($0, id(at: first + UInt64($0))) }
            try db.execute(
                """
                INSERT INTO outbox (organisation_id, id, target_id, channel, kind, resource_type, resource_id, priority,
                    state, created_at, due_at, sealed)
                VALUES \(SQL.joined(rows, by: ", "))
                """)
        }
    }

    private func message(_ number: Int, _ id: UUID) -> SQL {
        let moment = now - Double(count - number) / 1_000
        let body = #"{\"type\":\"call.processed\",\"timestamp\":\"2026-01-01T00:00:00Z\",\"data\":{\"id\":\#(number)}}"#
        var text = Array("{\"body\":\"\(body)\"}".utf8)
        text += [UInt8](repeating: UInt8(ascii: " "), count: (64 - text.count % 64) % 64)
        let sealed = sealer.seal(text, in: SealedPlace(table: "outbox", column: "sealed", row: id))
        return """
            (\(organisation), \(id), \(target), 'webhook', 'call.processed', 'call', \("\(number)"), 1, 'waiting',
                \(moment), \(moment), \(sealed))
            """
    }

    /// One that sorts behind those at the places before it: the database compares the last six bytes first.
    private func id(at place: UInt64) -> UUID {
        var bytes = UUID().uuid
        (bytes.10, bytes.11, bytes.12) = (UInt8(place >> 40 & 255), UInt8(place >> 32 & 255), UInt8(place >> 24 & 255))
        (bytes.13, bytes.14, bytes.15) = (UInt8(place >> 16 & 255), UInt8(place >> 8 & 255), UInt8(place & 255))
        return UUID(uuid: bytes)
    }
}
