internal import Foundation
internal import MariaDB
internal import Secrets

/// Where a lane ends: its last event, sealed with a key that the database does not have.
///
/// The head of lane 0 is the organisation's register: its sequence is how many lanes there are.
struct AuditHead: Equatable, RowDecodable {
    static let register = 0
    /// What the first event of a lane comes after.
    static let start = [UInt8](repeating: 0, count: Mac.length)

    let lane: Int
    let sequence: Int
    /// Of the last event.
    let mac: [UInt8]
    let keyID: UInt32
    /// The MAC over all of this.
    let seal: [UInt8]

    /// A head as it is written now.
    init(lane: Int, sequence: Int, mac: [UInt8], organisation: UUID, key: Mac) throws(MacError) {
        self.lane = lane
        self.sequence = sequence
        self.mac = mac
        keyID = key.activeKeyID
        seal = try key.mac(Self.covered(organisation, lane, sequence, mac, keyID), keyID: keyID)
    }

    init(row: borrowing Row) throws(DatabaseError) {
        lane = try row.column("lane")
        sequence = try row.column("seq")
        mac = try row.column("mac")
        keyID = try row.column("key_id")
        seal = try row.column("seal")
    }

    /// Whether it was written by somebody who has the key.
    func isAuthentic(for organisation: UUID, _ key: Mac) -> Bool {
        let covered = Self.covered(organisation, lane, sequence, mac, keyID)
        return (try? key.isAuthentic(seal, of: covered, keyID: keyID)) ?? false
    }

    /// Says in the log that it is not authentic: to a process whose keyring is of before a rotation it need not be
    /// tampering.
    func reportForeign(to organisation: UUID, _ key: Mac) {
        Log.error(
            key.isKnown(keyID)
                ? "the head of an audit lane is not ours"
                : "the head of an audit lane has a key that is not known here: is the keyring the newest, and was it loaded?",
            ["organisation": organisation.text, "lane": String(lane), "key": String(keyID)])
    }

    private static func covered(
        _ organisation: UUID, _ lane: Int, _ sequence: Int, _ mac: [UInt8], _ keyID: UInt32
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        for text in ["trunkline.audit.head.v1", organisation.text, String(lane), String(sequence), String(keyID)] {
            bytes.appendPart(text)
        }
        bytes.appendPart(mac)
        return bytes
    }
}
