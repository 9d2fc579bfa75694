// What it costs a request to be on the scoreboard, in the histogram of its route, and counted against its caller's rate.
//
//     swift run -c release ScoreboardSpeed
//
// Prints nanoseconds a request, for one thread: the median of several runs.

import Foundation
import SharedMemory

private let runs = 9
private let requestsPerRun = 200_000

private let segment = try Segment.create()
private let scoreboard = Scoreboard(segment)
private let limiter = RateLimiter(segment)

/// All that is written for one request: see `Worker.note`, `Measure` and `RateLimit`.
private func request() {
    scoreboard.begin(slot: 0, thread: 0, now: MonotonicClock.now)
    scoreboard.advance(slot: 0, thread: 0, to: .working)
    scoreboard.route(7, slot: 0, thread: 0)
    let start = MonotonicClock.now
    _ = limiter.take(key: 0x5DEE_CE66, interval: 1, burst: 1_000_000, now: MonotonicClock.now)
    scoreboard.record(route: 7, status: 200, microseconds: (MonotonicClock.now - start) / 1_000)
    scoreboard.advance(slot: 0, thread: 0, to: .writing)
    scoreboard.end(slot: 0, thread: 0)
}

private let clock = ContinuousClock()
scoreboard.enter(slot: 0, thread: 0, pid: getpid(), generation: 1)
private let times = (0..<runs).map { _ in
    let start = clock.now
    for _ in 0..<requestsPerRun { request() }
    return (clock.now - start) / .nanoseconds(1) / Double(requestsPerRun)
}
print("scoreboard_ns", String(format: "%.0f", times.sorted()[runs / 2]))
