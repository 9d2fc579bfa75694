internal import Web

/// A code of HCPCS level II, such as `Q4201`: what a payer is billed for.
enum HCPCS {
    /// The code in capitals, without the hyphen that some write after the letter (`q-4201`).
    ///
    /// - Returns: nil for what is no code. Whether a code is in use, or belongs to a product, is not looked at.
    static func normalised(_ text: String) -> String? {
        var bytes = text.utf8.map(\.capital)
        if bytes.count == 6, bytes[1] == UInt8(ascii: "-") { bytes.remove(at: 1) }
        guard bytes.count == 5, (UInt8(ascii: "A")...UInt8(ascii: "V")).contains(bytes[0]),
            bytes.dropFirst().allSatisfy(\.isDigit)
        else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    static let schema = Schema.string(
        5...6,
        Schema.Format(
            name: "hcpcs", issue: "Must be a HCPCS level II code such as Q4201.", pattern: "^[A-Va-v]-?[0-9]{4}$"
        ) { normalised($0) != nil })
}
