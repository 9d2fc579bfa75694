internal import MariaDB

/// How urgent a request is; most urgent first, as the database sorts them.
enum Priority: String, Codable, CaseIterable, ValueConvertible {
    case critical, high, medium, low

    /// The place in the order, from 1.
    var rank: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }
}
