internal import Foundation
internal import Glibc
internal import Testing

@testable import SharedMemory

struct SegmentTests {
    /// As another process would: a mapping of its own, at another address.
    static func attachAgain(_ segment: Segment) throws -> Segment {
        try Segment(attaching: dup(segment.descriptor))
    }

    @Test
    func `what one mapping writes the other reads`() throws {
        let first = try Segment.create()
        let second = try Self.attachAgain(first)
        Counters(first).add(3, to: 5)
        Counters(second).add(to: 5)
        #expect(Counters(first)[5] == 4)
        #expect(Counters(first)[4] == 0)
        #expect(Counters(first)[6] == 0)

        Generations(second).bump(63)
        #expect(Generations(first).current(63) == 1)
        #expect(Generations(first).current(62) == 0)

        Flags(second)[1] = true
        #expect(Flags(first)[1])
        #expect(!Flags(first)[0])
        Flags(first)[1] = false
        #expect(!Flags(second)[1])
    }

    @Test
    func `a segment outlives the mapping that made it`() throws {
        var first: Segment? = try Segment.create()
        let second = try Self.attachAgain(#require(first))
        try Counters(#require(first)).add(to: 0)
        first = nil
        #expect(Counters(second)[0] == 1)
    }

    @Test
    func `the size cannot be changed`() throws {
        let segment = try Segment.create()
        #expect(ftruncate(segment.descriptor, 4096) != 0)
        #expect(ftruncate(segment.descriptor, off_t(Layout.bytes * 2)) != 0)
    }

    @Test
    func `what is no segment is refused`() throws {
        #expect(throws: SegmentError.system(EBADF)) { try Segment(attaching: -1) }
        let path = NSTemporaryDirectory() + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: path) }
        let file = unsafe open(path, O_RDWR | O_CREAT, 0o600)
        #expect(throws: SegmentError.foreign) { try Segment(attaching: dup(file)) }
        ftruncate(file, 4096)
        #expect(throws: SegmentError.layout(found: 0, expected: Layout.version)) { try Segment(attaching: dup(file)) }
        ftruncate(file, off_t(Layout.bytes))
        #expect(throws: SegmentError.foreign) { try Segment(attaching: file) }
    }

    @Test
    func `a segment of another layout is refused, and says which`() throws {
        let segment = try Segment.create()
        segment.store(Layout.version + 1, at: Layout.header.lowerBound + 1)
        #expect(throws: SegmentError.layout(found: Layout.version + 1, expected: Layout.version)) {
            try Self.attachAgain(segment)
        }
    }

    @Test
    func `no part of the segment lies in another`() {
        let parts = [
            Layout.header, Layout.flags, Layout.generations, Layout.counters, Layout.rows, Layout.routes,
            Layout.limits, Layout.leases,
        ]
        for (part, next) in zip(parts, parts.dropFirst()) {
            #expect(part.upperBound == next.lowerBound)
        }
        #expect(Layout.routeLength >= 3 + Histogram.bounds.count + 1)
    }

    @Test
    func `additions from many threads and mappings are all counted`() throws {
        let segment = try Segment.create()
        let mappings = try (0..<4).map { _ in try Self.attachAgain(segment) }
        DispatchQueue.concurrentPerform(iterations: 4) { index in
            for _ in 0..<50_000 { Counters(mappings[index]).add(to: 127) }
        }
        #expect(Counters(segment)[127] == 200_000)
    }
}
