import Foundation
import Glibc
import HTTPClient
import Testing

/// Names that a name server answers for, who means ill: in a network of a test's own, in which a public address is ours.
///
/// Each test is a process of its own, whose namespaces are gone with it; that takes root.
@Suite(.enabled(if: getuid() == 0)) struct NameServerTests {
    static let publicAddress = "93.184.215.14"

    @Test func `a name that is first public and then this host is connected to while it is public`() async {
        await #expect(processExitsWith: .success) {
            try Self.leaveNetwork()
            let names = try Sink("names", ["hooks.example.com=\(Self.publicAddress),127.0.0.1"])
            let sink = try Sink("web", [Self.publicAddress, "127.0.0.1"])
            func send(_ path: String) throws -> TransferOutcome {
                // Each pool asks anew what the name stands for.
                let pool = TransferPool<Int>(authorities: sink.authority)
                pool.start(try Self.request("https://hooks.example.com\(path)"), tag: 1)
                return try #require(pool.wait(.seconds(10)).first).outcome
            }
            #expect(try send("/echo?first").answer.status == 200)
            #expect(try send("/echo?second").error == .addressRefused)
            #expect(names.seen == ["hooks.example.com \(Self.publicAddress)", "hooks.example.com 127.0.0.1"])
            #expect(sink.seen == ["connected \(Self.publicAddress)", "/echo?first"])
        }
    }

    @Test func `a name server that does not answer holds up nobody`() async {
        await #expect(processExitsWith: .success) {
            try Self.leaveNetwork()
            let names = try Sink("names", ["hooks.example.com=\(Self.publicAddress)", "silent.example.com="])
            let sink = try Sink("web", [Self.publicAddress])
            let start = ContinuousClock.now
            do {
                let pool = TransferPool<String>(authorities: sink.authority)
                pool.start(try Self.request("https://silent.example.com/"), tag: "silent")
                pool.start(try Self.request("https://hooks.example.com/echo"), tag: "other")
                let first = try #require(pool.wait(.seconds(10)).first)
                #expect(try first.tag == "other" && first.outcome.answer.status == 200)
                let second = try #require(pool.wait(.seconds(10)).first)
                #expect(second.tag == "silent" && second.outcome.error == .timedOut(sent: false))
                pool.start(try Self.request("https://silent.example.com/"), tag: "given up")
            }
            #expect(.now - start < .seconds(9))
            withExtendedLifetime((names, sink)) {}
        }
    }

    private static func request(_ url: String) throws -> OutgoingRequest {
        OutgoingRequest(
            to: try Destination(url, policy: .strangers), headers: [], body: [],
            limits: TransferLimits(connect: .seconds(3), whole: .seconds(8)), isRepeatable: true)
    }

    /// Gives this thread, and those that it starts, a network with this host alone, and a name server there.
    private static func leaveNetwork() throws {
        let (mounts, network) = (Int32(0x0002_0000), Int32(0x4000_0000))
        // Glibc's module does not have it.
        let symbol = try unsafe #require(dlsym(nil, "unshare"))
        let unshare = unsafe unsafeBitCast(symbol, to: (@convention(c) (Int32) -> Int32).self)
        try #require(unshare(mounts | network) == 0)
        let commands = """
            set -e
            mount --make-rprivate /
            own=$(mktemp -d)
            mount -t tmpfs tmpfs "$own"
            echo 'nameserver 127.0.0.1' > "$own/resolv.conf"
            mount --bind "$own/resolv.conf" /etc/resolv.conf
            ip link set lo up
            ip address add \(publicAddress)/32 dev lo
            """
        try #require(unsafe system(commands) == 0)
    }
}
