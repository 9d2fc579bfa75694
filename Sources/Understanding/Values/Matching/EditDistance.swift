/// How many letters must be put in, left out or changed to make one word of another (Myers, "A Fast Bit-Vector
/// Algorithm for Approximate String Matching Based on Dynamic Programming", 1999, in the form of Hyyrö 2001).
struct EditDistance {
    /// Longer words are cut: one machine word holds them.
    static let longest = 64

    private let length: Int
    /// For every letter the places where it stands.
    private var places: [UInt64] = Array(repeating: 0, count: 256)

    /// - Parameter word: folded; letters beyond ASCII count by their bytes.
    init(_ word: [UInt8]) {
        length = min(word.count, Self.longest)
        for (place, byte) in word.prefix(Self.longest).enumerated() { places[Int(byte)] |= 1 << UInt64(place) }
    }

    func to(_ other: [UInt8]) -> Int {
        guard length > 0 else { return other.count }
        var positive: UInt64 = length == 64 ? .max : (1 << UInt64(length)) - 1
        var negative: UInt64 = 0
        var distance = length
        let last: UInt64 = 1 << UInt64(length - 1)
        for byte in other.prefix(Self.longest) {
            let equal = places[Int(byte)]
            let diagonal = (((equal & positive) &+ positive) ^ positive) | equal | negative
            var up = negative | ~(diagonal | positive)
            var down = positive & diagonal
            if up & last != 0 { distance += 1 }
            if down & last != 0 { distance -= 1 }
            up = up << 1 | 1
            down <<= 1
            positive = down | ~(diagonal | up)
            negative = up & diagonal
        }
        return distance
    }

    /// 1 for the same word, 0 for words that have nothing in common.
    func likeness(to other: [UInt8]) -> Double {
        let longer = max(length, min(other.count, Self.longest))
        return longer == 0 ? 0 : 1 - Double(to(other)) / Double(longer)
    }
}
