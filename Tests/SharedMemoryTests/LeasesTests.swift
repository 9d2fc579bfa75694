import Dispatch
import Testing

@testable import SharedMemory

@Suite struct LeasesTests {
    let leases: Leases

    init() throws {
        leases = Leases(try Segment.create())
    }

    private func key(_ number: Int) -> Leases.Key { Leases.Key(high: UInt64(number), low: ~UInt64(number)) }

    @Test func `a key is good until its end, and longer when it is renewed`() {
        #expect(leases.renew(key(1), until: 100, now: 10))
        #expect(leases.current(now: 99) == [key(1)])
        #expect(leases.current(now: 100) == [])
        #expect(leases.renew(key(1), until: 200, now: 50))
        #expect(leases.current(now: 199) == [key(1)])
    }

    @Test func `a full table takes nobody until a row is free`() {
        for number in 0..<Leases.count { #expect(leases.renew(key(number), until: 100, now: 10)) }
        #expect(!leases.renew(key(1_000_000), until: 100, now: 10))
        #expect(leases.renew(key(7), until: 300, now: 10))
        #expect(leases.renew(key(1_000_000), until: 200, now: 100))
        #expect(Set(leases.current(now: 150)) == [key(7), key(1_000_000)])
    }

    @Test(arguments: 0..<50) func `those who come for the first row at once each get one of their own`(turn: Int) throws
    {
        let leases = Leases(try Segment.create())
        DispatchQueue.concurrentPerform(iterations: 8) { number in
            _ = leases.renew(Leases.Key(high: UInt64(number), low: ~UInt64(number)), until: 1_000, now: 10)
        }
        #expect(leases.current(now: 20).map(\.high).sorted() == Array(0..<8))
        #expect(leases.current(now: 20).allSatisfy { $0.low == ~$0.high })
    }

    @Test func `many threads that come at once are all there, whole`() {
        let leases = leases
        DispatchQueue.concurrentPerform(iterations: 8) { thread in
            for number in 0..<200 {
                let mine = Leases.Key(high: UInt64(thread * 200 + number), low: ~UInt64(thread * 200 + number))
                _ = leases.renew(mine, until: 1_000, now: 10)
            }
        }
        #expect(Set(leases.current(now: 20)) == Set((0..<1_600).map(key)))
    }
}
