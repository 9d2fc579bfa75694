internal import Dialogue
internal import Understanding

/// What many callers ask, and nothing here knows: a person at the desk does.
enum DeskQuestions {
    /// - Returns: the language in which it is asked, the conversation's before others; nil when nothing of it is.
    static func language(of words: PlainWords, expecting expected: String) -> String? {
        let asked = (phrases + payments).filter { words.contains(anyOf: $0.phrases) }.map(\.code)
        return asked.contains(expected) ? expected : asked.first
    }

    /// Whether it is asked what an insurer has paid: what it has agreed to is known here.
    static func isOfPayment(_ words: PlainWords) -> Bool { payments.contains { words.contains(anyOf: $0.phrases) } }

    private static let payments: [(code: String, phrases: Phrases)] = [
        (
            "en",
            Phrases.of(
                """
                claim paid, claim been paid, claim was paid, claim is paid, claim get paid, claim gets paid, paid my claim,
                pay my claim, paid the claim, pay the claim, paid on my claim, claims paid, claim payment, insurance paid,
                reimbursement, reimbursed, reimburse, refund, refunded
                """)
        ),
        (
            "es",
            Phrases.of(
                """
                reembolso, reembolsaron, reembolsado, reembolsar, pagado mi reclamación, pagaron mi reclamación,
                pagó mi reclamación, reclamación pagada, pagó el seguro, ha pagado el seguro, el seguro ya pagó
                """)
        ),
        ("hi", Phrases.of("क्लेम का पैसा, क्लेम का भुगतान, क्लेम मिला, claim ka paisa, claim mila, रिफंड, रीइंबर्समेंट")),
        ("fr", Phrases.of("remboursement, remboursements, remboursé, remboursée, rembourser, rembourse")),
        ("de", Phrases.of("Erstattung, Rückerstattung, Kostenerstattung, erstattet, erstatten")),
        ("pt", Phrases.of("reembolso, reembolsado, reembolsada, reembolsaram, reembolsar")),
        ("it", Phrases.of("rimborso, rimborsi, rimborsato, rimborsata, rimborsare")),
    ]

    private static let phrases: [(code: String, phrases: Phrases)] = [
        (
            "en",
            Phrases.of(
                """
                have insurance, no insurance, not insured, uninsured, minutes late, cancellation policy, what if i need to,
                do you take, do you accept, take my insurance, accept my insurance, take insurance, accept insurance, insurance accepted,
                which insurance, what insurance, which insurances, what insurances, insurance plans,
                insurance do you, in network, out of network, medicare, medicaid, parking, to park, i park,
                should i bring, need to bring, have to bring, do i bring, must i bring, bring with me, bring along,
                walk in, walk ins, walkins, refill, refills, prescription, prescriptions, test results, lab results,
                my results, blood results, my bill, a bill, billing, invoice, copay, co pay, medical records,
                my records, my chart, leave a message, running late, be late, a referral, my referral, wheelchair,
                sick note, doctor s note, eat before,
                drink before, fasting
                """)
        ),
        (
            "es",
            Phrases.of(
                """
                no tengo seguro, aceptan mi seguro, aceptan seguro, aceptan seguros, aceptan el seguro, aceptan tarjeta,
                toman mi seguro, toman seguro, qué seguros, cuáles seguros, estacionamiento, aparcamiento,
                estacionar, aparcar, parking, parqueo, tengo que llevar, debo llevar, hay que llevar,
                necesito llevar, sin cita, receta, recetas, mis resultados, los resultados,
                mis análisis, factura, facturas, historial médico, silla de ruedas, en ayunas, un justificante,
                llegar tarde, llego tarde, voy tarde
                """)
        ),
        (
            "hi",
            Phrases.of(
                """
                बीमा लेते, बीमा मानते, बीमा चलता, इंश्योरेंस लेते, इंश्योरेंस चलता, कौन सा बीमा, कौन से बीमा,
                बीमा नहीं, इंश्योरेंस नहीं, insurance nahi, मुझे देरी, deri ho, पार्किंग, क्या लाना, क्या लेकर, साथ लाना, साथ क्या, बिना अपॉइंटमेंट, दवा की पर्ची, दवाई की पर्ची,
                मेरी रिपोर्ट, मेरी report, टेस्ट रिपोर्ट, जाँच की रिपोर्ट, मेरा बिल, व्हीलचेयर, खाली पेट, देर हो जाएगी,
                देर से आऊँगा, देर से आऊँगी, देर से पहुँचूँगा, parking, kya lana,
                kya lekar, insurance lete, bina appointment, meri report, test report, khali pet
                """)
        ),
        (
            "fr",
            Phrases.of(
                """
                acceptez vous, prenez vous, vous acceptez, carte vitale, mutuelle, mutuelles, tiers payant, parking,
                me garer, se garer, stationnement, dois je apporter, dois je amener, faut il apporter, faut apporter,
                dois apporter, dois amener, faut amener, sans rendez vous, ordonnance, ordonnances, mes résultats,
                les résultats, des résultats, facture, factures, dossier médical, fauteuil roulant, à jeun,
                arrêt de travail, en retard, du retard
                """)
        ),
        (
            "de",
            Phrases.of(
                """
                nehmen Sie meine, akzeptieren Sie, Krankenkasse zugelassen, Krankenkasse bei Ihnen,
                welche Versicherungen, welche Kassen, welche Krankenkassen,
                Kassenpatienten, Privatpatienten, gesetzlich versichert, privat versichert, parken, Parkplatz,
                Parkplätze, Parkhaus, mitbringen, ohne Termin, Rezept, Rezepte, eine Überweisung, meine Überweisung,
                Befund, Befunde, Laborwerte, meine Ergebnisse, Testergebnis, Testergebnisse, Rechnung, Patientenakte,
                Rollstuhl, nüchtern, Krankschreibung, verspäte mich, zu spät, Verspätung
                """)
        ),
        (
            "pt",
            Phrases.of(
                """
                não tenho convênio, não tenho seguro, não tenho plano,
                aceitam convênio, aceita convênio, aceitam o convênio, aceitam meu convênio, aceitam o meu,
                quais convênios, que convênios, aceitam plano, aceitam meu plano, aceitam cartão, estacionamento,
                estacionar, preciso levar, devo levar, tenho que levar, o que levar, sem hora marcada,
                sem agendamento, receita, receitas, meus exames, resultado do exame,
                resultado dos exames, meus resultados, os resultados, boleto, fatura, nota fiscal, prontuário,
                cadeira de rodas, em jejum, atestado, vou atrasar, atrasado, atrasada, chegar tarde
                """)
        ),
        (
            "it",
            Phrases.of(
                """
                accettate, quali assicurazioni, che assicurazioni, parcheggio, parcheggiare, devo portare,
                bisogna portare, cosa portare, dovrei portare, senza appuntamento, ricetta, ricette, prescrizione,
                i risultati, miei risultati, referto, referti, gli esiti, fattura, cartella clinica, sedia a rotelle,
                a digiuno, impegnativa, certificato medico, in ritardo, arrivo tardi
                """)
        ),
    ]
}

