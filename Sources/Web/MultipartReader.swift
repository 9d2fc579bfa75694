/// Reads a form with files (RFC 7578) from a body as it arrives, part by part, each in pieces.
///
/// ```swift
/// var form = try MultipartReader(body, contentType: type)
/// while let part = try form.nextPart() {
///     while let piece = try form.readContent() { ... }
/// }
/// ```
///
/// It is strict: nothing stands before the first boundary or after the last, and a body that breaks off before that is
/// refused, so that half a file is never taken for one. What it holds of the body is one piece at a time.
public struct MultipartReader {
    /// How much of a body is read at a time, in bytes.
    static let piece = 65_536
    /// How many parts a form may have.
    static let mostParts = 10
    /// How long the header of a part may be, in bytes.
    static let longestHead = 4_096

    private let body: BodyStream
    /// A line break, two hyphens and the boundary: what ends a part.
    private let delimiter: [UInt8]
    /// How far the search may move on, by the byte that stands where the delimiter's last one would.
    private let steps: [Int]
    private var buffer: [UInt8]
    /// Where in `buffer` goes on what has not been handed out.
    private var start = 0
    private var isInPart = false
    private var names: Set<ExactText> = []

    /// - Parameter contentType: the request's.
    /// - Throws: `APIError` 400 for another type, or for a boundary that is none.
    public init(_ body: BodyStream, contentType: String) throws(APIError) {
        guard let header = ParameterizedHeader(contentType),
            header.value.isEqualIgnoringCase(to: MediaType.multipart.rawValue)
        else {
            throw APIError(
                .badRequest, "UNSUPPORTED_CONTENT_TYPE", "The content type must be \(MediaType.multipart.rawValue).")
        }
        guard let boundary = header["boundary"], Self.isBoundary(boundary) else {
            throw .malformed("The content type has no boundary.")
        }
        self.body = body
        delimiter = Array("\r\n--\(boundary)".utf8)
        var steps = [Int](repeating: delimiter.count, count: 256)
        for (place, byte) in delimiter.dropLast().enumerated() { steps[Int(byte)] = delimiter.count - 1 - place }
        self.steps = steps
        // The line break before the first boundary belongs to what comes before the body.
        buffer = [0x0D, 0x0A]
    }

    /// Goes on to the next part, past what has not been read of this one. Nil at the end of the form.
    ///
    /// - Throws: `APIError` 400 for a form that breaks off, that is none, or that has a name twice.
    public mutating func nextPart() throws(APIError) -> MultipartPart? {
        if isInPart {
            while try readContent() != nil {}
        } else if names.isEmpty {
            guard try has(delimiter) else { throw Self.noForm }
        }
        if try has([0x2D, 0x2D]) {
            _ = try has([0x0D, 0x0A])
            guard start == buffer.count, try !fill() else { throw Self.noForm }
            return nil
        }
        guard try has([0x0D, 0x0A]) else { throw Self.noForm }
        guard names.count < Self.mostParts else { throw .malformed("The form has too many parts.") }
        let part = try MultipartPart(head: readHead())
        guard names.insert(ExactText(part.name)).inserted else { throw .malformed("A field comes twice.") }
        isInPart = true
        return part
    }

    /// Returns the next piece of the part's content; nil at its end.
    ///
    /// - Throws: `APIError` 400 for a form that breaks off.
    public mutating func readContent() throws(APIError) -> [UInt8]? {
        while isInPart {
            if let end = find() {
                defer { start = end + delimiter.count }
                isInPart = false
                return end > start ? Array(buffer[start..<end]) : nil
            }
            // The last bytes may be the beginning of the delimiter.
            let safe = buffer.count - (delimiter.count - 1)
            if safe > start {
                defer { start = safe }
                return Array(buffer[start..<safe])
            }
            guard try fill() else { throw .brokenOff }
        }
        return nil
    }

    /// Returns the rest of the part's content as text.
    ///
    /// - Parameter limit: how long it may be, in bytes.
    /// - Throws: `APIError` 400, also for what is not UTF-8; 422 for what is too long.
    public mutating func readText(of part: MultipartPart, upTo limit: Int) throws(APIError) -> String {
        var content: [UInt8] = []
        while let piece = try readContent() {
            content += piece
            guard content.count <= limit else { throw .invalid(part.name, "Is too long.") }
        }
        guard let text = String(validating: content, as: UTF8.self) else {
            throw .malformed("A field is not UTF-8.")
        }
        return text
    }

    /// The lines before the part's content, without the empty one at their end.
    private mutating func readHead() throws(APIError) -> [UInt8] {
        var searched = 0
        while true {
            let head = buffer[start...]
            if let end = head.dropFirst(searched).firstRange(of: [0x0D, 0x0A, 0x0D, 0x0A]) {
                guard end.lowerBound - start <= Self.longestHead else { break }
                start = end.upperBound
                return Array(head[..<end.lowerBound])
            }
            guard head.count <= Self.longestHead else { break }
            searched = max(0, head.count - 3)
            guard try fill() else { throw .brokenOff }
        }
        throw .malformed("The header of a part is too long.")
    }

    /// Takes these bytes, if they are next.
    private mutating func has(_ bytes: [UInt8]) throws(APIError) -> Bool {
        while buffer.count - start < bytes.count {
            guard try fill() else { return false }
        }
        guard buffer[start...].starts(with: bytes) else { return false }
        start += bytes.count
        return true
    }

    /// Where the delimiter begins; nil when it is not in the buffer.
    private func find() -> Int? {
        let last = delimiter.count - 1
        var place = start + last
        while place < buffer.count {
            let byte = buffer[place]
            if byte == delimiter[last], buffer[(place - last)..<place].elementsEqual(delimiter[..<last]) {
                return place - last
            }
            place += steps[Int(byte)]
        }
        return nil
    }

    /// Reads on. Returns false at the end of the body.
    private mutating func fill() throws(APIError) -> Bool {
        let bytes = try body.read(upTo: Self.piece)
        buffer.removeFirst(start)
        start = 0
        buffer += bytes
        return !bytes.isEmpty
    }

    private static let noForm = APIError.malformed("The body is no form of the announced boundary.")

    /// RFC 2046, 5.1.1.
    private static func isBoundary(_ text: String) -> Bool {
        (1...70).contains(text.utf8.count) && text.utf8.last != UInt8(ascii: " ")
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "a")...UInt8(ascii: "z"):
                    true
                default: "'()+_,-./:=? ".utf8.contains(byte)
                }
            }
    }
}

extension APIError {
    /// 400: the body ends before its end.
    public static let brokenOff = APIError.malformed("The body breaks off.")
}
