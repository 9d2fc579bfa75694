internal import Dialogue
internal import Understanding

/// What is refused by its name: "anyone but Dr. Park", "a follow-up, not a first visit", "never on Mondays".
struct VoiceExclusions {
    /// How many words, at most, what is refused has beside its articles.
    private static let most = 4

    /// With "," where a mark stands: "no, Dr. Park" refuses nobody.
    private let words: [String]

    init(_ text: String) {
        words = text.split(whereSeparator: \.isWhitespace).flatMap { part -> [String] in
            let said = PlainWords.split(String(part))
            // "Dr." ends nothing.
            let isTitle = !said.isEmpty && said.allSatisfy(VoiceTurns.titles.contains)
            let isEnd = !isTitle && part.last.map { ",.;:!?।…".contains($0) } == true
            return said + (isEnd ? [","] : [])
        }
    }

    /// What is refused, and what is left.
    ///
    /// - Parameter isWeak: whether a bare "no" refuses what follows it.
    func split(isWeak: Bool) -> (left: PlainWords, refused: PlainWords) {
        var refused: Set<Int> = []
        for place in words.indices {
            if let length = Self.before.length(in: words, at: place) ?? (isWeak ? weak(at: place) : nil),
                place == 0 || !Self.questions.contains(words[place - 1])
            {
                refused.formUnion(after(place + length))
            }
            if Self.behind.length(in: words, at: place) != nil {
                var start = place
                while start > 0, place - start < Self.most, !Self.ends.contains(words[start - 1]) { start -= 1 }
                refused.formUnion(start..<place)
            }
        }
        let places = words.indices.filter { words[$0] != "," }
        return (
            PlainWords(places.filter { !refused.contains($0) }.map { words[$0] }),
            PlainWords(places.filter(refused.contains).map { words[$0] })
        )
    }

    private func weak(at place: Int) -> Int? { VoiceCorrections.nos.contains(words[place]) ? 1 : nil }

    /// Articles first; then what is refused, as far as another one, a mark or a "but" begins.
    private func after(_ start: Int) -> Range<Int> {
        var end = start
        while end < words.count, Self.joints.contains(words[end]) { end += 1 }
        let first = end
        while end < words.count, end - first < Self.most, words[end] != ",", !Self.turns.contains(words[end]),
            end == first || !Self.joints.contains(words[end])
        { end += 1 }
        return start..<end
    }

    /// Weekdays on which somebody cannot come, be it this week or any: 0 for Monday; and those that they never can.
    /// One that is also named without being refused is none of them: "not Tuesday, next Tuesday".
    var weekdays: (all: Set<Int>, always: Set<Int>) {
        var (all, always, named): (Set<Int>, Set<Int>, Set<Int>) = ([], [], [])
        for place in words.indices {
            guard let day = Self.weekdays[words[place]], !isDated(place) else { continue }
            var start = place
            while start > 0, Self.beforeWeekdays.contains(words[start - 1]) { start -= 1 }
            let isPlural =
                Self.plurals.contains(words[place]) || words[start..<place].contains { $0 == "los" || $0 == "os" }
            let isNever = endsNever(start)
            let isRefused =
                isNever || ends(Self.noDays, start)
                || isPlural && isDenied(start..<place)
                || begins(Self.daysBad, place + 1) || isListed(place, start, all)
            guard isRefused else {
                named.insert(day)
                continue
            }
            all.insert(day)
            if isPlural || isNever { always.insert(day) }
        }
        return (all.subtracting(named).union(always), always)
    }

    /// "No los lunes", "no Mondays".
    private func isDenied(_ articles: Range<Int>) -> Bool {
        words[max(0, articles.lowerBound - 1)..<articles.upperBound].contains(where: VoiceCorrections.nos.contains)
    }

    /// "Not Monday or Tuesday."
    private func isListed(_ place: Int, _ start: Int, _ known: Set<Int>) -> Bool {
        guard start > 1, VoiceTurns.ors.contains(words[start - 1]) || words[start - 1] == "nor",
            let before = Self.weekdays[words[start - 2]]
        else { return false }
        return known.contains(before)
    }

    /// "Monday the thirtieth" is one Monday.
    private func isDated(_ place: Int) -> Bool {
        guard place + 1 < words.count else { return false }
        return words[place + 1] == "the" || Int(words[place + 1]) != nil
    }

    private func ends(_ phrases: Phrases, _ end: Int) -> Bool {
        (max(0, end - 5)..<max(0, end)).contains { phrases.length(in: words, at: $0) == end - $0 }
    }

    private func endsNever(_ end: Int) -> Bool { ends(Self.nevers, end) }

    private func begins(_ phrases: Phrases, _ start: Int) -> Bool {
        var start = start
        while start < words.count, Self.afterWeekdays.contains(words[start]) { start += 1 }
        return start < words.count && phrases.length(in: words, at: start) != nil
    }

    /// A text whose commas before a clause that refuses something are stops: "after 3 PM, mornings don't work" refuses
    /// mornings alone. Of the same length.
    static func apart(_ text: String) -> String {
        guard text.contains(","), PlainWords(text).contains(anyOf: clauses) else { return text }
        return text.split(separator: ",", omittingEmptySubsequences: false).enumerated().map { place, part -> String in
            let clause = String(part)
            guard place > 0 else { return clause }
            return (PlainWords(clause).contains(anyOf: clauses) ? ";" : ",") + clause
        }.joined()
    }

