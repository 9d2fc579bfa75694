internal import Dialogue

/// What callers tell of a wound, or of how they are, that is a person's to judge. Nothing is advised here: whoever tells of
/// it is offered a person, and put through at once where waiting may cost a limb.
enum Symptoms {
    /// - Returns: nil where nothing is told of.
    static func find(in text: String) -> Heard.Symptom? {
        if Emergencies.find(urgent, in: text) != nil { return .urgent }
        return Emergencies.find(others, in: text) == nil ? nil : .other
    }

    /// Tissue that dies, a fever with a wound, redness that spreads.
    private static let urgent = [
        EmergencyWords.like(
            "en",
            """
            foot, feet, toe, toes, leg, legs, heel, finger, hand, skin, wound, edges, flesh, stump + turning black, turned black,
            going black, gone black, went black, is black, are black, looks black, turning dark; gangren*,
            necro*, dead tissue, flesh eating; fever*, chills, shivering, temperature + wound*, incision, cut, foot, feet, leg,
            toe, ulcer*, sore*, stitches, stump, bandage*, dressing*, infect*, pus, oozing, surgery; redness, red, red line,
            red lines, streaks + spreading, spreads, creeping, moving up, going up, up my leg, up my arm; sepsis, septic
            """),
        EmergencyWords.like(
            "es",
            """
            pie, pies, dedo, dedos, pierna, talón, piel, herida + negro, negra, negros, ennegrec*; gangren*,
            necro*; fiebre, escalofrío*, calentura + herida*, corte, pie, pierna, úlcera*, llaga*, puntos, vendaje, infect*, pus,
            operación; rojez, enrojecimiento, rojo, roja, línea roja + extiend*, extend*, avanz*, subiendo, sube; sepsis
            """),
        EmergencyWords.like(
            "hi",
            """
            पैर, पाँव, पांव, उंगली, उँगली, अंगूठा, चमड़ी, त्वचा, घाव, ज़ख्म, जख्म, pair, paon, ungli, ghaav, ghav, zakhm + काला, काली, काले,
            kala, kaala, kali, kaali; गैंग्रीन, गैंगरीन, gangrene; बुखार, बुख़ार, कंपकंपी, bukhar, bukhaar + घाव, ज़ख्म, जख्म,
            चोट, पट्टी, टांके, टाँके, पैर, मवाद, पस, ghaav, ghav, zakhm, chot, patti, pair, mawad; लाली, लालिमा, laali + फैल*, बढ़*,
            phail*, badh*
            """),
        EmergencyWords.like(
            "fr",
            """
            pied, pieds, orteil*, doigt*, jambe*, talon, peau, plaie + noir, noire, noirs, noires, noirci*, noircit; gangrène*, gangren*, nécro*; fièvre, frissons, température + plaie*, pied, jambe, ulcère*, escarre*, points,
            pansement*, infect*, pus, opération; rougeur*, rouge + étend*, étale, progresse, monte; septicémie
            """),
        EmergencyWords.like(
            "de",
            """
            Fuß, Füße, Zeh, Zehe, Zehen, Bein, Ferse, Finger, Haut, Wunde, Wundrand + schwarz, schwarze, schwarzer, schwarzen; Gangrän, Nekros*, nekrot*, abgestorben*, stirbt ab; Fieber, Schüttelfrost + Wunde, Fuß, Bein, Zeh, Geschwür,
            Naht, Verband, entzünd*, infizier*, Eiter, eitert, Operation; Rötung, rot, roter Streifen + breitet, ausgebreitet,
            wandert, größer; Blutvergiftung, Sepsis
            """),
        EmergencyWords.like(
            "pt",
            """
            pé, pés, dedo, dedos, perna, calcanhar, pele, ferida + preto, preta, pretos, escurec*, negro, negra;
            gangren*, necro*; febre, calafrio* + ferida*, corte, pé, perna, úlcera*, escara*, pontos, curativo, penso, infec*,
            infet*, pus, operação; vermelhidão, vermelho, vermelha + espalh*, alastr*, aument*, subindo; sepse
            """),
        EmergencyWords.like(
            "it",
            """
            piede, piedi, dito, dita, gamba, tallone, pelle, ferita + nero, nera, neri, nere, annerit*; cancrena, gangren*,
            necro*; febbre, brividi + ferita*, ferite, taglio, piede, gamba, ulcera*, piaga, punti, medicazione, benda*, infett*,
            pus, operazione; rossore, arrossamento, rosso, rossa + estend*, allarg*, diffond*, sale; sepsi, setticemia
            """),
    ]

