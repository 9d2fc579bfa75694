/// What has been said between a mail server and us so far, followed line by line (RFC 5321 section 4.2).
struct SMTPDialogue {
    private enum Step: Equatable {
        case opening
        case credentials
        case sender
        case recipient(Int)
        case data
        /// The server waits for the message, or has it.
        case message
        case over
    }

    private let recipientCount: Int
    private var step = Step.opening
    private var nextRecipient = 0
    private var refusals: [Int: Int] = [:]
    /// We have said goodbye; what the server says to it changes nothing.
    private var isLeaving = false
    /// What the server last said no with.
    private var refusal: Int?
    /// What the server said to the message.
    private var final: Int?

    init(recipientCount: Int) { self.recipientCount = recipientCount }

    /// Takes a command of ours.
    mutating func sent(_ command: String) {
        if command.hasPrefix("AUTH ") {
            step = .credentials
        } else if command.hasPrefix("MAIL FROM:") {
            step = .sender
        } else if command.hasPrefix("RCPT TO:") {
            step = .recipient(nextRecipient)
            nextRecipient += 1
        } else if case .recipient = step, command.hasPrefix("DATA") {
            step = .data
        } else if command.hasPrefix("QUIT") {
            isLeaving = true
        }
    }

    /// Takes a line of the server's.
    mutating func received(_ line: String) {
        // Of an answer of several lines the last one counts.
        guard !isLeaving, let code = Int(line.prefix(3)), (200...599).contains(code),
            line.utf8.dropFirst(3).first != 0x2D
        else {
            return
        }
        switch step {
        case .recipient(let index):
            if code >= 300 { refusals[index] = code }
        case .data where code == 354:
            step = .message
        case .message:
            final = code
            step = .over
        case .opening, .credentials, .sender, .data:
            // A server without EHLO is greeted again with HELO, and there are two ways to send a password.
            refusal = code >= 400 ? code : nil
        case .over:
            break
        }
    }

    /// What has come of it.
    ///
    /// - Parameters:
    ///   - error: why it broke off.
    ///   - isHandedOver: whether the whole message has gone out.
    func result(_ error: TransferError?, isHandedOver: Bool) -> MailResult {
        let isRefused = refusals.count == recipientCount
        let last = final ?? refusal ?? (isRefused ? refusals.values.min() : nil)
        return MailResult(
            verdict: verdict(isHandedOver), stage: stage, code: last, refusals: refusals,
            error: last == nil ? error : nil)
    }

    private func verdict(_ isHandedOver: Bool) -> MailResult.Verdict {
        switch step {
        case .over:
            return final.map(Self.verdict) ?? .unknown
        case .message:
            return isHandedOver ? .unknown : .tryLater
        case .sender, .data:
            return refusal.map(Self.verdict) ?? .tryLater
        case .recipient:
            return refusals.count == recipientCount && refusals.values.allSatisfy { Self.verdict(of: $0) == .refused }
                ? .refused : .tryLater
        case .opening, .credentials:
            // Whatever was wrong, it was not the message.
            return .tryLater
        }
    }

    private static func verdict(of code: Int) -> MailResult.Verdict {
        switch code {
        case 200...299: .accepted
        // Who we are was the question (RFC 4954 section 6), not what we send.
        case 530, 534, 535, 538: .tryLater
        case 500...599: .refused
        default: .tryLater
        }
    }

    private var stage: MailResult.Stage {
        switch step {
        case .opening: .connection
        case .credentials: .credentials
        case .sender: .sender
        case .recipient: .recipients
        case .data, .message, .over: .message
        }
    }
}
