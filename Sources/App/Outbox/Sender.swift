internal import Foundation
internal import HTTPClient
internal import MariaDB

/// Sends what goes by one channel.
protocol Sender {
    /// How many at the same time to one target.
    var atATime: Int { get }

    /// What is to be sent; a verdict where nothing is.
    func departure(of message: OutboxMessage, in context: JobContext) throws -> Departure

    func verdict(on outcome: TransferOutcome, of message: OutboxMessage) -> Verdict

    /// The receiver wants no more: the channel notes it, in the transaction in which the target is paused.
    ///
    /// - Parameter moment: of the newest attempt that was answered so.
    /// - Returns: false where what was sent to then is not what is sent to now; then the target is not paused.
    func end(_ target: UUID, saidOf moment: Date, of organisation: UUID, in context: JobContext) throws -> Bool

    /// All that was tried for days has failed: the channel may pause the target, in the transaction in which that is noted.
    ///
    /// - Returns: whether it has.
    func giveUp(_ target: UUID, of organisation: UUID, in context: JobContext) throws -> Bool

    /// Messages have become something: the channel notes it, in the transaction in which they do.
    func note(_ messages: [UUID], _ state: OutboxState, of organisation: UUID, in context: JobContext) throws

    /// That has been committed.
    func tell(_ organisation: UUID, in context: JobContext)
}

extension Sender {
    func verdict(on outcome: TransferOutcome, of message: OutboxMessage) -> Verdict { Verdict(outcome) }
    /// Most receivers never say so.
    func end(_ target: UUID, saidOf moment: Date, of organisation: UUID, in context: JobContext) throws -> Bool { true }
    func giveUp(_ target: UUID, of organisation: UUID, in context: JobContext) throws -> Bool { false }
    func note(_ messages: [UUID], _ state: OutboxState, of organisation: UUID, in context: JobContext) throws {}
    func tell(_ organisation: UUID, in context: JobContext) {}

    /// Puts back what has been claimed and does not leave now.
    func giveBack(_ message: OutboxMessage, _ departure: Departure, lease: UUID, in context: JobContext) throws {
        let outbox = OutboxStore(db: try context.db, organisation: message.organisation)
        switch departure {
        case .postponed(let dueAt):
            try outbox.giveBack(message.id, .waiting, dueAt: dueAt, lease: lease, now: context.now)
        case .ended(let state):
            try context.db.retryingTransaction {
                try outbox.giveBack(message.id, state, dueAt: nil, lease: lease, now: context.now)
                try note([message.id], state, of: message.organisation, in: context)
            }
            tell(message.organisation, in: context)
        case .request, .mail, .settled: break
        }
    }
}

/// How a message leaves.
enum Departure {
    case request(OutgoingRequest)
    case mail(MailDelivery)
    /// Not at all.
    case settled(Verdict)
    /// Not before then; that it was looked at is no attempt.
    case postponed(Date)
    /// Never: it makes no sense any more, and becomes this; nor was that an attempt.
    case ended(OutboxState)
}

extension Verdict {
    /// What an answer over HTTP, or none, says of a message.
    init(_ outcome: TransferOutcome) {
        switch outcome {
        case .answered(let answer): self = Verdict(answer)
        case .failed(.addressRefused): self = Verdict(outcome: .blocked)
        case .failed(let error): self = Verdict(outcome: error.mayHaveArrived ? .unknown : .failed)
        case .mailed(let result, _): self = Verdict(result)
        }
    }

    /// Of one recipient's message.
    private init(_ result: MailResult) {
        let outcome: Outcome =
            switch result.verdict {
            case .accepted: .accepted
            case .refused: .refused
            case .tryLater: result.error == .addressRefused ? .blocked : .failed
            case .unknown: .unknown
            }
        self.init(outcome: outcome, status: result.code, isOfMessage: result.isOfMessage)
    }

    /// 2xx alone is acceptance; a redirect is a failure, and not followed; 410 says that nobody wants more.
    private init(_ answer: Answer) {
        let outcome: Outcome = (200..<300).contains(answer.status) ? .accepted : .failed
        self.init(
            outcome: answer.status == 410 ? .refused : outcome, status: answer.status,
            answer: Array(answer.body.prefix(4_096)), endsTarget: answer.status == 410)
        // Other statuses' are not asked for by anybody who knows what they do.
        if [429, 502, 503, 504].contains(answer.status) {
            retryAfter = answer.headers["retry-after"].flatMap(Self.seconds)
        }
    }

    /// The form in seconds; a date would have to be held against clocks that differ.
    private static func seconds(_ text: String) -> TimeInterval? {
        guard text.utf8.count <= 6, let seconds = Int(text), seconds >= 0 else { return nil }
        return TimeInterval(seconds)
    }
}
