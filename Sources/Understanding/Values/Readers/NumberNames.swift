/// What callers call the numbers by which a state knows them, and the words around: a line or more for each language.
enum NumberNames {
    private static let names: [(kind: NumberName.Kind, lengths: [Int], phrases: String)] = [
        (
            .socialSecurity, [9],
            """
            social_security_number social_security social_number social social_insurance_number social_insurance ssn s_s_n
            socials सोशल_सिक्योरिटी सोशल_सिक्योरिटी_नंबर सामाजिक_सुरक्षा सामाजिक_सुरक्षा_नंबर सामाजिक_सुरक्षा_संख्या
            """
        ),
        (
            .socialSecurity, [9, 11, 12],
            """
            seguro_social número_de_seguro_social seguridad_social número_de_la_seguridad_social
            número_de_seguridad_social número_social nss n_s_s
            segurança_social número_da_segurança_social número_de_segurança_social niss previdência_social
            """
        ),
        (
            .socialSecurity, [13, 15],
            """
            sécurité_sociale numéro_de_sécurité_sociale numéro_de_la_sécurité_sociale sécu numéro_de_sécu
            numéro_insee carte_vitale mon_nir
            """
        ),
        (
            .socialSecurity, [11, 12],
            """
            sozialversicherungsnummer sozialversicherungs_nummer sozialversicherung sozialversicherungsausweis
            sv_nummer rentenversicherungsnummer ahv_nummer
            """
        ),
        (.socialSecurity, [9], "previdenza_sociale numero_di_previdenza_sociale sicurezza_sociale"),
        (
            .identity, [9],
            """
            tax_id tax_number tax_identification_number taxpayer_id taxpayer_identification_number itin
            national_insurance_number national_insurance national_id national_id_number national_identity_number
            national_identification_number identity_card identity_card_number id_card_number
            """
        ),
        (
            .identity, [9, 10, 11],
            """
            dni d_n_i documento_nacional documento_nacional_de_identidad documento_de_identidad número_de_identidad
            carné_de_identidad carnet_de_identidad cédula cédula_de_identidad cédula_de_ciudadanía
            número_de_cédula mi_nie número_de_nie curp mi_rfc mi_rut mi_run cuil cuit
            cpf c_p_f nif meu_rg o_rg número_do_rg cartão_de_cidadão cartão_do_cidadão bilhete_de_identidade
            carteira_de_identidade
            """
        ),
        (
            .identity, [11],
            """
            steuernummer steuer_id steuer_identifikationsnummer steueridentifikationsnummer personalausweisnummer
            personalausweis ausweisnummer numéro_de_carte_d_identité carte_d_identité numéro_fiscal
            codice_fiscale carta_d_identità numero_di_carta_d_identità partita_iva
            """
        ),
        (
            .identity, [12],
            """
            आधार आधार_कार्ड आधार_नंबर आधार_कार्ड_नंबर आधार_संख्या पैन_कार्ड पैन_नंबर पैन_कार्ड_नंबर वोटर_आईडी
            aadhaar aadhar adhar adhaar aadhaar_card aadhar_card adhar_card aadhaar_number aadhar_number adhar_number
            aadhaar_card_number aadhar_card_number adhar_card_number pan_card pan_number pan_card_number voter_id
            """
        ),
    ]

    /// What follows the first word of each.
    private static let table: [String: [(rest: [String], name: NumberName)]] = {
        var table: [String: [(rest: [String], name: NumberName)]] = [:]
        for (kind, lengths, phrases) in names {
            for phrase in ValueLanguage.words(phrases) {
                let words = phrase.split(separator: "_").map(String.init)
                table[words[0], default: []].append(
                    (Array(words.dropFirst()), NumberName(kind: kind, lengths: lengths)))
            }
        }
        return table
    }()

    /// - Returns: each with its first token, and the one after its last.
    static func find(among tokens: [SpokenToken]) -> [(name: NumberName, start: Int, end: Int)] {
        var found: [(name: NumberName, start: Int, end: Int)] = []
        var place = 0
        while place < tokens.count {
            let longest = table[tokens[place].text]?.compactMap { entry in
                end(of: entry.rest, after: place + 1, in: tokens).map { (entry.name, $0) }
            }.max { $0.1 < $1.1 }
            if let (name, end) = longest {
                found.append((name, place, end))
                place = end
            } else {
                place += 1
            }
        }
        return found
    }

    private static func end(of words: [String], after place: Int, in tokens: [SpokenToken]) -> Int? {
        var place = place
        for word in words {
            while place < tokens.count, tokens[place].isSoft { place += 1 }
            guard place < tokens.count, tokens[place].text == word else { return nil }
            place += 1
        }
        return place
    }

    /// Words that stand between a number and its name, and say nothing of another one.
    static func isFiller(_ token: SpokenToken) -> Bool {
        fillers.contains(token.text) || DigitRows.isHesitation(token)
    }

    private static let fillers = Set(
        ValueLanguage.words(
            """
            number numbers no nr card code is are was it its s that this the my our his her their for of on in with as and
            so well okay ok yes yeah here there goes follows ends end ending starts begins beginning reads last first four
            digits digit let me see think maybe just actually hold sorry one second please be would should sure like you
            i m give gave have got to can
            es son era número numeros tarjeta el la los las lo mi mis su de del que y en con termina empieza últimos
            últimas primeros dígitos bueno pues a ver aquí creo sí o sea
            est c numéro numéros le les mon ma mes son sa du des d l et que finit commence par derniers dernières chiffres
            alors voilà bon oui donc
            ist sind lautet die der das den meine mein von und nummer endet beginnt mit auf letzten ersten ziffern also gut
            ja hier bitte moment
            é são era números cartão o os as meu minha seu sua da do dos das e que termina começa com em últimos últimas
            bom então sim aqui acho
            è sono numero numeri carta il lo gli i le mio mia suo di del della che finisce inizia con ultime ultimi cifre
            allora bene sì ecco
            है हैं नंबर संख्या कार्ड मेरा मेरी मेरे का की के वो वह ये यह तो और पर में आखिरी अंक जी हाँ लिखिए
            hai hain mera meri mere ka ki ke wo woh vo ye yeh toh aur par mein aakhri ank ji haan likhiye
            """))

    /// Words for other numbers: what comes after them is theirs.
    static func isOther(_ token: SpokenToken) -> Bool { others.contains(token.text) }

    private static let others = Set(
        ValueLanguage.words(
            """
            phone telephone cell mobile call callback birth birthday born member policy insurance plan group account
            teléfono celular móvil nacimiento nací póliza miembro afiliado asegurado
            téléphone portable mobile naissance né née adhérent police mutuelle
            telefon telefonnummer handy handynummer mobilnummer rückruf geburtsdatum geboren versichertennummer
            krankenversicherung krankenkasse mitgliedsnummer
            telefone telemóvel celular nascimento nasci apólice carteirinha convênio
            telefono cellulare nascita nato nata polizza tessera
            फोन मोबाइल जन्म पॉलिसी सदस्य बीमा phone janm policy
            """))

    /// Letters by their names, but those that are words as well.
    static func isLetter(_ token: SpokenToken) -> Bool { letters.contains(token.text) }

    private static let letters = Set(
        ValueLanguage.words(
            """
            effe acca emme enne erre esse ics zeta ipsilon cappa efe hache jota eme ene ere equis uve xis agá ypsilon zett
            vau dáblio doppia
            """))
}
