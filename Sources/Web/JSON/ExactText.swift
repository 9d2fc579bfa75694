/// Text that is compared byte by byte, in time that grows with its length.
///
/// `String` compares by canonical equivalence and sorts runs of combining marks for it, so that one `==` of two long
/// runs takes seconds. Whatever a caller chose is compared like this instead.
public struct ExactText: Hashable, Sendable {
    private let text: String

    public init(_ text: String) {
        self.text = text
    }

    public static func == (left: ExactText, right: ExactText) -> Bool {
        left.text.isExactly(right.text)
    }

    public func hash(into hasher: inout Hasher) {
        text.utf8.span.hash(into: &hasher)
    }
}

extension String {
    /// Whether the bytes in UTF-8 are the same.
    func isExactly(_ other: String) -> Bool {
        utf8.span.isEqual(to: other.utf8.span)
    }
}

extension Span<UInt8> {
    func isEqual(to other: Span<UInt8>) -> Bool {
        guard count == other.count else { return false }
        for position in indices where self[position] != other[position] { return false }
        return true
    }

    /// Hashes eight bytes at a time. The hash is seeded, so that no caller can choose bytes that collide.
    func hash(into hasher: inout Hasher) {
        var word: UInt64 = 0
        for position in indices {
            word = word << 8 | UInt64(self[position])
            guard position % 8 == 7 else { continue }
            hasher.combine(word)
            word = 0
        }
        hasher.combine(word)
        hasher.combine(count)
    }
}
