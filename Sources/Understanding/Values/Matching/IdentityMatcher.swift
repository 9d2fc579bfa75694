public import Dates

/// Picks somebody out of a list by what a recogniser heard of their name, their date of birth and a code such as a
/// postcode, over as many turns as it takes. Everything is weighed by likeness, so that one wrong letter does not
/// rule anybody out; whether the likeliest is likely enough is the caller's to say.
public struct IdentityMatcher: Sendable {
    public struct Person: Sendable {
        public let name: String
        public let dateOfBirth: CalendarDate?
        public let code: String

        public init(name: String, dateOfBirth: CalendarDate?, code: String = "") {
            self.name = name
            self.dateOfBirth = dateOfBirth
            self.code = code
        }
    }

    public struct Match: Equatable, Sendable {
        /// In the list.
        public let index: Int
        /// Points; those of the next one are what they are to be held against.
        public let score: Double
    }

    /// What was heard so far.
    public struct Evidence: Sendable {
        var names: [[String]] = []
        var dates: [[(year: Int?, month: Int, day: Int)]] = []
        var codes: [[String]] = []

        public init() {}

        /// - Parameter heard: alternatives of one utterance, the likeliest first.
        public mutating func addName(_ heard: [String]) { if !heard.isEmpty { names.append(heard) } }

        /// - Parameter dates: days that alternatives of one utterance may mean.
        public mutating func addDate(_ dates: [CalendarDate]) {
            guard !dates.isEmpty else { return }
            self.dates.append(dates.map { ($0.year, $0.month, $0.day) })
        }

        /// - Parameter heard: letters and digits of alternatives of one utterance.
        public mutating func addCode(_ heard: [String]) {
            let codes = heard.map(IdentityMatcher.plain).filter { !$0.isEmpty }
            if !codes.isEmpty { self.codes.append(codes) }
        }
    }

    private let people: [Person]
    private let names: NameMatcher
    private let codes: [[UInt8]]

    public init(_ people: [Person]) {
        self.people = people
        names = NameMatcher(people.map(\.name))
        codes = people.map { Array(Self.plain($0.code).utf8) }
    }

    /// Letters as capitals, and digits; nothing else.
    static func plain(_ code: String) -> String {
        String(
            decoding: code.uppercased().utf8.filter { Byte.isCapital($0) || Byte.isDigit($0) || $0 >= 0x80 },
            as: UTF8.self)
    }

    /// The likeliest people, the best first.
    public func matches(_ evidence: Evidence, most: Int = 3) -> [Match] {
        var scores = [Double](repeating: 0, count: people.count)
        add(best(evidence.names.map { names.scores($0) }), to: &scores, weight: 3)
        add(best(evidence.codes.map { codeScores($0) }), to: &scores, weight: 3)
        add(best(evidence.dates.map { dateScores($0) }), to: &scores, weight: 3)
        return scores.indices.sorted { (scores[$0], $1) > (scores[$1], $0) }.prefix(most)
            .map { Match(index: $0, score: scores[$0]) }
    }

    /// Of several utterances the best counts, and a little the others.
    private func best(_ rows: [[Double]]) -> [Double] {
        guard let first = rows.first else { return [] }
        return first.indices.map { place in
            let values = rows.map { $0[place] }
            return 0.7 * (values.max() ?? 0) + 0.3 * values.reduce(0, +) / Double(values.count)
        }
    }

    private func add(_ row: [Double], to scores: inout [Double], weight: Double) {
        for (place, value) in row.enumerated() { scores[place] += weight * value }
    }

    private func codeScores(_ heard: [String]) -> [Double] {
        var best = [Double](repeating: 0, count: codes.count)
        for (rank, alternative) in heard.prefix(10).enumerated() {
            let trust = 1 - 0.01 * Double(rank)
            let distance = EditDistance(Array(alternative.utf8))
            for place in codes.indices where !codes[place].isEmpty {
                best[place] = max(best[place], distance.likeness(to: codes[place]) * trust)
            }
        }
        return best
    }

    private func dateScores(_ heard: [(year: Int?, month: Int, day: Int)]) -> [Double] {
        people.map { person in
            guard let born = person.dateOfBirth else { return 0 }
            var best = 0.0
            for date in heard {
                var score = 0.0
                if date.day == born.day { score += 0.35 }
                if date.month == born.month { score += 0.25 }
                if let year = date.year {
                    if year == born.year {
                        score += 0.4
                    } else if year % 100 == born.year % 100 {
                        score += 0.35
                    } else if year % 10 == born.year % 10 || year / 10 == born.year / 10 {
                        score += 0.12
                    }
                }
                if date.day == born.month, date.month == born.day, born.day <= 12 { score = max(score, 0.8) }
                best = max(best, score)
            }
            return best
        }
    }
}
