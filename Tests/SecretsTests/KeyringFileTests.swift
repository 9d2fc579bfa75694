import Foundation
import Glibc
import Secrets
import Testing

/// A keyring file that must not load.
struct RefusedKeyring: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let error: KeyringError
    let text: String

    init(_ name: String, _ error: KeyringError, _ lines: [String]) {
        self.init(name, error, text: lines.map { $0 + "\n" }.joined())
    }

    init(_ name: String, _ error: KeyringError, text: String) {
        testDescription = name
        self.error = error
        self.text = text
    }
}

@Suite struct KeyringFileTests {
    static let lines = TestKeyring.lines
    static let key = TestKeyring.tokenKey

    static func with(_ lines: String...) -> [String] { Self.lines + lines }

    static let refused: [RefusedKeyring] = [
        RefusedKeyring("empty file", .empty, []),
        RefusedKeyring("blank line", .malformed(line: 5), with("")),
        RefusedKeyring("no last line feed", .malformed(line: 4), text: lines.joined(separator: "\n")),
        RefusedKeyring("four fields", .malformed(line: 5), with("seal 2 previous 2033-05-18T03:33:20Z")),
        RefusedKeyring("two spaces", .malformed(line: 5), with(TestKeyring.line("seal  2 previous", key))),
        RefusedKeyring("unknown purpose", .malformed(line: 5), with(TestKeyring.line("webhook 1 active", key))),
        RefusedKeyring("unknown state", .malformed(line: 5), with(TestKeyring.line("seal 2 next", key))),
        RefusedKeyring("token key without t", .malformed(line: 5), with(TestKeyring.line("token 22 previous", key))),
        RefusedKeyring("seal key with t", .malformed(line: 5), with(TestKeyring.line("seal t2 previous", key))),
        RefusedKeyring("key number 0", .malformed(line: 5), with(TestKeyring.line("seal 0 previous", key))),
        RefusedKeyring("key number 02", .malformed(line: 5), with(TestKeyring.line("seal 02 previous", key))),
        RefusedKeyring("key number 2^32", .malformed(line: 5), with(TestKeyring.line("seal 4294967296 previous", key))),
        RefusedKeyring(
            "date without zone", .malformed(line: 5),
            with(TestKeyring.line("seal 2 previous", key, created: "2033-05-18T03:33:20"))),
        RefusedKeyring(
            "not base64", .malformed(line: 5),
            with("seal 2 previous 2033-05-18T03:33:20Z " + String(repeating: "!", count: 44))),
        RefusedKeyring(
            "letters beyond ASCII", .malformed(line: 5),
            with("seal 2 previous 2033-05-18T03:33:20Z " + "é" + Data(key).base64EncodedString().dropFirst(2))),
        RefusedKeyring("no key", .weakKey(line: 5), with("seal 2 previous 2033-05-18T03:33:20Z ")),
        RefusedKeyring("31 bytes", .weakKey(line: 5), with(TestKeyring.line("seal 2 previous", Array(key.dropLast())))),
        RefusedKeyring("1 byte", .weakKey(line: 5), with(TestKeyring.line("token t2 previous", [7]))),
        RefusedKeyring("33 bytes", .malformed(line: 5), with(TestKeyring.line("seal 2 previous", key + [0]))),
        RefusedKeyring("same number", .duplicateKey(.seal, id: 1), with(TestKeyring.line("seal 1 previous", key))),
        RefusedKeyring("two active", .severalActiveKeys(.audit), with(TestKeyring.line("audit 2 active", key))),
        RefusedKeyring(
            "three live token keys", .tooManyTokenKeys,
            with(TestKeyring.line("token t2 previous", key), TestKeyring.line("token t3 previous", key))),
        RefusedKeyring("no token key", .noActiveKey(.token), Array(lines[1...])),
        RefusedKeyring(
            "no active seal key", .noActiveKey(.seal),
            [lines[0], TestKeyring.line("seal 1 previous", key)] + lines[2...]),
        RefusedKeyring("no index key", .noActiveKey(.index), [lines[0], lines[1], lines[3]]),
        RefusedKeyring("no audit key", .noActiveKey(.audit), Array(lines[..<3])),
        RefusedKeyring("64 KiB and a byte", .tooLarge, text: String(repeating: "\n", count: 65_537)),
    ]

    @Test(arguments: refused)
    func `a keyring is refused`(_ keyring: RefusedKeyring) {
        #expect(throws: keyring.error) { try TestKeyring.load(text: keyring.text) }
    }

    @Test func `two live token keys and any number of retired ones load`() throws {
        let keyring = try TestKeyring.load(
            TestKeyring.lines
                + ["token t2 previous", "token t3 retired", "token t4 retired"].map {
                    TestKeyring.line($0, TestKeyring.tokenKey)
                })
        #expect(keyring.keys.filter { $0.purpose == .token }.map(\.name) == ["t1", "t2", "t3", "t4"])
    }

    @Test(arguments: [0o600, 0o440, 0o404, 0o500, 0o4400])
    func `a keyring of another mode than 0400 is refused`(mode: Int) {
        let text = TestKeyring.lines.map { $0 + "\n" }.joined()
        #expect(throws: KeyringError.wrongMode) { try TestKeyring.load(text: text, mode: mode) }
    }

    @Test func `a keyring of another owner is refused`() throws {
        try withTemporaryDirectory { directory in
            // Only root can give a file away; anybody else is shown one of root's.
            var path = "/etc/passwd"
            if geteuid() == 0 {
                path = directory + "/keyring"
                try TestKeyring.load().write(to: path)
                try FileManager.default.setAttributes([.ownerAccountID: 65_534], ofItemAtPath: path)
            }
            #expect(throws: KeyringError.wrongOwner) { try Keyring(contentsOf: path) }
        }
    }

    @Test func `what is not a file is refused`() throws {
        try withTemporaryDirectory { directory in
            try TestKeyring.load().write(to: directory + "/keyring")
            try FileManager.default.createSymbolicLink(
                atPath: directory + "/link", withDestinationPath: directory + "/keyring")
            #expect(throws: KeyringError.notARegularFile) { try Keyring(contentsOf: directory) }
            #expect(throws: KeyringError.unreadable(errno: ELOOP)) { try Keyring(contentsOf: directory + "/link") }
            #expect(throws: KeyringError.unreadable(errno: ENOENT)) { try Keyring(contentsOf: directory + "/none") }
        }
    }
}
