/// How calls end, and how they do not: in plain form and each language.
enum VoiceEndings {
    /// What nobody says who goes on: one is at the end who says nothing but these.
    static let closers = Phrases.words(
        """
        no nope nah not nothing none that s all is it was be will ll for now today thanks thank you so very much a lot bye
        goodbye good night day evening afternoon morning have nice great lovely one weekend okay ok k alright right fine
        perfect cool wonderful awesome excellent i m am we re set done else anything need don t do more further everything
        appreciate your help too take care see then later just ma am sir cheers ya ve been helpful yes yeah yep think guess
        said by time cya oh well you can and really covers take for me anymore

        no nada más gracias muchas mil eso es todo era sería por ahora hoy de momento el adiós hasta luego pronto la próxima
        chao chau está estoy bien perfecto vale ok listo ya muy amable buen buena buenos buenas día tarde noche tardes
        noches que tenga tengas usted un una así sí necesito otra cosa creo con ayuda su le lo agradezco ninguna señorita
        señor señora igualmente quiero

        नहीं नही ना जी बस इतना ही और कुछ धन्यवाद शुक्रिया ठीक है अच्छा सब हो गया नमस्ते अलविदा बाय चाहिए थैंक यू काफी आपका बहुत मुझे
        अभी के लिए यही था कोई काम

        non merci beaucoup c est tout ça ira sera bon bien au revoir bonne journée soirée à bientôt rien d autre de plus
        pour le moment l instant aujourd hui parfait ok accord je n ai besoin pas chose vous remercie très gentil salut
        ciao et oui voilà ce

        nein danke schön sehr vielen dank das war s wars ist alles nichts mehr weiter sonst tschüss auf wiederhören
        wiedersehen schönen tag noch abend ich brauche nicht keine gut okay klar bis dann bald perfekt prima super passt so
        für heute im moment gerade ihnen auch und ade nö nee ja wär wäre es weiteres

        não nao obrigado obrigada nada mais só isso é tudo era tchau até logo amanhã bom boa dia tarde noite tá está bem ok
        certo perfeito valeu muito brigado por enquanto agora hoje preciso de outra coisa mesmo adeus ótimo beleza

        no grazie mille basta così è tutto niente altro nulla più per ora adesso oggi arrivederci ciao buona giornata serata
        va bene perfetto a posto sono non ho bisogno di mi serve tante molte gentile gentilissima lei anche d accordo
        """)
    /// What ends a call in a longer sentence, too.
    private static let closings = Phrases.of(
        """
        that s all, that is all, that ll be all, that will be all, that s it, that was it, that s everything, nothing else,
        no thanks, no thank you, all set, i m good, i m fine, we re done, i m done, bye, goodbye, good bye, have a good,
        have a nice, i have to go, i ve got to go, gotta go, hang up now
        eso es todo, eso era todo, nada más, no gracias, adiós, hasta luego,
        बस इतना ही, और कुछ नहीं, नहीं धन्यवाद, अलविदा
        c est tout, ce sera tout, rien d autre, non merci, au revoir
        das war s, das wars, das ist alles, das wäre alles, nein danke, sonst nichts, nichts mehr, tschüss,
        auf wiederhören
        é só isso, só isso, é tudo, nada mais, não obrigado, não obrigada, tchau
        è tutto, basta così, nient altro, no grazie, arrivederci
        """)
    /// What says no to anything else, with nothing but what stands at ends beside it.
    private static let refusals = Phrases.of(
        """
        negative, not right now, not now, not today, not at the moment, hang up, por ahora no, de momento no, बस, abhi nahi,
        pas maintenant, pas pour l instant, ça suffit, schönen Tag noch, schönen Abend noch, das reicht, im Moment nicht,
        por enquanto não, agora não, per ora no, adesso no, basta
        """)
    /// What is not over yet.
    private static let open = Phrases.of("not done, not all, not finished, noch nicht, pas fini, no he terminado")
    /// Who says these is still there.
    static let stays = Phrases.of(
        """
        don t hang up, do not hang up, don t go, don t disconnect, stay on the line, no cuelgue, no cuelgues, no me cuelgue,
        फ़ोन मत काटिए, फ़ोन मत रखिए, मत काटिए, phone mat kaatna, phone mat rakhna, ne raccrochez pas, raccrochez pas,
        nicht auflegen, legen Sie nicht auf, bleiben Sie dran, não desligue, não desliga, non riattacchi, non riattaccare,
        non riagganci, resti in linea
        """)
    /// Who says these of what was said to them does not believe it.
    static let disputes = Phrases.of(
        """
        that s wrong, that is wrong, not right, isn t right, can t be right, that can t be, that s not possible, not correct,
        a mistake, not true, don t remember booking, never booked, didn t book
        no puede ser, está mal, es un error, no es correcto, no es cierto
        गलत है, ग़लत है, सही नहीं, galat hai, sahi nahi, pas possible, c est faux, une erreur, pas correct, pas juste
        stimmt nicht, kann nicht sein, ist falsch, ein Fehler, não está certo, está errado, está errada, um erro, não pode ser
        non è giusto, non è possibile, è sbagliato, un errore, non è corretto
        """)

    static let lates = Phrases.of(
        """
        running late, be late, minutes late, hour late, llegar tarde, llego tarde, voy tarde, मुझे देरी, deri ho, en retard,
        du retard, verspäte mich, Verspätung, vou atrasar, vou chegar atrasado, vou chegar atrasada, arrivo tardi,
        sono in ritardo
        """)

    static func isEnding(_ words: PlainWords) -> Bool {
        isNothingElse(words)
            || !words.contains(anyOf: open)
                && (words.contains(anyOf: closings) || words.contains(anyOf: VoiceWishes.callbacks))
    }

    /// Whether it is a no to whether there is anything else, and nothing more.
    static func isRefusal(_ words: PlainWords) -> Bool {
        words.contains(anyOf: refusals) && isNothingElse(words.without(refusals))
    }

    /// Whether nothing else is said.
    static func isNothingElse(_ words: PlainWords) -> Bool {
        !words.contains(anyOf: open) && words.words.allSatisfy(closers.contains)
    }
}
