internal import Foundation

/// Whose visits callers speak of, in plain form and each language.
enum VoicePersons {
    /// Visits that are somebody else's.
    static let othersVisits = Phrases.of(
        """
        my husband s, my wife s, my son s, my daughter s, my mother s, my father s, my mom s, my mum s, my dad s,
        my partner s, my brother s, my sister s, my grandmother s, my grandfather s, my child s, my kid s,
        my son needs, my daughter needs, my husband needs, my wife needs, my mother needs, my father needs, my mom needs,
        my dad needs, the one for my, for him, for her, hers, cancel his, move his,
        his appointment, her appointment, his visit, her visit, their appointment, his appointments, her appointments
        la cita de mi esposo, la cita de mi esposa, la cita de mi marido, la cita de mi mujer, la cita de mi hijo,
        la cita de mi hija, la cita de mi madre, la cita de mi padre, la de mi esposo, la de mi esposa, la de mi hijo,
        la de mi hija, la de mi marido, la de mi madre, la de mi padre
        मेरे पति की, मेरी पत्नी की, मेरे बेटे की, मेरी बेटी की, मेरी माँ की, मेरे पिता की, मेरे पति का, मेरी पत्नी का, मेरे बेटे का,
        मेरी बेटी का, मेरी माँ का, मेरे पिता का
        de mon mari, de ma femme, de mon fils, de ma fille, de ma mère, de mon père
        meines Mannes, meiner Frau, meines Sohnes, meiner Tochter, meiner Mutter, meines Vaters, von meinem Mann,
        von meiner Frau, von meinem Sohn, von meiner Tochter, von meiner Mutter, von meinem Vater
        do meu marido, da minha esposa, da minha mulher, do meu filho, da minha filha, da minha mãe, do meu pai
        di mio marito, di mia moglie, di mio figlio, di mia figlia, di mia madre, di mio padre
        """)
    static let selves = Phrases.of(
        """
        for me, for myself, one for me, my appointment, my appointments, my visit, my visits, mine, my own, mi cita, mi visita,
        mis citas, mon rendez vous, mes rendez vous, mein Termin, meinen Termin, meine Termine, minha consulta,
        minhas consultas, il mio appuntamento, la mia visita, i miei appuntamenti, मेरी अपॉइंटमेंट, मेरा अपॉइंटमेंट, para mí, मेरे लिए, अपने लिए, mere liye, pour moi, für mich, para mim, pra mim,
        per me
        """)

    /// A name in full, first and last, that stands anywhere: "Luis Herrera's appointment".
    static func mentioned(in text: String) -> String? {
        let parts = text.split(whereSeparator: \.isWhitespace).map(String.init)
        // What a sentence begins with is written large anyway.
        for place in parts.indices.dropLast().dropFirst() {
            let name = [parts[place], parts[place + 1]].map { part in
                var bare = part.trimmingCharacters(in: .punctuationCharacters)
                for ending in ["'s", "’s"] where bare.hasSuffix(ending) { bare.removeLast(2) }
                return bare
            }
            let isTitled = PlainWords.split(parts[place - 1]).last.map(VoiceTurns.titles.contains) == true
            if !isTitled, VoiceNames.isWritten(name.joined(separator: " ")) { return name.joined(separator: " ") }
        }
        return nil
    }
}
