/// Which yeses are yeses, and what refuses a time that it names; in plain form and each language.
enum VoiceAnswers {
    /// What is said with a yes to who asks whether to cancel: anything else beside it is asked about once more, for
    /// "I do want it" keeps it and "who said cancel it" does not cancel it.
    private static let plain = Phrases.words(
        """
        yes yeah yep yup sure ok okay k please go ahead do it that the my a appointment visit this one thanks thank you
        correct right exactly absolutely definitely certainly of course fine i m s d just and then now
        alright all good is
        be so sorry sadly unfortunately anymore more any uh um well oh for me can could would cancel cancelled canceled
        cancellation good bye goodbye perfect great y ma am sir uhuh mhm affirmative indeed true proceed confirm confirmed
        because since have has got something came up work sick ill busy there then day time long way

        sí si claro por favor vale está bien correcto exacto cancele cancelar cancela cancélela anule anular anúlela la lo
        el mi cita esa ese esta adelante hágalo gracias de acuerdo así es eso puede hacerlo señor señora pues sin duda venga
        dale listo perfecto confirmo ya ir venir asistir

        हाँ हां हा जी हाँजी ठीक है कर दीजिए दीजिये दो दें दे कैंसल कैंसिल रद्द सही बिलकुल बिल्कुल प्लीज़ प्लीज कृपया अपॉइंटमेंट को मेरी मेरा वो यह
        धन्यवाद         haan ha ji theek hai kar do dijiye cancel bilkul

        oui ouais accord d s il te vous plaît svp allez y merci bien sûr tout à fait exactement c est ça ce le l mon rendez
        celui parfait confirme je venir plus voilà annulez annuler annule volontiers

        ja jawohl jo genau bitte gern gerne in ordnung richtig stimmt den ihn termin absagen stornieren sagen sie ab danke
        klar sicher mach machen das ich kommen da

        sim pode isso mesmo cancelar cancele a minha consulta obrigado obrigada exato tá bom com certeza é favor ela ele ir vir

        sì certo per favore va bene esatto annulli annullare annulla disdica disdire mia visita appuntamento grazie prego
        esattamente giusto d lo la il venire
        """)

    /// - Parameter rest: without what says to cancel, or why.
    static func isPlain(_ rest: PlainWords) -> Bool { rest.words.allSatisfy(plain.contains) }

    /// Who says these to what is about to be done has not agreed to it.
    static let doubts = Phrases.of(
        "why, should, hate to, never said, can t book, not yet, didn t ask, who said, as it is")
    /// What is said of an offered time that is not wanted, or only asked about.
    static let refusals = Phrases.of(
        """
        is bad, is out, isn t, won t work, i m busy, don t like, hate, clashes, i can t, when i work, i work then, i work at, i m at work, if only, who is, wanted the,
        no puedo, trabajo, no me gusta, je travaille, n aime pas, kann ich nicht, arbeite ich, mag ich nicht, eu trabalho,
        não posso, lavoro, non posso, la prima no, a primeira não, नहीं आ, काम पर हूँ, पहला नहीं
        """)
    /// What is said again, and of which nothing is taken.
    static let repeats = Phrases.of("repeat the, tell me the, say the, what was the, read the")
}
