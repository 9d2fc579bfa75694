/// Follows an HEIC file (ISO/IEC 23008-12) from box to box: they fill it exactly, and among them are what is told of
/// the picture and the picture.
struct HEICScan: FileScan {
    /// Pictures in HEVC, alone and in a sequence.
    private static let brands: Set<[UInt8]> = Set(
        ["heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs"].map { Array($0.utf8) })
    /// Brands that say no more than that it is a picture: others must say which.
    private static let generalBrands: Set<[UInt8]> = Set(["mif1", "msf1"].map { Array($0.utf8) })

    private var head: [UInt8] = []
    private var wanted = 8
    /// What is left of a box; nil for the last one, which goes to the end.
    private var rest: Int? = 0
    private var missing: Set<[UInt8]> = [Array("meta".utf8), Array("mdat".utf8)]

    /// Whether the first box is `ftyp`, with a brand of pictures in HEVC.
    static func isHEIC(_ head: [UInt8]) -> Bool {
        guard head.count >= 16, Array(head[4..<8]) == Array("ftyp".utf8) else { return false }
        let size = number(head[0..<4])
        guard (16...FileInspector.headLength).contains(size), size % 4 == 0, head.count >= size else { return false }
        let major = Array(head[8..<12])
        let others = stride(from: 16, to: size, by: 4).map { Array(head[$0..<$0 + 4]) }
        return brands.contains(major) || generalBrands.contains(major) && others.contains(where: brands.contains)
    }

    mutating func take(_ bytes: [UInt8]) throws(FileProblem) {
        var bytes = bytes[...]
        while !bytes.isEmpty {
            guard let left = rest else { return }
            if left > 0 {
                let passed = min(left, bytes.count)
                bytes = bytes.dropFirst(passed)
                rest = left - passed
                continue
            }
            let part = bytes.prefix(wanted - head.count)
            head += part
            bytes = bytes.dropFirst(part.count)
            if head.count == wanted { try read() }
        }
    }

    mutating func finish(size: Int, tail: [UInt8]) throws(FileProblem) {
        guard missing.isEmpty, rest == 0 || rest == nil, head.isEmpty else { throw .damaged(.heic) }
    }

    private mutating func read() throws(FileProblem) {
        let size = Self.number(head[0..<4])
        if size == 1, wanted == 8 {
            wanted = 16
            return
        }
        let length = wanted == 16 ? Self.number(head[8..<16]) : size
        missing.remove(Array(head[4..<8]))
        if size == 0 {
            rest = nil
        } else {
            guard length >= wanted else { throw .damaged(.heic) }
            rest = length - wanted
        }
        (head, wanted) = ([], 8)
    }

    /// At most `Int.max`; what is longer is too long in any case.
    private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.reduce(0) { $0 > Int.max >> 8 ? Int.max : $0 << 8 | Int($1) }
    }
}
