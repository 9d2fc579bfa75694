internal import Dialogue
internal import Foundation

/// What a territory calls its doctors, clinics and visits by.
struct VoiceNames {
    private let doctors: [(id: String, last: String)]
    /// Those of each doctor's words that no other one here has.
    private let ownNames: [String: String]
    /// By words that no other clinic has in its name: what all of them are called tells none from another.
    private let clinics: [(id: String, own: Set<String>)]
    private let visitTypes: [(id: String, phrases: Phrases, own: Set<String>)]
    /// All words that visits are called by, and their names.
    private let visitWords: Set<String>
    private let visitNames: Phrases
    /// What those visits are called by of which there are things: "dressing", "Verband".
    private let things: [Phrases]

    init(_ world: World) {
        doctors = world.clinics.flatMap(\.doctors).compactMap { doctor in
            PlainWords.split(doctor.name).last.flatMap { $0.count > 2 ? (doctor.id, $0) : nil }
        }
        let parts = world.clinics.flatMap(\.doctors).reduce(into: [String: Set<String>]()) { parts, doctor in
            for part in PlainWords.split(doctor.name) where part.count > 2 && !VoiceTurns.titles.contains(part) {
                parts[part, default: []].insert(doctor.id)
            }
        }
        ownNames = parts.compactMapValues { $0.count == 1 ? $0.first : nil }
        let names = world.clinics.map { Set(PlainWords.split($0.name)) }
        clinics = names.indices.map { place in
            let others = names.indices.filter { $0 != place }.reduce(into: Set<String>()) { $0.formUnion(names[$1]) }
            return (world.clinics[place].id, names[place].subtracting(others).filter { $0.count > 2 })
        }
        visitTypes = world.clinics.flatMap(\.visitTypes).map { type in
            let own = PlainWords.split(type.name)
                .filter { $0.count > 4 && !VoiceWords.inAnyVisit.contains($0) }
            let aliases = VoiceWords.visits.first { $0.marks.contains { type.id.contains($0) } }?.words ?? []
            return (type.id, Phrases([type.name] + aliases), Set(own))
        }
        things = world.clinics.flatMap(\.visitTypes).compactMap { type in
            VoiceWords.visits.first { $0.marks.contains { type.id.contains($0) } && $0.isThing }.map {
                Phrases([type.name] + $0.words)
            }
        }
        let visits = world.clinics.flatMap(\.visitTypes).map(\.name)
        visitWords = Set(visits.flatMap(PlainWords.split))
        visitNames = Phrases(visits)
    }

    /// "Do I have to?" is nobody's name; "Can Yilmaz" is.
    static func isQuestion(_ words: PlainWords) -> Bool {
        guard words.count > 2, let first = words.words.first else { return false }
        return questions.contains(first) || asks.contains(first) && persons.contains(words.words[1])
    }

    private static let questions = Phrases.words("do does did is are am have has")
    private static let asks = Phrases.words("can could will would")
    private static let persons = Phrases.words("i we you it the")

    func doctor(_ words: PlainWords) -> String? {
        only(doctors(words))
    }

    /// The ids of all who may be meant.
    func doctors(_ words: PlainWords) -> [String] {
        let named = doctors.filter { doctor in words.words.contains { Self.isAlike($0, doctor.last) } }.map(\.id)
        guard named.isEmpty else { return named }
        // "Doctor Thomas": a first name is a patient's as well, and a doctor's behind a title alone.
        return zip(words.words, words.words.dropFirst()).compactMap { title, name in
            VoiceTurns.titles.contains(title) ? ownNames[name] : nil
        }
    }

    /// Whether a word names a doctor, a clinic or a kind of visit.
    func isOfVisit(_ word: String) -> Bool {
        visitWords.contains(word) || VoiceTurns.titles.contains(word) || ownNames[word] != nil
            || doctors.contains { $0.last == word } || clinics.contains { $0.own.contains(word) }
    }

