/// Words that say something at a clinic, in plain form: without marks and in lower case. A line or two for each
/// language, in the order of ``VoiceLanguages``.
enum VoiceWords {
    static let insurance = Phrases.of(
        """
        insurance, verification, authorization, authorisation, coverage
        seguro, aseguradora, verificacion, autorizacion, cobertura
        बीमा, बीमे, इंश्योरेंस, insurance, सत्यापन
        assurance, mutuelle, vérification, autorisation, prise en charge
        Versicherung, Krankenversicherung, Versicherungsprüfung, Versicherungsantrag, Krankenkasse, Kasse, Verifizierung,
        Prüfung, Genehmigung, Kostenübernahme
        verificação, autorização, convênio, convénio, plano de saúde, seguro de saúde
        assicurazione, la verifica, mia verifica, della verifica, autorizzazione, copertura
        """)
    /// What becomes of a question to an insurer.
    static let approvals = Phrases.of(
        """
        approved, approval, verified
        aprobado, aprobada, aprobaron, han aprobado, autorizado, autorizada, autorizaron
        मंज़ूर, मंज़ूरी, स्वीकृत, अप्रूव, अप्रूव्ड, approve
        approuvé, approuvée, validé, validée
        genehmigt, bewilligt
        aprovado, aprovada, aprovaram, autorizado, autorizada, autorizaram, liberado, liberada, liberaram
        approvato, approvata, autorizzato, autorizzata
        """)
    /// How far something is.
    static let states = Phrases.of(
        """
        status, went through, gone through, go through, going through, come through, came through, heard back, any news,
        decided, denied, still pending
        estado, listo, lista, ya salió, dicho algo, en qué va, cómo va, noticias, rechazado, rechazada, negaron
        स्थिति, तैयार, पास हो, पास हुआ, स्टेटस, क्या हुआ, हो गया क्या, हुआ क्या
        où en est, où en sont, statut, des nouvelles, une réponse, refusé, refusée, prête
        Stand, Status, abgelehnt, schon durch, entschieden, wie weit, Bescheid bekommen, fertig
        situação, andamento, já saiu, saiu, uma resposta, negado, negada, negaram, como está
        a che punto, stato, esito, una risposta, rifiutata, pronta, novità
        """)
    static let earliest = Phrases.of(
        """
        first thing, first one you have, first you have, first slot, first opening, whatever is first,
        primera que tenga, primero que tenga, primera disponible, primer hueco, das erste was, erste was frei, erste freie,
        ersten freien, premier disponible, première disponible, premier de libre, première place, primeiro que tiver,
        primeira que tiver, primeiro disponível, primeira disponível, il primo che, primo che ha, la prima che,
        as soon as possible, asap, earliest, soonest, first available, next available, any time, anytime, whenever, any day
        cuanto antes, lo antes posible, lo mas pronto posible, primera cita, cualquier dia, cualquier hora, cuando sea,
        la que sea, el que sea, la que tú quieras, la que usted quiera, cualquiera
        सबसे जल्दी, जल्द से जल्द, जल्दी से जल्दी, जितनी जल्दी, सबसे पहले वाला, कभी भी
        dès que possible, le plus tôt possible, au plus tôt, le plus vite possible, au plus vite, le plus rapidement possible,
        premier créneau, première disponibilité, n importe quand, n importe quel jour
        so bald wie möglich, sobald wie möglich, so schnell wie möglich, so früh wie möglich, möglichst bald, möglichst schnell,
        möglichst früh, baldmöglichst, schnellstmöglich, frühestmöglich, frühestmöglichen, nächste freie, nächsten freien,
        nächster freier, jederzeit, egal wann
        mais cedo possível, mais rápido possível, mais breve possível, quanto antes, assim que possível, logo que possível,
        primeira vaga, primeiro horário, qualquer dia, qualquer hora, qualquer horário
        il prima possibile, prima possibile, al più presto, appena possibile, quanto prima, primo posto, primo disponibile,
        prima disponibilità, qualsiasi giorno, qualunque giorno, in qualsiasi momento
        egal, peu importe, n importe, n importe quand, me da igual, da igual, indiferente, tanto faz, fa lo stesso,
        indifferente, è uguale, doesn t matter, don t mind, कोई भी
        """)
    /// What each language is called, in all of them.
    static let languages = [
        (code: "en", words: Phrases.of("English, inglés, अंग्रेज़ी, अंग्रेजी, इंग्लिश, anglais, Englisch, inglese")),
        (
            code: "es",
            words: Phrases.of("Spanish, español, castellano, स्पेनिश, espagnol, Spanisch, espanhol, castelhano, spagnolo")
        ),
        (code: "hi", words: Phrases.of("Hindi, हिंदी, हिन्दी")),
        (
            code: "fr",
            words: Phrases.of("French, francés, फ्रेंच, फ़्रेंच, फ्रांसीसी, français, Französisch, francese")
        ),
        (code: "de", words: Phrases.of("German, alemán, जर्मन, allemand, Deutsch, alemão, tedesco")),
        (
            code: "pt",
            words: Phrases.of("Portuguese, portugués, पुर्तगाली, पोर्तुगीज़, portugais, Portugiesisch, português, portoghese")
        ),
        (code: "it", words: Phrases.of("Italian, italiano, इतालवी, इटालियन, italien, Italienisch")),
    ]
    /// What stands beside a language that is asked for: German and Frances are names as well.
    static let besideLanguages = Phrases.of(
        """
        in, speak, speaking, talk, please, language
        en, habla, hablar, hablo, por favor
        में, बोलिए, बात
        parler, parlez, parle, s il vous plaît, s il te plaît
        auf, bitte, sprechen, spreche, sprechen sie
        em, falar, fala, falo
        parlare, parla, parlo, per favore
        """)
    /// What names a part of the day, and asks for none; "guten Morgen" is not tomorrow.
    static let greetings = Set(
        Phrases.listed(
            """
            good morning, good afternoon, good evening, good night
            buenos días, buenas tardes, buenas noches
            bon après midi, bonne soirée, bonne nuit, bonne journée
            guten Morgen, guten Tag, guten Abend, gute Nacht, schönen Abend, schönen Tag
            bom dia, boa tarde, boa noite
            buon pomeriggio, buona sera, buona serata, buona notte
            """))
    /// Kinds of visits that clinics have, by what is in their ids; and whether there are things that are called so.
    static let visits = [
        (
            marks: ["first", "new", "initial"], isThing: false,
            words: Phrases.listed(
                """
                first time, new patient, first visit, first appointment
                primera visita, primera vez, paciente nuevo, paciente nueva
                पहली बार, पहली विज़िट, पहली विजिट, pehli visit, नया मरीज़, फर्स्ट विजिट, फर्स्ट विज़िट, फ़र्स्ट विज़िट
                première fois, première visite, première consultation, premier rendez vous, nouveau patient, nouvelle patiente
                Ersttermin, Erstbesuch, Erstgespräch, Erstuntersuchung, zum ersten Mal, das erste Mal, erster Besuch,
                ersten Besuch, neuer Patient, neue Patientin, Neupatient
                primeira consulta, novo paciente, nova paciente
                prima visita, prima volta, nuovo paziente, nuova paziente
                """)
        ),
        (
            marks: ["follow"], isThing: false,
            words: Phrases.listed(
                """
                follow up, followup, check up, checkup, recheck
                revision, seguimiento, control
                फॉलो अप, फ़ॉलो अप, दोबारा, दिखाना
                visite de suivi, consultation de suivi, rendez vous de suivi, suivi, contrôle
                Kontrolle, Kontrolltermin, Kontrolluntersuchung, Nachuntersuchung, Nachsorge, Nachkontrolle, Folgetermin
                retorno, acompanhamento, revisão, controle, controlo, seguimento
                controllo
                """)
        ),
        (
            marks: ["dressing", "bandage"], isThing: true,
            words: Phrases.listed(
                """
                dressing, dressings, bandage, bandages
                cura, curas, vendaje, apósito
                पट्टी, ड्रेसिंग
                pansement, pansements
                Verband, Verbandswechsel, Verbandwechsel
                curativo, curativos, pensos, um penso, o penso, ligadura, mudar o penso, mudança de penso
                medicazione, medicazioni, bendaggio, fasciatura
                """)
        ),
    ]
    /// Words of names of visits that tell none from another: "change" is also what is done to an appointment.
    static let inAnyVisit = Phrases.words(
        """
        visit visita appointment change consultation consulta termin untersuchung
        first second third primera segunda première erste ersten erster primeira prima
        """)
    /// Not those that are weekdays in Portuguese, where "quarta" and "quinta" are likelier to be those.
    static let ordinals = Phrases.words(
        """
        the first second third fourth fifth last 1st 2nd 3rd 4th 5th
        el la primero primera primer segundo segunda tercero tercera
        पहला पहली दूसरा दूसरी तीसरा तीसरी
        le premier première deuxième seconde troisième quatrième cinquième dernier dernière
        der die das den erste ersten erster erstes zweite zweiten zweiter dritte dritten dritter vierte vierten letzte letzten
        o a primeiro primeira terceiro terceira último última
        il l primo prima secondo seconda terzo terza ultimo ultima
        """)
    static let beforeOrdinals = Phrases.words("the el la le der die das den o a il l")
    static let afterOrdinals = Phrases.words(
        """
        one visit time appointment available opening option
        visita vez cita opcion
        बार
        fois visite consultation rendez créneau choix
        Mal Besuch Termin Untersuchung
        consulta horário opção vaga
        volta appuntamento orario opzione posto
        """)
    static let beforeNames = Phrases.listed(
        """
        it s for my mother, it s for my father, it s for my wife, it s for my husband, it s for my son,
        it s for my daughter, for my mother, for my father, for my wife, for my husband, for my son, for my daughter,
        my full name is, my name is, the name is, name is, my name s, the name s, this is, it is, it s, its, i am, i m, im
        a nombre de mi madre, a nombre de mi hijo, a nombre de mi hija, a nombre de, me llamo, mi nombre es, soy, es
        जी मेरा नाम, जी, मेरा नाम, मैं, नाम, mera naam, main
        pour ma fille, pour mon fils, pour ma mère, c est pour ma fille, c est pour mon fils, bonjour
        auf meine Mutter, für meine Mutter, für meine Tochter, für meinen Sohn
        é para o meu filho, é para a minha filha, minha filha, meu filho, filho, quem fala é
        è per mia madre, è per mia figlia, è per mio figlio, qui parla
        je m appelle, je mappelle, mon nom est, mon nom c est, mon nom cest, moi c est, moi cest, c est, cest, je suis,
        au nom de
        ich heiße, ich heisse, mein Name ist, mein Name, der Name ist, Name ist, ich bin, hier ist, hier spricht,
        auf den Namen
        o meu nome é, meu nome é, eu me chamo, me chamo, chamo me, chamome, eu sou, sou o, sou a, sou, aqui é, em nome de
        il mio nome è, mi chiamo, io sono, sono, a nome di
        it s spelled, the name is spelled, name is spelled, spelled, actually, no,
        मेरे बेटे, मेरी बेटी, मेरी पत्नी, मेरे पति, मेरी माँ, मेरे पिता, बेटे, बेटी, पत्नी, पति
        yes, yeah, yep, well, so, hi, hello, hey, uh, um, sure, okay, ok, si, oui, ja, sim, euh, äh, ähm, señora, señor,
        madame, monsieur, Frau, Herr, signora, signor, dona
        """
    ).map { PlainWords.split($0) }
    static let afterNames = Phrases.words(
        "है हूँ हूं हु हू बोल रहा रही के लिए hai hoon please speaking here bitte merci danke obrigado obrigada grazie gracias")
}
