/// Why a password was not hashed or checked.
public enum PasswordError: Error, Equatable, Sendable {
    /// As many hashes as may be are under way and waiting: answer 429 and come back later.
    case busy
    /// Longer than `Passwords.maximumLength`.
    case tooLong
    case outOfMemory
}
