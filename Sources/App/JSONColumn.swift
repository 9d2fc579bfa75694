internal import MariaDB
internal import Web

/// A value that a column holds as JSON text.
struct JSONColumn<Content: Codable>: ValueConvertible {
    let content: Content

    init(_ content: Content) {
        self.content = content
    }

    /// NULL for what has no JSON, such as an infinite number: the column then refuses it.
    var value: Value {
        (try? JSON.encode(content)).map { .text(String(decoding: $0, as: UTF8.self)) } ?? .null
    }

    init?(_ value: Value) {
        guard case .text(let text) = value, let content = try? JSON.decode(Content.self, from: Array(text.utf8)) else {
            return nil
        }
        self.content = content
    }
}
