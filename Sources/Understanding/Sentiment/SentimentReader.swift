/// Rates texts of one language.
struct SentimentReader: Sendable {
    let lexicon: Lexicon
    let model: SentimentModel

    struct Reading: Sendable {
        let rating: Double
        let hits: [Hit]
    }

    func read(_ words: [Word]) -> Reading {
        let hits = HitFinder(lexicon: lexicon).hits(in: words)
        let features = SentimentFeatures(hits: hits, words: words, lexicon: lexicon)
        let grams = model.grams.map { Grams(words, bits: $0.bits) }
        return Reading(rating: model.rating(features, grams: grams), hits: hits)
    }
}
