/// Reads what a caller wants: patterns of the language first, then the model of it, in the light of what was asked.
///
/// It holds what it knows, never changes, and may be used by any number of threads at once.
public struct IntentReader: Sendable {
    /// The one that the program carries. Made when it is first asked for.
    public static let builtIn = IntentReader(model: TurnModel(bytes: Base64.decode(builtInIntentWeights) ?? []))

    private static let tables = [
        EnglishIntents.rules, SpanishIntents.rules, HindiIntents.rules, FrenchIntents.rules, GermanIntents.rules,
        PortugueseIntents.rules, ItalianIntents.rules,
    ]

    /// The languages that have rules, ISO 639-1.
    public static var languages: [String] { tables.map(\.code) }

    /// An intent under this is not said to be meant.
    public static let least = 0.35
    /// Longer utterances are stories: a yes or no in them answers nothing.
    private static let shortest = 6

    private let books: [String: IntentBook]
    private let yesNo = YesNoReader.builtIn
    private let model: TurnModel?
    /// The intent of each of the model's labels.
    private let learnt: [Intent?]

    /// - Parameter model: of English, its labels the raw values of ``Intent``; nil for rules alone.
    package init(model: TurnModel?) {
        books = Dictionary(uniqueKeysWithValues: Self.tables.map { ($0.code, IntentBook($0)) })
        self.model = model
        learnt = model?.labels.map(Intent.init) ?? []
    }

    /// How the question is told to the model.
    package static func context(of asked: Question?) -> [String] {
        guard let asked, asked != .goal else { return [] }
        return ["asked " + asked.rawValue]
    }

    /// - Parameters:
    ///   - text: what was said, in any script; only its first 300 words count.
    ///   - language: ISO 639-1; of a language without rules, only yes and no are understood.
    ///   - asked: what the caller was asked last.
    public func read(_ text: String, language: String, asked: Question? = nil) -> IntentReading {
        let book = books[language]
        let utterance = Utterance(text, fillers: book?.fillers ?? YesNoWords.fillers, joinsHums: true)
        let answer = yesNo.read(text, language: language)
        guard utterance.count > 0 || answer != nil else { return IntentReading(intents: [], isOutOfScope: false) }
        var tally = Tally()
        let read = book?.read(utterance, asked: asked) ?? IntentBook.Reading()
        for spoken in read.spoken where !read.denied.contains(spoken.intent) {
            // "Don't cancel my appointment" wants none.
            if spoken.confidence < 0.5, !read.denied.isEmpty { continue }
            tally.add(spoken.intent, spoken.confidence, spoken.pattern)
        }
        if let answer { add(answer, count: utterance.count, asked: asked, to: &tally) }
        if language == "en" { addLearnt(text, asked: asked, but: read.denied, to: &tally) }
        answerValue(asked, utterance, to: &tally)
        tally.settle(asked: asked)
        var intents = tally.best(least: Self.least)
        // Beside something known it says nothing.
        if intents.first?.intent != .outOfScope { intents.removeAll { $0.intent == .outOfScope } }
        return IntentReading(
            intents: intents.isEmpty
                ? [ScoredIntent(intent: .outOfScope, confidence: 0.6, why: "nothing known")] : intents,
            isOutOfScope: intents.isEmpty || intents[0].intent == .outOfScope)
    }

    /// Weighs what the patterns said with the model's margins; see ``Tally/weigh(_:_:)``.
    private func addLearnt(_ text: String, asked: Question?, but denied: Set<Intent>, to tally: inout Tally) {
        guard let model else { return }
        for (intent, margin) in zip(learnt, model.margins(text, context: Self.context(of: asked))) {
            guard let intent, !denied.contains(intent) else { continue }
            // Who is asked for something is not told that it is nothing known.
            if intent == .outOfScope, asked?.wantsValue == true { continue }
            tally.weigh(intent, Double(margin))
        }
    }

    private func add(_ answer: YesNoAnswer, count: Int, asked: Question?, to tally: inout Tally) {
        let intent = answer.isYes ? Intent.affirm : .negate
        let why = answer.isYes ? "a yes" : "a no"
        switch asked {
        case .confirm, .anythingElse, .choice:
            tally.add(intent, answer.confidence, why)
        default:
            // Unasked, it is one when it comes first or is all there is.
            if answer.isLeading {
                tally.add(intent, 0.95, why)
            } else if count <= Self.shortest, asked != nil {
                tally.add(intent, answer.confidence * 0.6, why)
            } else if count <= 3 {
                tally.add(intent, answer.confidence * 0.8, why)
            }
        }
    }

