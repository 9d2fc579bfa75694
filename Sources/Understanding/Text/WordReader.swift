/// Cuts a text into words in one pass, in time that grows with its length and without looking at graphemes: a text
/// of a million combining marks costs what any other does.
struct WordReader: Sendable {
    /// Longer words are cut: nothing that is known is longer, and no word costs more than this.
    static let longest = 48

    /// Whether a run of marks between spaces is a face.
    let isFace: @Sendable (String) -> Bool

    func words(of bytes: ArraySlice<UInt8>) -> [Word] {
        var words: [Word] = []
        var place = bytes.startIndex
        while place < bytes.endIndex {
            let start = place
            while place < bytes.endIndex, !Byte.isSpace(bytes[place]) { place += 1 }
            if place > start { read(bytes[start..<place], into: &words) }
            while place < bytes.endIndex, Byte.isSpace(bytes[place]) {
                if bytes[place] == Byte.newline { words.close(.end) }
                place += 1
            }
        }
        return words
    }

    /// What stands between two spaces.
    private func read(_ run: ArraySlice<UInt8>, into words: inout [Word]) {
        if run.count <= 12, !run.allSatisfy(Byte.isLetter) {
            let text = String(decoding: run, as: UTF8.self)
            // "&lt;3", from a page.
            if isFace(text) || run.first == UInt8(ascii: "&") && text == "&lt;3" {
                words.append(Word(text: text, isFace: true, range: run.startIndex..<run.endIndex))
                return
            }
        }
        var place = run.startIndex
        while place < run.endIndex {
            let (scalar, width) = scalar(in: run, at: place)
            switch Mark(scalar) {
            case .letter:
                place = readWord(run, from: place, into: &words)
                continue
            case .face:
                let text = String(decoding: run[place..<(place + width)], as: UTF8.self)
                words.append(Word(text: text, isFace: true, range: place..<(place + width)))
            case .exclamation:
                words.close(.end)
                words.mark(\.exclamations)
            case .question:
                words.close(.end)
                words.mark(\.questions)
            case .end: words.close(.end)
            case .pause: words.close(.pause)
            case .nothing: break
            }
            place += width
        }
    }

    /// Letters, and what joins them: an apostrophe, a hyphen, a full stop or a colon between digits.
    private func readWord(_ run: ArraySlice<UInt8>, from start: Int, into words: inout [Word]) -> Int {
        var place = start
        var text: [UInt8] = []
        var capitals = 0
        var small = 0
        var isPlain = true
        while place < run.endIndex {
            let byte = run[place]
            if byte < 0x80 {
                guard Byte.isLetter(byte) || Byte.isDigit(byte) || joins(run, at: place, after: start) else { break }
                if Byte.isCapital(byte) { capitals += 1 }
                if Byte.isSmall(byte) { small += 1 }
                if text.count < Self.longest { text.append(Byte.lowered(byte)) }
                place += 1
            } else {
                let (scalar, width) = scalar(in: run, at: place)
                let mark = Mark(scalar)
                if scalar == "\u{2019}" || scalar == "\u{2BC}" {
                    if text.count < Self.longest { text.append(Byte.apostrophe) }
                } else if case .letter = mark {
                    isPlain = false
                    if text.count + width <= Self.longest { text.append(contentsOf: run[place..<(place + width)]) }
                } else {
                    break
                }
                place += width
            }
        }
        while text.last == Byte.apostrophe || text.last == Byte.hyphen { text.removeLast() }
        let word = String(decoding: text, as: UTF8.self)
        words.append(
            Word(
                text: isPlain ? word : word.lowercased(), isShouted: capitals >= 2 && small == 0,
                isCapitalised: small > 0 && Byte.isCapital(run[start]),
                range: start..<place))
        return place
    }

    private func joins(_ run: ArraySlice<UInt8>, at place: Int, after start: Int) -> Bool {
        guard place > start, place + 1 < run.endIndex else { return false }
        let next = run[place + 1]
        switch run[place] {
        case Byte.apostrophe, Byte.hyphen: return Byte.isLetter(next) || Byte.isDigit(next) || next >= 0xC3
        case UInt8(ascii: ".") where place == start + 1 && Byte.isLetter(run[start]):
            // "p.m."
            return Byte.isLetter(next) && (place + 2 >= run.endIndex || !Byte.isLetter(run[place + 2]))
        case Byte.colon, UInt8(ascii: "."): return Byte.isDigit(run[place - 1]) && Byte.isDigit(next)
        default: return false
        }
    }

    /// The scalar that begins here, and its bytes; the bytes come from a `String`, so that they are well formed, or
    /// from a cut of one, where what is missing is no letter.
    private func scalar(in run: ArraySlice<UInt8>, at place: Int) -> (Unicode.Scalar, Int) {
        let first = run[place]
        guard first >= 0xC0 else { return (Unicode.Scalar(first < 0x80 ? first : 0x20), 1) }
        let width = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard place + width <= run.endIndex else { return (" ", run.endIndex - place) }
        var value = UInt32(first & (width == 2 ? 0x1F : width == 3 ? 0x0F : 0x07))
        for byte in run[(place + 1)..<(place + width)] { value = value << 6 | UInt32(byte & 0x3F) }
        return (Unicode.Scalar(value) ?? " ", width)
    }
}

/// What a scalar does in a text.
private enum Mark {
    case letter, face, exclamation, question, end, pause, nothing

    init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 48...57, 65...90, 97...122: self = .letter
        case 33, 0xA1: self = scalar.value == 33 ? .exclamation : .nothing
        case 63, 0xFF1F, 0x61F: self = .question
        case 0xFF01: self = .exclamation
        case 46, 0x964, 0x3002, 0x2026: self = .end
        case 40, 41, 44, 58, 59, 91, 93, 0x2013, 0x2014, 0x3001, 0xFF0C, 0x60C: self = .pause
        case 0x2600...0x27BF, 0x1F300...0x1FAFF: self = .face
        case 0...0xA9, 0xAB...0xB4, 0xB6...0xB9, 0xBB...0xBF, 0x2000...0x206F, 0x3000...0x3020, 0xFE00...0xFE0F:
            self = .nothing
        case 0x2190...0x25FF, 0xE000...0xF8FF, 0xE0000...0xFFFFF: self = .nothing
        default: self = .letter
        }
    }
}

extension [Word] {
    fileprivate mutating func close(_ stop: Word.Stop) {
        guard let last = indices.last, self[last].stop.rawValue < stop.rawValue else { return }
        self[last].stop = stop
    }

    fileprivate mutating func mark(_ count: WritableKeyPath<Word, UInt8>) {
        guard let last = indices.last, self[last][keyPath: count] < .max else { return }
        self[last][keyPath: count] += 1
    }
}
