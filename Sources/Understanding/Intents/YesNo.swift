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
        }

        let isYes: Bool
        let kind: Kind

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
            (words.neither, false, .neither),
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
        let utterance = Utterance(text, fillers: table.isUnspaced ? [] : YesNoWords.fillers)
        let hits = table.isUnspaced ? hits(together: text, table) : hits(in: utterance, table)
        return answer(hits, count: utterance.count) ?? answer(byHand: text)
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
            case .final, .negator, .neither: continue
            }
        }
        guard sawYes || sawNo else { return nil }
        let isSure = isLeading && !(sawYes && sawNo)
        return YesNoAnswer(
            isYes: !sawNo, confidence: isSure ? 0.95 : count <= 6 ? 0.75 : 0.5, isLeading: isSure)
    }

    private func hits(in utterance: Utterance, _ table: Table) -> [Hit] {
        let words = utterance.words.filter { $0.text != Utterance.beginning }
        var hits: [Hit] = []
        var place = 0
        while place < words.count {
            var length = min(table.longest, words.count - place)
            var found: Entry?
            while length > 0, found == nil {
                found = table.entries[words[place..<(place + length)].map(\.text).joined(separator: " ")]
                if found == nil { length -= 1 }
            }
            if let entry = found {
                // Alone, or before a pause, it can negate nothing.
                let next = place + length < words.count ? words[place + length].text : Utterance.ending
                let isPlain = entry.kind == .preverbal && next == Utterance.ending
                hits.append(
                    Hit(
                        entry: isPlain ? Entry(isYes: entry.isYes, kind: .final) : entry, place: place,
                        end: place + length))
                place += length
            } else {
                place += 1
            }
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
            if let found { hits.append(Hit(entry: found, place: place, end: place + length)) }
            place += found == nil ? 1 : length
        }
        return hits
    }
}
