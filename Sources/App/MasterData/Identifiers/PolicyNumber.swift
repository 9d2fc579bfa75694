internal import Web

/// A policy or member number: each payer has a form of its own (X12 NM109 has room for 80 characters).
enum PolicyNumber {
    /// The number as it is stored: without the blanks round it.
    ///
    /// - Returns: nil for fewer than 2 or more than 80 characters, others than letters and digits of ASCII, blank,
    ///   `.`, `/` and `-`, and for one without a letter or digit.
    static func normalised(_ text: String) -> String? {
        let bytes = text.utf8.trimmingBlanks
        guard (2...80).contains(bytes.count), bytes.contains(where: \.isAlphanumeric),
            bytes.allSatisfy({ $0.isAlphanumeric || separators.contains($0) })
        else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The number as it is compared: letters and digits only, in capitals.
    static func compared(_ text: String) -> String {
        String(decoding: text.utf8.filter(\.isAlphanumeric).map(\.capital), as: UTF8.self)
    }

    private static let separators = Array(" ./-".utf8)

    static let schema = Schema.string(
        2...80,
        Schema.Format(
            name: "policy-number", issue: "Must be 2 to 80 letters, digits, blanks, '.', '/' and '-'.",
            pattern: "^[A-Za-z0-9 ./-]*[A-Za-z0-9][A-Za-z0-9 ./-]*$"
        ) { normalised($0) != nil })
}

/// The number of a group within a plan: free, but printable.
enum GroupNumber {
    static let schema = Schema.string(1...80, .visible)
}

/// A Medicaid number: each state has a form of its own.
enum MedicaidNumber {
    /// The number in capitals, without blanks and dashes.
    ///
    /// - Returns: nil for fewer than 5 or more than 20 letters and digits, and for other characters.
    static func normalised(_ text: String) -> String? {
        let bytes = text.utf8.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "-") }
        guard (5...20).contains(bytes.count), bytes.allSatisfy(\.isAlphanumeric) else { return nil }
        return String(decoding: bytes.map(\.capital), as: UTF8.self)
    }

    static let schema = Schema.string(
        5...30,
        Schema.Format(
            name: "medicaid-number", issue: "Must be a Medicaid number: 5 to 20 letters and digits.",
            pattern: "^[ -]*(?:[A-Za-z0-9][ -]*){5,20}$"
        ) { normalised($0) != nil })
}

extension Substring.UTF8View {
    fileprivate var trimmed: Substring.UTF8View {
        var text = self
        while text.first == UInt8(ascii: " ") { text.removeFirst() }
        while text.last == UInt8(ascii: " ") { text.removeLast() }
        return text
    }
}

extension String.UTF8View {
    /// Without the blanks round it. A tab or a blank of another script is no blank here.
    fileprivate var trimmingBlanks: [UInt8] { Array(self[...].trimmed) }
}
