import Foundation
import TestSupport
import Testing

@testable import App
@testable import SharedMemory

/// How messages find their channels when the channels' names change.
@Suite struct LiveVoiceTests {
    let channel = StubServer()
    let organisation = UUID()
    /// When a name begins.
    let change = Date(timeIntervalSince1970: 300 * 5_000_000)

    @Test func `in the middle of a period one channel gets a message`() throws {
        let voice = try makeVoice()
        voice.say(.tick, to: organisation, at: change + 10) { _ in }
        #expect(channels == ["5000000"])
        #expect(channel.posts.allSatisfy { !$0.body.contains("renew") })
    }

    @Test func `for ten seconds the channel before gets it too, and its ticks say to move over`() throws {
        let voice = try makeVoice()
        voice.say(.tick, to: organisation, at: change + 9.9) { _ in }
        voice.say(.restaurants, to: organisation, at: change) { _ in }
        #expect(channels == ["5000000", "4999999", "5000000", "4999999"])
        #expect(channel.posts.map { $0.body.contains(#""renew":true"#) } == [false, true, false, false])
        let numbers = channel.posts.map { $0.body.firstMatch(of: /"seq":(\d+)/).map { String($0.1) } }
        #expect(numbers == ["1", "1", "2", "2"])
    }

    @Test func `what was dropped leaves a gap`() throws {
        let voice = try makeVoice()
        voice.say(.tick, to: organisation, at: change + 20) { _ in }
        voice.skip(organisation)
        voice.say(.tick, to: organisation, at: change + 21) { _ in }
        #expect(channel.posts.last?.body.contains(#""seq":3"#) == true)
    }

    @Test func `a server that hangs holds up one message, not each of them`() throws {
        let slow = StubServer(answer: nil)
        defer { slow.close() }
        let shared = SharedState(try Segment.create())
        let voice = LiveVoice(socket: slow.socket, shared: shared)
        let begun = ContinuousClock.now
        for _ in 0..<10 { voice.say(.tick, to: organisation, at: change + 20) { _ in } }
        #expect(ContinuousClock.now - begun < .seconds(3))
        #expect(shared[.liveMessagesLost] == 10)
    }

    private func makeVoice() throws -> LiveVoice {
        LiveVoice(socket: channel.socket, shared: SharedState(try Segment.create()))
    }

    /// The numbers of the channels that were posted to.
    private var channels: [String] {
        channel.posts.map { String($0.path.split(separator: ".").last ?? "") }
    }
}
