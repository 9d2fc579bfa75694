/// A number of a JSON document, in the text in which it was written.
///
/// Numbers are equal when their texts, which are ASCII, are: `1.0` is not `1`. ``integer``, ``cents`` and ``double`` are for arithmetic.
public struct JSONNumber: Hashable, Sendable {
    public let text: String

    init(checked text: String) {
        self.text = text
    }

    /// - Returns: nil unless `text` is a number by the grammar of JSON, within the range of `Double`.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard let index = try? JSONParser.parse(bytes), let node = index.nodes.first else { return nil }
        guard node.kind == .integer || node.kind == .number, node.range == bytes.indices else { return nil }
        self.init(checked: text)
    }

    public init(_ integer: some FixedWidthInteger) {
        self.init(checked: String(integer))
    }

    /// The number, if it is whole and within the range; `1.0` and `1e3` are whole, `1.5` is not.
    public var integer: Int64? { exact(places: 0) }

    /// A hundred times the number, if it has at most two decimals; `2250.5` is 225050, `0.005` is nil.
    public var cents: Int64? { exact(places: 2) }

    /// The nearest `Double`; nil never occurs in a number that was read from a document.
    public var double: Double? { Double(text) }

    private func exact(places: Int) -> Int64? {
        guard case .exact(let number) = JSONDecimal(text.utf8.span).scaled(by: places, as: Int64.self) else {
            return nil
        }
        return number
    }
}
