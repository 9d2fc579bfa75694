internal import Foundation
public import MariaDB
public import Understanding
internal import Web

/// Says what a call was from what was said.
///
/// It never fails: one that asks somebody outside falls back to what the built-in one says, and names who answered.
protocol CallAnalyser {
    /// - Parameter transcript: with or without labels of speakers; may be empty.
    func reading(of transcript: String, in context: AppContext) -> CallReading
}

/// What a call was: how its caller felt, why they called, and both in a sentence.
struct CallReading: Equatable {
    /// 0 to 100; 50 is neither good nor bad.
    let sentimentScore: Int
    let sentimentLabel: SentimentLabel
    /// One sentence. It may hold what the caller said.
    let summary: String
    let reason: CallReason
    let explanation: CallExplanation
    /// What analysed, with its version, such as `understanding-1`.
    let analyser: String
}

extension SentimentLabel: ValueConvertible {}

extension CallReason: ValueConvertible {}

/// How an analysis came about: words of the analyser's own lists, and never what a caller said beyond these.
struct CallExplanation: Codable, Equatable, ResponseBody {
    /// ISO 639-1; nil when it is none of those that are known.
    let language: String?
    /// `normal` or `low`.
    let confidence: String
    /// How the caller's turns were told from the others: `labels`, `manner` or `none`.
    let speakers: String
    /// How many turns, and how many words, were weighed.
    let turns: Int
    let words: Int
    /// The strongest first.
    let signals: [Explanation.Signal]
    /// What spoke for the reason, the strongest first.
    let rules: [String]
    let reasons: [Explanation.Weighed]
    /// How asking an outside analyser went; nil where none was to be asked.
    var external: String?

    static let schema = Schema.object([
        "language": .optional(.string(2...8)), "confidence": .required(.string(1...32)),
        "speakers": .required(.string(1...32)), "turns": .required(.integer(0...Int.max)),
        "words": .required(.integer(0...Int.max)),
        "signals": .required(
            .array(
                of: .object([
                    "word": .required(.string()), "value": .required(.number(-100...100)),
                    "rules": .required(.array(of: .string(), 0...100)), "turn": .required(.integer(0...Int.max)),
                ]), 0...100)),
        "rules": .required(.array(of: .string(), 0...1_000)),
        "reasons": .required(
            .array(
                of: .object([
                    "reason": .required(.oneOf(CallReason.allCases.map(\.rawValue))),
                    "weight": .required(.number(-1_000_000...1_000_000)),
                ]), 0...100)),
        "external": .optional(
            Schema.oneOf(ExternalAnalyser.Outcome.allCases.map(\.rawValue)).noted(
                "Where the organisation has an outside analyser: `answered`, or why the built-in one did.")),
    ])
    .named("CallExplanation")
}
