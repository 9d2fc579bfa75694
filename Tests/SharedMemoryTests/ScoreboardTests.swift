internal import Testing

@testable import SharedMemory

struct ScoreboardTests {
    let board: Scoreboard

    init() throws { board = Scoreboard(try Segment.create()) }

    @Test
    func `a thread is seen from its first breath to its last`() {
        #expect(board.snapshot().isEmpty)
        board.enter(slot: 63, thread: 63, pid: 4711, generation: 2)
        board.begin(slot: 63, thread: 63, now: 100)
        board.advance(slot: 63, thread: 63, to: .working)
        board.route(0, slot: 63, thread: 63)
        let busy = Scoreboard.Row(
            slot: 63, thread: 63, pid: 4711, generation: 2, state: .working, route: 0, start: 100, requests: 0)
        #expect(board.snapshot() == [busy])
        board.end(slot: 63, thread: 63)
        board.begin(slot: 63, thread: 63, now: 200)
        board.end(slot: 63, thread: 63, counts: false)
        let idle = Scoreboard.Row(
            slot: 63, thread: 63, pid: 4711, generation: 2, state: .idle, route: 0, start: nil, requests: 1)
        #expect(board.snapshot() == [idle])
        board.clear(slot: 63)
        #expect(board.snapshot().isEmpty)
    }

    @Test
    func `a thread is stuck from the nanosecond after its limit, and only in its own worker`() {
        for thread in 0..<3 { board.enter(slot: 1, thread: thread, pid: 1, generation: 1) }
        board.begin(slot: 1, thread: 0, now: 1000)
        board.begin(slot: 1, thread: 2, now: 1500)
        #expect(board.stuck(slot: 1, limit: 500, now: 1500).isEmpty)
        #expect(board.stuck(slot: 1, limit: 500, now: 1501) == [0])
        #expect(board.stuck(slot: 1, limit: 500, now: 2001) == [0, 2])
        #expect(board.stuck(slot: 1, limit: 500, now: 10).isEmpty)
        #expect(board.stuck(slot: 0, limit: 0, now: 9999).isEmpty)
        board.end(slot: 1, thread: 0)
        #expect(board.stuck(slot: 1, limit: 500, now: 2001) == [2])
        board.clear(slot: 1)
        #expect(board.stuck(slot: 1, limit: 0, now: 9999).isEmpty)
    }

    @Test
    func `a worker in a used slot starts from nothing`() {
        board.enter(slot: 0, thread: 0, pid: 1, generation: 1)
        board.begin(slot: 0, thread: 0, now: 5)
        board.route(7, slot: 0, thread: 0)
        board.end(slot: 0, thread: 0)
        board.clear(slot: 0)
        board.enter(slot: 0, thread: 0, pid: 2, generation: 3)
        #expect(
            board.snapshot() == [
                .init(
                    slot: 0, thread: 0, pid: 2, generation: 3, state: .idle, route: nil, start: nil, requests: 0)
            ])
    }

    @Test
    func `a neighbour is a thread that waits, of another worker`() {
        board.enter(slot: 0, thread: 0, pid: 1, generation: 1)
        #expect(!board.hasIdleNeighbour(of: 0))
        #expect(board.hasIdleNeighbour(of: 5))
        board.enter(slot: 7, thread: 0, pid: 2, generation: 1)
        board.enter(slot: 7, thread: 1, pid: 2, generation: 1)
        board.begin(slot: 7, thread: 0, now: 1)
        #expect(board.hasIdleNeighbour(of: 0))
        board.begin(slot: 7, thread: 1, now: 1)
        #expect(!board.hasIdleNeighbour(of: 0))
        board.end(slot: 7, thread: 1, now: 500)
        #expect(!board.hasIdleNeighbour(of: 0, rest: 100, now: 600))
        #expect(board.hasIdleNeighbour(of: 0, rest: 100, now: 601))
        board.leave(slot: 7, thread: 1)
        #expect(!board.hasIdleNeighbour(of: 0))
        board.end(slot: 7, thread: 0)
        board.clear(slot: 7)
        #expect(!board.hasIdleNeighbour(of: 0))
    }

    @Test
    func `the first is the one of the lowest slot that is up`() {
        #expect(!board.isFirst(slot: 0))
        board.enter(slot: 9, thread: 1, pid: 1, generation: 1)
        #expect(board.isFirst(slot: 9) && !board.isFirst(slot: 0) && !board.isFirst(slot: 10))
        board.enter(slot: 4, thread: 0, pid: 2, generation: 2)
        #expect(board.isFirst(slot: 4) && !board.isFirst(slot: 9))
        board.leave(slot: 4, thread: 0)
        #expect(board.isFirst(slot: 9))
        board.clear(slot: 9)
        #expect(!board.isFirst(slot: 9))
    }

    @Test
    func `a route has the place of its name, whatever else a build has`() throws {
        let before = (0..<200).map { "GET /\($0)" }
        let places = board.places(of: before).compactMap { $0 }
        #expect(Set(places).count == 200)
        let after = ["GET /new"] + before.shuffled().dropFirst(20)
        let others = try #require(board.places(of: after) as? [Int])
        for (name, place) in zip(after, others).dropFirst() {
            let index = try #require(before.firstIndex(of: name))
            #expect(place == places[index])
        }
        #expect(!places.contains(others[0]))
        // More names than there are places.
        let many = board.places(of: (0..<500).map { "PUT /\($0)" })
        #expect(many.count { $0 == nil } == 200 + 1 + 500 - Scoreboard.routes)
        #expect(board.places(of: before).compactMap { $0 } == places)
    }

    @Test
    func `a route's answers are counted by kind and by time`() throws {
        for (status, time) in [(200, 250), (304, 251), (404, 9_999_999), (499, 1), (500, 10_000_001), (503, 0)] {
            board.record(route: 511, status: status, microseconds: UInt64(time))
        }
        let row = try #require(board.routeSnapshot().first)
        #expect(board.routeSnapshot().count == 1)
        #expect(row.route == 511)
        #expect(row.count == 6)
        #expect(row.refused == 2)
        #expect(row.failed == 2)
        #expect(row.microseconds == 250 + 251 + 9_999_999 + 1 + 10_000_001)
        #expect(row.histogram.buckets == [2, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1])
    }

    @Test(arguments: [
        (0.0, 100), (0.5, 250), (0.75, 500), (0.8, 600), (0.95, 900), (1.0, 1000), (2.0, 1000),
    ])
    func `a quantile lies where an even spread in its bucket puts it`(share: Double, microseconds: Double) throws {
        // 50 from 100 to 250 us, 25 up to 500 us, 25 up to 1,000 us.
        let histogram = Histogram(buckets: [0, 0, 50, 25, 25] + Array(repeating: 0, count: 13))
        let quantile = try #require(histogram.quantile(share))
        #expect(abs(quantile - microseconds) < 0.001)
    }

    @Test
    func `nothing has no quantile, and the slowest are only known to be slow`() {
        #expect(Histogram(buckets: Array(repeating: 0, count: 18)).quantile(0.5) == nil)
        #expect(Histogram(buckets: Array(repeating: 0, count: 17) + [4]).quantile(0.5) == 10_000_000)
    }
}
