/// What is said in German.
enum German {
    static let tongue = Tongue(
        code: "de", prompts: prompts,
        weekdays: ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
        months: [
            "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
            "Dezember",
        ],
        day: "{weekday}, den {day}. {month}", moment: "{day}, um {time}", time: time, and: "und", or: "oder",
        decimal: ",",
        currencies: Tongue.signLast
    ) { "\($0): " }

    private static func time(_ minutes: Int) -> String {
        if minutes == 1_440 { return "24 Uhr" }
        let (hour, minute) = (minutes / 60 % 24, minutes % 60)
        return "\(hour) Uhr\(minute == 0 ? "" : " \(minute)")"
    }

    private static let prompts: [Prompt: [String]] = [
        .greeting: ["Guten Tag, hier ist der Assistent der Klinik."],
        .howCanIHelp: [
            "Wie kann ich Ihnen helfen?",
            "Sie können einen Termin vereinbaren, verlegen oder absagen, oder nach den Öffnungszeiten fragen. Was möchten Sie?",
            "In wenigen Worten: Worum geht es? Für einen Menschen sagen Sie bitte Mitarbeiter.",
        ],
        .anythingElse: [
            "Möchten Sie sonst noch etwas?", "Kann ich noch etwas für Sie tun?", "Haben Sie noch einen Wunsch?",
        ],
        .help: [
            "Ich kann einen Termin vereinbaren, verlegen oder absagen, Ihnen sagen, wann er ist, und Ihnen Öffnungszeiten, Adresse und Preise nennen."
        ],
        .bot: ["Ich bin ein automatischer Assistent. Sie können jederzeit nach einem Menschen fragen."],
        .thanks: ["Gern geschehen."],
        .goodbye: ["Vielen Dank für Ihren Anruf. Auf Wiederhören."],
        .forAPerson: ["Das sollte hier jemand persönlich hören."],
        .forTheDesk: ["Das kann Ihnen die Anmeldung sagen."], .askPerson: ["Soll ich Sie mit jemandem verbinden?"],
        .notUnderstood: [
            "Entschuldigung, das habe ich nicht verstanden.", "Leider habe ich es immer noch nicht verstanden.",
        ],
        .outOfScope: ["Dabei kann ich Ihnen hier leider nicht helfen.", "Das kann ich leider nicht."],
        .silence: ["Ich habe nichts gehört.", "Ich höre Sie immer noch nicht."],
        .slower: ["Gern, ich spreche langsamer."],
        .takeYourTime: ["Gern, lassen Sie sich Zeit."],
        .languageChanged: ["Gern, machen wir auf Deutsch weiter."],
        .letGo: ["In Ordnung, dann lasse ich es."],
        .sorry: ["Das tut mir leid. Sie können jederzeit nach einem Menschen fragen."],
        .askVisitType: [
            "Worum geht es bei dem Termin? {choices}.", "Bitte wählen Sie: {choices}.",
            "Sie können auch die Ziffer drücken: {choices}.",
        ],
        .askClinic: ["In welche Klinik möchten Sie kommen? {choices}.", "Bitte wählen Sie eine Klinik: {choices}."],
        .askDay: [
            "Welcher Tag und welche Uhrzeit passen Ihnen?",
            "Nennen Sie mir einen Tag, zum Beispiel Dienstagvormittag, oder sagen Sie: so bald wie möglich.",
            "Zum Beispiel: Montag um zehn. Wann möchten Sie kommen?",
        ],
        .askOtherDay: [
            "Welcher andere Tag oder welche andere Uhrzeit würde Ihnen passen?", "Wann könnten Sie sonst kommen?",
        ],
        .askTime: ["Um wie viel Uhr?"],
        .askName: [
            "Wie ist Ihr vollständiger Name?", "Bitte sagen Sie Ihren Vornamen und Ihren Nachnamen.",
            "Bitte sagen Sie Ihren Namen noch einmal, oder buchstabieren Sie ihn.",
        ],
        .askPatientName: ["Wie ist der vollständige Name der Person, die kommt?"],
        .askPhone: [
            "Unter welcher Telefonnummer erreichen wir Sie?",
            "Bitte sagen Sie Ihre Telefonnummer mit der Vorwahl, oder tippen Sie sie ein.",
        ],
        .askDateOfBirth: [
            "Wann sind Sie geboren?", "Bitte sagen Sie Tag, Monat und Jahr Ihrer Geburt.",
            "Sie können Ihr Geburtsdatum mit acht Ziffern eintippen: zuerst den Tag, dann den Monat und das Jahr.",
        ],
        .askPatientBirth: ["Wann ist die Person geboren, um die es geht?"],
        .askPatientDigits: ["Wie lauten die letzten vier Zeichen der Versichertennummer dieser Person?"],
        .askYearOfBirth: ["Und in welchem Jahr sind Sie geboren?"],
        .askPolicyDigits: [
            "Wie lauten die letzten vier Zeichen Ihrer Versichertennummer?",
            "Bitte sagen Sie die letzten vier Zeichen der Versichertennummer auf Ihrer Versicherungskarte, oder tippen Sie sie ein.",
        ],
        .whoAreYou: ["Zuerst muss ich wissen, mit wem ich spreche."],
        .whyProof: [
            "Das muss ich fragen, um persönliche Daten zu schützen. Möchten Sie lieber mit jemandem sprechen, sagen Sie es."
        ],
        .notVerified: [
            "Das stimmt nicht mit unseren Daten überein. Versuchen wir es noch einmal.",
            "Das stimmt immer noch nicht überein. Ein letzter Versuch.",
        ],
        .verified: ["Danke."],
        .offer: ["Ich kann Ihnen Folgendes anbieten: {times}. Was passt Ihnen am besten?"],
        .offerOne: ["Ich habe {times} frei. Passt Ihnen das?"],
        .offerOthers: [
            "Diese Zeit ist nicht frei. Ich könnte Ihnen Folgendes anbieten: {times}. Würde Ihnen das passen?"
        ],
        .offerInstead: ["Ich kann Ihnen {times} anbieten. Passt Ihnen das?"],
        .bookedUntil: ["Ich kann Termine bis {day} vergeben."],
        .nothingEarlier: ["Früher ist nichts frei."], .nothingLater: ["Später ist nichts frei."],
        .taken: ["Leider ist diese Zeit nicht mehr frei."],
        .otherVisitThen: ["Zu dieser Zeit haben Sie schon einen anderen Termin."],
        .noSuchDoctor: ["Unter diesem Namen finde ich hier niemanden. Hier behandeln {doctors}."],
        .whichVisit: ["Welchen Termin meinen Sie? {choices}.", "Bitte wählen Sie: {choices}."],
        .confirmBooking: ["{visit}, Standort {clinic}. Soll ich den Termin buchen?"],
        .confirmBookingFor: ["{visit}, Standort {clinic}, auf den Namen {name}. Soll ich den Termin buchen?"],
        .confirmMove: ["Bisher haben Sie {old}. Neu wäre {new}. Soll ich den Termin verlegen?"],
        .confirmCancel: ["Sie möchten diesen Termin absagen: {visit}. Soll ich ihn absagen?"],
        .yesOrNo: ["Bitte sagen Sie ja oder nein, oder drücken Sie 1 für ja und 2 für nein."],
        .booked: ["Der Termin ist gebucht: {visit}."],
        .moved: ["Der Termin ist verlegt: {visit}."],
        .cancelled: ["Der Termin ist abgesagt: {visit}."],
        .bookedAlready: ["Der Termin ist schon gebucht."],
        .cancelledAlready: ["Der Termin ist schon abgesagt. Ich sehe nach, ob die Zeit noch frei ist."],
        .kept: ["In Ordnung, es bleibt, wie es ist."],
        .whatInstead: ["Was möchten Sie stattdessen? Nennen Sie mir einen anderen Tag oder eine andere Uhrzeit."],
        .visits: ["Sie haben {visits}."],
        .moreVisits: ["Danach kommen noch weitere."],
        .oneVisit: ["Sie haben einen Termin: {visit}."],
        .noMoreVisits: ["Das waren alle."],
        .noVisits: ["Ich finde keinen kommenden Termin von Ihnen."],
        .noVisitThen: ["Dann haben Sie keinen Termin."],
        .firstThe: ["Zuerst: {what}."],
        .nowThe: ["Jetzt: {what}."],
        .oneByOne: ["Eins nach dem anderen."],
        .takesMinutes: ["Das dauert {n} Minuten."],
        .seenBy: ["Das ist bei {doctors}."],
        .texts: [
            "Ich kann selbst keine Nachricht schicken; wenn die Klinik Erinnerungen sendet, kommen sie auf Ihr Telefon."
        ],
        .nowBook: ["Nun zum neuen Termin."],
        .nowMove: ["Nun zum Termin, der verschoben werden soll."],
        .nowCancel: ["Nun zum Termin, der abgesagt werden soll."],
        .open: ["{clinic} hat heute bis {until} geöffnet."],
        .openOn: ["Am {day} hat {clinic} von {from} bis {until} geöffnet."],
        .closedToday: ["{clinic} hat jetzt geschlossen. Wieder geöffnet ist am {day} von {from} bis {until}."],
        .closed: ["{clinic} hat am {day} geschlossen."],
        .location: ["{clinic} finden Sie hier: {address}."],
        .noLocation: ["Die Adresse von {clinic} habe ich nicht zur Hand; am Empfang sagt man sie Ihnen gern."],
        .price: ["{what} kostet {amount}"],
        .onePrice: ["{what} kostet {amount}."],
        .prices: ["Die Preise sind: {prices}."],
        .noPrice: [
            "Die Preise habe ich nicht zur Hand; am Empfang nennt man sie Ihnen gern. Vielleicht zahlt Ihre Versicherung."
        ],
        .status: ["Ihr Antrag auf Prüfung der Versicherung {status}."],
        .noStatus: ["Ich finde keinen Antrag auf Prüfung von Ihnen."],
        .approved: ["ist genehmigt"],
        .rejected: ["wurde nicht genehmigt; am Empfang sagt man Ihnen, warum"],
        .pendingReview: ["wartet noch auf die Bearbeitung"],
        .inReview: ["wird gerade bearbeitet"],
        .awaitingDocuments: ["wartet auf Unterlagen"],
        .escalated: ["liegt bei einer Fachkraft"],
        .otherStatus: ["ist in Arbeit"],
        .transferAsked: ["Ich verbinde Sie mit unserem Team. Einen Moment, bitte."],
        .transferNotUnderstood: ["Ich kann Sie leider nicht gut verstehen. Ich verbinde Sie mit unserem Team."],
        .transferNotVerified: [
            "Ich konnte nicht feststellen, wer Sie sind. Ich verbinde Sie mit jemandem, der Ihnen weiterhilft."
        ],
        .transferAnger: ["Entschuldigen Sie bitte die Umstände. Ich verbinde Sie sofort mit unserem Team."],
        .transferNoTimes: [
            "Ich finde keine Zeit, die Ihnen passt. Ich verbinde Sie mit jemandem, der weitersuchen kann."
        ],
        .transferTooLate: [
            "Bis zum Termin ist es zu kurz, ich kann ihn nicht mehr ändern. Ich verbinde Sie mit dem Empfang."
        ],
        .transferFailure: ["Hier ist etwas schiefgegangen. Ich verbinde Sie mit unserem Team."],
        .transferEmergency: [
            "Wenn dies ein Notfall ist, legen Sie auf und rufen Sie sofort den Notruf an. Ich verbinde Sie mit einem Menschen."
        ],
        .transferSilence: ["Ich kann Sie nicht hören. Ich verbinde Sie mit unserem Team."],
        .unreached: [
            "Leider ist gerade niemand zu erreichen. Bitte rufen Sie etwas später noch einmal an. Auf Wiederhören."
        ],
        .unreachedEmergency: [
            "Leider ist gerade niemand zu erreichen. Wenn dies ein Notfall ist, legen Sie auf und rufen Sie sofort den Notruf an."
        ],
        .visit: ["{what} am {when}"],
        .visitWithDoctor: ["{what} am {when}, bei {doctor}"],
    ]
}
