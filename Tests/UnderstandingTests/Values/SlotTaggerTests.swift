import Dates
import Testing

@testable import Understanding

@Suite struct SlotTaggerTests {
    private static func weights(bits: Int) -> [Int8] {
        var weights = [Int8](repeating: 0, count: SlotTagger.tags << bits + SlotTagger.tags * SlotTagger.tags)
        // Some places have several, some one, most none.
        for place in stride(from: 0, to: weights.count, by: 97) { weights[place] = Int8(truncatingIfNeeded: place) }
        for tag in 0..<SlotTagger.tags { weights[SlotTagger.tags * 3 + tag] = Int8(tag) - 5 }
        return weights
    }

    @Test func `weights are read as they were written`() throws {
        let written = SlotTagger(bits: 8, weights: Self.weights(bits: 8))
        let read = try #require(SlotTagger(bytes: written.bytes))
        #expect(read.bits == 8)
        #expect(read.bytes == written.bytes)
        #expect(written.bytes.count < Self.weights(bits: 8).count / 2)
    }

    @Test func `what was cut off, or goes on, is no weights`() {
        let bytes = SlotTagger(bits: 8, weights: Self.weights(bits: 8)).bytes
        for length in [0, 1, 20, 33, 60, bytes.count - 1] {
            #expect(SlotTagger(bytes: Array(bytes.prefix(length))) == nil, "\(length)")
        }
        #expect(SlotTagger(bytes: bytes + [0]) == nil)
        #expect(SlotTagger(bytes: [7] + bytes.dropFirst()) == nil)
    }

    @Test(arguments: [
        ("that'll work", true), ("yeah, that'll do", true), ("no, that won't work", false),
    ])
    func `what will do is a yes`(text: String, isYes: Bool) {
        #expect(YesNoReader.builtIn.read(text, language: "en")?.isYes == isYes)
    }

    @Test func `second thoughts are no day`() {
        #expect(read("on second thought let's do friday").dates.map(\.first.text) == ["2022-03-18"])
    }
}