    /// Whether somebody is called a doctor by name who is none of those here.
    func isUnknownDoctor(_ text: String, _ words: PlainWords) -> Bool {
        guard doctors(words).isEmpty else { return false }
        let parts = text.split(whereSeparator: \.isWhitespace)
        return zip(parts, parts.dropFirst()).contains { title, name in
            let isTitle = VoiceTurns.titles.contains(PlainWords.split(String(title)).joined())
            return isTitle && name.first?.isUppercase == true && name.count > 2 && Self.isName(String(name))
        }
    }

    func clinic(_ words: PlainWords) -> String? {
        guard clinics.count > 1 else { return nil }
        return only(clinics.filter { !$0.own.isDisjoint(with: words.words) }.map(\.id))
    }

    /// The ids of the visits that are named: one, or several that are wanted one after the other. Of one that takes
    /// the place of another ("a first visit, no, a follow-up") the last; none where either is meant.
    func visitTypes(_ words: PlainWords) -> (ids: [String], isCorrected: Bool) {
        // Several clinics may offer one and the same.
        var known: Set<String> = []
        var found = visitTypes.filter { known.insert($0.id).inserted }.compactMap { type in
            words.words.indices.first { place in
                type.phrases.length(in: words.words, at: place) != nil || type.own.contains(words.words[place])
            }.map { (id: type.id, place: $0) }
        }.sorted { $0.place < $1.place }
        var isCorrected = false
        for (first, second) in zip(found, found.dropFirst()) {
            let between = PlainWords(words.words[first.place..<second.place])
            if between.contains(anyOf: VoiceCorrections.instead) {
                found.removeAll { $0.place < second.place }
                isCorrected = true
            } else if between.count > VoiceTurns.nearby || !between.words.contains(where: VoiceTurns.ands.contains) {
                return ([], false)
            }
        }
        if found.count > 1, words.contains(anyOf: VoiceTurns.pasts) { return ([], false) }
        return (found.map(\.id), isCorrected)
    }

    /// A text without what visits are called: a "dressing change" changes no appointment. Nil where none is named.
    func withoutVisits(_ words: PlainWords) -> String? {
        let left = VoiceMoves.withoutSounds(words.without(visitNames)).words
        return left.count == words.count ? nil : left.joined(separator: " ")
    }

    /// "I need to change my dressing": no appointment is changed.
    func changesThing(_ words: PlainWords) -> Bool {
        VoiceMoves.changesThing(words) { place in
            things.compactMap { $0.length(in: words.words, at: place) }.max()
        }
    }

    /// What is left of a text without the names of visits; nil for a text that has none of them, or nothing else.
    func removed(from text: String) -> String? {
        let parts = text.split(whereSeparator: \.isWhitespace)
        let left = parts.filter { part in !PlainWords.split(String(part)).contains(where: visitWords.contains) }
        return left.isEmpty || left.count == parts.count ? nil : left.joined(separator: " ")
    }

    /// Nil where several are meant.
    private func only(_ ids: [String]) -> String? { Set(ids).count == 1 ? ids[0] : nil }

    /// What was said for a name, without what comes before it and after it.
    static func bare(_ text: String) -> [String] {
        var parts = text.split { $0.isWhitespace || ",.;:!?¡¿।".contains($0) }.map(String.init)
        let plain = { (part: String) in PlainWords.split(part).joined() }
        func lead() -> Int? {
            guard parts.count > 1 else { return nil }
            let relative = VoiceRelatives.forThem.length(in: parts.map(plain), at: 0)
            if let relative, parts.count > relative { return relative }
            return VoiceWords.beforeNames.first { lead in
                parts.count > lead.count && zip(parts, lead).allSatisfy { plain($0) == $1 }
            }?.count
        }
        while let length = lead() { parts.removeFirst(length) }
        if let inOrder = inOrder(parts.map(plain), parts) { parts = inOrder }
        while let last = parts.last, VoiceWords.afterNames.contains(plain(last)) { parts.removeLast() }
        return parts
    }

