internal import Dialogue
internal import Understanding

/// What moves a visit whatever its verb, and what only sounds as if it did; in plain form and each language.
enum VoiceMoves {
    /// "My Friday visit, can it be next week", "la cita del miércoles al viernes": from one day to another.
    static func isMove(_ words: PlainWords) -> Bool {
        let said = words.words
        if said.contains(where: { clitics.contains($0) }) || words.contains(anyOf: phrases) { return true }
        guard !words.contains(anyOf: others),
            let visit = said.indices.first(where: { visits.contains(said[$0]) && isOwn($0, in: said) })
        else { return false }
        let rest = PlainWords(said[visit...])
        let isDated = said.contains(where: isDay)
        if isDated, rest.contains(anyOf: canItBe) { return true }
        // "Of Wednesday to Friday."
        let days = said.indices.filter { $0 > visit && isDay(said[$0]) }
        if let first = days.first, let second = days.dropFirst().first, second - first <= 4,
            said[first..<second].contains(where: VoiceTurns.towards.contains)
        {
            return true
        }
        return isDated && isDone(said, after: visit)
    }

    /// "Meri appointment agle hafte kar do": what is done with it is said by the day before the "do".
    private static func isDone(_ said: [String], after visit: Int) -> Bool {
        said.indices.contains { place in
            place > visit + 1 && doings.length(in: said, at: place) != nil && !deeds.contains(said[place - 1])
                && said[visit..<place].contains(where: isDay)
        }
    }

    private static func isOwn(_ place: Int, in said: [String]) -> Bool {
        said[max(0, place - 3)..<place].contains(where: own.contains)
    }

    private static func isDay(_ word: String) -> Bool {
        VoiceTurns.weekdays.contains(word) || VoiceTurns.weeks.contains(word) || days.contains(word)
    }

    /// Whether a visit is changed that is called so, and no appointment: "change my bandages".
    ///
    /// - Parameter length: of what a visit is called, at a place.
    static func changesThing(_ words: PlainWords, _ length: (Int) -> Int?) -> Bool {
        let said = words.words
        return said.indices.contains { place in
            guard let length = length(place) else { return false }
            let end = place + length
            let next = end < said.count ? said[end] : ""
            guard !visits.contains(next), !VoiceTurns.towards.contains(next) else { return false }
            var start = place
            while start > 0, beforeThings.contains(said[start - 1]) { start -= 1 }
            if start > 0, changes.contains(said[start - 1]) { return true }
            // A verb behind what it changes: "Verband wechseln", "पट्टी बदलवानी".
            return end < said.count && (changesBehind.contains(next) || next.hasPrefix("बदल"))
                || end + 1 < said.count && articles.contains(next) && said[end + 1].hasPrefix("बदल")
        }
    }

    /// Without what only sounds as if it moved something: "after my shift", and where no visit is anybody's own, a time
    /// that is counted from another visit's.
    static func withoutSounds(_ words: PlainWords) -> PlainWords {
        var left = words.without(shifts)
        if !left.words.contains(where: own.contains), let shift = VoiceShifts.ofDays(left) {
            left = PlainWords(left.words[..<shift.words.startIndex] + left.words[shift.words.endIndex...])
        }
        return left
    }

