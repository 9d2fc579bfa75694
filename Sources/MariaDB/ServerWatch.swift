internal import CMariaDB
internal import Dispatch
internal import Foundation
internal import Synchronization

/// Whether the server answers, as one thread of the process finds out for all the others.
///
/// A server that stands still, or whose host is gone, ends no connection: whoever waits for it waits out the limit of a
/// statement, and all threads do. So one asks for a sign of life ten times a second. When none comes within a
/// second, and nobody else has been answered meanwhile, every connection that is watched is cut, so that who waits is
/// told, and none is opened until there is a sign. A server that answers, if only to say that it is full, is not away.
public final class ServerWatch: Sendable {
    /// Between two questions, in milliseconds.
    private static let pause = 100
    /// Without an answer for so long, in nanoseconds, a server that does not reply to a question is away. A little less
    /// than the second that a question waits.
    private static let silence: UInt64 = 900_000_000

    private let configuration: Connection.Configuration
    private let away = Atomic(false)
    /// Nanoseconds of the clock below at which somebody was answered last.
    private let answered = Atomic<UInt64>(0)
    private let watched = Mutex<[Weak]>([])
    private let isStopping = Atomic(false)
    private let wake = DispatchSemaphore(value: 0)

    private struct Weak: Sendable {
        weak let cut: ConnectionCut?
    }

    /// - Parameter configuration: of the connections to watch.
    public init(_ configuration: Connection.Configuration) {
        self.configuration = configuration.forQuestions
    }

    /// Whether the server does not answer.
    public var isAway: Bool { away.load(ordering: .acquiring) }

    /// Asks until `stop` is called, on a thread of its own.
    public func start() {
        Thread.detachNewThread { [self] in
            var connection: Connection?
            while !isStopping.load(ordering: .acquiring) {
                ask(&connection)
                _ = wake.wait(timeout: .now() + .milliseconds(Self.pause))
            }
        }
    }

    /// Asks no more.
    public func stop() {
        isStopping.store(true, ordering: .releasing)
        wake.signal()
    }

    /// Cuts `connection` too when the server does not answer.
    func watch(_ connection: borrowing Connection) -> ConnectionCut? {
        guard let cut = ConnectionCut(connection) else { return nil }
        watched.withLock { watched in
            watched.removeAll { $0.cut == nil }
            watched.append(Weak(cut: cut))
        }
        return cut
    }

    /// Notes that the server has answered somebody.
    func noteAnswer() {
        let now = Self.now
        // Threads that all write the same word at every answer wait for one another.
        if now > answered.load(ordering: .relaxed) + 50_000_000 { answered.store(now, ordering: .relaxed) }
    }

    private func ask(_ connection: inout Connection?) {
        if let open = connection {
            if open.isAlive() { return found() }
            // Somebody may have ended this one, which says nothing of the server.
            connection = nil
            if isSilent { return missed() }
        }
        do throws(DatabaseError) {
            connection = try Connection(configuration)
            found()
        } catch {
            if error.isAbsence || error.isSilence && isSilent {
                missed()
            } else if !error.isSilence {
                // It says that it is full, or does not let us in: it is there.
                found()
            }
        }
    }

    private func found() {
        noteAnswer()
        away.store(false, ordering: .releasing)
    }

    /// Cuts only what is waited for in vain: a server that has ended has ended its connections too.
    private func missed() {
        away.store(true, ordering: .releasing)
        guard isSilent else { return }
        for weak in watched.withLock({ $0 }) { weak.cut?.cut() }
    }

    private var isSilent: Bool { Self.now > answered.load(ordering: .relaxed) + Self.silence }

    private static var now: UInt64 { DispatchTime.now().uptimeNanoseconds }
}

/// A way to end a connection from another thread: who waits for its answer is told that it is lost.
///
/// Has a descriptor of its own, so that it never ends what came to have the connection's number after it.
final class ConnectionCut: Sendable {
    private let descriptor: Int32

    /// - Returns: nil when the process has no descriptor left.
    init?(_ connection: borrowing Connection) {
        descriptor = dup(connection.socket)
        if descriptor < 0 { return nil }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    deinit { close(descriptor) }

    func cut() {
        shutdown(descriptor, Int32(SHUT_RDWR))
    }
}
