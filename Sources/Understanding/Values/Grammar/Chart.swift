/// Everything that any stretch of what was said can mean: a chart, filled from the last token to the first, so that
/// what may follow is always known.
struct Chart {
    struct Node: Hashable {
        let start: Int
        /// After its last token.
        let end: Int
        let meaning: Meaning
    }

    /// So many meanings at most begin at one token: what is made of nothing but numbers costs no more than this.
    private static let most = 48
    /// No phrase is longer, in parts.
    private static let longest = 40

    let tokens: [SpokenToken]
    private(set) var nodes: [[Node]]
    /// The first token from here on that is no soft mark.
    private var firm: [Int]
    private let grammar: Grammar
    let doer: Doer

    init(_ tokens: [SpokenToken], grammar: Grammar, doer: Doer) {
        self.tokens = tokens
        self.grammar = grammar
        self.doer = doer
        nodes = Array(repeating: [], count: tokens.count + 1)
        firm = Array(repeating: tokens.count, count: tokens.count + 2)
        for place in tokens.indices.reversed() {
            firm[place] = tokens[place].isSoft ? firm[place + 1] : place
            fill(place)
        }
    }

    private mutating func fill(_ place: Int) {
        let token = tokens[place]
        switch token.form {
        case .digits(let value, let count):
            add(.number(value, digits: count), place, place + 1)
            for (meaning, end) in Written.read(tokens, at: place, doer) { add(meaning, place, end) }
        case .mark(let mark):
            if let currency = Written.currency(mark) { add(.currency(currency), place, place + 1) }
        case .letters: break
        }
        if let word = token.word {
            for phrase in grammar.phrases[word] {
                if let end = end(of: phrase.rest, after: place + 1) { add(phrase.meaning, place, end) }
            }
            for start in grammar.startsByWord[word] { attempt(start, at: place) }
        }
        // Nodes that rules make here are tried in their turn.
        var next = 0
        while next < nodes[place].count {
            let kind = nodes[place][next].meaning.kind.trailingZeroBitCount
            for start in grammar.startsByKind[kind] { attempt(start, at: place, node: nodes[place][next]) }
            next += 1
        }
    }

    private mutating func add(_ meaning: Meaning, _ start: Int, _ end: Int) {
        let node = Node(start: start, end: end, meaning: meaning)
        guard nodes[start].count < Self.most, !nodes[start].contains(node) else { return }
        nodes[start].append(node)
    }

    private func end(of words: [Int], after place: Int) -> Int? {
        var place = place
        for word in words {
            place = firm[min(place, tokens.count)]
            guard place < tokens.count, tokens[place].word == word else { return nil }
            place += 1
        }
        return place
    }

    private mutating func attempt(_ start: Grammar.Start, at place: Int, node: Node? = nil) {
        let rule = grammar.rules[start.rule]
        var found: [(Meaning, Int)] = []
        var parts: [Meaning] = []
        if let node {
            guard rule.elements[start.element].filter.admits(node.meaning) else { return }
            parts.append(node.meaning)
            match(rule, start.element + 1, at: node.end, from: place, &parts, &found)
        } else {
            for words in rule.elements[start.element].words where tokens[place].word == words[0] {
                if let end = end(of: Array(words.dropFirst()), after: place + 1) {
                    match(rule, start.element + 1, at: end, from: place, &parts, &found)
                }
            }
        }
        for (meaning, end) in found { add(meaning, place, end) }
    }

    private func match(
        _ rule: Grammar.Rule, _ number: Int, at place: Int, from start: Int, _ parts: inout [Meaning],
        _ found: inout [(Meaning, Int)]
    ) {
        guard number < rule.elements.count else {
            if let meaning = doer.make(rule.action, parts) { found.append((meaning, place)) }
            return
        }
        let element = rule.elements[number]
        if element.isDash {
            guard place < tokens.count, tokens[place].isDash else { return }
            match(rule, number + 1, at: place + 1, from: start, &parts, &found)
            return
        }
        let next = element.isGlued ? place : firm[min(place, tokens.count)]
        if element.isForbidden {
            let stands = element.words.contains { words in
                next < tokens.count && tokens[next].word == words[0]
                    && end(of: Array(words.dropFirst()), after: next + 1) != nil
            }
            if !stands { match(rule, number + 1, at: place, from: start, &parts, &found) }
            return
        }
        if next < tokens.count, !element.isGlued || tokens[next].isGlued, next - start < Self.longest {
            for words in element.words where tokens[next].word == words[0] {
                if let end = end(of: Array(words.dropFirst()), after: next + 1) {
                    match(rule, number + 1, at: end, from: start, &parts, &found)
                }
            }
            if element.kinds != 0 {
                for node in nodes[next]
                where node.meaning.kind & element.kinds != 0 && element.filter.admits(node.meaning) {
                    parts.append(node.meaning)
                    match(rule, number + 1, at: node.end, from: start, &parts, &found)
                    parts.removeLast()
                }
            }
        }
        if element.isOptional { match(rule, number + 1, at: place, from: start, &parts, &found) }
    }
}
