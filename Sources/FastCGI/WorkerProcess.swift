internal import CFastCGI
internal import Glibc

/// The descriptors that a worker process finds open.
public enum WorkerDescriptor {
    /// The listening socket.
    public static let listener: Int32 = 0
    /// The shared memory, when the supervisor was given one.
    public static let sharedMemory: Int32 = 3
    /// Gets the `WorkerReport`s.
    public static let report: Int32 = 4
    /// Where connections of workers that go are taken from.
    public static let handOverReceiver: Int32 = 5
    /// Where connections are put by a worker that goes.
    public static let handOverSender: Int32 = 6
}

/// What a worker tells its supervisor: a byte each.
enum WorkerReport: UInt8 {
    /// All handlers are made.
    case ready = 0x2B
    /// It has served as many requests as it may, and waits to be replaced.
    case worn = 0x72
}

/// What a process is told by the supervisor that started it.
public struct WorkerProcess: Sendable, Equatable {
    /// A small number that no other living worker has, from 0; free again when this one has died.
    public let slot: Int
    /// Which start or reload this worker belongs to, from 1.
    public let generation: Int

    static let slotVariable = "TRUNKLINE_WORKER_SLOT"
    static let generationVariable = "TRUNKLINE_GENERATION"
    static let supervisorVariable = "TRUNKLINE_SUPERVISOR"

    /// Reads the environment, and binds this process to its supervisor: when that
    /// dies, this one stops as by SIGINT. Core files, which would hold what requests
    /// hold, are turned off.
    ///
    /// - Returns: nil when the process was not started by a supervisor.
    public static func begin(environment: [String: String]) -> WorkerProcess? {
        guard let slot = environment[slotVariable].flatMap(Int.init),
            let generation = environment[generationVariable].flatMap(Int.init),
            let supervisor = environment[supervisorVariable].flatMap(Int32.init)
        else { return nil }
        _ = fastcgi_forbid_core_dumps()
        _ = fastcgi_signal_at_parents_death(SIGINT)
        // It may have died before that.
        if getppid() != supervisor { kill(getpid(), SIGINT) }
        return WorkerProcess(slot: slot, generation: generation)
    }

    /// What `WorkerPool` needs of the descriptors in `WorkerDescriptor`.
    public func configuration(threads: Int) -> WorkerPool.Configuration {
        for descriptor in WorkerDescriptor.sharedMemory...WorkerDescriptor.handOverSender {
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        }
        var configuration = WorkerPool.Configuration(threads: threads)
        configuration.report = WorkerDescriptor.report
        configuration.handOver = HandOver(
            receiver: WorkerDescriptor.handOverReceiver, sender: WorkerDescriptor.handOverSender)
        return configuration
    }
}
