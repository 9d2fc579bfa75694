internal import CSodium

/// Secret bytes outside the ordinary heap: locked into memory, left out of core
/// files, between guard pages, read-only once filled, and zeroed when freed.
///
/// It holds an address and not a pointer, since pointers are not `Sendable`;
/// sharing it is sound because nobody writes to the memory after `init`.
@safe
final class SecretBytes: Sendable {
    private let address: UInt
    let count: Int

    /// - Parameter fill: writes the bytes; they are zero before. What it throws is passed on.
    /// - Throws: `KeyringError.outOfMemory`, or what `fill` throws.
    @safe
    init(
        count: Int, fill: (UnsafeMutablePointer<UInt8>) throws(KeyringError) -> Void
    ) throws(KeyringError) {
        guard Sodium.isReady, let memory = unsafe sodium_malloc(count) else { throw .outOfMemory }
        address = UInt(bitPattern: memory)
        self.count = count
        unsafe sodium_memzero(memory, count)
        try unsafe fill(memory.bindMemory(to: UInt8.self, capacity: count))
        unsafe sodium_mprotect_readonly(memory)
    }

    deinit {
        unsafe sodium_free(UnsafeMutableRawPointer(bitPattern: address))
    }

    static func random(count: Int) throws(KeyringError) -> SecretBytes {
        try SecretBytes(count: count) { bytes throws(KeyringError) in
            unsafe randombytes_buf(bytes, count)
        }
    }

    /// Lends the address of the `count` bytes, which must not be used after `body`.
    @safe
    func withBytes<Result, Failure: Error>(
        _ body: (UnsafePointer<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        // Never nil: `init` took it from a pointer.
        try unsafe body(UnsafePointer(bitPattern: address).unsafelyUnwrapped)
    }
}
