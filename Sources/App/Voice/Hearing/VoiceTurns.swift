internal import Dialogue

/// Words that say how an answer is meant, in plain form and each language: what takes a yes back, who thinks aloud, who
/// wants other times, and what is nobody's name.
enum VoiceTurns {
    /// "Yes, but": beside a yes they make it none. Not "ma certo", "mais oui" and "aber gern", which are yeses.
    static let hedges = Phrases.of(
        """
        but, wait, actually, instead, rather, change it, make it, later, earlier, different, another, except, what, which,
        not sure, if, before, after, would be better, wrong, so that s, how, who, where, when, could you, can you, can it, can i, spelled, hold on, my wife, my husband, my son,
        my daughter, my mother, my father, not for me
        pero espere, pero no, pero es, pero para, pero puede, pero mejor, pero quiero, espere, espera, otro, otra, cambie,
        cambiar, más tarde, más temprano, en lugar, cuánto, cuál, dónde, mi esposa, mi esposo, mi hijo, mi hija, mi madre
        लेकिन, मगर, रुकिए, रुको, बदल, दूसरा, दूसरी, दूसरे, बाद में, कितना, कितने, lekin, magar, ruko, rukiye, badal
        mais attendez, mais pas, mais c est, mais je, mais pour, mais plutôt, mais est ce, attendez, plutôt, un autre,
        une autre, changer, changez, plus tard, plus tôt, à la place, combien, quel, quelle, pour ma, pour mon
        aber nicht, aber ich, aber es, aber kann, aber bitte, aber lieber, aber später, aber für, warten, Moment,
        Augenblick, lieber, andere, anderen, anderer, anderes, ändern, später, früher, stattdessen, wie viel, was, welche,
        nicht, für meine, für meinen
        mas espera, mas não, mas é, mas eu, mas pode, mas para, espera, espere, peraí, outro, outra, mudar, trocar,
        mais tarde, mais cedo, em vez, quanto, qual, onde, minha filha, meu filho, minha mãe
        ma aspetti, ma non, ma è, ma vorrei, ma posso, ma per, aspetti, aspetta, piuttosto, meglio, un altro, un altra,
        cambiare, più tardi, invece, quanto, quale, dove, per mia, per mio
        """)
    /// A "yes" beside one of these says no: "yeah, that's no good for me".
    static let declines = Phrases.of(
        """
        doesn t work, don t work, won t work, not work, no good, not good, can t do, can t make, can t come,
        bad time, bad day, too late, too early, i m off, not for me
        no me va, no me viene, no puedo, no me sirve, demasiado tarde, demasiado temprano, muy tarde, muy temprano,
        नहीं चलेगा, नहीं आ, नहीं हो, ठीक नहीं, nahi chalega
        ne me va, ne va pas, ne convient pas, ne peux pas, trop tard, trop tôt
        passt nicht, passt mir nicht, geht nicht, kann nicht, zu spät, zu früh
        não dá, não posso, não consigo, não serve, muito tarde, muito cedo, tarde demais, cedo demais
        non va, non mi va, non posso, non riesco, troppo tardi, troppo presto
        """)
    /// A "too" that is denied is none, and a "no" beside these is a yes: "no, that's fine", "warum nicht".
    static let notToo = Phrases.of("not too, no demasiado, no muy, nicht zu, pas trop, não muito, non troppo")
    static let assents = Phrases.of(
        """
        why not, no that s perfect, nope that s perfect, nope that s fine, no perfect, no está mal, non c est parfait,
        nein das passt, नहीं ठीक है, nahi theek hai, pois não, no that s fine, no that s right, no that s good, no it s fine, no that works, no go ahead, no problem,
        cómo no, por qué no, sin problema, कोई बात नहीं, कोई प्रॉब्लम नहीं, कोई समस्या नहीं, koi baat nahi, koi problem nahi
        pourquoi pas, pas de problème, warum nicht, kein Problem, por que não, sem problema, perché no, nessun problema
        """)
    static let yeses = Phrases.words("yes yeah yep yup sure ok okay sí claro हाँ हां जी haan oui ja sim sì certo")
    /// Not the one that was named, but another.
    static let others = Phrases.of(
        """
        not the one, not that one, wrong one, the other one, a different one, not the right one, no es esa, no es ese,
        la otra, वो नहीं, वह नहीं, दूसरा वाला, दूसरी वाली, wo nahi, pas celui, pas celle, l autre, nicht der, nicht den,
        den anderen, der andere, não é essa, não é esse, a outra, non quello, non quella, l altro, l altra
        """)
    /// Who says these beside a no has something else to say.
    static let waits = Phrases.of(
        "wait, hold on, hang on, espere, espera, रुकिए, रुको, attendez, attends, warten Sie, warte, peraí, aspetti, aspetta"
    )
    /// What a second visit is on the day of, or after, the first.
    static let sameDays = Phrases.of(
        """
        same day, that day as well, mismo día, उसी दिन, usi din, même jour, gleichen Tag, selben Tag, mesmo dia,
        stesso giorno
        """)
    static let rightAfters = Phrases.of(
        """
        right after, straight after, just after, after that, afterwards, justo después, a continuación, उसके बाद, uske baad,
        juste après, tout de suite après, direkt danach, gleich danach, direkt im Anschluss, logo depois, em seguida,
        subito dopo
        """)
    static let pauses = Phrases.of(
        """
        hold on, one moment, one second, one sec, a second, a moment, a minute, wait, hang on, let me think, let me see,
        let me check, i m thinking, bear with me
        un momento, un momentito, un segundo, un segundito, un minuto, un minutito, espere, espera, espéreme, déjeme ver,
        déjeme pensar, déjeme mirar
        एक मिनट, एक मिनिट, एक सेकंड, एक सेकेंड, एक पल, रुकिए, रुको, रुकें, ek minute, ek minat, ek second, ek sec, rukiye, ruko
        un instant, un moment, un petit moment, une minute, une petite minute, une seconde, une petite seconde, attendez,
        attends, laissez moi réfléchir
        einen Moment, einen kleinen Moment, ein Moment, kleinen Moment, Moment bitte, Moment mal, Augenblick, eine Sekunde, eine Minute, warten Sie, warte, mal sehen
        um momento, um momentinho, um minuto, um minutinho, um segundo, um segundinho, um instante, espera, espere, peraí, deixa eu ver, deixe me ver
        un attimo, un attimino, un secondo, un minuto, un momento, un momentino, aspetti, aspetta, mi faccia pensare, mi lasci pensare
        """)
    /// Who says nothing but these has not begun yet.
    static let fillers = Phrases.words(
        "um uh uhm umm hmm er erm ah eh well so like este pues euh ben bah äh ähm tja né tipo allora ehm अच्छा उम")
    /// What a name follows.
    static let introductions = Phrases.of(
        """
        name is spelled, it s spelled, my name is, my name s, the name is, me llamo, mi nombre es, मेरा नाम, mera naam, je m appelle, mon nom est,
        mein Name ist, ich heiße, meu nome é, me chamo, mi chiamo, il mio nome è, her name is, his name is, their name is,
        se llama, el nombre es, su nombre es, उनका नाम, उसका नाम, s appelle, le nom est, er heißt, sie heißt,
        der Name ist, se chama, o nome é, si chiama, il nome è, chamo me, a nombre de, मेरा नाम है, au nom de, em nome de,
        a nome di, auf den Namen
        """
    )
    /// What a name may follow.
    static let perhapsIntroductions = Phrases.of(
        """
        my father, my mother, my husband, my wife, my son, my daughter, my dad, my mom, my mum, mi padre, mi madre,
        mi esposo, mi esposa, mi marido, mi hijo, mi hija, mon père, ma mère, mon mari, ma femme, mon fils, ma fille,
        mein Vater, meine Mutter, mein Mann, meine Frau, mein Sohn, meine Tochter, meinen Vater, meinen Mann,
        meinen Sohn, meu pai, minha mãe, meu marido, minha esposa, meu filho, minha filha, mio padre, mia madre,
        mio marito, mia moglie, mio figlio, mia figlia,
        this is, i m, i am, it s, for, soy, habla, aquí, नाम, je suis, c est, ich bin, hier ist, hier spricht, eu sou, eu sou o,
        eu sou a, aqui é, aqui é o, aqui é a, fala o, fala a, sono, parla, ici, मैं, sono il signor, sono la signora
        """
    )
    /// What introduces somebody else than who speaks; and what may, where it is booked for somebody else.
    static let ofOthers = Phrases.of(introductionsOfOthers)
    static let perhapsOfOthers = Phrases.of(introductionsOfOthers + ", it s, c est")
    private static let introductionsOfOthers =
        """
        name is spelled, it s spelled, the name is, her name is, his name is, their name is, se llama, el nombre es,
        su nombre es, उनका नाम, उसका नाम, s appelle, le nom est, er heißt, sie heißt, der Name ist, se chama, o nome é,
        si chiama, a nombre de, au nom de, em nome de, a nome di, auf den Namen, for,
        my father, my mother, my husband, my wife, my son, my daughter, my dad, my mom, my mum, mi padre, mi madre,
        mi esposo, mi esposa, mi marido, mi hijo, mi hija, mon père, ma mère, mon mari, ma femme, mon fils, ma fille,
        mein Vater, meine Mutter, mein Mann, meine Frau, mein Sohn, meine Tochter, meinen Vater, meinen Mann,
        meinen Sohn, meu pai, minha mãe, meu marido, minha esposa, meu filho, minha filha, mio padre, mia madre,
        mio marito, mia moglie, mio figlio, mia figlia
        """
    /// What comes after a name, and is none.
    static let besideNames = Phrases.words(
        """
        born and calling speaking here from with date on at to about need want would like y et und e né née nato geboren
        i d ll m c est it is my we to je ich brauche möchte hätte quería queria quisiera necesito tengo preciso vorrei
        volevo para pour für per por una un une ein eine um uma con com avec mit mi meu minha mon ma mein meine
        है हूँ हूं बोल और मुझे को का की के से hai hoon aur mujhe
        """)
    /// What makes of "first" a before.
    static let than = Phrases.of("उससे पहले, इससे पहले, usse pehle, isse pehle, second thought")
    private static let later = Phrases.of(
        """
        later, too early, más tarde, demasiado temprano, muy temprano, zu früh, trop tôt, muito cedo, troppo presto,
        plus tard, später, spätere, späteren, späterer, späteres, mais tarde, più tardi,
        इसके बाद, बाद का, बाद में, देर से, baad mein
        """)
    private static let earlier = Phrases.of(
        """
        earlier, sooner, too late, demasiado tarde, muy tarde, zu spät, trop tard, muito tarde, troppo tardi, más temprano, más pronto, plus tôt, früher, frühere, früheren, früherer, früheres, mais cedo,
        più presto, इससे पहले, उससे पहले, पहले का, थोड़ा पहले, usse pehle, isse pehle, algo antes, nada antes, rien avant,
        quelque chose avant, nichts davor, niente prima, qualcosa prima, too late in the day
        """)
    private static let more = Phrases.of(
        """
        what else, anything else, something else, other times, other time, other options, any other, any others,
        another time, different time, more options, more times, none of those, none of these, neither
        qué más, otra hora, otras horas, otro horario, otros horarios, algo más, ninguna de esas, ninguno de esos,
        ninguna de ellas, ninguna me
        और कोई, और समय, दूसरा समय, कोई और
        autre chose, d autres horaires, d autres heures, d autres créneaux, un autre créneau, une autre heure,
        un autre horaire
        etwas anderes, andere Zeiten, andere Zeit, anderen Termin, andere Termine, noch andere
        outro horário, outros horários, outra hora, o que mais, mais algum
        altro orario, altri orari, qualcos altro, altra ora, che altro
        """)
    /// The others of the visits of which the first were read out.
    static let rest = Phrases.of(
        """
        what else, any other, any others, the rest, the others, next ones, after that, after those, which ones, go on,
        what are they, more
        qué más, las demás, las otras, el resto, y después, cuáles son, siga, continúe
        और क्या, बाकी, और कौन, उसके बाद, इनके बाद, आगे बताइए
        quoi d autre, les autres, la suite, le reste, et après, lesquels, continuez
        was noch, die anderen, die restlichen, und danach, welche denn
        o que mais, as outras, o resto, as demais, e depois, quais são, continue
        che altro, le altre, il resto, e dopo, e poi, quali sono, continui
        """)
    /// What stands between two of which either will do, and between two that are both wanted.
    static let ors = Phrases.words("or o u ou oder oppure ovvero या ya")
    static let ands = Phrases.words("and plus also y e et und और aur ed")
    static let betweens = Phrases.words("between entre zwischen tra fra from de von da")
    /// How many words two kinds of visits may be apart that are wanted in one breath.
    static let nearby = 9
    /// Who says these tells of visits that have been.
    static let pasts = Phrases.of(
        """
        had, have had, was, came, since, did, last week, last month, tuve, hice, vine, desde, थी, हुई, j ai eu, depuis,
        hatte, war, seit, tive, fiz, vim, ho avuto, ho fatto
        """)
    /// What doctors are called before their names.
    static let titles = Phrases.words(
        "dr dra doctor doktor doctora docteur doutor doutora dottor dottore dottoressa dott")
    /// What a date of birth is said with.
    static let births = Phrases.of(
        """
        born, date of birth, birthday, birth date, birthdate, dob, nací, nació, nacida, nacido, nacimiento, जन्म, जन्मतिथि, janm,
        né le, née le, naissance, geboren, Geburtsdatum, Geburtstag, nasci, nasceu, nascida, nascido, nascimento,
        nato il, nata il, nascita
        """)
    static let weeks = Phrases.words(
        "week weeks semana semanas semaine semaines Woche Wochen settimana settimane हफ्ते हफ्ता month mes mois Monat mese")
    /// What may stand before a day that is none's name.
    static let articles = Phrases.words("the to in on at la el al le die den der zur am o na no il")
    /// What stands before a day that something goes to.
    static let towards = Phrases.words("to al para au auf zum pra ao")
    static let shortWeekdays = Phrases.words("रवि सोम मंगल बुध गुरु शुक्र शनि")
    static let weekdays = Phrases.words(
        """
        monday tuesday wednesday thursday friday saturday sunday
        lunes martes miércoles jueves viernes sábado domingo
        सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार
        lundi mardi mercredi jeudi vendredi samedi dimanche
        Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag
        segunda terça quarta quinta sexta sábado domingo
        lunedì martedì mercoledì giovedì venerdì sabato domenica
        """)
    /// Words of answers and questions, which people say where they are asked for their name. Not those that people are
    /// called: May, April, June, August, Grace, Will, Can, Das, Do, Domingo.
    static let neverNames = Phrases.words(
        """
        yes yeah yep yup sure ok okay no nope nah not what why how when where who which would should does did are was that
        this these those it works work fine good great same time times moment minute wait hold later earlier anything
        something nothing tomorrow today tonight morning afternoon evening noon monday tuesday wednesday thursday friday
        saturday sunday january february march july september october november december want need like book cancel
        appointment visit you your the middle one two three four five six seven eight nine ten eleven twelve twenty thirty forty
        fifty sixty seventy eighty ninety sorry repeat again please for her his then daughter wife husband mother father mom mum dad
        que por para cuando donde como cual esa ese esta mas tarde temprano momento minuto mejor prefiero decirlo si claro
        vale bueno hoy manana hora lunes martes miercoles jueves viernes sabado quiero necesito cita
        quoi pourquoi comment quand instant parfait oui non merci attendez veux voudrais rendez demain matin soir
        was warum wie wann bitte nein ja zweiten ersten dritten heute uhr termin mochte einen
        porque quando onde sim nao quero amanha hoje
        perdon eso alias anzi plutot deuxieme segunda seconda zweite melhor
        ahead absolutely perfect brilliant sounds lovely alright correct right exactly adelante perfecto exacto correcto
        accord entendu genau passt gut certo bene perfetto confermo isso pode beleza perfeito combinado
        cosa perche dove attimo scusi esatto vorrei domani oggi come aspetti
        क्यों क्या कब कहाँ मिनट रुकिए हाँ नहीं कल आज
        sooner late bit change could prefer take long instead bring have has existing patient anyone anybody know member don doesn pehla pehli doosra doosri teesra teesri
        wrong name venga va dale eso aja one of spelled spelt actually
        दूसरा दूसरी पहला पहली तीसरा तीसरी वाला वाली momentito minutito segundito attimino momentino segundinho
        momentinho
        """)

    /// Which other times are wanted, if any are.
    static func otherTimes(_ words: PlainWords) -> Heard.OtherTimes? {
        if words.contains(anyOf: notToo) { return nil }
        if words.contains(anyOf: later) { return .later }
        if words.contains(anyOf: earlier) { return .earlier }
        return words.contains(anyOf: more) ? .more : nil
    }
}
