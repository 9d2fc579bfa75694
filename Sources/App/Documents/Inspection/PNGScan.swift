/// Follows a PNG file (ISO/IEC 15948) from chunk to chunk: `IHDR` first, `IEND` last, nothing after it.
struct PNGScan: FileScan {
    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    /// What has come of what is read: the signature with the first chunk, then the length and type of each.
    private var pending: [UInt8] = []
    private var wanted = signature.count + 8 + 13
    private var isFirst = true
    /// What is left of a chunk that is passed over, with its checksum.
    private var rest = 0
    private var hasData = false
    private var isLast = false

    mutating func take(_ bytes: [UInt8]) throws(FileProblem) {
        var bytes = bytes[...]
        while !bytes.isEmpty {
            if rest > 0 {
                let passed = min(rest, bytes.count)
                bytes = bytes.dropFirst(passed)
                rest -= passed
                continue
            }
            guard !isLast else { throw FileProblem("Something else follows the picture.") }
            let part = bytes.prefix(wanted - pending.count)
            pending += part
            bytes = bytes.dropFirst(part.count)
            guard pending.count == wanted else { continue }
            if isFirst { try readFirst() } else { try readNext() }
            (pending, wanted, isFirst) = ([], 8, false)
        }
    }

    mutating func finish(size: Int, tail: [UInt8]) throws(FileProblem) {
        guard isLast, hasData, rest == 0 else { throw .damaged(.png) }
    }

    private mutating func readFirst() throws(FileProblem) {
        guard pending.starts(with: Self.signature), Self.number(pending[8..<12]) == 13,
            pending[12..<16].elementsEqual("IHDR".utf8)
        else { throw .damaged(.png) }
        try checkPixels(Self.number(pending[16..<20]), Self.number(pending[20..<24]))
        rest = 4
    }

    private mutating func readNext() throws(FileProblem) {
        let length = Self.number(pending[0..<4])
        let type = pending[4..<8]
        guard length < 1 << 31, type.allSatisfy({ (0x61...0x7A).contains($0 | 0x20) }),
            !type.elementsEqual("IHDR".utf8)
        else { throw .damaged(.png) }
        if type.elementsEqual("IDAT".utf8) { hasData = true }
        isLast = type.elementsEqual("IEND".utf8)
        guard !isLast || length == 0 else { throw .damaged(.png) }
        rest = length + 4
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }
}