    private static let shifts = Phrases.of(
        """
        my shift, my shifts, night shift, day shift, work shift, late shift, early shift, the shift, shift ends,
        shift is over, shift starts, after shift, shift at
        """)
    private static let own = Phrases.words(
        """
        my mi la mis mon ma mes meinen mein meine meinem minha meu mia mio il lo l le das den der
        मेरी मेरा मेरे हमारी हमारा meri mera mere
        """)
    static let visits = Phrases.words(
        """
        appointment appointments visit cita visita turno hora rendez rdv termin besuch consulta marcacao appuntamento
        अपॉइंटमेंट अपॉइन्टमेंट अपाइंटमेंट विज़िट विजिट मुलाकात
        """)
    private static let days = Phrases.words(
        """
        tomorrow today mondays manana hoy demain heute morgen amanha domani कल आज परसों हफ्ते हफ़्ते सप्ताह weeks
        """)
    private static let canItBe = Phrases.of(
        """
        can it be, could it be, can that be, could that be, can we make it, could we make it, can we do it, could we do it,
        can i have it, could i have it, can you do it, could you do it, i d rather have it, can it go, can you put it,
        could you put it
        puede ser el, puede ser la, puede ser para, podría ser, la quiero el, la quiero para, mejor el, pode ser na, pode ser no
        ça peut être, peut il être, est ce que ça peut, kann der, kann er, geht der auch, ginge der, può essere, potrebbe essere,
        उसे अगले, उसको अगले
        """)
    /// A visit's own "bring forward" and its kin.
    private static let phrases = Phrases.of(
        """
        cámbiame la cita, cámbieme la cita, cámbiame mi cita, cámbieme mi cita, cambiarme la cita, moverme la cita,
        muéveme la cita, adelantar la cita, adelantar mi cita, adelántame la cita, adelánteme la cita, atrasar mi cita,
        atrasar la cita, retrasar mi cita, aplazar mi cita, aplázame la cita, pospóngame la cita, posponer mi cita
        Termin vorziehen, Termin vorverlegen, Termin nach hinten schieben, Termin nach vorne, Termin umlegen, Termin umbuchen
        avancer mon rendez vous, avancer le rendez vous, repousser mon rendez vous, repousser le rendez vous
        adiantar minha consulta, adiantar a consulta, antecipar minha consulta, antecipar a consulta, adiar minha consulta
        anticipare l appuntamento, anticipare il mio appuntamento, anticipare la visita, rimandare l appuntamento,
        rimandare la visita, posticipare l appuntamento
        """)
    /// A verb of moving with what is moved in one word: "cámbiamela", "spostarmelo".
    private static let clitics: Set<String> = {
        let spanish =
            ["cambia", "cambie", "cambiar", "mueve", "mueva", "mover", "adelanta", "adelante", "adelantar", "atrasa"]
            + [
                "atrase", "atrasar", "retrasa", "retrase", "retrasar", "aplaza", "aplace", "aplazar", "posponer",
                "pospongame",
            ]
        let italian = ["sposta", "spostar", "anticipa", "anticipar", "rimanda", "rimandar", "posticipa", "posticipar"]
        return Set(
            spanish.flatMap { verb in ["mela", "melo", "nosla", "noslo", "la", "lo"].map { verb + $0 } }
                + italian.flatMap { verb in ["mela", "melo", "la", "lo", "cela", "celo"].map { verb + $0 } })
    }()
    /// Who says these wants something else with it.
    private static let others = Phrases.of(
        """
        cancel, cancela, cancele, cancelar, anular, absagen, stornieren, annuler, annulez, desmarcar, annullare, disdire,
        when, what time, cuándo, a qué hora, wann, quand, quando, रद्द, कैंसल, कैंसिल, कब, book, reservar, buchen, réserver
        """)
    private static let doings = Phrases.of("कर दीजिए, कर दें, कर दो, करवा दीजिए, कीजिए, करना है, करनी है, kar do, kar dijiye")
    /// What is done that is no move: "book kar do".
    private static let deeds = Phrases.words(
        "बुक book रद्द कैंसल कैंसिल cancel कन्फर्म कंफर्म confirm पक्की पक्का फिक्स fix याद पता बात चेक check तय")
    private static let changes = Phrases.words(
        """
        change changed changing changes replace replaced swap redo redone cambiar cambie cambien cambia cambio cambiarme
        cambiando changer change changez refaire trocar troca troque trocado mudar muda mude cambiare cambio cambi rifare
        """)
    private static let changesBehind = Phrases.words("wechseln gewechselt erneuern erneuert changed replaced")
    private static let articles = Phrases.words("को का की")
    private static let beforeThings = Phrases.words(
        "my the a an old this el la los las un una mi mis de del o os um uma meu minha do da mon le les un une il lo una mia mio den meinen"
    )
}
