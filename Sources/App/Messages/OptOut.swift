internal import Foundation
internal import MariaDB
internal import Secrets

/// A number that no text message may be sent to.
struct OptOut: RowDecodable {
    /// Who said so.
    enum Source: String, CaseIterable, Codable, ValueConvertible {
        /// The recipient, by a word such as STOP.
        case keyword
        /// Somebody of the organisation's.
        case person
    }

    let id: UUID
    let source: Source
    let createdAt: Date
    private let sealed: [UInt8]

    init(row: borrowing Row) throws(DatabaseError) {
        id = try row.column("id")
        source = try row.column("source")
        createdAt = try row.column("created_at")
        sealed = try row.column("sealed")
    }

    /// In E.164.
    func number(_ sealer: Sealer) throws -> String {
        try sealer.open(String.self, sealed, in: OptOutStore.table, row: id)
    }

    private static let label = "bi:v1:message.opt_out"

    /// With each key that rows may have been indexed with, the active one's first.
    static func index(_ number: String, by index: BlindIndex) -> [[UInt8]] {
        index.all(label: label, normalised: number)
    }
}

/// What somebody says by answering a text message with a word such as STOP. CANCEL and YES are such words where nothing
/// is open that they answer (`TextReply`).
enum OptOutKeyword {
    case stop, start

    private static let stops: Set = [
        "STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT", "ALTO", "BAJA", "PARAR", "रोकें",
        "बंद",
    ]
    private static let starts: Set = ["START", "UNSTOP", "YES", "ALTA", "INICIAR", "शुरू"]

    /// - Parameter text: as it came; the words alone count, in any case, with whatever is around and between them.
    /// - Returns: nil for anything else.
    init?(_ text: String) {
        guard text.utf8.count <= 100 else { return nil }
        // "Opt out", "STOP-ALL" and "Stop." are one word each; vowel signs of Devanagari count as letters here.
        let letters = text.uppercased().unicodeScalars.filter { CharacterSet.alphanumerics.contains($0) }
        let word = String(letters)
        if Self.stops.contains(word) {
            self = .stop
        } else if Self.starts.contains(word) {
            self = .start
        } else {
            return nil
        }
    }
}
