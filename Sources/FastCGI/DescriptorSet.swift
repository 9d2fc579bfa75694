/// A set of file descriptors: a bit each.
struct DescriptorSet {
    private var words: [UInt64] = Array(repeating: 0, count: 16)
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }

    mutating func insert(_ descriptor: Int32) {
        let (word, bit) = Self.place(descriptor)
        while words.count <= word { words.append(0) }
        guard words[word] & bit == 0 else { return }
        words[word] |= bit
        count += 1
    }

    /// - Returns: whether it was in the set.
    mutating func remove(_ descriptor: Int32) -> Bool {
        let (word, bit) = Self.place(descriptor)
        guard word < words.count, words[word] & bit != 0 else { return false }
        words[word] &= ~bit
        count -= 1
        return true
    }

    /// Empties the set, and gives what was in it.
    mutating func removeAll() -> [Int32] {
        var descriptors: [Int32] = []
        for index in words.indices {
            while words[index] != 0 {
                descriptors.append(Int32(index * 64 + words[index].trailingZeroBitCount))
                words[index] &= words[index] - 1
            }
        }
        count = 0
        return descriptors
    }

    private static func place(_ descriptor: Int32) -> (word: Int, bit: UInt64) {
        (Int(descriptor) / 64, 1 << UInt64(descriptor % 64))
    }
}
