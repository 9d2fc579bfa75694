internal import Dates
internal import Dialogue
internal import Understanding

/// Makes of what was said, or keyed, what a dialogue takes.
struct Listening {
    /// How sure it is that who names a value means to.
    static let told = 0.8

    let world: World
    let names: VoiceNames
    private let numbers: NumberingPlan
    let state: State

    /// - Parameters:
    ///   - names: the world's.
    ///   - numbers: how numbers are said there without a country's code.
    init(_ world: World, _ names: VoiceNames, _ numbers: NumberingPlan, _ state: State) {
        self.world = world
        self.names = names
        self.numbers = numbers
        self.state = state
    }

    /// - Parameters:
    ///   - alternatives: what else may have been said, likeliest first.
    ///   - keys: those that were pressed, if any.
    func hear(_ text: String, alternatives: [String] = [], keys: String? = nil) -> Heard {
        if let keys, !keys.isEmpty { return hear(keys: keys) }
        guard text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
            var heard = Heard()
            heard.isSilence = true
            return heard
        }
        return hear(text, or: alternatives)
    }

    private func hear(keys: String) -> Heard {
        var heard = Heard()
        heard.isKeys = true
        let digits = keys.filter(\.isNumber)
        if keys == "0" {
            heard.intents = [Heard.Meaning(.speakToAgent, 1, why: "key 0")]
        } else if keys == "*" {
            heard.intents = [Heard.Meaning(.sayAgain, 1, why: "key *")]
        } else if !digits.isEmpty {
            heard.digits = digits
            heard.letters = digits
            if state.asked == .dateOfBirth, digits.count == 4 { heard.birthYear = Int(digits) }
            if state.asked == .phone { heard.phone = PhoneNumber(digits, in: numbers)?.e164 }
        }
        return heard
    }

    /// - Parameter wish: what is wanted, where that is known.
    func understand(_ heardText: String, wishing wish: Intent? = nil) -> Heard {
        var heard = Heard()
        let said = VoiceFillers.without(heardText, language: state.language)
        let hindi = inItsLetters(said)
        let isNumber = [.policyDigits, .phone, .dateOfBirth].contains(state.asked)
        let whole = VoiceCorrections.withoutGiving(
            hindi
                ?? (isNumber
                    ? VoiceSpelling.withoutHomophones(said) : VoiceSpelling.joined(said, language: state.language)))
        let spoken = PlainWords(whole)
        let refusals = refusals(whole)
        let visits = names.visitTypes(refusals.left)
        let text = VoiceExclusions.apart(visits.isCorrected ? VoiceCorrections.withoutAsides(whole) : whole)
        let words = visits.isCorrected ? PlainWords(text) : spoken
        let question = state.asked.map(\.question)
        let language = hindi == nil ? language(of: text, words, question) : "hi"
        if language != state.language { heard.spokenLanguage = language }
        let reading = IntentReader.builtIn.read(text, language: language, asked: question)
        heard.intents = reading.intents.map { Heard.Meaning($0.intent, $0.confidence, why: $0.why) }
        let known = wish.map { Heard.Meaning($0, 0.9, why: "a part of it") }
        if let wish = known ?? VoiceWishes.meaning(of: words, isFree: state.goal == nil, reading) {
            heard.intents = [wish]
        }
        hear(visits.ids, words, &heard, language)
        if let told = Emergencies.find(in: said) {
            heard.isEmergency = true
            // Whoever calls for help is answered in their own words from the first.
            if heard.spokenLanguage == nil, let code = told.code, code != state.language { heard.spokenLanguage = code }
        }
        heard.symptom = Symptoms.find(in: said)
        heard.isAboutInsurance = VoiceWishes.isAboutInsurance(words)
        heard.isRegret = words.contains(anyOf: VoiceCorrections.regrets)
        heard.isEarliest = words.contains(anyOf: VoiceWords.earliest)
        heard.wishedLanguage = wishedLanguage(words, reading)
        if reading.confidence(of: .affirm) >= 0.5 { heard.yesNo = true }
        if reading.confidence(of: .negate) > reading.confidence(of: .affirm), reading.confidence(of: .negate) >= 0.5 {
            heard.yesNo = false
        }
        let place = place(words)
        let today = place?.today ?? CalendarDate(daysSince1970: 0)
        let now = (day: today, time: TimeOfDay(minutes: place?.now ?? 0))
        let reader = ValueReader(language: language, countryCode: numbers.code)
        let isMoving = state.goal == .reschedule || heard.means(.reschedule)
        // "Cancel the second" of visits that were just read out.
        let isChange = isMoving || state.goal == .cancel || heard.means(.cancel)
        let isOfTold = !state.toldVisits.isEmpty && isChange && (state.asked == .anythingElse || isOfList(words))
        var asked = isOfTold ? .visit : state.asked
        var values = reader.read(text, now: now, asked: asked?.valueQuestion)
        if isOfVisit(values, heard, today: today) {
            asked = .goal
            values = reader.read(text, now: now, asked: .goal)
        }
        // "The last one to December eighth" is none of December first to eighth.
        if let apart = VoiceCorrections.withoutPronouns(text, words) {
            let others = reader.read(apart, now: now, asked: asked?.valueQuestion)
            values.take(daysAndTimesOf: others)
        }
        let told = state.form.chosen.map { [$0] } ?? state.form.openings
        if isOfTold || [.choice, .visit, .visitType, .clinic].contains(state.asked) {
            heard.notOrdinal = VoiceChoices.settle(&values, text, told: told, keeps: state.goal == .cancel) {
                reader.read($0, now: now, asked: asked?.valueQuestion)
            }
        }
        let birth = birth(words, values) { reader.read(text, now: now, asked: .dateOfBirth) }
        let introduced = introduced(text, words) { reader.read(text, now: now, asked: .name) }
        heard.isOfSpeaker = introduced?.isOfSpeaker == true
        let isTakenBack = words.count > 1 && words.words.last.map(VoiceCorrections.nos.contains) == true
        heard.isHedged = words.contains(anyOf: VoiceTurns.hedges) || heard.yesNo == true && isTakenBack
        hearRefusal(words, &heard)
        HeardValues(
            values, numbers, language, today: today, asked: asked, told: told, isMoving: isMoving, birth: birth,
            introduced: introduced?.name, isFrom: isMoving && (state.form.visit == nil || state.goal != .reschedule),
            near: told.last?.day ?? state.form.visit?.at.day
        )
        .fill(&heard, text, words)
        heard.doctor = names.doctor(refusals.left)
        hear(refusals, VoiceExclusions(whole), &heard)
        let isTitled = words.words.contains(where: VoiceTurns.titles.contains)
        if heard.doctor != nil, state.asked != .name || isTitled { heard.names = [] }
        heard.isUnknownDoctor = isTitled && state.asked != .name && names.isUnknownDoctor(text, words)
        heard.isForOther = words.contains(anyOf: VoiceRelatives.forThem)
        // "The first is too early": but not where another one is named.
        let isOther = isDeclining(words) && words.ordinals < 2
        if isOther || isOfNoOption(words) {
            heard.ordinal = nil
            if heard.digits?.count == 1 { heard.digits = nil }
        }
        if heard.ordinal == nil, heard.timeShift == nil { heard.otherTimes = VoiceTurns.otherTimes(words) }
        let isTold = state.asked == .anythingElse && !state.toldVisits.isEmpty
        if isTold, words.contains(anyOf: VoiceTurns.rest) { heard.otherTimes = .more }
        heard.all = isDeclining(words) ? nil : VoiceChoices.all(words)
        if heard.notOrdinal != nil, words.contains(anyOf: VoiceChoices.others) { heard.all = .all }
        heard.isDropped = words.contains(anyOf: VoiceChoices.drops)
        heard.isUnwanted = words.contains(anyOf: VoiceChoices.unwanted)
        heard.isAskingTimes = words.contains(anyOf: VoiceChoices.asksTimes)
        heard.clinic = names.clinic(words)
        checkNames(&heard, text, words, reading, language)
        if heard.isOutOfNowhere(asked: state.asked, reading),
            let name = nameAlone(text, words, { reader.read(text, now: now, asked: .name) })
        {
            (heard.names, heard.isIntroduction) = ([name], true)
        }
        if state.asked == .choice, heard.isEarliest, words.words.first == "is" { heard = heard.asAgain }
        // "What else have you got" asks for other times, and for no visit that there is.
        if state.asked == .choice, heard.otherTimes != nil { heard.intents.removeAll { $0.intent == .checkStatus } }
        hearDeskQuestion(words, &heard)
        heard.isPause = VoicePauses.isPause(words)
        hearEnding(text, words, &heard)
        heard.isOutOfScope =
            reading.isOutOfScope && !heard.hasValues && heard.names.isEmpty && heard.otherTimes == nil
            && !heard.means(.checkStatus)
        let best = reading.intents.first { $0.intent != .outOfScope }?.confidence ?? 0
        heard.confidence = heard.hasValues || !heard.names.isEmpty ? max(best, Self.told) : best
        if reading.isOutOfScope, !heard.isOutOfScope {
            heard.intents.removeAll { $0.intent == .outOfScope }
            heard.intents.append(Heard.Meaning(.provideInfo, Self.told, why: "a value"))
        }
        return heard
    }

    /// The clinic that is spoken of, by whose clock it is today.
    private func place(_ words: PlainWords) -> World.Clinic? {
        let meant = names.clinic(words) ?? state.form.visit?.clinic ?? state.form.clinic
        return world.clinics.first { $0.id == meant } ?? world.clinics.first
    }

    /// Of several days that have been the first is a birth: "I was born in May, and I'd like to come on Tuesday". Who is
    /// asked for a time or a yes may tell one as well: a day with a year of long ago.
    private func birth(_ words: PlainWords, _ values: Values, _ read: () -> Values) -> Values.Day? {
        let today = world.clinics.first?.today ?? CalendarDate(daysSince1970: 0)
        if state.asked != .dateOfBirth, words.contains(anyOf: VoiceTurns.births) {
            return read().dates.filter { $0.first == $0.last && $0.first < today }.min { $0.first < $1.first }
        }
        // With the name.
        if state.asked == .name {
            return read().dates.first { $0.first == $0.last && $0.first.year < today.year - 1 }
        }
        guard state.asked == .confirm || state.asked == .choice, let day = values.dates.first else { return nil }
        return read().dates.first { born in
            born.first == born.last && born.first.year < today.year - 10
                && born.range.lowerBound <= day.range.lowerBound && born.range.upperBound > day.range.upperBound
        }
    }

    /// Who says who they are without being asked. Many recognisers write no capitals: then a name is what the tagger
    /// takes for one.
    private func introduced(
        _ text: String, _ words: PlainWords, _ read: () -> Values
    ) -> (name: String, isOfSpeaker: Bool)? {
        let others = state.form.isForOther ? VoiceTurns.perhapsOfOthers : VoiceTurns.ofOthers
        func named(_ text: String) -> (name: String, isOfSpeaker: Bool)? {
            VoiceNames.introduced(text).map { ($0, VoiceNames.introduced(text, but: others) != nil) }
        }
        if let named = named(text) { return named }
        guard state.isVerified || state.form.name == nil && state.claim.names.isEmpty,
            words.contains(anyOf: VoiceTurns.perhapsIntroductions), !text.contains(where: \.isUppercase)
        else {
            return nil
        }
        var bytes = Array(text.utf8)
        for name in read().names where name.kind != .full {
            for place in name.range where place == name.range.lowerBound || bytes[place - 1] == UInt8(ascii: " ") {
                if (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[place]) { bytes[place] -= 32 }
            }
        }
        return named(String(decoding: bytes, as: UTF8.self))
    }

    /// A name and nothing else, where something else was asked for.
    private func nameAlone(_ text: String, _ words: PlainWords, _ read: () -> Values) -> String? {
        guard (2...3).contains(words.count) else { return nil }
        let names = read().names.filter { $0.kind != .full }
        let isWhole = names.flatMap { PlainWords.split($0.text) }.count == words.count
        return isWhole && Set(names.map(\.kind)).count > 1 ? VoiceNames.name(text, words) : nil
    }

    /// A yes or a no to who asks for a name is none; a name alone at the end is another one.
    private func checkNames(
        _ heard: inout Heard, _ text: String, _ words: PlainWords, _ reading: IntentReading, _ language: String
    ) {
        if state.asked == .name, !heard.isIntroduction {
            let answer = IntentReader.builtIn.read(text, language: language, asked: .confirm)
            let isAnswer = [.affirm, .negate].contains { answer.confidence(of: $0) >= 0.5 }
            let isWritten = heard.names.first.map { VoiceNames.isWritten($0) && text.contains($0) } ?? false
            if isAnswer && !isWritten || heard.visitType != nil { heard.names = [] }
        }
        let isElse = reading.intents.contains {
            ![.outOfScope, .provideInfo].contains($0.intent) && $0.confidence >= 0.5
        }
        if state.asked == .confirm, heard.names.isEmpty, !isElse, !heard.hasValues, (2...3).contains(words.count),
            !words.words.allSatisfy(VoiceWords.ordinals.contains),
            VoiceSentences.isName(text, isTagged: true), let name = VoiceNames.name(text, words)
        {
            heard.names = [name]
        }
    }

    /// Which kinds of visits are named, one or several.
    private func hear(_ types: [String], _ words: PlainWords, _ heard: inout Heard, _ language: String) {
        heard.visitType = types.count == 1 ? types[0] : nil
        heard.visitTypes = types.count > 1 ? types : []
        guard heard.means(.reschedule) else { return }
        if names.changesThing(words) { return heard.intents.removeAll { $0.intent == .reschedule } }
        guard let rest = names.withoutVisits(words) else { return }
        let reading = IntentReader.builtIn.read(rest, language: language, asked: state.asked.map(\.question))
        if reading.confidence(of: .reschedule) < 0.5 { heard.intents.removeAll { $0.intent == .reschedule } }
    }

    /// Whether one of the visits that were read out is named by its place while another one is about to be changed.
    private func isOfList(_ words: PlainWords) -> Bool {
        state.asked == .confirm && words.hasOrdinal && VoiceOptions.isTaken(in: words)
    }

    /// Whether a number that was said is of none of those that were read out: "I told you three times".
    private func isOfNoOption(_ words: PlainWords) -> Bool {
        switch state.asked {
        case .choice: !VoiceOptions.isTaken(in: words) || words.contains(anyOf: VoiceTurns.than)
        case .visit, .visitType, .clinic: !VoiceOptions.isTaken(in: words)
        case .confirm: state.goal == .cancel && !VoiceOptions.isTaken(in: words)
        default: false
        }
    }
}

extension Heard {
    /// Whether it answers nothing of what was asked, and says nothing else.
    fileprivate func isOutOfNowhere(asked: Ask?, _ reading: IntentReading) -> Bool {
        switch asked {
        case .choice, .visitType, .dateAndTime, .time:
            names.isEmpty && !hasValues && yesNo == nil && otherTimes == nil && notOrdinal == nil
                && (reading.isOutOfScope || reading.intents.allSatisfy { $0.intent == .provideInfo })
        default: false
        }
    }

    /// "Is that the earliest you have?": what there is, once more.
    fileprivate var asAgain: Heard {
        var again = self
        (again.isEarliest, again.ordinal, again.notOrdinal, again.times) = (false, nil, nil, [])
        again.intents = [Meaning(.sayAgain, 0.9, why: "a question")]
        return again
    }
}
