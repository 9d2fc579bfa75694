/// How a text reads, for those who have no call but a text.
public struct Sentiment: Equatable, Sendable {
    /// 0 to 100; 50 is neither good nor bad.
    public let score: Double
    public let label: SentimentLabel
}

extension Analyzer {
    /// Reads a text as one piece, whoever wrote it.
    public func sentiment(of text: String) -> Sentiment {
        let words = words(of: text)
        let reader = reader(for: [words])
        let score = reader.sentiment.read(words).rating.score
        return Sentiment(score: score, label: SentimentLabel(score: Int(score.rounded())))
    }

    /// Analyses a call, in time that grows with the length of its transcript.
    public func analysis(of transcript: String) -> CallAnalysis {
        let bytes = Array(transcript.utf8)
        let read = Transcript(bytes, reader: wordReader)
        let turns = read.heard.map(\.words)
        let language = guesser.guess(turns)
        let reader = readers[language ?? 0]
        let mood = Mood(turns, reader: reader.sentiment)
        let reason = reader.reason.read(turns)
        let count = turns.reduce(0) { $0 + $1.count }
        let score = Int(mood.rating.score.rounded())
        return CallAnalysis(
            sentimentScore: score, sentimentLabel: SentimentLabel(score: score),
            summary: Summary.text(
                reason.reason, turns: turns, ratings: mood.ratings, bytes: bytes, mayQuote: reason.isTelling,
                isEnglish: reader.language.code == "en"),
            reason: reason.reason,
            explanation: Explanation(
                model: version, language: language.map { readers[$0].language.code },
                confidence: language == 0 && count > 4 && mood.hits > 0 ? .normal : .low,
                speakers: read.telling.rawValue, turns: turns.count, words: count, signals: mood.signals,
                rules: reason.rules, reasons: reason.weighed))
    }

    private func reader(for turns: [[Word]]) -> Reader { readers[guesser.guess(turns) ?? 0] }
}
