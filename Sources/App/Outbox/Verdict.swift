internal import Foundation
internal import MariaDB

/// What became of one attempt to send a message.
struct Verdict: Equatable {
    enum Outcome: String, CaseIterable, ValueConvertible {
        case accepted
        /// For good: to try again would be in vain.
        case refused
        /// May be tried again.
        case failed
        /// It may have arrived.
        case unknown
        /// Not sent, for the address it would have gone to.
        case blocked
    }

    let outcome: Outcome
    /// Of HTTP or SMTP.
    var status: Int?
    /// The beginning of what was answered.
    var answer: [UInt8] = []
    /// In seconds: not before, says the receiver.
    var retryAfter: TimeInterval?
    /// The receiver wants no more of anything.
    var endsTarget = false
    /// The receiver is there, and has said it of this message alone.
    var isOfMessage = false

    /// What it says of the target.
    var ofTarget: Outcome { isOfMessage ? .refused : outcome }
}

/// What follows from a verdict.
enum MessageLife {
    /// What a message becomes.
    enum Next: Equatable {
        case state(OutboxState)
        /// Once more, in so many seconds.
        case again(in: TimeInterval)
    }

    /// Delays before the second and later attempts, in seconds. Of webhooks as Standard Webhooks 1.0 has them.
    static func delays(_ channel: OutboxChannel) -> [TimeInterval] {
        switch channel {
        case .webhook: [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]
        case .email: [60, 300, 900, 3_600, 14_400, 43_200]
        case .sms: [30, 120, 600, 1_800]
        }
    }

    /// - Parameters:
    ///   - attempts: how many have been made, this one among them.
    ///   - jitter: 0 to 1: so that those who failed together do not come back together.
    static func next(
        after verdict: Verdict, attempts: Int, channel: OutboxChannel, jitter: Double
    ) -> Next {
        switch verdict.outcome {
        case .accepted: return .state(.sent)
        case .refused: return .state(.failed)
        case .unknown where !channel.knowsRepetitions: return .state(.unknown)
        // A name stands for another address in a moment, and settings are mended.
        case .failed, .unknown, .blocked: break
        }
        let delays = delays(channel)
        guard attempts <= delays.count else { return .state(.failed) }
        let delay = delays[attempts - 1]
        // Never earlier than the receiver says, and never so late that nobody waits for it any more.
        let asked = min(verdict.retryAfter ?? 0, 86_400)
        return .again(in: max(delay * (1 + 0.2 * jitter), asked))
    }
}

/// Keeps from sending to who does not answer, and lets one through now and then to see.
struct CircuitBreaker: Equatable {
    /// Failures in a row.
    var failures: Int
    /// Nothing is let through before; not before the last failure.
    var openUntil: Date?
    /// When the first of these failures was: since then it has been tried again and again, and nothing was accepted.
    var failingSince: Date?

    /// How many failures in a row open it.
    static let threshold = 5
    /// The shortest and the longest time it stays open, in seconds.
    static let times: ClosedRange<TimeInterval> = 5...300
    /// For how long it may be tried in vain before it is given up, in seconds.
    static let patience: TimeInterval = 432_000
    /// What is not tried for so long, in seconds, fails anew when it fails: longer than a message waits for its next
    /// attempt.
    static let silence: TimeInterval = 172_800

    /// One that has been open lets a single message through.
    var isTesting: Bool { failures >= Self.threshold }

    /// Whether all that was tried for days has failed, the last at a moment.
    func isHopeless(at moment: Date) -> Bool {
        isTesting && failingSince.map { moment >= $0 + Self.patience } ?? false
    }

    mutating func note(_ outcome: Verdict.Outcome, at moment: Date) {
        switch outcome {
        case .accepted, .refused:
            // Whoever refuses is there.
            self = CircuitBreaker(failures: 0)
        case .failed, .unknown, .blocked:
            if let openUntil, moment > openUntil + Self.silence { failingSince = nil }
            failingSince = failingSince ?? moment
            // What was on its way when it opened says nothing new.
            if let openUntil, moment < openUntil { return }
            failures = min(failures + 1, 1_000)
            openUntil = moment
            guard isTesting else { return }
            let exponent = Double(min(failures - Self.threshold, 10))
            openUntil = moment + min(Self.times.lowerBound * pow(2, exponent), Self.times.upperBound)
        }
    }
}
