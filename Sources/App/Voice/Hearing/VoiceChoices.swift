internal import Dialogue
internal import Understanding

/// Which of several somebody means who says two, takes one back, or rules one out.
enum VoiceChoices {
    /// "The second, no, the third" is the third, and "not the second one" none yet.
    ///
    /// - Parameters:
    ///   - read: what a part of the text says.
    ///   - told: the times that were offered.
    ///   - keeps: whether something is cancelled: "keep the first one" is not the first.
    /// - Returns: which it is not, from 1; -1 for the last.
    static func settle(
        _ values: inout Values, _ text: String, told: [Opening], keeps: Bool, _ read: (String) -> Values
    ) -> Int? {
        let parts = text.split(whereSeparator: \.isWhitespace)
        let words = parts.map { PlainWords.split(String($0)).joined(separator: " ") }
        func after(_ place: Int) -> Int? { read(parts[(place + 1)...].joined(separator: " ")).ordinal?.index }
        func isRefused(_ place: Int) -> Bool {
            isRefusal(words, at: place) || keeps && Self.keeps.contains(words[place])
        }
        if let place = words.indices.last(where: isRefused), let index = after(place) {
            // "Not the first one, but the second."
            let other = words.indices.first { $0 > place && $0 + 1 < words.count && isTurn(parts[$0], words[$0]) }
            if let other, let index = after(other) {
                values.choose(index)
                return nil
            }
            values.choose(nil)
            guard index >= told.count, !told.isEmpty else { return index < 0 ? -1 : index + 1 }
            // "Not nine."
            return told.firstIndex { $0.minutes % 720 == (index + 1) % 12 * 60 }.map { $0 + 1 }
        }
        let correction = words.indices.dropLast().last { $0 > 0 && VoiceCorrections.asides.contains(words[$0]) }
        if let correction, let index = after(correction) {
            values.choose(index)
        }
        return nil
    }

    private static func isTurn(_ part: Substring, _ word: String) -> Bool {
        part.hasSuffix(",") || turns.contains(word)
    }

    private static let turns = Phrases.words("but sondern mais sino ma mas बल्कि")

    private static func isRefusal(_ words: [String], at place: Int) -> Bool {
        guard place + 1 < words.count else { return false }
        let before = place > 0 ? words[place - 1] : ""
        // "Not before eleven" rules out no eleven.
        guard !limits.contains(words[place + 1]) else { return false }
        return words[place] == "but" ? everything.contains(before) : nots.contains(words[place]) && before != "why"
    }

    private static let everything = Phrases.words("all any anything everything anyone")
    private static let nots = Phrases.words(
        "not except nicht ausser pas sauf tranne salvo menos excepto exceto eccetto")

    private static let keeps = Phrases.words(
        "keep leave mantenga mantener quedarme dejar deje garder garde gardez laisser laissez behalten behalte manter")
    /// What a visit that stays is told from.
    static let others = Phrases.of(
        """
        the other two, the other three, the others, the rest, las otras dos, las otras, los otros, las demás,
        les deux autres, les autres, die anderen, die beiden anderen, as outras, os outros, le altre, gli altri
        """)
    private static let limits = Phrases.words(
        "before after until till earlier later vor nach bis avant apres prima dopo antes despues depois")

    /// How many of the visits are meant, if several are.
    static func all(_ words: PlainWords) -> Heard.All? {
        if words.contains(anyOf: firstTwo) { return .firstTwo }
        if words.contains(anyOf: lastTwo) { return .lastTwo }
        if words.contains(anyOf: both) { return .both }
        return words.contains(anyOf: all) ? .all : nil
    }

    private static let firstTwo = Phrases.of(
        """
        first two, las dos primeras, los dos primeros, las primeras dos, as duas primeiras, les deux premiers,
        les deux premières, die ersten beiden, die ersten zwei, die beiden ersten, le prime due, i primi due, le due prime,
        पहले दो, पहली दो
        """)
    private static let lastTwo = Phrases.of(
        """
        last two, las dos últimas, los dos últimos, as duas últimas, les deux derniers, les deux dernières,
        die letzten beiden, die letzten zwei, le ultime due, gli ultimi due, आखिरी दो
        """)
    private static let both = Phrases.of(
        "both, ambas, ambos, las dos, los dos, दोनों, les deux, beide, as duas, entrambe, entrambi, tutte e due, le due")
    private static let all = Phrases.of(
        """
        all of them, all of those, all my, all the appointments, all appointments, all but, all except, every one,
        everything, the lot, todas, todos, सब, सभी, सारे, सारी, saare, saari, tous mes, tous les, tout annuler, tous,
        toutes, alle, alles, tudo, tutte, tutti
        """)

