/// The words by which parts of an utterance are told from each other, in plain form and each language.
extension VoiceClauses {
    static let marks: Set<Character> = [",", ";", ".", "?", "!", "।", "…"]

    static let joints = Phrases.words(
        """
        and then also plus y e luego después además también entonces und dann danach außerdem et puis ensuite aussi
        depois também então poi quindi anche inoltre और फिर तथा aur phir
        """)

    /// What has happened to a visit: it wants nothing itself. Compared without accents, "cancelé" is an order as well.
    static let happened = Phrases.of(
        """
        was cancelled, was canceled, got cancelled, got canceled, been cancelled, been canceled, was moved, you cancelled,
        you canceled, they cancelled, they canceled, i cancelled, i canceled, i booked, i ve booked, have booked, was booked
        me cancelaron, fue cancelada, se canceló, me canceló
        रद्द हो गया, रद्द हो गई
        a été annulé, a annulé, ai annulé, ai réservé
        wurde abgesagt, abgesagt worden, habe abgesagt, habe gebucht
        foi cancelada, foi cancelado, cancelaram, cancelei, marquei
        è stato annullato, è stata annullata, ho annullato, ho prenotato
        """)

    static let wanting = Phrases.of(
        """
        need, want, like, can i, could i, quiero, necesito, quisiera, queria, puedo, चाहिए, चाहता, चाहती, chahiye, voudrais,
        peux, brauche, möchte, hätte, kann ich, quero, preciso, queria, posso, vorrei, voglio, volevo
        """)

    /// Why a visit is cancelled, or moved. What declines an offer is in ``VoiceTurns/declines``.
    static let inabilities = Phrases.of(
        """
        can t make, cannot make, can t come, cannot come, won t make, not going to make, can t do, can t be there
        no puedo, no podré, no voy a poder, non riesco, नहीं आ, नहीं आऊँगा, नहीं आऊंगी, ne peux pas, ne pourrai pas,
        ne peux plus, ne pourrai plus
        kann nicht, schaffe, geht nicht, não posso, não vou poder, non posso, non potrò
        """)

    /// Orders to move a visit, and to cancel one, by language.
    static let moves = [
        "en": Phrases.of("move, reschedule, push"),
        "es": Phrases.of("mueva, muévame, mueve, cambie, cámbieme, cambia, pase, páseme, pásame, pasa, aplace"),
        "hi": Phrases.of("बदलिए, बदल दीजिए, बदल दो, कर दीजिए, कर दो"),
        "fr": Phrases.of("déplacez, déplace, reportez, décalez"),
        "de": Phrases.of("verlegen, verlege, verlegt, verschieben, verschiebe"),
        "pt": Phrases.of("remarque, remarca, mude, muda, passe, passa, troque, adie"),
        "it": Phrases.of("sposti, sposta, mi passi"),
    ]
    static let cancels = [
        "en": Phrases.of("cancel"),
        "es": Phrases.of("cancele, cancéleme, cancela, cancelar, anule, anúleme, anula, anular"),
        "hi": Phrases.of("रद्द, कैंसल, कैंसिल"), "fr": Phrases.of("annulez, annule, annuler, supprimez"),
        "de": Phrases.of("absagen, sagen Sie, sage, stornieren, storniere, streichen"),
        "pt": Phrases.of("cancele, cancela, cancelar, desmarque, desmarca, desmarcar"),
        "it": Phrases.of("disdica, disdici, disdire, annulli, annulla, annullare, cancelli, cancella"),
    ]
    static let buts = Phrases.words("but pero aber mais mas ma लेकिन lekin")
    /// "Más" and "mais" are a more in Spanish and Portuguese.
    static func isBut(_ word: String, in language: String) -> Bool {
        buts.contains(word) && !(language == "es" && word == "mas") && !(language == "pt" && word == "mais")
    }

    /// Verbs that begin an order, and what stands before one that begins none.
    static let commands = Phrases.words("cancel move reschedule book")
    static let beforeVerbs = Phrases.words(
        """
        to can could would will i we you they please like want need my your the a an or not t don didn just should must
        let s help me us it that this for of on in at so maybe rather about by her his our if do did does
        """)
    /// One more visit, for somebody else.
    static let onesForOthers = Phrases.of(
        """
        one for my, another for my, my wife needs one, my husband needs one,
        my son needs one, my daughter needs one, my mother needs one, my father needs one, one too for my,
        and the same for my, otra para mi, otro para mi, una para mi, uno para mi, eine für meine, einen für meine,
        einen für meinen, eine für meinen, noch einen für, noch eine für, un pour ma, un pour mon, une pour ma, une pour mon,
        uma para minha, uma para meu, outra para minha, outra para meu, uma pra minha, uma pro meu, outra pra minha,
        outra pro meu, uno per mia, uno per mio, una per mia, una per mio, un altro per
        """)

    /// One more visit, and another one than that which is spoken of.
    static let anothers = Phrases.of(
        """
        another one, one more, another appointment, another visit, another booking, same again, same thing again, a second one,
        another follow up, another first visit, another dressing change, one again, otra más, otra cita, una más, uno más,
        otra igual, lo mismo otra vez, एक दूसरी, एक दूसरा, ऐसी ही एक, वैसी ही एक, ek doosri, un autre rendez vous, encore un, encore une, un deuxième,
        une autre visite, la même chose, noch einen, noch eine, noch ein, einen weiteren, einen zweiten, das gleiche noch,
        dasselbe noch, mais uma, mais um, outra consulta, outra igual, a mesma coisa, un altra visita,
        un altro appuntamento, ancora una, ancora uno, un altra uguale, la stessa cosa
        """)
    static let otherOnes = Phrases.of(
        """
        other one, other appointment, other visit, my other, mi otra, la otra, las otras, दूसरी वाली, दूसरा वाला,
        दूसरी अपॉइंटमेंट, doosri wali, mon autre, l autre, meinen anderen, den anderen, minha outra, a outra, mia altra,
        l altra, l altro, mio altro
        """)

    /// What is wanted besides.
    static let besides = Phrases.of(
        """
        also, as well, appointment too, visit too, one too, también, además, भी, bhi, aussi, également, en plus, auch,
        außerdem, ebenfalls, também, além disso, anche, inoltre
        """)

    /// Who asks for a visit that there is.
    static let questions = Phrases.of(
        """
        when, what, which, do i have, tell me, check, cuándo, qué, cuáles, dígame, dime, tengo, कब, कौन, बताइए, बताओ, kab, batao
        quand, quels, quel, quelle, dites, wann, welche, welchen, sagen, habe ich, quando, quais, qual, diga, tenho,
        quali, dica, ho
        """)

    static let insteads = Phrases.of(
        """
        instead, new one, another one, a different one, en su lugar, en lugar, otra en, à la place, stattdessen,
        no lugar, em vez, al suo posto, invece, बदले, की जगह
        """)
}
