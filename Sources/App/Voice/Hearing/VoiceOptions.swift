/// Whether a number in a sentence is which of several times is taken: "I have two kids" and "my wife first" are none.
enum VoiceOptions {
    /// What stands beside the number of an option, in plain form and each language.
    private static let beside = Phrases.words(
        """
        i d ll m we want take like have let s lets us do go with for me please the a an number option choice slot time opening
        appointment that this it is would will be works work good great fine perfect ok okay yes yes yeah yep sure sounds
        best better choose pick prefer book put down on at in of them those gimme um uh er hmm well actually maybe think guess
        just then thanks thank you can could may get my and no not but so now right alright definitely probably say said
        any either whichever middle medio mitte mittlere mittleren milieu meio mezzo centrale make here there about how what one ones instead sorry give oh i'll

        la el los las un una quiero quisiera prefiero tomo cojo agarro deme dame me quedo con elijo escojo opción número
        hora cita por favor sí si vale está esta bien perfecto mejor pues bueno creo que esa ese va viene conviene de y a
        en para gracias claro la

        वाला वाली वाले को का की ठीक है रहेगा रहेगी चलेगा चलेगी कर दीजिए दे मुझे चाहिए हाँ जी नंबर विकल्प समय ही लीजिए बुक और प्लीज़ अच्छा
        wala wali theek hai chalega chalegi

        le les une je j prends prendrai voudrais veux préfère choisis vais prendre s il vous plaît oui accord bien parfait
        numéro créneau horaire rendez ça convient celui celle ci là à pour alors bon merci c est sera donnez moi ce

        der die das den dem ein eine einen ich nehme nehm hätte gern gerne möchte will bitte ja gut passt mir am besten
        nummer termin zeit uhr perfekt ist wäre dann also um nehmen wir danke doch lieber genau

        o os as um uma eu quero prefiro fico pode ser favor sim tá bom boa melhor opcao horário essa esse pra então
        obrigado obrigada vou querer escolho

        il lo i uno prendo vorrei preferisco scelgo per bene meglio opzione numero quello quella mi allora grazie
        facciamo direi orario appuntamento posto
        """)
    /// Who says these takes whichever there is.
    static let leaves = Phrases.of(
        """
        you choose, you pick, you decide, up to you, surprise me, elija usted, usted elija, decida usted, usted decida,
        आप ही चुन, आप चुन, choisissez vous, vous choisissez, comme vous voulez, suchen Sie aus, entscheiden Sie,
        wie Sie wollen, escolha você, você escolhe, scelga lei, decida lei, faccia lei
        """)
    /// What an option is called, after its number.
    private static let nouns = Phrases.words(
        """
        one option slot appointment choice opening visit clinic opción cita hora horario visita clínica rendez heure créneau
        horaire visite clinique Termin Uhrzeit Zeit Klinik opção horário consulta opzione appuntamento ora orario visita
        वाला वाली वाले समय wala wali
        """)
    /// What is done with one of the visits that were read out, and of what it is one.
    private static let deeds = Phrases.words(
        """
        cancel cancelled move moved change reschedule keep meant mean visit visits clinic too only shall must need those two
        cancele cancela cancelar anule anula anular mueva mueve mover cambie cambia cambiar pasar visita clínica quise
        रद्द कैंसल कैंसिल बदल बदलना बदलनी करना करनी दो annulez annuler annule déplacez déplacer changer visite clinique
        absagen stornieren verschieben verlegen ändern löschen Klinik Besuch Kontrolle sagen ab
        cancele cancelar desmarque desmarcar remarque remarcar mudar consulta clínica
        disdica disdire annulli annullare annulla sposti spostare cambiare visita clinica cancelli
        """)
    private static let articles = Phrases.words("the la el le der die den das il o a")
    /// What begins a question, which takes nothing yet.
    private static let questions = Phrases.words(
        """
        is are was what who when where why which does did can could will would qué quién cuándo dónde cuál
        quel quelle qui quand où est was wer wann wo welche kann können ist qual quem quando onde posso pode chi dove che
        """)
    /// Questions that ask for an option.
    private static let requests = Phrases.of(
        """
        can i have, can i take, can i get, can we do, could i have, could i take, could we do, can you do, can you put me,
        could you put me, can you book, could you book, would be, will do, what about, is fine, is good, is ok, is great,
        puedo tomar, pode ser, kann ich den, kann ich die, posso prendere, posso ficar
        """)

    /// - Returns: false where the number says something else.
    static func isTaken(in words: PlainWords) -> Bool {
        let said = words.without(VoiceTurns.pauses)
        let numbers = said.words.indices.filter { isNumber(said.words[$0]) }
        // "To", "too" and "for" are what a recogniser made of a number that stands alone.
        guard let first = numbers.first else { return said.count <= 2 || said.words.allSatisfy(isBeside) }
        let isQuestion = words.words.first.map(questions.contains) == true && !words.contains(anyOf: requests)
        guard !isQuestion else { return false }
        if said.words.enumerated().allSatisfy({ numbers.contains($0.offset) || isBeside($0.element) }) {
            return true
        }
        let isNamed = numbers.contains { place in
            said.words.indices.contains(place + 1) && nouns.contains(said.words[place + 1])
        }
        // "The second works for Tom", but not "the second toe".
        let next = said.words.dropFirst(first + 1).first
        return isNamed
            || said.words[first] != "first" && first == 1 && articles.contains(said.words[0])
                && next.map { isBeside($0) } ?? true
    }

    private static func isBeside(_ word: String) -> Bool {
        beside.contains(word) || deeds.contains(word) || VoiceCorrections.nos.contains(word)
            || VoiceCorrections.asides.contains(word)
    }

    private static func isNumber(_ word: String) -> Bool {
        VoiceWords.ordinals.contains(word) && !VoiceWords.beforeOrdinals.contains(word)
            || VoiceCorrections.hours[word] != nil || Int(word) != nil
    }
}
