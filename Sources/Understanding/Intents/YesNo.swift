/// What was said to a question that wants a yes or a no.
public struct YesNoAnswer: Equatable, Sendable {
    public let isYes: Bool
    /// 0 to 1.
    public let confidence: Double
    /// Whether it is what the utterance begins with, in a word that means nothing else.
    public let isLeading: Bool
}

/// Reads a yes or a no, in fifteen languages and by signs of the hand; by words alone, none was learnt.
public struct YesNoReader: Sendable {
    public static let builtIn = YesNoReader()

    /// ISO 639-1, of the languages that it has words of.
    public static var languages: [String] { YesNoWords.all.map(\.code) }

    struct Entry: Sendable {
        enum Kind: Sendable {
            /// A word that is an answer by itself: the first of them decides, whatever comes after.
            case final
            /// A word that means this and nothing else.
            case plain
            /// A no, but where another word follows it may negate that alone.
            case preverbal
            case phrase
            /// Turns what follows it round.
            case negator
            /// Looks like one of these, and is none.
            case neither
            /// Takes back the answer just before it: "yes, no, I mean no".
            case correction
            /// Before something else, asks for that: "ok, make it 8" is no yes.
            case change
        }

        let isYes: Bool
        let kind: Kind

        /// Whether it may be no more than a way to begin.
        var isSoftYes: Bool { isYes && (kind == .plain || kind == .phrase) }

        /// Whether it turns round what follows.
        var negates: Bool { kind == .negator || kind == .preverbal || kind == .phrase && !isYes }
    }

    struct Table: Sendable {
        var entries: [String: Entry] = [:]
        var longest = 1
        var isUnspaced = false
    }

    private struct Hit {
        let entry: Entry
        let place: Int
        let end: Int
        /// Whether it is the last that was said.
        let isLast: Bool
    }

    private let tables: [String: Table]
    private let hands: [UInt32: Bool] = [
        0x1F44D: true, 0x1F44C: true, 0x2705: true, 0x2714: true, 0x1F197: true, 0x1F64B: true,
        0x1F44E: false, 0x270B: false, 0x1F590: false, 0x274C: false, 0x1F645: false, 0x1F6AB: false, 0x1F91A: false,
    ]

    init() {
        tables = Dictionary(uniqueKeysWithValues: YesNoWords.all.map { ($0.code, Self.table(of: $0)) })
    }

    private static func table(of words: YesNoWords) -> Table {
        var table = Table(isUnspaced: words.isUnspaced)
        let groups: [(String, Bool, Entry.Kind)] = [
            (words.yes, true, .plain), (words.no, false, .plain), (words.preverbal, false, .preverbal),
            (words.yesPhrases, true, .phrase), (words.noPhrases, false, .phrase), (words.negators, false, .negator),
            (words.neither, false, .neither), (words.corrections, false, .correction), (words.changes, false, .change),
        ]
        for (text, isYes, kind) in groups {
            for phrase in text.split(whereSeparator: { $0 == "," || $0 == "\n" }) {
                let parts = Utterance(String(phrase).lowercased(), fillers: []).words.map(\.text)
                    .filter { $0 != Utterance.beginning && $0 != Utterance.ending }
                guard !parts.isEmpty else { continue }
                let key = parts.joined(separator: words.isUnspaced ? "" : " ")
                // What is a plain word is one, though it also turns others round.
                if table.entries[key] == nil || kind == .neither {
                    table.entries[key] = Entry(
                        isYes: isYes, kind: kind == .plain && YesNoWords.final.contains(key) ? .final : kind)
                }
                let length = words.isUnspaced ? parts.joined().unicodeScalars.count : parts.count
                table.longest = max(table.longest, length)
            }
        }
        return table
    }

    /// - Parameter language: ISO 639-1; English's words count where there are none of it.
    /// - Returns: nil when it is neither.
    public func read(_ text: String, language: String) -> YesNoAnswer? {
        let table = tables[language] ?? tables["en"] ?? Table()
        if table.isUnspaced {
            return answer(hits(together: text, table), count: Utterance(text, fillers: []).count)
                ?? answer(byHand: text)
        }
        let words = Self.said(text)
        return settled(hits(in: words, table), count: words.last.map { $0.isMark ? $0.place : $0.place + 1 } ?? 0)
            ?? answer(byHand: text)
    }

    /// What holds after corrections: the last answer, where "no wait" or "I mean" stands between it and an earlier one.
    private func settled(_ hits: [Hit], count: Int) -> YesNoAnswer? {
        // "Ok, make it 8" agrees to something else; a "yes" before it is one all the same.
        let change = hits.firstIndex { $0.entry.kind == .change && !$0.isLast } ?? 0
        let kept = hits.enumerated().filter { $0.offset >= change || !$0.element.entry.isSoftYes }.map(\.element)
        let polar = kept.filter { $0.entry.kind != .correction && $0.entry.kind != .change }
        guard let last = kept.lastIndex(where: { $0.entry.kind == .correction }), last > 0 else {
            return answer(polar, count: count)
        }
        let before = kept[last - 1]
        // "It's not actually right" corrects nothing.
        guard before.entry.kind == .final || before.entry.kind == .plain, kept[last].place - before.end <= 1 else {
            return answer(polar, count: count)
        }
        let after = kept[(last + 1)...].first.map { $0.place - kept[last].end <= 1 } ?? false
        guard let answer = answer(after ? Array(kept[(last + 1)...]) : [before], count: count) else {
            return self.answer(polar, count: count)
        }
        return YesNoAnswer(isYes: answer.isYes, confidence: 0.9, isLeading: kept[0].place == 0)
    }

