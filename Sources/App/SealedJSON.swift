internal import Foundation
internal import Secrets
internal import Web

/// Everything personal of a row, sealed together as JSON in its column `sealed`.
///
/// One envelope a row and not one a field: a row is read with one opening, and what is sealed does not tell which of
/// its fields are filled.
extension Sealer {
    /// The text is filled up with blanks to a multiple of this many bytes, so that its length does not tell a name's.
    private static let bucket = 64

    /// - Parameter table: whose column `sealed` it goes to.
    func seal(_ value: some Encodable, in table: StaticString, row: UUID) throws -> [UInt8] {
        var text = try JSON.encode(value)
        text += [UInt8](repeating: JSONText.blank, count: (Self.bucket - text.count % Self.bucket) % Self.bucket)
        return seal(text, in: .sealed(of: table, row))
    }

    /// - Throws: `SealError` for what was sealed elsewhere, or with a key that is gone.
    func open<Content: Decodable>(_ type: Content.Type, _ envelope: [UInt8], in table: StaticString, row: UUID) throws
        -> Content
    {
        try JSON.decode(type, from: JSONValue(parsing: open(envelope, in: .sealed(of: table, row))))
    }
}

extension SealedPlace {
    /// The column `sealed` of a row.
    static func sealed(of table: StaticString, _ row: UUID) -> SealedPlace {
        SealedPlace(table: "\(table)", column: "sealed", row: row)
    }
}

private enum JSONText {
    static let blank = UInt8(ascii: " ")
}
