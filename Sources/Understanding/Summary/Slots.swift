/// When and for how many, as the caller said it in English. A slot that was said in two ways is left out: which of
/// them held is not known.
struct Slots: Equatable, Sendable {
    private(set) var people: String?
    private(set) var date: String?
    private(set) var time: String?

    init(_ turns: [[Word]]) {
        var found: [WritableKeyPath<Slots, String?>: Set<String>] = [:]
        for words in turns {
            for place in words.indices {
                let near = Nearby(words: words, place: place)
                if let people = near.people { found[\.people, default: []].insert(people) }
                if let date = near.date { found[\.date, default: []].insert(date) }
                if let time = near.time { found[\.time, default: []].insert(time) }
            }
        }
        for (slot, values) in found where values.count == 1 { self[keyPath: slot] = values.first }
    }

    /// "for 4 people tomorrow at 7 pm", with a space before it; empty when nothing is known.
    var text: String {
        [
            people.map { " for \($0) \($0 == "1" ? "person" : "people")" }, date.map { " \($0)" },
            time.map { " at \($0)" },
        ]
        .compactMap(\.self).joined()
    }
}

/// A word and what stands about it.
private struct Nearby {
    private static let numbers = [
        "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
        "eleven": 11, "twelve": 12,
    ]
    private static let people: Set = ["people", "persons", "person", "guests", "adults", "diners"]
    private static let days: Set = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    private static let months: Set = [
        "january", "february", "march", "april", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    let words: [Word]
    let place: Int

    private func text(_ offset: Int) -> String {
        let near = place + offset
        guard words.indices.contains(near) else { return "" }
        // A word of another sentence is not near.
        let between = offset < 0 ? near..<place : place..<near
        return between.contains { words[$0].stop == .end } ? "" : words[near].text
    }

    private func number(_ offset: Int, upTo limit: Int) -> Int? {
        let text = text(offset)
        guard let number = Self.numbers[text] ?? (text.utf8.count <= 2 ? Int(text) : nil), 1...limit ~= number else {
            return nil
        }
        return number
    }

    var people: String? {
        guard let number = number(0, upTo: 99) else { return nil }
        let isCounted = Self.people.contains(text(1))
        let isTable = text(-1) == "for" && text(-2) == "table" || text(-1) == "of" && text(-2) == "party"
        guard isCounted || isTable && !["am", "pm", "o'clock"].contains(text(1)) else { return nil }
        return String(number)
    }

    var date: String? {
        let word = text(0)
        if ["today", "tonight", "tomorrow"].contains(word) { return word }
        if Self.days.contains(word) {
            return ["next", "this"].contains(text(-1)) ? "\(text(-1)) \(capitalised(word))" : "on \(capitalised(word))"
        }
        guard let day = ordinal(word) else { return nil }
        if Self.months.contains(text(-1)) { return "on \(capitalised(text(-1))) \(day)" }
        if text(1) == "of", Self.months.contains(text(2)) { return "on \(capitalised(text(2))) \(day)" }
        return text(-1) == "the" && text(1) != "of" ? "on the \(word)" : nil
    }

    var time: String? {
        let word = text(0)
        if word == "noon" || word == "midnight" { return word }
        for half in ["am", "pm"] {
            if word.hasSuffix(half), let time = clock(String(word.dropLast(2))) { return "\(time) \(half)" }
            if [half, half.prefix(1) + ".m"].contains(text(1)), let time = clock(word) { return "\(time) \(half)" }
        }
        return word.utf8.contains(Byte.colon) && !["a.m", "p.m", "am", "pm"].contains(text(1)) ? clock(word) : nil
    }

    private func clock(_ text: String) -> String? {
        if let hour = Self.numbers[text] { return String(hour) }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count <= 2, let hour = Int(parts[0]), 0...23 ~= hour, parts[0].utf8.count <= 2 else { return nil }
        guard parts.count == 2 else { return String(hour) }
        guard let minute = Int(parts[1]), 0...59 ~= minute, parts[1].utf8.count == 2 else { return nil }
        return minute == 0 ? String(hour) : "\(hour):\(parts[1])"
    }

    /// The day of "12th".
    private func ordinal(_ word: String) -> String? {
        guard ["st", "nd", "rd", "th"].contains(where: word.hasSuffix), let day = Int(word.dropLast(2)), 1...31 ~= day
        else { return nil }
        return word
    }

    private func capitalised(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }
}
