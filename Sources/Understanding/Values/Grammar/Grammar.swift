/// A language's tables, made ready to be looked up by numbers instead of words.
struct Grammar: Sendable {
    struct Rule: Sendable {
        let action: Action
        let elements: [Pattern.Element]
    }

    /// A phrase of plain words.
    struct Phrase: Sendable {
        /// After the first.
        let rest: [Int]
        let meaning: Meaning
    }

    /// A rule, and which of its elements is matched first: those before it are missing.
    struct Start: Sendable {
        let rule: Int
        let element: Int
    }

    let language: ValueLanguage
    private(set) var vocabulary: [String: Int] = [:]
    private(set) var rules: [Rule] = []
    /// By the number of their first word.
    private(set) var phrases: [[Phrase]] = []
    private(set) var startsByWord: [[Start]] = []
    /// By the kind, as the place of its bit.
    private(set) var startsByKind: [[Start]]

    /// - Parameter readsOnlyNumbers: it is many times as fast then.
    init(_ language: ValueLanguage, readsOnlyNumbers: Bool = false) {
        self.language = language
        startsByKind = Array(repeating: [], count: 64)
        var vocabulary: [String: Int] = [:]
        func number(_ word: String) -> Int {
            if let number = vocabulary[word] { return number }
            vocabulary[word] = vocabulary.count
            return vocabulary.count - 1
        }
        var found: [(first: Int, phrase: Phrase)] = []
        for (meaning, text) in language.words where !readsOnlyNumbers || meaning.digits != nil {
            for words in text.split(separator: " ") {
                let numbers = words.split(separator: "_").map { number(Folding.fold($0.lowercased())) }
                found.append((numbers[0], Phrase(rest: Array(numbers.dropFirst()), meaning: meaning)))
            }
        }
        for (action, text) in language.rules + SharedRules.all where !readsOnlyNumbers || action.makesNumbers {
            for pattern in text.split(separator: ";") {
                rules.append(Rule(action: action, elements: Pattern(String(pattern), number: number).elements))
            }
        }
        self.vocabulary = vocabulary
        phrases = Array(repeating: [], count: vocabulary.count)
        for entry in found { phrases[entry.first].append(entry.phrase) }
        startsByWord = Array(repeating: [], count: vocabulary.count)
        for (place, rule) in rules.enumerated() { index(rule, place) }
    }

    private mutating func index(_ rule: Rule, _ place: Int) {
        for (number, element) in rule.elements.enumerated() where !element.isForbidden {
            let start = Start(rule: place, element: number)
            for word in Set(element.words.map { $0[0] }) { startsByWord[word].append(start) }
            for kind in 0..<64 where element.kinds & 1 << UInt64(kind) != 0 { startsByKind[kind].append(start) }
            if !element.isOptional { return }
        }
    }

    func tokens(of text: String) -> [SpokenToken] {
        var tokens = SpokenTokens.read(text)
        for place in tokens.indices where tokens[place].form == .letters {
            tokens[place].word = vocabulary[tokens[place].text]
        }
        return tokens
    }
}
