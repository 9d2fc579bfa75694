/// Undoes the two ways in which PDF files write bytes as text (ISO 32000-2, 7.4.2 and 7.4.3), as they come.
///
/// What cannot be such text ends it: a viewer would stop there too.
struct TextArmour {
    enum Kind: CaseIterable {
        case hexadecimal
        case base85
    }

    let kind: Kind
    private(set) var hasEnded = false
    private var digits = 0
    private var value: UInt64 = 0

    init(_ kind: Kind) { self.kind = kind }

    mutating func take(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var decoded: [UInt8] = []
        for byte in bytes where !hasEnded && byte > 0x20 {
            switch kind {
            case .hexadecimal: takeHexadecimal(byte, into: &decoded)
            case .base85: takeBase85(byte, into: &decoded)
            }
        }
        return decoded
    }

    private mutating func takeHexadecimal(_ byte: UInt8, into decoded: inout [UInt8]) {
        guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
            hasEnded = true
            return
        }
        value = value << 4 | UInt64(digit)
        digits += 1
        if digits == 2 {
            decoded.append(UInt8(truncatingIfNeeded: value))
            (value, digits) = (0, 0)
        }
    }

    private mutating func takeBase85(_ byte: UInt8, into decoded: inout [UInt8]) {
        if byte == UInt8(ascii: "z"), digits == 0 {
            decoded += [0, 0, 0, 0]
            return
        }
        guard (UInt8(ascii: "!")...UInt8(ascii: "u")).contains(byte) else {
            hasEnded = true
            return
        }
        value = value * 85 + UInt64(byte - UInt8(ascii: "!"))
        digits += 1
        guard digits == 5 else { return }
        for shift in [24, 16, 8, 0] as [UInt64] { decoded.append(UInt8(truncatingIfNeeded: value >> shift)) }
        (value, digits) = (0, 0)
    }
}
