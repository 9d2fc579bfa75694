internal import CCurl

/// A request under way, and what has come of its answer.
final class HTTPTransfer: Transfer {
    private let request: OutgoingRequest
    private var headLength = 0
    private var status = 0
    private var isHeadWhole = false
    private var headers: [String: String] = [:]
    private var body: [UInt8] = []

    init(_ request: OutgoingRequest) {
        self.request = request
        super.init(
            Gate(request.destination.policy, isPlain: request.destination.isPlain, mayRepeat: request.isRepeatable))
    }

    override func prepare(_ handle: EasyHandle, _ limits: TransferLimits, authorities: String?) {
        super.prepare(handle, limits, authorities: authorities)
        handle.set(CURLOPT_URL, request.destination.url)
        handle.set(CURLOPT_PROTOCOLS_STR, request.destination.isPlain ? "http" : "https")
        // The URL as it was read is the URL that is sent.
        handle.set(CURLOPT_PATH_AS_IS, 1)
        handle.set(CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1)
        // Without `Expect` curl does not wait to be asked for a longer body.
        handle.set(CURLOPT_HTTPHEADER, lines: request.headers.map(\.text) + ["Expect:", "Accept:"])
        handle.set(body: request.body)
        if !request.isRepeatable {
            handle.set(CURLOPT_FRESH_CONNECT, 1)
            handle.set(CURLOPT_FORBID_REUSE, 1)
        }
    }

    override func take(line: UnsafeRawBufferPointer) -> Bool {
        // What comes after the body are trailers.
        guard !isHeadWhole else { return true }
        headLength += line.count
        guard headLength <= TransferLimits.longestHead else { return false }
        let text = unsafe String(decoding: line, as: UTF8.self).trimmingEnd()
        if text.hasPrefix("HTTP/") {
            status = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
            headers = [:]
        } else if text.isEmpty {
            isHeadWhole = status >= 200
        } else if let colon = text.firstIndex(of: ":") {
            let name = text[..<colon].lowercased()
            guard request.wantedHeaders.contains(name) else { return true }
            headers[name] = String(text[text.index(after: colon)...].drop { $0 == " " || $0 == "\t" })
        }
        return true
    }

    override func take(body piece: UnsafeRawBufferPointer) -> Bool {
        let room = request.limits.longestBody - body.count
        unsafe body.append(contentsOf: piece.prefix(room))
        return piece.count <= room
    }

    override func outcome(_ code: CURLcode, _ times: TransferTimes) -> TransferOutcome {
        // Who has said how it went has been reached, whatever became of the rest of the answer.
        if isHeadWhole {
            return .answered(
                Answer(status: status, headers: headers, body: body, isWhole: code == CURLE_OK, times: times))
        }
        if gate.hasRefusedAll { return .failed(.addressRefused) }
        if code == CURLE_OK || headLength > TransferLimits.longestHead { return .failed(.answerMalformed) }
        return .failed(TransferError(code, sent: gate.passes > 0))
    }
}

extension String {
    fileprivate func trimmingEnd() -> Substring {
        var text = self[...]
        while let last = text.unicodeScalars.last, last == "\r" || last == "\n" || last == " " {
            text.unicodeScalars.removeLast()
        }
        return text
    }
}
