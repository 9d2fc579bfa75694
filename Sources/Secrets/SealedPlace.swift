public import Foundation

/// Where a sealed field stands. It is bound into the seal, so that a sealed value
/// moved to another row or column does not open.
public struct SealedPlace: Hashable, Sendable {
    public let table: String
    public let column: String
    /// The row's id, made before the insert and never changed.
    public let row: UUID

    /// - Parameters:
    ///   - table: a name written in the source, never a caller's text: the
    ///     separator (0x1F) is not escaped.
    ///   - column: likewise.
    public init(table: String, column: String, row: UUID) {
        self.table = table
        self.column = column
        self.row = row
    }

    /// `ivr`, table, column, row in lower case and `v1`, separated by 0x1F.
    var associatedData: [UInt8] {
        Array(["ivr", table, column, row.uuidString.lowercased(), "v1"].joined(separator: "\u{1F}").utf8)
    }
}
