internal import CJWT
internal import CSodium
internal import Glibc

/// Keeps the keys of this process in this process.
public enum ProcessHardening {
    /// Forbids core files and tracing, and prepares the libraries while there is
    /// one thread. To be called first in each process: execve(2) undoes the half of it.
    ///
    /// A process that may not be dumped finds its own `/proc/self` files owned by
    /// root: unless it is root, it cannot open `/dev/stderr` by name afterwards.
    ///
    /// - Throws: `HardeningError`.
    public static func apply() throws(HardeningError) {
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        guard unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none) == 0, csodium_forbid_dumps() == 0
        else {
            throw .refused(errno: errno)
        }
        guard Sodium.isReady else { throw .noCryptography }
        // The first JSON object seeds the hash tables of libjwt's JSON library.
        var token: OpaquePointer?
        guard unsafe jwt_new(&token) == 0 else { throw .noCryptography }
        unsafe jwt_free(token)
    }

    /// Whether this process leaves no core file and cannot be traced by its own user.
    public static var isApplied: Bool {
        var limit = rlimit()
        guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit) == 0 else { return false }
        return limit.rlim_cur == 0 && limit.rlim_max == 0 && csodium_allows_dumps() == 0
    }
}

public enum HardeningError: Error, Equatable, Sendable {
    /// The kernel refused, for the reason `errno` gives.
    case refused(errno: Int32)
    /// libsodium or libjwt does not come up.
    case noCryptography
}
