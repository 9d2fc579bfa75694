/// What tells of emergencies in one language. Marks and capitals do not count.
struct EmergencyWords {
    /// Of the language; nil for what several say alike.
    let code: String?
    private let signs: [[[EmergencyPattern]]]
    /// Places of signs by how a word begins that may be the first of one; and of those that any may be: a turn has few
    /// words, and there are hundreds of signs.
    private let byStart: [UInt16: [Int]]
    private let others: [Int]
    /// What stands before a sign that is denied or a matter of history, be it with `fillers` between.
    let denials: [EmergencyPattern]
    let fillers: Set<String>

    /// - Parameter signs: with ";" between them and "+" between the groups of words that each takes one of.
    init(_ code: String?, _ signs: String, denials: String = "", fillers: String = "") {
        self.init(code, signs, EmergencyPattern.list(denials[...]), Set(PlainWords.split(fillers)))
    }

    private init(_ code: String?, _ signs: String, _ denials: [EmergencyPattern], _ fillers: Set<String>) {
        self.code = code
        self.signs = signs.split(separator: ";").map { $0.split(separator: "+").map(EmergencyPattern.list) }
        let firsts = self.signs.enumerated().flatMap { sign in sign.element[0].map { (sign.offset, $0.start) } }
        byStart = Dictionary(grouping: firsts.filter { $0.1 != nil }) { $0.1 ?? 0 }.mapValues { $0.map(\.0) }
        others = firsts.filter { $0.1 == nil }.map(\.0)
        (self.denials, self.fillers) = (denials, fillers)
    }

    /// Other signs of a language, denied as those of emergencies are.
    static func like(_ code: String, _ signs: String) -> EmergencyWords {
        let known = all.first { $0.code == code }
        return EmergencyWords(code, signs, known?.denials ?? [], known?.fillers ?? [])
    }

    /// Those of whose first words one may be among words that begin so.
    func signs(that starts: Set<UInt16>) -> [[[EmergencyPattern]]] {
        Set(starts.flatMap { byStart[$0] ?? [] } + others).map { signs[$0] }
    }

    static let all = [shared, english, spanish, hindi, french, german, portuguese, italian]

    /// Times that are long past, and make history of a sign.
    static let times = EmergencyPattern.list(
        """
        last year, last month, from last month, years ago, months ago, year ago, month ago, _ years ago, _ _ years ago,
        _ months ago, _ _ months ago, in #, back in #, when I was a, when I was young
        el año pasado, el mes pasado, hace _ años, hace _ _ años, hace un año, en #, de niño, de niña
        पिछले साल, पिछले महीने, _ साल पहले, _ महीने पहले, pichle saal, pichle mahine, _ saal pehle, _ mahine pehle, # में
        l'année dernière, l'an dernier, le mois dernier, il y a _ ans, il y a _ _ ans, il y a un an, il y a _ mois, en #
        letztes Jahr, letzten Jahres, letzten Monat, vor Jahren, vor _ Jahren, vor _ _ Jahren, vor _ Jahr, vor _ Monaten,
        im Jahr #, # hatte, als Kind
        no ano passado, ano passado, no mês passado, _ anos atrás, _ _ anos atrás, há _ anos, em #, em criança
        l'anno scorso, lo scorso anno, il mese scorso, _ anni fa, _ _ anni fa, un anno fa, _ mesi fa, nel #, da bambino
        """)

    /// What makes a name, a figure of speech or in Hindi a denial of the sign that it follows: "stroke clinic".
    static let names = EmergencyPattern.list(
        """
        squad, bill, bills, ride, invoice, claim, clinic, clinics, unit, rehab, recovery, follow up*, followup, specialist,
        prevention, medication, meds, screening, contact, contacts, fund*, kit, plan, cash, card, x ray*, xray, of luck,
        to know
        en deudas, de rire, de faim, Ambulanz, Nachsorge, vor Lachen, de rir, de fome, dal ridere, di fame
        नहीं है, नहीं था, नहीं हुआ, नहीं हो रहा, nahi hai, nahin hai, nahi hua, के बाद, ke baad
        """)
}

/// What several languages say alike.
private let shared = EmergencyWords(
    nil,
    """
    heart attack*, ataque cardíaco, derrame, convuls*, hemorrag*, hemorrhag*, haemorrhag*, emorrag*, infart*, infarctus,
    overdos*, suicid*, inconscien*, ambulanc*, ambulanza, ambulanze, avc, anaphyla*, asfixi*, suffoc*, suffoq*, sufoc*,
    soffoc*, envenen*, samu; llam*, marque, appel*, composez, ruf*, wähl*, lig*, cham*, chiam*, bula*, बुला* + 911, 112,
    108, 118, 192, nueve once, pompiers, cent douze, eins eins zwei, bombeiros, inem, cento e doze, centododici,
    centodiciotto
    """)