    /// A name said when it was asked for.
    static func name(_ text: String, _ words: PlainWords) -> String? {
        let parts = bare(text)
        guard !PlainWords(parts.joined(separator: " ")).contains(anyOf: VoiceRelatives.forThem) else { return nil }
        guard (1...5).contains(parts.count), parts.allSatisfy({ !$0.contains(where: \.isNumber) }),
            isName(parts.joined(separator: " "))
        else { return nil }
        let name = parts.joined(separator: " ")
        guard name.contains(where: \.isLetter), name.count <= 120, VisibleText.isVisible(name) else { return nil }
        return name == name.lowercased() ? name.capitalized : name
    }

    /// Whether it is written as a name in full, and as nothing else.
    static func isWritten(_ text: String) -> Bool {
        let parts = text.split(whereSeparator: \.isWhitespace)
        return (2...4).contains(parts.count) && isName(text)
            && parts.allSatisfy { part in
                part.first?.isUppercase == true && part.allSatisfy { $0.isLetter || "'’-.".contains($0) }
            }
    }

    /// Whether nothing of it is a word of an answer or a question.
    static func isName(_ text: String) -> Bool {
        !PlainWords.split(text).contains(where: VoiceTurns.neverNames.contains)
    }

    /// Who somebody says they are without being asked: "my name is", and a name; and "this is", where a name is written
    /// as one: "I am late" is none.
    ///
    /// - Parameter others: what introduces somebody else than who speaks.
    static func introduced(_ text: String, but others: Phrases? = nil) -> String? {
        let parts = text.split { $0.isWhitespace }.map(String.init)
        // "I'm" is two words in one part.
        let said = parts.indices.flatMap { place in PlainWords.split(parts[place]).map { (place: place, word: $0) } }
        let words = said.map(\.word)
        let ofOthers = words.indices.reduce(into: IndexSet()) { ofOthers, start in
            if let length = others?.length(in: words, at: start) { ofOthers.insert(integersIn: start..<start + length) }
        }
        for (leads, isSure) in [(VoiceTurns.introductions, true), (VoiceTurns.perhapsIntroductions, false)] {
            for start in words.indices {
                guard let length = leads.length(in: words, at: start), !ofOthers.contains(start) else { continue }
                // "Main" is an introduction where "bol raha hoon" follows.
                let isSure =
                    isSure || hindiLeads.contains(words[start]) && words.contains(where: VoiceWords.afterNames.contains)
                let name = name(from: said[start + length - 1].place + 1, of: parts, isSure)
                if name.count > (isSure ? 0 : 1) { return Self.name(name.joined(separator: " "), PlainWords(text)) }
            }
        }
        return nil
    }

    private static let hindiLeads = Phrases.words("मैं नाम")

    private static func name(from start: Int, of parts: [String], _ isSure: Bool) -> [String] {
        var name: [String] = []
        // "Mera naam hai", "my name's".
        let first = parts[start...].drop { ["है", "hai", "is"].contains(PlainWords.split($0).joined()) }
        // Where nothing is written as a name, it is hardly longer than three words.
        let isWritten = first.first?.first?.isUppercase == true
        for part in first.prefix(isWritten ? 5 : 3) {
            let word = part.trimmingCharacters(in: .punctuationCharacters)
            guard isName(word), isSure || word.first?.isUppercase == true,
                PlainWords.split(word).first.map({
                    VoiceTurns.besideNames.contains($0) || VoiceTurns.titles.contains($0)
                }) != true
            else { break }
            name.append(word)
            if part.last.map({ ",.;!?।".contains($0) }) == true { break }
        }
        return name
    }

    /// The same but for one letter of a longer word.
    static func isAlike(_ heard: String, _ known: String) -> Bool {
        if heard == known { return true }
        let (a, b) = (Array(heard), Array(known))
        guard b.count > 4, abs(a.count - b.count) <= 1 else { return false }
        let start = zip(a, b).prefix { $0 == $1 }.count
        let end = zip(a.reversed(), b.reversed()).prefix { $0 == $1 }.count
        return start + end >= max(a.count, b.count) - 1
    }
}
