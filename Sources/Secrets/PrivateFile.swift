internal import Glibc

/// Reads and writes files that only their owner may read.
enum PrivateFile {
    private static let mode: mode_t = 0o400

    /// Returns the content of a regular file of mode 0400 that belongs to this process's user.
    ///
    /// - Throws: `KeyringError`.
    static func read(_ path: String, maximumLength: Int) throws(KeyringError) -> SecretBytes {
        guard let file = unsafe Descriptor(open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)) else {
            throw .unreadable(errno: errno)
        }
        // Asked of the open file: the name may point elsewhere a moment later.
        var status = stat()
        guard unsafe fstat(file.number, &status) == 0 else { throw .unreadable(errno: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .notARegularFile }
        guard status.st_uid == geteuid() else { throw .wrongOwner }
        guard status.st_mode & 0o7777 == mode else { throw .wrongMode }
        guard status.st_size > 0 else { throw .empty }
        guard status.st_size <= maximumLength else { throw .tooLarge }
        let length = Int(status.st_size)
        return try SecretBytes(count: length) { bytes throws(KeyringError) in
            var filled = 0
            while filled < length {
                let count = unsafe Glibc.read(file.number, bytes + filled, length - filled)
                guard count >= 0 else { throw .unreadable(errno: errno) }
                guard count > 0 else { throw .unreadable(errno: EIO) }
                filled += count
            }
        }
    }

    /// Replaces the file at `path` by one of mode 0400, whole or not at all.
    ///
    /// - Throws: `KeyringError.unwritable`.
    static func write(_ content: SecretBytes, to path: String) throws(KeyringError) {
        let temporary = "\(path).\(Base64URL.encode(randomBytes(12)))"
        do throws(KeyringError) {
            try create(temporary, content)
            guard unsafe rename(temporary, path) == 0 else { throw .unwritable(errno: errno) }
        } catch {
            unsafe unlink(temporary)
            throw error
        }
        let directory = path.lastIndex(of: "/").map { path[...$0] } ?? "."
        guard let folder = unsafe Descriptor(open(String(directory), O_RDONLY | O_DIRECTORY | O_CLOEXEC)),
            fsync(folder.number) == 0
        else { throw .unwritable(errno: errno) }
    }

    private static func create(_ path: String, _ content: SecretBytes) throws(KeyringError) {
        guard let file = unsafe Descriptor(open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)) else {
            throw .unwritable(errno: errno)
        }
        try content.withBytes { bytes throws(KeyringError) in
            var written = 0
            while written < content.count {
                let count = unsafe Glibc.write(file.number, bytes + written, content.count - written)
                guard count >= 0 else { throw .unwritable(errno: errno) }
                written += count
            }
        }
        // The mode given to open(2) is cut by the umask.
        guard fchmod(file.number, mode) == 0, fsync(file.number) == 0 else { throw .unwritable(errno: errno) }
    }
}

/// An open file and its one owner.
private struct Descriptor: ~Copyable {
    let number: Int32

    /// Returns nil for the -1 of a failed open(2).
    init?(_ number: Int32) {
        guard number >= 0 else { return nil }
        self.number = number
    }

    deinit {
        close(number)
    }
}
