internal import Dialogue
internal import Understanding

/// Ways to say what is wanted that are read for something else, or for nothing, without them.
enum VoiceWishes {
    /// What is meant, whatever else was read.
    ///
    /// - Parameters:
    ///   - isFree: whether nothing is going on: "I can't make it on Tuesday" to an offer cancels nothing.
    ///   - reading: what it was read for.
    static func meaning(of words: PlainWords, isFree: Bool, _ reading: IntentReading) -> Heard.Meaning? {
        let phrase = phrases.first {
            (isFree || ![.cancel, .reschedule].contains($0.intent)) && words.contains(anyOf: $0.phrases)
        }
        if let phrase { return Heard.Meaning(phrase.intent, 0.95, why: "a phrase") }
        if isFree, VoiceMoves.isMove(words), !asksElse(reading) {
            return Heard.Meaning(.reschedule, 0.9, why: "from one day to another")
        }
        return isFree && asksInsurer(words, reading)
            ? Heard.Meaning(.checkStatus, 0.9, why: "an insurer's answer") : nil
    }

    /// Who wants a visit for what is approved wants a visit.
    private static func asksInsurer(_ words: PlainWords, _ reading: IntentReading) -> Bool {
        let others: [Intent] = [.book, .reschedule, .cancel, .speakToAgent, .complaint]
        return words.contains(anyOf: VoiceWords.insurance)
            && (words.contains(anyOf: VoiceWords.approvals) || words.contains(anyOf: VoiceWords.states))
            && !others.contains { reading.confidence(of: $0) >= 0.5 }
    }

    private static func asksElse(_ reading: IntentReading) -> Bool {
        [.cancel, .speakToAgent, .complaint].contains { reading.confidence(of: $0) >= 0.5 }
    }

    static func isAboutInsurance(_ words: PlainWords) -> Bool {
        words.contains(anyOf: VoiceWords.insurance) || words.contains(anyOf: VoiceWords.approvals)
    }

    /// Who calls again later ends this call.
    static let callbacks = Phrases.of(
        """
        call back later, call you back, call again later, vuelvo a llamar, volveré a llamar, llamo más tarde,
        llamaré más tarde, बाद में फ़ोन, बाद में फोन, बाद में कॉल, je rappellerai, je rappelle plus tard,
        rufe später, ruf später, melde mich später, später noch mal an, ligo mais tarde, ligo depois,
        volto a ligar, richiamo, richiamerò
        """)

    private static let phrases: [(intent: Intent, phrases: Phrases)] = [
        (.speakToAgent, Phrases.of("want a human, human being, actual human, someone real, somebody real")),
        (
            .checkStatus,
            Phrases.of(
                """
                just want to know the time, just want to know when, just want to know what time, only want to know when,
                what time my appointment, what time is my appointment, know when my appointment, asking when my appointment,
                ask when my appointment, is it still there, still have my appointment
                """)
        ),
        (
            .cancel,
            Phrases.of(
                """
                just want to cancel, only want to cancel, just need to cancel, solo quiero cancelar, solo quiero anular,
                juste annuler, nur absagen, só quero cancelar, voglio solo disdire, voglio solo annullare
                """)
        ),
        (.goodbye, callbacks),
        (
            .cancel,
            Phrases.of(
                """
                je dois annuler, il faut annuler, il faudrait annuler,
                can t make it, cannot make it, can t make my, won t make it, not going to make it, no podré ir a mi,
                no puedo ir a mi, ne pourrai pas venir, schaffe meinen Termin nicht, kann meinen Termin nicht,
                não vou poder ir, não posso ir na minha, non potrò venire, non posso venire al mio,
                cancélemela, cancélamela, cancélela, cancélala, anúlemela, anúlela, anúlala, annulez le, annulez la,
                lo disdica, la disdica, lo annulli, la annulli, cancela ela, cancela essa
                """)
        ),
        (
            .reschedule,
            Phrases.of(
                """
                páseme la cita, pásame la cita, pase la cita, pase mi cita, pasar la cita, pasar mi cita, muévame la cita,
                passe minha consulta, passa minha consulta, passe a consulta, passar minha consulta, passar a consulta,
                mi passi l appuntamento, passi l appuntamento, mi sposti, spostarmi l appuntamento,
                cámbiemela, cámbiamela, cámbiela, cámbiala, muévemela, muévamela, muévala, muévela, pásemela, pásamela,
                la quiero cambiar, quiero cambiarla, déplacez le, déplacez la, reportez le, reportez la, décalez le,
                verschieben Sie ihn, verlegen Sie ihn, kann der auf, muda pra, muda para, mude para, passa pra,
                troca pra,
                lo sposti, la sposti, lo vorrei spostare, la vorrei spostare, किसी और दिन, आगे बढ़ा, आगे बढ़ाना, आगे बढ़ानी, आगे कर,
                aage badha, aage badhana, aage badhani,
                aage kar, postpone, prepone, पोस्टपोन, प्रीपोन
                """)
        ),
        (
            .checkStatus,
            Phrases.of(
                """
                when am i coming in, when do i come in, when do i have to come, what visits do i have,
                when his appointment is, when her appointment is, when is his appointment, when is her appointment,
                when s his appointment, when s her appointment, know when his appointment, know when her appointment,
                habe ich noch einen Termin, habe ich einen Termin, se me olvidó la cita, is my appointment still on,
                which visits do i have, what appointments do i have, which appointments do i have, do i have anything,
                what do i have coming up, do i have one on, do i have one then, do i have one next, do i have one this,
                have i got one on, have i got anything, tengo alguna el, tengo una el, en ai je un, habe ich da einen,
                habe ich einen am, tenho alguma, ne ho una, ho qualcosa, qué citas tengo, cuándo tengo que ir, quels rendez vous ai je,
                quels sont mes rendez vous, welche Termine habe ich, was für Termine habe ich, quais consultas tenho,
                quais consultas eu tenho, que consultas tenho, quali appuntamenti ho, quali visite ho,
                che appuntamenti ho, si tengo cita, si tengo citas,
                मेरा अगला अपॉइंटमेंट, मेरी अगली अपॉइंटमेंट, मेरा अगला appointment, meri agli appointment
                """)
        ),
        (
            .price,
            Phrases.of(
                """
                coûte combien, ça coûte, c est combien, combien ça fait, qué cuesta, quanto viene a costare,
                was macht das, कितने का,
                कितने की, का रेट, का rate, क्या रेट
                """)
        ),
        (
            .hours,
            Phrases.of(
                """
                a qué hora abrís, a qué hora abren, abrís el, abren el, abrem ao, abrem aos, abre ao, vocês abrem,
                खुले हैं, खुला रहता, खुला रहेगा
                """)
        ),
    ]
}
