internal import Dialogue
internal import Understanding

/// The parts of an utterance that each want something: "cancel Tuesday's and book a follow-up for Friday".
struct VoiceClauses {
    /// More are a story, of which what is wanted stands somewhere.
    private static let mostPieces = 8
    /// How sure it must be what a part wants.
    private static let least = 0.5

    /// A part, and what it wants; nil for what is no wish.
    private struct Clause {
        var range: Range<Int>
        var wish: Goal?
    }

    private let tokens: [Substring]
    /// The language that all of it is in.
    private let language: String
    /// What is going on.
    private let goal: Goal?
    private let read: (String, Intent?) -> Heard

    /// - Parameters:
    ///   - language: of the text.
    ///   - state: where the conversation stands.
    ///   - read: what a part says by itself, or if so much is wanted.
    init(_ text: String, language: String, _ state: State, _ read: @escaping (String, Intent?) -> Heard) {
        tokens = text.split(whereSeparator: \.isWhitespace)
        self.language = language
        goal = state.goal
        self.read = read
    }

    /// What is wanted first, with what is wanted beside it.
    ///
    /// - Returns: nil where nothing is known better of the parts than of all of it.
    func heard() -> Heard? {
        let pieces = pieces()
        guard (2...Self.mostPieces).contains(pieces.count) else { return nil }
        let wishes = pieces.map { Clause(range: $0, wish: wish(of: $0)) }
        let clauses = joined(wishes)
        guard clauses.count > 1 else {
            // "I can't make it on Tuesday, can you move it": why it is wanted, and what is.
            guard goal == nil, let wish = clauses.first?.wish, let intent = wish.intent,
                pieces.contains(where: { hasHappened($0) || wish == .reschedule && cannotBe($0) })
            else { return nil }
            return read(text(0..<tokens.count), intent)
        }
        let parts = clauses.map { (wish: $0.wish ?? goal, heard: read(text($0.range), nil), range: $0.range) }
        guard zip(parts, parts.dropFirst()).allSatisfy({ areApart($0, $1) }) else {
            // Who cancels a visit and books it for another day moves it.
            let changes: Set<Goal?> = [.cancel, .book, .reschedule]
            let isMove =
                goal == nil && changes.isSuperset(of: parts.map(\.wish)) && parts.contains { $0.wish == .cancel }
            return isMove ? read(text(0..<tokens.count), .reschedule) : nil
        }
        guard let main = parts.firstIndex(where: { !isPassing($0.wish) }) else { return nil }
        var heard = parts[main].heard
        heard.also = parts.indices.filter { $0 != main }.map { parts[$0].heard }
        // "How much is a follow-up, and do you have one on Tuesday?"
        if parts[main].wish == .book, heard.visitType == nil, heard.visitTypes.isEmpty {
            heard.visitType = heard.also.lazy.compactMap(\.visitType).first
        }
        return heard
    }

    /// Parts that want the same, and those that want nothing, belong together.
    private func joined(_ pieces: [Clause]) -> [Clause] {
        var clauses: [Clause] = []
        for piece in pieces {
            guard let last = clauses.last else {
                clauses.append(piece)
                continue
            }
            let isMore = piece.wish.map { $0 != last.wish || isMove($0, last, piece) } ?? false
            // "Yes, and cancel Tuesday's": what is going on is answered first.
            let isAnswer = last.wish == nil && goal != nil
            if isMore, last.wish != nil || isAnswer {
                clauses.append(piece)
            } else {
                clauses[clauses.count - 1].range = last.range.lowerBound..<piece.range.upperBound
                clauses[clauses.count - 1].wish = last.wish ?? piece.wish
            }
        }
        return clauses
    }

    /// Without the "and" before it.
    private func text(_ range: Range<Int>) -> String { tokens[range].drop(while: isJoint).joined(separator: " ") }

    private func isJoint(_ token: Substring) -> Bool {
        Self.joints.contains(PlainWords.split(String(token)).joined())
    }

    /// Where an "and", or a mark between words, stands.
    private func pieces() -> [Range<Int>] {
        var (pieces, start): ([Range<Int>], Int) = ([], 0)
        for place in tokens.indices.dropFirst() {
            guard isJoint(tokens[place]) || tokens[place - 1].last.map(Self.marks.contains) == true else { continue }
            // "And then" is one.
            guard !tokens[start..<place].allSatisfy(isJoint) else { continue }
            pieces.append(start..<place)
            start = place
        }
        return pieces + [start..<tokens.count]
    }

    /// What has happened, or cannot be, is no wish of its own.
    private func hasHappened(_ range: Range<Int>) -> Bool { PlainWords(text(range)).contains(anyOf: Self.happened) }
    private func cannotBe(_ range: Range<Int>) -> Bool { PlainWords(text(range)).contains(anyOf: Self.inabilities) }

    private func wish(of range: Range<Int>) -> Goal? {
        let text = text(range)
        let words = PlainWords(text)
        guard !hasHappened(range), !cannotBe(range) else { return nil }
        let reading = IntentReader.builtIn.read(text, language: language)
        for meaning in reading.intents where meaning.confidence >= Self.least {
            switch meaning.intent {
            case .book: return .book
            case .reschedule: return .reschedule
            case .cancel: return .cancel
            case .checkStatus: return words.contains(anyOf: Self.questions) ? .checkAppointment : nil
            case .hours: return .hours
            case .location: return .location
            case .price: return .price
            default: continue
            }
        }
        return nil
    }