    private func answer(byHand text: String) -> YesNoAnswer? {
        for scalar in text.unicodeScalars {
            if let isYes = hands[scalar.value] { return YesNoAnswer(isYes: isYes, confidence: 0.9, isLeading: true) }
        }
        return nil
    }

    private func answer(_ hits: [Hit], count: Int) -> YesNoAnswer? {
        var sawYes = false
        var sawNo = false
        var isLeading = false
        for (place, hit) in hits.enumerated() {
            let before = place > 0 && hit.place - hits[place - 1].end <= 2 ? hits[place - 1].entry : nil
            let isTurned = before?.negates == true && hit.entry.isYes
            let isYes = hit.entry.isYes && !isTurned
            switch hit.entry.kind {
            case _ where hit.entry.kind == .final || hit.entry.kind == .plain && !isYes && !isTurned:
                // "d'accord, ma no" is a no.
                let begins = hits[0].place == 0 && (place == 0 || !sawYes || isYes)
                if isYes && sawNo { continue }
                return YesNoAnswer(isYes: isYes, confidence: begins ? 0.97 : count <= 6 ? 0.85 : 0.6, isLeading: begins)
            case .plain, .phrase:
                if isYes { sawYes = true } else { sawNo = true }
                if place == 0, hit.place == 0, hit.entry.kind == .plain { isLeading = true }
            case .preverbal: sawNo = true
            case .final, .negator, .neither, .correction, .change: continue
            }
        }
        guard sawYes || sawNo else { return nil }
        let isSure = isLeading && !(sawYes && sawNo)
        return YesNoAnswer(
            isYes: !sawNo, confidence: isSure ? 0.95 : count <= 6 ? 0.75 : 0.5, isLeading: isSure)
    }

    /// A word, or the end of a sentence.
    private struct Said {
        let text: String
        /// How many stand before it that are no fillers.
        let place: Int
        let isFiller: Bool
        var isMark: Bool { text == Utterance.ending }
    }

    private static func said(_ text: String) -> [Said] {
        var said: [Said] = []
        var place = 0
        var isOpen = false
        for word in Utterance(text, fillers: [], joinsHums: true).words where word.text != Utterance.beginning {
            let isMark = word.text == Utterance.ending
            let isFiller = YesNoWords.fillers.contains(word.text)
            // A sentence of nothing but fillers was not said.
            if !isMark || isOpen { said.append(Said(text: word.text, place: place, isFiller: isFiller)) }
            if isMark ? isOpen : !isFiller { place += 1 }
            isOpen = !isMark && (isOpen || !isFiller)
        }
        return said
    }

    /// The longest phrase that begins at a place and where it ends; its words may have fillers between them, and be
    /// fillers: "please do", "I guess so".
    private func phrase(in words: [Said], at place: Int, _ table: Table) -> (entry: Entry, end: Int)? {
        var found: (Entry, Int)?
        var keys = [""]
        var length = 0
        for end in place..<words.count where length < table.longest {
            let word = words[end]
            let longer = keys.map { $0.isEmpty ? word.text : $0 + " " + word.text }
            // Few fillers stand within a phrase.
            guard longer.count <= 8, !word.isMark else { break }
            if let entry = longer.lazy.compactMap({ table.entries[$0] }).first { found = (entry, end + 1) }
            keys = word.isFiller && end > place ? longer + keys : longer
            length += word.isFiller ? 0 : 1
        }
        return found
    }

    private func hits(in words: [Said], _ table: Table) -> [Hit] {
        var hits: [Hit] = []
        var place = 0
        while place < words.count {
            guard let (entry, end) = phrase(in: words, at: place, table) else {
                place += 1
                continue
            }
            // Alone, or before a pause, it can negate nothing.
            let isLast = words[end...].first { !$0.isFiller }?.isMark ?? true
            let isPlain = entry.kind == .preverbal && isLast
            hits.append(
                Hit(
                    entry: isPlain ? Entry(isYes: entry.isYes, kind: .final) : entry, place: words[place].place,
                    end: end < words.count ? words[end].place : words[end - 1].place + 1, isLast: isLast))
            place = end
        }
        return hits
    }

    private func hits(together text: String, _ table: Table) -> [Hit] {
        let scalars = Array(
            Folding.fold(text.lowercased()).unicodeScalars.filter { !" \t\n".unicodeScalars.contains($0) }
        )
        .prefix(1000)
        var hits: [Hit] = []
        var place = 0
        while place < scalars.count {
            var length = min(table.longest, scalars.count - place)
            var found: Entry?
            while length > 0, found == nil {
                var key = String.UnicodeScalarView()
                key.append(contentsOf: scalars[place..<(place + length)])
                found = table.entries[String(key)]
                if found == nil { length -= 1 }
            }
            if let found { hits.append(Hit(entry: found, place: place, end: place + length, isLast: false)) }
            place += found == nil ? 1 : length
        }
        return hits
    }
}
