internal import Foundation

/// What one thread remembers between its requests, so that the next one costs less.
///
/// Each thread has its own: a lock that every request takes would cost a busy worker far more than a query or two
/// asked once too often.
public final class ThreadMemory {
    let credentials = CredentialCache()
    let clocks = Clocks()

    public init() {}
}

@available(*, unavailable)
extension ThreadMemory: Sendable {}
