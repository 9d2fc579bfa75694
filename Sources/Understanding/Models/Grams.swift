/// Counts of a text's words, pairs of words and pieces of words, in a table of fixed size (feature hashing).
package struct Grams: Sendable {
    /// Two to this power is the size of the table.
    package let bits: Int
    /// The places of the table that are not zero, with the root of the count, all together of length 1.
    package private(set) var entries: [(place: Int, value: Float)] = []

    /// - Parameter words: as many as shall count; the work grows with their letters.
    init(_ words: some Sequence<Word>, bits: Int) {
        self.bits = bits
        var counts = [UInt16](repeating: 0, count: 1 << bits)
        var touched: [Int] = []
        let shift = UInt64(64 - bits)
        func count(_ hash: UInt64) {
            let place = Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> shift)
            if counts[place] == 0 { touched.append(place) }
            if counts[place] < .max { counts[place] += 1 }
        }
        var previous = Self.hash(1, 0)
        var letters: [UInt8] = []
        for word in words {
            letters.removeAll(keepingCapacity: true)
            letters.append(Byte.space)
            letters.append(contentsOf: word.text.utf8)
            letters.append(Byte.space)
            let whole = letters.reduce(Self.hash(2, 0)) { Self.hash($0, $1) }
            count(whole)
            count(previous &* 31 &+ whole)
            previous = word.stop == .end ? Self.hash(1, 0) : whole
            guard letters.count > 3 else { continue }
            for start in 0..<(letters.count - 2) {
                var piece = Self.hash(3, letters[start])
                piece = Self.hash(piece, letters[start + 1])
                for end in (start + 2)..<min(start + 5, letters.count) {
                    piece = Self.hash(piece, letters[end])
                    count(piece)
                }
            }
        }
        let square = touched.reduce(into: 0) { $0 += Int(counts[$1]) }
        let scale = square == 0 ? 0 : 1 / Float(square).squareRoot()
        entries.reserveCapacity(touched.count)
        for place in touched { entries.append((place, Float(counts[place]).squareRoot() * scale)) }
    }

    /// One step of FNV-1a.
    private static func hash(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
}
