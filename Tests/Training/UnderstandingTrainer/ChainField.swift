import Foundation
import Understanding

/// A conditional random field over sequences of tags (Lafferty, McCallum and Pereira, 2001), learnt example by example
/// with a step of its own for every weight (Duchi, Hazan and Singer, "Adaptive Subgradient Methods", 2011).
struct ChainField {
    private let tags = SlotTagger.tags
    /// As ``SlotTagger`` has them: place by place one for every tag, then one for every pair of tags.
    private(set) var weights: [Float]
    private var squares: [Float]
    /// Where the pairs begin.
    private let pairs: Int

    /// How far a weight moves at first.
    private let step: Float = 0.15
    /// What draws weights back to nothing.
    private let decay: Float = 0.000_1
    /// Smaller changes are not made.
    private static let least: Float = 0.002

    init(bits: Int) {
        pairs = tags << bits
        weights = [Float](repeating: 0, count: pairs + tags * tags)
        squares = [Float](repeating: 0.01, count: pairs + tags * tags)
    }

    private mutating func move(_ place: Int, _ gradient: Float) {
        let slope = gradient + decay * weights[place]
        squares[place] += slope * slope
        weights[place] -= step * slope / squares[place].squareRoot()
    }

    /// - Parameters:
    ///   - places: of every token, its features.
    ///   - truth: of every token, its tag.
    mutating func learn(_ places: [[Int32]], _ truth: [Int]) {
        let length = places.count
        guard length > 0 else { return }
        // What speaks for every tag of every token, as odds.
        var odds = [Float](repeating: 0, count: length * tags)
        for (token, row) in places.enumerated() {
            for place in row {
                let start = Int(place) * tags
                for tag in 0..<tags { odds[token * tags + tag] += weights[start + tag] }
            }
            var most = -Float.infinity
            for tag in 0..<tags { most = max(most, odds[token * tags + tag]) }
            for tag in 0..<tags { odds[token * tags + tag] = exp(max(-60, odds[token * tags + tag] - most)) }
        }
        var links = [Float](repeating: 0, count: tags * tags)
        for before in 0..<tags {
            for tag in 0..<tags where SlotTagger.mayFollow(tag, before) {
                links[before * tags + tag] = exp(weights[pairs + before * tags + tag])
            }
        }
        // What leads to every tag, each token's together 1; and what follows from it.
        var forth = [Float](repeating: 0, count: length * tags)
        var back = [Float](repeating: 1, count: length * tags)
        var sums = [Float](repeating: 1, count: length)
        for token in 0..<length {
            var sum: Float = 0
            for tag in 0..<tags {
                var flow: Float = 0
                if token == 0 {
                    // The first comes after none.
                    flow = links[tag]
                } else {
                    for before in 0..<tags { flow += forth[(token - 1) * tags + before] * links[before * tags + tag] }
                }
                flow *= odds[token * tags + tag]
                forth[token * tags + tag] = flow
                sum += flow
            }
            sum = max(sum, .leastNormalMagnitude)
            sums[token] = sum
            for tag in 0..<tags { forth[token * tags + tag] /= sum }
        }
        for token in stride(from: length - 2, through: 0, by: -1) {
            for before in 0..<tags {
                var flow: Float = 0
                for tag in 0..<tags {
                    flow += links[before * tags + tag] * odds[(token + 1) * tags + tag] * back[(token + 1) * tags + tag]
                }
                back[token * tags + before] = flow / sums[token + 1]
            }
        }
        var slopes = [Float](repeating: 0, count: tags)
        for token in 0..<length {
            var moved = false
            for tag in 0..<tags {
                slopes[tag] = forth[token * tags + tag] * back[token * tags + tag] - (truth[token] == tag ? 1 : 0)
                if abs(slopes[tag]) > Self.least { moved = true } else { slopes[tag] = 0 }
            }
            guard moved else { continue }
            for place in places[token] {
                for tag in 0..<tags where slopes[tag] != 0 { move(Int(place) * tags + tag, slopes[tag]) }
            }
        }
        for before in 0..<tags {
            for tag in 0..<tags where links[before * tags + tag] > 0 {
                var slope: Float = 0
                for token in 0..<length {
                    let was = token == 0 ? (before == 0 ? Float(1) : 0) : forth[(token - 1) * tags + before]
                    slope +=
                        was * links[before * tags + tag] * odds[token * tags + tag] * back[token * tags + tag]
                        / sums[token]
                    if truth[token] == tag, (token == 0 ? 0 : truth[token - 1]) == before { slope -= 1 }
                }
                if abs(slope) > Self.least { move(pairs + before * tags + tag, slope) }
            }
        }
    }
}
