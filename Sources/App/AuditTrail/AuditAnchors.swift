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

/// The file of anchors: lines are added to it, and each carries a MAC over itself and the line before.
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
    /// - Throws: an error of Foundation's when the file cannot be written.
    func append(_ anchors: [AuditAnchor], at moment: Date) throws {
        guard !anchors.isEmpty else { return }
        let file = try open()
        defer { try? file.close() }
        flock(file.fileDescriptor, LOCK_EX)
        var previous = try prepareEnd(of: file)
        var text = ""
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
        while let part = try file.read(upToCount: 1 << 20), !part.isEmpty {
            rest += part
            let lines = rest.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            // What has no line break at its end was not written whole, and never counted.
            for line in lines.dropLast() {
                number += 1
                guard let (anchor, mac) = parse(String(decoding: line, as: UTF8.self), after: previous) else {
                    content.badLine = number
                    return content
                }
                content.anchors.append(anchor)
                previous = mac
            }
            rest = lines.last.map { Data($0) } ?? Data()
        }
        return content
    }

    /// Opens the file, made where there is none, for its owner only.
    private func open() throws -> FileHandle {
        let manager = FileManager.default
        if !manager.fileExists(atPath: path) {
            let directory = URL(filePath: path).deletingLastPathComponent().path
            try manager.createDirectory(
                atPath: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            _ = manager.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        }
        return try FileHandle(forUpdating: URL(filePath: path))
    }

    /// Cuts off a line that was not written whole, and returns the MAC of the last that was.
    private func prepareEnd(of file: FileHandle) throws -> String {
        let end = try file.seekToEnd()
        let start = end > 4_096 ? end - 4_096 : 0
        try file.seek(toOffset: start)
        let tail = try file.readToEnd() ?? Data()
        let whole = tail.lastIndex(of: UInt8(ascii: "\n")).map { tail.distance(from: tail.startIndex, to: $0) + 1 } ?? 0
        if whole < tail.count { try file.truncate(atOffset: start + UInt64(whole)) }
        try file.seekToEnd()
        let lines = tail.prefix(whole).split(separator: UInt8(ascii: "\n"))
        return lines.last.flatMap { String(decoding: $0, as: UTF8.self).split(separator: " ").last.map(String.init) }
            ?? ""
    }

    private func parse(_ line: String, after previous: String) -> (AuditAnchor, mac: String)? {
        let parts = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 7, let organisation = UUID(uuidString: parts[1]), let lane = Int(parts[2]),
            let sequence = Int(parts[3]), let mac = bytes(ofHex: parts[4]), let keyID = UInt32(parts[5]),
            let own = bytes(ofHex: parts[6])
        else { return nil }
        let covered = Self.covered(parts[..<5].joined(separator: " "), after: previous, keyID)
        guard (try? key.isAuthentic(own, of: covered, keyID: keyID)) == true else { return nil }
        return (
            AuditAnchor(organisation: organisation, lane: lane, sequence: sequence, mac: mac), parts[6]
        )
    }

    private static func covered(_ line: String, after previous: String, _ keyID: UInt32) -> [UInt8] {
        var bytes: [UInt8] = []
        for text in ["trunkline.audit.anchor.v1", previous, line, String(keyID)] { bytes.appendPart(text) }
        return bytes
    }

    private func hex(_ bytes: [UInt8]) -> String {
        bytes.map { byte in String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) }.joined()
    }

    private func bytes(ofHex text: String) -> [UInt8]? {
        let digits = text.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
        guard digits.count == text.utf8.count, digits.count % 2 == 0 else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }
}
