internal import Foundation
public import MariaDB
internal import SharedMemory
internal import Synchronization
internal import Web

/// Tells the pages that listen what has happened, from a thread of its own.
///
/// A handler says what happened after its commit and goes on: it never waits, and never fails for it. What does not
/// reach the channel is counted and gone; the pages notice the gap and read the snapshot again.
public final class LivePublisher: Sendable {
    /// How long news is gathered, in milliseconds: no channel gets more than four messages of a kind a second.
    private static let pause = 250
    /// Nanoseconds between two ticks.
    private static let tickInterval: UInt64 = 2_000_000_000
    /// Look-ups and other news that may wait.
    private static let capacity = 4_000

    private struct News: Sendable {
        var lookUps: [UUID: [LookUp]] = [:]
        var kinds: [UUID: Set<LiveMessage.Kind>] = [:]
        var size = 0
        /// Whether some of it was dropped, so that every listener has missed something.
        var isIncomplete = false

        mutating func hasRoom(for count: Int) -> Bool {
            guard size + count <= LivePublisher.capacity else {
                isIncomplete = true
                return false
            }
            size += count
            return true
        }
    }

    private let shared: SharedState
    private let workers: Int
    private let socket: String
    private let news = Mutex(News())
    private let latest = Mutex<ServiceFigures?>(nil)
    private let isStopping = Atomic(false)
    private let wake = DispatchSemaphore(value: 0)
    private let done = DispatchSemaphore(value: 0)

    init(configuration: Configuration, shared: SharedState) {
        self.shared = shared
        workers = configuration.workers
        socket = configuration.liveSocket
    }

    /// Says that something of an organisation's has changed, if anybody listens.
    func publish(_ kind: LiveMessage.Kind, to organisation: UUID) {
        guard shared.listeners.contains(organisation) else { return }
        news.withLock { news in
            guard news.hasRoom(for: 1) else { return }
            news.kinds[organisation, default: []].insert(kind)
        }
    }

    /// Says that look-ups have been written down.
    func publish(_ lookUps: [LookUp]) {
        let audience = shared.listeners
        let heard = lookUps.filter { audience.contains($0.organisation) }
        news.withLock { news in
            guard news.hasRoom(for: heard.count) else { return }
            for lookUp in heard {
                news.lookUps[lookUp.organisation, default: []].append(lookUp)
            }
        }
    }

    /// How the service is, a quarter of a second old at most; before the publisher has begun, the database counts as there.
    var figures: ServiceFigures {
        if let known = latest.withLock({ $0 }) { return known }
        var sampler = FiguresSampler()
        return sampler.figures(of: shared, workers: workers, database: .ok, now: MonotonicClock.now)
    }

    /// Publishes until `stop` is called.
    ///
    /// - Parameter watch: knows whether the database is there.
    public func start(watch: ServerWatch) {
        Thread.detachNewThread { [self] in
            let voice = LiveVoice(socket: socket, shared: shared)
            var sampler = FiguresSampler()
            var lastTick: (at: UInt64, figures: ServiceFigures)?
            while true {
                _ = wake.wait(timeout: .now() + .milliseconds(Self.pause))
                let isLast = isStopping.load(ordering: .acquiring)
                let now = MonotonicClock.now
                let figures = sampler.figures(
                    of: shared, workers: workers, database: watch.isAway ? .away : .ok, now: now)
                latest.withLock { $0 = figures }
                let isTick =
                    lastTick.map { now - $0.at >= Self.tickInterval || figures.isOtherwise(than: $0.figures) } ?? true
                if isTick { lastTick = (now, figures) }
                speak(isTick ? figures : nil, with: voice)
                if isLast { break }
            }
            done.signal()
        }
    }

    /// Says what there is to say, then stops; at the latest after two seconds.
    public func stop() {
        isStopping.store(true, ordering: .releasing)
        wake.signal()
        _ = done.wait(timeout: .now() + .seconds(2))
    }

    private func takeNews() -> News {
        news.withLock { news in
            defer { news = News() }
            return news
        }
    }

    private func speak(_ tick: ServiceFigures?, with voice: LiveVoice) {
        let (now, audience) = (Date(), shared.listeners)
        let news = takeNews()
        for organisation in audience {
            if news.isIncomplete { voice.skip(organisation) }
            if let lookUps = news.lookUps[organisation] {
                voice.say(.lookUps, to: organisation, at: now) { message in
                    message.count = lookUps.count
                    message.items = lookUps.suffix(10).reversed().map(LookUpItem.init)
                }
            }
            for kind in news.kinds[organisation] ?? [] {
                voice.say(kind, to: organisation, at: now) { _ in }
            }
            if let tick {
                voice.say(.tick, to: organisation, at: now) { $0.service = tick }
            }
        }
        voice.breathe()
    }
}
