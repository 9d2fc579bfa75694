internal import Foundation
internal import Secrets
internal import Web

/// The log: one JSON object a line, on standard error or in a file.
///
/// Fields are few and chosen: ids, codes, counts. Never a body, a query string,
/// a phone number, a token or a name of a person.
public enum Log {
    public static func error(_ message: String, _ fields: [String: String] = [:]) {
        write("error", message, fields)
    }

    public static func warning(_ message: String, _ fields: [String: String] = [:]) {
        write("warning", message, fields)
    }

    public static func info(_ message: String, _ fields: [String: String] = [:]) {
        write("info", message, fields)
    }

    /// Sends standard error to a file, opened anew: a rotated log is let go of.
    ///
    /// - Returns: false when the file cannot be opened; the log stays where it was.
    public static func reopen(_ path: String) -> Bool {
        // All processes write to it, each to the end there is then: none may write over what another has written.
        guard let descriptor = try? AppendedFile.open(path, mode: 0o640) else { return false }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        return dup2(file.fileDescriptor, STDERR_FILENO) >= 0
    }

    /// The same for a service that is up: when the file cannot be opened the log stays where it was, and says so there.
    public static func rotate(_ path: String) {
        if !reopen(path) { error("log not opened anew", ["path": path]) }
    }

    /// What keeps the log from being written to a file, without making it; nothing for standard error.
    public static func problems(of path: String?) -> [String] {
        guard let path else { return [] }
        let directory = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        let values = try? URL(filePath: path).resourceValues(forKeys: [.isDirectoryKey])
        let isWritable = FileManager.default.isWritableFile(atPath: values == nil ? directory : path)
        return isWritable && values?.isDirectory != true ? [] : [problem(of: path)]
    }

    public static func problem(of path: String) -> String { "TRUNKLINE_LOG: cannot write to \(path)" }

    private static func write(_ level: String, _ message: String, _ fields: [String: String]) {
        let entry = Entry(time: Date(), level: level, message: message, fields: fields)
        guard var line = try? JSON.encode(entry) else { return }
        line.append(UInt8(ascii: "\n"))
        try? FileHandle.standardError.write(contentsOf: Data(line))
    }

    private struct Entry: Encodable {
        let time: Date
        let level: String
        let message: String
        let fields: [String: String]
    }
}
