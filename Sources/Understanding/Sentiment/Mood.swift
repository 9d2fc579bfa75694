/// How somebody felt over a call: the ratings of what they said, those that say something and the later ones more.
struct Mood: Sendable {
    /// A longer turn is read in pieces of sentences.
    private static let longestPiece = 60
    /// What a piece that says nothing weighs beside one that is rated 1.
    private static let quiet = 0.3
    /// What the last piece weighs more than the first.
    private static let ending = 0.5

    /// -4 to 4.
    let rating: Double
    /// Turn by turn.
    let ratings: [Double]
    let signals: [Explanation.Signal]
    /// How many words counted.
    let hits: Int

    init(_ turns: [[Word]], reader: SentimentReader) {
        var sum = 0.0
        var weights = 0.0
        var hits = 0
        var ratings: [Double] = []
        var signals = Strongest()
        for (place, words) in turns.enumerated() {
            let lateness = turns.count < 2 ? 0 : Double(place) / Double(turns.count - 1)
            var turnSum = 0.0
            var turnWeights = 0.0
            for piece in words.pieces(atMost: Self.longestPiece) {
                let reading = reader.read(piece)
                let weight = (Self.quiet + abs(reading.rating)) * (1 + Self.ending * lateness)
                turnSum += weight * reading.rating
                turnWeights += weight
                hits += reading.hits.count
                for hit in reading.hits {
                    signals.add(hit, words: piece, turn: place)
                }
            }
            ratings.append(turnWeights > 0 ? turnSum / turnWeights : 0)
            sum += turnSum
            weights += turnWeights
        }
        self.hits = hits
        self.ratings = ratings
        self.signals = signals.signals
        rating = weights > 0 && hits > 0 ? sum / weights : 0
    }
}

/// The strongest signals so far, so that a long call keeps no more than a short one.
private struct Strongest {
    private(set) var signals: [Explanation.Signal] = []

    mutating func add(_ hit: Hit, words: [Word], turn: Int) {
        let isFull = signals.count == Explanation.signalLimit
        if isFull, let last = signals.last, abs(last.value) >= abs(hit.value) { return }
        let word = words[hit.range].map(\.text).joined(separator: " ")
        let signal = Explanation.Signal(word: word, value: hit.value, rules: hit.rules.names, turn: turn)
        let place = signals.firstIndex { abs($0.value) < abs(hit.value) } ?? signals.endIndex
        if isFull { signals.removeLast() }
        signals.insert(signal, at: min(place, signals.endIndex))
    }
}

extension [Word] {
    /// Itself when it is short, else sentences packed together.
    fileprivate func pieces(atMost limit: Int) -> [[Word]] {
        guard count > limit else { return [self] }
        var pieces: [[Word]] = []
        var piece: [Word] = []
        for sentence in sentences(atMost: limit) {
            if piece.count + sentence.count > limit {
                pieces.append(piece)
                piece.removeAll()
            }
            piece += sentence
        }
        if !piece.isEmpty { pieces.append(piece) }
        return pieces.filter { !$0.isEmpty }
    }
}
