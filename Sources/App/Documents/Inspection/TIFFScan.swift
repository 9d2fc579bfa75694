/// Looks at the head of a TIFF file, of 32 or 64 bits: its first directory must be within it.
///
/// More cannot be told in one pass, for the parts of a TIFF file stand in any order. Most programs write the directory
/// last, and so one that was cut off is found.
struct TIFFScan: FileScan {
    /// In both orders of bytes; 42 for 32 bits, 43 for 64.
    static let signatures: [[UInt8]] = [
        [0x49, 0x49, 42, 0], [0x4D, 0x4D, 0, 42], [0x49, 0x49, 43, 0, 8, 0, 0, 0], [0x4D, 0x4D, 0, 43, 0, 8, 0, 0],
    ]

    private var head: [UInt8] = []

    mutating func take(_ bytes: [UInt8]) {
        if head.count < 16 { head += bytes.prefix(16 - head.count) }
    }

    mutating func finish(size: Int, tail: [UInt8]) throws(FileProblem) {
        let isLittle = head.first == 0x49
        let isBig = head.count == 16 && (head[2] == 43 || head[3] == 43)
        guard head.count >= 8 else { throw .damaged(.tiff) }
        let place = isBig ? head[8..<16] : head[4..<8]
        let bytes = isLittle ? Array(place.reversed()) : Array(place)
        guard bytes.dropLast(4).allSatisfy({ $0 == 0 }) else { throw .damaged(.tiff) }
        let directory = bytes.suffix(4).reduce(0) { $0 << 8 | Int($1) }
        // The count of its entries, at least one of them, and where the next directory is.
        let least = isBig ? 8 + 20 + 8 : 2 + 12 + 4
        guard directory >= (isBig ? 16 : 8), directory <= size - least else { throw .damaged(.tiff) }
    }
}
