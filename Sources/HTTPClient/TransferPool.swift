internal import CCurl

/// Sends many requests at the same time from one thread, and messages by a thread of each, so that who is slow holds up
/// nobody else.
///
/// Belongs to one thread: it is not `Sendable`. It follows no redirect, believes no proxy and no settings of the
/// environment, keeps no cookies, asks for no compression, speaks TLS 1.2 or later and checks certificates; and it
/// connects only where each transfer's policy allows, whatever a name stands for at that moment. Connections are kept and
/// used again, by transfers whose policy allows the address.
///
/// Whoever starts transfers decides how many there may be at a time. To end the pool is to give up what is under way.
@safe
public final class TransferPool<Tag> {
    private let multi: UnsafeMutableRawPointer
    private let authorities: String?
    private let doorbell: Doorbell
    private var underWay: [UInt: (handle: EasyHandle, transfer: Transfer, tag: Tag)] = [:]
    private var errands: [(errand: MailErrand, tag: Tag)] = []
    private var idle: [EasyHandle] = []
    private var ended: [FinishedTransfer<Tag>] = []
    /// For tests: what names stand for, as `host:port:address`; see CURLOPT_RESOLVE(3).
    package var resolving: [String] = []

    /// - Parameter authorities: path of the certificates, in PEM, of those who may vouch for a server; nil for the
    ///   machine's own.
    public init(authorities: String? = nil) {
        CurlLibrary.start
        guard let multi = unsafe curl_multi_init() else { fatalError("curl has no memory") }
        unsafe self.multi = multi
        doorbell = unsafe Doorbell(of: multi)
        self.authorities = authorities
        unsafe ccurl_multi_set_number(multi, CURLMOPT_MAXCONNECTS, 256)
    }

    deinit {
        doorbell.takeDown()
        for (errand, _) in errands { errand.giveUp() }
        for (_, entry) in underWay {
            entry.transfer.gate.hangUp()
            unsafe curl_multi_remove_handle(multi, entry.handle.pointer)
        }
        unsafe curl_multi_cleanup(multi)
    }

    /// How many transfers `wait` has not returned yet.
    public var count: Int { underWay.count + errands.count + ended.count }

    /// Begins to send a request.
    ///
    /// - Parameter tag: by which its end is told from others'.
    public func start(_ request: OutgoingRequest, tag: Tag) {
        start(HTTPTransfer(request), request.limits, tag)
    }

    /// Begins to hand a message to a mail server.
    public func start(_ delivery: MailDelivery, tag: Tag) {
        errands.append((MailErrand(delivery, authorities: authorities, resolving: resolving, doorbell), tag))
    }

    /// The same by the thread that calls, which stands still while the server has the last word.
    func handOver(_ delivery: MailDelivery, tag: Tag) { start(MailTransfer(delivery), delivery.limits, tag) }

    /// Waits until at least one transfer has ended.
    ///
    /// - Returns: all that have ended meanwhile, each once; none when the time has passed, or at once when nothing is
    ///   under way.
    public func wait(_ limit: Duration) -> [FinishedTransfer<Tag>] {
        let end = ContinuousClock.now + limit
        repeat {
            drive()
            collect()
            if !ended.isEmpty || count == 0 { break }
            let left = (end - .now).milliseconds
            unsafe curl_multi_poll(multi, nil, 0, Int32(clamping: left), nil)
        } while .now < end
        defer { ended = [] }
        return ended
    }

    /// Gives up what is under way.
    ///
    /// - Returns: all that `wait` has not returned, each with how far it had come: of a message that the server did not
    ///   have whole it is known that it was not handed over.
    public func abandon() -> [FinishedTransfer<Tag>] {
        for (errand, _) in errands { errand.giveUp() }
        drive()
        for (handle, transfer, tag) in underWay.values {
            // Before curl ends it: of a message that is half sent it would have the server take that half for the whole.
            ended.append(
                FinishedTransfer(
                    tag: tag, outcome: transfer.outcome(CURLE_ABORTED_BY_CALLBACK, TransferTimes(handle))))
            transfer.gate.hangUp()
            putAway(handle)
        }
        underWay = [:]
        // However many wait for a last word, they are waited for together.
        let end = ContinuousClock.now + .seconds(1)
        for (errand, tag) in errands { ended.append(FinishedTransfer(tag: tag, outcome: errand.outcome(by: end))) }
        errands = []
        defer { ended = [] }
        return ended
    }

    /// Takes a handle from curl's hands, for the next transfer.
    private func putAway(_ handle: EasyHandle) {
        unsafe curl_multi_remove_handle(multi, handle.pointer)
        handle.reset()
        idle.append(handle)
    }

    private func start(_ transfer: Transfer, _ limits: TransferLimits, _ tag: Tag) {
        let handle = idle.popLast() ?? EasyHandle()
        transfer.prepare(handle, limits, authorities: authorities)
        handle.set(CURLOPT_RESOLVE, lines: resolving)
        guard handle.problem == CURLE_OK, unsafe curl_multi_add_handle(multi, handle.pointer) == CURLM_OK else {
            // Nothing has been sent, and to send without one of the settings might be to send to the wrong one.
            let code = handle.problem == CURLE_OK ? CURLE_FAILED_INIT : handle.problem
            ended.append(FinishedTransfer(tag: tag, outcome: transfer.outcome(code, .none)))
            return
        }
        underWay[handle.key] = (handle, transfer, tag)
    }

    private func collect() {
        errands.removeAll { errand, tag in
            guard let outcome = errand.outcome else { return false }
            ended.append(FinishedTransfer(tag: tag, outcome: outcome))
            return true
        }
    }

    private func drive() {
        var running: Int32 = 0
        unsafe curl_multi_perform(multi, &running)
        var left: Int32 = 0
        while let message = unsafe curl_multi_info_read(multi, &left) {
            guard unsafe message.pointee.msg == CURLMSG_DONE else { continue }
            let key = unsafe UInt(bitPattern: message.pointee.easy_handle)
            // The message is gone with the handle.
            let result = unsafe message.pointee.data.result
            guard let (handle, transfer, tag) = underWay.removeValue(forKey: key) else { continue }
            let times = TransferTimes(handle)
            putAway(handle)
            ended.append(FinishedTransfer(tag: tag, outcome: transfer.outcome(result, times)))
        }
    }
}

/// A transfer that is over.
public struct FinishedTransfer<Tag> {
    /// As it was given at the start.
    public let tag: Tag
    public let outcome: TransferOutcome
}

/// What has become of a transfer.
public enum TransferOutcome: Sendable {
    /// A request was answered, with whatever status.
    case answered(Answer)
    /// A request was not answered.
    case failed(TransferError)
    /// A message was taken, or not.
    case mailed(MailResult, TransferTimes)
}

extension TransferTimes {
    static let none = TransferTimes(connected: .zero, answered: .zero, ended: .zero)

    fileprivate init(_ handle: EasyHandle) {
        func time(_ which: CURLINFO) -> Duration { .microseconds(unsafe ccurl_time(handle.pointer, which)) }
        self.init(
            connected: time(CURLINFO_APPCONNECT_TIME_T), answered: time(CURLINFO_STARTTRANSFER_TIME_T),
            ended: time(CURLINFO_TOTAL_TIME_T))
    }
}
