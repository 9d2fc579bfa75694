/// Finds the labels of speakers, and cuts the text before each.
///
/// A label ends with a colon and is a known word (`Customer:`, `Agente:`), with a number, a name or brackets about it
/// (`Speaker 1:`, `[Caller]:`, `**AI:**`, `Customer (Ann):`), anywhere in a line; or any name of at most three words
/// that begins lines, when two such names do so, or one does twice, or once with an agent who is labelled and nobody else.
/// Times before it are passed over.
struct TurnCutter {
    struct Part {
        let speaker: Transcript.Speaker
        let range: Range<Int>
    }

    private struct Label {
        let speaker: Transcript.Speaker
        let range: Range<Int>
    }

    /// Begins the name of a speaker who has a number only.
    private static let numbered = UInt8(ascii: "#")

    /// Further back from its colon no label begins.
    private static let longest = 48

    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var parts: [Part] {
        var known: [Label] = []
        var names: [Label] = []
        var counts: [String: Int] = [:]
        for colon in bytes.indices where bytes[colon] == Byte.colon {
            let floor = max(known.last?.range.upperBound ?? 0, colon - Self.longest)
            guard let label = label(before: colon, floor: floor) else { continue }
            if case .named(let name) = label.speaker {
                names.append(label)
                counts[name, default: 0] += 1
            } else {
                known.append(label)
            }
        }
        let areNames = known.isEmpty && counts.count > 1
        var others = names.filter { label in
            guard case .named(let name) = label.speaker else { return false }
            return areNames || name.utf8.first == Self.numbered || counts[name, default: 0] > 1
        }
        // Who says but one thing to an agent is named once. Not before the first of them speaks: there stand the date and
        // the subject of the call.
        if others.isEmpty, let first = known.first, !known.contains(where: { $0.speaker == .caller }) {
            others = names.filter { $0.range.lowerBound > first.range.lowerBound }
        }
        return parts((known + others).sorted { $0.range.lowerBound < $1.range.lowerBound })
    }

    private func parts(_ labels: [Label]) -> [Part] {
        var parts: [Part] = []
        let first = labels.first?.range.lowerBound ?? bytes.count
        if first > 0 { parts.append(Part(speaker: .named(""), range: 0..<first)) }
        for (place, label) in labels.enumerated() {
            let end = place + 1 < labels.count ? labels[place + 1].range.lowerBound : bytes.count
            if label.range.upperBound < end {
                parts.append(Part(speaker: label.speaker, range: label.range.upperBound..<end))
            }
        }
        return parts
    }

    /// The label that a colon ends; its range takes in the colon and, at the start of a line, all before it.
    private func label(before colon: Int, floor: Int) -> Label? {
        guard mayEndLabel(at: colon) else { return nil }
        var start = colon
        while start > floor, bytes[start - 1] != Byte.newline { start -= 1 }
        let beginsLine = start == 0 || bytes[start - 1] == Byte.newline
        let words = WordReader { _ in false }.words(of: bytes[start..<colon]).filter { !isTime($0.text) }
        guard let last = words.last else { return nil }
        let end = colon + 1
        for (distance, word) in words.suffix(3).reversed().enumerated() {
            let isKnown = SpeakerLabels.caller.contains(word.text) || SpeakerLabels.agent.contains(word.text)
            let isCounted = SpeakerLabels.unknown.contains(word.text)
            guard isKnown || isCounted else { continue }
            // In the middle of a line only the very word, with a capital or after a bracket.
            let isWhole = beginsLine && (words.count <= 2 || words.count <= 4 && isName(words[0]))
            guard isWhole || isLabelled(word, distance: distance, words) else { return nil }
            let from = isWhole ? start : word.range.lowerBound
            if isCounted {
                let name = "#" + words.suffix(distance).map(\.text).joined(separator: " ")
                return Label(speaker: .named(name), range: from..<end)
            }
            let speaker: Transcript.Speaker = SpeakerLabels.caller.contains(word.text) ? .caller : .agent
            return Label(speaker: speaker, range: from..<end)
        }
        guard beginsLine, words.count <= 3, last.range.upperBound + 3 > colon, words.allSatisfy({ isName($0) }) else {
            return nil
        }
        return Label(speaker: .named(words.map(\.text).joined(separator: " ")), range: start..<end)
    }

    /// A letter, a digit or a bracket stands before it, perhaps with a space between; and it is not within a time.
    private func mayEndLabel(at colon: Int) -> Bool {
        var before = colon - 1
        if before >= 0, bytes[before] == Byte.space { before -= 1 }
        guard before >= 0 else { return false }
        let byte = bytes[before]
        if colon + 1 < bytes.count, Byte.isDigit(byte), Byte.isDigit(bytes[colon + 1]) { return false }
        return Byte.isLetter(byte) || Byte.isDigit(byte) || byte >= 0x80 || ")]>*\"_}".utf8.contains(byte)
    }

    private func isLabelled(_ word: Word, distance: Int, _ words: [Word]) -> Bool {
        let first = bytes[word.range.lowerBound]
        let isTail = distance == 0 || distance == 1 && Int(words[words.count - 1].text) != nil
        guard isTail else { return false }
        return !Byte.isSmall(first) || word.range.lowerBound > 0 && !Byte.isSpace(bytes[word.range.lowerBound - 1])
    }

    private func isName(_ word: Word) -> Bool {
        let first = bytes[word.range.lowerBound]
        return !Byte.isSmall(first) && !Byte.isDigit(first)
    }

    private func isTime(_ text: String) -> Bool {
        text.utf8.allSatisfy { Byte.isDigit($0) || $0 == Byte.colon || $0 == UInt8(ascii: ".") }
            && text.utf8.contains(Byte.colon)
            || text == "am" || text == "pm"
    }
}
