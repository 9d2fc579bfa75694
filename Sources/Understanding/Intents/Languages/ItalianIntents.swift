/// What Italian callers say; apostrophes cut words ("l appuntamento", "d accordo").
enum ItalianIntents {
    static let rules = IntentRules(
        code: "it",
        fillers: "ehm eh mmm allora beh mah cioè ecco dunque insomma guardi senta favore signora signore",
        groups: groups, rules: tasks + talk)

    private static let groups = [
        "APP": "appuntamento appuntamenti visita visite prenotazione prenotazioni controllo consulto tavolo seduta",
        "PRENOTARE":
            "prenotare fissare prendere prenoto fisso fare chiedere prenota prenoti fissa fissi avere riservare richiedere",
        "CAMBIARE": """
        cambiare spostare modificare rimandare posticipare anticipare cambia cambi sposta sposti modifica spostarlo cambiarlo
        spostarla rinviare riprogrammare spostiamo
        """,
        "CANCELLARE":
            "cancellare annullare disdire cancella cancelli annulla annulli disdico eliminare annullamento cancellazione disdetta annullo cancello",
        "MEDICO": """
        dottore dottoressa medico dentista specialista pediatra infermiera ginecologo ginecologa dermatologo dermatologa
        cardiologo oculista psicologo psicologa fisioterapista terapeuta
        """,
        "VORREI": "vorrei voglio posso potrei devo bisogno potrebbe può desidero volevo dovrei",
        "PERSONA": """
        persona qualcuno umano operatore operatrice agente responsabile segretaria segreteria receptionist reception
        direttore addetto impiegato centralino umana rappresentante
        """,
        "GIORNO": """
        oggi domani dopodomani lunedì martedì mercoledì giovedì venerdì sabato domenica settimana mese gennaio febbraio marzo
        aprile maggio giugno luglio agosto settembre ottobre novembre dicembre mattina pomeriggio sera mattino mezzogiorno
        stasera stamattina
        """,
        "NUMERO": """
        # #th #pm uno una due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici
        diciassette diciotto diciannove venti trenta quaranta cinquanta sessanta cento zero mezza mezzo quarto
        primo prima secondo seconda terzo terza ultimo ultima
        """,
        "LINGUA": "inglese spagnolo hindi francese tedesco portoghese italiano arabo cinese english lingua",
        "APRIRE":
            "aprite apre aperti aperto aperta aperte chiudete chiude chiuso chiusi aprono chiudono apertura chiusura aprire chiudere",
    ]

