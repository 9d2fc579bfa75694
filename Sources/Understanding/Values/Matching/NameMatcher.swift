/// Finds the names of a list that a recogniser may have heard. It compares letters and, with English spelling in mind,
/// sounds; the order of a name's parts does not matter. Names of a few thousand people take about a millisecond.
public struct NameMatcher: Sendable {
    public struct Match: Equatable, Sendable {
        /// In the list.
        public let index: Int
        /// 0 to 1; below 0.6 it is hardly the name.
        public let score: Double
    }

    /// A part that one name or several have.
    private struct Part: Sendable {
        let letters: [UInt8]
        let sound: [UInt8]
    }

    private var parts: [Part] = []
    /// Of every name, the places of its parts.
    private var names: [[Int]] = []

    public init(_ names: [String]) {
        var places: [[UInt8]: Int] = [:]
        for name in names {
            self.names.append(
                Self.words(name).map { word in
                    if let place = places[word] { return place }
                    places[word] = parts.count
                    parts.append(Part(letters: word, sound: Sound.key(word)))
                    return parts.count - 1
                })
        }
    }

    /// - Parameters:
    ///   - heard: what the recogniser heard, the likeliest first; no more than ten are looked at.
    ///   - most: so many matches at most.
    /// - Returns: the best first.
    public func matches(_ heard: [String], most: Int = 5) -> [Match] {
        let scores = scores(heard)
        return scores.indices.filter { scores[$0] > 0.4 }.sorted { (scores[$0], $1) > (scores[$1], $0) }.prefix(most)
            .map { Match(index: $0, score: scores[$0]) }
    }

    /// Of every name of the list, how well it fits.
    func scores(_ heard: [String]) -> [Double] {
        var best = [Double](repeating: 0, count: names.count)
        var likeness: [[UInt8]: [Float]] = [:]
        for (rank, alternative) in heard.prefix(10).enumerated() {
            let words = Self.words(alternative).prefix(12)
            guard !words.isEmpty else { continue }
            let rows = words.map { word in
                if let row = likeness[word] { return row }
                let row = row(of: word)
                likeness[word] = row
                return row
            }
            // What comes later in the list is a little less likely.
            let trust = 1 - 0.01 * Double(rank)
            for place in names.indices {
                let score = Self.score(names[place], rows) * trust
                if score > best[place] { best[place] = score }
            }
        }
        return best
    }

    /// The mean of what its parts are like, each part with the word that is most like it.
    private static func score(_ name: [Int], _ rows: [[Float]]) -> Double {
        guard !name.isEmpty else { return 0 }
        var sum: Float = 0
        for part in name {
            var best: Float = 0
            for row in rows where row[part] > best { best = row[part] }
            sum += best
        }
        return Double(sum) / Double(name.count)
    }

    private func row(of word: [UInt8]) -> [Float] {
        let letters = EditDistance(word)
        let sound = Sound.key(word)
        let sounds = EditDistance(sound)
        return parts.map { part in
            Float(max(letters.likeness(to: part.letters), 0.95 * sounds.likeness(to: part.sound)))
        }
    }

    static func words(_ name: String) -> [[UInt8]] {
        SpokenTokens.read(name).filter { $0.form == .letters }.map { Array($0.text.utf8) }
    }
}

/// How a word sounds, roughly: letters that sound alike are one letter, those that are not heard are left out.
enum Sound {
    static func key(_ word: [UInt8]) -> [UInt8] {
        var key: [UInt8] = []
        var place = 0
        func at(_ offset: Int) -> UInt8 { place + offset < word.count ? word[place + offset] : 0 }
        while place < word.count {
            let pair = (at(0), at(1))
            var sound: UInt8?
            var width = 1
            switch pair {
            case (UInt8(ascii: "p"), UInt8(ascii: "h")): (sound, width) = (UInt8(ascii: "f"), 2)
            case (UInt8(ascii: "c"), UInt8(ascii: "k")), (UInt8(ascii: "q"), UInt8(ascii: "u")):
                (sound, width) = (UInt8(ascii: "k"), 2)
            case (UInt8(ascii: "g"), UInt8(ascii: "h")): (sound, width) = (place == 0 ? UInt8(ascii: "g") : nil, 2)
            case (UInt8(ascii: "s"), UInt8(ascii: "h")), (UInt8(ascii: "c"), UInt8(ascii: "h")):
                (sound, width) = (UInt8(ascii: "x"), 2)
            case (UInt8(ascii: "t"), UInt8(ascii: "h")): (sound, width) = (UInt8(ascii: "t"), 2)
            case (UInt8(ascii: "c"), UInt8(ascii: "e")), (UInt8(ascii: "c"), UInt8(ascii: "i")),
                (UInt8(ascii: "c"), UInt8(ascii: "y")):
                sound = UInt8(ascii: "s")
            case (UInt8(ascii: "c"), _), (UInt8(ascii: "q"), _): sound = UInt8(ascii: "k")
            case (UInt8(ascii: "z"), _): sound = UInt8(ascii: "s")
            case (UInt8(ascii: "h"), _): sound = place == 0 ? UInt8(ascii: "h") : nil
            case (UInt8(ascii: "w"), _) where place > 0: sound = nil
            case (UInt8(ascii: "y"), _), (UInt8(ascii: "e"), _), (UInt8(ascii: "i"), _): sound = UInt8(ascii: "i")
            case (UInt8(ascii: "o"), _), (UInt8(ascii: "u"), _): sound = UInt8(ascii: "o")
            default: sound = at(0)
            }
            // The silent e of an end.
            if place + 1 == word.count, at(0) == UInt8(ascii: "e"), word.count > 3 { sound = nil }
            if let sound, key.last != sound { key.append(sound) }
            place += width
        }
        return key
    }
}
