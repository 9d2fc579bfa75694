internal import CFastCGI
internal import Glibc
internal import Synchronization

/// Where connections wait for a thread: the listening socket and every idle
/// kept connection, in one epoll(7).
///
/// nginx keeps its connections (`fastcgi_keep_conn on`), and libfcgi's own loop
/// would give each of them a thread for good: two idle connections starve a
/// pool of two. Here an idle connection costs a file descriptor, and a thread
/// belongs to a connection only while it answers a request.
///
/// A lobby closes in two ways (`Closing`). Either way it takes no new
/// connections; those that are there move to a second epoll, the back room,
/// where they are served until nothing has come for a while.
final class Lobby: Sendable {
    /// A connection that has a request to read, and the one thread that has it.
    struct Visitor: ~Copyable {
        let connection: Int32
        fileprivate let room: Room
    }

    /// Which epoll knows a connection.
    fileprivate enum Room {
        case street, front, back
    }

    /// Where the connections of a closing lobby go.
    enum Closing {
        /// To other workers, which serve on.
        case handingOver
        /// Nowhere: no worker will be left.
        case forGood
    }

    struct Configuration: Sendable {
        /// Descriptor of a listening socket; several processes may share it.
        let listener: Int32
        let handOver: HandOver?
        /// Users that may connect; nil for everyone.
        let peers: Set<UInt32>?
        /// How long a thread waits for the rest of a record.
        let patience: Duration
        /// How long nothing must have come before the connections of a closing lobby are closed.
        let linger: Duration
    }

    private struct State {
        var closing: Closing?
        /// The connections that no thread has: whoever takes one out owns it.
        var parked = DescriptorSet()
        /// When something came last; kept only while closing.
        var lastVisit = ContinuousClock.now
        var closedAt = ContinuousClock.now
    }

    private let configuration: Configuration
    private let front: EventQueue
    private let back: EventQueue
    private let doors: Int32
    private let state = Mutex(State())

    init(_ configuration: Configuration) throws(PoolError) {
        self.configuration = configuration
        front = try EventQueue()
        back = try EventQueue()
        doors = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        guard doors >= 0 else { throw .system("eventfd", errno) }
        // Another process that shares the socket may be faster.
        _ = fcntl(configuration.listener, F_SETFL, fcntl(configuration.listener, F_GETFL) | O_NONBLOCK)
        let shared = [configuration.listener] + (configuration.handOver.map { [$0.receiver] } ?? [])
        guard front.watch(doors), shared.allSatisfy(front.share) else { throw .system("epoll_ctl", errno) }
    }

    deinit {
        Glibc.close(doors)
    }

    /// Waits for a connection with a request on it. Returns nil once the lobby
    /// is closed and this thread is not needed for what is left.
    func next() -> Visitor? {
        while true {
            guard let (ready, hungUp) = front.wait(.seconds(1)) else {
                // The wake-up for a connection may have gone to a worker that died before it took it.
                if let visitor = greet() { return visitor }
                continue
            }
            switch ready {
            case doors: return nextInBackRoom()
            case configuration.listener: if let visitor = greet() { return visitor }
            case configuration.handOver?.receiver: adopt()
            default: if let visitor = take(ready, hungUp, in: .front) { return visitor }
            }
        }
    }

    /// Whether a connection is kept for another request, if the web server wants it.
    var keepsConnections: Bool {
        state.withLock { state in
            guard state.closing == .forGood else { return true }
            // Requests that keep coming cannot hold up the end.
            return ContinuousClock.now - state.closedAt < configuration.linger * 10
        }
    }

    /// Takes back a connection that the web server keeps for its next request.
    func park(_ visitor: consuming Visitor) {
        let (connection, room) = (visitor.connection, visitor.room)
        // Together with the change of epoll, so that nobody closes the connection in between.
        let closing = state.withLock { state -> Closing? in
            guard let closing = state.closing else {
                state.parked.insert(connection)
                // An epoll that is out of memory: the web server connects again.
                if !front.arm(connection, isNew: room == .street) { drop(connection, &state) }
                return nil
            }
            return closing
        }
        if let closing { settle(connection, room, closing) }
    }

    /// Takes no more connections, and sees to those that are here.
    ///
    /// May be called again, with `.forGood`, when it turns out that nobody is left.
    func close(_ closing: Closing) {
        let isFirst = state.withLock { state in
            let isFirst = state.closing == nil
            state.closing = closing
            (state.lastVisit, state.closedAt) = (.now, .now)
            return isFirst
        }
        if isFirst {
            front.forget(configuration.listener)
            if let handOver = configuration.handOver { front.forget(handOver.receiver) }
            clearLobby(closing)
        }
        if closing == .forGood {
            if let handOver = configuration.handOver { _ = back.share(handOver.receiver) }
            // Closed, without setting its number free: a connection made from now on is refused, not forgotten.
            dup2(doors, configuration.listener)
        }
        // Never read back, so it stays readable for every thread.
        eventfd_write(doors, 1)
    }

