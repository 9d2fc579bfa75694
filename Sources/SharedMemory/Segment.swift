internal import CSharedMemory
internal import Glibc

/// Why a segment could not be made or attached.
public enum SegmentError: Error, Equatable, Sendable {
    /// The kernel refused, with this `errno`.
    case system(Int32)
    /// The descriptor is no segment of Trunkline's.
    case foreign
    /// The segment was made by a build that lays it out otherwise.
    case layout(found: UInt64, expected: UInt64)
}

/// Memory that all processes of one host share: the supervisor makes it and
/// holds it, the workers attach to it, and it outlives each of them.
///
/// It is a file in memory (memfd) of fixed size, sealed against change of that
/// size, and holds nothing but 64-bit cells that are read and written whole. A
/// process that dies in the middle of anything leaves no lock behind.
///
/// A worker of another build whose layout differs is refused by
/// `init(attaching:)`: it should end before it reports ready. The supervisor
/// then drops the new generation and the old one serves on; such an upgrade
/// takes a restart of the supervisor.
public final class Segment: Sendable {
    /// Pass it on to a worker; it stays open as long as the segment lives, and is closed on exec.
    public let descriptor: Int32
    // An address is kept as an integer: a pointer is not Sendable, and nothing but the cells below is ever read by it.
    private let address: UInt

    /// Makes a segment, all cells zero.
    public static func create() throws(SegmentError) -> Segment {
        let descriptor = shared_create(Layout.bytes)
        guard descriptor >= 0 else { throw .system(errno) }
        let segment = try Segment(owning: descriptor)
        segment.store(Layout.version, at: Layout.header.lowerBound + 1)
        segment.store(Layout.magic, at: Layout.header.lowerBound)
        return segment
    }

    /// Maps a segment that another process made.
    ///
    /// - Parameter descriptor: the segment owns it from now on, also when this throws.
    public convenience init(attaching descriptor: Int32) throws(SegmentError) {
        let size = shared_size(descriptor)
        guard size >= 2 * MemoryLayout<UInt64>.size else {
            close(descriptor)
            throw size < 0 ? .system(EBADF) : .foreign
        }
        guard size == Layout.bytes else {
            close(descriptor)
            // The version is not read: where it would be is not known.
            throw .layout(found: 0, expected: Layout.version)
        }
        try self.init(owning: descriptor)
        guard load(Layout.header.lowerBound) == Layout.magic else { throw .foreign }
        let version = load(Layout.header.lowerBound + 1)
        guard version == Layout.version else { throw .layout(found: version, expected: Layout.version) }
    }

    private init(owning descriptor: Int32) throws(SegmentError) {
        address = shared_map(descriptor, Layout.bytes)
        self.descriptor = descriptor
        guard address != 0 else { throw .system(errno) }
    }

    deinit {
        if address != 0 { shared_unmap(address, Layout.bytes) }
        close(descriptor)
    }

    func load(_ cell: Int) -> UInt64 {
        precondition(cell < Layout.cells)
        return shared_load(address, cell)
    }

    func store(_ value: UInt64, at cell: Int) {
        precondition(cell < Layout.cells)
        shared_store(address, cell, value)
    }

    /// - Returns: the value before.
    @discardableResult
    func add(_ value: UInt64, at cell: Int) -> UInt64 {
        precondition(cell < Layout.cells)
        return shared_add(address, cell, value)
    }

    /// Puts `desired` where `expected` is.
    ///
    /// - Returns: what was there: `expected` when it worked.
    func exchange(_ expected: UInt64, for desired: UInt64, at cell: Int) -> UInt64 {
        precondition(cell < Layout.cells)
        return shared_exchange(address, cell, expected, desired)
    }
}

/// The clock that all processes of the host share.
public enum MonotonicClock {
    /// Nanoseconds since some moment before the host's start.
    public static var now: UInt64 { shared_now() }
}
