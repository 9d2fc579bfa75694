/// Patterns of words, all looked for in one pass.
///
/// A pattern is words between spaces. `a|b` is either; a word in capitals is a group of the language; `*` is up to
/// ``longestGap`` words of any kind. A match does not go over the end of a sentence.
struct PhraseBook: Sendable {
    static let longestGap = 5

    struct Match: Equatable, Sendable {
        let pattern: Int
        let range: Range<Int>
    }

    private struct Term: Sendable {
        let id: Int
        let mayFollowGap: Bool
    }

    private var terms: [String: Int] = [:]
    /// The terms that a word is in.
    private var membership: [String: [Int]] = [:]
    /// What follows the first term, by the pattern.
    private var rests: [[Term]] = []
    /// The patterns that begin with a term, by the term.
    private var beginning: [[Int]] = []

    init(_ patterns: [String], groups: [String: String]) {
        for (pattern, text) in patterns.enumerated() {
            var sequence: [Term] = []
            var gap = false
            for part in text.split(separator: " ") {
                if part == "*" {
                    gap = true
                } else {
                    sequence.append(Term(id: intern(String(part), groups), mayFollowGap: gap))
                    gap = false
                }
            }
            rests.append(Array(sequence.dropFirst()))
            if let first = sequence.first { beginning[first.id].append(pattern) }
        }
    }

    private mutating func intern(_ term: String, _ groups: [String: String]) -> Int {
        if let id = terms[term] { return id }
        let id = beginning.count
        terms[term] = id
        beginning.append([])
        var words: [Substring] = []
        for choice in term.split(separator: "|") {
            if let group = groups[String(choice)] {
                words += group.split(whereSeparator: { $0 == " " || $0 == "\n" })
            } else {
                words.append(choice)
            }
        }
        for word in words where membership[String(word)]?.contains(id) != true {
            membership[String(word), default: []].append(id)
        }
        return id
    }

    /// Every pattern's matches, in the order of where they begin; the nearest word is taken for each term.
    func matches(in words: [Word]) -> [Match] {
        let known = words.map { membership[$0.text] ?? membership[$0.text.withoutPossessive] }
        var matches: [Match] = []
        for (place, terms) in known.enumerated() {
            guard let terms else { continue }
            for term in terms {
                for pattern in beginning[term] {
                    if let end = end(of: rests[pattern], after: place, words, known) {
                        matches.append(Match(pattern: pattern, range: place..<end))
                    }
                }
            }
        }
        return matches
    }

    private func end(of rest: [Term], after place: Int, _ words: [Word], _ known: [[Int]?]) -> Int? {
        var last = place
        for term in rest {
            var found: Int?
            var next = last + 1
            let limit = last + 1 + (term.mayFollowGap ? Self.longestGap : 0)
            while found == nil, next <= limit, next < words.count, words[next - 1].stop != .end {
                if known[next]?.contains(term.id) == true { found = next }
                next += 1
            }
            guard let found else { return nil }
            last = found
        }
        return last + 1
    }
}

extension String {
    /// "salon's" is a salon, to a pattern.
    fileprivate var withoutPossessive: String { hasSuffix("'s") ? String(dropLast(2)) : self }
}
