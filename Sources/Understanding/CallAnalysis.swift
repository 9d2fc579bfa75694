/// What a call was: how its caller felt, why they called, and both in a sentence.
///
/// The same transcript has the same analysis on every machine; nothing is asked of anybody, and nothing is kept.
public struct CallAnalysis: Equatable, Sendable {
    /// 0 to 100; 50 is neither good nor bad.
    public let sentimentScore: Int
    public let sentimentLabel: SentimentLabel
    /// One sentence without a full stop, in English; what it quotes is in the caller's language.
    public let summary: String
    public let reason: CallReason
    public let explanation: Explanation

    /// - Parameter transcript: any text. Labels of speakers are understood; without them all of it is weighed.
    public init(transcript: String) {
        self = Analyzer.builtIn.analysis(of: transcript)
    }

    init(
        sentimentScore: Int, sentimentLabel: SentimentLabel, summary: String, reason: CallReason,
        explanation: Explanation
    ) {
        self.sentimentScore = sentimentScore
        self.sentimentLabel = sentimentLabel
        self.summary = summary
        self.reason = reason
        self.explanation = explanation
    }
}

/// How an analysis came about: words of ours and of the lexicon, and never what a caller said beyond these.
public struct Explanation: Equatable, Sendable {
    /// A word that counted for the sentiment.
    public struct Signal: Codable, Equatable, Sendable {
        /// As the lexicon has it; a phrase as its words.
        public let word: String
        /// What it counted, on the raters' scale of -4 to 4 and beyond where it was made stronger.
        public let value: Double
        /// What changed it: `negated`, `intensified`, `diminished`, `shouted`, `after but`, `before but`; or what it
        /// is: `phrase`, `face`.
        public let rules: [String]
        /// Which of the weighed turns it was in, from 0.
        public let turn: Int
    }

    /// A reason, and how much spoke for it.
    public struct Weighed: Codable, Equatable, Sendable {
        public let reason: CallReason
        public let weight: Double

        public init(reason: CallReason, weight: Double) {
            (self.reason, self.weight) = (reason, weight)
        }
    }

    public enum Confidence: String, Sendable {
        case normal
        /// Few words, none that counts, or a language that only a small list is for.
        case low
    }

    /// What analysed: changes whenever the same transcript may be judged otherwise.
    public let model: String
    /// ISO 639-1; nil when it is none of those that are known.
    public let language: String?
    public let confidence: Confidence
    /// How the caller's turns were told from the others: `labels`, `manner` (who speaks like one who answers the
    /// telephone) or `none`, when everything was weighed.
    public let speakers: String
    /// How many turns, and how many words, were weighed.
    public let turns: Int
    public let words: Int
    /// The strongest first, ``signalLimit`` at most.
    public let signals: [Signal]
    /// The patterns that spoke for the reason, the strongest first; empty when the model alone decided.
    public let rules: [String]
    /// What patterns and model together gave each reason, the most first.
    public let reasons: [Weighed]

    public static let signalLimit = 20
}