    private static let tasks: [IntentRules.Rule] = [
        .init(
            .book, .sure,
            """
            PRENOTARE * APP|MEDICO
            VORREI * un|una|nuovo|altro APP
            VORREI prenotare|fissare
            vedere|visitare|farmi * MEDICO
            prenotare|fissare
            avete|è|ci|c * disponibile|disponibilità|libero|posto|posti
            """),
        .init(.book, .likely, "^ APP\nnuovo|nuova APP\nVORREI * APP\nappuntamento con|per|dal"),
        .init(.book, .hint, "APP\nMEDICO"),
        .init(.book, .against, "non VORREI * APP"),
        .init(
            .reschedule, .sure,
            "CAMBIARE * APP|ora|orario|data|giorno\nCAMBIARE * a|al|alla|per GIORNO\nspostarlo|cambiarlo|spostarla|riprogrammare|posticipare|rimandare\nlo|la CAMBIARE|sposta|cambia"
        ),
        .init(
            .reschedule, .likely,
            "altro|altra|diverso giorno|ora|orario|data|momento\npiù tardi\npo|ora|venire|possibile|appuntamento più presto\nCAMBIARE * GIORNO\nmeglio|invece * GIORNO|NUMERO"
        ),
        .init(.reschedule, .against, "CAMBIARE * LINGUA|indirizzo"),
        .init(
            .cancel, .sure,
            "CANCELLARE * APP|MEDICO|GIORNO|ordine\nVORREI CANCELLARE\nnon posso|potrò|riesco|vengo * venire|APP|più\nnon * bisogno * APP"
        ),
        .init(.cancel, .likely, "CANCELLARE\nnon posso|potrò|riesco venire"),
        .init(.cancel, .against, "non|senza CANCELLARE"),
        .init(
            .checkStatus, .sure,
            """
            quando|che|qual|quale|a * mio|ho|mia|il APP
            ho qualche|un|una|già APP
            quand|quando è|ho * APP
            confermare|verificare|controllare|sapere|conoscere * APP|richiesta|stato|verifica|ordine
            stato della|del|dell
            mio|mia prossimo|prossima APP
            quando|quali|dica|dimmi * miei|mie APP
            miei|mie prossimi|prossime APP
            è * confermato|confermata|ancora|prenotato|pronto
            sono * verificato|verificata|registrato|confermato
            """),
        .init(.checkStatus, .likely, "^ il mio APP\nverifica|stato"),
        .init(
            .hours, .sure,
            "che|quando|fino|quali|ora * APRIRE\norari|orario di|APRIRE\ngli|quali|vostri orari\nsiete|è|sono APRIRE\nAPRIRE il|oggi|domani|fino|GIORNO|la"
        ),
        .init(
            .location, .sure,
            "dove * siete|è|si|trova|trovate|clinica|studio|ambulatorio|ospedale|sono\nindirizzo|ubicazione\ncome * arrivare|arrivo|raggiungere|raggiungervi|venire\npiù vicina|vicino\nin che|quale via|piano|città|zona\ndov è"
        ),
        .init(.location, .against, "CAMBIARE * indirizzo"),
        .init(
            .price, .sure,
            "quanto * costa|costano|viene|pago|pagare|prendete\nprezzo|prezzi|costo|costi|tariffa|tariffe|parcella\naccettate|copre * assicurazione"
        ),
        .init(
            .complaint, .sure,
            "reclamo|lamentela|lamentarmi|rimborso|protestare\ninaccettabile|vergogna|pessimo|pessima|orribile|assurdo|scandaloso|schifo\naddebitato * due|doppio\nnessuno * risponde|chiama|richiama|arriva\naspetto|aspettando da\nnon funziona|arriva|arrivato"
        ),
        .init(
            .complaint, .likely,
            "arrabbiato|arrabbiata|furioso|furiosa|deluso|delusa|stufo|stufa|terribile\nproblema con"),
        .init(.order, .likely, "ordine|ordinare|ricetta|ricette|farmaco|farmaci|medicine|medicinali|consegna|asporto"),
    ]

