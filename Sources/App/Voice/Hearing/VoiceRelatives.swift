/// Whom people call for, in plain form and each language.
enum VoiceRelatives {
    /// "For my wife."
    static let forThem = Phrases(
        joined("for my, for our, for my little", english)
            + joined("para mi, para nuestro, para nuestra", spanish)
            + joined(", मेरी, मेरे", hindi, "के लिए") + joined(", meri, mere", romanHindi, "ke liye")
            + joined("pour ma, pour mon, pour notre", french)
            + joined("für meine, für meinen, für mein, für unsere, für unseren, für unser", german)
            + joined("para minha, para a minha, pra minha, para meu, para o meu, pro meu, pra meu", portuguese)
            + joined("per mia, per la mia, per mio, per il mio", italian))

    /// "My son needs an appointment", "the appointment of my brother".
    static let theirs = Phrases(
        joined("my", english, "needs") + joined("mi", spanish, "necesita") + joined("la cita de mi, la de mi", spanish)
            + joined("मेरी, मेरे", hindi, "को") + joined("मेरी, मेरे", hindi, "का") + joined("मेरी, मेरे", hindi, "की")
            + joined("ma, mon", french, "a besoin") + joined("de ma, de mon", french)
            + joined("meine, mein", german, "braucht") + joined("von meiner, von meinem", german)
            + joined("minha, meu", portuguese, "precisa") + joined("da minha, do meu", portuguese)
            + joined("mia, mio", italian, "ha bisogno") + joined("di mia, di mio, della mia, del mio", italian))

    private static func joined(_ heads: String, _ persons: String, _ tail: String = "") -> [String] {
        let persons = Phrases.listed(persons)
        return heads.split(separator: ",", omittingEmptySubsequences: false).flatMap { head in
            persons.map { "\(head) \($0) \(tail)" }
        }
    }

    private static let english = """
        wife, husband, son, daughter, mother, father, mom, mum, dad, mother in law, father in law, partner, brother, sister,
        child, kid, baby, boy, girl, friend, grandmother, grandfather, grandma, grandpa, grandson, granddaughter, grandchild,
        girlfriend, boyfriend, fiance, fiancee, aunt, uncle, niece, nephew, cousin
        """
    private static let spanish = """
        esposa, esposo, mujer, marido, hijo, hija, hijito, hijita, madre, padre, mamá, papá, hermano, hermana, abuela,
        abuelo, pareja, novia, novio, nieto, nieta, bebé, niño, niña, amigo, amiga, suegra, suegro, tío, tía, sobrino, sobrina
        """
    private static let hindi = """
        पत्नी, बीवी, पति, बेटे, बेटी, माँ, मां, पिता, पिताजी, पिता जी, मम्मी, पापा, भाई, बहन, दादी, दादा, दादाजी, दादा जी, नानी, नाना,
        नानाजी, नाना जी, बच्चे, बच्ची, पोते, पोती, दोस्त, सास, ससुर
        """
    private static let romanHindi = """
        patni, biwi, pati, bete, beti, maa, papa, mummy, pitaji, bhai, behan, dadi, dada, nani, nana, bachche, bachchi, dost
        """
    private static let french = """
        femme, épouse, mari, époux, fils, fille, mère, père, maman, papa, sœur, soeur, frère, enfant, bébé, grand mère,
        grand père, belle mère, beau père, petite fille, petit fils, amie, ami, copine, copain, compagne, compagnon, tante,
        oncle, nièce, neveu
        """
    private static let german = """
        Frau, Mann, Sohn, Tochter, Mutter, Vater, Mama, Papa, Schwester, Bruder, Kind, Baby, Oma, Opa, Großmutter, Großvater,
        Enkel, Enkelin, Partner, Partnerin, Freund, Freundin, Schwiegermutter, Schwiegervater, Tante, Onkel, Nichte, Neffen
        """
    private static let portuguese = """
        esposa, mulher, marido, esposo, filho, filha, mãe, pai, irmão, irmã, avó, avô, vó, vô, neto, neta, namorada, namorado,
        amiga, amigo, tia, tio, sogra, sogro, sobrinha, sobrinho, bebê
        """
    private static let italian = """
        moglie, marito, figlio, figlia, madre, padre, mamma, papà, fratello, sorella, nonna, nonno, nipote, suocera, suocero,
        zia, zio, compagna, compagno, ragazza, ragazzo, bambina, bambino, amica, amico
        """
}
