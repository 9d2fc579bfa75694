internal import Glibc

/// Why a keyring cannot be loaded, changed or written. Never holds key bytes.
public enum KeyringError: Error, Equatable, Sendable {
    /// The file cannot be opened or read, for the reason `errno` gives.
    case unreadable(errno: Int32)
    /// The file cannot be put in place, for the reason `errno` gives; the old one stands.
    case unwritable(errno: Int32)
    case notARegularFile
    /// The file belongs to another user than the one this process runs as.
    case wrongOwner
    /// The file's permissions are not 0400.
    case wrongMode
    case empty
    case tooLarge
    /// The line, counted from 1, is not `<purpose> <key id> <state> <created> <base64>`.
    case malformed(line: Int)
    /// The line's key has fewer than 32 bytes.
    case weakKey(line: Int)
    case duplicateKey(Keyring.Purpose, id: UInt32)
    case noActiveKey(Keyring.Purpose)
    case severalActiveKeys(Keyring.Purpose)
    /// More than two token keys are active or previous.
    case tooManyTokenKeys
    case unknownKey(Keyring.Purpose, id: UInt32)
    /// An active key cannot be retired: rotate first.
    case keyInUse(Keyring.Purpose, id: UInt32)
    case noKeyIDLeft(Keyring.Purpose)
    /// A key was added that is not active yet.
    case keyWaits(Keyring.Purpose, id: UInt32)
    /// There is no key that could be made active.
    case noKeyWaits(Keyring.Purpose)
    /// Memory that is locked and guarded could not be had.
    case outOfMemory
}

extension KeyringError: CustomStringConvertible {
    /// One line for the operator.
    public var description: String {
        switch self {
        case .unreadable(let code): "the keyring cannot be read: \(reason(code))"
        case .unwritable(let code): "the keyring cannot be written: \(reason(code))"
        case .notARegularFile: "the keyring is not a regular file"
        case .wrongOwner: "the keyring belongs to another user"
        case .wrongMode: "the keyring's permissions must be 0400"
        case .empty: "the keyring is empty"
        case .tooLarge: "the keyring is too large"
        case .malformed(let line): "the keyring's line \(line) is malformed"
        case .weakKey(let line): "the keyring's line \(line) has a key under 32 bytes"
        case .duplicateKey(let purpose, let id): "the keyring has two \(purpose) keys numbered \(id)"
        case .noActiveKey(let purpose): "the keyring has no active \(purpose) key"
        case .severalActiveKeys(let purpose): "the keyring has several active \(purpose) keys"
        case .tooManyTokenKeys: "the keyring has more than two live token keys"
        case .unknownKey(let purpose, let id): "the keyring has no \(purpose) key numbered \(id)"
        case .keyInUse(let purpose, let id): "\(purpose) key \(id) is active: rotate before retiring it"
        case .keyWaits(let purpose, let id): "\(purpose) key \(id) was added and is not active yet"
        case .noKeyWaits(let purpose): "there is no \(purpose) key to activate: add one first"
        case .noKeyIDLeft(let purpose): "no number is left for a new \(purpose) key"
        case .outOfMemory: "no locked memory is left for a key"
        }
    }
}

private func reason(_ code: Int32) -> String {
    unsafe String(cString: strerror(code))
}
