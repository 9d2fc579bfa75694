internal import Dialogue
internal import Understanding

/// Whether a yes is one, and what is asked of what was read out.
extension Listening {
    /// A yes to what is about to be booked or moved that has anything beside it which may take it back.
    func hearAgreement(_ text: String, _ words: PlainWords, _ heard: inout Heard) {
        guard state.asked == .confirm, heard.yesNo == true || heard.yesNo == nil && heard.means(.affirm) else { return }
        if text.contains("?") || VoiceAgreements.isQuestion(words) { heard.isHedged = true }
        guard state.goal != .cancel else { return }
        let isTimed = !heard.days.isEmpty || !heard.times.isEmpty
        let own = Set(PlainWords.split(state.form.name ?? ""))
        let isClear = VoiceAgreements.isClear(words) { word in
            own.contains(word) || names.isOfVisit(word)
                || isTimed
                    && (VoiceAgreements.ofTimes.contains(word) || VoiceTurns.weekdays.contains(word)
                        || VoiceCorrections.hours[word] != nil || VoiceWords.ordinals.contains(word)
                        || word.allSatisfy(\.isNumber))
        }
        if !isClear { heard.isHedged = true }
    }

    /// "Is that with Dr. Hale?", "was it the fourteenth?": what was read out is asked about, and nothing is to change.
    func hearChecking(_ words: PlainWords, _ heard: inout Heard) {
        guard state.asked == .confirm else { return }
        let said = Array(words.words.drop { VoiceTurns.fillers.contains($0) || VoiceChecks.beginnings.contains($0) })
        guard !said.isEmpty, let length = VoiceChecks.questions.length(in: said, at: 0), said.count > length,
            !said.contains(where: VoiceChecks.possibilities.contains)
        else { return }
        let next = said[length]
        let isOfVisit =
            VoiceChecks.besides.contains(next) || VoiceTurns.weekdays.contains(next) || VoiceTurns.titles.contains(next)
            || VoiceCorrections.hours[next] != nil || VoiceWords.ordinals.contains(next)
        guard isOfVisit else { return }
        heard.isChecking = true
        if heard.doctor != nil || heard.isUnknownDoctor { heard.asksDoctor = true }
        (heard.yesNo, heard.isUnknownDoctor, heard.doctor, heard.visitType, heard.clinic) = (nil, false, nil, nil, nil)
        (heard.days, heard.times, heard.ordinal, heard.names, heard.intents) = ([], [], nil, [], [])
        (heard.visitTypes, heard.excludedDays, heard.excludedTimes, heard.digits) = ([], [], [], nil)
    }
}

/// How callers ask whether what was read out is so, in plain form and each language.
enum VoiceChecks {
    /// Whether it is no more than "and", and what it is about: it wants nothing itself.
    static func isGoingOn(_ words: PlainWords) -> Bool {
        (2...7).contains(words.count) && joints.length(in: words.words, at: 0) != nil
            && !words.contains(anyOf: VoiceClauses.wanting) && !words.words.contains(where: orders.contains)
    }

    private static let joints = Phrases.of(
        "and, what about, how about, y, qué tal, और, aur, et, und, wie ist es mit, was ist mit, e, que tal")
    private static let orders = Phrases.words(
        """
        book make schedule reserve get give reservar reserve agendar agende marcar marque buchen buche machen réserver
        réservez prenez prenotare prenoti fissare fissi बुक
        """)

    static let beginnings = Phrases.words("ok okay and but so wait sorry pero et mais und aber ma mas और लेकिन")
    static let questions = Phrases.of(
        """
        is that, is it, is this, was that, was it, will that be, would that be, will it be, is the appointment,
        eso es, es, sería, será, esa es, क्या यह, क्या ये, क्या वह, क्या वो, kya yeh, kya ye, kya wo,
        est ce, est ce que c est, c est bien, c était, ce serait, ist das, ist der, ist er, ist es, wäre das, war das, wäre der,
        é, isso é, seria, será, é isso, è, sarebbe, sarà
        """)
    static let besides = Phrases.words(
        """
        with at on in the for a an still dr doctor my con el la en para a las avec à le chez pour bei mit am um in der die das
        com no na às o con di il la alle डॉक्टर dr
        """)
    /// What can be is not asked of what was read out.
    static let possibilities = Phrases.words(
        "possible free available okay posible disponible सकता सकती possible libre möglich frei possível livre possibile libero"
    )
}
