/// The names of one object while it is read, to find one that occurs twice.
///
/// Names are the same when their bytes are, after unescaping.
struct JSONNames {
    /// Up to so many names are compared one by one, which is faster than hashing them.
    private static let few = 16

    private let object: Int
    /// The places of the names by their hashes; one whose hash is taken by another has the next number that is free.
    private var places: [Int: Int] = [:]

    init(of object: Int) {
        self.object = object
    }

    /// - Parameter count: how many names of the object stand before the one at `place`.
    /// - Returns: whether the name is new.
    mutating func insert(_ place: Int, into index: JSONIndex, count: Int) -> Bool {
        // To compare names with escapes one by one would unescape them again and again.
        if places.isEmpty, count < Self.few, index.nodes[place].kind != .escaped {
            var earlier = object + 1
            for _ in 0..<count {
                if Self.areEqual(earlier, place, in: index) { return false }
                earlier = Int(index.nodes[earlier + 1].next)
            }
            return true
        }
        if places.isEmpty {
            var earlier = object + 1
            for _ in 0..<count {
                _ = note(earlier, in: index)
                earlier = Int(index.nodes[earlier + 1].next)
            }
        }
        return note(place, in: index)
    }

    private mutating func note(_ place: Int, in index: JSONIndex) -> Bool {
        var key = index.hash(at: place)
        while let earlier = places[key] {
            if index.string(at: earlier).isExactly(index.string(at: place)) { return false }
            key &+= 1
        }
        places[key] = place
        return true
    }

    private static func areEqual(_ left: Int, _ right: Int, in index: JSONIndex) -> Bool {
        let (a, b) = (index.nodes[left], index.nodes[right])
        guard a.detail == b.detail else { return false }
        return index.bytes.span.extracting(a.range).isEqual(to: index.bytes.span.extracting(b.range))
    }
}
