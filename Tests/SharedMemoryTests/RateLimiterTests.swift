internal import Foundation
internal import Synchronization
internal import Testing

@testable import SharedMemory

struct RateLimiterTests {
    /// 100 a minute.
    let interval: UInt64 = 600_000_000
    let now: UInt64 = 1_000_000_000_000
    let segment: Segment
    let limiter: RateLimiter

    init() throws {
        segment = try Segment.create()
        limiter = RateLimiter(segment)
    }

    func take(_ key: UInt64 = 42, burst: Int = 3, after nanoseconds: UInt64 = 0) -> RateLimiter.Decision {
        limiter.take(key: key, interval: interval, burst: burst, now: now + nanoseconds)
    }

    @Test
    func `a burst is admitted, then one in each interval`() {
        #expect(take() == .init(isAllowed: true, remaining: 2, retryAfter: 0, resetAfter: interval))
        #expect(take() == .init(isAllowed: true, remaining: 1, retryAfter: 0, resetAfter: 2 * interval))
        #expect(take() == .init(isAllowed: true, remaining: 0, retryAfter: 0, resetAfter: 3 * interval))
        #expect(take() == .init(isAllowed: false, remaining: 0, retryAfter: interval, resetAfter: 3 * interval))
        #expect(take(after: interval - 1).retryAfter == 1)
        #expect(take(after: interval) == .init(isAllowed: true, remaining: 0, retryAfter: 0, resetAfter: 3 * interval))
        #expect(!take(after: interval).isAllowed)
    }

    @Test
    func `what is refused costs nothing`() {
        for _ in 0..<3 { _ = take() }
        for _ in 0..<1000 { #expect(!take().isAllowed) }
        #expect(take(after: interval).isAllowed)
    }

    @Test
    func `a caller that rested has the whole burst, and no more`() {
        for _ in 0..<3 { _ = take() }
        let admitted = (0..<10).count { _ in take(after: 100 * interval).isAllowed }
        #expect(admitted == 3)
    }

    @Test(arguments: [0, 1, UInt64.max])
    func `every key is a caller of its own`(key: UInt64) {
        _ = take(key, burst: 1)
        #expect(!take(key, burst: 1).isAllowed)
        #expect(take(key ^ 0xFF00, burst: 1).isAllowed)
    }

    @Test
    func `a full table refuses some, and forgets nobody before its time`() {
        // More callers than there are cells, each with its one attempt spent.
        let keys = (1...UInt64(RateLimiter.cells * 2)).map { $0 &* 0x9E37_79B9_7F4A_7C15 }
        let admitted = keys.count { take($0, burst: 1).isAllowed }
        #expect(admitted <= RateLimiter.cells)
        #expect(admitted > RateLimiter.cells * 9 / 10)
        // Later the cells are free for others.
        #expect(take(7, burst: 1, after: 10 * interval).isAllowed)
    }

    @Test
    func `exactly the burst is admitted, whoever asks, from four mappings at once`() throws {
        let limiters = try (0..<4).map { _ in RateLimiter(try SegmentTests.attachAgain(segment)) }
        let (callers, burst) = (2000, 50)
        let (admitted, started) = (Count(), Count())
        let done = DispatchGroup()
        for limiter in limiters {
            done.enter()
            Thread.detachNewThread { [interval, now] in
                // All four are to be at the same caller at the same time.
                started.number.add(1, ordering: .sequentiallyConsistent)
                while started.number.load(ordering: .sequentiallyConsistent) < 4 {}
                for attempt in 0..<callers * 25 {
                    let key = UInt64(attempt / 25 + 1)
                    if limiter.take(key: key, interval: interval, burst: burst, now: now).isAllowed {
                        admitted.number.add(1, ordering: .relaxed)
                    }
                }
                done.leave()
            }
        }
        done.wait()
        // 200,000 attempts, 100 of each caller.
        #expect(admitted.number.load(ordering: .relaxed) == callers * burst)
    }
}

private final class Count: Sendable {
    let number = Atomic<Int>(0)
}
