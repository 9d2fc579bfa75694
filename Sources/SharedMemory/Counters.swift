/// Numbers that only grow, of all workers of the host together, such as requests shed.
///
/// What each index counts is the caller's affair.
public struct Counters: Sendable {
    public static let count = Layout.counters.count / Layout.cellsPerLine

    private let segment: Segment

    public init(_ segment: Segment) { self.segment = segment }

    /// - Parameter index: 0 to 127.
    public func add(_ amount: UInt64 = 1, to index: Int) {
        segment.add(amount, at: cell(index))
    }

    public subscript(index: Int) -> UInt64 { segment.load(cell(index)) }

    private func cell(_ index: Int) -> Int {
        precondition(0..<Self.count ~= index)
        return Layout.counters.lowerBound + index * Layout.cellsPerLine
    }
}

/// For each cache, a number that changes when what is cached no longer holds:
/// a worker keeps what it cached together with the number, and asks again.
public struct Generations: Sendable {
    public static let count = Layout.generations.count / Layout.cellsPerLine

    private let segment: Segment

    public init(_ segment: Segment) { self.segment = segment }

    /// The number that entries of cache `index` (0 to 63) must carry to hold.
    public func current(_ index: Int) -> UInt64 { segment.load(cell(index)) }

    /// Ends what every worker of the host has cached under `index`.
    public func bump(_ index: Int) { segment.add(1, at: cell(index)) }

    private func cell(_ index: Int) -> Int {
        precondition(0..<Self.count ~= index)
        return Layout.generations.lowerBound + index * Layout.cellsPerLine
    }
}

/// Facts that hold for the whole host, such as "it is being stopped".
public struct Flags: Sendable {
    public static let count = Layout.flags.count

    private let segment: Segment

    public init(_ segment: Segment) { self.segment = segment }

    /// - Parameter index: 0 to 63.
    public subscript(index: Int) -> Bool {
        get { segment.load(cell(index)) != 0 }
        nonmutating set { segment.store(newValue ? 1 : 0, at: cell(index)) }
    }

    private func cell(_ index: Int) -> Int {
        precondition(0..<Self.count ~= index)
        return Layout.flags.lowerBound + index
    }
}