extension Listening {
    func hearDeskQuestion(_ words: PlainWords, _ heard: inout Heard) {
        // What an insurer said is known here; which insurers are taken is not.
        let isAnswer = heard.isAboutInsurance && heard.means(.checkStatus)
        guard !isAnswer || DeskQuestions.isOfPayment(words) else { return }
        let expected = heard.spokenLanguage ?? state.language
        guard let language = DeskQuestions.language(of: words, expecting: expected) else { return }
        // There are visits for a prescription, too.
        let type = world.visitType(heard.visitType)
        let isVisit = type.map { DeskQuestions.language(of: PlainWords($0.name), expecting: language) != nil } ?? false
        guard !isVisit else { return }
        heard.isForDesk = true
        if language != state.language, Tongues.speaks(language) { heard.spokenLanguage = language }
    }
}

/// What is asked of a visit, and answered.
enum VisitQuestions {
    /// With whom one speaks is no question of the visit.
    static let speaking = Phrases.words("speaking speak talking talk hablo parlo falo falando spreche parle")
    static let doctor = Phrases.of(
        """
        who is the doctor, which doctor, what doctor, who will i see, who would i see, who am i seeing, who is it with,
        who s the doctor, who will that be with, which doctor is that, who is that with, who s it with,
        qué doctor, qué médico, con quién, quién es el doctor, con qué doctora
        कौन से डॉक्टर, किस डॉक्टर, कौन डॉक्टर, डॉक्टर कौन, kaun se doctor, kis doctor
        quel médecin, quel docteur, avec qui, chez qui, welcher Arzt, welche Ärztin, bei wem, mit wem
        qual médico, qual médica, com quem, quem é o médico, quale medico, quale dottore, quale dottoressa, con chi
        """)
    static let now = Phrases.of(
        """
        now, right now, currently, at the moment, ahora, en este momento, अभी, इस समय, इस वक्त, abhi, maintenant, en ce moment,
        jetzt, gerade, agora, neste momento, adesso, in questo momento
        """)
    static let weekends = Phrases.of(
        """
        weekend, weekends, the week end, fin de semana, fines de semana, week end, week ends, Wochenende, Wochenenden,
        fim de semana, fins de semana, finais de semana, final de semana, fine settimana, वीकेंड, वीकएंड, सप्ताहांत
        """)
    static let length = Phrases.of(
        """
        how long does it take, how long does that take, how long is it, how long will it, how long will that,
        how long does a, how long is a
        cuánto dura, cuánto tarda, cuánto tiempo dura, कितनी देर, कितना समय लग, kitni der
        combien de temps, ça dure combien, wie lange dauert, wie lang dauert, quanto tempo leva, quanto tempo dura,
        quanto dura, quanto tempo ci vuole
        """)
}
