/// What is said in French.
enum French {
    static let tongue = Tongue(
        code: "fr", prompts: prompts,
        weekdays: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
        months: [
            "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
            "décembre",
        ],
        day: "{weekday} {day} {month}", first: "1er", moment: "{day} à {time}", time: time, and: "et", or: "ou",
        decimal: ",",
        currencies: Tongue.signLast
    ) { "\($0) : " }

    private static func time(_ minutes: Int) -> String {
        if minutes % 1_440 == 0 { return "minuit" }
        if minutes == 720 { return "midi" }
        let (hour, minute) = (minutes / 60 % 24, minutes % 60)
        return "\(hour) \(hour < 2 ? "heure" : "heures")\(minute == 0 ? "" : " \(minute)")"
    }

    private static let prompts: [Prompt: [String]] = [
        .greeting: ["Bonjour, ici l'assistant de la clinique."],
        .howCanIHelp: [
            "Que puis-je faire pour vous ?",
            "Vous pouvez prendre, déplacer ou annuler un rendez-vous, ou demander nos horaires. Que souhaitez-vous ?",
            "En quelques mots : pourquoi appelez-vous ? Pour parler à quelqu'un, dites conseiller.",
        ],
        .anythingElse: [
            "Souhaitez-vous autre chose ?", "Puis-je faire autre chose pour vous ?", "Avez-vous besoin d'autre chose ?",
        ],
        .help: [
            "Je peux prendre, déplacer ou annuler un rendez-vous, vous dire quand il a lieu, et vous donner nos horaires, notre adresse et nos tarifs."
        ],
        .bot: ["Je suis un assistant automatique. Vous pouvez demander à parler à quelqu'un à tout moment."],
        .thanks: ["Je vous en prie."],
        .goodbye: ["Merci de votre appel. Au revoir."],
        .forAPerson: ["Cela, quelqu'un d'ici doit l'entendre."],
        .forTheDesk: ["L'accueil pourra vous le dire."], .askPerson: ["Voulez-vous que je vous passe quelqu'un ?"],
        .notUnderstood: ["Pardon, je n'ai pas compris.", "Excusez-moi, je ne comprends toujours pas."],
        .outOfScope: ["Je regrette, je ne peux pas vous aider pour cela ici.", "Cela, je ne peux pas le faire."],
        .silence: ["Je n'ai rien entendu.", "Je ne vous entends toujours pas."],
        .slower: ["Bien sûr, je vais parler plus lentement."],
        .takeYourTime: ["Bien sûr, prenez votre temps."],
        .languageChanged: ["Bien sûr, continuons en français."],
        .letGo: ["Très bien, n'en parlons plus."],
        .sorry: ["Toutes mes excuses. Vous pouvez demander à parler à quelqu'un à tout moment."],
        .askVisitType: [
            "Quel est le motif du rendez-vous ? {choices}.", "Choisissez-en un, s'il vous plaît : {choices}.",
            "Vous pouvez appuyer sur le chiffre : {choices}.",
        ],
        .askClinic: ["Dans quelle clinique ? {choices}.", "Choisissez une clinique, s'il vous plaît : {choices}."],
        .askDay: [
            "Quel jour et quelle heure vous conviendraient ?",
            "Dites-moi un jour, par exemple mardi matin, ou dites dès que possible.",
            "Par exemple : lundi à dix heures. Quand souhaitez-vous venir ?",
        ],
        .askOtherDay: [
            "Quel autre jour ou quelle autre heure vous conviendrait ?", "À quel autre moment pourriez-vous venir ?",
        ],
        .askTime: ["À quelle heure ?"],
        .askName: [
            "Quels sont votre prénom et votre nom ?", "Dites votre prénom et votre nom, s'il vous plaît.",
            "Redites votre nom, ou épelez-le, s'il vous plaît.",
        ],
        .askPatientName: ["Quels sont le prénom et le nom du patient ?"],
        .askPhone: [
            "À quel numéro de téléphone pouvons-nous vous joindre ?",
            "Dites ou composez votre numéro de téléphone, avec l'indicatif, s'il vous plaît.",
        ],
        .askDateOfBirth: [
            "Quelle est votre date de naissance ?",
            "Dites le jour, le mois et l'année de votre naissance, s'il vous plaît.",
            "Vous pouvez composer votre date de naissance en huit chiffres : d'abord le jour, puis le mois et l'année.",
        ],
        .askPatientBirth: ["Quelle est la date de naissance du patient ?"],
        .askPatientDigits: ["Quels sont les quatre derniers caractères du numéro d'assuré du patient ?"],
        .askYearOfBirth: ["Et quelle est votre année de naissance ?"],
        .askPolicyDigits: [
            "Quels sont les quatre derniers caractères de votre numéro d'assuré ?",
            "Dites ou composez les quatre derniers caractères du numéro inscrit sur votre carte d'assurance, s'il vous plaît.",
        ],
        .whoAreYou: ["Je dois d'abord m'assurer de votre identité."],
        .whyProof: [
            "Je dois le demander pour protéger les données personnelles. Si vous préférez parler à quelqu'un, dites-le."
        ],
        .notVerified: [
            "Cela ne correspond pas à ce que nous avons. Essayons encore une fois.",
            "Cela ne correspond toujours pas. Un dernier essai.",
        ],
        .verified: ["Merci."],
        .offer: ["Je peux vous proposer {times}. Que préférez-vous ?"],
        .offerOne: ["Je peux vous proposer {times}. Cela vous convient-il ?"],
        .offerOthers: ["Cette heure n'est pas libre. Je pourrais vous proposer {times}. Cela vous conviendrait-il ?"],
        .offerInstead: ["Je peux vous proposer {times}. Est-ce que cela vous convient ?"],
        .bookedUntil: ["Je peux réserver jusqu'au {day}."],
        .nothingEarlier: ["Il n'y a rien plus tôt."], .nothingLater: ["Il n'y a rien plus tard."],
        .taken: ["Je regrette, cette heure n'est plus libre."],
        .otherVisitThen: ["Vous avez déjà un autre rendez-vous à cette heure-là."],
        .noSuchDoctor: ["Je ne trouve personne de ce nom ici. Les médecins sont {doctors}."],
        .whichVisit: ["De quel rendez-vous s'agit-il ? {choices}.", "Choisissez-en un, s'il vous plaît : {choices}."],
        .confirmBooking: ["{visit}, chez {clinic}. Je réserve ?"],
        .confirmBookingFor: ["{visit}, chez {clinic}, au nom de {name}. Je réserve ?"],
        .confirmMove: ["Vous avez {old}. Ce serait désormais {new}. Je change le rendez-vous ?"],
        .confirmCancel: ["Vous souhaitez annuler ce rendez-vous : {visit}. Je l'annule ?"],
        .yesOrNo: ["Dites oui ou non, ou appuyez sur 1 pour oui et sur 2 pour non."],
        .booked: ["C'est réservé : {visit}."],
        .moved: ["C'est changé : {visit}."],
        .cancelled: ["C'est annulé : {visit}."],
        .bookedAlready: ["C'est déjà réservé."],
        .cancelledAlready: ["C'est déjà annulé. Je regarde si l'heure est encore libre."],
        .kept: ["Très bien, rien ne change."],
        .whatInstead: ["Que préférez-vous alors ? Dites-moi un autre jour ou une autre heure."],
        .visits: ["Vous avez {visits}."],
        .moreVisits: ["Il y en a d'autres ensuite."],
        .oneVisit: ["Vous avez un rendez-vous : {visit}."],
        .noMoreVisits: ["C'étaient tous vos rendez-vous."],
        .noVisits: ["Je ne trouve aucun rendez-vous à venir à votre nom."],
        .noVisitThen: ["Vous n'avez rien de prévu à ce moment-là."],
        .firstThe: ["D'abord : {what}."],
        .nowThe: ["Maintenant : {what}."],
        .oneByOne: ["Procédons dans l'ordre."],
        .takesMinutes: ["Cela dure {n} minutes."],
        .seenBy: ["C'est avec {doctors}."],
        .texts: [
            "Je ne peux pas envoyer de message moi-même ; si la clinique envoie des rappels, ils arrivent sur votre téléphone."
        ],
        .nowBook: ["Passons au nouveau rendez-vous."],
        .nowMove: ["Passons au rendez-vous à déplacer."],
        .nowCancel: ["Passons au rendez-vous à annuler."],
        .open: ["Aujourd'hui, {clinic} vous accueille jusqu'à {until}."],
        .openOn: ["Le {day}, {clinic} vous accueille de {from} à {until}."],
        .closedToday: [
            "En ce moment, {clinic} n'accueille personne. Prochaine ouverture le {day}, de {from} à {until}."
        ],
        .closed: ["{clinic} n'ouvre pas le {day}."],
        .location: ["{clinic} se trouve à cette adresse : {address}."],
        .noLocation: ["Pour {clinic}, je n'ai pas l'adresse sous la main ; l'accueil vous la donnera."],
        .price: ["{what} coûte {amount}"],
        .onePrice: ["{what} coûte {amount}."],
        .prices: ["Les tarifs sont : {prices}."],
        .noPrice: [
            "Je n'ai pas les tarifs sous la main ; l'accueil vous les donnera. Votre assurance les prend peut-être en charge."
        ],
        .status: ["La vérification de votre assurance {status}."],
        .noStatus: ["Je ne trouve aucune demande de vérification à votre nom."],
        .approved: ["est acceptée"],
        .rejected: ["n'a pas été acceptée ; l'accueil vous dira pourquoi"],
        .pendingReview: ["est en attente d'examen"],
        .inReview: ["est en cours d'examen"],
        .awaitingDocuments: ["est en attente de documents"],
        .escalated: ["est entre les mains d'un spécialiste"],
        .otherStatus: ["est en cours"],
        .transferAsked: ["Je vous passe quelqu'un. Un instant, s'il vous plaît."],
        .transferNotUnderstood: ["J'ai du mal à vous comprendre. Je vous passe quelqu'un."],
        .transferNotVerified: [
            "Je n'ai pas pu vérifier votre identité. Je vous passe quelqu'un qui pourra vous aider."
        ],
        .transferAnger: ["Je regrette ces désagréments. Je vous passe quelqu'un tout de suite."],
        .transferNoTimes: [
            "Je ne trouve pas d'heure qui vous convienne. Je vous passe quelqu'un qui pourra chercher plus loin."
        ],
        .transferTooLate: ["Le rendez-vous est trop proche pour que je puisse le changer. Je vous passe l'accueil."],
        .transferFailure: ["Un problème est survenu ici. Je vous passe quelqu'un."],
        .transferEmergency: [
            "S'il s'agit d'une urgence, raccrochez et appelez tout de suite le numéro d'urgence. Je vous passe quelqu'un."
        ],
        .transferSilence: ["Je ne vous entends pas. Je vous passe quelqu'un."],
        .unreached: [
            "Je regrette, personne ne répond pour le moment. Rappelez un peu plus tard, s'il vous plaît. Au revoir."
        ],
        .unreachedEmergency: [
            "Je regrette, personne ne répond pour le moment. S'il s'agit d'une urgence, raccrochez et appelez tout de suite le numéro d'urgence."
        ],
        .visit: ["{what} le {when}"],
        .visitWithDoctor: ["{what} le {when}, avec {doctor}"],
    ]
}
