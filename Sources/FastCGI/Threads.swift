internal import CFastCGI
internal import Glibc

/// Starts a thread that nobody waits for by name: it tells when it is done.
///
/// - Parameter stackSize: in bytes.
@safe
func startThread(stackSize: Int = 1 << 20, _ body: @escaping @Sendable () -> Void) throws(PoolError) {
    var attributes = pthread_attr_t()
    unsafe pthread_attr_init(&attributes)
    defer { unsafe pthread_attr_destroy(&attributes) }
    unsafe pthread_attr_setstacksize(&attributes, stackSize)
    unsafe pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))

    let start = unsafe Unmanaged.passRetained(ThreadStart(body))
    var thread = pthread_t()
    let result = unsafe pthread_create(
        &thread, &attributes,
        { start in
            if let start = unsafe start { unsafe Unmanaged<ThreadStart>.fromOpaque(start).takeRetainedValue().body() }
            return nil
        }, start.toOpaque())
    if result != 0 {
        unsafe start.release()
        throw .system("pthread_create", result)
    }
}

private final class ThreadStart: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}
