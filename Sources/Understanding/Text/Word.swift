/// A word as it was said, or a face (`:-)`, an emoji).
struct Word: Equatable, Sendable {
    /// What follows a word before the next one.
    enum Stop: UInt8, Sendable {
        case none
        /// A comma, a dash, a bracket.
        case pause
        /// The end of a sentence or of a line.
        case end
    }

    /// Lower case; curly apostrophes are straight.
    let text: String
    /// Two capitals at least and no small letter.
    let isShouted: Bool
    let isFace: Bool
    /// A capital, and small letters after it.
    let isCapitalised: Bool
    /// Where it stands in the text, in UTF-8 bytes.
    var range: Range<Int> { Int(start)..<Int(end) }
    private let start: UInt32
    private let end: UInt32
    var stop = Stop.none
    /// Marks after it; more than 255 are not counted.
    var exclamations: UInt8 = 0
    var questions: UInt8 = 0

    init(text: String, isShouted: Bool = false, isFace: Bool = false, isCapitalised: Bool = false, range: Range<Int>) {
        self.text = text
        self.isShouted = isShouted
        self.isFace = isFace
        self.isCapitalised = isCapitalised
        start = UInt32(clamping: range.lowerBound)
        end = UInt32(clamping: range.upperBound)
    }
}

/// Bytes that the readers of transcripts ask for.
enum Byte {
    static let newline: UInt8 = 10
    static let space: UInt8 = 32
    static let apostrophe: UInt8 = 39
    static let hyphen: UInt8 = 45
    static let colon: UInt8 = 58

    static func isSpace(_ byte: UInt8) -> Bool { byte == space || (9...13).contains(byte) }
    static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
    static func isCapital(_ byte: UInt8) -> Bool { (65...90).contains(byte) }
    static func isSmall(_ byte: UInt8) -> Bool { (97...122).contains(byte) }
    static func isLetter(_ byte: UInt8) -> Bool { isCapital(byte) || isSmall(byte) }

    static func lowered(_ byte: UInt8) -> UInt8 { isCapital(byte) ? byte + 32 : byte }
}
