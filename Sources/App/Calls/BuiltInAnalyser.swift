internal import Understanding

/// Analyses by itself: at once, offline, and the same transcript always in the same way.
struct BuiltInAnalyser: CallAnalyser {
    func reading(of transcript: String, in context: AppContext) -> CallReading { reading(of: transcript) }

    func reading(of transcript: String) -> CallReading {
        let analysis = CallAnalysis(transcript: transcript)
        let explanation = analysis.explanation
        return CallReading(
            sentimentScore: analysis.sentimentScore, sentimentLabel: analysis.sentimentLabel,
            summary: analysis.summary, reason: analysis.reason,
            explanation: CallExplanation(
                language: explanation.language, confidence: explanation.confidence.rawValue,
                speakers: explanation.speakers, turns: explanation.turns, words: explanation.words,
                signals: explanation.signals, rules: explanation.rules, reasons: explanation.reasons),
            analyser: explanation.model)
    }
}