private let english = EmergencyWords(
    "en",
    """
    chest + pain*, hurt*, ache*, tight*, pressure, heav*, crushing, burning; heart + pain, pains, hurts, stopped,
    racing; stroke, seizure, seizing, having a fit; breath, breathe, breathing + cant, cannot, can not, couldnt,
    trouble, hard, difficult*, short*, struggl*, problem*, worse, barely, hardly, unable; not breathing, isnt breathing,
    stopped breathing, out of breath, breathless, cant get any air, cant get air, cant get enough air; choke, choking,
    turning blue, lips are blue; bleed, bleeds, bleeding + not stop*, wont stop, doesnt stop, keeps, cant stop,
    stop the, non stop; bleed, bleeds, bleeding, bled + badly, a lot, heavily, everywhere, so much, too much, profusely,
    through, wound, cut, head, neck, leg, arm, pregnan*, bad, hard; blood + everywhere, lost a lot, so much, wont stop,
    cough*, vomit*, throwing up, pouring, losing; lot of blood, been shot, been stabbed, got stabbed, electrocuted,
    unconscious, unresponsive; passed out, passing out, blacked out, collapsed, feel* faint, fainted, fainting,
    lost consciousness, no pulse; not waking up, wont wake up, cant wake him, cant wake her; face + droop*, dropping,
    numb*, crooked, paraly*; left arm, one side, left side, right side + numb*, weak*, paraly*, cant move, cant feel;
    slurr*, cant feel my legs; throat, tongue, lips, face + swell*, swollen, closing, closed, tighten*; took, taken,
    swallow*, ate, drank + too many, too much, handful, all my, all the, all of + pill*, tablet*, painkiller*; took,
    taken, swallow*, drank + too much med*, too many med*, whole bottle, entire bottle, bleach, poison*;
    allergic reaction + severe, serious, bad, terrible; poisoning, self harm*, kill myself, killing myself,
    kill himself, kill herself, end it all; end my life, ending my life, end my own life, take my life,
    take my own life; hurt*, harm*, cut* + want to, wanna, going to, gonna, might + myself; want to die, wanna die,
    wants to die, better off dead, wish I was dead, be here anymore, cant go on anymore, I'm dying, I am dying,
    he's dying, she's dying; want to live, wanna live, reason to live, wants to live + dont, not, no, doesnt;
    I'm going to die, I'm gonna die; an emergency, medical emergency, emergency please, it's emergency, have emergency;
    call 911, dial 911, need 911, call 112, dial 112, call nine one one; water broke, baby is coming, baby isnt moving,
    baby is not moving; fell, fallen + bleed*, cant get up, can not get up, cannot get up, not moving, isnt moving;
    not responding, isnt responding, stopped responding
    """,
    denials: """
        no, not, dont, cant, cannot, wont, couldnt, doesnt, didnt, isnt, wasnt, never, without, non, dont think it's,
        history of, risk of, recovered from, recovering from, follow up for, follow up after, follow up for my, died of,
        after my, since my, in case of, survived, bill for
        """,
    fillers: "have having had any a an got really been feel feeling experiencing experienced")

private let spanish = EmergencyWords(
    "es",
    """
    pecho + dolor*, duele*, presión, opresión, apret*, aprieta, quema; ataque al corazón; respirar, respiro + no puedo,
    no puede, no consigo, apenas, cuesta, dificult*, difícil, trabajo, mal, problemas; no respira, no está respirando,
    no respiro, falta el aire, falta de aire, sin aire, me ahogo, ahogando*, atragant*; sangr* + mucho, mucha, no para,
    no deja, no se detiene, sin parar, por todos, por todas, tos, vomit*, herida; perdió el conocimiento, desmay*,
    no despierta, no reacciona, sin pulso; cara, boca + durmió, caída, caído, torcida, dormida, entumecid*;
    brazo izquierdo + dormido, dolor, duele, entumecid*, no siento; garganta, lengua, labios + hinch*, cierra, cerrando;
    tomé, tomó, tomado, tragué, tragó + demasiad*,
    muchas pastillas, todas las pastillas, todo el frasco; sobredosis, intoxic*, matarme,
    me quiero matar, quitarme la vida, hacerme daño; mi vida + acabar con, terminar con, poner fin; vivir, viviendo +
    no quiero, no quiere, no vale la pena; quiero morir*, quiere morir*, me quiero morir, me estoy muriendo;
    una emergencia, emergencia médica, una urgencia
    """,
    denials: """
        no, nunca, sin, tampoco, antecedentes de, riesgo de, seguimiento de, revisión por, después del, después de un,
        después de mi, en caso de
        """,
    fillers: "tengo tiene tuve tuvo he ha tenido ningún ninguna un una es siento hay me")

