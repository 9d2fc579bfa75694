/// What is said in Italian.
enum Italian {
    static let tongue = Tongue(
        code: "it", prompts: prompts,
        weekdays: ["lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica"],
        months: [
            "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre",
            "novembre", "dicembre",
        ],
        day: "{weekday} {day} {month}", first: "primo", moment: "{day} {time}", time: time, and: "e", or: "o",
        decimal: ",",
        currencies: Tongue.signLast
    ) { "\($0): " }

    private static func time(_ minutes: Int) -> String {
        switch minutes {
        case 0, 1_440: return "a mezzanotte"
        case 60: return "all'una"
        case 720: return "a mezzogiorno"
        default: break
        }
        let (hour, minute) = (minutes / 60 % 24, minutes % 60)
        let past = minute == 0 ? "" : ":\(minute < 10 ? "0" : "")\(minute)"
        return "\(hour == 1 ? "all'" : "alle ")\(hour)\(past)"
    }

    private static let prompts: [Prompt: [String]] = [
        .greeting: ["Buongiorno, sono l'assistente della clinica."],
        .howCanIHelp: [
            "Come posso aiutarla?",
            "Può prenotare, spostare o annullare una visita, oppure chiedere gli orari. Che cosa desidera?",
            "In poche parole: qual è il motivo della chiamata? Per parlare con una persona, dica operatore.",
        ],
        .anythingElse: ["Desidera altro?", "Posso fare altro per lei?", "Ha bisogno di altro?"],
        .help: [
            "Posso prenotare, spostare o annullare una visita, dirle quando è, e darle gli orari, l'indirizzo e i prezzi."
        ],
        .bot: ["Sono un assistente automatico. Può chiedere di parlare con una persona in qualsiasi momento."],
        .thanks: ["Prego."],
        .goodbye: ["Grazie della chiamata. Arrivederci."],
        .forAPerson: ["Questo lo deve sentire una persona di qui."],
        .forTheDesk: ["Questo glielo può dire la segreteria."],
        .askPerson: ["Vuole che la metta in contatto con una persona?"],
        .notUnderstood: ["Mi scusi, non ho capito.", "Mi dispiace, non riesco ancora a capire."],
        .outOfScope: ["Mi dispiace, per questo non posso aiutarla qui.", "Questo non posso farlo."],
        .silence: ["Non ho sentito nulla.", "Non la sento ancora."],
        .slower: ["Certo, parlerò più lentamente."],
        .takeYourTime: ["Certo, faccia con calma."],
        .languageChanged: ["Certo, continuiamo in italiano."],
        .letGo: ["Va bene, lascio stare."],
        .sorry: ["Mi dispiace molto. Può chiedere di parlare con una persona in qualsiasi momento."],
        .askVisitType: [
            "Per che cosa è la visita? {choices}.", "Scelga, per favore: {choices}.",
            "Può premere il numero: {choices}.",
        ],
        .askClinic: ["In quale clinica? {choices}.", "Scelga una clinica, per favore: {choices}."],
        .askDay: [
            "Che giorno e che ora le andrebbero bene?",
            "Mi dica un giorno, per esempio martedì mattina, oppure dica il prima possibile.",
            "Per esempio: lunedì alle dieci. Quando desidera venire?",
        ],
        .askOtherDay: [
            "Quale altro giorno o quale altra ora le andrebbe bene?", "In quale altro momento potrebbe venire?",
        ],
        .askTime: ["A che ora?"],
        .askName: [
            "Qual è il suo nome completo?", "Dica il suo nome e il suo cognome, per favore.",
            "Dica di nuovo il suo nome, oppure lo dica lettera per lettera, per favore.",
        ],
        .askPatientName: ["Qual è il nome completo del paziente?"],
        .askPhone: [
            "A quale numero di telefono possiamo chiamarla?",
            "Dica o digiti il suo numero di telefono, con il prefisso, per favore.",
        ],
        .askDateOfBirth: [
            "Qual è la sua data di nascita?", "Dica il giorno, il mese e l'anno di nascita, per favore.",
            "Può digitare la data di nascita con otto cifre: prima il giorno, poi il mese e l'anno.",
        ],
        .askPatientBirth: ["Qual è la data di nascita del paziente?"],
        .askPatientDigits: ["Quali sono gli ultimi quattro caratteri del numero di assicurato del paziente?"],
        .askYearOfBirth: ["E qual è il suo anno di nascita?"],
        .askPolicyDigits: [
            "Quali sono gli ultimi quattro caratteri del suo numero di assicurato?",
            "Dica o digiti gli ultimi quattro caratteri del numero che è sulla tessera dell'assicurazione, per favore.",
        ],
        .whoAreYou: ["Prima devo accertarmi della sua identità."],
        .whyProof: ["Devo chiederlo per proteggere i dati personali. Se preferisce parlare con una persona, lo dica."],
        .notVerified: [
            "Non corrisponde ai nostri dati. Proviamo ancora una volta.",
            "Continua a non corrispondere. Un ultimo tentativo.",
        ],
        .verified: ["Grazie."],
        .offer: ["Posso offrirle {times}. Che cosa preferisce?"],
        .offerOne: ["Posso offrirle {times}. Le va bene?"],
        .offerOthers: ["Quell'ora non è libera. Potrei offrirle {times}. Le andrebbe bene?"],
        .offerInstead: ["Posso offrirle {times}. Le va bene?"],
        .bookedUntil: ["Posso prenotare fino a {day}."],
        .nothingEarlier: ["Non c'è niente prima."], .nothingLater: ["Non c'è niente dopo."],
        .taken: ["Mi dispiace, quell'ora non è più libera."],
        .otherVisitThen: ["A quell'ora ha già un altro appuntamento."],
        .noSuchDoctor: ["Qui non trovo nessuno con questo nome. I medici sono {doctors}."],
        .whichVisit: ["Di quale visita si tratta? {choices}.", "Ne scelga una, per favore: {choices}."],
        .confirmBooking: ["{visit}, presso {clinic}. Prenoto?"],
        .confirmBookingFor: ["{visit}, presso {clinic}, a nome di {name}. Prenoto?"],
        .confirmMove: ["Adesso ha {old}. Diventerebbe {new}. Cambio la visita?"],
        .confirmCancel: ["Desidera annullare questa visita: {visit}. La annullo?"],
        .yesOrNo: ["Dica sì o no, oppure prema 1 per sì e 2 per no."],
        .booked: ["La visita è prenotata: {visit}."],
        .moved: ["La visita è stata spostata: {visit}."],
        .cancelled: ["La visita è annullata: {visit}."],
        .bookedAlready: ["È già prenotata."],
        .cancelledAlready: ["È già annullata. Vedo se l'orario è ancora libero."],
        .kept: ["Va bene, resta tutto com'è."],
        .whatInstead: ["Che cosa preferisce, allora? Mi dica un altro giorno o un'altra ora."],
        .visits: ["Ha {visits}."],
        .moreVisits: ["Poi ce ne sono altre."],
        .oneVisit: ["Ha una visita: {visit}."],
        .noMoreVisits: ["Erano tutte."],
        .noVisits: ["Non trovo nessuna sua visita in programma."],
        .noVisitThen: ["Per allora non ha nessuna visita."],
        .firstThe: ["Prima: {what}."],
        .nowThe: ["Ora: {what}."],
        .oneByOne: ["Una cosa alla volta."],
        .takesMinutes: ["Dura {n} minuti in tutto."],
        .seenBy: ["È con {doctors}."],
        .texts: ["Non posso inviare messaggi io; se la clinica manda promemoria, arrivano al suo telefono."],
        .nowBook: ["Ora il nuovo appuntamento."],
        .nowMove: ["Ora l'appuntamento da spostare."],
        .nowCancel: ["Ora l'appuntamento da annullare."],
        .open: ["{clinic} oggi riceve fino {until}."],
        .openOn: ["{clinic} apre {day} {from} e chiude {until}."],
        .closedToday: ["{clinic} adesso non riceve. Riapre {day} {from} e chiude {until}."],
        .closed: ["{clinic} non apre {day}."],
        .location: ["{clinic} si trova a questo indirizzo: {address}."],
        .noLocation: ["Non ho sottomano l'indirizzo di {clinic}; glielo daranno all'accettazione."],
        .price: ["{what} costa {amount}"],
        .onePrice: ["{what} costa {amount}."],
        .prices: ["I prezzi sono: {prices}."],
        .noPrice: ["Non ho sottomano i prezzi; glieli daranno all'accettazione. Forse li copre la sua assicurazione."],
        .status: ["La verifica della sua assicurazione {status}."],
        .noStatus: ["Non trovo nessuna sua richiesta di verifica."],
        .approved: ["è stata approvata"],
        .rejected: ["non è stata approvata; all'accettazione le diranno perché"],
        .pendingReview: ["è in attesa di esame"],
        .inReview: ["è in corso di esame"],
        .awaitingDocuments: ["è in attesa di documenti"],
        .escalated: ["è seguita da uno specialista"],
        .otherStatus: ["è in corso"],
        .transferAsked: ["Le passo una persona. Un momento, per favore."],
        .transferNotUnderstood: ["Faccio fatica a capire. Le passo una persona."],
        .transferNotVerified: ["Non ho potuto verificare la sua identità. Le passo una persona che può aiutarla."],
        .transferAnger: ["Mi scuso per il disagio. Le passo subito una persona."],
        .transferNoTimes: ["Non trovo un'ora che le vada bene. Le passo una persona che può cercare meglio."],
        .transferTooLate: ["Manca troppo poco alla visita e non posso più cambiarla. Le passo l'accettazione."],
        .transferFailure: ["Qualcosa è andato storto. Le passo una persona."],
        .transferEmergency: [
            "Se è un'emergenza, riagganci e chiami subito il numero di emergenza. Le passo una persona."
        ],
        .transferSilence: ["Non la sento. Le passo una persona."],
        .unreached: [
            "Mi dispiace, in questo momento non risponde nessuno. Richiami un po' più tardi, per favore. Arrivederci."
        ],
        .unreachedEmergency: [
            "Mi dispiace, in questo momento non risponde nessuno. Se è un'emergenza, riagganci e chiami subito il numero di emergenza."
        ],
        .visit: ["{what} {when}"],
        .visitWithDoctor: ["{what} {when}, con {doctor}"],
    ]
}
