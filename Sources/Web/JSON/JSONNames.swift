/// The names of one object while it is read, to find one that occurs twice.
struct JSONNames {
    /// Up to so many names are compared one by one, which is faster than hashing them.
    private static let few = 16

    private let object: Int
    private var seen: Set<String> = []

    init(of object: Int) {
        self.object = object
    }

    /// - Parameter count: how many names of the object stand before the one at `place`.
    /// - Returns: whether the name is new.
    mutating func insert(_ place: Int, into index: JSONIndex, count: Int) -> Bool {
        guard count >= Self.few else {
            var earlier = object + 1
            for _ in 0..<count {
                if Self.areEqual(earlier, place, in: index) { return false }
                earlier = Int(index.nodes[earlier + 1].next)
            }
            return true
        }
        if seen.isEmpty {
            var earlier = object + 1
            for _ in 0..<count {
                seen.insert(index.string(at: earlier))
                earlier = Int(index.nodes[earlier + 1].next)
            }
        }
        return seen.insert(index.string(at: place)).inserted
    }

    private static func areEqual(_ left: Int, _ right: Int, in index: JSONIndex) -> Bool {
        let (a, b) = (index.nodes[left], index.nodes[right])
        guard a.kind == .ascii, b.kind == .ascii else { return index.string(at: left) == index.string(at: right) }
        return a.detail == b.detail && index.bytes[a.range] == index.bytes[b.range]
    }
}
