internal import Foundation
internal import HTTPClient
internal import MariaDB
internal import Secrets

/// Sends what is in the outbox. Any number run, on any host; one at a time has a target.
final class OutboxRunner {
    /// How long a target that has nothing due is kept.
    private static let patience = Duration.seconds(2)
    /// How often targets are looked for: how long a message waits at most before it is seen.
    private static let interval = Duration.milliseconds(100)
    /// How often the lease is renewed, and what others left behind is looked for.
    private static let round = Duration.seconds(4)
    /// How long the settled wait for more of them, so that they share a commit.
    private static let gathering = Duration.milliseconds(4)
    /// For how long a target is believed to be ours, and one that could not be had is left alone.
    private static let trust = Duration.milliseconds(500)
    /// How long a stop waits for what is on its way: its unit kills what has not ended after 40 s.
    static let farewell = Duration.seconds(20)

    private let services: Services
    private let database: Database
    private let senders: [OutboxChannel: any Sender]
    private let organisation: UUID?
    private let farewell: Duration
    private let lease = UUID.random()
    private let pool = TransferPool<Dispatch>()
    private var targets: [UUID: LeasedTarget] = [:]
    /// Others', paused ones, and those that are left alone until their breaker lets one through: until when.
    private var declined: [UUID: ContinuousClock.Instant] = [:]
    private let aside = SetAside(for: OutboxRunner.round)
    private var settled: [(dispatch: Dispatch, verdict: Verdict)] = []
    private var clock = DatabaseClock()
    private var nextLook = ContinuousClock.now
    private var nextRound = ContinuousClock.now

    /// - Parameters:
    ///   - organisation: whose messages alone; nil for everybody's.
    ///   - farewell: how long a stop waits for what is on its way.
    init(
        services: Services, database: Database, senders: [OutboxChannel: any Sender], of organisation: UUID? = nil,
        farewell: Duration = OutboxRunner.farewell
    ) {
        self.farewell = farewell
        self.services = services
        self.database = database
        self.senders = senders
        self.organisation = organisation
    }

    /// Works until `isStopping` says so, then waits for what is on its way. What by then is known not to have left is given
    /// back; nothing new is taken.
    ///
    /// - Parameter rest: waits so many seconds, or until the runner is to stop.
    func run(until isStopping: () -> Bool, resting rest: (TimeInterval) -> Void) {
        while !isStopping() {
            do {
                let isBusy = try step(until: isStopping)
                if !isBusy { rest(Self.interval / .seconds(1)) }
            } catch {
                Log.warning("outbox", ["error": SetAside.said(error)])
                rest(1)
            }
        }
        finish()
    }

    /// - Returns: whether anything is on its way.
    func step(until isStopping: () -> Bool = { false }) throws -> Bool {
        collect(.milliseconds(20))
        try record()
        let (begun, now) = (ContinuousClock.now, try clock.now(database.connection()))
        if begun >= nextRound {
            nextRound = begun + Self.round
            try OutboxTargetStore.renew(lease, database.connection())
            try look(for: .sending, now)
            declined = declined.filter { $0.value > begun }
        }
        if begun >= nextLook {
            nextLook = begun + Self.interval
            try look(for: .waiting, now)
        }
        guard !isStopping() else { return false }
        var places = OutboxPlaces(takenBy: targets.values)
        for id in targets.keys { try aside.unless(id) { try serve(id, now, &places) } }
        return pool.count > 0 || settled.contains { !aside.contains($0.dispatch.message.target) }
    }

    private func context(_ now: Date) -> JobContext { JobContext(services: services, database: database, now: now) }

    // MARK: Targets

    private func look(for state: OutboxState, _ now: Date) throws {
        let db = try database.connection()
        var last: UUID?
        while let found = try OutboxStore.target(with: state, after: last, db) {
            last = found.id
            guard organisation == nil || organisation == found.organisation else { continue }
            if targets[found.id] != nil {
                targets[found.id]?.isEmpty = false
                continue
            }
            if let until = declined[found.id], .now < until { continue }
            try aside.unless(found.id) { try take(found.id, of: found.organisation, now) }
        }
    }

