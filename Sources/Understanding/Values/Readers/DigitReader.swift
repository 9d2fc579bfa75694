/// Reads digits that were said one by one, in pairs or in larger numbers, or typed: "oh two, double five, forty one".
struct DigitReader {
    let chart: Chart
    let marks: ValueMarks
    /// Words that may stand between digits, and keep them apart here.
    var apart: Set<String> = []

    /// Digits in a row.
    struct Run {
        var text = ""
        var hasPlus = false
        var start: Int
        var end: Int
        /// The numbers that it was said in.
        var parts: [String] = []
        /// Whether a mark stands within that a telephone number does not have: a colon, a slash.
        var isOther = false
    }

    private var tokens: [SpokenToken] { chart.tokens }

    func runs() -> [Run] {
        var runs: [Run] = []
        var run: Run?
        var place = 0
        var gap = 0
        func close() {
            if let run, !run.text.isEmpty { runs.append(run) }
            run = nil
            gap = 0
        }
        while place < tokens.count {
            if let (digits, end) = digits(at: place) {
                var open = run ?? Run(start: place, end: end)
                if run == nil { open.hasPlus = plus(before: place, &open.start) }
                open.text += digits
                open.end = end
                open.parts.append(digits)
                run = open
                gap = 0
                place = end
            } else if run != nil, gap < 2, isBetween(place) {
                if case .mark(let mark) = tokens[place].form, mark == 0x3A || mark == 0x2F { run?.isOther = true }
                gap += 1
                place += 1
            } else {
                close()
                place += 1
            }
        }
        close()
        return runs
    }

    private func digits(at place: Int) -> (String, Int)? {
        if let length = marks.double.length(in: tokens, at: place), let (digit, end) = digits(at: place + length, 1) {
            return (digit + digit, end)
        }
        if let length = marks.triple.length(in: tokens, at: place), let (digit, end) = digits(at: place + length, 1) {
            return (digit + digit + digit, end)
        }
        if marks.star.length(in: tokens, at: place) != nil || tokens[place].text == "*" { return ("*", place + 1) }
        if marks.pound.length(in: tokens, at: place) != nil || tokens[place].text == "#" { return ("#", place + 1) }
        return digits(at: place, 4)
    }

    /// A number of no more digits than these.
    private func digits(at place: Int, _ most: Int) -> (String, Int)? {
        guard place < tokens.count else { return nil }
        if case .digits(let value, let count) = tokens[place].form {
            guard count <= 18, most > 1 || count == 1 else { return nil }
            let text = String(value)
            return (String(repeating: "0", count: max(0, count - text.utf8.count)) + text, place + 1)
        }
        if let digit = marks.digitWords[tokens[place].text] { return (digit, place + 1) }
        var longest: (value: Int, end: Int)?
        for node in chart.nodes[place] {
            guard case .number(let value, 0) = node.meaning, value < 10_000, most > 1 || value < 10,
                node.end > longest?.end ?? 0
            else { continue }
            longest = (value, node.end)
        }
        return longest.map { (String($0.value), $0.end) }
    }

    private func plus(before place: Int, _ start: inout Int) -> Bool {
        guard place > 0 else { return false }
        if tokens[place - 1].text == "+" {
            start = place - 1
            return true
        }
        guard let length = marks.plus.length(in: tokens, before: place) else { return false }
        start = place - length
        return true
    }

    /// What may stand between digits: marks, brackets, "dot".
    private func isBetween(_ place: Int) -> Bool {
        switch tokens[place].form {
        case .mark(let mark): tokens[place].isSoft || [0x28, 0x29, 0x2F, 0x3A].contains(mark)
        case .letters: marks.between.contains(tokens[place].text) && !apart.contains(tokens[place].text)
        case .digits: false
        }
    }

    private func range(_ run: Run) -> Range<Int> {
        tokens[run.start].range.lowerBound..<tokens[run.end - 1].range.upperBound
    }

    func phones(_ runs: [Run], asked: Question?, countryCode: String) -> [Values.Phone] {
        runs.compactMap { run in
            guard !run.isOther, !run.text.contains("*"), !run.text.contains("#") else { return nil }
            let count = run.text.utf8.count
            guard (asked == .phone ? 4 : 7) <= count, count <= 17 else { return nil }
            return Values.Phone(
                range: range(run), digits: run.text,
                e164: PhoneNumbers.e164(run.text, hasPlus: run.hasPlus, countryCode: countryCode))
        }
    }

    /// Runs that stand for themselves: of three digits or more, or all that was said.
    func entries(_ runs: [Run], asked: Question?) -> [Values.Digits] {
        runs.compactMap { run in
            let isAll = !tokens.indices.contains { !(run.start..<run.end).contains($0) && tokens[$0].form == .letters }
            let isAsked = asked == .phone || asked == .postcode
            guard isAll || isAsked || run.text.utf8.count >= 3 && !run.isOther else { return nil }
            return Values.Digits(range: range(run), text: run.text)
        }
    }
}

/// Telephone numbers as ITU-T E.164 writes them.
enum PhoneNumbers {
    /// - Parameters:
    ///   - digits: as they were said.
    ///   - countryCode: of numbers that are said without one.
    /// - Returns: nil when they are not a whole number.
    static func e164(_ digits: String, hasPlus: Bool, countryCode: String) -> String? {
        var digits = digits[...]
        var isWhole = hasPlus
        if !hasPlus, digits.hasPrefix("00") || countryCode == "1" && digits.hasPrefix("011") {
            digits = digits.dropFirst(digits.hasPrefix("00") ? 2 : 3)
            isWhole = true
        }
        if isWhole {
            guard (8...15).contains(digits.utf8.count), digits.first != "0" else { return nil }
            return "+\(digits)"
        }
        if countryCode == "1" {
            if digits.utf8.count == 11, digits.first == "1" { digits = digits.dropFirst() }
            // Neither an area nor an exchange begins with 0 or 1 (NANP).
            let bytes = Array(digits.utf8)
            guard bytes.count == 10, bytes[0] >= 0x32, bytes[3] >= 0x32 else { return nil }
            return "+1\(digits)"
        }
        if digits.hasPrefix(countryCode), digits.utf8.count - countryCode.utf8.count >= 8, digits.utf8.count >= 11 {
            return "+\(digits)"
        }
        // The digit before a number that is dialled within the country.
        if digits.first == "0" { digits = digits.dropFirst() }
        guard (7...12).contains(digits.utf8.count), digits.utf8.count + countryCode.utf8.count <= 15 else { return nil }
        return "+\(countryCode)\(digits)"
    }
}
