import Foundation
import HTTPClient
import Testing

/// Names that turn out to stand for what may not be connected to.
///
/// What a name stands for is told to curl in place of its look-up; the address that is connected to, and the one that is
/// looked at, are curl's own.
@Suite struct RebindingTests {
    let sink: Sink
    let pool: TransferPool<Int>
    let port: Int

    init() throws {
        sink = try TransferPoolTests.shared.get()
        pool = TransferPool(authorities: sink.authority)
        port = try #require(sink.ports["tls"])
    }

    private func send(
        to name: String, port: Int? = nil, policy: AddressPolicy, path: String, isRepeatable: Bool = true
    ) throws -> TransferOutcome {
        let destination = try Destination("https://\(name):\(port ?? self.port)\(path)", policy: policy)
        pool.start(
            OutgoingRequest(
                to: destination, headers: [], body: [], limits: TransferPoolTests.limits, isRepeatable: isRepeatable),
            tag: 1)
        return try #require(pool.wait(.seconds(20)).first).outcome
    }

    @Test(arguments: [
        "127.0.0.1", "10.0.0.1", "100.64.0.1", "169.254.169.254", "172.16.0.1", "192.168.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "[::1]", "[::ffff:127.0.0.1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]",
        "[fd00::1]",
        "[fe80::1]", "[ff02::1]", "127.0.0.1,10.0.0.1,[::1]",
    ])
    func `a name of a forbidden address is connected to by nobody`(addresses: String) throws {
        pool.resolving = ["hooks.example.com:443:\(addresses)"]
        let outcome = try send(to: "hooks.example.com", port: 443, policy: .strangers, path: "/")
        #expect(outcome.error == .addressRefused)
    }

    @Test func `a name that is first this host and then a forbidden address is looked at each time`() throws {
        pool.resolving = ["hooks.example.com:\(port):127.0.0.1"]
        let first = try send(
            to: "hooks.example.com", policy: .strangersAndThisHost, path: "/echo", isRepeatable: false)
        #expect(try first.answer.status == 200)
        pool.resolving = ["-hooks.example.com:\(port)", "hooks.example.com:\(port):169.254.169.254"]
        let second = try send(
            to: "hooks.example.com", policy: .strangersAndThisHost, path: "/echo", isRepeatable: false)
        #expect(second.error == .addressRefused)
    }

    /// curl keeps connections by name. One that the operator's own transfer has made is not a stranger's to use.
    @Test func `a kept connection is looked at like a new one`() throws {
        pool.resolving = ["hooks.example.com:\(port):127.0.0.1"]
        let own = try send(to: "hooks.example.com", policy: .operators, path: "/echo?own")
        #expect(try own.answer.status == 200)
        let again = try send(to: "hooks.example.com", policy: .operators, path: "/echo?again")
        #expect(try again.answer.times.connected == .zero, "the connection was not kept, and nothing is shown")
        let other = try send(to: "hooks.example.com", policy: .publicOnAnyPort, path: "/echo?strangers")
        #expect(other.error == .addressRefused)
        #expect(sink.seen.contains("/echo?again") && !sink.seen.contains("/echo?strangers"))
    }

    @Test func `of a name's addresses the permitted ones are tried`() throws {
        pool.resolving = ["hooks.example.com:\(port):169.254.169.254,127.0.0.1"]
        let outcome = try send(to: "hooks.example.com", policy: .strangersAndThisHost, path: "/echo")
        #expect(try outcome.answer.status == 200)
    }

    /// In a process of its own, since an environment is all threads'.
    @Test func `a proxy of the environment is not believed`() async throws {
        await #expect(processExitsWith: .success) {
            for name in ["https_proxy", "HTTPS_PROXY", "ALL_PROXY"] { unsafe setenv(name, "http://127.0.0.1:1", 1) }
            let tests = try RebindingTests()
            let outcome = try tests.send(to: "localhost", policy: .strangersAndThisHost, path: "/echo")
            #expect(try outcome.answer.status == 200)
        }
    }

    @Test func `a name without an address is not resolved`() throws {
        let outcome = try send(to: "nobody.invalid", port: 443, policy: .strangers, path: "/")
        let error = try #require(outcome.error)
        #expect(!error.mayHaveArrived)
    }
}