    private func take(_ id: UUID, of organisation: UUID, _ now: Date) throws {
        let db = try database.connection()
        let store = OutboxTargetStore(db: db, organisation: organisation)
        let outbox = OutboxStore(db: db, organisation: organisation)
        guard let target = try store.take(id, lease: lease) else {
            // Paused, or another's, or not there any more.
            let hasMore = try store.find(id) == nil && outbox.cancel(allOf: id, now: now)
            if !hasMore { declined[id] = .now + Self.trust }
            return
        }
        declined[id] = nil
        let lost = try outbox.recover(
            target, lease: lease, now: now
        ) { try senders[target.channel]?.note($0, .unknown, of: organisation, in: context(now)) }
        for message in lost {
            Log.warning("outcome of a message unknown", ["message": message.text, "channel": target.channel.rawValue])
        }
        targets[id] = LeasedTarget(target: target)
    }

    private func serve(_ id: UUID, _ now: Date, _ places: inout OutboxPlaces) throws {
        guard let leased = targets[id], let sender = senders[leased.target.channel] else { return }
        let breaker = leased.target.breaker
        let isOpen = breaker.openUntil.map { $0 > now } ?? false
        let most = places.most(leased, atATime: sender.atATime)
        // A batch costs a commit: better a few at a time than one.
        let room = min(most - leased.underWay.count, places.left(leased.target.channel))
        let isOver = isOpen || leased.isLost
        if (isOver || leased.isEmpty) && !leased.isUnsure {
            guard leased.underWay.isEmpty, .now >= leased.lastUse + Self.patience || isOver else { return }
            try store(of: leased.target).release(id, lease: lease)
            targets[id] = nil
            return
        }
        guard leased.isUnsure || room > 0 && (room >= most / 4 || leased.underWay.isEmpty) else { return }
        // Somebody may have paused it; or we have been away for so long that another has it.
        if leased.heldAt.map({ .now >= $0 + Self.trust }) ?? true, !leased.isUnsure {
            guard try store(of: leased.target).isHeld(id, by: lease) else {
                targets[id]?.isEmpty = true
                targets[id]?.isLost = leased.underWay.isEmpty
                return
            }
            targets[id]?.heldAt = .now
        }
        let outbox = OutboxStore(db: try database.connection(), organisation: leased.target.organisation)
        targets[id]?.isUnsure = true
        let messages =
            try leased.isUnsure
            ? outbox.claimed(id, lease: lease).filter { !leased.underWay.contains($0.id) }
            : outbox.claim(id, lease: lease, now: now, limit: room)
        if messages.isEmpty { targets[id]?.isEmpty = !leased.isUnsure } else { targets[id]?.lastUse = .now }
        places.take(messages.count, leased.target.channel)
        for message in messages { try depart(message, by: sender, now) }
        targets[id]?.isUnsure = false
    }

    private func store(of target: OutboxTarget) throws -> OutboxTargetStore {
        OutboxTargetStore(db: try database.connection(), organisation: target.organisation)
    }

    // MARK: Messages

    /// - Throws: `DatabaseError` when the database is not there: that is no attempt, and the message stays claimed.
    private func depart(_ message: OutboxMessage, by sender: any Sender, _ now: Date) throws {
        let tag = Dispatch(message: message, startedAt: now)
        targets[message.target]?.underWay.insert(message.id)
        do {
            let departure = try sender.departure(of: message, in: context(now))
            switch departure {
            case .request(let request): pool.start(request, tag: tag)
            case .mail(let delivery): pool.start(delivery, tag: tag)
            case .settled(let verdict): settled.append((tag, verdict))
            case .postponed, .ended:
                try sender.giveBack(message, departure, lease: lease, in: context(now))
                targets[message.target]?.underWay.remove(message.id)
            }
        } catch let error as DatabaseError where error.reason.isPassing {
            targets[message.target]?.underWay.remove(message.id)
            throw error
        } catch {
            // What cannot be opened or read today may be tomorrow, with the key that is missing.
            Log.error("message not sent", ["message": message.id.text, "error": "\(type(of: error))"])
            settled.append((tag, Verdict(outcome: .failed)))
        }
    }

    private func collect(_ limit: Duration) {
        gather(limit)
        guard !settled.isEmpty else { return }
        let end = ContinuousClock.now + Self.gathering
        while pool.count > 0, .now < end { gather(.milliseconds(1)) }
    }

