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
    /// What is going on, and the visit that it is about.
    private let goal: Goal?
    private let visit: Visit?
    private let asked: Ask?
    /// Whether it says something else, such as that it wants a person.
    private let isElse: Bool
    private let read: (String, Intent?) -> Heard

    /// - Parameters:
    ///   - language: of the text.
    ///   - state: where the conversation stands.
    ///   - whole: what all of it says.
    ///   - read: what a part says by itself, or if so much is wanted.
    init(_ text: String, language: String, _ state: State, _ whole: Heard, _ read: @escaping (String, Intent?) -> Heard)
    {
        tokens = text.split(whereSeparator: \.isWhitespace)
        self.language = language
        (goal, visit, asked) = (state.goal, state.form.visit, state.asked)
        isElse = [.speakToAgent, .complaint, .checkStatus, .hours, .location, .price].contains { whole.means($0) }
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
            // "My appointment was cancelled, I need to get in again."
            if goal == nil, clauses.first?.wish == nil, pieces.contains(where: hasHappened), isWanting, !isElse {
                return read(all, .book)
            }
            guard goal == nil, let wish = clauses.first?.wish, let intent = wish.intent,
                pieces.contains(where: { hasHappened($0) || wish != .book && cannotBe($0) })
            else { return nil }
            return read(all, intent)
        }
        let parts = clauses.map { clause -> Part in
            var heard = read(text(clause.range), clause.wish == .reschedule ? .reschedule : nil)
            if clause.wish == .book, isForOther(clause) { heard.isForOther = true }
            if clause.wish == .book, isAnother(clause.range) { heard.isAnother = true }
            if let wish = clause.wish?.intent, !heard.means(wish) {
                heard.intents = [Heard.Meaning(wish, 0.9, why: "a part of it")]
            }
            return (wish: clause.wish ?? goal, heard: heard, range: clause.range)
        }
        guard zip(parts, parts.dropFirst()).allSatisfy({ areApart($0, $1) }) else {
            // Who cancels a visit and books it for another day moves it.
            let changes: Set<Goal?> = [.cancel, .book, .reschedule]
            let isMove =
                goal == nil && changes.isSuperset(of: parts.map(\.wish)) && parts.contains { $0.wish == .cancel }
            return isMove ? read(all, .reschedule) : nil
        }
        // What is asked in passing is answered first; of several questions, the last one last.
        guard let main = parts.firstIndex(where: { $0.wish?.isPassing != true }) ?? parts.indices.last else {
            return nil
        }
        var heard = parts[main].heard
        heard.also = parts.indices.filter { $0 != main }.map { parts[$0].heard }
        // "One for me and one for my wife on the tenth."
        if let other = heard.also.first(where: \.isForOther), heard.days.isEmpty, !heard.isForOther {
            (heard.days, heard.times) = (other.days, heard.times.isEmpty ? other.times : heard.times)
        }
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
            var piece = piece
            // "And Friday's to December third" is a move as well, with its verb or without.
            let isMove = last.wish == .reschedule && [nil, .reschedule].contains(piece.wish) && areMoves(last, piece)
            if isMove { piece.wish = .reschedule }
            let isForOther = piece.wish == .book && isForOther(piece) && !isForOther(last)
            // "A follow-up for me and one for my husband."
            if isForOther, last.wish == nil, goal == nil, read(text(last.range), nil).visitType != nil {
                clauses[clauses.count - 1].wish = .book
            }
            let isMore = isMove || isForOther || piece.wish != nil && piece.wish != last.wish
            // "Yes, and cancel Tuesday's": what is going on is answered first.
            let isAnswer = last.wish == nil && goal != nil
            if isMore, clauses[clauses.count - 1].wish != nil || isAnswer {
                clauses.append(piece)
            } else {
                clauses[clauses.count - 1].range = last.range.lowerBound..<piece.range.upperBound
                clauses[clauses.count - 1].wish = last.wish ?? piece.wish
            }
        }
        return clauses
    }

    /// Whether something is wanted at all.
    private var isWanting: Bool { PlainWords(all).contains(anyOf: Self.wanting) }

    /// Without the "and" before it.
    private func text(_ range: Range<Int>) -> String { tokens[range].drop(while: isJoint).joined(separator: " ") }

    private var all: String { text(tokens.indices) }

    private func isJoint(_ token: Substring) -> Bool { Self.joints.contains(Self.plain(token)) }

    /// Where an "and", or a mark between words, stands.
    private func pieces() -> [Range<Int>] {
        var (pieces, start): ([Range<Int>], Int) = ([], 0)
        for place in tokens.indices.dropFirst() {
            guard
                isJoint(tokens[place]) || isCommand(at: place)
                    || tokens[place - 1].last.map(Self.marks.contains) == true
            else { continue }
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

    /// "Cancel tomorrow move the Tuesday one": many recognisers write no commas.
    private func isCommand(at place: Int) -> Bool {
        let (word, before) = (plain(place), plain(place - 1))
        return Self.commands.contains(word) && !Self.beforeVerbs.contains(before) && !isJoint(tokens[place - 1])
    }

    private func plain(_ place: Int) -> String { Self.plain(tokens[place]) }
    private static func plain(_ token: Substring) -> String { PlainWords.split(String(token)).joined() }

    private func wish(of range: Range<Int>) -> Goal? {
        let text = text(range)
        let words = PlainWords(text)
        guard !hasHappened(range), !cannotBe(range) else { return nil }
        if words.contains(anyOf: Self.onesForOthers) || isAnother(range) { return .book }
        let reading = IntentReader.builtIn.read(text, language: language)
        for meaning in reading.intents where meaning.confidence >= Self.least {
            switch meaning.intent {
            case .book: return .book
            case .reschedule: return move(in: read(text, nil))
            case .cancel: return .cancel
            case .checkStatus: return words.contains(anyOf: Self.questions) ? .checkAppointment : nil
            case .hours: return .hours
            case .location: return .location
            case .price: return .price
            default: continue
            }
        }
        // An order that is too short for the reader.
        let heard = read(text, nil)
        guard !heard.days.isEmpty || !heard.excludedDays.isEmpty || heard.visitType != nil || heard.ordinal != nil
        else {
            return nil
        }
        if let moves = Self.moves[language], words.contains(anyOf: moves) { return .reschedule }
        return Self.cancels[language].map { words.contains(anyOf: $0) ? .cancel : nil } ?? nil
    }

    /// "Then a dressing change a week later" moves nothing.
    private func move(in heard: Heard) -> Goal? {
        heard.means(.reschedule) ? .reschedule : heard.visitType == nil ? nil : .book
    }

    /// "Move Monday's to Tuesday and move Wednesday's to Friday."
    private func areMoves(_ first: Clause, _ second: Clause) -> Bool {
        [first, second].allSatisfy { read(text($0.range), .reschedule).days.count > 1 }
    }

    /// One more of what is about to be booked: "and the same again the week after".
    private func isAnother(_ range: Range<Int>) -> Bool {
        let words = PlainWords(text(range))
        let isChange = [Self.moves[language], Self.cancels[language]].contains {
            $0.map(words.contains(anyOf:)) ?? false
        }
        return goal == .book && asked == .confirm && words.contains(anyOf: Self.anothers) && !isChange
    }

    /// Whether it wants as well what is about to be done, with a visit of another day: "and also cancel my Friday one".
    private func isBesides(_ part: Part) -> Bool {
        guard let visit, let days = part.heard.days.first, !days.contains(visit.at.day) else { return false }
        // An "also" that it begins with is a joint.
        return PlainWords(tokens[part.range].joined(separator: " ")).contains(anyOf: Self.besides)
    }

    private func isForOther(_ clause: Clause) -> Bool {
        PlainWords(text(clause.range)).contains(anyOf: Self.onesForOthers)
    }

    private typealias Part = (wish: Goal?, heard: Heard, range: Range<Int>)

    /// Whether two parts want two things, and not the same in two ways: who cancels a visit and books it for another day
    /// moves it.
    private func areApart(_ first: Part, _ second: Part) -> Bool {
        let heard = second.heard
        let isNamed = heard.visitType != nil || !heard.visitTypes.isEmpty || heard.doctor != nil || heard.ordinal != nil
        // What goes on is answered with a yes, or with what was asked for.
        if let goal, first.wish == goal, first.heard.intents.allSatisfy({ $0.intent.isAnswer }) {
            // "Ok" to who asks for a day is no answer.
            let isAsked = [.confirm, .choice, .visit, .person].contains(asked)
            guard isAsked || first.heard.yesNo == nil || first.heard.hasValues else { return false }
            let isMore =
                heard.isAnother || PlainWords(text(second.range)).contains(anyOf: Self.otherOnes) || isBesides(second)
            if isMore, asked == .confirm, first.heard.yesNo == true,
                second.wish == goal || [.cancel, .reschedule].contains(second.wish)
            {
                return true
            }
            guard first.heard.yesNo != false, second.wish != goal || heard.isForOther else { return false }
            // "Okay, but move it to Friday": the one that it is about.
            let isSame = visit.map { visit in heard.days.first?.contains(visit.at.day) ?? false } ?? false
            if isSame, [.cancel, .reschedule].contains(second.wish) { return false }
        }
        switch (first.wish, second.wish) {
        case (nil, _), (_, nil): return false
        case (_, .hours), (_, .location), (_, .price), (.hours, _), (.location, _), (.price, _): return true
        case (.checkAppointment, _), (_, .checkAppointment): return true
        case (.book, .book): return heard.isForOther
        case (_, .reschedule): return isNamed || heard.days.count > 1
        case (_, .cancel): return isNamed || !heard.days.isEmpty || heard.all != nil
        case (_, .book):
            let isInstead = PlainWords(text(second.range)).contains(anyOf: Self.insteads)
            return (heard.visitType != nil || !heard.visitTypes.isEmpty || heard.isForOther) && !isInstead
        default: return false
        }
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
