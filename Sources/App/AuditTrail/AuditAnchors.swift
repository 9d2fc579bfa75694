internal import Foundation
internal import Secrets

/// Where a lane ended at a moment, written down where who can change the database cannot change it.
struct AuditAnchor: Equatable {
    let organisation: UUID
    let lane: Int
    let sequence: Int
    /// Of that event.
    let mac: [UInt8]
}

/// The file of anchors: lines are added to it, and each carries a MAC over itself and the line before. Nothing is ever
/// done to it but adding, so that it may be a file to which nothing else can be done (`chattr +a`).
///
///     2026-11-21T09:00:00Z 550e8400-e29b-41d4-a716-446655440000 3 1042 <mac> <key id> <mac of the line>
struct AuditAnchors {
    /// What a whole file holds, or where it stops to hold.
    struct Content {
        var anchors: [AuditAnchor] = []
        /// The first line that was changed, is missing before, or is none of ours; counted from 1.
        var badLine: Int?
    }

    let path: String
    let key: Mac

    /// Adds anchors and returns when they are on the disk.
    ///
    /// - Throws: `FileError`, or an error of Foundation's, when the file cannot be written.
    func append(_ anchors: [AuditAnchor], at moment: Date) throws {
        guard !anchors.isEmpty else { return }
        let file = try open()
        defer { try? file.close() }
        flock(file.fileDescriptor, LOCK_EX)
        let end = try end(of: file)
        var previous = end.mac
        // A line that was not written whole is ended: cut off it cannot be.
        var text = end.isTorn ? "\n" : ""
        let time = moment.ISO8601Format()
        for anchor in anchors {
            let line = "\(time) \(anchor.organisation.text) \(anchor.lane) \(anchor.sequence) \(hex(anchor.mac))"
            previous = hex(try key.mac(Self.covered(line, after: previous, key.activeKeyID), keyID: key.activeKeyID))
            text += "\(line) \(key.activeKeyID) \(previous)\n"
        }
        try file.write(contentsOf: Data(text.utf8))
        try file.synchronize()
    }

    /// - Returns: nil when there is no file.
    func read() throws -> Content? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        let file = try FileHandle(forReadingFrom: URL(filePath: path))
        defer { try? file.close() }
        var content = Content()
        var previous = ""
        var rest = Data()
        var number = 0
        var torn: Int?
        while let part = try file.read(upToCount: 1 << 20), !part.isEmpty {
            rest += part
            let lines = rest.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            // What has no line break at its end was not written whole, and never counted.
            for line in lines.dropLast() {
                number += 1
                // A line that a crash cut short says nothing, and the next one follows on the one before it.
                guard let whole = Line(line) else {
                    torn = torn ?? number
                    continue
                }
                guard isAuthentic(whole, after: previous) else {
                    content.badLine = torn ?? number
                    return content
                }
                content.anchors.append(whole.anchor)
                (previous, torn) = (whole.mac, nil)
            }
            rest = lines.last.map { Data($0) } ?? Data()
        }
        return content
    }

    /// Opens the file, made where there is none, for its owner only.
    private func open() throws -> FileHandle {
        let directory = URL(filePath: path).deletingLastPathComponent().path
        if !FileManager.default.fileExists(atPath: directory) {
            try FileManager.default.createDirectory(
                atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
        return FileHandle(
            fileDescriptor: try AppendedFile.open(path, mode: 0o600, isRead: true), closeOnDealloc: true)
    }

    /// Returns the MAC of the last line that was written whole, and whether something that was not is behind it.
    private func end(of file: FileHandle) throws -> (mac: String, isTorn: Bool) {
        let end = try file.seekToEnd()
        try file.seek(toOffset: end > Self.tail ? end - Self.tail : 0)
        let tail = try file.readToEnd() ?? Data()
        let last = tail.split(separator: UInt8(ascii: "\n")).reversed().lazy.compactMap { Line($0) }.first
        return (last?.mac ?? "", tail.last.map { $0 != UInt8(ascii: "\n") } ?? false)
    }

    /// How much of the end is looked at for a whole line, in bytes: hundreds of them.
    private static let tail: UInt64 = 65_536

    /// A line that was written whole, by its form.
    private struct Line {
        let anchor: AuditAnchor
        /// What the MAC is over, beside the line before.
        let text: String
        let keyID: UInt32
        /// The line's own, as it is written.
        let mac: String
        let macBytes: [UInt8]

        init?(_ line: Data) {
            let parts = String(decoding: line, as: UTF8.self).split(separator: " ", omittingEmptySubsequences: false)
                .map(String.init)
            guard parts.count == 7, let organisation = UUID(uuidString: parts[1]), let lane = Int(parts[2]),
                let sequence = Int(parts[3]), let mac = AuditAnchors.bytes(ofHex: parts[4]),
                let keyID = UInt32(parts[5]), let own = AuditAnchors.bytes(ofHex: parts[6]), own.count == Mac.length
            else { return nil }
            anchor = AuditAnchor(organisation: organisation, lane: lane, sequence: sequence, mac: mac)
            text = parts[..<5].joined(separator: " ")
            self.keyID = keyID
            self.mac = parts[6]
            macBytes = own
        }
    }

    private func isAuthentic(_ line: Line, after previous: String) -> Bool {
        let covered = Self.covered(line.text, after: previous, line.keyID)
        return (try? key.isAuthentic(line.macBytes, of: covered, keyID: line.keyID)) == true
    }

    private static func covered(_ line: String, after previous: String, _ keyID: UInt32) -> [UInt8] {
        var bytes: [UInt8] = []
        for text in ["trunkline.audit.anchor.v1", previous, line, String(keyID)] { bytes.appendPart(text) }
        return bytes
    }

    private func hex(_ bytes: [UInt8]) -> String {
        bytes.map { byte in String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) }.joined()
    }

    private static func bytes(ofHex text: String) -> [UInt8]? {
        let digits = text.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
        guard digits.count == text.utf8.count, digits.count % 2 == 0 else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
