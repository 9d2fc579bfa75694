/// The bits of a compressed stream (RFC 1951, 3.1.1), as far as they have come.
struct DeflateBits {
    /// A place in the stream.
    struct Mark {
        fileprivate var hold: UInt64 = 0
        fileprivate var count = 0
        fileprivate var next = 0
    }

    /// Where reading goes on. Setting it back undoes what was read since the last `append`.
    var mark = Mark()
    private var data: [UInt8] = []

    mutating func append(_ bytes: ArraySlice<UInt8>) {
        data.removeFirst(mark.next)
        mark.next = 0
        data += bytes
    }

    /// A number of up to 16 bits; nil when there are not as many.
    mutating func take(_ bits: Int) -> Int? {
        refill()
        guard mark.count >= bits else { return nil }
        defer { drop(bits) }
        return Int(mark.hold & (1 << UInt64(bits) - 1))
    }

    /// Goes on to the next whole byte.
    mutating func align() { drop(mark.count % 8) }

    /// Passes over whole bytes. Returns how many there were.
    mutating func skip(upTo count: Int) -> Int {
        let held = min(mark.count / 8, count)
        drop(held * 8)
        guard held < count else { return held }
        // What is held is used up but for nothing: it was aligned.
        let passed = min(count - held, data.count - mark.next)
        mark.next += passed
        return held + passed
    }

    /// The next symbol; nil when there are not enough bits for one, -1 when they are none.
    mutating func decode(_ code: borrowing DeflateCode) -> Int? {
        refill()
        let entry = Int(code.table[Int(mark.hold & UInt64(DeflateCode.quick - 1))])
        if entry != 0 {
            guard entry & 15 <= mark.count else { return nil }
            drop(entry & 15)
            return entry >> 4
        }
        var (bits, first, index) = (0, 0, 0)
        for length in 1...DeflateCode.longest {
            guard length <= mark.count else { return nil }
            bits |= Int(mark.hold >> UInt64(length - 1) & 1)
            let count = code.counts[length]
            if bits - count < first {
                drop(length)
                return code.symbols[index + bits - first]
            }
            index += count
            first = (first + count) << 1
            bits <<= 1
        }
        return -1
    }

    private mutating func refill() {
        while mark.count <= 56, mark.next < data.count {
            mark.hold |= UInt64(data[mark.next]) << UInt64(mark.count)
            mark.next += 1
            mark.count += 8
        }
    }

    private mutating func drop(_ bits: Int) {
        mark.hold >>= UInt64(bits)
        mark.count -= bits
    }
}

/// A Huffman code, given by the lengths of its symbols' codes (RFC 1951, 3.2.2).
struct DeflateCode {
    /// The longest code, in bits.
    static let longest = 15
    /// How many entries `table` has: codes of up to 9 bits are looked up there.
    static let quick = 512

    /// How many codes of each length there are.
    fileprivate private(set) var counts = [Int](repeating: 0, count: longest + 1)
    /// In the order of their codes.
    fileprivate private(set) var symbols: [Int] = []
    /// By the next 9 bits: the symbol, and in the lowest four bits the length of its code; 0 for a longer code.
    fileprivate private(set) var table = [UInt16](repeating: 0, count: quick)

    /// A code without symbols.
    static let none = DeflateCode([])
    static let fixedLiterals = DeflateCode((0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })
    static let fixedDistances = DeflateCode([UInt8](repeating: 5, count: 30))

    /// - Parameter lengths: of each symbol's code, in bits; 0 for one that does not occur.
    init(_ lengths: some Collection<UInt8>) {
        for length in lengths where length > 0 { counts[Int(length)] += 1 }
        var (codes, places) = ([Int](repeating: 0, count: 17), [Int](repeating: 0, count: 17))
        var left = 1
        for length in 1...Self.longest {
            left = left << 1 - counts[length]
            // More codes than there is room for: a code without symbols.
            guard left >= 0 else {
                counts = [Int](repeating: 0, count: Self.longest + 1)
                return
            }
            codes[length + 1] = (codes[length] + counts[length]) << 1
            places[length + 1] = places[length] + counts[length]
        }
        symbols = [Int](repeating: 0, count: places[16])
        for (symbol, length) in lengths.enumerated() where length > 0 {
            let length = Int(length)
            symbols[places[length]] = symbol
            places[length] += 1
            enter(symbol, codes[length], length)
            codes[length] += 1
        }
    }

    private mutating func enter(_ symbol: Int, _ code: Int, _ length: Int) {
        guard 1 << length <= Self.quick else { return }
        // Codes come with their highest bit first, all else with its lowest.
        var reversed = 0
        for bit in 0..<length where code >> bit & 1 == 1 { reversed |= 1 << (length - 1 - bit) }
        for place in stride(from: reversed, to: Self.quick, by: 1 << length) {
            table[place] = UInt16(symbol << 4 | length)
        }
    }
}
