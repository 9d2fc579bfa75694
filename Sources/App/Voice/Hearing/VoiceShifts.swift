internal import Dialogue

/// Days and times that are counted from others, in plain form and each language.
enum VoiceShifts {
    /// Days that are counted from another one, which is not named with them; without articles.
    private static let days: [(shift: Heard.Shift, words: Phrases)] = [
        (
            Heard.Shift(days: 7, isWeek: true),
            Phrases.of(
                """
                week after, following week, week after that, semana siguiente, semana después, semana de después,
                semaine suivante, semaine d après, semaine après, Woche darauf, Woche danach, folgende Woche,
                folgenden Woche, semana seguinte, settimana dopo, settimana seguente, settimana successiva,
                उसके अगले हफ़्ते, उसके अगले सप्ताह
                """)
        ),
        (
            Heard.Shift(days: -7, isWeek: true),
            Phrases.of(
                """
                week before, week before that, semana anterior, semaine d avant, semaine précédente, Woche davor,
                Woche vorher, settimana prima, settimana precedente
                """)
        ),
        (
            Heard.Shift(days: 7, isWeek: false),
            Phrases.of(
                """
                a week later, one week later, back a week, back one week, back by a week, una semana más tarde,
                una semana más, une semaine plus tard, d une semaine, eine Woche später, um eine Woche,
                uma semana mais tarde, uma semana depois, una settimana più tardi, di una settimana, एक हफ़्ता आगे,
                एक हफ्ता आगे, एक सप्ताह आगे
                """)
        ),
        (
            Heard.Shift(days: 14, isWeek: false),
            Phrases.of(
                """
                two weeks later, 2 weeks later, back two weeks, back 2 weeks, dos semanas más tarde,
                deux semaines plus tard, de deux semaines, zwei Wochen später, um zwei Wochen, duas semanas depois,
                due settimane dopo, di due settimane, दो हफ़्ते आगे, दो हफ्ते आगे
                """)
        ),
        (
            Heard.Shift(days: -7, isWeek: false),
            Phrases.of(
                """
                a week earlier, one week earlier, up a week, up one week, una semana antes, une semaine plus tôt,
                eine Woche früher, uma semana antes, una settimana prima, एक हफ़्ता पहले, एक हफ्ता पहले
                """)
        ),
        (
            Heard.Shift(days: 0, isWeek: false),
            Phrases.of(
                "same day, that day, mismo día, ese día, même jour, ce jour là, selben Tag, gleichen Tag, mesmo dia, stesso giorno, उसी दिन"
            )
        ),
        (
            Heard.Shift(days: 2, isWeek: false),
            Phrases.of(
                """
                two days later, 2 days later, back two days, back 2 days, dos días después, dos días más tarde,
                deux jours plus tard, deux jours après, zwei Tage später, dois dias depois, due giorni dopo, di due giorni, de dos días, दो दिन बाद
                """)
        ),
        (
            Heard.Shift(days: -2, isWeek: false),
            Phrases.of(
                """
                two days earlier, 2 days earlier, up two days, up 2 days, dos días antes, deux jours plus tôt,
                deux jours avant, zwei Tage früher, dois dias antes, due giorni prima, दो दिन पहले
                """)
        ),
        (
            Heard.Shift(days: 1, isWeek: false),
            Phrases.of(
                """
                day after, next day, following day, a day later, one day later, back a day, back one day, día siguiente,
                día después, lendemain, jour suivant, jour d après, jour plus tard, Tag darauf, Tag danach, Tag später,
                dia seguinte, dia depois, giorno dopo, giorno seguente, giorno successivo, उसके अगले दिन
                """)
        ),
        (
            Heard.Shift(days: -1, isWeek: false),
            Phrases.of(
                """
                day before, a day earlier, one day earlier, up a day, up one day, día anterior, día antes, la veille,
                jour d avant, jour plus tôt, Tag davor, Tag vorher, Tag früher, dia anterior, dia antes, giorno prima,
                giorno precedente, एक दिन पहले
                """)
        ),
    ]
    /// Minutes from the time of a visit, or of what was offered.
    private static let minutes: [(minutes: Int, words: Phrases)] = [
        (
            0,
            Phrases.of(
                """
                same time, misma hora, même heure, gleiche Zeit, gleichen Zeit, gleiche Uhrzeit, gleichen Uhrzeit,
                selbe Zeit, selben Zeit, mesma hora, mesmo horário, stessa ora, stesso orario, उसी समय
                """)
        ),
        (
            30,
            Phrases.of(
                """
                half an hour later, thirty minutes later, 30 minutes later, media hora más tarde, media hora después,
                une demi heure plus tard, d une demi heure, eine halbe Stunde später, um eine halbe Stunde,
                meia hora mais tarde, meia hora depois, mezz ora più tardi, mezz ora dopo, di mezz ora, आधा घंटा बाद,
                आधे घंटे बाद
                """)
        ),
        (
            -30,
            Phrases.of(
                """
                half an hour earlier, thirty minutes earlier, 30 minutes earlier, media hora antes, media hora más temprano,
                une demi heure plus tôt, eine halbe Stunde früher, meia hora antes, meia hora mais cedo, mezz ora prima,
                आधा घंटा पहले, आधे घंटे पहले
                """)
        ),
        (
            60,
            Phrases.of(
                """
                an hour later, one hour later, 1 hour later, back an hour, back one hour, una hora más tarde,
                una hora después, une heure plus tard, une heure après, d une heure, eine Stunde später, um eine Stunde,
                uma hora mais tarde, uma hora depois, un ora più tardi, un ora dopo, di un ora, एक घंटा बाद, एक घंटे बाद
                """)
        ),
        (
            -60,
            Phrases.of(
                """
                an hour earlier, one hour earlier, 1 hour earlier, up an hour, up one hour, una hora antes,
                una hora más temprano, une heure plus tôt, une heure avant, eine Stunde früher, uma hora antes,
                uma hora mais cedo, un ora prima, एक घंटा पहले, एक घंटे पहले
                """)
        ),
        (
            120,
            Phrases.of(
                """
                two hours later, 2 hours later, back two hours, dos horas más tarde, dos horas después,
                deux heures plus tard, de deux heures, zwei Stunden später, um zwei Stunden, duas horas mais tarde,
                duas horas depois, due ore più tardi, due ore dopo, di due ore, दो घंटे बाद
                """)
        ),
        (
            -120,
            Phrases.of(
                """
                two hours earlier, 2 hours earlier, up two hours, dos horas antes, deux heures plus tôt,
                zwei Stunden früher, duas horas antes, duas horas mais cedo, due ore prima, दो घंटे पहले
                """)
        ),
    ]

    /// How far from another day somebody means, and the words for it.
    static func ofDays(_ words: PlainWords) -> (shift: Heard.Shift, words: ArraySlice<String>)? {
        for place in words.words.indices {
            // "A follow-up a week later" goes up by no week.
            guard place == 0 || words.words[place - 1] != "follow" || words.words[place] != "up" else { continue }
            // "A week before" is a day, "the week before" any of a week.
            let found = days.lazy.compactMap { known in
                known.words.length(in: words.words, at: place).map { (known.shift, words.words[place..<place + $0]) }
            }
            if let longest = found.max(by: { $0.1.count < $1.1.count }) { return longest }
        }
        return nil
    }

    /// How far from another time somebody means, in minutes, and the words for it.
    static func ofMinutes(_ words: PlainWords) -> (minutes: Int, words: ArraySlice<String>)? {
        for place in words.words.indices {
            for known in minutes {
                guard let length = known.words.length(in: words.words, at: place) else { continue }
                return (known.minutes, words.words[place..<place + length])
            }
        }
        return nil
    }
}
