import Web

/// Makes well-formed documents, the same ones for the same seed.
struct JSONGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// A linear congruential generator, its bits folded: enough to choose by.
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 29
    }

    mutating func document() -> String {
        space() + value(levels: 4) + space()
    }

    private mutating func value(levels: Int) -> String {
        switch Int.random(in: 0..<(levels > 0 ? 10 : 6), using: &self) {
        case 0: "null"
        case 1: Bool.random(using: &self) ? "true" : "false"
        case 2, 3: number()
        case 4, 5: string()
        case 6, 7: array(levels: levels - 1)
        default: object(levels: levels - 1)
        }
    }

    private mutating func array(levels: Int) -> String {
        let elements = (0..<Int.random(in: 0...5, using: &self)).map { _ in space() + value(levels: levels) + space() }
        return "[" + (elements.isEmpty ? space() : elements.joined(separator: ",")) + "]"
    }

    private mutating func object(levels: Int) -> String {
        // The number in front keeps the names apart, the rest is any text.
        let members = (0..<Int.random(in: 0...(levels > 2 ? 20 : 4), using: &self)).map { place in
            space() + "\"\(place)" + string().dropFirst() + space() + ":" + space() + value(levels: levels) + space()
        }
        return "{" + (members.isEmpty ? space() : members.joined(separator: ",")) + "}"
    }

    private mutating func number() -> String {
        // Beyond 15 digits only as integers: there Foundation takes the way through Double, and ours is exact.
        if Int.random(in: 0..<4, using: &self) == 0 {
            return pick(["9007199254740993", "9223372036854775807", "-9223372036854775808", "9223372036854775808"])
        }
        let whole = pick(["0", "1", "9", "10", "255", "65536", "2250"])
        let fraction = pick(["", "", "", ".0", ".5", ".00", ".25", ".12345678"])
        let exponent = pick(["", "", "", "", "e0", "E5", "e+12", "e-7", "E-300", "e250"])
        return pick(["", "-"]) + whole + fraction + exponent
    }

    private mutating func string() -> String {
        "\"" + (0..<Int.random(in: 0...8, using: &self)).map { _ in character() }.joined() + "\""
    }

    private mutating func character() -> String {
        switch Int.random(in: 0..<8, using: &self) {
        case 0: pick([#"\""#, #"\\"#, #"\/"#, #"\b"#, #"\f"#, #"\n"#, #"\r"#, #"\t"#, #"\u0000"#, #"\u001f"#])
        case 1: pick([#"\u0041"#, #"\u00E9"#, #"\u20ac"#, #"\uFFFF"#, #"\uD83D\uDE00"#, #"\udbff\udfff"#, #"\u2028"#])
        case 2: pick(["é", "ß", "न", "中", "\u{2028}", "\u{FEFF}", "e\u{301}", "\u{7F}", "\u{FFFD}"])
        case 3: pick(["😀", "\u{10FFFF}", "👩‍👩‍👧‍👦", "𝄞", "\u{10000}"])
        default: pick(["a", "B", "7", " ", "/", "'", "{", "]", ":", ",", "longer than a small string"])
        }
    }

    private mutating func space() -> String {
        pick(["", "", "", "", " ", "\n", "\t ", "\r\n  "])
    }

    private mutating func pick(_ choices: [String]) -> String {
        choices.randomElement(using: &self) ?? ""
    }
}
