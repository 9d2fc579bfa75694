/// Reads calls and texts. It holds what it knows, never changes, and may be used by any number of threads at once.
public struct Analyzer: Sendable {
    /// The one that the program carries. Made when it is first asked for, in milliseconds.
    public static let builtIn = Analyzer(
        version: "understanding-1", sentiment: .builtIn, reason: builtInReason)

    /// The built-in one with another model of sentiment; for measuring.
    package static func measuring(_ sentiment: SentimentModel) -> Analyzer {
        Analyzer(version: "measured", sentiment: sentiment, reason: builtInReason)
    }

    private static var builtInReason: LinearModel? { LinearModel(bytes: Base64.decode(reasonWeights) ?? []) }

    /// The version of words, rules and weights.
    public let version: String
    let readers: [Reader]
    let guesser: LanguageGuesser
    let wordReader: WordReader

    /// What reads a language.
    struct Reader: Sendable {
        let language: Language
        let sentiment: SentimentReader
        let reason: ReasonReader
    }

    package init(version: String, sentiment: SentimentModel, reason: LinearModel?) {
        self.version = version
        guesser = LanguageGuesser(Languages.all)
        let readers = Languages.all.map { language in
            let isEnglish = language.code == "en"
            let model = isEnglish ? sentiment : SentimentModel(coefficients: sentiment.coefficients, grams: nil)
            let lexicon = Lexicon(language, base: isEnglish ? lexiconText : "")
            return Reader(
                language: language, sentiment: SentimentReader(lexicon: lexicon, model: model),
                reason: ReasonReader(language, model: isEnglish ? reason : nil))
        }
        self.readers = readers
        let english = readers[0].sentiment.lexicon
        wordReader = WordReader { english[$0] != nil || english[$0.lowercased()] != nil }
    }

    /// The words of a text, as all else here takes them.
    func words(of text: String) -> [Word] { wordReader.words(of: Array(text.utf8)[...]) }
}

/// What the trainer and the measurements see of a text.
extension Analyzer {
    package func features(of text: String, bits: Int) -> (features: SentimentFeatures, grams: Grams) {
        let words = words(of: text)
        let lexicon = readers[0].sentiment.lexicon
        let hits = HitFinder(lexicon: lexicon).hits(in: words)
        return (SentimentFeatures(hits: hits, words: words, lexicon: lexicon), Grams(words, bits: bits))
    }

    /// The points of the patterns by reason, and what the model of reasons sees, of an English call.
    package func evidence(in transcript: String, bits: Int) -> (points: [Double], grams: Grams) {
        let turns = Transcript(Array(transcript.utf8), reader: wordReader).heard.map(\.words)
        let reading = readers[0].reason.read(turns)
        return (reading.points, Grams(turns.joined().prefix(ReasonReader.considered), bits: bits))
    }
}
