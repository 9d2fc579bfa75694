/// Where things are in the segment, in cells of 64 bits.
///
/// Every process that maps the segment must agree on this: a change of any
/// figure here needs another `version`.
enum Layout {
    /// "trunklin" as a number: what is not ours is not read.
    static let magic: UInt64 = 0x7472_756E_6B6C_696E
    static let version: UInt64 = 3

    static let header = 0..<8
    static let flags = after(header, 64)
    static let generations = after(flags, 64 * cellsPerLine)
    static let counters = after(generations, 128 * cellsPerLine)
    static let rows = after(counters, Scoreboard.slots * Scoreboard.threads * rowLength)
    static let routes = after(rows, Scoreboard.routes * routeLength)
    static let limits = after(routes, RateLimiter.cells * 2)

    static let leases = after(limits, Leases.count * leaseLength)

    static let cells = leases.upperBound
    static let bytes = cells * MemoryLayout<UInt64>.size

    /// Cells in a cache line: counters that different processes write often do not share one.
    static let cellsPerLine = 8
    /// pid, generation, state, route, start, count, end of the last one, and one to fill the line.
    static let rowLength = cellsPerLine
    /// 4xx, 5xx, sum of microseconds, one per bucket of the histogram, the name's digest, and some to fill the lines.
    static let routeLength = 3 * cellsPerLine
    /// Where in them the digest is; 0 as long as the place is free.
    static let routeName = 3 + Histogram.bounds.count + 1

    /// End, two halves of the key, and one to fill the half of a line.
    static let leaseLength = cellsPerLine / 2

    private static func after(_ previous: Range<Int>, _ length: Int) -> Range<Int> {
        previous.upperBound..<previous.upperBound + length
    }
}