    // MARK: Arrivals

    /// Accepts a connection; nil when there is none, or nothing on it yet.
    private func greet() -> Visitor? {
        guard let connection = accept() else { return nil }
        let visitor = Visitor(connection: connection, room: .street)
        // Rare: nginx writes at once. Waiting for it here would cost a thread.
        guard hasData(connection) else {
            park(visitor)
            return nil
        }
        return visitor
    }

    private func accept() -> Int32? {
        let connection = accept4(configuration.listener, nil, nil, Int32(SOCK_CLOEXEC.rawValue))
        guard connection >= 0 else {
            // Out of descriptors or memory: the connection waits in the backlog, and so do we, a moment.
            if [EMFILE, ENFILE, ENOBUFS, ENOMEM].contains(errno) { poll(nil, 0, 10) }
            return nil
        }
        // A stranger must not reach libfcgi, which a malformed record aborts.
        if let peers = configuration.peers, !peers.contains(where: { fastcgi_peer_user(connection) == Int64($0) }) {
            Glibc.close(connection)
            return nil
        }
        limitWaiting(connection)
        return connection
    }

    /// Takes in the connections that other workers gave away.
    private func adopt() {
        guard let connection = configuration.handOver?.receive() else { return }
        park(Visitor(connection: connection, room: .street))
    }

    /// Takes a connection that something came on; nil when another thread has it, or the peer hung up.
    private func take(_ connection: Int32, _ hungUp: Bool, in room: Room) -> Visitor? {
        let isOurs = state.withLock { state in
            if state.closing != nil { state.lastVisit = .now }
            return state.parked.remove(connection)
        }
        guard isOurs else { return nil }
        // A peer may have sent a request and then hung up: that is answered all the same.
        if hungUp, !hasData(connection) {
            Glibc.close(connection)
            return nil
        }
        return Visitor(connection: connection, room: room)
    }

    // MARK: Closing

    private func nextInBackRoom() -> Visitor? {
        while let wait = timeToStay() {
            guard let (ready, hungUp) = back.wait(wait) else { continue }
            if ready == configuration.handOver?.receiver {
                adopt()
            } else if let visitor = take(ready, hungUp, in: .back) {
                return visitor
            }
        }
        return nil
    }

    /// How long a thread waits in the back room; nil when it may go.
    private func timeToStay() -> Duration? {
        let (wait, left) = state.withLock { state -> (Duration?, [Int32]) in
            if state.closing == .handingOver, state.parked.isEmpty { return (nil, []) }
            let rest = configuration.linger - (ContinuousClock.now - state.lastVisit)
            return rest > .zero ? (rest, []) : (nil, state.parked.removeAll())
        }
        for connection in left { Glibc.close(connection) }
        return wait
    }

    /// Finds a place for all connections that no thread has.
    private func clearLobby(_ closing: Closing) {
        for connection in state.withLock({ $0.parked.removeAll() }) { settle(connection, .front, closing) }
        // Wake-ups that came to this process went to no other: what they were for is taken along.
        while let connection = accept() { settle(connection, .street, closing) }
        var passing: [Int32] = []
        while let connection = configuration.handOver?.receive() { passing.append(connection) }
        for connection in passing { settle(connection, .street, closing) }
    }

    /// Gives a connection away, or puts it in the back room.
    private func settle(_ connection: Int32, _ room: Room, _ closing: Closing) {
        if room == .front { front.forget(connection) }
        var isNew = room != .back
        if closing == .handingOver, let handOver = configuration.handOver {
            if room == .back { back.forget(connection) }
            if handOver.send(connection) { return }
            isNew = true
        }
        state.withLock { state in
            state.lastVisit = .now
            state.parked.insert(connection)
            if !back.arm(connection, isNew: isNew) { drop(connection, &state) }
        }
    }

    // MARK: Descriptors

    private func drop(_ connection: Int32, _ state: inout State) {
        _ = state.parked.remove(connection)
        Glibc.close(connection)
    }

    /// libfcgi reads without a limit: half a record would hold a thread for good.
    private func limitWaiting(_ connection: Int32) {
        let (seconds, attoseconds) = configuration.patience.components
        var limit = timeval(tv_sec: Int(seconds), tv_usec: Int(attoseconds / 1_000_000_000_000))
        let size = socklen_t(MemoryLayout<timeval>.size)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            unsafe setsockopt(connection, SOL_SOCKET, option, &limit, size)
        }
    }

    /// Whether the peer sent something that was not read yet.
    private func hasData(_ connection: Int32) -> Bool {
        var byte: UInt8 = 0
        return unsafe recv(connection, &byte, 1, Int32(MSG_PEEK | MSG_DONTWAIT)) > 0
    }
}
