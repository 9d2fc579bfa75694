internal import CFastCGI
internal import Glibc

/// The users whose processes may connect to the pool: whoever can speak to libfcgi can end a worker.
public enum PeerUsers {
    /// Our own user and root, and those named.
    ///
    /// - Parameter names: of users, such as `www-data`.
    /// - Throws: `PeerUserError` for a name that the system does not know.
    public static func identifiers(named names: [String]) throws(PeerUserError) -> Set<UInt32> {
        var identifiers: Set<UInt32> = [0, geteuid()]
        for name in names {
            identifiers.insert(try identifier(of: name))
        }
        return identifiers
    }

    private static func identifier(of name: String) throws(PeerUserError) -> UInt32 {
        // Called once, before the pool's threads: the entry is the library's own.
        guard let entry = unsafe getpwnam(name) else { throw PeerUserError(name: name) }
        return unsafe entry.pointee.pw_uid
    }
}

/// There is no such user.
public struct PeerUserError: Error, Equatable, Sendable {
    public let name: String
}
