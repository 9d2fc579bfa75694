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

    private let request: UnsafeMutablePointer<FCGX_Request>

    init() {
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
        // libfcgi collects up to 8 KiB: head, body and end of a usual answer leave in one write(2).
        response.writeHead { text in
            var text = text
            text.withUTF8 { _ = unsafe write(UnsafeRawBufferPointer($0)) }
        }
        unsafe response.body.withUnsafeBytes { _ = unsafe write($0) }
        if let produce = response.produce { send(produce) }
        if !keeps { unsafe request.pointee.keepConnection = 0 }
        unsafe FCGX_Finish_r(request)
        defer { unsafe request.pointee.ipcFd = -1 }
        return unsafe request.pointee.ipcFd >= 0
    }

    /// Sends a body as it is made. One that is not made to its end must not look like a whole one: the connection is
    /// cut, before libfcgi could say that the request is complete.
    private func send(_ produce: GatewayResponse.Producer) {
        do {
            try produce { bytes in
                guard unsafe bytes.withUnsafeBytes({ unsafe write($0) }) else { throw HungUp() }
            }
        } catch {
            unsafe request.pointee.keepConnection = 0
            unsafe shutdown(request.pointee.ipcFd, Int32(SHUT_RDWR))
        }
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

    /// A client that hung up is no error of ours: what cannot be written is dropped.
    ///
    /// - Returns: false when nobody takes it any more.
    @unsafe
    private func write(_ bytes: UnsafeRawBufferPointer) -> Bool {
        // The length of what libfcgi takes at a time is an int.
        guard bytes.count > 0, bytes.count <= Int(Int32.max) else { return unsafe bytes.isEmpty }
        return unsafe FCGX_PutStr(bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), request.pointee.out)
            >= 0
    }
}

/// Whoever was to have the body takes no more of it.
public struct HungUp: Error {
    public init() {}
}
