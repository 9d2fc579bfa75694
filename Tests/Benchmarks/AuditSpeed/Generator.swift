import Foundation
import MariaDB
import Secrets

/// Writes lanes of events as the trail has them.
struct Generator {
    let db: Connection
    let key: Mac
    let organisation: UUID

    private static let batch = 500
    private static let start = [UInt8](repeating: 0, count: 32)

    func write(_ events: Int, lanes: Int) throws {
        try writeHead(0, lanes, Self.start)
        for lane in 1...lanes {
            var (sequence, last) = (0, Self.start)
            while sequence < events / lanes {
                let count = min(Self.batch, events / lanes - sequence)
                let rows = (1...count).map { number in row(lane, sequence + number, after: &last) }
                try db.execute(
                    """
                    INSERT INTO audit_events (organisation_id, lane, seq, happened_at, actor_type, actor_id, event,
                        outcome, resource_type, resource_id, request_id, address, fields, key_id, previous_mac, mac)
                    VALUES \(SQL.joined(rows, by: ", "))
                    """)
                sequence += count
            }
            try writeHead(lane, sequence, last)
        }
    }

    private func row(_ lane: Int, _ sequence: Int, after last: inout [UInt8]) -> SQL {
        let microseconds = 800_000_000_000_000 + sequence * 1_234_567
        let actor = "550e8400-e29b-41d4-a716-446655440\(100 + sequence % 20)"
        let resource = "660e8400-e29b-41d4-a716-44665544\(1_000 + sequence % 500)"
        let request = "\(UInt64(sequence) &* 0x9E37_79B9_7F4A_7C15)"
        let fields = #"{"count":"\#(sequence % 100)","status":"in_review"}"#
        let covered = parts(
            [
                "trunkline.audit.v2", organisation.uuidString.lowercased(), "\(lane)", "\(sequence)", "\(microseconds)",
                "user", actor, "request_read", "success", "request", resource, request, "198.51.100.7", fields,
                "\(key.activeKeyID)",
            ], last)
        let mac = key.mac(covered)
        defer { last = mac }
        let moment = Date(timeIntervalSinceReferenceDate: Double(microseconds) / 1_000_000)
        return """
            (\(organisation), \(lane), \(sequence), \(moment), 'user', \(actor), 'request_read', 'success', 'request',
                \(resource), \(request), '198.51.100.7', \(fields), \(Int(key.activeKeyID)), \(last), \(mac))
            """
    }

    private func writeHead(_ lane: Int, _ sequence: Int, _ mac: [UInt8]) throws {
        let seal = key.mac(
            parts(
                [
                    "trunkline.audit.head.v1", organisation.uuidString.lowercased(), "\(lane)", "\(sequence)",
                    "\(key.activeKeyID)",
                ], mac))
        try db.execute(
            """
            INSERT INTO audit_lanes (organisation_id, lane, seq, mac, key_id, seal)
            VALUES (\(organisation), \(lane), \(sequence), \(mac), \(Int(key.activeKeyID)), \(seal))
            """)
    }

    /// Texts and then bytes, each with its length before it, in four bytes, the highest first.
    private func parts(_ texts: [String], _ last: [UInt8]) -> [UInt8] {
        (texts.map { Array($0.utf8) } + [last]).flatMap { part in
            [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: part.count >> $0) } + part
        }
    }
}
