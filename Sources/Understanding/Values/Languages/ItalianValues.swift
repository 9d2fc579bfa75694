extension ValueLanguage {
    private static let units = ["uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove"]
    private static let tens = [
        "venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta",
    ]

    /// "ventuno", "trentotto": the ten loses its end before a vowel.
    private static let fused: [(Meaning, String)] = {
        var words: [(Meaning, String)] = []
        for (ten, word) in tens.enumerated() {
            for (unit, last) in units.enumerated() {
                let isVowel = last == "uno" || last == "otto"
                let stem = isVowel ? String(word.dropLast()) : word
                let number = 21 + 10 * ten + unit
                words.append((Meaning.number(number), stem + last))
                if last == "uno" { words.append((Meaning.number(number), stem + "un")) }
            }
        }
        return words
    }()

    /// "millenovecentocinquantadue": the years of this century and the last are one word.
    private static let years: [(Meaning, String)] = {
        let teens = ValueLanguage.words(
            """
            dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove
            """)
        let small: [(Int, String)] =
            [(0, "")] + units.enumerated().map { ($0 + 1, $1) } + teens.enumerated().map { ($0 + 10, $1) }
            + tens.enumerated().map { (20 + 10 * $0, $1) }
            + fused.compactMap { if case .number(let number, _) = $0.0 { (number, $0.1) } else { nil } }
        return small.flatMap { number, word in
            [
                (Meaning.number(1_900 + number), "millenovecento" + word),
                // "novecentottanta" beside "novecentoottanta".
                (.number(1_900 + number), "millenovecent" + (word.hasPrefix("o") ? word : "o" + word)),
                (.number(2_000 + number), "duemila" + word),
            ]
        }
    }()

    static let italian = ValueLanguage(
        code: "it",
        words: ValueLanguage.numbers(
            """
            zero uno|un|una due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici
            sedici diciassette diciotto diciannove
            """, tens: tens.joined(separator: " "),
            ordinals: """
                primo|prima secondo|seconda terzo|terza quarto|quarta quinto|quinta sesto|sesta settimo|settima
                ottavo|ottava nono|nona decimo|decima
                """) + fused + years
            + ValueLanguage.named(
                months: """
                    gennaio|gen febbraio|feb marzo|mar aprile|apr maggio|mag giugno|giu luglio|lug agosto|ago
                    settembre|set|sett ottobre|ott novembre|nov dicembre|dic
                    """,
                weekdays: """
                    lunedì|lun martedì|mar mercoledì|mer giovedì|gio venerdì|ven sabato|sab domenica|dom
                    """) + [
                (.number(100), "cento"), (.multiplier(100), "cento"), (.number(1_000), "mille"),
                (.multiplier(1_000), "mila"),
                (.unit(.second), "secondo secondi"), (.unit(.minute), "minuto minuti min"), (.unit(.hour), "ora ore"),
                (.unit(.day), "giorno giorni"), (.unit(.week), "settimana settimane"), (.unit(.month), "mese mesi"),
                (.unit(.year), "anno anni"), (.unit(.hour), "oretta"),
                (.offset(0), "oggi in_giornata oggigiorno"), (.offset(1), "domani l_indomani"),
                (.offset(2), "dopodomani dopo_domani giorno_dopo_domani"), (.offset(-1), "ieri"),
                (.offset(-2), "altro_ieri l_altro_ieri avantieri"),
                (.offsetPart(0, .morning), "stamattina questa_mattina stamane stamani"),
                (.offsetPart(0, .afternoon), "questo_pomeriggio oggi_pomeriggio"),
                (.offsetPart(0, .evening), "stasera questa_sera"), (.offsetPart(0, .night), "stanotte questa_notte"),
                (.part(.earlyMorning), "alba"),
                (.part(.morning), "mattina mattino mattinata metà_mattina metà_mattinata"),
                (.part(.noon), "pranzo ora_di_pranzo"),
                (.part(.afternoon), "pomeriggio dopo_pranzo dopo_mangiato"),
                (.part(.evening), "sera serata cena"),
                (.part(.night), "notte"),
                (.half(.am), "am a_m"), (.half(.pm), "pm p_m"),
                (.clock(SpokenClock(12, isWhole: true)), "mezzogiorno mezzodì"),
                (.clock(SpokenClock(0, isWhole: true)), "mezzanotte"),
                (
                    .week(0),
                    "questa_settimana settimana_corrente più_avanti_nella_settimana più_tardi_nella_settimana fine_della_settimana"
                ),
                (
                    .week(1),
                    "prossima_settimana settimana_prossima settimana_che_viene settimana_seguente settimana_successiva settimana_dopo"
                ),
                (.week(-1), "scorsa_settimana settimana_scorsa settimana_passata"),
                (.monthOffset(0), "questo_mese mese_corrente"),
                (.monthOffset(1), "prossimo_mese mese_prossimo mese_che_viene"),
                (.monthOffset(-1), "scorso_mese mese_scorso"),
                (.person, "persone persona adulti adulto coperti invitati ospiti"),
                (.child, "bambini bambino bambine bambina neonati"),
                (.currency("EUR"), "euro"), (.currency("USD"), "dollari dollaro"), (.currency("CHF"), "franchi"),
                (.holiday(.fixed(month: 12, day: 25)), "natale giorno_di_natale"),
                (.holiday(.fixed(month: 12, day: 24)), "vigilia_di_natale vigilia"),
                (.holiday(.fixed(month: 12, day: 26)), "santo_stefano"),
                (.holiday(.fixed(month: 12, day: 31)), "san_silvestro vigilia_di_capodanno"),
                (.holiday(.fixed(month: 1, day: 1)), "capodanno primo_dell_anno"),
                (.holiday(.fixed(month: 1, day: 6)), "epifania befana"),
                (.holiday(.fixed(month: 2, day: 14)), "san_valentino festa_degli_innamorati"),
                (.holiday(.fixed(month: 3, day: 8)), "festa_della_donna festa_delle_donne"),
                (.holiday(.fixed(month: 3, day: 19)), "festa_del_papà san_giuseppe"),
                (
                    .holiday(.fixed(month: 4, day: 25)),
                    "liberazione anniversario_della_liberazione festa_della_liberazione"
                ),
                (.holiday(.fixed(month: 5, day: 1)), "festa_dei_lavoratori festa_del_lavoro primo_maggio"),
                (.holiday(.fixed(month: 6, day: 2)), "festa_della_repubblica repubblica"),
                (.holiday(.fixed(month: 8, day: 15)), "ferragosto assunzione"),
                (.holiday(.fixed(month: 11, day: 1)), "ognissanti tutti_i_santi festa_dei_santi"),
                (.holiday(.fixed(month: 11, day: 2)), "commemorazione_dei_defunti giorno_dei_morti festa_dei_morti"),
                (.holiday(.fixed(month: 12, day: 8)), "immacolata immacolata_concezione"),
                (.holiday(.nth(2, weekday: 6, month: 5)), "festa_della_mamma"),
                (.holiday(.easter(0)), "pasqua"), (.holiday(.easter(1)), "pasquetta lunedì_dell_angelo"),
            ],
        rules: [
            (.add, "<n> <n>; <n> e <n>"), (.multiply, "<n> <multiplier>"), (.ordinal, "<dom> _º|_ª|_o|_a"),
            (.minute, "<mm>"), (.article, "un|una|uno"), (.couple, "un? paio di|d?"),
            (.few, "qualche|alcuni|alcune|pochi|poche"),
            (.half, "mezz|mezza|mezzo"), (.quarter, "un? quarto d|di"), (.threeQuarters, "tre quarti d|di"),
            (.part(quarters: 2), "<stretch> e mezza|mezzo"),
            (.part(quarters: 2), "mezzora"),

            (.dayMonth, "il|l|al|del|dal|nel|per_il? giorno? <dom> giorno? di|del|d? <month>"),
            (.monthDay, "<month> <dom>"), (.monthDayYear, "<monthday> del|di|nel <year>; <monthday> del|di <n>"),
            (.spokenBirth, "zero? <n> zero? <n> <n>; zero? <n> zero? <n> <year>"),
            (
                .dayOfMonth,
                "il|al|del|dal|per_il giorno? <dom> !persone|ore|possibile|che; giorno <dom>; l <dom> !ore|persone"
            ),
            (.dayOfMonthOffset, "il? <dom> del|di <monthoffset>"),
            (
                .weekdayDay,
                "<weekday> il? <dom> !persone|ore|e|del|possibile|che|delle|dell|di_pranzo|di_cena|di_mezzogiorno|di_andare"
            ),
            (.thisWeekday, "questo|questa <weekday>"), (.weekday, "il|la|di <weekday>"),
            (
                .nextWeekday,
                "prossimo|prossima|seguente <weekday>; <weekday> prossimo|prossima|che_viene|seguente; il|la? <weekday> dopo"
            ),
            (.lastWeekday, "scorso|scorsa|ultimo|ultima <weekday>; <weekday> scorso|scorsa|passato"),
            (.weekdayOfWeek, "<weekday> della|di? <week>; il|la? <weekday> <days>"),
            (.weekOfWeekday, "<week> <weekday>; <days> <weekday>"),
            (.weekdayIn, "<weekday> tra|fra|in <stretch>; tra|fra|in <stretch> di|il? <weekday>"),
            (.nthWeekday, "il|la? <ord> <weekday> di|in|del <month|monthoffset>; il|la? <ord> <weekday> del mese"),
            (
                .lastWeekdayOf,
                "l|il|la? ultimo|ultima <weekday> di|in|del <month|monthoffset>; l|il|la? ultimo|ultima <weekday> del mese"
            ),
            (.ahead, "tra|fra|in|entro <stretch>; <stretch> dopo|più_tardi; <stretch> da adesso|ora|oggi"),
            (.ago, "<stretch> fa; <stretch> prima"),
            (.aheadOf, "<stretch> dopo <day>"), (.beforeDay, "<stretch> prima di|del <day>"),
            (.weekOf(1), "la|nella|della settimana dopo <day>"),
            (.weekdayFrom(1), "il|la? <weekday> dopo <day>"), (.weekdayFrom(-1), "<weekday> prima di|del|della? <day>"),
            (.weekOf(-1), "la|nella|della settimana prima di|del|della? <day>"),
            (.weeksAhead, "tra|fra <stretch>"),
            (.nextDays, "nei|nelle|i|le? prossimi|prossime|seguenti <stretch>"),
            (.week, "<week>"), (.monthSpan, "<month>; <month> <year>"), (.monthOffsetSpan, "<monthoffset>"),
            (.yearSpan, "<year>"),
            (.thisYear, "quest anno"), (.nextYear, "prossimo anno; anno prossimo"),
            (.weekend, "questo|il|nel|per_il? fine settimana; questo|il|nel? week end; questo|il|nel? weekend"),
            (
                .nextWeekend,
                "prossimo fine settimana; fine settimana prossimo; prossimo weekend; prossimo week end; weekend prossimo"
            ),
            (.endOfSpan, "fine di|del|della? <days>"), (.endOfMonth, "fine di|del? mese"),
            (.startOfSpan, "inizio di|del|della? <days>"), (.startOfMonth, "inizio di|del? mese"),
            (.dayRange, "da|dal? <day> a|al <day>; tra|fra <day> e <day>"),
            (.domMonthRange, "dal|da? <dom> al|a <monthday>; tra|fra il? <dom> e il? <monthday>"),
            (.domRange, "dal <dom> al <dom>"),
            (
                .now,
                "adesso; ora; subito; immediatamente; in questo momento; proprio ora; al momento; il prima possibile"
            ),
            (.dayWithPart, "<day> di|nel|nella|in|del|della <part>"),

            (
                .hour,
                "alle|dalle|le|per_le|verso_le|all|ore|dopo_le|prima_delle|delle|entro_le ore? <hour> !persone; <hour> in_punto; <hour> h"
            ),
            (
                .hourMinute,
                "alle|le|all|dalle|ore? <hour> e <minute> !persone; alle|le|all|dalle|ore? <hour> e <minutes> !persone; <clock> e <minute>; <clock> e <minutes>; <clock> <minutes>"
            ),
            (.halfPast, "alle|le|all? <hour> e mezza|mezzo|mezz; <clock> e mezza|mezzo"),
            (.quarterPast, "alle|le|all? <hour|clock> e un? quarto"),
            (.quarterTo, "alle|le|all? <hour|clock> meno un? quarto; un? quarto alle|all|a <hour|clock>"),
            (.threeQuartersPast, "alle|le|all? <hour|clock> e tre quarti"),
            (.pastTo, "alle|le|all? <hour|clock> meno <minute>"), (.to, "<minute> minuti? alle|all|a <hour|clock>"),
            (.about, "verso|circa|intorno|attorno alle|le|all? <clock>; <clock> circa"),
            (.clockPart, "<clock> di|del|della|in|nel? <part>; <hour> di|del|della <part>; <hour> di <daypart>"),
            (.partClock, "<part> alle|all <hour|clock>"),
            (.hourOfDayPart, "<daypart> alle|all|verso_le <hour|clock>; <hour|clock> di <daypart>"),
            (.hourOfDay, "<hour|clock> di <offset>"),
            (
                .clockRange,
                "dalle|da|tra|fra le? <hour|clock> alle|a|e le? <hour|clock>; <clock> alle|fino_alle <clock>"
            ),

            (.people, "tavolo|gruppo|prenotazione|totale per|di|da <few> !ore|giorni|notti; siamo|saremo in? <few>"),
            (.party, "per <few> !ore|giorni|notti|settimane|mesi"),
            (.people, "<few> <child>"), (.peopleAndChildren, "<people> e|più|con <people>"),
            (.peopleOf(1), "solo|soltanto io|me; da solo|sola"),
            (.peopleOf(2), "mia|mio moglie|marito|fidanzata|fidanzato|ragazza|ragazzo|amica|amico e io|me"),
            (.amountAndCents, "<amount> e? <n> centesimi"),
        ],
        denials: "non tranne salvo eccetto né", questions: "perché", corrections: "anzi scusi scusa meglio volevo_dire",
        after: "dopo dopo_le dalle dal a_partire_dalle", before: "prima prima_delle prima_di entro fino_alle",
        about: "verso circa intorno_alle",
        notBefore: "non_prima_di non_prima_delle non_prima_dell non_prima",
        notAfter: "non_dopo non_dopo_le non_oltre non_oltre_le",
        double: "doppio doppia", triple: "triplo tripla", plus: "più", star: "asterisco stella", pound: "cancelletto",
        letterJoiners: "come di",
        letters: [
            "bi": "b", "ci": "c", "di": "d", "effe": "f", "gi": "g", "acca": "h", "elle": "l", "emme": "m", "enne": "n",
            "pi": "p", "cu": "q", "erre": "r", "esse": "s", "ti": "t", "vi": "v", "vu": "v", "ics": "x", "zeta": "z",
        ],
        fillers:
            "mi chiamo il mio nome è sono la sì ciao per favore cognome grazie qui parla signor signora buongiorno di a",
        last: "ultimo ultima il_più_tardi quello_più_tardi",
        first: "il_più_presto quello_più_presto uno_qualsiasi uno_qualunque qualsiasi",
        middle: "di_mezzo", options: "opzione appuntamento orario", between: "punto trattino")
}