    private static let others = [
        EmergencyWords.like(
            "en",
            """
            wound*, incision, stitches, sutures, ulcer*, sore, sores, cut, scar, stump, foot, feet, leg, legs, toe, toes, heel,
            bandage*, dressing + smell*, stink*, stench, ooz*, pus, leak*, drain*, weep*, seep*, infect*, swollen, swelling, swell*,
            inflamed, hot, warm, reopen*, opened, opening up, open again, come open, came open, split*, burst*, apart, came out,
            fell out, hurts, hurting, hurt, pain, painful, aches, throb*, burning, bleeding, bleeds, bled, itch*, worse, numb,
            soaked, red; infected, infection, oozing, pus; in pain, in a lot of pain, lot of pain, so much pain, terrible pain,
            awful pain, bad pain, severe pain, pain is, pain in, pain got, in agony; have a fever, running a fever, got a fever,
            has a fever, feverish, high temperature, have chills, got chills; bleeding; rash, hives, allergic reaction; feel dizzy,
            feeling dizzy, throwing up, vomiting; feel sick, feeling sick, feel very ill
            """),
        EmergencyWords.like(
            "es",
            """
            herida*, corte, puntos, úlcera*, llaga*, cicatriz, pie, pies, pierna, dedo, talón, vendaje, venda + huele*, apesta*,
            mal olor, supura*, pus, líquido, gotea*, infect*, hinchad*, hincha*, inflamad*, caliente, abrió, abierto, abierta, abre,
            soltaron, soltado, duele*, dolor, sangra*, sangre, pica, peor, entumecid*, empapad*, rojo, roja; infectad*, infección,
            supura*, pus; mucho dolor, tengo dolor, dolor fuerte, me duele, me duelen, tengo fiebre, tiene fiebre, estoy sangrando,
            sangrando, me sangra, sarpullido, urticaria, mareado, mareada, vomitando
            """),
        EmergencyWords.like(
            "hi",
            """
            घाव, ज़ख्म, जख्म, टांके, टाँके, पैर, पाँव, पांव, उंगली, उँगली, चोट, ghaav, ghav, zakhm, pair, chot, taanke + बदबू, बू, मवाद, पस,
            पानी, रिस*, सूज*, लाल, गरम, गर्म, खुल*, दर्द, दुख*, खून, ख़ून, संक्रमण, इन्फेक्शन, इंफेक्शन, badbu, mawad, pus, sooj*, suj*,
            khul*, dard, dukh*, khoon, infection; बहुत दर्द, तेज़ दर्द, तेज दर्द, दर्द हो रहा, दर्द हो रही, bahut dard, dard ho raha;
            बुखार है, बुख़ार है, बुखार आ, bukhar hai, bukhaar hai; मवाद, mawad, इन्फेक्शन, संक्रमण, खून निकल, ख़ून निकल, खून आ,
            khoon nikal, khoon aa, चक्कर आ, उल्टी
            """),
        EmergencyWords.like(
            "fr",
            """
            plaie*, cicatrice, points, ulcère*, escarre*, coupure, pied*, jambe*, orteil*, talon, pansement* + sent mauvais, sent,
            pue, odeur, suinte*, pus, coule*, infect*, gonfl*, enfl*, chaud, chaude, rouvert*, ouvert*, rouvre, ouvre, lâché, sauté,
            mal, douleur*, douloureu*, saigne*, sang, gratte, pire, engourdi*, rouge; infecté*, infection, suinte*, pus; très mal,
            trop mal, beaucoup mal, j'ai mal, forte douleur, fortes douleurs, de la fièvre, je saigne, ça saigne, urticaria,
            urticaire, vertiges, vomis
            """),
        EmergencyWords.like(
            "de",
            """
            Wunde, Wunden, Narbe, Naht, Geschwür, Schnitt, Fuß, Füße, Bein, Beine, Zeh, Zehe, Ferse, Verband + riecht, stinkt,
            Geruch, nässt, nässen, eitert, Eiter, läuft, tropft, infiziert, entzünd*, geschwollen, schwillt, heiß, warm, aufgegangen,
            aufgeplatzt, aufgerissen, geplatzt, offen, wieder auf, schmerz*, weh, blutet, Blut, juckt, schlimmer, taub, durchnässt,
            rot; entzündet, infiziert, Infektion, Eiter, eitert; starke Schmerzen, große Schmerzen, solche Schmerzen,
            habe Schmerzen, tut weh, tut so weh, habe Fieber, hat Fieber, Ausschlag, schwindelig, übergeben
            """),
        EmergencyWords.like(
            "pt",
            """
            ferida*, corte, pontos, úlcera*, escara*, cicatriz, pé, pés, perna, pernas, dedo, calcanhar, curativo, penso + cheir*,
            fede*, mau cheiro, pus, vaz*, escorr*, infec*, infet*, inchad*, inchou, inflam*, quente, abriu, aberta, aberto, reabriu,
            soltaram, soltou, dói, doendo, doer, dor, dores, sangr*, sangue, coça*, pior, dormente, encharcad*, vermelh*; infecc*,
            infeccionad*, infetad*, pus; muita dor, muitas dores, com dor, com dores, dor forte, está doendo, com febre,
            tenho febre, estou sangrando, sangrando, urticária, tontura, vomitando
            """),
        EmergencyWords.like(
            "it",
            """
            ferita, ferite, taglio, punti, ulcera*, piaga*, cicatrice, piede, piedi, gamba, gambe, dito, tallone, medicazione, benda*,
            fasciatura + puzza*, odore, odora, pus, cola*, perde, infett*, infez*, gonfi*, infiammat*, cald*, riapert*, aperta, aperto,
            apre, saltat*, fa male, fanno male, dolore, dolori, duole, sanguin*, sangue, prude, peggio*, intorpidit*, zuppa, ross*;
            infett*, infezione, pus; molto dolore, tanto dolore, ho dolore, ho dolori, forti dolori, mi fa male, ho la febbre,
            ha la febbre, febbre alta, sanguino, sto sanguinando, orticaria, vertigini, vomitando
            """),
    ]
}
