internal import Foundation

/// Looks through a PDF file (ISO 32000-2) for what it must have and must not.
///
/// It does not follow the file's structure, which a file may give in several ways that contradict each other, and which
/// viewers repair each in their own way. It looks at all bytes alike: a name that is forbidden is found wherever a viewer
/// might be led to read it, and a compressed stream wherever one may begin.
struct PDFScan: FileScan {
    /// How much one stream may unpack to, in bytes: a page scanned in colour at 600 dots an inch is half of it.
    var mostUnpacked = 1 << 28
    /// How many compressed blocks a file may have. Programs make one of some ten thousand bytes and more; a file of tiny
    /// ones would only be made to keep us busy.
    private static let mostBlocks = 200_000
    private static let trailerLength = 1_024
    /// Names that make a document do something, or that hide what is in it. All are so long that they do not come about
    /// by chance in 20 MiB of compressed data.
    private static let forbidden: [[UInt8]: FileProblem] = {
        let script = FileProblem("Must not hold scripts or programs.")
        let attachment = FileProblem("Must not hold other files.")
        let names = [
            ("JavaScript", script), ("Launch", script), ("Rendition", script), ("RichMedia", script),
            ("EmbeddedFile", attachment), ("EmbeddedFiles", attachment), ("Encrypt", encrypted),
        ]
        return Dictionary(uniqueKeysWithValues: names.map { (Array($0.0.utf8), $0.1) })
    }()
    private static let encrypted = FileProblem("Must not be encrypted.")
    private static let bomb = FileProblem("Unpacks to more than can be shown.")
    /// Filters by which a little data becomes much.
    private static let packing: Set<[UInt8]> = Set(
        ["FlateDecode", "Fl", "LZWDecode", "LZW", "RunLengthDecode", "RL"].map { Array($0.utf8) })
    private static let longestName = 24

    /// A name as it comes, its escapes decoded; nil outside of one.
    private var name: [UInt8]?
    /// Digits of an escape in a name.
    private var escape: [UInt8] = []
    /// Filters that pack, in a row of names.
    private var packers = 0
    /// Within a comment in such a row.
    private var isInComment = false

    private static let keyword = Array("stream".utf8)
    /// How much of the keyword has come; after all of it, on the line break.
    private var matched = 0
    private var beforeKeyword: UInt8 = 0
    private var previous: UInt8 = 0
    /// The compressed stream that has begun.
    private var meter: DeflateMeter?
    /// Blocks of the streams that are over.
    private var blocks = 0
    private var version: [UInt8] = []

    mutating func take(_ bytes: [UInt8]) throws(FileProblem) {
        if version.count < 9 { version += bytes.prefix(9 - version.count) }
        // The meter takes what comes in one piece; where it begins is found byte by byte.
        var metered = meter == nil ? bytes.count : 0
        for (index, byte) in bytes.enumerated() {
            try follow(byte)
            if try startsStream(byte) {
                // One within another: in stored blocks of the outer a bomb could hide from a single meter.
                if metered < index { try measure(bytes[metered..<index]) }
                guard meter == nil else { throw Self.bomb }
                meter = DeflateMeter(limit: mostUnpacked)
                metered = index
            }
            previous = byte
        }
        if metered < bytes.count { try measure(bytes[metered...]) }
    }

    mutating func finish(size: Int, tail: [UInt8]) throws(FileProblem) {
        guard version.count == 9, version[5] == UInt8(ascii: "1") || version[5] == UInt8(ascii: "2"),
            version[6] == UInt8(ascii: "."), (0x30...0x37).contains(version[7]), version[8] <= 0x20
        else { throw .damaged(.pdf) }
        let trailer = tail.suffix(Self.trailerLength)
        guard let start = trailer.lastRange(of: Array("startxref".utf8)),
            let end = trailer.lastRange(of: Array("%%EOF".utf8)), start.upperBound <= end.lowerBound
        else { throw .damaged(.pdf) }
        let place = String(decoding: trailer[start.upperBound..<end.lowerBound], as: UTF8.self)
            .trimmingPrefix { $0.isWhitespace }.prefix { $0.isASCII && $0.isNumber }
        guard let table = Int(place), table < size, trailer[end.upperBound...].allSatisfy({ $0 <= 0x20 }) else {
            throw .damaged(.pdf)
        }
    }

    private mutating func measure(_ bytes: ArraySlice<UInt8>) throws(FileProblem) {
        guard let verdict = meter?.take(bytes) else { return }
        let begun = blocks + (meter?.blocks ?? 0)
        guard verdict != .tooMuch, begun <= Self.mostBlocks else { throw Self.bomb }
        if verdict == .ended { (meter, blocks) = (nil, begun) }
    }

    /// Whether a stream begins with this byte: the first after the line with the keyword `stream`.
    private mutating func startsStream(_ byte: UInt8) throws(FileProblem) -> Bool {
        if matched == Self.keyword.count {
            // Viewers put up with blanks before the line break, and with half of one.
            if [0x0A, 0x0D, 0x20, 0x09].contains(byte) { return false }
            matched = byte == Self.keyword[0] ? 1 : 0
            return [0x0A, 0x0D].contains(previous) && byte & 0x0F == 8
        }
        if byte == Self.keyword[matched], matched > 0 || previous != UInt8(ascii: "d") {
            matched += 1
        } else {
            matched = byte == Self.keyword[0] && previous != UInt8(ascii: "d") ? 1 : 0
        }
        return false
    }

    // MARK: Names

    private mutating func follow(_ byte: UInt8) throws(FileProblem) {
        if isInComment {
            if byte == 0x0A || byte == 0x0D { isInComment = false }
            return
        }
        if name != nil, Self.isRegular(byte) {
            extend(byte)
            return
        }
        if name != nil { try endName() }
        switch byte {
        case UInt8(ascii: "/"): name = []
        case UInt8(ascii: "%"): isInComment = packers > 0
        case 0, 0x09, 0x0A, 0x0C, 0x0D, 0x20: break
        default: packers = 0
        }
    }

    private mutating func extend(_ byte: UInt8) {
        if !escape.isEmpty || byte == UInt8(ascii: "#") {
            escape.append(byte)
            guard escape.count == 3 else { return }
            let digits = String(decoding: escape.dropFirst(), as: UTF8.self)
            if let decoded = UInt8(digits, radix: 16) { name?.append(decoded) } else { name? += escape }
            escape = []
        } else if (name?.count ?? 0) < Self.longestName {
            name?.append(byte)
        }
    }

    private mutating func endName() throws(FileProblem) {
        defer { (name, escape) = (nil, []) }
        guard let name, name.count < Self.longestName else {
            packers = 0
            return
        }
        if let problem = Self.forbidden[name] { throw problem }
        guard Self.packing.contains(name) else {
            // Filters that do not pack may stand between: they belong to the row.
            if !name.starts(with: Array("ASCII".utf8)) { packers = 0 }
            return
        }
        packers += 1
        if packers > 1 { throw Self.bomb }
    }

    /// Neither white space nor a delimiter.
    private static func isRegular(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20: false
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["),
            UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "/"), UInt8(ascii: "%"):
            false
        default: true
        }
    }
}
