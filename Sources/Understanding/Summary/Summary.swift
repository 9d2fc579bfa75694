/// One sentence about a call. It says what the caller said, and nothing that follows from it.
enum Summary {
    private static let longest = 140

    /// - Parameter mayQuote: whether anything was said that is worth it.
    static func text(
        _ reason: CallReason, turns: [[Word]], ratings: [Double], bytes: [UInt8], mayQuote: Bool, isEnglish: Bool
    ) -> String {
        guard !turns.isEmpty else { return "The transcript holds no words of the customer" }
        let slots = isEnglish ? Slots(turns).text : ""
        switch reason {
        case .reservation: return "Customer called about a reservation\(slots)"
        case .appointment: return "Customer called about an appointment\(slots)"
        case .order: return "Customer called about an order"
        case .hours: return "Customer called about operating hours"
        case .location: return "Customer called about the location"
        case .pricing: return "Customer called about prices"
        case .status: return "Customer called about a status"
        case .cancellation: return "Customer called about a cancellation\(slots)"
        case .reschedule: return "Customer called about changing a booking\(slots)"
        case .transfer: return "Customer asked to speak to a person"
        case .complaint:
            let quote = quote(turns, bytes) { -ratings[$0] }
            return "Customer called with a complaint" + (quote.map { ": \($0)" } ?? "")
        case .other:
            let quote = mayQuote ? quote(turns, bytes) { _ in 0 } : nil
            return quote.map { "Customer said: \($0)" } ?? "Customer called; no reason was recognised"
        }
    }

    /// The sentence that says most of what the others say, and early; none that holds long numbers, an address of
    /// e-mail or a name that is given.
    private static func quote(_ turns: [[Word]], _ bytes: [UInt8], preferring preference: (Int) -> Double) -> String? {
        var counts: [String: Int] = [:]
        for word in turns.joined() where isTelling(word) { counts[word.text, default: 0] += 1 }
        var best: (value: Double, range: Range<Int>)?
        var sentences = 0
        for (turn, words) in turns.enumerated() {
            let isDone = sentences > 200
            if isDone { break }
            for sentence in words.sentences(atMost: 30) {
                sentences += 1
                guard sentence.count > 2, !Personal.isIn(sentence, bytes), let first = sentence.first,
                    let last = sentence.last
                else { continue }
                let said = sentence.reduce(0) { $0 + (isTelling($1) ? min(4, counts[$1.text, default: 0]) : 0) }
                let value =
                    Double(said) / Double(sentence.count + 3).squareRoot() + preference(turn)
                    - 0.1 * Double(min(20, sentences))
                let isBetter = best.map { value > $0.value } ?? true
                if isBetter { best = (value, first.range.lowerBound..<last.range.upperBound) }
            }
        }
        return best.map { range in
            let text = String(decoding: bytes[range.range], as: UTF8.self)
                .split(whereSeparator: \.isWhitespace).joined(separator: " ")
            return "\"\(cut(text))\""
        }
    }

    private static func cut(_ text: String) -> String {
        guard text.utf8.count > longest else { return text }
        var kept = ""
        for word in text.split(separator: " ") {
            guard kept.utf8.count + word.utf8.count < longest else { break }
            kept += (kept.isEmpty ? "" : " ") + word
        }
        return kept + "…"
    }

    private static func isTelling(_ word: Word) -> Bool { word.text.utf8.count > 3 }
}

extension [Word] {
    /// Its sentences, and long ones in pieces.
    func sentences(atMost limit: Int) -> [ArraySlice<Word>] {
        var sentences: [ArraySlice<Word>] = []
        var start = 0
        for place in indices where self[place].stop == .end || place + 1 - start == limit || place + 1 == count {
            sentences.append(self[start...place])
            start = place + 1
        }
        return sentences
    }
}
