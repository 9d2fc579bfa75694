internal import Dialogue
internal import Understanding

/// What may stand beside a yes to what is about to be booked or moved without taking anything of it back: in plain form
/// and each language. Whatever else is said with it is asked about once more: a visit that nobody wants is worse.
enum VoiceAgreements {
    /// - Parameters:
    ///   - values: words that name what was heard of the visit: it is compared with what was read out.
    static func isClear(_ words: PlainWords, _ values: (String) -> Bool) -> Bool {
        let rest = words.without(harmless).without(VoiceTurns.assents)
        return !isQuestion(words) && rest.words.allSatisfy { plain.contains($0) || values($0) }
    }

    /// "Is that right?" agrees to nothing.
    static func isQuestion(_ words: PlainWords) -> Bool {
        words.without(harmless).contains(anyOf: questions)
    }

    private static let questions = Phrases.of(
        """
        is that, is this, are you, are we, does that, does it, do you, do i, do we, will that, will it, would that, would it,
        can i, can you, can we, could you, could i, am i, is it, should i, क्या यह, क्या ये, est ce, ist das, ist es
        """)
    private static let harmless = Phrases.of(
        """
        no problem, no worries, not a problem, no issue, why not, i don t mind, don t mind, i don t see why not,
        don t see why not, can t see why not, do not see why not, if possible, for goodness sake, for heaven s sake, you bet,
        i said yes, that is it, that s it, so it is, can you please, could you please, i do, no that s it,
        no hay problema, ningún problema, sin problema, por qué no, cómo no, no importa, sin duda,
        कोई बात नहीं, कोई दिक्कत नहीं, कोई समस्या नहीं, क्यों नहीं, koi baat nahi, koi dikkat nahi,
        pas de problème, pas de soucis, pas de souci, aucun problème, sans problème, pourquoi pas, c est ça,
        kein Problem, warum nicht, auf jeden Fall, nichts dagegen,
        não tem problema, sem problema, sem problemas, nenhum problema, por que não, sem dúvida,
        nessun problema, non c è problema, senza problemi, perché no, senza dubbio, come no
        """)
    private static let plain = Phrases.words(
        """
        yes yeah yep yup yea ya yah yess yas yessir aye mhm mmhmm mm hmm uh huh uhuh sure of course ok okay okey okie dokie k y
        absolutely definitely certainly indeed affirmative correct exactly true totally right fine great good perfect agree
        agreed i we sounds sound that this it works work would will go ahead for do am is s are be all by means gladly
        lovely happy glad to d ll love like makes make sense got confirm confirmed accept accepted cool deal ideal excellent
        awesome wonderful brilliant super looks suits suit me us does they can so the one thank thanks very much cheers bye
        goodbye again already said told book booked booking lock in take let lets get schedule put down my appointment
        visit slot time day then and well oh ah um er erm just only ma am sir madam mind better best nice too now proceed
        continue want please you your done settled alright terrific fantastic marvelous splendid marvellous grand
        change changed move moved reserve a have day evening morning night totally really pretty works nothing else with at
        on damn sweet fabulous one ready

        sí si sip simón claro que por supuesto desde luego vale de acuerdo correcto exacto exactamente efectivamente así es
        afirmativo cierto seguro dale obvio sale órale ándale ya lo la le creo bien muy está esta genial bueno me parece va viene
        funciona acepto confirmo confirmado confirme adelante hágalo hazlo suena excelente estupendo sirve conforme gusta
        gustaría quiero listo entendido perfecto gracias muchas favor reserve resérvela reserva resérvala resérvelo
        apunte apúntela apúnteme apúntame cita hora señor señora señorita pues eso esa ese mismo misma puede hacerlo venga
        adiós hasta luego perfectamente encantado encantada cámbiela cambie cámbiala el día y a las ahí entonces usted muy amable
        con ese esos tal cual

        हाँ हां हा जी हाँजी बिलकुल बिल्कुल ज़रूर जरूर सही ठीक है सहमत सच ओके अवश्य बेशक अच्छा बढ़िया मंज़ूर मंजूर स्वीकार कर करें दीजिए दीजिये दो
        दें दे चलेगा चलेगी पक्का हो जाएगा जाएगी बुक रहेगा रहेगी यह ये वो वह वही यही धन्यवाद शुक्रिया प्लीज़ प्लीज कृपया मेरी मेरा
        अपॉइंटमेंट लीजिए लो करिए करो कीजिए बदल भी हूँ तो ही मुझे चाहिए
        haan han haa ha ji bilkul zaroor jarur sahi theek thik hai accha acha badhiya manzoor kar karo karen do dijiye de
        chalega chalegi pakka wahi yahi dhanyavaad shukriya

        oui ouais ouaip mouais bien sûr entendu certainement absolument exactement exact tout à fait effectivement d accord
        volontiers affirmatif vrai c est ça ce cela évidemment parfaitement s il vous te plaît bon marche va me convient
        parfait très je veux avec plaisir allez y vas faites le la les confirme confirmez accepte génial excellent suis
        crois pense que juste impeccable marche fonctionne merci beaucoup réservez réserve prenez prends vous pouvez peux
        réserver changez noté alors madame monsieur voilà celui là celle ci ok et au revoir bonne journée l

        ja jo jawohl jap jep jup klar na sicher natürlich selbstverständlich gerne gern genau richtig korrekt stimmt das
        einverstanden in ordnung auf jeden fall absolut gewiss freilich doch wahr stimme zu ich alles bitte definitiv
        bestimmt jaja allerdings gut sehr prima super perfekt passt mir geht klar toll wunderbar bestätige bestätigt machen
        sie mach es so hört sich an klingt glaube denke funktioniert ausgezeichnet ist ginge buchen buche den termin danke
        schön vielen dank nehme nehmen wir eintragen ein tragen ändern verlegen dann also können ihn tschüss ordentlich wäre der die

        sim claro que com certeza certo certamente isso mesmo exato exatamente correto tá bom boa está esta bem de acordo
        positivo pode ser beleza verdade uhum aham por favor óbvio concordo eu combinado evidente muito perfeito ótimo
        legal funciona aceito confirmo confirmado confirma confirme vai em frente excelente me parece acho serve fazer
        maravilha quero obrigado obrigada marque marca marcar reserve reserva agendar agende a o minha consulta é essa esse
        senhor senhora valeu então já mude mudar pra mim tchau

        sì si certo certamente che esatto esattamente giusto corretto d accordo sono va bene benissimo naturalmente
        ovviamente assolutamente volentieri sicuro sicuramente vero è già senz altro grazie mille affermativo concordo per
        favore bene perfetto ottimo funziona accetto confermo confermato conferma mi sta ok penso di credo proceda procedi
        faccia pure fai eccellente buono direi piace fantastico prenoti prenota prenotare prenotiamo la lo il mia
        appuntamento visita quello quella così molto gentile signora signore arrivederci ciao allora cambi sposti può
        """)
    /// What times and days are said with.
    static let ofTimes = Phrases.words(
        """
        am pm a m o clock noon midday half past quarter to thirty fifteen forty five twenty first second third th st nd rd
        january february march april may june july august september october november december next this coming tomorrow
        afternoon week today morgen nachmittag uhr halb viertel nach vor mañana tarde media cuarto y mediodía próximo
        demain matin après midi heures heure et demie prochain amanhã manhã meia tarde tarda domani pomeriggio mattina mezza
        mezzogiorno ore kal subah shaam baje कल सुबह शाम दोपहर बजे साढ़े am um le les las los el la às as alle al den der
        """)
}
