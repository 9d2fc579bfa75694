internal import Foundation
internal import MariaDB
internal import Secrets

/// A message on its way.
struct Dispatch {
    let message: OutboxMessage
    let startedAt: Date
    let begun = ContinuousClock.now
    /// The attempt's: written twice, when nobody knows whether it was written, it is still one.
    let attempt = UUID.random()
}

/// What has become of messages to one target, and what follows for the target.
struct Settlement {
    /// How it goes on with the target.
    struct Outcome {
        let breaker: CircuitBreaker
        let isPaused: Bool
    }

    let verdicts: [(dispatch: Dispatch, verdict: Verdict)]
    let organisation: UUID
    let target: UUID
    /// As it was; nil for a target that is not ours any more.
    let breaker: CircuitBreaker?
    let isOrdered: Bool
    let sender: (any Sender)?
    let lease: UUID
    let context: JobContext

    /// Writes all of it in one transaction.
    ///
    /// - Parameter mayPause: whether a target that is to be paused is, which is put on record. Otherwise who wants no more
    ///   is left alone for as long as who fails.
    func write(pausing mayPause: Bool) throws -> Outcome {
        let (db, now) = (try context.db, context.now)
        var after = breaker ?? CircuitBreaker(failures: 0)
        for (_, verdict) in verdicts { after.note(verdict.ofTarget, at: now) }
        let endsSince = verdicts.filter(\.verdict.endsTarget).map(\.dispatch.startedAt).max()
        // Who asks for time has it of all messages, and of this one as long as it asks for.
        var asked = verdicts.compactMap { $0.verdict.retryAfter }
        if endsSince != nil, !mayPause { asked.append(.infinity) }
        if let longest = asked.max() {
            after.openUntil = max(after.openUntil ?? now, now + min(longest, CircuitBreaker.times.upperBound))
        }
        let isPaused: Bool = try db.retryingTransaction {
            for (dispatch, verdict) in verdicts where verdict.outcome != .accepted {
                let delay = try settle(dispatch.message, verdict)
                // Nothing overtakes it: then all wait, and it stays the first.
                if isOrdered, let delay { after.openUntil = max(after.openUntil ?? now, now + delay) }
            }
            let accepted = verdicts.filter { $0.verdict.outcome == .accepted }.map { $0.dispatch.message.id }
            try OutboxStore(db: db, organisation: organisation).settleAccepted(accepted, lease: lease, now: now)
            try sender?.note(accepted, .sent, of: organisation, in: context)
            try OutboxAttemptStore(db: db, organisation: organisation).insert(attempts, context.services.sealer)
            let targets = OutboxTargetStore(db: db, organisation: organisation)
            if after != breaker { try targets.note(after, of: target) }
            guard mayPause else { return false }
            if let endsSince, try sender?.end(target, saidOf: endsSince, of: organisation, in: context) ?? true {
                try targets.pause(target, true)
                return true
            }
            guard after.isHopeless(at: now) else { return false }
            return try sender?.giveUp(target, of: organisation, in: context) ?? false
        }
        return Outcome(breaker: after, isPaused: isPaused)
    }

    /// One that was not accepted.
    ///
    /// - Returns: in how many seconds it is tried again; nil when it is not.
    private func settle(_ message: OutboxMessage, _ verdict: Verdict) throws -> TimeInterval? {
        let outbox = OutboxStore(db: try context.db, organisation: organisation)
        switch MessageLife.next(
            after: verdict, attempts: message.attempts + 1, channel: message.channel, jitter: Double.random(in: 0...1))
        {
        case .state(let state):
            try outbox.settle(message.id, state, dueAt: nil, lease: lease, now: context.now)
            try sender?.note([message.id], state, of: organisation, in: context)
            return nil
        case .again(let delay):
            try outbox.settle(
                message.id, .waiting, dueAt: isOrdered ? message.dueAt : context.now + delay, lease: lease,
                now: context.now)
            return delay
        }
    }

    private var attempts: [OutboxAttemptStore.Attempt] {
        verdicts.map { dispatch, verdict in
            OutboxAttemptStore.Attempt(
                id: dispatch.attempt, message: dispatch.message.id, number: dispatch.message.attempts + 1,
                startedAt: dispatch.startedAt, took: (.now - dispatch.begun) / .seconds(1), verdict: verdict)
        }
    }
}
