internal import Foundation
internal import HTTPClient
internal import Web

/// What one thread says to the live nginx: numbers its messages, and gives up a round in which nobody takes them.
final class LiveVoice {
    private let shared: SharedState
    private let client: HTTPClient
    /// Names this process among those that speak.
    private let source = String(UInt64.random(in: .min ... .max), radix: 36)
    private var said: [UUID: Int] = [:]
    private var isRefused = false
    private var wasRefused = false

    init(socket: String, shared: SharedState) {
        self.shared = shared
        client = HTTPClient(timeout: .seconds(1), unixSocket: socket)
    }

    /// Says a message to an organisation's pages, and counts it as lost when nobody takes it.
    func say(
        _ kind: LiveMessage.Kind, to organisation: UUID, at now: Date, _ fill: (inout LiveMessage) -> Void
    ) {
        var message = LiveMessage(
            source: source, seq: next(organisation), at: Int(now.timeIntervalSince1970 * 1_000))
        fill(&message)
        send(message, kind, to: LiveChannel.name(of: organisation, at: now))
        guard let previous = LiveChannel.previousName(of: organisation, at: now) else { return }
        if kind == .tick { message.renew = true }
        send(message, kind, to: previous)
    }

    /// Leaves a gap, for what was dropped.
    func skip(_ organisation: UUID) { _ = next(organisation) }

    /// The round is over: the next one is tried again, whatever became of this one.
    func breathe() {
        if isRefused != wasRefused {
            if isRefused {
                Log.warning("the live channel takes no messages")
            } else {
                Log.info("the live channel takes messages again")
            }
        }
        wasRefused = isRefused
        isRefused = false
    }

    private func next(_ organisation: UUID) -> Int {
        said[organisation, default: 0] += 1
        return said[organisation, default: 0]
    }

    private func send(_ message: LiveMessage, _ kind: LiveMessage.Kind, to channel: String) {
        guard !isRefused, let body = try? JSON.encode(message) else {
            shared.count(.liveMessagesLost)
            return
        }
        do throws(HTTPClientError) {
            let answer = try client.post(
                body, to: "http://live/pub/\(channel)", headers: ["X-EventSource-Event: \(kind.rawValue)"])
            if !(200...299).contains(answer.status) { shared.count(.liveMessagesLost) }
        } catch {
            // A connection that the other side closed meanwhile has been tried anew by curl; whoever hangs must not hold
            // up all the others' messages one by one.
            isRefused = true
            shared.count(.liveMessagesLost)
        }
    }
}
