/// Who thinks aloud or looks for something, and who says a "wait" and goes on: in plain form and each language.
enum VoicePauses {
    /// The longest pause that is looked through, in words.
    private static let most = 14

    /// Whether nothing is said but to wait.
    static func isPause(_ words: PlainWords) -> Bool {
        if words.count <= 3, words.words.allSatisfy(VoiceTurns.fillers.contains) { return true }
        guard words.count <= most else { return false }
        let rest = words.without(VoiceTurns.pauses).without(waits)
        return rest.count < words.count
            && rest.words.allSatisfy { beside.contains($0) || VoiceTurns.fillers.contains($0) }
    }

    /// What follows the "wait" that it begins with; nil where there is none, or nothing follows.
    static func rest(of text: String) -> String? {
        let parts = text.split(whereSeparator: \.isWhitespace)
        let said = parts.indices.flatMap { place in PlainWords.split(String(parts[place])).map { (place, word: $0) } }
        let words = said.map(\.word)
        var start = words.firstIndex { !VoiceTurns.fillers.contains($0) && !beginnings.contains($0) } ?? 0
        guard start < words.count, let length = waits.length(in: words, at: start) else { return nil }
        start += length
        // "Wait a minute", "hold on, one second".
        while start < words.count,
            let length = waits.length(in: words, at: start) ?? VoiceTurns.pauses.length(in: words, at: start)
        { start += length }
        guard start < words.count, start == 0 || said[start].0 != said[start - 1].0 else { return nil }
        return parts[said[start].0...].joined(separator: " ")
    }

    /// What nothing but a wait begins with.
    private static let waits = Phrases.of(
        """
        wait, hold on, hang on, hold up, one moment, one sec, just a moment, just a minute, just a second, just a sec,
        espere, espera, espéreme, espérame, un momento, un momentito, un minutito,
        रुकिए, रुको, रुकें, रुकिये, एक मिनट, एक सेकंड, rukiye, ruko, ek minute,
        attendez, attends, un instant, un petit instant,
        warten Sie, warten Sie mal, warte, warte mal, Moment, Moment mal, einen Moment, Augenblick, einen Augenblick,
        peraí, pera aí, um momento, um momentinho, um minutinho, um instante,
        aspetti, aspetta, un attimo, un attimino, un momentino
        """)

    /// What says that something is not so.
    static let denials = VoiceCorrections.nos.union(
        Phrases.words(
            """
            not isn wasn don doesn didn wrong incorrect mistake equivocado equivocada incorrecto incorrecta गलत galat mat
            मत pas faux fausse nicht kein keine falsch errado errada sbagliato sbagliata
            """))
    private static let beginnings = Phrases.words("oh okay ok hey sorry perdón pardon scusi desculpe entschuldigung ओह")
    /// What is said with a wait, and says nothing else.
    private static let beside = Phrases.words(
        """
        please sorry okay ok oh just for give me us a an the my i m ll need to find get grab fetch look looking at up it
        check let can could you would a little bit pen paper card calendar diary agenda wallet purse phone glasses number
        id insurance here still there while thinking quick quickly real thank thanks bear with

        por favor perdón solo sólo un una deme dame me déjeme busco buscar buscando estoy voy a ver mirar mirando miro la el
        mi agenda calendario tarjeta bolígrafo lápiz papel número que ahora gracias pensando

        ज़रा जरा बस मैं देख देखता देखती देखने दीजिए लूँ लूं रहा रही हूँ हूं अपना अपनी कार्ड कैलेंडर डायरी मुझे दो प्लीज़ प्लीज कृपया सोचने सोच
        zara bas dekh leta leti dekhne dijiye please plz main raha rahi hoon

        s il vous te plaît juste je regarde cherche vais chercher prends mon ma agenda carte calendrier stylo papier
        que un une le la pardon merci réfléchis

        bitte nur kurz mal ich schaue schau gucke suche hole nach in meinen meinem meine mein Kalender Karte Stift den die
        das noch entschuldigung danke ja gerade überlege muss

        por favor só um uma deixa deixe me eu vou ver olhar olhando procurar procurando pegar minha meu agenda cartão
        caneta papel aí que obrigado obrigada aqui pensando

        per favore solo un una che guardo guardare cerco cercare prendo prendere controllo la il l mia mio agenda tessera
        calendario penna scusi grazie sto vedo ci penso
        """)
}
