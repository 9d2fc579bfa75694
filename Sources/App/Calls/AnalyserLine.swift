internal import Foundation
internal import HTTPClient

/// A thread's way to outside analysers: its connections to them, and which of them it leaves alone.
final class AnalyserLine {
    /// An endpoint as it is set: whoever changes it begins anew.
    struct Key: Hashable {
        let organisation: UUID
        let version: Int
    }

    private static let capacity = 1_000
    /// Beyond what the request itself may take; then something is wrong here.
    private static let grace = Duration.seconds(1)

    /// Made when somebody is first asked: most organisations ask nobody.
    private var pool: TransferPool<Void>?
    private var paused: [Key: Range<Date>] = [:]

    /// A clock that was set back ends a pause.
    func isPaused(_ key: Key, at moment: Date) -> Bool {
        paused[key]?.contains(moment) ?? false
    }

    func pause(_ key: Key, _ span: Range<Date>) {
        if paused.count >= Self.capacity { paused.removeAll(keepingCapacity: true) }
        paused[key] = span
    }

    /// Sends a request and waits for its end.
    ///
    /// - Returns: nil when there was none in time.
    func send(_ request: OutgoingRequest) -> TransferOutcome? {
        let pool = pool ?? TransferPool()
        self.pool = pool
        pool.start(request, tag: ())
        let outcome = pool.wait(request.limits.whole + Self.grace).first?.outcome
        // What has not ended would be the next one's answer.
        if outcome == nil { self.pool = nil }
        return outcome
    }
}
