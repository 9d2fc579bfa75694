internal import CSodium

/// Hashes and checks passwords with Argon2id: 19 MiB, two passes, one lane, the
/// OWASP minimum, some 17 ms of one core.
///
/// Memory and cores are what a login storm takes, so only so many hashes run at
/// once in a process, a few wait, and the rest are refused at once.
public struct Passwords: Sendable {
    /// The longest password hashed, in bytes of UTF-8.
    public static let maximumLength = 1024

    /// What a check found.
    public enum Verdict: Equatable, Sendable {
        case wrong
        /// With `needsRehash` the hash was made at another cost: store a new one.
        case right(needsRehash: Bool)
    }

    private static let passes: UInt64 = 2
    private static let memory = 19_456 * 1024

    /// A hash of the same cost that no password has (all its bytes are zero):
    /// checked for users who do not exist, so that they take as long as others.
    private static let nobody =
        "$argon2id$v=19$m=19456,t=2,p=1$" + String(repeating: "A", count: 22) + "$" + String(repeating: "A", count: 43)

    private let turnstile: Turnstile

    /// - Parameters:
    ///   - concurrent: how many hashes may run at once in this process; at least one does.
    ///   - waiting: how many threads may wait for theirs; with `concurrent` well
    ///     below the process's threads, so that others go on being served.
    public init(concurrent: Int = 1, waiting: Int = 3) {
        turnstile = Turnstile(concurrent: max(1, concurrent), waiting: waiting)
    }

    /// Returns the hash to store: ASCII in PHC form, with salt and cost, under 128 bytes.
    ///
    /// - Throws: `PasswordError`.
    public func hash(_ password: String) throws(PasswordError) -> String {
        try checkLength(password)
        let hash = try turnstile.pass {
            var text = [CChar](repeating: 0, count: Int(crypto_pwhash_STRBYTES))
            let status =
                Sodium.isReady
                ? unsafe crypto_pwhash_str(&text, password, UInt64(password.utf8.count), Self.passes, Self.memory) : -1
            return status == 0 ? text : nil
        }
        guard let hash else { throw .outOfMemory }
        return String(decoding: hash.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Checks a password in the same time whether or not there is a hash.
    ///
    /// - Parameter hash: what `hash(_:)` returned; nil for a user who does not exist.
    /// - Throws: `PasswordError.busy`, `.tooLong`.
    public func verify(_ password: String, against hash: String?) throws(PasswordError) -> Verdict {
        try checkLength(password)
        return try turnstile.pass { compare(password, hash) }
    }

    /// Checks a password against a hash that is looked up when its turn has come: what `lookUp` counts or reads is
    /// counted and read by as many at a time as hashes run, and not by those who are turned away.
    ///
    /// - Throws: `PasswordError.busy`, `.tooLong`, and what `lookUp` throws.
    public func verify(_ password: String, lookUp: () throws -> String?) throws -> Verdict {
        try checkLength(password)
        return try turnstile.pass(failing: { compare(password, try lookUp()) })
    }

    private func compare(_ password: String, _ hash: String?) -> Verdict {
        let age = hash.map(Self.age) ?? .none
        let candidate = age == .none ? Self.nobody : hash ?? Self.nobody
        let matches = unsafe crypto_pwhash_str_verify(candidate, password, UInt64(password.utf8.count)) == 0
        guard matches, age != .none else { return .wrong }
        return .right(needsRehash: age == .outdated)
    }

    private enum Age {
        /// Not a hash of ours at all.
        case none
        case outdated
        case current
    }

    private static func age(of hash: String) -> Age {
        switch unsafe crypto_pwhash_str_needs_rehash(hash, passes, memory) {
        case 0: .current
        case 1: .outdated
        default: .none
        }
    }

    private func checkLength(_ password: String) throws(PasswordError) {
        guard password.utf8.count <= Self.maximumLength else { throw .tooLong }
    }
}
