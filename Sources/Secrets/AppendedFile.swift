internal import Glibc

/// Files that are only ever added to, by several processes at a time: each write goes to the end there is then.
public enum AppendedFile {
    /// Opens a regular file so, made where there is none; also one that the system lets nobody do more to (`chattr +a`).
    ///
    /// - Parameters:
    ///   - mode: of one that is made, less what the umask takes away.
    ///   - isRead: whether it is also read.
    /// - Returns: a descriptor, the caller's to close.
    /// - Throws: `FileError`.
    public static func open(_ path: String, mode: UInt32, isRead: Bool = false) throws(FileError) -> Int32 {
        let access = isRead ? O_RDWR : O_WRONLY
        let descriptor = unsafe Glibc.open(path, access | O_APPEND | O_CREAT | O_CLOEXEC, mode_t(mode))
        guard descriptor >= 0 else { throw FileError(number: errno) }
        return descriptor
    }
}

/// A file could not be opened.
public struct FileError: Error, Equatable, CustomStringConvertible {
    /// As errno has it.
    public let number: Int32

    public var description: String { "errno \(number)" }
}
