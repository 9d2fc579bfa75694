/// What tells an answer from a name, where a name was asked for: recognisers write both without capitals.
enum VoiceSentences {
    /// Words of sentences that are hardly a part of anybody's name, in plain form and each language. Not "de", "la", "will"
    /// and "mia", which are.
    private static let words = Phrases.words(
        """
        let lets me my i ll ve we us our go going gonna got get getting then isn is am be being been pay paying paid cash
        card urgent urgently hurt hurts hurting bleed bleeding bleeds foot feet leg toe wound pain painful sore calling call
        called calls talking talked spoke just only think guess looking trying try give put there they he she him them
        if but or to with about because some any in at by up off out over before after already yet still very really too
        much quickly hurry ill sick problem question money insurance nobody everybody everything yesterday

        vamos dejeme deje deja dejame yo estoy urgente urge pago pagar pagare efectivo tarjeta llamo llamando hablamos ayer
        sangra sangrando duele herida pierna con en me nos tengo puedo voy hacer solo pero muy poco usted ustedes
        digame deme busco buscar ver prisa

        je on nous vous elle est suis avons vais mon mes paye paie payer carte especes urgent appelle saigne mal pied
        jambe plaie laissez laisse chercher cherche hier pas avec dans sur allons

        ich wir mein meine meinen mir mich es ist hat habe bin zahle zahlen karte dringend blutet fuß bein wunde lass lassen
        gestern gesprochen mit auf und noch schon nur nehme nehmen gehen weiter rufe holen hole suche

        eu meu minha estou vou deixa deixe pegar cartão dinheiro sangrando dói perna ferida ligo ligando falamos ontem com
        uma pagar

        io mio sto vado andiamo facciamo lasci lasciami contanti sanguina piede gamba ferita chiamando ieri parlato abbiamo
        fretta

        मेरा मेरी मेरे मुझे हम हमने करते करो कर दो दीजिए जल्दी पैसे नकद कार्ड पैर खून घाव दर्द बात हुई थी फोन फ़ोन लेकर चलो चलिए
        """)

    /// Small words between the parts of names.
    private static let particles = Phrases.words(
        "de del la las los da das do dos di van von der den bin al el le y e san")

    /// Whether nothing but a name is said.
    static func isWhole(_ name: String, of text: String) -> Bool {
        let parts = { (words: [String]) in words.filter { !particles.contains($0) } }
        return parts(PlainWords.split(name)) == parts(PlainWords.split(VoiceNames.bare(text).joined(separator: " ")))
    }

    /// Whether a text that was said for a name may be one: it is written as one, or has no word of a sentence in it.
    ///
    /// - Parameter isTagged: whether some word of it is known for a name's, or nobody can tell.
    static func isName(_ text: String, isTagged: Bool) -> Bool {
        let name = VoiceNames.bare(text).joined(separator: " ")
        if VoiceNames.isWritten(name) { return true }
        let said = PlainWords.split(name)
        return (isTagged || said.count < 2) && !said.contains(where: words.contains)
    }
}
