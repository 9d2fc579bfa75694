import Foundation
import Testing

@testable import App

struct OutboxLifeTests {
    private func delays(_ channel: OutboxChannel, _ outcome: Verdict.Outcome = .failed, jitter: Double = 0)
        -> [TimeInterval]
    {
        var delays: [TimeInterval] = []
        for attempts in 1...50 {
            let next = MessageLife.next(
                after: Verdict(outcome: outcome), attempts: attempts, channel: channel, jitter: jitter)
            guard case .again(let delay) = next else { break }
            delays.append(delay)
        }
        return delays
    }

    @Test func `a webhook is tried ten times in seventy-five and a half hours, as Standard Webhooks has it`() {
        let expected: [TimeInterval] = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]
        #expect(delays(.webhook) == expected)
        let hours: TimeInterval = expected.reduce(0, +) / 3_600
        #expect((75.5...75.6).contains(hours))
        #expect(delays(.webhook, .unknown) == delays(.webhook))
    }

    @Test func `jitter only ever makes it later, by a fifth at most`() {
        for (least, most) in zip(delays(.webhook), delays(.webhook, jitter: 1)) {
            #expect(most > least && most <= least * 1.2)
        }
    }

    @Test(arguments: [OutboxChannel.email, .sms])
    func `what may have arrived is not sent again to who would not know it`(_ channel: OutboxChannel) {
        let next = MessageLife.next(after: Verdict(outcome: .unknown), attempts: 1, channel: channel, jitter: 0)
        #expect(next == .state(.unknown))
        #expect(!delays(channel).isEmpty)
    }

    @Test func `what is refused for good is not tried again`() {
        #expect(
            MessageLife.next(after: Verdict(outcome: .refused), attempts: 1, channel: .webhook, jitter: 0)
                == .state(.failed))
    }

    @Test(arguments: OutboxChannel.allCases)
    func `what was not sent for the address that a name had is tried again as often as any`(_ channel: OutboxChannel) {
        #expect(delays(channel, .blocked) == MessageLife.delays(channel))
    }

    @Test(arguments: [(3.0, 5.0), (900, 900), (1e9, 86_400)])
    func `a receiver may ask for more time, and not for ever`(_ asked: TimeInterval, _ expected: TimeInterval) {
        let verdict = Verdict(outcome: .failed, status: 503, retryAfter: asked)
        #expect(
            MessageLife.next(after: verdict, attempts: 1, channel: .webhook, jitter: 0) == .again(in: expected))
    }

    @Test func `a breaker opens after five failures in a row, for longer each time, and closes with one success`() {
        var now = Date(timeIntervalSinceReferenceDate: 0)
        var breaker = CircuitBreaker(failures: 0, openUntil: nil)
        for _ in 1...4 { breaker.note(.failed, at: now) }
        #expect(breaker.openUntil == now && !breaker.isTesting)
        var times: [TimeInterval] = []
        for _ in 5...14 {
            breaker.note(.unknown, at: now)
            times.append(breaker.openUntil?.timeIntervalSince(now) ?? 0)
            now = breaker.openUntil ?? now
        }
        #expect(times == [5, 10, 20, 40, 80, 160, 300, 300, 300, 300])
        #expect(breaker.isTesting)
        breaker.note(.accepted, at: now)
        #expect(breaker == CircuitBreaker(failures: 0, openUntil: nil))
    }

    @Test func `since when it fails is the first failure after what was accepted`() {
        let now = Date(timeIntervalSinceReferenceDate: 0)
        var breaker = CircuitBreaker(failures: 0)
        for second in 0..<2_000 { breaker.note(.failed, at: now + Double(second)) }
        #expect(breaker.failingSince == now)
        breaker.note(.accepted, at: now + 2_000)
        #expect(breaker.failingSince == nil)
        breaker.note(.unknown, at: now + 2_001)
        breaker.note(.blocked, at: now + 2_002)
        #expect(breaker.failingSince == now + 2_001)
    }

    @Test func `only what is tried again and again for days is hopeless, and not before an attempt after these`() {
        let (start, hour) = (Date(timeIntervalSinceReferenceDate: 0), 3_600.0)
        // One message's ten attempts.
        var breaker = CircuitBreaker(failures: 0)
        var moment = start
        for delay in [0] + MessageLife.delays(.webhook) {
            moment += delay * 1.2
            breaker.note(.failed, at: moment)
            #expect(!breaker.isHopeless(at: moment))
        }
        // Days after them the first attempt of another one, and a few more.
        moment = start + 480 * hour
        for _ in 0..<5 {
            breaker.note(.failed, at: moment)
            #expect(!breaker.isHopeless(at: moment))
            moment += 12 * hour
        }
        // Somebody who is told of something every day.
        breaker = CircuitBreaker(failures: 0)
        for day in 0...5 {
            breaker.note(.failed, at: start + Double(day) * 24 * hour)
            #expect(breaker.isHopeless(at: start + Double(day) * 24 * hour) == (day == 5))
        }
        breaker.note(.accepted, at: start + 144 * hour)
        #expect(!breaker.isHopeless(at: start + 144 * hour))
    }

    @Test func `few failures, and days later one more, are not days of failures`() {
        let start = Date(timeIntervalSinceReferenceDate: 0)
        var breaker = CircuitBreaker(failures: 0)
        for second in 0..<4 { breaker.note(.failed, at: start + Double(second)) }
        breaker.note(.failed, at: start + 20 * 86_400)
        #expect(breaker.isTesting && !breaker.isHopeless(at: start + 20 * 86_400))
    }

    @Test func `what fails together opens a breaker once`() {
        let now = Date(timeIntervalSinceReferenceDate: 0)
        var breaker = CircuitBreaker(failures: 0, openUntil: nil)
        for _ in 1...32 { breaker.note(.failed, at: now) }
        #expect(breaker.openUntil == now + 5)
        breaker.note(.failed, at: now + 4.9)
        #expect(breaker.openUntil == now + 5)
        breaker.note(.failed, at: now + 5)
        #expect(breaker.openUntil == now + 15)
    }
}
