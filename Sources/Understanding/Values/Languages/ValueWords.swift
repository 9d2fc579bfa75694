extension ValueLanguage {
    /// Numbers from words in their order: `one|a two` are two of them, the first with two names.
    ///
    /// - Parameters:
    ///   - small: from zero on.
    ///   - tens: from twenty on.
    ///   - ordinals: from first on.
    ///   - ordinalTens: 20th, 30th.
    static func numbers(_ small: String, tens: String, ordinals: String, ordinalTens: String = "") -> [(
        Meaning, String
    )] {
        list(small).map { (.number($0.place), $0.names) }
            + list(tens).map { (.number(20 + 10 * $0.place), $0.names) }
            + list(ordinals).map { (.ordinal(1 + $0.place), $0.names) }
            + list(ordinalTens).map { (.ordinal(20 + 10 * $0.place), $0.names) }
    }

    /// Months from January on, weekdays from Monday on.
    static func named(months: String, weekdays: String) -> [(Meaning, String)] {
        list(months).map { (.month(1 + $0.place), $0.names) } + list(weekdays).map { (.weekday($0.place), $0.names) }
    }

    /// Places without a word are written `-`.
    private static func list(_ text: String) -> [(place: Int, names: String)] {
        text.split(whereSeparator: \.isWhitespace).enumerated().compactMap { place, names in
            names == "-" ? nil : (place, names.split(separator: "|").joined(separator: " "))
        }
    }
}
