/// A word that counts for the sentiment, and what it counts.
struct Hit: Equatable, Sendable {
    /// Why it counts what it counts; what applies is written in this order.
    struct Rules: OptionSet, Sendable {
        let rawValue: UInt16

        static let phrase = Rules(rawValue: 1)
        static let face = Rules(rawValue: 2)
        static let negated = Rules(rawValue: 4)
        static let intensified = Rules(rawValue: 8)
        static let diminished = Rules(rawValue: 16)
        static let shouted = Rules(rawValue: 32)
        static let afterContrast = Rules(rawValue: 64)
        static let beforeContrast = Rules(rawValue: 128)
        static let name = Rules(rawValue: 256)

        private static let names: [(Rules, String)] = [
            (.phrase, "phrase"), (.face, "face"), (.negated, "negated"), (.intensified, "intensified"),
            (.diminished, "diminished"), (.shouted, "shouted"), (.afterContrast, "after but"),
            (.beforeContrast, "before but"), (.name, "as a name"),
        ]

        var names: [String] { Self.names.filter { contains($0.0) }.map(\.1) }
    }

    /// The words that it is made of.
    let range: Range<Int>
    /// On the scale of the ratings, -4 to 4, and beyond where it is made stronger.
    var value: Double
    var rules: Rules
}
