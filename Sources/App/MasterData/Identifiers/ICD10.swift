internal import Web

/// A diagnosis code of ICD-10-CM, such as `E11.621`.
enum ICD10 {
    /// The code in capitals, with its point: `e11621` is `E11.621`.
    ///
    /// - Returns: nil for what is no code. Whether a code is in use is not looked at.
    static func normalised(_ text: String) -> String? {
        var bytes = text.utf8.map(\.capital)
        guard (3...8).contains(bytes.count) else { return nil }
        if bytes.count > 3 {
            if bytes[3] == UInt8(ascii: ".") {
                // A point with nothing after it.
                guard bytes.count > 4 else { return nil }
                bytes.remove(at: 3)
            }
            // What is left is a code without its point: three to seven characters.
            guard bytes.count <= 7 else { return nil }
        }
        guard bytes[0].isCapital, bytes[1].isDigit, bytes.dropFirst(2).allSatisfy({ $0.isDigit || $0.isCapital })
        else { return nil }
        if bytes.count > 3 { bytes.insert(UInt8(ascii: "."), at: 3) }
        return String(decoding: bytes, as: UTF8.self)
    }

    static let schema = Schema.string(
        3...8,
        Schema.Format(
            name: "icd-10-cm", issue: "Must be an ICD-10-CM code such as E11.621.",
            pattern: "^[A-Za-z][0-9][0-9A-Za-z](?:[.]?[0-9A-Za-z]{1,4})?$"
        ) { normalised($0) != nil })
}