    private static let clauses = Phrases.of(
        """
        don t work, doesn t work, won t work, can t do, can never, are no good, is no good, are bad, is bad, don t suit
        no puedo, nunca puedo, no me va, no me vienen, ne peux pas, ne peux jamais, ne me va pas, ne me vont pas
        kann ich nicht, kann ich nie, geht nicht, gehen nicht, passt nicht, passen nicht, não posso, nunca posso, não dá
        non posso, non va, non vanno, नहीं आ सकत, नहीं चल
        """)
    private static let questions = Phrases.words("if why wenn warum si pourquoi por perché se agar अगर")
    private static let turns = Phrases.words(
        "but instead rather sondern mais sino ma mas बल्कि and or i please y e et und oder ou o on at")
    /// What may stand between a "not" and what is refused, and begins another one.
    private static let joints = Phrases.words(
        """
        a an the with for by see seeing to of dr doctor from my want another it s is
        con para el la los las un una doctor doctora dra de por del al sea avec pour le les un une docteur chez du des
        mit bei zu zum zur der die das den dem ein eine einen einer doktor com o os as um uma doutor doutora ao à
        il lo gli uno dottor dottore dottoressa da dal dalla per
        """)
    private static let before = Phrases.of(
        """
        not, except, except for, anyone but, anybody but, everyone but, everybody but, any doctor but, any of them but,
        other than, instead of, rather than, don t want, don t like, never with, anyone except, anybody except
        excepto, salvo, menos, que no sea, en vez de, en lugar de, no quiero, no con, no es, no para, cualquiera menos
        pas, sauf, plutôt que, autre que, à part, au lieu de, nicht, kein, keine, keinen, keiner, außer, statt, anstatt
        exceto, menos, sem ser, que não seja, em vez de, não quero, não com, não é, não para
        tranne, eccetto, invece di, al posto di, che non sia, non voglio, non con, non è, non per
        """)
    private static let behind = Phrases.of(
        """
        के अलावा, को छोड़कर, के बजाय, के साथ नहीं, से नहीं, नहीं चाहिए, नहीं, ke alawa, ko chhodkar, ke sath nahi, nahi chahiye
        """)

    /// What ends, before it, what a "नहीं" refuses; with marks.
    private static let ends = Phrases.words("चाहिए है हूँ को में पर से मुझे और लेकिन नहीं chahiye hai ko mein mujhe aur").union([","])

    private static let weekdayNames = [
        "monday lunes lundi montag segunda lunedi सोमवार सोम", "tuesday martes mardi dienstag terca martedi मंगलवार मंगल",
        "wednesday miercoles mercredi mittwoch quarta mercoledi बुधवार बुध",
        "thursday jueves jeudi donnerstag quinta giovedi गुरुवार गुरु बृहस्पतिवार",
        "friday viernes vendredi freitag sexta venerdi शुक्रवार शुक्र",
        "saturday sabado samedi samstag sonnabend sabato शनिवार शनि", "sunday domingo dimanche sonntag domenica रविवार इतवार",
    ]
    private static let pluralNames = [
        "mondays lundis montags segundas", "tuesdays mardis dienstags tercas", "wednesdays mercredis mittwochs quartas",
        "thursdays jeudis donnerstags quintas", "fridays vendredis freitags sextas",
        "saturdays sabados samedis samstags sabati", "sundays domingos dimanches sonntags domeniche",
    ]
    private static let plurals = Phrases.words(pluralNames.joined(separator: " "))
    private static let weekdays: [String: Int] = zip(weekdayNames, pluralNames).enumerated().reduce(into: [:]) {
        known, day in
        for name in PlainWords.split(day.element.0 + " " + day.element.1) { known[name] = day.offset }
    }
    private static let beforeWeekdays = Phrases.words(
        "a an any on the el los un en le les un am an den einen o os as à às na no nas nos em um uma il di lo feira")
    private static let afterWeekdays = Phrases.words("feira को on for me je ich eu io yo")
    /// What a weekday that is refused follows, and what follows one.
    private static let nevers = Phrases.of(
        """
        never, can never do, can never make, can never come, never do, never on, not on any, nunca, nunca puedo, jamais,
        ne peux jamais, nie, niemals, kann nie, nunca posso, mai, non posso mai
        """)
    private static let noDays = Phrases.of(
        """
        not, but not, can t do, can t make, can t come, cannot do, cannot make, cannot come, can t, except, avoid,
        any day but, every day but, anything but, any day except, any time but, other than
        menos, excepto, salvo, no puedo, que no sea, pas, sauf, ne peux pas, nicht, außer, kein, keinen, kann nicht
        não posso, exceto, que não seja, tranne, eccetto, non posso, che non sia, pero no, mais pas, mas não, ma non
        """)
    private static let daysBad = Phrases.of(
        """
        don t work, doesn t work, won t work, is no good, are no good, is bad, are bad, is out, are out, don t suit,
        doesn t suit, i can t, i cannot, i can never, i work, i m busy, no puedo, nunca puedo, no me va, no me viene, trabajo
        ne peux pas, ne peux jamais, travaille, ne me va pas, kann ich nicht, kann ich nie, geht nicht, geht es nicht,
        arbeite ich, passt nicht, passt mir nicht, não posso, nunca posso, não dá, trabalho, non posso, non va, lavoro
        नहीं, छोड़कर, के अलावा, nahi
        """)
}
