internal import CCurl

/// What a transfer has come to; a class, so that curl can be given its address.
class Transfer {
    let gate: Gate

    init(_ gate: Gate) { self.gate = gate }

    /// Takes a line of the answer's head, or of a mail server's answers.
    ///
    /// - Returns: false to end the transfer.
    func take(line: UnsafeRawBufferPointer) -> Bool { true }

    /// Takes a piece of the answer's body.
    ///
    /// - Returns: false to end the transfer.
    func take(body: UnsafeRawBufferPointer) -> Bool { true }

    /// What has become of it.
    func outcome(_ code: CURLcode, _ times: TransferTimes) -> TransferOutcome {
        fatalError("a transfer is of one kind or the other")
    }

    /// Sets what every transfer has.
    func prepare(_ handle: EasyHandle, _ limits: TransferLimits, authorities: String?) {
        let context = unsafe Unmanaged.passUnretained(self).toOpaque()
        handle.set(CURLOPT_CONNECTTIMEOUT_MS, limits.connect.milliseconds)
        handle.set(CURLOPT_TIMEOUT_MS, limits.whole.milliseconds)
        // Without it curl measures time by a signal, which is the process's and not the thread's.
        handle.set(CURLOPT_NOSIGNAL, 1)
        // A look-up that has not ended in time ends by itself; to wait for it would be to hold up all the others.
        handle.set(CURLOPT_QUICK_EXIT, 1)
        handle.set(CURLOPT_PROXY, "")
        handle.set(CURLOPT_FOLLOWLOCATION, 0)
        handle.set(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
        if let authorities { handle.set(CURLOPT_CAINFO, authorities) }
        handle.note(unsafe ccurl_set_opener(handle.pointer, Gate.open))
        handle.note(unsafe ccurl_set_address(handle.pointer, CURLOPT_OPENSOCKETDATA, context))
        handle.note(unsafe ccurl_set_doorkeeper(handle.pointer, Gate.pass))
        handle.note(unsafe ccurl_set_address(handle.pointer, CURLOPT_PREREQDATA, context))
        handle.note(unsafe ccurl_set_receiver(handle.pointer, CURLOPT_HEADERFUNCTION, Self.takeLine))
        handle.note(unsafe ccurl_set_address(handle.pointer, CURLOPT_HEADERDATA, context))
        handle.note(unsafe ccurl_set_receiver(handle.pointer, CURLOPT_WRITEFUNCTION, Self.takeBody))
        handle.note(unsafe ccurl_set_address(handle.pointer, CURLOPT_WRITEDATA, context))
    }

    private static let takeLine: ccurl_receiver = { start, _, count, context in
        guard let start = unsafe start, let context = unsafe context else { return 0 }
        let transfer = unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
        return unsafe transfer.take(line: UnsafeRawBufferPointer(start: start, count: count)) ? count : 0
    }

    private static let takeBody: ccurl_receiver = { start, _, count, context in
        guard let start = unsafe start, let context = unsafe context else { return 0 }
        let transfer = unsafe Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
        return unsafe transfer.take(body: UnsafeRawBufferPointer(start: start, count: count)) ? count : 0
    }
}