private let hindi = EmergencyWords(
    "hi",
    """
    सीने, छाती, chest, seene, sine, seena, chati, chhati, chaati + दर्द, दबाव, जकड़न, जलन, dard; सांस, साँस, saans +
    तकलीफ*, दिक्कत, मुश्किल, फूल*, रुक*, घुट*, taklif*, takleef, dikkat, mushkil, phool*, ruk*; सांस नहीं, साँस नहीं,
    सांस ले नहीं, सांस नहीं ले, saans nahi*, saans nhi, saans le nahi*; दम घुट*, dam ghut*, दिल का दौरा, dil ka daur*,
    हार्ट अटैक, लकवा, lakwa, स्ट्रोक, गला घुट*; दौरा, दौरे, daura + पड़*, आया, आ रहा, मिर्गी, pad*, aaya, aa raha,
    mirgi; बेहोश*, behosh*, होश नहीं, होश में नहीं, hosh nahi*, hosh me nahi*, hosh mein nahi*; बहुत खून, खून बहुत,
    bahut khoon, khoon bahut; खून, ख़ून, khoon + बह, उल्टी, खांसी, रुक*, बंद नहीं, ruk*, beh, bah, ulti, band nahi*;
    मुंह, चेहरा, चेहरे, munh, chehra + टेढ़*, सुन्न, लटक*, tedha, sunn, latak*; गला, गले, जीभ, gala, gale, jeebh + सूज*,
    बंद, sooj*, band; गोलियां, गोलियाँ, दवाई, दवाइयां, goliyan + ज़्यादा, ज्यादा, सारी, नींद की, zyada, saari + खा, खाई,
    खायी, ली, निगल*, kha, khayi, li, nigal*; ओवरडोज़, ज़हर, जहर, zeher, आत्महत्या, aatmahatya, ख़ुदकुशी, खुदकुशी; मरना,
    मर जाना, marna, mar jana, जान देना, jaan dena + चाह*, chah*; जीना, jeena, jina + नहीं चाह*, nahi* chah*; ख़ुद को,
    खुद को, khud ko, अपनी जान, apni jaan, ज़िंदगी, जिंदगी, zindagi + मार*, लेना चाह*, नुकसान, ख़त्म, maar*, nuksan,
    khatam; आपातकाल, आपात स्थिति, इमरजेंसी है, emergency hai; एम्बुलेंस, एंबुलेंस, मर रहा, मर रही, mar raha, mar rahi
    """,
    denials: "बिना, bina",
    fillers: "dil ka दिल का")

private let french = EmergencyWords(
    "fr",
    """
    poitrine + mal, douleur*, serre, oppress*, pression, brûle, pèse; crise cardiaque, arrêt cardiaque, fait un malaise,
    tombé dans les pommes, tombée dans les pommes; respirer, respire, respiration + peux pas, peux plus, peut pas,
    peut plus, arrive pas, arrive plus, difficulté*, difficile*, mal; respire pas, respire plus, essoufflé*, étouff*,
    manque d'air, manque l'air; souffle + court, coupé, manque, plus de; saign*, sang + beaucoup, arrête pas,
    arrête plus, partout, abondamment, sans arrêt, fort, vomi*, crach*, plaie; perdu connaissance, perd connaissance,
    évanoui*, effondré*, réveille pas, réveille plus; visage, bouche, bras gauche + engourdi*, paralys*, tombe, déform*;
    bras gauche + mal, douleur; gorge, langue, lèvres + gonfl*, enfl*, ferme, serre; pris, avalé + trop de médicaments,
    trop de comprimés,
    trop de cachets, trop de pilules, trop de gélules, tous mes comprimés, tous mes cachets, toute la boîte; me tuer, veux en finir, vais en finir, envie d'en finir,
    me faire du mal; mettre fin + ma vie, mes jours, la vie; plus vivre, plus envie de vivre; mourir + veux, envie,
    vais, va; une urgence, urgence médicale; perds les eaux
    """,
    denials: """
        pas, aucun, aucune, sans, jamais, ni, risque de, suivi d, suivi pour, après mon, après un, suite à, depuis mon,
        en cas de
        """,
    fillers: "d de du un une ai a eu fait vraiment")

