import Foundation
import Secrets

/// Keyrings with known keys, loaded from files as real ones are.
enum TestKeyring {
    static let tokenKey = Array("0123456789abcdef0123456789abcdef".utf8)
    /// 00…1f, 20…3f, 40…5f: the keys of the published vectors.
    static let sealKey = Array<UInt8>(0x00...0x1F)
    static let indexKey = Array<UInt8>(0x20...0x3F)
    static let auditKey = Array<UInt8>(0x40...0x5F)

    static let lines = [
        line("token t1 active", tokenKey), line("seal 1 active", sealKey), line("index 1 active", indexKey),
        line("audit 1 active", auditKey),
    ]

    static func line(_ head: String, _ key: [UInt8], created: String = "2033-05-18T03:33:20Z") -> String {
        "\(head) \(created) \(Data(key).base64EncodedString())"
    }

    static func load(_ lines: [String] = lines) throws -> Keyring {
        try load(text: lines.map { $0 + "\n" }.joined())
    }

    static func load(text: String, mode: Int = 0o400) throws -> Keyring {
        try withTemporaryDirectory { directory in
            let path = directory + "/keyring"
            try Data(text.utf8).write(to: URL(filePath: path))
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
            return try Keyring(contentsOf: path)
        }
    }
}

@discardableResult
func withTemporaryDirectory<Result>(_ body: (String) throws -> Result) throws -> Result {
    let directory = FileManager.default.temporaryDirectory.appending(path: "secrets-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: directory) }
    return try body(directory.path)
}

/// Parses hexadecimal digits.
func bytes(_ hex: String) -> [UInt8] {
    let digits = hex.compactMap { $0.hexDigitValue.map(UInt8.init) }
    return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
}
