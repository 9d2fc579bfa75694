internal import CFastCGI
internal import Glibc

/// One thread's place for a request: takes a connection, reads the request on
/// it, answers, and gives the connection back.
///
/// Noncopyable, so that it has one owner and is freed once. The `FCGX_Request`
/// lives on the heap because libfcgi's streams point back at it: it must not move.
///
/// It sets `ipcFd` and `keepConnection`, which libfcgi 2.4.2 marks as its own:
/// there is no other way to hand it a connection. Tests hold it to that.
@safe
struct RequestSlot: ~Copyable {
    /// What came on a connection.
    enum Arrival {
        /// With the body to be read, if that was left to the handler.
        case request(GatewayRequest, BodyReader?)
        case refused(GatewayRequest, Refusal)
    }

    /// How much is written between two looks at the clock, in bytes: what libfcgi collects.
    private static let piece = 8_192

    private let request: UnsafeMutablePointer<FCGX_Request>
    /// How long writing an answer may take in all.
    private let patience: Duration

    /// - Parameter patience: how long writing an answer may take, without the time in which it is made.
    init(patience: Duration) {
        self.patience = patience
        unsafe request = .allocate(capacity: 1)
        unsafe request.initialize(to: FCGX_Request())
        unsafe FCGX_InitRequest(request, -1, 0)
    }

    deinit {
        unsafe FCGX_Free(request, 0)
        unsafe request.deallocate()
    }

    /// Makes libfcgi ready, once in a process. It takes over some signals, which is undone.
    static func prepareLibrary() -> Bool { isPrepared }

    private static let isPrepared: Bool = {
        guard FCGX_Init() == 0 else { return false }
        for number in [SIGTERM, SIGUSR1] { signal(number, SIG_DFL) }
        // A client that hung up is told by the result of write(2).
        signal(SIGPIPE, SIG_IGN)
        return true
    }()

    /// Takes the request that waits on `connection`. Returns false, with the
    /// connection closed, when there is none after all.
    func take(from connection: Int32) -> Bool {
        unsafe request.pointee.ipcFd = connection
        // FCGX_Accept_r begins by ending the request before, and would close what it does not keep.
        unsafe request.pointee.keepConnection = 1
        return unsafe FCGX_Accept_r(request) == 0
    }

    /// Reads the accepted request.
    ///
    /// - Parameter intake: how the body of such a request is taken; asked only when there is one.
    func read(intake: (GatewayRequest) -> BodyIntake) -> Arrival {
        var gateway = variables()
        guard gateway["REQUEST_METHOD"]?.isEmpty == false else { return refuse(gateway, .malformed) }
        let announced = gateway["CONTENT_LENGTH"] ?? ""
        guard let length = announced.isEmpty ? 0 : Int(announced), length >= 0 else {
            return refuse(gateway, .malformed)
        }
        if length > 0 {
            switch intake(gateway) {
            case .streamed(let limit):
                guard length <= limit else { return refuse(gateway, .bodyTooLong) }
                return unsafe .request(gateway, BodyReader(request, length: length))
            case .whole(let limit):
                guard length <= min(limit, Int(Int32.max)) else { return refuse(gateway, .bodyTooLong) }
                gateway.body = read(length)
            }
        }
        // Also the end of the stream is read: it would be taken for the next request on this connection.
        let rest = unsafe FCGX_GetChar(request.pointee.in)
        guard gateway.body.count == length, unsafe FCGX_GetError(request.pointee.in) == 0 else {
            gateway.body = []
            return refuse(gateway, .bodyIncomplete)
        }
        return rest < 0 ? .request(gateway, nil) : refuse(gateway, .malformed)
    }

    /// Answers the request and ends it.
    ///
    /// - Parameter keeps: false to close the connection whatever the web server wishes.
    /// - Returns: whether the connection stays open.
    func finish(with response: GatewayResponse, keeps: Bool) -> Bool {
        var waited = Duration.zero
        // libfcgi collects up to 8 KiB: head, body and end of a usual answer leave in one write(2).
        response.writeHead { text in
            var text = text
            text.withUTF8 { _ = unsafe write(UnsafeRawBufferPointer($0), waited: &waited) }
        }
        do {
            try send(response.body, waited: &waited)
            try response.produce?({ try send($0, waited: &waited) })
        } catch {
            // What is not whole must not look so: the connection is cut, before libfcgi could say that the request is
            // complete.
            unsafe request.pointee.keepConnection = 0
            unsafe shutdown(request.pointee.ipcFd, Int32(SHUT_RDWR))
        }
        if !keeps { unsafe request.pointee.keepConnection = 0 }
        unsafe FCGX_Finish_r(request)
        defer { unsafe request.pointee.ipcFd = -1 }
        return unsafe request.pointee.ipcFd >= 0
    }

    private func send(_ bytes: [UInt8], waited: inout Duration) throws(HungUp) {
        guard unsafe bytes.withUnsafeBytes({ unsafe write($0, waited: &waited) }) else { throw HungUp() }
    }

    /// What is left of the request stays unread: the connection cannot carry another.
    private func refuse(_ gateway: GatewayRequest, _ refusal: Refusal) -> Arrival {
        unsafe request.pointee.keepConnection = 0
        return .refused(gateway, refusal)
    }

    private func variables() -> GatewayRequest {
        guard let entries = unsafe request.pointee.envp else { return GatewayRequest(text: [], starts: [0]) }
        var starts: [Int32] = [0]
        starts.reserveCapacity(48)
        var total = 0
        while let entry = unsafe entries[starts.count - 1] {
            total += unsafe strlen(entry) + 1
            starts.append(Int32(truncatingIfNeeded: total))
        }
        let text = unsafe [UInt8](unsafeUninitializedCapacity: total) { buffer, count in
            for index in 0..<starts.count - 1 {
                guard let entry = unsafe entries[index], let base = buffer.baseAddress else { return }
                unsafe memcpy(base + Int(starts[index]), entry, Int(starts[index + 1] - starts[index]))
            }
            count = total
        }
        return GatewayRequest(text: text, starts: starts)
    }

    private func read(_ length: Int) -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
            unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
                let taken = unsafe FCGX_GetStr(characters.baseAddress, Int32(length), request.pointee.in)
                count = max(0, Int(taken))
            }
        }
    }

    /// A client that hung up is no error of ours: what cannot be written is dropped. Nor is one that takes an answer
    /// drop by drop: it would hold the thread until the supervisor ends the worker, and all that the worker is at.
    ///
    /// - Parameter waited: for how long the answer has been written; goes up.
    /// - Returns: false when nobody takes it any more, or not fast enough.
    @unsafe
    private func write(_ bytes: UnsafeRawBufferPointer, waited: inout Duration) -> Bool {
        for start in stride(from: 0, to: bytes.count, by: Self.piece) {
            guard waited < patience else { return false }
            let part = unsafe UnsafeRawBufferPointer(rebasing: bytes[start..<min(start + Self.piece, bytes.count)])
            let begun = ContinuousClock.now
            let count = unsafe FCGX_PutStr(
                part.bindMemory(to: CChar.self).baseAddress, Int32(part.count), request.pointee.out)
            guard count >= 0 else { return false }
            waited += ContinuousClock.now - begun
        }
        return true
    }
}

/// Whoever was to have the body takes no more of it.
public struct HungUp: Error {
    public init() {}
}
