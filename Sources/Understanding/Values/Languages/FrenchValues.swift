extension ValueLanguage {
    static let french = ValueLanguage(
        code: "fr",
        words: ValueLanguage.numbers(
            """
            zéro un|une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix_sept
            dix_huit dix_neuf
            """,
            tens:
                "vingt trente quarante cinquante soixante septante quatre_vingt|quatre_vingts|huitante|octante nonante",
            ordinals: """
                premier|première deuxième|second|seconde troisième quatrième cinquième sixième septième huitième neuvième
                dixième onzième douzième treizième quatorzième quinzième seizième
                """)
            + ValueLanguage.named(
                months: """
                    janvier|janv|jan février|févr|fév mars avril|avr mai juin|jun juillet|juil août septembre|sept|sep
                    octobre|oct novembre|nov décembre|déc
                    """,
                weekdays: "lundi|lun mardi|mar mercredi|mer jeudi|jeu vendredi|ven samedi|sam dimanche|dim"
            ) + [
                (.number(100), "cent"), (.multiplier(100), "cent cents"), (.number(1_000), "mille mil"),
                (.multiplier(1_000), "mille"),
                (.unit(.second), "seconde secondes"), (.unit(.minute), "minute minutes min"),
                (.unit(.hour), "heure heures"), (.unit(.day), "jour jours journée"), (.unit(.week), "semaine semaines"),
                (.unit(.month), "mois"), (.unit(.year), "an ans année années"), (.unit(.fortnight), "quinzaine"),
                (.offset(0), "aujourd_hui ce_jour dans_la_journée"), (.offset(1), "demain le_lendemain"),
                (.offset(2), "après_demain surlendemain"), (.offset(-1), "hier"), (.offset(-2), "avant_hier"),
                (.offsetPart(0, .morning), "ce_matin"), (.offsetPart(0, .afternoon), "cet_après_midi cette_après_midi"),
                (.offsetPart(0, .evening), "ce_soir dans_la_soirée"), (.offsetPart(0, .night), "cette_nuit"),
                (.part(.earlyMorning), "petit_matin aube"), (.part(.morning), "matin matinée milieu_de_matinée"),
                (.part(.noon), "déjeuner heure_du_déjeuner"),
                (.part(.afternoon), "après_midi aprem aprèm après_manger après_le_déjeuner"),
                (.part(.afternoon), "après_déjeuner fin_de_journée"),
                (.part(.evening), "soir soirée dîner"), (.part(.night), "nuit"),
                (.half(.am), "am a_m"), (.half(.pm), "pm p_m"),
                (.clock(SpokenClock(12, isWhole: true)), "midi"), (.clock(SpokenClock(0, isWhole: true)), "minuit"),
                (.week(0), "cette_semaine semaine_en_cours plus_tard_dans_la_semaine fin_de_la_semaine"),
                (.week(1), "semaine_prochaine semaine_suivante semaine_d_après prochaine_semaine semaine_qui_vient"),
                (.week(-1), "semaine_dernière semaine_passée dernière_semaine semaine_précédente"),
                (.monthOffset(0), "ce_mois ce_mois_ci mois_en_cours"),
                (.monthOffset(1), "mois_prochain mois_suivant prochain_mois mois_qui_vient mois_d_après"),
                (.monthOffset(-1), "mois_dernier mois_passé dernier_mois"),
                (.person, "personnes personne adultes adulte couverts convives invités"),
                (.child, "enfants enfant bébés bébé"),
                (.currency("EUR"), "euros euro"), (.currency("USD"), "dollars dollar"),
                (.currency("CHF"), "francs franc"),
                (.holiday(.fixed(month: 12, day: 25)), "noël jour_de_noël"),
                (.holiday(.fixed(month: 12, day: 24)), "veille_de_noël réveillon_de_noël"),
                (
                    .holiday(.fixed(month: 12, day: 31)),
                    "saint_sylvestre réveillon veille_du_nouvel_an réveillon_du_nouvel_an"
                ),
                (.holiday(.fixed(month: 1, day: 1)), "jour_de_l_an nouvel_an"),
                (.holiday(.fixed(month: 11, day: 1)), "toussaint la_toussaint jour_des_morts"),
                (.holiday(.fixed(month: 5, day: 1)), "fête_du_travail"),
                (.holiday(.fixed(month: 7, day: 14)), "fête_nationale"),
                (.holiday(.fixed(month: 2, day: 14)), "saint_valentin"),
                (.holiday(.fixed(month: 11, day: 11)), "armistice"),
                (.holiday(.fixed(month: 8, day: 15)), "assomption"),
                (.holiday(.easter(0)), "pâques dimanche_de_pâques"), (.holiday(.easter(1)), "lundi_de_pâques"),
                (.holiday(.easter(39)), "ascension jeudi_de_l_ascension"),
                (.holiday(.easter(50)), "lundi_de_pentecôte"),
                (.holiday(.easter(49)), "pentecôte"),
            ],
        rules: [
            (.add, "<n> <n>; <n> et <n>"), (.addTeens, "<n> <n>; <n> et <n>"), (.multiply, "<n> <multiplier>"),
            (.ordinal, "<dom> _er|_ère|_ere|_ème|_eme|_e|_ième|_nd|_nde; <dom> ème|er"), (.minute, "<mm>"),
            (.article, "un|une"), (.couple, "une? couple|paire de|d"), (.few, "quelques"), (.half, "une? demi|demie"),
            (.quarter, "un? quart d|de"), (.threeQuarters, "trois quarts d|de"),
            (.part(quarters: 2), "<stretch> et demi|demie"),

            (.dayMonth, "le|au|du? <dom> jour? de|du|d? <month>"), (.monthDay, "<month> le? <dom>"),
            (.monthDayYear, "<monthday> de|en <year>"),
            (.spokenBirth, "le? <n> zéro? <n> <n>; le? <n> zéro? <n> <year>"),
            (.numericDay, "le? <dom> <mo>; le? <dom> <mo> <yy>"),
            (.dayOfMonth, "le|au|du <dom> !heures|heure|h|personnes; le? <dom> du mois"),
            (.dayOfMonthOffset, "le? <dom> du|de <monthoffset>"),
            (.weekdayDay, "<weekday> le? <dom> !heures|heure|h|personnes|prochain"),
            (.thisWeekday, "ce|cette <weekday>"), (.weekday, "le|un <weekday>"),
            (.nextWeekday, "<weekday> prochain|suivant|qui_vient|de_la_semaine_prochaine; prochain <weekday>"),
            (.lastWeekday, "<weekday> dernier|passé|précédent; dernier <weekday>"),
            (.weekdayOfWeek, "<weekday> de|dans? la? <week>; <weekday> de? <days>"),
            (.weekOfWeekday, "<week> le? <weekday>; <days> le? <weekday>"),
            (.weekdayInDays, "<weekday> en <few>"),
            (.weekdayIn, "<weekday> dans <stretch>; dans <stretch> le? <weekday>"),
            (.nthWeekday, "le? <ord> <weekday> de|d|du|en <month|monthoffset>; le? <ord> <weekday> du mois"),
            (
                .lastWeekdayOf,
                "le? dernier <weekday> de|d|du|en <month|monthoffset>; le? dernier <weekday> du mois"
            ),
            (.dayAfter, "le? lendemain de|du|d <day>"),
            (.ahead, "dans|d_ici|sous <stretch>; <stretch> plus tard"),
            (.ago, "il y a <stretch>; <stretch> plus tôt|avant"),
            (.aheadOf, "<stretch> après le? <day>"), (.beforeDay, "<stretch> avant le? <day>"),
            (.weekOf(1), "la semaine après le? <day>"), (.weekOf(-1), "la semaine avant le? <day>"),
            (.weekdayFrom(1), "<weekday> après le? <day>; <weekday> qui suit le? <day>"),
            (.weekdayFrom(-1), "<weekday> avant le? <day>; <weekday> qui précède le? <day>"),
            (.weeksAhead, "dans <stretch>"),
            (.nextDays, "les? prochains|prochaines <stretch>; les <few> prochains jours"),
            (.week, "<week>"), (.weekend, "ce|le? week end; ce|le? weekend"),
            (
                .nextWeekend,
                "week end prochain|suivant|d_après; weekend prochain|suivant|d_après; prochain weekend; prochain week end"
            ),
            (.monthSpan, "<month>; <month> <year>"), (.monthOffsetSpan, "<monthoffset>"), (.yearSpan, "<year>"),
            (.thisYear, "cette année"), (.nextYear, "année prochaine"),
            (.endOfSpan, "fin de|du|d? la? <days>"), (.endOfMonth, "fin de|du mois"),
            (.startOfSpan, "début de|du|d? la? <days>"), (.startOfMonth, "début de|du mois"),
            (.dayRange, "du|de? <day> au|à|jusqu_au|jusqu_à <day>; entre <day> et <day>"),
            (.domMonthRange, "du|de? <dom> au|à <monthday>; entre le? <dom> et le? <monthday>"),
            (.domRange, "du <dom> au <dom>"),
            (
                .now,
                "maintenant; tout de suite; immédiatement; dès que possible; en ce moment; là tout de suite; à l instant"
            ),
            (.dayWithPart, "<day> dans|en|au? le|la|l? <part>"),

            (
                .hour,
                "<hour> heures|heure|h|hrs !plus|avant|après; à|vers|pour|dès|avant|après <hour> !personnes|jours|ans|euros|mois|semaines|rendez_vous|suivi|contrôle|changement|pansement|nouveau|nouvelle|patient|première|visite|consultation"
            ),
            (
                .hourMinute,
                "<clock> <minutes>; <clock> et <minutes>; <clock> passé|passées de? <minutes> minutes?; <clock> <minute>"
            ),
            (.hourMinuteWhole, "<hour> h|heures|heure <mm>"),
            (.halfPast, "<clock> et? demi|demie"), (.quarterPast, "<clock> et? un? quart"),
            (.quarterTo, "<clock> moins le|un? quart"),
            (.threeQuartersPast, "<clock> et? trois quarts"),
            (.pastTo, "<clock> moins <minute>; <clock> moins <minutes>"),
            (.about, "vers|environ|autour_de|aux_alentours_de <clock>; <clock> environ|pile|précises"),
            (.clockPart, "<clock> du|de|dans|au|le|en? l|la|le? <part>"), (.partClock, "<part> à|vers <clock>"),
            (.hourOfDayPart, "<daypart> à|vers <clock>"),
            (.clockRange, "de|entre|d <hour|clock> à|et|jusqu_à <clock>; <clock> à|jusqu_à <clock>"),

            (
                .people,
                "table|groupe|réservation pour|de <few> !heures|h|jours|nuits; nous sommes|serons <few>; on est|sera <few>"
            ),
            (.party, "pour <few> !heures|heure|h|jours|nuits|semaines|mois|euros"), (.people, "<few> <child>"),
            (.peopleAndChildren, "<people> et|plus|avec <people>"),
            (.peopleOf(1), "juste|seulement moi; tout|toute seul|seule; moi seul|seule"),
            (.peopleOf(2), "ma|mon femme|mari|copine|copain|compagne|compagnon|ami|amie|épouse et moi"),
            (.amountAndCents, "<amount> et? <n> centimes"),
        ],
        denials: "pas sauf ni", questions: "pourquoi", corrections: "plutôt pardon enfin finalement désolé",
        after: "après dès à_partir_de à_partir_du depuis", before: "avant jusqu_à jusqu_au",
        about: "vers environ autour_de",
        notBefore: "pas_avant jamais_avant", notAfter: "pas_après jamais_après",
        double: "double", triple: "triple", plus: "plus", star: "étoile astérisque", pound: "dièse",
        letterJoiners: "comme de",
        letters: [
            "bé": "b", "cé": "c", "dé": "d", "effe": "f", "gé": "g", "ache": "h", "ji": "j", "ka": "k", "elle": "l",
            "aime": "m", "haine": "n", "pé": "p", "ku": "q", "erre": "r", "esse": "s", "té": "t", "vé": "v",
            "ixe": "x", "zède": "z",
        ],
        fillers:
            "je m appelle mon nom est c suis le la oui bonjour prénom famille s il vous plaît merci monsieur madame moi au de",
        last: "dernier dernière le_plus_tard la_plus_tard",
        first: "le_plus_tôt la_plus_tôt n_importe_lequel n_importe_laquelle l_un_ou_l_autre peu_importe",
        middle: "du_milieu", options: "option rendez_vous créneau choix heure", between: "point tiret")
}
