internal import CCurl
internal import Foundation
internal import Synchronization

/// A message on its way by a thread of its own. While a server is asked for its last word, curl returns to nobody until
/// it is said (`smtp_done` of libcurl 7.88), and all that is in the same hands stands still: filters for spam take half a
/// minute for it.
final class MailErrand: Sendable {
    private struct State {
        var isGivenUp = false
        var outcome: TransferOutcome?
    }

    /// How soon a thread that is not waiting for a last word notices that its message is given up.
    private static let attention = Duration.milliseconds(200)

    private let state = Mutex(State())

    /// - Parameter doorbell: rung when it is over.
    init(_ delivery: MailDelivery, authorities: String?, resolving: [String], _ doorbell: Doorbell) {
        Thread.detachNewThread { [self] in
            let outcome = run(delivery, authorities, resolving)
            state.withLock { $0.outcome = outcome }
            doorbell.ring()
        }
    }

    /// What has become of it; nil until it is over.
    var outcome: TransferOutcome? { state.withLock(\.outcome) }

    /// Has it end as soon as it can.
    func giveUp() { state.withLock { $0.isGivenUp = true } }

    /// What has become of one that is given up. A thread that does not say so soon waits for a last word: the server has
    /// the message.
    func outcome(by end: ContinuousClock.Instant) -> TransferOutcome {
        while .now < end {
            if let outcome { return outcome }
            Thread.sleep(forTimeInterval: 0.01)
        }
        let result = MailResult(
            verdict: .unknown, stage: .message, code: nil, refusals: [:], error: .connectionLost(sent: true))
        return outcome ?? .mailed(result, .none)
    }

    private func run(_ delivery: MailDelivery, _ authorities: String?, _ resolving: [String]) -> TransferOutcome {
        let pool = TransferPool<Void>(authorities: authorities)
        pool.resolving = resolving
        pool.handOver(delivery, tag: ())
        while true {
            let ended = state.withLock(\.isGivenUp) ? pool.abandon() : pool.wait(Self.attention)
            if let end = ended.first { return end.outcome }
        }
    }
}

/// Has a pool look up from its waiting, from another thread; nothing once the pool is gone.
final class Doorbell: Sendable {
    private let multi: Mutex<UInt>

    init(of multi: UnsafeMutableRawPointer) { self.multi = Mutex(UInt(bitPattern: multi)) }

    func ring() {
        multi.withLock { address in
            guard let multi = unsafe UnsafeMutableRawPointer(bitPattern: address) else { return }
            unsafe curl_multi_wakeup(multi)
        }
    }

    /// The pool ends.
    func takeDown() { multi.withLock { $0 = 0 } }
}