    private func isPassing(_ wish: Goal?) -> Bool {
        switch wish {
        case .hours, .location, .price: true
        default: false
        }
    }

    /// "Move Monday's to Tuesday and move Wednesday's to Friday."
    private func isMove(_ wish: Goal, _ first: Clause, _ second: Clause) -> Bool {
        wish == .reschedule && first.wish == .reschedule
            && [first, second].allSatisfy { read(text($0.range), nil).days.count > 1 }
    }

    private typealias Part = (wish: Goal?, heard: Heard, range: Range<Int>)

    /// Whether two parts want two things, and not the same in two ways: who cancels a visit and books it for another day
    /// moves it.
    private func areApart(_ first: Part, _ second: Part) -> Bool {
        let heard = second.heard
        let isNamed = heard.visitType != nil || !heard.visitTypes.isEmpty || heard.doctor != nil || heard.ordinal != nil
        // What goes on is answered with a yes, or with what was asked for.
        if let goal, first.wish == goal, first.heard.intents.allSatisfy({ $0.intent.isAnswer }) {
            guard first.heard.yesNo != false, second.wish != goal else { return false }
        }
        switch (first.wish, second.wish) {
        case (nil, _), (_, nil): return false
        case (_, .hours), (_, .location), (_, .price), (.hours, _), (.location, _), (.price, _): return true
        case (.checkAppointment, _), (_, .checkAppointment): return true
        case (_, .reschedule): return isNamed || heard.days.count > 1
        case (_, .cancel): return isNamed || !heard.days.isEmpty || heard.all != nil
        case (_, .book):
            let isInstead = PlainWords(text(second.range)).contains(anyOf: Self.insteads)
            return (heard.visitType != nil || !heard.visitTypes.isEmpty || heard.isForOther) && !isInstead
        default: return false
        }
    }
}

extension Listening {
    /// With everything that is wanted in one breath.
    func hearAll(_ said: String) -> Heard {
        let whole = understand(said)
        guard !whole.isEmergency, !whole.isOutOfScope, !whole.isDropped, !whole.isRegret else { return whole }
        let (text, language) = (inItsLetters(said) ?? said, whole.spokenLanguage ?? state.language)
        guard var heard = VoiceClauses(text, language: language, state, { understand($0, wishing: $1) }).heard() else {
            return whole
        }
        (heard.spokenLanguage, heard.wishedLanguage) = (whole.spokenLanguage, whole.wishedLanguage)
        return heard
    }
}

extension Goal {
    fileprivate var intent: Intent? {
        switch self {
        case .book: .book
        case .reschedule: .reschedule
        case .cancel: .cancel
        default: nil
        }
    }
}

extension Intent {
    /// Whether it is what an answer to a question is.
    fileprivate var isAnswer: Bool { [.affirm, .negate, .provideInfo, .thanks, .dontKnow, .outOfScope].contains(self) }
}

extension VoiceClauses {
    private static let marks: Set<Character> = [",", ";", ".", "?", "!", "।", "…"]

    private static let joints = Phrases.words(
        """
        and then also plus y e luego después además también entonces und dann danach außerdem et puis ensuite aussi
        depois também então poi quindi anche inoltre और फिर तथा aur phir
        """)

    /// What has happened to a visit.
    private static let happened = Phrases.of(
        """
        was cancelled, was canceled, got cancelled, got canceled, been cancelled, been canceled, was moved, you cancelled,
        you canceled, they cancelled, they canceled, i cancelled, i canceled, i booked, i ve booked, have booked, was booked
        me cancelaron, fue cancelada, se canceló, canceló, cancelé, reservé
        रद्द हो गया, रद्द हो गई
        a été annulé, a annulé, ai annulé, ai réservé
        wurde abgesagt, abgesagt worden, habe abgesagt, habe gebucht
        foi cancelada, foi cancelado, cancelaram, cancelei, marquei
        è stato annullato, è stata annullata, ho annullato, ho prenotato
        """)

    /// Why a visit is cancelled, or moved.
    private static let inabilities = Phrases.of(
        """
        can t make, cannot make, can t come, cannot come, won t make, not going to make, can t do, can t be there
        no puedo, no podré, no voy a poder, नहीं आ, नहीं आऊँगा, नहीं आऊंगी, ne peux pas, ne pourrai pas
        kann nicht, schaffe, geht nicht, não posso, não vou poder, non posso, non potrò
        """)

    /// Who asks for a visit that there is.
    private static let questions = Phrases.of(
        """
        when, what, which, do i have, tell me, check, cuándo, qué, cuáles, dígame, dime, tengo, कब, कौन, बताइए, बताओ, kab, batao
        quand, quels, quel, quelle, dites, wann, welche, welchen, sagen, habe ich, quando, quais, qual, diga, tenho,
        quali, dica, ho
        """)

    private static let insteads = Phrases.of(
        """
        instead, new one, another one, a different one, en su lugar, en lugar, otra en, à la place, stattdessen,
        no lugar, em vez, al suo posto, invece, बदले, की जगह
        """)
}