    /// What says nothing else answers what was asked.
    private func answerValue(_ asked: Question?, _ utterance: Utterance, to tally: inout Tally) {
        guard let asked, asked.wantsValue, utterance.count > 0 else { return }
        if tally.confidence(of: .provideInfo) >= IntentReader.least {
            tally.add(.provideInfo, 0.9, "an answer to \(asked.rawValue)")
        } else if tally.isEmpty {
            // A name has no pattern; nobody tells a story when asked for a number.
            tally.add(.provideInfo, utterance.count <= 12 ? 0.7 : 0.4, "said when asked for \(asked.rawValue)")
        }
    }
}

/// What speaks for each intent, as it is put together.
struct Tally {
    private var confidences = [Double](repeating: 0, count: Intent.allCases.count)
    private var strongest = [Double](repeating: 0, count: Intent.allCases.count)
    private var reasons = [String?](repeating: nil, count: Intent.allCases.count)

    /// Two that speak for one thing are surer than either.
    mutating func add(_ intent: Intent, _ confidence: Double, _ why: String) {
        let place = intent.index
        confidences[place] = 1 - (1 - confidences[place]) * (1 - confidence)
        if confidence > strongest[place] {
            strongest[place] = confidence
            reasons[place] = why
        }
    }

    /// Weighs what patterns said of an intent with the model's margin: of the two, a pattern that settles it is the
    /// stronger, since the model was learnt from others' callers.
    mutating func weigh(_ intent: Intent, _ margin: Double) {
        let place = intent.index
        let said = confidences[place]
        let points = said > 0 ? 0.3 + 1.6 * said : 0
        let total = 2 * (points + min(1.5, max(-1.2, margin)))
        confidences[place] = 0.5 * (1 + total / (1 + abs(total)))
        if reasons[place] == nil { reasons[place] = "model" }
    }

    func confidence(of intent: Intent) -> Double { confidences[intent.index] }

    var isEmpty: Bool { confidences.allSatisfy { $0 < IntentReader.least } }

    /// What the first one's words look like, and do not mean.
    private static let hides: [(Intent, [Intent])] = [
        (.reschedule, [.book, .checkStatus]), (.cancel, [.book, .checkStatus, .nevermind]),
        (.checkStatus, [.book, .hours]),
        (.speakToAgent, [.help, .book, .provideInfo]), (.changeLanguage, [.speakToAgent, .reschedule, .help]),
        (.areYouBot, [.speakToAgent]), (.slowerFaster, [.sayAgain, .speakToAgent]), (.hours, [.book]),
        (.price, [.book]),
        (.location, [.book]), (.dontKnow, [.negate, .provideInfo]), (.nevermind, [.negate]),
        (.book, [.help]), (.sayAgain, [.speakToAgent]), (.order, [.book]),
    ]

    /// Takes away what a surer intent explains.
    mutating func settle(asked: Question?) {
        for (intent, hidden) in Self.hides {
            for other in hidden where confidences[intent.index] > 0.5 {
                if confidences[other.index] < confidences[intent.index] || confidences[other.index] < 0.9 {
                    confidences[other.index] *= 0.3
                }
            }
        }
        // Who wants something else does not answer, though a date may stand in it.
        guard asked?.wantsValue == true else { return }
        let besides: Set<Intent> = [.provideInfo, .outOfScope, .affirm, .negate, .greet, .thanks, .changeLanguage]
        let goal = Intent.allCases.filter { !besides.contains($0) }.map { confidences[$0.index] }.max() ?? 0
        if goal > 0.7 { confidences[Intent.provideInfo.index] *= 0.6 }
    }

    func best(least: Double) -> [ScoredIntent] {
        Intent.allCases.filter { confidences[$0.index] >= least }
            .map {
                ScoredIntent(
                    intent: $0, confidence: min(0.99, confidences[$0.index]), why: reasons[$0.index] ?? "model")
            }
            .sorted { ($0.confidence, $1.intent.index) > ($1.confidence, $0.intent.index) }
    }
}
