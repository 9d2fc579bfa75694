internal import CCurl

/// A message under way.
final class MailTransfer: Transfer {
    private let delivery: MailDelivery
    private var dialogue: SMTPDialogue
    /// How much of the message curl has fetched.
    private var position = 0

    init(_ delivery: MailDelivery) {
        self.delivery = delivery
        dialogue = SMTPDialogue(recipientCount: delivery.recipients.count)
        super.init(Gate(delivery.server.policy, isPlain: delivery.server.security == .plain, mayRepeat: false))
    }

    override func prepare(_ handle: EasyHandle, _ limits: TransferLimits, authorities: String?) {
        super.prepare(handle, limits, authorities: authorities)
        let server = delivery.server
        handle.set(CURLOPT_URL, server.url)
        handle.set(CURLOPT_PROTOCOLS_STR, server.security == .tls ? "smtps" : "smtp")
        handle.set(CURLOPT_USE_SSL, Int((server.security == .plain ? CURLUSESSL_NONE : CURLUSESSL_ALL).rawValue))
        if let credentials = server.credentials {
            handle.set(CURLOPT_USERNAME, credentials.user)
            handle.set(CURLOPT_PASSWORD, credentials.password)
            handle.set(CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN")
        }
        handle.set(CURLOPT_MAIL_FROM, "<\(delivery.sender.text)>")
        handle.set(CURLOPT_MAIL_RCPT, lines: delivery.recipients.map { "<\($0.text)>" })
        handle.set(CURLOPT_MAIL_RCPT_ALLLOWFAILS, 1)
        // A connection that has been idle may have been closed by the server, and whether it was is known too late.
        handle.set(CURLOPT_FRESH_CONNECT, 1)
        handle.set(CURLOPT_FORBID_REUSE, 1)
        handle.set(CURLOPT_UPLOAD, 1)
        handle.set(CURLOPT_INFILESIZE_LARGE, size: delivery.message.count)
        let context = unsafe Unmanaged.passUnretained(self).toOpaque()
        handle.note(unsafe ccurl_set_sender(handle.pointer, Self.send))
        handle.note(unsafe ccurl_set_address(handle.pointer, CURLOPT_READDATA, context))
        // Our own commands are told to nobody else.
        handle.set(CURLOPT_VERBOSE, 1)
        handle.note(unsafe ccurl_set_witness(handle.pointer, Self.hear))
        handle.note(unsafe ccurl_set_address(handle.pointer, CURLOPT_DEBUGDATA, context))
    }

    override func take(line: UnsafeRawBufferPointer) -> Bool {
        dialogue.received(unsafe String(decoding: line, as: UTF8.self))
        return true
    }

    override func outcome(_ code: CURLcode, _ times: TransferTimes) -> TransferOutcome {
        let isHandedOver = position == delivery.message.count
        var error = code == CURLE_OK ? nil : TransferError(code, sent: isHandedOver)
        if gate.hasRefusedAll { error = .addressRefused }
        return .mailed(dialogue.result(error, isHandedOver: isHandedOver), times)
    }

    private static let send: ccurl_sender = { start, _, room, context in
        guard let start = unsafe start, let context = unsafe context else { return 0 }
        let transfer = unsafe Unmanaged<MailTransfer>.fromOpaque(context).takeUnretainedValue()
        let piece = transfer.delivery.message.dropFirst(transfer.position).prefix(room)
        unsafe UnsafeMutableRawBufferPointer(start: start, count: room).copyBytes(from: piece)
        transfer.position += piece.count
        return piece.count
    }

    private static let hear: curl_debug_callback = { _, kind, start, count, context in
        guard kind == CURLINFO_HEADER_OUT, let start = unsafe start, let context = unsafe context else { return 0 }
        let transfer = unsafe Unmanaged<MailTransfer>.fromOpaque(context).takeUnretainedValue()
        // The beginning is enough to know a command.
        let piece = unsafe UnsafeRawBufferPointer(start: start, count: min(count, 16))
        let command = unsafe String(decoding: piece, as: UTF8.self)
        transfer.dialogue.sent(command)
        // curl would wait for the answer, and whoever waits for the message with it.
        if command.hasPrefix("QUIT") { transfer.gate.stopListening() }
        return 0
    }
}
