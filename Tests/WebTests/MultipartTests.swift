import Testing

@testable import Web

@Suite struct MultipartTests {
    static let type = "multipart/form-data; boundary=b0-undary"

    /// A part as it was read.
    struct Read: Equatable {
        let name: String
        var fileName: String?
        var type: String?
        var content: [UInt8]
    }

    static func form(_ parts: [(head: String, content: [UInt8])], end: String = "--\r\n") -> [UInt8] {
        parts.flatMap { Array("--b0-undary\r\n\($0.head)\r\n\r\n".utf8) + $0.content + Array("\r\n".utf8) }
            + Array("--b0-undary\(end)".utf8)
    }

    static func field(_ name: String, _ content: String = "x") -> (head: String, content: [UInt8]) {
        (#"Content-Disposition: form-data; name="\#(name)""#, Array(content.utf8))
    }

    static func read(_ bytes: [UInt8], type: String = type, piece: Int = .max) throws(APIError) -> [Read] {
        var form = try MultipartReader(BodyStream(bytes, inPiecesOf: piece), contentType: type)
        var parts: [Read] = []
        while let part = try form.nextPart() {
            var content: [UInt8] = []
            while let piece = try form.readContent() { content += piece }
            parts.append(Read(name: part.name, fileName: part.fileName, type: part.contentType, content: content))
        }
        return parts
    }

    /// Full of what looks like a boundary and is none.
    static let nasty =
        Array("\r\n--b0-undar\r\n-\r\n--b0-undarY--\r\r\n--b0-unda\r\n--\r\n\r\n--b0-undar".utf8) + [0, 255]

    @Test(arguments: 1...80)
    func `a form is the same in pieces of any size`(piece: Int) throws {
        let bytes = Self.form([
            Self.field("type", "insurance_card"), (#"Content-Disposition: form-data; name="empty""#, []),
            (
                #"content-type: Application/PDF ; q=1\#r\#nCONTENT-DISPOSITION:form-data;name=file;filename="a b.pdf""#,
                Self.nasty
            ),
        ])
        let parts = try Self.read(bytes, piece: piece)
        #expect(
            parts == [
                Read(name: "type", content: Array("insurance_card".utf8)), Read(name: "empty", content: []),
                Read(name: "file", fileName: "a b.pdf", type: "application/pdf", content: Self.nasty),
            ])
    }

    @Test func `a form that breaks off anywhere is refused`() throws {
        let bytes = Self.form([Self.field("type"), Self.field("file", "content")], end: "--")
        for length in 0..<bytes.count {
            #expect(throws: APIError.self, "\(length)") { try Self.read(Array(bytes.prefix(length))) }
        }
        #expect(try Self.read(bytes).count == 2)
    }

    @Test func `bytes that were changed give a form or a refusal, and nothing else`() throws {
        let bytes = Self.form([Self.field("type"), Self.field("file", "content")])
        var random = SystemRandomNumberGenerator()
        for _ in 0..<20_000 {
            var changed = bytes
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: 0..<changed.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: changed[place] = UInt8.random(in: 0...255, using: &random)
                case 1: changed.remove(at: place)
                default: changed.insert(UInt8.random(in: 0...255, using: &random), at: place)
                }
            }
            do throws(APIError) {
                let whole = try Self.read(changed)
                #expect(try Self.read(changed, piece: 3) == whole)
            } catch {
                #expect(error.status == .badRequest)
            }
        }
    }

    @Test func `a large part comes in pieces no larger than what is read at a time`() throws {
        let content = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 >> 8) }
        let bytes = Self.form([(#"Content-Disposition: form-data; name="file"; filename="a""#, content)])
        var form = try MultipartReader(BodyStream(bytes), contentType: Self.type)
        _ = try form.nextPart()
        var (all, largest): ([UInt8], Int) = ([], 0)
        while let piece = try form.readContent() {
            all += piece
            largest = max(largest, piece.count)
        }
        #expect(all == content)
        #expect(largest < 2 * MultipartReader.piece)
        #expect(try form.nextPart() == nil)
    }

    @Test func `a part that nobody reads is passed over`() throws {
        let bytes = Self.form([Self.field("a", "aaa"), Self.field("b", "bbb")])
        var form = try MultipartReader(BodyStream(bytes), contentType: Self.type)
        #expect(try form.nextPart()?.name == "a")
        let second = try #require(try form.nextPart())
        #expect(try form.readText(of: second, upTo: 3) == "bbb")
        #expect(try form.nextPart() == nil)
        var again = try MultipartReader(BodyStream(bytes), contentType: Self.type)
        let first = try #require(try again.nextPart())
        #expect(throws: APIError.self) { try again.readText(of: first, upTo: 2) }
    }

    @Test(arguments: [
        "preamble\r\n--b0-undary--\r\n", "\r\n--b0-undary--\r\n", "--b0-undary--\r\nepilogue", "--b0-undary--x",
        "--b0-undary \r\n", "--b0-undary\n\n", "--other--\r\n", "", "{}",
        "--b0-undary\r\n\r\nno header\r\n--b0-undary--",
        "--b0-undary\r\nContent-Disposition: attachment; name=a\r\n\r\n\r\n--b0-undary--",
        "--b0-undary\r\nContent-Disposition: form-data\r\n\r\n\r\n--b0-undary--",
        "--b0-undary\r\nContent-Disposition: form-data; name=\"\"\r\n\r\n\r\n--b0-undary--",
        "--b0-undary\r\nContent-Disposition: form-data; name=a; name=b\r\n\r\n\r\n--b0-undary--",
        "--b0-undary\r\nContent-Disposition: form-data; name=\"a\r\n\r\n\r\n--b0-undary--",
        "--b0-undary\r\nContent-Disposition: form-data; name=a b\r\n\r\n\r\n--b0-undary--",
        "--b0-undary\r\nContent-Disposition: form-data; name=a\r\nContent-Disposition: form-data; name=b\r\n\r\n\r\n--b0-undary--",
        "--b0-undary\r\nContent-Disposition: form-data; name=a\r\n folded: x\r\n\r\n\r\n--b0-undary--",
        "--b0-undary\r\nContent-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: base64\r\n\r\n\r\n--b0-undary--",
        "--b0-undary\r\nContent-Disposition: form-data; name=a; filename*=x\r\n\r\n\r\n--b0-undary--",
    ])
    func `what is no form of this boundary is refused`(body: String) {
        #expect(throws: APIError.self) { try Self.read(Array(body.utf8)) }
    }

    @Test func `a field that comes twice, too many parts and a header that is too long are refused`() throws {
        #expect(throws: APIError.self) { try Self.read(Self.form([Self.field("a"), Self.field("a")])) }
        let ten = (0..<10).map { Self.field("f\($0)") }
        #expect(try Self.read(Self.form(ten)).count == 10)
        #expect(throws: APIError.self) { try Self.read(Self.form(ten + [Self.field("f10")])) }
        let long = "X-Pad: \(String(repeating: "x", count: 4_096))\r\n" + Self.field("a").head
        #expect(throws: APIError.self) { try Self.read(Self.form([(long, [])])) }
        #expect(throws: APIError.self) { try Self.read(Self.form([(long, [])]), piece: 1) }
    }

    @Test(arguments: [
        (#"multipart/form-data; boundary="b0-undary""#, true), ("Multipart/Form-Data;boundary=b0-undary;x=y", true),
        ("multipart/form-data", false), ("multipart/form-data; boundary=", false),
        (#"multipart/form-data; boundary="""#, false), (#"multipart/form-data; boundary="a ""#, false),
        ("multipart/form-data; boundary=b0-undary; boundary=b", false), ("multipart/mixed; boundary=b0-undary", false),
        (#"multipart/form-data; boundary="b\#u{7F}""#, false), ("text/plain", false), ("", false),
        ("multipart/form-data; boundary=" + String(repeating: "b", count: 71), false),
    ])
    func `the boundary is the content type's`(type: String, isGood: Bool) {
        let parts = try? Self.read(Self.form([Self.field("a")]), type: type)
        #expect((parts != nil) == isGood)
    }

    @Test(arguments: [
        (#"filename="a \"b\" c""#, #"a "b" c"#), (#"filename="C:\scans\a.pdf""#, #"C:\scans\a.pdf"#),
        (#"filename=a.pdf"#, "a.pdf"), (#"filename="é.pdf""#, "é.pdf"), (#"filename="a;b""#, "a;b"),
        (#"filename="x"; filename*=UTF-8''%c3%a9%20.pdf"#, "é .pdf"), (#"filename="""#, ""),
    ])
    func `a file's name is read as browsers and programs write it`(parameter: String, name: String) throws {
        let head = "Content-Disposition: form-data; name=file; \(parameter)"
        #expect(try Self.read(Self.form([(head, [])])).first?.fileName == name)
    }
}
