internal import CFastCGI
internal import Glibc

/// Starts a process with exactly the descriptors that it is given.
struct ChildProcess {
    let executable: String
    /// Without the name of the program itself.
    let arguments: [String]
    let environment: [String: String]
    /// What the child has at 0, and from 3 on. Standard output and error are inherited; everything else is closed.
    let descriptors: [(target: Int32, source: Int32)]

    /// Descriptors below this are the child's: sources are above, so that none is overwritten before it is used.
    static let firstSource: Int32 = 16

    /// Gives the descriptor another number, which may be a source. It is closed on exec.
    static func raise(_ descriptor: Int32) throws(PoolError) -> Int32 {
        let raised = fcntl(descriptor, F_DUPFD_CLOEXEC, firstSource)
        guard raised >= 0 else { throw .system("fcntl", errno) }
        return raised
    }

    /// - Parameter blocked: signals that the child begins with blocked; all have their default action.
    /// - Returns: the child's pid.
    @safe
    func start(blocked: [Int32]) throws(PoolError) -> Int32 {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        for descriptor in descriptors {
            unsafe posix_spawn_file_actions_adddup2(&actions, descriptor.source, descriptor.target)
        }
        let end = (descriptors.map(\.target).max() ?? 2) + 1
        unsafe posix_spawn_file_actions_addclosefrom_np(&actions, max(end, 3))

        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        var mask = sigset_t()
        unsafe sigemptyset(&mask)
        for signal in blocked { unsafe sigaddset(&mask, signal) }
        unsafe posix_spawnattr_setsigmask(&attributes, &mask)
        var all = sigset_t()
        unsafe sigfillset(&all)
        unsafe posix_spawnattr_setsigdefault(&attributes, &all)
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

        let settings = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let (words, variables) = unsafe (Self.copies([executable] + arguments), Self.copies(settings))
        defer { unsafe (words + variables).forEach { unsafe free($0) } }
        var pid: Int32 = 0
        let result = unsafe posix_spawn(&pid, executable, &actions, &attributes, words, variables)
        guard result == 0 else { throw .system("posix_spawn", result) }
        return pid
    }

    /// Strings as C has them, and a null pointer at the end. To be freed.
    @unsafe
    private static func copies(_ strings: [String]) -> [UnsafeMutablePointer<CChar>?] {
        unsafe strings.map { unsafe strdup($0) } + [nil]
    }
}

/// How a child process is, by waitpid(2).
enum ChildState: Equatable {
    case exited(status: Int32)
    case killed(signal: Int32)
    /// Stopped by a signal such as SIGSTOP; it may be continued.
    case stopped
    case continued

    /// What has changed since it was asked last; nil when nothing has.
    init?(of pid: Int32) {
        var status: Int32 = 0
        guard unsafe waitpid(pid, &status, WNOHANG | WUNTRACED | WCONTINUED) == pid else { return nil }
        if fastcgi_has_exited(status) != 0 {
            self = .exited(status: fastcgi_exit_status(status))
        } else if fastcgi_has_stopped(status) != 0 {
            self = .stopped
        } else if fastcgi_has_continued(status) != 0 {
            self = .continued
        } else {
            self = .killed(signal: fastcgi_ending_signal(status))
        }
    }
}