    private func gather(_ limit: Duration) {
        for finished in pool.wait(limit) { settled.append((finished.tag, verdict(of: finished))) }
    }

    private func verdict(of finished: FinishedTransfer<Dispatch>) -> Verdict {
        let message = finished.tag.message
        return senders[message.channel]?.verdict(on: finished.outcome, of: message) ?? Verdict(outcome: .failed)
    }

    /// Writes what has become of messages, one transaction for each target.
    private func record() throws {
        for (id, verdicts) in Dictionary(grouping: settled, by: { $0.dispatch.message.target }) {
            try aside.unless(id) {
                try record(verdicts, of: id)
                settled.removeAll { $0.dispatch.message.target == id }
                targets[id]?.underWay.subtract(verdicts.map { $0.dispatch.message.id })
            }
        }
    }

    private func record(_ verdicts: [(dispatch: Dispatch, verdict: Verdict)], of id: UUID) throws {
        guard let message = verdicts.first?.dispatch.message else { return }
        let (sender, leased) = (senders[message.channel], targets[id]?.target)
        let settlement = Settlement(
            verdicts: verdicts, organisation: message.organisation, target: id, breaker: leased?.breaker,
            isOrdered: leased?.isOrdered ?? false, sender: sender, lease: lease,
            context: context(try clock.now(database.connection())))
        let outcome: Settlement.Outcome
        do {
            outcome = try settlement.write(pausing: true)
        } catch let error where !((error as? DatabaseError)?.reason.isPassing ?? false) {
            // To pause it is on record, or is not done. What was sent is sent, whatever the trail takes.
            Log.error("messages not settled with all that follows", ["target": id.text, "error": SetAside.said(error)])
            outcome = try settlement.write(pausing: false)
        }
        targets[id]?.target.breaker = outcome.breaker
        sender?.tell(message.organisation, in: settlement.context)
        if outcome.isPaused { targets[id]?.heldAt = nil }
        targets[id]?.widen(after: verdicts.map { $0.verdict.ofTarget }, upTo: sender?.atATime ?? 1)
    }

    // MARK: The end

    /// Waits for what is on its way, and gives back what has not left, and the targets.
    private func finish() {
        let end = ContinuousClock.now + farewell
        while pool.count > 0, .now < end {
            collect(.milliseconds(100))
            do { try record() } catch { Log.warning("outbox", ["error": SetAside.said(error)]) }
        }
        let unsent = abandon()
        // A database that is away may be back in a moment; what is not written is nobody's to know any more.
        for pause in [0, 1, 2] as [TimeInterval] {
            Thread.sleep(forTimeInterval: pause)
            aside.removeAll()
            do {
                try giveBack(unsent)
                try record()
                if settled.isEmpty { break }
            } catch { Log.warning("outbox", ["error": SetAside.said(error)]) }
        }
        for (id, leased) in targets { try? store(of: leased.target).release(id, lease: lease) }
    }

    /// Ends what is on its way.
    ///
    /// - Returns: what is known not to have left, or is known again by its receiver. That we ended it is no attempt, and
    ///   says nothing of the receiver.
    private func abandon() -> [OutboxMessage] {
        var unsent: [OutboxMessage] = []
        for finished in pool.abandon() {
            let (message, verdict) = (finished.tag.message, self.verdict(of: finished))
            let isUnsent =
                verdict.outcome == .failed || verdict.outcome == .unknown && message.channel.knowsRepetitions
            if isUnsent, verdict.status == nil {
                unsent.append(message)
            } else {
                settled.append((finished.tag, verdict))
            }
        }
        return unsent
    }

    /// Gives back messages, and what was claimed and never looked at, since the database went away meanwhile.
    private func giveBack(_ unsent: [OutboxMessage]) throws {
        let (db, now) = (try database.connection(), try clock.now(database.connection()))
        var messages = unsent
        for (id, leased) in targets where leased.isUnsure {
            messages += try OutboxStore(db: db, organisation: leased.target.organisation).claimed(id, lease: lease)
                .filter { !leased.underWay.contains($0.id) }
        }
        for message in messages {
            try OutboxStore(db: db, organisation: message.organisation)
                .giveBack(message.id, .waiting, dueAt: message.dueAt, lease: lease, now: now)
        }
    }
}

@available(*, unavailable)
extension OutboxRunner: Sendable {}