    private static let talk: [IntentRules.Rule] = [
        .init(
            .speakToAgent, .sure,
            "parlare|parlo|parla con * PERSONA|MEDICO\npassi|passa|passami|passatemi|trasferisca|trasferiscimi|mettere|collegare * PERSONA|MEDICO|contatto\nmi passi|passa|trasferisca\npersona|umano vera|vero|reale\n^ PERSONA $\nVORREI * operatore|persona|umano|qualcuno\nparlare con\nservizio clienti"
        ),
        .init(.speakToAgent, .against, "non VORREI parlare\nsei|è|parlando * PERSONA|robot"),
        .init(
            .areYouBot, .sure,
            "sei|è|siete|parlo|parlando|sto * robot|macchina|umano|umana|vera|vero|registrazione|computer|bot"),
        .init(
            .sayAgain, .sure,
            "ripetere|ripeti|ripeta|ripete\nancora una volta\nun altra volta\ndi nuovo $\n^ come|cosa|scusi|prego|eh|scusa $\ncosa|che ha|hai detto|dice\nnon * sentito|capito|sento|capisco"
        ),
        .init(
            .slowerFaster, .sure,
            "più lentamente|piano|veloce|velocemente|forte|lento|adagio\ntroppo veloce|lento|velocemente|piano|lentamente"
        ),
        .init(
            .changeLanguage, .sure,
            "in|parla|parlate|parlare|parli|cambiare|cambia|preferisco * LINGUA\nCAMBIARE * lingua"),
        .init(.changeLanguage, .likely, "^ LINGUA"),
        .init(.changeLanguage, .when([.language]), "LINGUA"),
        .init(
            .affirm, .sure,
            "^ va|tutto bene|benissimo\n^ è giusto|corretto|esatto|perfetto\n^ giusto|esatto|corretto|perfetto|confermo|certo|certamente\nd accordo\nmi va|sta bene"
        ),
        .init(
            .affirm, .when([.confirm, .choice, .anythingElse]),
            "bene|giusto|corretto|perfetto|confermo|quello|quella\nfaccia pure"),
        .init(.affirm, .against, "non * bene|giusto|corretto|accordo|va"),
        .init(
            .negate, .sure,
            "non è|era|va questo|così|corretto|giusto|bene|quello\nnon ho detto|chiesto\n^ sbagliato|errato\npenso|credo di no\nnon credo"
        ),
        .init(.negate, .when([.choice]), "nessuno|nessuna|né"),
        .init(.negate, .when([.anythingElse]), "è|basta tutto|così\nnient altro\nnulla|nessun altro\nbasta così"),
        .init(
            .negate, .against,
            "non so|ricordo|importa|capisco|capito|sento|sentito\nnon lo so\nnon c è problema\nnessun problema"),
        .init(
            .dontKnow, .sure,
            "non so|ricordo|saprei|importa\nnon lo|mi so|ricordo\nnon ne ho\nnessuna idea\nnon sono sicuro|sicura\nè uguale\nè lo stesso\nqualsiasi|qualunque\nforse\ndimenticato"
        ),
        .init(
            .greet, .sure,
            "^ ciao|salve|pronto|buongiorno|buonasera|buonpomeriggio\n^ buon|buona giorno|sera|pomeriggio\ncome sta|stai|va"
        ),
        .init(
            .goodbye, .sure,
            "arrivederci|arrivederla|addio\na presto|dopo|domani $\nbuona|buon giornata|serata|notte|weekend\nè tutto\nnient altro\nbasta così\nciao $\nriagganciare"
        ),
        .init(.thanks, .sure, "grazie|ringrazio|grato|grata"),
        .init(
            .nevermind, .sure,
            "lascia|lasci|lasciamo perdere|stare\ndimentica|dimentichi|dimenticalo\nnon importa $\nricominciare|ricominciamo\ntornare indietro|al\n^ basta|fermo|stop|fermati $\ncambiato idea\nCANCELLARE questo|tutto"
        ),
        .init(.nevermind, .likely, "^ CANCELLARE $"),
        .init(
            .help, .sure,
            "cosa|che|quali * posso|può|puoi|opzioni|sono * fare|dire|chiedere|aiutarmi|opzioni\n^ aiuto|opzioni|menu $\ncome funziona"
        ),
        .init(.help, .likely, "aiuto|aiutare|aiutarmi|aiutami|aiuti\nconfuso|confusa"),
        .init(
            .provideInfo, .likely,
            """
            mio|mia * nome|numero|telefono|data|indirizzo|codice|cognome è
            mi chiamo
            ^ sono|per|il|la|alle|a|l|lunedì|siamo|in|è GIORNO|NUMERO
            ^ GIORNO|NUMERO
            per|alle|il|siamo|prossimo|prossima|questo|questa|di GIORNO|NUMERO
            GIORNO alle|NUMERO|prossimo|prossima|mattina|sera|pomeriggio
            NUMERO persone|adulti|bambini
            nato|nata il|nel
            con il|la dottor|dottore|dottoressa
            NUMERO NUMERO NUMERO
            solo|soltanto io
            """),
        .init(.provideInfo, .hint, "GIORNO\nNUMERO"),
    ]
}
