/// Reads names: in English by the tagger; where a name was asked for and none was found, by what is left when
/// everything known is taken away.
struct NameReader {
    let chart: Chart
    let marks: ValueMarks
    let finder: Finder

    func names(in text: String, asked: Question?) -> [Values.Name] {
        let bytes = Array(text.utf8)
        var names: [Values.Name] = []
        if chart.doer.language.code == "en" {
            let tagger = SlotTagger.builtIn
            let features = SlotFeatures(
                chart, kinds: finder.kinds(), requested: Self.requested(asked), bits: tagger.bits)
            names = tagger.spans(features).compactMap { span in
                guard span.slot == "first_name" || span.slot == "last_name" else { return nil }
                return Values.Name(
                    range: span.range, text: String(decoding: bytes[span.range], as: UTF8.self),
                    kind: span.slot == "first_name" ? .first : .last)
            }
        }
        guard names.isEmpty, asked == .name else { return names }
        return left().map {
            [Values.Name(range: $0, text: String(decoding: bytes[$0], as: UTF8.self), kind: .full)]
        } ?? []
    }

    /// The slots that a question asks for, as the tagger has learnt them.
    private static func requested(_ asked: Question?) -> [String] {
        switch asked {
        case .name: ["first_name", "last_name"]
        case .date: ["date"]
        case .time: ["time"]
        case .dateAndTime: ["date", "time"]
        case .people: ["people"]
        default: []
        }
    }

    /// The longest row of two to four words that are no words of the tables, or of one.
    private func left() -> Range<Int>? {
        var best: Range<Int>?
        var row: Range<Int>?
        for (place, token) in chart.tokens.enumerated() {
            let isName =
                token.form == .letters && token.word == nil && token.text.unicodeScalars.count > 1
                && !marks.fillers.contains(token.text)
            if isName, let open = row, open.count < 4 {
                row = open.lowerBound..<(place + 1)
            } else if isName {
                row = place..<(place + 1)
            } else if !token.isSoft {
                row = nil
            }
            if let row, row.count > best?.count ?? 0 { best = row }
        }
        guard let best else { return nil }
        return chart.tokens[best.lowerBound].range.lowerBound..<chart.tokens[best.upperBound - 1].range.upperBound
    }
}