private let german = EmergencyWords(
    "de",
    """
    Brust, Herz + Schmerz*, weh, Druck, drückt, eng, sticht, Stechen, brennt; Brustschmerz*, Herzinfarkt*, Herzanfall,
    Schlaganfall, Krampfanfall; Luft + keine, kaum, schlecht, schwer, nicht genug; atmen, atmet + kaum, schwer,
    schlecht, Probleme, kann nicht; nicht bei Bewusstsein, nicht ansprechbar, nicht atmen, nicht mehr atmen,
    nicht richtig atmen, atmet nicht, Atemnot, kurzatmig, erstick*, verschluckt; blute, blutet, bluten, Blutung + stark,
    heftig, überall, hört nicht, nicht auf, nicht mehr auf, nicht stillen, Wunde, Naht; Blut + verliere, spuck*, huste*,
    überall; verblut*, bewusstlos*, ohnmächtig, Bewusstsein verloren, umgekippt, zusammengebrochen, reagiert nicht,
    wacht nicht, kein Puls; Gesicht, Mundwinkel, linker Arm, linken Arm + hängt, taub, gelähmt, schief; linken Arm +
    Schmerz*, weh; Hals, Kehle, Zunge + schwillt, geschwollen, schnürt, schwellen; genommen, geschluckt + zu viel*,
    alle Tabletten, ganze Packung + Tabletten, Pillen, Medikament*,
    Kapseln, Schlaftabletten, Schmerztabletten; Überdosis, vergiftet, Selbstmord*, Suizid*,
    umbringen, bringe mich um, bringt sich um, das Leben nehmen, Leben ein Ende, Leben beenden, mir etwas antun,
    selbst verletzen; nicht mehr leben; sterben + will, möchte, werde, muss; stirbt, ich sterbe, ein Notfall,
    einen Notfall, ist Notfall; Krankenwagen, Rettungswagen, Notarzt
    """,
    denials: "nicht, kein, keine, keinen, nie, ohne, weder, nach meinem, nach dem, Risiko für, im Falle von",
    fillers: "ein eine einen in der die den das so wirklich stark hatte habe")

private let portuguese = EmergencyWords(
    "pt",
    """
    peito + dor, dores, dói, doendo, aperto, pressão, queima*; enfarte; respirar, respiro + não consigo, não consegue,
    não posso, mal, custa, dificuldade*, difícil, problemas; não respira, falta de ar, falta ar, sem ar, engasg*;
    sangr*, sangue + muito, não para, sem parar, demais, vomit*, toss*, perd*, ferida; perdeu os sentidos, desmai*,
    não acorda; cara, rosto, boca, braço esquerdo + torta, dormente, caída, paralis*; braço esquerdo + dor, dói;
    garganta, língua, lábios + inch*, fech*; tomei, tomou, engoli, engoliu + demais,
    comprimidos demais, muitos comprimidos, muitos remédios, demasiad*,
    caixa inteira; me matar, matar me, me machucar; minha vida, própria vida, a vida + acabar com, tirar, pôr fim;
    viver + não quero, não quer, não aguento; quero morrer, vou morrer, estou morrendo, está morrendo; uma emergência,
    emergência médica, uma urgência
    """,
    denials: """
        não, nunca, sem, nenhum, nenhuma, nem, histórico de, risco de, retorno de, depois do, após o, em caso de
        """,
    fillers: "tenho tem tive teve sinto estou com um uma é foi")

private let italian = EmergencyWords(
    "it",
    """
    petto + dolor*, male, oppress*, stringe, pressione, brucia; attacco di cuore, ictus; respirare, respiro +
    non riesco, non riesce, non posso, fatica*, difficolt*, difficile, male, manca; non respira, non respiro,
    fiato corto, manca l'aria, senza fiato; sanguin*, sangue + molto, tanto, non si ferma, non smette, ovunque, fermare,
    vomit*, toss*, perd*, ferita; crisi epilettica, incosciente, perso conoscenza, svenut*, collassat*, non si sveglia;
    faccia, viso, bocca, braccio sinistro + storta, intorpidit*, addormentat*, paralizzat*; braccio sinistro + dolore,
    male; gola, lingua, labbra + gonfi*, chiud*; preso, ingoiat* + troppe, troppi, tutte le, tutta la + pastigli*,
    pasticc*, pillol*, compress*, capsul*, farmac*, medicin*; avvelenat*, uccidermi, ammazzarmi, togliermi la vita, farla finita, farmi del male; mia vita,
    la vita, alla vita + mettere fine, porre fine; vivere + non voglio, non vuole, non ho più voglia; voglio morire,
    sto morendo, sta morendo; un'emergenza, emergenza medica
    """,
    denials: """
        non, nessun, nessuna, mai, senza, né, storia di, rischio di, controllo dopo, dopo l, dopo un, dopo il mio,
        in caso di
        """,
    fillers: "ho ha abbiamo avuto un una il lo la l è e di mi fa più alcun sento")
