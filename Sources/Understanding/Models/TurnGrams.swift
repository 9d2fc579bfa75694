/// What the models of turns see of one, in a table of fixed size (feature hashing): its words, pairs of them and pieces
/// of them; what they mean (``EnglishConcepts``); and words for what went before, also beside each word said.
package struct TurnGrams: Sendable {
    package typealias Entry = (place: Int, value: Float)

    /// So many words count.
    private static let considered = 120
    /// So many meanings are seen beside those of later words.
    private static let meant = 24

    /// How a model looks at turns.
    package struct Shape: Equatable, Sendable {
        /// Two to this power is the size of the table.
        package let bits: Int
        /// How much of the whole the words' meanings have, in hundredths; words and pieces share the rest.
        package let meanings: Int
        /// What each place's counts are multiplied by; a rare word says more. All alike when it is empty.
        package let rarity: [UInt8]

        package init(bits: Int, meanings: Int, rarity: [UInt8] = []) {
            self.bits = bits
            self.meanings = meanings
            self.rarity = rarity
        }
    }

    /// The places of the table that are not zero, with a value; together of length 1.
    package let entries: [Entry]

    /// - Parameter context: words that stand for what went before: what was asked, what the system did.
    package init(_ text: String, context: [String] = [], shape: Shape) {
        let utterance = Utterance(text, fillers: [])
        var places = Places(shift: UInt64(64 - shape.bits))
        let contexts = context.map { Self.hash($0, kind: 4) }
        for context in contexts { places.words.append(places.place(context)) }
        var before: UInt64 = 0
        var conceptsBefore: [UInt64] = []
        var conceptsSeen: [UInt64] = []
        for word in utterance.words.prefix(Self.considered) {
            let isMark = word.text == Utterance.beginning || word.text == Utterance.ending
            let whole = Self.hash(word.text, kind: 2)
            if !isMark {
                places.words.append(places.place(whole))
                for context in contexts { places.words.append(places.place(context &* 31 &+ whole)) }
                places.addPieces(of: word.text)
            }
            if before != 0 { places.words.append(places.place(before &* 31 &+ whole)) }
            let concepts = (EnglishConcepts.byWord[word.text] ?? []).map { Self.hash($0, kind: 5) }
            for concept in concepts {
                places.meanings.append(places.place(concept))
                places.meanings.append(places.place(concept &* 47 &+ before))
                for other in conceptsBefore { places.meanings.append(places.place((other &* 53) ^ concept)) }
            }
            for other in conceptsBefore { places.meanings.append(places.place(other &* 59 &+ whole)) }
            conceptsBefore = concepts
            // What is meant together, however far apart.
            for other in conceptsSeen {
                for concept in concepts where concept != other {
                    places.meanings.append(places.place((other &* 73) ^ (concept &* 73)))
                }
            }
            for concept in concepts where conceptsSeen.count < Self.meant && !conceptsSeen.contains(concept) {
                conceptsSeen.append(concept)
            }
            before = word.text == Utterance.ending ? 0 : whole
        }
        var entries: [Entry] = []
        entries.reserveCapacity(places.words.count + places.pieces.count + places.meanings.count)
        let meanings = places.meanings.isEmpty ? 0 : Float(shape.meanings) / 100
        Self.add(&places.meanings, shape.rarity, share: meanings, to: &entries)
        Self.add(&places.words, shape.rarity, share: (1 - meanings) / 2, to: &entries)
        Self.add(&places.pieces, shape.rarity, share: (1 - meanings) / 2, to: &entries)
        self.entries = entries
    }

    /// The places touched, each as often as it is.
    private struct Places {
        let shift: UInt64
        var words: [UInt32] = []
        var meanings: [UInt32] = []
        var pieces: [UInt32] = []

        init(shift: UInt64) { self.shift = shift }

        func place(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> shift) }

        /// Two to five letters, with the spaces before and after.
        mutating func addPieces(of word: String) {
            let letters = [Byte.space] + Array(word.utf8) + [Byte.space]
            for start in 0..<(letters.count - 1) {
                var piece = TurnGrams.step(TurnGrams.start(3), letters[start])
                for end in (start + 1)..<min(start + 5, letters.count) {
                    piece = TurnGrams.step(piece, letters[end])
                    pieces.append(place(piece))
                }
            }
        }
    }

    private static func add(_ places: inout [UInt32], _ rarity: [UInt8], share: Float, to entries: inout [Entry]) {
        places.sort()
        let first = entries.count
        var square: Float = 0
        var start = 0
        while start < places.count {
            var end = start + 1
            while end < places.count, places[end] == places[start] { end += 1 }
            let place = Int(places[start])
            let value = Float(end - start).squareRoot() * (rarity.isEmpty ? 1 : Float(rarity[place]))
            square += value * value
            entries.append((place, value))
            start = end
        }
        guard square > 0 else { return }
        let scale = (share / square).squareRoot()
        for place in first..<entries.count { entries[place].value *= scale }
    }

    private static func hash(_ text: String, kind: UInt8) -> UInt64 { text.utf8.reduce(start(kind)) { step($0, $1) } }

    private static func start(_ kind: UInt8) -> UInt64 { step(0xCBF2_9CE4_8422_2325, kind) }

    /// One step of FNV-1a.
    private static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
}