    /// What is left as it is, before it is done.
    static let drops = Phrases.of(
        """
        don t want to change, don t want to move, don t change it, don t move it, keep the old, keep the one i have,
        no la cambie, dejarla como está, laisser comme, lassen wie er ist, deixar como está, lasciare com è,
        keep it, keep that, keep my, leave it, forget it, don t cancel, never mind, don t do it, rather keep
        déjela, déjelo, déjalo, olvídelo, olvídalo, no la cancele, no la cancelo, mantenerla, la mantengo, conservarla
        रहने दो, रहने दीजिए, मत करो, मत कीजिए, rehne do, rehne dijiye
        laisse tomber, laissez tomber, oubliez, gardez le, ne l annulez pas, préfère le garder, préfère garder
        vergessen Sie es, lassen Sie es, lassen wir das, doch nicht absagen, behalten, behalte ihn
        deixa pra lá, deixe pra lá, esquece, esqueça, não cancele, prefiro manter, prefiro ficar com ela
        lasci stare, lasci perdere, lascia stare, non lo annulli, lo tenga, preferisco tenerla, preferisco tenerlo
        """)
    /// What drops what is going on, and says nothing of a visit itself.
    private static let lets = Phrases.of(
        """
        forget it, forget that, never mind, nevermind, leave it, olvídelo, olvídalo, déjelo, déjalo,
        रहने दो, रहने दीजिए, छोड़िए, छोड़ो, rehne do, rehne dijiye, chhodo, laisse tomber, laissez tomber, oubliez, oublie ça,
        vergessen Sie es, vergiss es, lassen Sie es, lassen wir das, deixa pra lá, deixe pra lá, esquece, esqueça,
        lasci stare, lasci perdere, lascia stare
        """)

    /// What follows the words that drop what is going on, where it begins with them.
    static func restOfDrop(_ text: String) -> String? {
        let parts = text.split(whereSeparator: \.isWhitespace)
        let said = parts.indices.flatMap { place in PlainWords.split(String(parts[place])).map { (place, word: $0) } }
        let words = said.map(\.word)
        let start = words.indices.prefix(4).first { lets.length(in: words, at: $0) != nil }
        guard let start, let length = lets.length(in: words, at: start), start + length < words.count else {
            return nil
        }
        return parts[said[start + length].0...].joined(separator: " ")
    }

    /// What is not wanted, be it what is booked or what is to be cancelled.
    static let unwanted = Phrases.of(
        """
        don t want it, don t need it, don t want that, no la quiero, no lo quiero, ya no quiero, नहीं चाहिए,
        je n en veux, ich will ihn nicht, brauche ihn nicht, não quero mais, non lo voglio, non la voglio
        """)
    /// What is said of it who wants it cancelled: not "don't cancel it", which is looked for before.
    static let cancels = Phrases.of(
        """
        cancel it, cancel that, cancel the, cancel this, it cancelled, it canceled, that cancelled, get rid of it,
        just cancel, do cancel, cancélela, cancélelo, cancela, cancelarla, anúlela, anularla, रद्द कर, कैंसल कर, कैंसिल कर,
        cancel kar, annulez le, annulez la, l annuler, absagen, stornieren, pode cancelar, cancela, pode desmarcar,
        want to cancel, like to cancel, need to cancel, have to cancel, wanna cancel, quiero cancelar, quisiera cancelar,
        quiero cancelarla, quiero anularla, veux annuler, veux l annuler, voudrais l annuler, möchte absagen,
        möchte ihn absagen, will ihn absagen, quero cancelar, voglio annullarla, voglio annullare, voglio disdire,
        lo annulli, la annulli, lo disdica, la disdica, annullarlo, annullarla, disdirlo, disdirla
        """)
    static let unkept = Phrases.of("don t keep, do not keep, don t need it, don t want it")
    /// What asks for times, beside a question.
    static let asksTimes = Phrases.of(
        """
        anything on, anything, any openings, any time, a slot, have one, get one, book one, one on, puedo tener una, me da una,
        deme una, quiero una, una para el, मिल सकता, मिल सकती, mil sakta, mil sakti, en avoir un, en avoir une, en prendre un,
        j en voudrais, kann ich einen, kann ich eine, einen haben, einen am, eine am, posso ter uma, queria uma, quero uma,
        posso averne, ne vorrei, vorrei una, tienen hueco, tenéis hueco, hay hueco, tienen sitio, tienen algo
        avez vous quelque chose, avez vous de la place, haben Sie etwas, haben Sie was, was frei, tem vaga, tem horário,
        tem alguma coisa, avete posto, c è posto, posto, खाली है
        """)

    /// Who tells when they have time, or have none, wants one of those days.
    static let availability = Phrases.words(
        """
        free available busy can could work works either any anytime libre puedo podría disponible ocupado ocupada peux
        pourrais disponible kann könnte frei livre posso poderia libero libera potrei सकता सकती खाली
        """)
}
