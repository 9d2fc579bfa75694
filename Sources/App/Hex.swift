extension [UInt8] {
    /// Two hexadecimal digits a byte, in lower case.
    var hex: String {
        map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}
