internal import MariaDB

/// In which language people are written to.
enum MessageLanguage: String, CaseIterable, Codable, ValueConvertible {
    case english = "en"
    case spanish = "es"
    case hindi = "hi"
}
