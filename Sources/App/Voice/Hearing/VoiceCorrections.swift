/// Words with which callers take back what they said, or what was done; in plain form and each language.
enum VoiceCorrections {
    /// Who wants to have back what was just cancelled.
    static let regrets = Phrases.of(
        """
        keep it, keep that, keep my, keep the, don t cancel, do not cancel, didn t mean, undo, changed my mind, it back,
        time back, by mistake, that was wrong, leave it, after all, second thought, don t want it, don t need it,
        doesn t work for me, wrong day, wrong time, wrong one, where it was
        déjela, déjalo, déjelo, déjala, no la cancele, no lo cancele, no cancele, no la canceles, la quiero, manténgala,
        no no la, no no lo, cambié de opinión, cambié de idea, me equivoqué, me he equivocado, me arrepentí,
        me he arrepentido, devuélvamela, devuélvame, no quería, la necesito, por error
        रहने दो, रहने दीजिए, रहने दें, मत करो, मत कीजिए, मत करिए, गलती से, ग़लती से, गलती हो गई, ग़लती हो गई, रखनी है, रखना है, rehne do, mat karo, mat kijiye, galti se
        gardez le, gardez la, garde le, je le garde, je la garde, ne l annulez pas, n annulez pas, laissez le,
        j ai changé d avis, par erreur, finalement non, me suis trompé, me suis trompée
        behalten, lassen Sie ihn, lassen Sie es, nicht absagen, nicht stornieren, doch nicht, anders überlegt,
        aus Versehen, ein Versehen
        deixa assim, deixe assim, deixa como, deixe como, não cancele, não cancela, não cancelar, mantenha, manter,
        mudei de ideia, por engano, me enganei, me arrependi, era a outra, era outra
        lo tenga, la tenga, lo tengo, anzi no, non lo tolga, non la tolga, non lo annulli, non annulli, non annullare, non disdica, lo mantenga, lasci stare,
        cambiato idea, per sbaglio, mi sono sbagliato, mi sono sbagliata
        """)
    /// What takes a yes back that it follows: "yeah nah".
    static let nos = Phrases.words("no nope nah non nein não nao नहीं nahi")
    /// What names a time in the place of another one, or of what was offered.
    static let instead = Phrases.of(
        """
        no, make it, make that, i said, i meant, i mean, actually, instead, rather, sorry, dije, he dicho, ich sagte,
        habe gesagt, j ai dit, eu disse, ho detto, मैंने कहा, maine kaha, mejor, digo, perdón, en lugar, नहीं, बल्कि, plutôt, non,
        pardon, nein, lieber, stattdessen, doch, não, melhor, em vez, anzi, meglio, invece
        """)
    /// The same, word by word.
    static let asides = Phrases.words(
        """
        no sorry actually instead rather wait mejor digo perdón नहीं बल्कि plutôt non pardon nein lieber stattdessen
        doch não melhor anzi meglio invece scusi
        """)
    /// What a "one" follows that is none: "the wrong one".
    static let beforeOnes = Phrases.words(
        "that this another other same wrong right middle monday tuesday wednesday thursday friday morning afternoon")
    /// Hours by their names.
    static let hours: [String: Int] = [
        "one two three four five six seven eight nine ten eleven twelve",
        "una dos tres cuatro cinco seis siete ocho nueve diez once doce",
        "एक दो तीन चार पांच छह सात आठ नौ दस ग्यारह बारह",
        "une deux trois quatre cinq six sept huit neuf dix onze douze",
        "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
        "uma duas três quatro cinco seis sete oito nove dez onze doze",
        "una due tre quattro cinque sei sette otto nove dieci undici dodici",
        "1 2 3 4 5 6 7 8 9 10 11 12",
    ].reduce(into: [:]) { hours, names in
        for (place, name) in PlainWords.split(names).enumerated() { hours[name] = place + 1 }
    }

    /// "कर दो" is no two: what is given there is a favour.
    static func withoutGiving(_ text: String) -> String {
        guard text.contains("दो") else { return text }
        return text.replacing(/(कर|करा|करवा|दे|बता|रख|हटा|बदल|लगा|भेज|बना|लिख) दो/) { "\($0.1) दीजिए" }
    }

    /// Without the words that take one kind of visit back for another: they take back nothing of its day.
    static func withoutAsides(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).filter { part in
            let words = PlainWords.split(String(part))
            return words.isEmpty || !words.allSatisfy(asides.contains)
        }.joined(separator: " ")
    }

    /// The same length, without the "one" of "the last one" and "the Friday one"; nil where there is none.
    static func withoutPronouns(_ text: String, _ words: PlainWords) -> String? {
        // Most turns have none, and the expression costs more than the rest of the reading.
        guard words.words.contains("one") else { return nil }
        let apart = text.replacing(
            /\b(first|second|third|fourth|last|middle|other|next|same|\w+day|morning|afternoon)(?<gap>\s+)one\b/
                .ignoresCase()
        ) { "\($0.1)\($0.gap)---" }
        return apart == text ? nil : apart
    }
}
