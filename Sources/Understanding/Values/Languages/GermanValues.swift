extension ValueLanguage {
    private static let units = ["ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]
    private static let tens = ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]

    /// "einundzwanzig", and its ordinal in every case.
    private static let fused: [(Meaning, String)] = {
        var words: [(Meaning, String)] = []
        for (ten, word) in tens.enumerated() {
            for (unit, first) in ([""] + units).enumerated() {
                let number = 20 + 10 * ten + unit
                let whole = unit == 0 ? word : first + "und" + word
                words.append((Meaning.number(number), whole))
                words.append((Meaning.ordinal(number), endings(whole + "st")))
            }
        }
        return words
    }()

    /// "neunzehnhundertzweiundfünfzig": the years of this century and the last are one word.
    private static let years: [(Meaning, String)] = {
        let teens = ValueLanguage.words(
            """
            zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn
            """)
        let small: [(Int, String)] =
            [(0, ""), (1, "eins")] + units.dropFirst().enumerated().map { ($0 + 2, $1) }
            + teens.enumerated().map { ($0 + 10, $1) }
            + fused.compactMap { if case .number(let number, _) = $0.0 { (number, $0.1) } else { nil } }
        return small.flatMap { number, word in
            [
                (Meaning.number(1_900 + number), "neunzehnhundert" + word),
                (.number(2_000 + number), "zweitausend" + word),
                (.number(2_000 + number), "zweitausendund" + word),
            ]
        }
    }()

    private static let ordinals: [(Meaning, String)] = {
        var words: [(Meaning, String)] = []
        for (place, stem) in ValueLanguage.words(
            """
            erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft dreizehnt vierzehnt fünfzehnt sechzehnt
            siebzehnt achtzehnt neunzehnt
            """
        ).enumerated() { words.append((Meaning.ordinal(place + 1), endings(stem))) }
        return words
    }()

    private static func endings(_ stem: String) -> String {
        ["e", "en", "er", "es", "em"].map { stem + $0 }.joined(separator: " ")
    }

    /// "Donnerstagabend".
    private static let weekdayParts: [(Meaning, String)] = {
        let weekdays = ["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"]
        let parts: [(DayPart, String)] = [
            (.morning, "morgen"), (.morning, "vormittag"), (.morning, "früh"), (.noon, "mittag"),
            (.afternoon, "nachmittag"), (.evening, "abend"), (.night, "nacht"),
        ]
        var words: [(Meaning, String)] = []
        for (weekday, name) in weekdays.enumerated() {
            for (part, end) in parts { words.append((Meaning.weekdayPart(weekday, part), name + end)) }
        }
        return words
    }()

    static let german = ValueLanguage(
        code: "de",
        words: ValueLanguage.numbers(
            """
            null eins|ein|eine|einer|einem|einen zwei|zwo drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn
            vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn
            """, tens: "", ordinals: "") + fused + years + ordinals + weekdayParts
            + ValueLanguage.named(
                months: """
                    januar|jan|jänner februar|feb märz|mär|mrz april|apr mai juni|jun juli|jul august|aug
                    september|sept|sep oktober|okt november|nov dezember|dez
                    """,
                weekdays: """
                    montag|mo|montags dienstag|di|dienstags mittwoch|mi|mittwochs donnerstag|do|donnerstags
                    freitag|fr|freitags samstag|sa|sonnabend|samstags sonntag|sonntags
                    """) + [
                (.multiplier(100), "hundert"), (.multiplier(1_000), "tausend"),
                (.unit(.second), "sekunde sekunden"), (.unit(.minute), "minute minuten min"),
                (.unit(.hour), "stunde stunden std"), (.unit(.day), "tag tage tagen"), (.unit(.week), "woche wochen"),
                (.unit(.month), "monat monate monaten monats"), (.unit(.year), "jahr jahre jahren jahres"),
                (.offset(0), "heute"), (.offset(1), "morgen"), (.offset(2), "übermorgen"), (.offset(-1), "gestern"),
                (.offset(-2), "vorgestern"),
                (.offsetPart(0, .morning), "heute_morgen heute_früh heute_vormittag"),
                (.offsetPart(1, .morning), "morgen_früh morgen_vormittag"),
                (.part(.morning), "morgens früh vormittag vormittags am_morgen frühmorgens in_der_früh"),
                (.part(.noon), "mittags am_mittag"),
                (.part(.afternoon), "nachmittag nachmittags nach_dem_mittagessen nach_dem_essen"),
                (.part(.evening), "abend abends"), (.part(.night), "nacht nachts"),
                (.half(.am), "am_a_m a_m"), (.half(.pm), "pm p_m"),
                (.clock(SpokenClock(12, isWhole: true)), "mittag zwölf_uhr_mittags"),
                (.clock(SpokenClock(0, isWhole: true)), "mitternacht"),
                (.week(0), "diese_woche dieser_woche laufende_woche später_in_der_woche ende_der_woche"),
                (
                    .week(1),
                    "nächste_woche nächster_woche nächsten_woche kommende_woche kommenden_woche kommender_woche folgende_woche"
                ),
                (.week(2), "übernächste_woche übernächster_woche übernächsten_woche"),
                (.week(-1), "letzte_woche letzter_woche letzten_woche vorige_woche vergangene_woche vergangenen_woche"),
                (.monthOffset(0), "dieser_monat diesen_monat diesem_monat dieses_monats"),
                (.monthOffset(1), "nächster_monat nächsten_monat nächsten_monats kommenden_monat"),
                (.monthOffset(-1), "letzter_monat letzten_monat letzten_monats vergangenen_monat"),
                (.person, "personen person leute gäste gast erwachsene erwachsenen mann"),
                (.child, "kinder kind kindern babys baby"),
                (.currency("EUR"), "euro euros"), (.currency("CHF"), "franken"), (.currency("USD"), "dollar"),
                (.holiday(.fixed(month: 12, day: 25)), "weihnachten weihnachtstag"),
                (.holiday(.fixed(month: 12, day: 24)), "heiligabend heiliger_abend heilig_abend"),
                (.holiday(.fixed(month: 12, day: 31)), "silvester sylvester"),
                (.holiday(.fixed(month: 1, day: 1)), "neujahr neujahrstag"),
                (.holiday(.fixed(month: 5, day: 1)), "tag_der_arbeit"),
                (.holiday(.fixed(month: 10, day: 3)), "tag_der_deutschen_einheit"),
                (.holiday(.fixed(month: 2, day: 14)), "valentinstag"),
                (.holiday(.fixed(month: 12, day: 6)), "nikolaus nikolaustag"),
                (.holiday(.fixed(month: 11, day: 1)), "allerheiligen"),
                (.holiday(.fixed(month: 10, day: 31)), "halloween reformationstag"),
                (.holiday(.easter(0)), "ostern ostersonntag"), (.holiday(.easter(1)), "ostermontag"),
                (.holiday(.easter(-2)), "karfreitag"), (.holiday(.easter(39)), "christi_himmelfahrt himmelfahrt"),
                (.holiday(.easter(49)), "pfingsten pfingstsonntag"), (.holiday(.easter(50)), "pfingstmontag"),
                (.holiday(.nth(2, weekday: 6, month: 5)), "muttertag"),
            ],
        rules: [
            (.multiply, "<n> <multiplier>; <multiplier>"), (.add, "<n> <n>; <n> und <n>"),
            (.ordinal, "<dom> _te|_ten|_ter|_tes|_ste|_sten"),
            (.minute, "<mm>"), (.article, "ein|eine|einer|einem|einen"), (.couple, "ein paar|paar"),
            (.few, "ein paar; einige|einigen"),
            (.half, "eine|einer|einem? halbe|halben|halbes"), (.quarter, "eine|einer? viertel"),
            (.threeQuarters, "dreiviertel; drei viertel"),
            (.part(quarters: 6), "anderthalb|eineinhalb <unit>"), (.part(quarters: 1), "viertelstunde"),

            (.dayMonth, "der|den|dem|am|zum|vom? <dom> tag? des|der|im? <month>"),
            (.monthDay, "<month> der|den? <dom>"),
            (.spokenBirth, "<dom> <dom> <n>; <dom> <dom> <year>; <ord> <ord>"),
            (.dayOfMonth, "am|den|dem|der|zum|vom <dom> !uhr|personen|stunden|tage"),
            (.dayOfMonth, "<ord> !mal|person|option|termin"),
            (.dayOfMonthOffset, "am|der|den? <dom> des? <monthoffset>"),
            (.weekdayDay, "<weekday> der|den|dem? <dom> !uhr|personen; <weekday> der|den|dem <monthday>"),
            (.weekday, "am|kommenden|kommender|kommende|nächsten|nächster|nächste|nächstem <weekday>"),
            (.thisWeekday, "diesen|dieser|diese <weekday>"),
            (.nextWeekday, "<weekday> nächster|nächste|kommender woche"),
            (.lastWeekday, "letzten|letzter|letzte|vergangenen|vorigen <weekday>"),
            (
                .weekdayAfterNext,
                "übernächsten|übernächster|übernächste <weekday>; <weekday> nach dem nächsten; <weekday> in einer woche"
            ),
            (.weekdayOfWeek, "<weekday> in|der? <week>; <weekday> in? <days>"),
            (.weekOfWeekday, "<week> am? <weekday>; <days> am? <weekday>"),
            (.weekdayIn, "<weekday> in <stretch>; in <stretch> am? <weekday>"),
            (
                .nthWeekday,
                "der|am|den? <ord> <weekday> im|in|des? <month|monthoffset>; der|am|den? <ord> <weekday> im|des monat|monats"
            ),
            (
                .lastWeekdayOf,
                "der|am|den? letzter|letzten|letzte <weekday> im|in|des? <month|monthoffset>; der|am|den? letzter|letzten|letzte <weekday> im|des monat|monats"
            ),
            (.ahead, "in|innerhalb|binnen von? <stretch>; <stretch> später; heute in <stretch>"),
            (.ago, "vor <stretch>; <stretch> zuvor|früher"),
            (.aheadOf, "<stretch> nach <day>"), (.beforeDay, "<stretch> vor <day>"),
            (.weekOf(1), "die|der woche nach <day>"), (.weekOf(-1), "die|der woche vor <day>"),
            (.weekdayFrom(1), "<weekday> nach <day>"), (.weekdayFrom(-1), "<weekday> vor <day>"),
            (.weeksAhead, "in <stretch>"), (.nextDays, "die|den? nächsten|nächste|kommenden <stretch>"),
            (.week, "<week>"), (.monthSpan, "<month>; <month> <year>; im <month>"), (.monthOffsetSpan, "<monthoffset>"),
            (.yearSpan, "<year>; im jahr <year>"), (.thisYear, "dieses jahr"), (.nextYear, "nächstes jahr"),
            (.weekend, "am|dieses|diesem|das|kommendes|kommenden? wochenende"),
            (.nextWeekend, "am? nächstes|nächsten|nächste wochenende; wochenende darauf|danach"),
            (.endOfSpan, "ende des|der? <days>"), (.endOfMonth, "ende des|vom monats|monat; monatsende"),
            (.startOfSpan, "anfang des|der? <days>"), (.startOfMonth, "anfang des|vom monats|monat; monatsanfang"),
            (.dayRange, "von|vom? <day> bis|bis_zum <day>; zwischen <day> und <day>"),
            (.domMonthRange, "vom|von? <dom> bis|bis_zum <monthday>; zwischen dem? <dom> und dem? <monthday>"),
            (.domRange, "vom <dom> bis_zum|bis <dom>"),
            (
                .now,
                "jetzt; sofort; gleich; genau jetzt; gerade eben; so bald wie möglich; so schnell wie möglich; momentan"
            ),
            (.dayWithPart, "<day> am|in_der <part>"),

            (.hour, "um|gegen|ab|bis|so_um <hour> !personen|minuten|stunden; <hour> uhr"),
            (.hourMinute, "<hour> uhr <minutes>; <hour> uhr <minute>; <hour> uhr und <minutes>"),
            (.past, "<minute> minuten? nach <hour|clock>"), (.to, "<minute> minuten? vor <hour|clock>"),
            (.quarterPast, "viertel nach <hour|clock>"),
            (.quarterTo, "viertel vor <hour|clock>; dreiviertel <hour>; um? drei viertel <hour>"),
            (.threeQuartersTo, "viertel <hour>"), (.halfBefore, "halb <hour|clock> uhr?"),
            (.pastHalf, "<minute> minuten? nach halb <hour>"), (.beforeHalf, "<minute> minuten? vor halb <hour>"),
            (.hour, "<clock> uhr"),
            (.about, "gegen|etwa|circa|zirka|ungefähr|ca|rund um? <clock>; <clock> ungefähr|in_etwa|etwa|herum|rum"),
            (.clockPart, "<clock> am|in der? <part>; <hour> am|in_der <part>; <hour> <part>"),
            (.partClock, "<part> um|gegen <clock>"),
            (.hourOfDayPart, "<daypart> um|gegen <clock|hour>"),
            (.clockRange, "von|zwischen <hour|clock> bis|und <hour|clock>; <clock> bis <clock>"),

            (.people, "tisch|gruppe für|von <few> !uhr|tage|nächte|stunden; wir sind <few>; zu zweit"),
            (.party, "für <few> !uhr|tage|nächte|stunden|wochen|monate"),
            (.people, "<few> <child>"), (.peopleAndChildren, "<people> und|plus|mit <people>"),
            (.peopleOf(1), "nur|bloß ich|mich; allein|alleine"),
            (.peopleOf(2), "meine|mein frau|mann|freundin|freund|partner|partnerin und ich; zu zweit"),
            (.peopleOf(3), "zu dritt"), (.peopleOf(4), "zu viert"), (.peopleOf(5), "zu fünft"),
            (.peopleOf(6), "zu sechst"),
            (.amountAndCents, "<amount> und? <n> cent"),
        ],
        writesDaysWithDots: true,
        denials: "nicht kein außer", questions: "warum",
        corrections: "doch sondern sorry entschuldigung vielmehr beziehungsweise",
        after: "nach ab seit", before: "vor bis", about: "gegen etwa circa ungefähr rund",
        notBefore: "nicht_vor frühestens frühestens_um nicht_früher_als erst_ab erst_nach",
        notAfter: "nicht_nach nicht_später_als spätestens spätestens_um",
        hourLimits: "vor nach ab bis frühestens spätestens nicht_früher_als nicht_später_als",
        double: "doppel doppelt", triple: "dreimal dreifach", plus: "plus", star: "stern sternchen",
        pound: "raute rautetaste",
        letterJoiners: "wie für",
        letters: [
            "be": "b", "ce": "c", "de": "d", "eff": "f", "ge": "g", "ha": "h", "jot": "j", "ka": "k", "el": "l",
            "em": "m", "en": "n", "pe": "p", "ku": "q", "er": "r", "es": "s", "te": "t", "vau": "v", "we": "w",
            "ix": "x", "ypsilon": "y", "zett": "z",
        ],
        fillers:
            "mein name ist ich heiße bin der die das ja hallo hier spricht bitte guten tag vorname nachname danke herr frau und auf den",
        last: "letzte letzten letzter der_spätere den_späteren der_späteste den_spätesten",
        first: "der_frühere den_früheren der_früheste den_frühesten egal_welcher egal_welchen irgendeiner irgendeinen",
        middle: "der_mittlere den_mittleren", options: "option termin uhrzeit möglichkeit", between: "punkt strich")
}
