/// Tells how much a compressed stream (zlib, RFC 1950 and 1951) unpacks to, without unpacking it: lengths are added up,
/// and no byte is kept.
///
/// What is no such stream, or breaks off, ends it: a viewer would stop there too.
struct DeflateMeter {
    enum Verdict: Equatable {
        case goesOn
        /// The stream is over, or none.
        case ended
        case tooMuch
    }

    private enum State {
        case header
        case block
        /// So many bytes are to come as they are.
        case stored(Int)
        case codes
    }

    private static let lengths: [(base: Int, extra: Int)] = [
        (3, 0), (4, 0), (5, 0), (6, 0), (7, 0), (8, 0), (9, 0), (10, 0), (11, 1), (13, 1), (15, 1), (17, 1), (19, 2),
        (23, 2), (27, 2), (31, 2), (35, 3), (43, 3), (51, 3), (59, 3), (67, 4), (83, 4), (99, 4), (115, 4), (131, 5),
        (163, 5), (195, 5), (227, 5), (258, 0),
    ]
    /// The order in which the lengths of the lengths' codes come.
    private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

    private let limit: Int
    private var unpacked = 0
    private var state = State.header
    private var isLastBlock = false
    private var bits = DeflateBits()
    private var literals = DeflateCode.none
    private var distances = DeflateCode.none
    /// How many blocks have begun: each is some work, however little it holds.
    private(set) var blocks = 0

    /// - Parameter limit: how much it may unpack to, in bytes.
    init(limit: Int) { self.limit = limit }

    mutating func take(_ bytes: ArraySlice<UInt8>) -> Verdict {
        bits.append(bytes)
        while true {
            // What is begun and cannot be ended is begun anew when more has come.
            let mark = bits.mark
            let verdict = step()
            if unpacked > limit { return .tooMuch }
            switch verdict {
            case .goesOn?: continue
            case let verdict?: return verdict
            case nil:
                // Codes are undone one by one.
                if case .codes = state { return .goesOn }
                bits.mark = mark
                return .goesOn
            }
        }
    }

    /// One header, one block's head, or one code after the other as long as there are enough bits; nil when there are not.
    private mutating func step() -> Verdict? {
        switch state {
        case .header: return readHeader()
        case .block: return readBlock()
        case .stored(let count):
            let passed = bits.skip(upTo: count)
            guard passed > 0 || count == 0 else { return nil }
            unpacked += passed
            state = .stored(count - passed)
            return passed == count ? endBlock() : .goesOn
        case .codes: return readCodes()
        }
    }

    private mutating func readHeader() -> Verdict? {
        guard let method = bits.take(8), let flags = bits.take(8) else { return nil }
        guard method & 0x0F == 8, method >> 4 <= 7, (method << 8 | flags) % 31 == 0, flags & 0x20 == 0 else {
            return .ended
        }
        state = .block
        return .goesOn
    }

    private mutating func readBlock() -> Verdict? {
        guard let last = bits.take(1), let kind = bits.take(2) else { return nil }
        isLastBlock = last == 1
        blocks += 1
        switch kind {
        case 0:
            bits.align()
            guard let length = bits.take(16), let check = bits.take(16) else { return nil }
            guard length ^ check == 0xFFFF else { return .ended }
            state = .stored(length)
            return .goesOn
        case 1:
            (literals, distances) = (DeflateCode.fixedLiterals, DeflateCode.fixedDistances)
            state = .codes
            return .goesOn
        case 2: return readTables()
        default: return .ended
        }
    }

    private mutating func readTables() -> Verdict? {
        guard let literalCount = bits.take(5), let distanceCount = bits.take(5), let count = bits.take(4) else {
            return nil
        }
        var own = [UInt8](repeating: 0, count: 19)
        for place in Self.order.prefix(count + 4) {
            guard let length = bits.take(3) else { return nil }
            own[place] = UInt8(length)
        }
        let code = DeflateCode(own)
        let total = literalCount + 257 + distanceCount + 1
        var all: [UInt8] = []
        while all.count < total {
            switch bits.decode(code) {
            case .none: return nil
            case .some(-1): return .ended
            case .some(16):
                guard let times = bits.take(2) else { return nil }
                guard let last = all.last else { return .ended }
                all += [UInt8](repeating: last, count: times + 3)
            case .some(17):
                guard let times = bits.take(3) else { return nil }
                all += [UInt8](repeating: 0, count: times + 3)
            case .some(18):
                guard let times = bits.take(7) else { return nil }
                all += [UInt8](repeating: 0, count: times + 11)
            case .some(let length): all.append(UInt8(length))
            }
        }
        guard all.count == total else { return .ended }
        literals = DeflateCode(all[..<(literalCount + 257)])
        distances = DeflateCode(all[(literalCount + 257)...])
        state = .codes
        return .goesOn
    }

    private mutating func readCodes() -> Verdict? {
        while unpacked <= limit {
            let mark = bits.mark
            guard let symbol = bits.decode(literals) else { return nil }
            if symbol < 0 { return .ended }
            if symbol < 256 {
                unpacked += 1
                continue
            }
            if symbol == 256 { return endBlock() }
            guard symbol - 257 < Self.lengths.count else { return .ended }
            let (base, extra) = Self.lengths[symbol - 257]
            guard let more = bits.take(extra), let distance = bits.decode(distances),
                let _ = bits.take(max(0, distance / 2 - 1))
            else {
                bits.mark = mark
                return nil
            }
            guard (0..<30).contains(distance) else { return .ended }
            unpacked += base + more
        }
        return .goesOn
    }

    private mutating func endBlock() -> Verdict {
        state = .block
        return isLastBlock ? .ended : .goesOn
    }
}
