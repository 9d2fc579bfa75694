import Foundation
import Testing

@testable import App

/// Which files are taken, and as what.
@Suite struct FileInspectionTests {
    /// - Returns: what the file is; in `problem` why it is not taken.
    private func inspect(_ bytes: [UInt8], piece: Int = 65_536) -> (type: FileType?, problem: String?) {
        var inspector = FileInspector()
        do throws(FileProblem) {
            var rest = bytes[...]
            while !rest.isEmpty {
                try inspector.take(Array(rest.prefix(piece)))
                rest = rest.dropFirst(piece)
            }
            return (try inspector.finish(), nil)
        } catch {
            return (nil, error.issue)
        }
    }

    @Test(arguments: SampleFiles.all.map(\.type))
    func `a file is known by its bytes, in pieces of any size`(type: String) throws {
        let bytes = try #require(SampleFiles.all.first { $0.type == type }).bytes
        for piece in 1...40 { #expect(inspect(bytes, piece: piece).type?.rawValue == type) }
        #expect(inspect(bytes).type?.rawValue == type)
    }

    @Test(arguments: SampleFiles.all.map(\.type))
    func `a file that breaks off is not taken, wherever it does`(type: String) throws {
        let bytes = try #require(SampleFiles.all.first { $0.type == type }).bytes
        // A TIFF file's parts stand anywhere: only that its directory is there can be told.
        let least = type == "application/pdf" ? bytes.count - 1 : bytes.count
        for length in 0..<least {
            #expect(inspect(Array(bytes.prefix(length))).problem != nil, "\(length) of \(bytes.count)")
        }
    }

    @Test(arguments: [
        "", "text", "PK\u{3}\u{4}", "GIF89a", "<html>", "MZ", "%!PS", " %PDF-1.4", "\u{FEFF}%PDF-1.4", "RIFFxxxxWEBP",
    ])
    func `anything else is not taken`(text: String) {
        let problem = inspect(Array(text.utf8)).problem
        #expect(problem == (text.isEmpty ? "Is empty." : "Must be a PDF, JPEG, PNG, HEIC or TIFF file."))
        #expect(inspect(Array(text.utf8) + [UInt8](repeating: 0, count: 3_000)).problem != nil)
    }

    @Test(arguments: SampleFiles.all.map(\.type))
    func `a file that is an archive as well is not taken`(type: String) throws {
        let bytes = try #require(SampleFiles.all.first { $0.type == type }).bytes
        #expect(inspect(bytes + SampleFiles.zipEnd).problem != nil)
    }

    @Test func `an archive within the structure of a file is found too`() {
        let within = Array("<< >> stream\n".utf8) + SampleFiles.zipEnd + Array("\nendstream\n".utf8)
        #expect(inspect(SampleFiles.pdf(within)).problem == "Is an archive as well.")
        let comment = [0xFF, 0xD8, 0xFF, 0xFE, 0, 24] + SampleFiles.zipEnd + SampleFiles.jpeg.dropFirst(2)
        #expect(inspect(comment).problem == "Is an archive as well.")
        #expect(inspect(SampleFiles.jpeg + Array("PK".utf8)).type == .jpeg)
    }

    @Test func `a picture that is a PDF as well is not taken`() {
        let header = Array("%PDF-1.7".utf8)
        let picture = [0xFF, 0xD8, 0xFF, 0xFE, 0, 10] + header + SampleFiles.jpeg.dropFirst(2)
        #expect(inspect(picture).problem == "Is a JPEG file and a PDF at the same time.")
    }

    @Test func `the size of a picture has a limit`() {
        #expect(inspect(SampleFiles.png(width: 16_384, height: 16_384)).type == .png)
        #expect(inspect(SampleFiles.png(width: 16_385, height: 16_384)).problem == "Has more pixels than can be shown.")
        #expect(inspect(SampleFiles.png(width: 0xFFFF_FFFF, height: 0xFFFF_FFFF)).problem != nil)
        #expect(inspect(SampleFiles.png(width: 0, height: 1)).problem != nil)
        #expect(inspect(SampleFiles.jpeg(width: 65_535, height: 4_000)).type == .jpeg)
        #expect(inspect(SampleFiles.jpeg(width: 65_535, height: 65_535)).problem != nil)
    }

    @Test func `what follows a picture is let be as far as cameras do it`() {
        #expect(inspect(SampleFiles.jpeg + [UInt8](repeating: 1, count: 1_000)).type == .jpeg)
        #expect(inspect(SampleFiles.jpeg + [UInt8](repeating: 1, count: 1_100_000)).problem != nil)
        #expect(inspect(SampleFiles.png + [0]).problem != nil)
        #expect(inspect(SampleFiles.heic + [0]).problem != nil)
    }

    @Test(arguments: [
        ("heic", [], true), ("heix", [], true), ("hevc", [], true), ("mif1", ["heic"], true), ("msf1", ["hevc"], true),
        ("mif1", [], false), ("mif1", ["avif"], false), ("avif", ["mif1"], false), ("isom", ["mp42"], false),
    ])
    func `an HEIC file is known by its brands`(brand: String, others: [String], isTaken: Bool) {
        #expect((inspect(SampleFiles.heic(brand: brand, others: others)).type == .heic) == isTaken)
    }

    @Test(
        arguments: [
            [0x4D, 0x4D, 0, 42, 0, 0, 0, 8], [0x49, 0x49, 43, 0, 8, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0],
            [0x4D, 0x4D, 0, 43, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 16],
        ] as [[UInt8]])
    func `TIFF comes in two orders of bytes and two widths`(head: [UInt8]) {
        #expect(inspect(head + [UInt8](repeating: 0, count: 40)).type == .tiff)
        #expect(inspect(head).problem != nil)
    }

    @Test(arguments: [
        ("/S /JavaScript /JS (x)", "scripts"), ("/J#61vaScript", "scripts"), ("/Launch<<", "scripts"),
        ("/EmbeddedFile", "files"),
        ("/#45#6d#62eddedFiles 3 0 R", "files"), ("/Encrypt 5 0 R", "encrypted"), ("/RichMedia", "scripts"),
        ("stream\n/JavaScript endstream", "scripts"), ("(stream\n) /JavaScript", "scripts"), ("% /Launch\n", "scripts"),
        ("/Filter [/FlateDecode /FlateDecode]", "Unpacks"), ("/F [ /Fl%c\n/LZW ]", "Unpacks"),
        ("[/FlateDecode /ASCII85Decode/Fl]", "Unpacks"), ("[/Fl#61teDecode\r\n\t/RunLengthDecode]", "Unpacks"),
    ])
    func `a PDF that does more than be read is not taken`(object: String, reason: String) {
        for piece in [1, 7, 65_536] {
            #expect(inspect(SampleFiles.pdf(object + " "), piece: piece).problem?.contains(reason) == true)
        }
    }

    @Test(arguments: [
        "/Filter /FlateDecode", "[/ASCII85Decode /FlateDecode]", "[/FlateDecode] [/FlateDecode]",
        "/JavaScripts /XLaunch",
        "/A#zz#", "/Fl 1 /Fl", "/OpenAction 3 0 R", "/x#20", "JavaScript Launch Encrypt",
    ])
    func `what a PDF may have does not keep it out`(object: String) {
        for piece in [1, 65_536] { #expect(inspect(SampleFiles.pdf(object + "\n"), piece: piece).type == .pdf) }
    }

    @Test(arguments: [
        ("1.7", "startxref\n9\n%%EOF", true), ("2.0", "startxref\r\n0\r\n%%EOF\r\n\0", true),
        ("1.7", "startxref\n9\n", false),
        ("1.7", "%%EOF", false), ("1.7", "startxref\n99999999\n%%EOF", false), ("1.7", "startxref\nx\n%%EOF", false),
        ("1.7", "startxref\n9\n%%EOF<html>", false), ("3.0", "startxref\n9\n%%EOF", false),
        ("1.", "startxref\n9\n%%EOF", false),
        ("1.8", "startxref\n9\n%%EOF", false), ("1.77", "startxref\n9\n%%EOF", false),
    ])
    func `a PDF has a version at its start and a trailer at its end`(version: String, end: String, isTaken: Bool) {
        #expect((inspect(SampleFiles.pdf("", version: version, end: end)).type == .pdf) == isTaken)
    }

    // MARK: Bombs

    /// A stream of zeros in fixed codes: thirteen bits for 258 of them.
    static func bomb(_ megabytes: Int) -> [UInt8] {
        var (bytes, hold, count): ([UInt8], Int, Int) = ([0x78, 0x9C], 0, 0)
        func put(_ value: Int, _ bits: Int) {
            hold |= value << count
            count += bits
            while count >= 8 {
                bytes.append(UInt8(hold & 255))
                hold >>= 8
                count -= 8
            }
        }
        put(1, 1)
        put(1, 2)
        put(0b0000_1100, 8)  // a literal zero: 00110000, its highest bit first
        for _ in 0..<(megabytes << 20) / 258 {
            put(0b1010_0011, 8)  // 285: a length of 258
            put(0, 5)
        }
        put(0, 7)
        put(0, 8)
        return bytes
    }

    @Test func `a PDF that unpacks to more than can be shown is not taken`() {
        func pdf(_ megabytes: Int) -> [UInt8] {
            SampleFiles.pdf(Array("<< /Filter /FlateDecode >> stream\n".utf8) + Self.bomb(megabytes))
        }
        #expect(inspect(pdf(255)).type == .pdf)
        #expect(inspect(pdf(260)).problem == "Unpacks to more than can be shown.")
    }

    @Test(arguments: TextArmour.Kind.allCases, [1, 1_000, 65_536])
    func `a bomb that is written as text is found`(kind: TextArmour.Kind, piece: Int) {
        let pdf = SampleFiles.pdf(Array("<< >> stream\n".utf8) + Self.armoured(Self.bomb(3), kind) + Array("\n".utf8))
        for (limit, isTaken) in [(2 << 20, false), (3 << 20, true)] {
            var scan = PDFScan()
            scan.mostUnpacked = limit
            let problem = Result { () throws(FileProblem) in
                for start in stride(from: 0, to: pdf.count, by: piece) {
                    try scan.take(Array(pdf[start..<min(start + piece, pdf.count)]))
                }
            }
            #expect(((try? problem.get()) != nil) == isTaken)
        }
        #expect(inspect(SampleFiles.pdf("<< /Filter /LZWDecode >>")).problem == "Must not be packed by LZW.")
    }

    /// Bytes as PDF files write them as text.
    private static func armoured(_ bytes: [UInt8], _ kind: TextArmour.Kind) -> [UInt8] {
        switch kind {
        case .hexadecimal: return Array((bytes.hex + ">").utf8)
        case .base85:
            let padded = bytes + [UInt8](repeating: 0, count: (4 - bytes.count % 4) % 4)
            var text: [UInt8] = []
            for start in stride(from: 0, to: padded.count, by: 4) {
                var value = padded[start..<start + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
                var group: [UInt8] = []
                for _ in 0..<5 {
                    group.append(UInt8(value % 85) + 33)
                    value /= 85
                }
                text += group.reversed()
            }
            return text + Array("~>".utf8)
        }
    }

    @Test(arguments: ["\n", "\r\n", "\r", "  \n"], [1, 1_000, 65_536])
    func `a stream begins after its keyword, however the line ends`(lineBreak: String, piece: Int) {
        let pdf = SampleFiles.pdf(Array("<< >> stream\(lineBreak)".utf8) + Self.bomb(3))
        for (limit, isTaken) in [(2 << 20, false), (3 << 20, true)] {
            var scan = PDFScan()
            scan.mostUnpacked = limit
            let problem = Result { () throws(FileProblem) in
                for start in stride(from: 0, to: pdf.count, by: piece) {
                    try scan.take(Array(pdf[start..<min(start + piece, pdf.count)]))
                }
            }
            #expect(((try? problem.get()) != nil) == isTaken)
        }
    }

    @Test func `a bomb within a stream that is stored as it is, is found`() {
        let inner = Array("stream\n".utf8) + Self.bomb(260).prefix(60_000)
        let length = SampleFiles.number(inner.count, 2).reversed()
        let outer = [0x78, 1, 1] + length + length.map { ~$0 } + inner
        #expect(inspect(SampleFiles.pdf(Array("<< >> stream\n".utf8) + outer)).problem?.hasPrefix("Unpacks") == true)
    }

    @Test func `a file of a great many tiny streams is not taken`() {
        // A final block in fixed codes that ends at once.
        let tiny = Array("stream\n".utf8) + [0x78, 0x9C, 3, 0]
        func pdf(_ count: Int) -> [UInt8] { SampleFiles.pdf(Array(repeatElement(tiny, count: count).joined())) }
        #expect(inspect(pdf(1_000)).type == .pdf)
        #expect(inspect(pdf(200_001)).problem == "Unpacks to more than can be shown.")
    }

    static let packed: [(unpacked: Int, base64: String)] = [
        (
            3186,
            """
            eNqNVltuhDAMvApXQ5BKkbaBsrBtb9+qsWFnPMn2CxInfozHdtZxz6nsw7xM+7INj7Tltzz9bi5leB/3LX8N0y2XPA1b+jjSfccj\
            sMjlfmxjmZLfXJdbnr5d9yVezajJ7fO5HGX2w9Kayfz6pdAEJHcdKK1mUG8qOc0mQd9Zl68NFAVbK2p3oxpzX9GMGbcPHtXpWDGB\
            wWojQ+g/JsJkFQ62oxiiQfGbACtATcGLzETOEIr1I51D/+2euXjpvf4UMZ4pwydB6GYwTKWMXNaYYcrtCgJqm+xVSDHeAteVl3aL\
            CCkBViBef2co6HxwG0lH6HBMnULTXDxbDW5jLUWWobwBBkkVCLoxEe9JvSyfQD5FsLpnagIRbL9XwJpoUDm9JgkVgRD+r49rvoee\
            5gLkDIZJkcUUu5KnZEG7VTiRUgu/rVt1O2cNrF72616pQhkQdt32Fvxvj0h1DwEnEuhaURxsLxR8mAnFLnKkY9lUIt19xd8qhSrA\
            6Rn5GYBV1lVKkdHqoH43QP7aRA+0UgSV7xSSqcLjV9ezBTkrVcpbw0PFBxZUnahKVlNRPhgCVmFyiUcHbDGRELWXDlOzo6jlQ6Ex\
            oCR6+BKThQ2Fp2YCWg+sP5+Qf4p+APZ0yLY=
            """
        ),
        (
            45,
            """
            eAEBLQDS/3N0b3JlZCBhcyBpdCBpc3N0b3JlZCBhcyBpdCBpc3N0b3JlZCBhcyBpdCBpc4D8EHs=
            """
        ),
        (
            1780,
            """
            eJx0kWEKwzAIha+SqwXjQGg1s2brbr9BlWKX/hLz9H1GezVCttIETLS8UOlB8HsULms1pb3AQkxQFJ8DN8slKSHehlYGjM4uC8En\
            vE+5O9R1D28Z3KJ4SnMt2k9DFy56eGT1wGRfZMLmSp796hW5L2W2trtfxxgHLGbNGId7yKXzc/R8wD/q5EJfAAAA//9jYGRiZmFl\
            Y+fg5OLm4eXjFxAUEhYRFROXkJSSlpGVk1dQVFJWUVVT19DU0tbR1dM3MDQyNjE1M7ewtLK2sbWzd3B0cnZxdXP38PTy9vH18w8I\
            DAoOCQ0Lj4iMio6JjYtPSExKTklNS8/IzMrOyc3LLygsKi4pLSuvqKyqrqmtq29obGpuaW1r7+js6u7p7eufMHHS5ClTp02fMXPW\
            7Dlz581fsHDR4iVLly1fsXLV6jVr163fsHHT5i1bt23fsXPX7j179+0/cPDQ4SNHjx0/cfLU6TNnz52/cPHS5StXr12/cfPW7Tt3\
            791/8PDR4ydPnz1/8fLV6zdv373/8PHT5y9fv33/8fPX7z9///1nGPX/qP9H/T9i/Q8A+1E+zQ==
            """
        ),
    ]

    @Test(arguments: packed.indices, [1, 2, 13, 65_536])
    func `how much a stream unpacks to is told to the byte`(number: Int, piece: Int) throws {
        let (unpacked, base64) = Self.packed[number]
        let bytes = Array(try #require(Data(base64Encoded: base64)))
        for (limit, verdict) in [(unpacked, DeflateMeter.Verdict.ended), (unpacked - 1, .tooMuch)] {
            var meter = DeflateMeter(limit: limit)
            var rest = bytes[...]
            var last = DeflateMeter.Verdict.goesOn
            while last == .goesOn, !rest.isEmpty {
                last = meter.take(rest.prefix(piece))
                rest = rest.dropFirst(piece)
            }
            #expect(last == verdict)
        }
    }

    @Test func `bytes that are no stream end the measuring`() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<2_000 {
            var meter = DeflateMeter(limit: 1 << 20)
            let bytes = [0x78, 0x9C] + (0..<300).map { _ in UInt8.random(in: 0...255, using: &random) }
            _ = meter.take(bytes[...])
        }
    }

    // MARK: Names

    @Test(arguments: [
        (nil, "document.pdf"), ("", "document.pdf"), ("/", "document.pdf"), ("a.pdf", "a.pdf"), ("A.PDF", "A.PDF"),
        ("C:\\scans\\a.pdf", "a.pdf"), ("../../etc/passwd", "passwd.pdf"), ("a\r\nb.pdf", "ab.pdf"),
        ("card\u{202E}fdp.exe", "cardfdp.exe"), (" a.pdf ", "a.pdf"), ("..pdf", "pdf.pdf"), ("scan.1", "scan.1.pdf"),
        ("J. Smith", "J. Smith.pdf"), ("Zoë's card.pdf", "Zoë's card.pdf"), ("\u{0}", "document.pdf"),
    ])
    func `a name is kept without what makes it more than a name`(sent: String?, name: String) {
        #expect(FileName(sent, of: .pdf).text == name)
    }

    @Test func `a name that is too long keeps its ending`() {
        let name = FileName(String(repeating: "é", count: 400) + ".pdf", of: .pdf).text
        #expect(name.unicodeScalars.count == 255)
        #expect(name.hasSuffix("é.pdf"))
    }

    @Test(arguments: [
        ("a.pdf", false), ("a.PDF", false), ("a", false), (nil, false), ("a.2024", false), ("a.jpg", true),
        ("a.pdf.exe", true),
        ("a.docx", true), ("a.pdf ", false),
    ])
    func `a name may not say that the file is of another kind`(sent: String?, isWrong: Bool) {
        #expect(FileName.isWrong(sent, for: .pdf) == isWrong)
    }

    @Test(arguments: [
        ("photo.png", false, "photo.jpg"), ("photo.HEIC", false, "photo.jpg"), ("photo.JPG", false, "photo.JPG"),
        ("a.b.tiff", false, "a.b.jpg"), ("photo.pdf", true, "photo.pdf"), ("photo.exe", true, "photo.exe"),
    ])
    func `a picture may be called one of another kind, and is kept under the ending of its own`(
        sent: String, isWrong: Bool, name: String
    ) {
        #expect(FileName.isWrong(sent, for: .jpeg) == isWrong)
        #expect(FileName(sent, of: .jpeg).text == name)
    }

    @Test func `the name in a header is plain, and whole beside`() {
        #expect(
            FileName("Zoë \"x\" 100%.pdf", of: .pdf).disposition
                == #"attachment; filename="Zo_ _x_ 100_.pdf"; filename*=UTF-8''Zo%C3%AB%20%22x%22%20100%25.pdf"#)
    }
}
