internal import Dates
internal import Understanding
internal import Web

/// A day, a time and a number of people as they stand after each turn of a dialogue, for measuring: what the caller
/// says holds, and so does what was proposed to them once they agree.
struct BookingForm {
    private let now: (day: CalendarDate, time: TimeOfDay)
    private let reader = ValueReader(language: "en-US")
    private(set) var date: String?
    private(set) var time: String?
    private(set) var people: String?
    /// Proposed, and neither taken nor refused.
    private var offered = Said()
    /// Whether it is about a table, and not a doctor's or a barber's time; nil when that was not said yet.
    private var isTable: Bool?

    init(now: (day: CalendarDate, time: TimeOfDay)) { self.now = now }

    private struct Said: Equatable {
        var date: String?
        var time: String?
        var people: String?
    }

    /// - Parameters:
    ///   - text: what the caller said.
    ///   - prompt: what was said to them before.
    mutating func hear(_ text: String, after prompt: String) {
        let kind = Prompt(prompt)
        if isTable == nil { isTable = Prompt.isTable(prompt) ?? Prompt.isTable(text) }
        if kind.proposes { offered = said(in: prompt, kind) }
        let said = said(text, asked: kind.question)
        if kind.proposes, agrees(text, isNew: said != Said()) {
            date = said.date ?? offered.date ?? date
            time = said.time ?? offered.time ?? time
            people = said.people ?? offered.people ?? people
        } else {
            date = said.date ?? date
            time = said.time ?? time
            people = said.people ?? people
        }
    }

    /// Who says something new without a yes before it does not agree.
    private func agrees(_ text: String, isNew: Bool) -> Bool {
        if let answer = YesNoReader.builtIn.read(text, language: "en"), answer.isLeading { return answer.isYes }
        guard !isNew else { return false }
        let reading = IntentReader.builtIn.read(text, language: "en", asked: .confirm)
        return reading.contains(.affirm) && !reading.contains(.negate)
    }

    private func said(_ text: String, asked: Question?) -> Said {
        let values = reader.read(text, now: now, asked: asked)
        var said = Said()
        // A month or a year is no day; "that's all for today" none either.
        // Nor is a mark of somebody's stars, or what was yesterday.
        let isParting = text.lowercased().contains(
            /\b(that|all|nothing|help(ing|ed)?)\b.*\b(today|for now)\b|\b(ok|okay|fine|good|set|done) for (today|now)\b/
        )
        if !isParting { said.date = day(values, text) }
        if let time = values.times.last(where: { $0.from != nil }), let from = time.from {
            // Nobody eats, and no doctor sees anybody, before eight.
            let isLate = time.isAmbiguous && !(8 * 60..<13 * 60).contains(from.minutes)
            said.time = (isLate ? time.otherHalf ?? from : from).text
        }
        said.people = values.people.last.map { String($0.count) }
        return said
    }

    private func day(_ values: Values, _ text: String) -> String? {
        let bytes = Array(text.utf8)
        return values.dates.last { day in
            // 4.8 is no day of April.
            day.first == day.last && day.first >= now.day && bytes[day.range].contains { $0 > 0x39 || $0 == 0x2F }
        }?.first.text
    }

    /// What a prompt proposes: numbers of houses and telephones are no times.
    private func said(in prompt: String, _ kind: Prompt) -> Said {
        let values = reader.read(prompt, now: now, asked: nil)
        var said = Said()
        said.date = day(values, prompt)
        let bytes = Array(prompt.utf8)
        let time = values.times.last { time in
            let words = String(decoding: bytes[time.range], as: UTF8.self).lowercased()
            return time.from != nil && words.contains(/[ap]\.?m|:|noon|clock|morning|afternoon|evening|night|midday/)
        }
        said.time = time?.from?.text
        said.people = values.people.last.map { String($0.count) }
        // Who proposes a table without a day or without a number means today, and two.
        if kind.confirms, isTable == true {
            if said.date == nil, date == nil { said.date = now.day.text }
            if said.people == nil, people == nil { said.people = "2" }
        }
        return said
    }
}

/// What a prompt does: asks for something, or proposes it.
private struct Prompt {
    let question: Question?
    let proposes: Bool
    /// Whether it says again what is to be booked.
    let confirms: Bool

    static func isTable(_ text: String) -> Bool? {
        let text = text.lowercased()
        if text.contains(
            /appoint|\bdr\b|barber|salon|\bhair|doctor|dentist|stylist|dental|clinic|physician|therap|psych/)
        {
            return false
        }
        return text.contains(/restaurant|\beat|food|table|cuisine|\bdin(e|ing|ner)|meal|lunch|hungry/) ? true : nil
    }

    init(_ text: String) {
        let text = text.lowercased()
        // "Please confirm that this is what you want: ..." asks for nothing new, nor does "which you should confirm".
        let repeats = text.contains(/\b(confirm|clarify|verify|double.?check)\b.*:|\bwhich you should\b/)
        let asksWhat = !repeats && text.contains(/\b(what|which|when|how many|how large)\b/)
        proposes =
            !asksWhat
            && text.contains(
                /confirm|clarify|clear|correct|right|\bok\b|okay|sure|sound|work|check|agree|verify|details|accurate|go ahead|opening|available|availab|ready|good\?|fine|so,? you|\bbook|table for|reserv|appointment/
            )
        confirms =
            proposes
            && (!text.contains(/\b(do|did|would|should|shall) (you|i)\b.*\b(want|like|reserve|book|make)/)
                || text.contains(" at "))
            && text.contains(/reserv|book|table|confirm|people|person|\bat\b/)
        if asksWhat, text.contains(/how many|how large|party size/) {
            question = .people
        } else if asksWhat, text.contains(/\btime\b/) {
            question = text.contains(/\b(day|date)\b/) ? .dateAndTime : .time
        } else if asksWhat, text.contains(/\b(day|date|when)\b/) {
            question = .date
        } else {
            question = proposes ? .confirm : nil
        }
    }
}

extension ValueTasks {
    /// `{turns: [{user, system}], ref}` to `{turns: [{date, time, people}], final}`.
    static func dialogues(_ line: JSONValue) -> JSONObject? {
        guard case .array(let turns) = line["turns"], let now = now(line) else { return nil }
        var form = BookingForm(now: now)
        var prompt = ""
        var states: [JSONValue] = []
        for turn in turns {
            form.hear(turn.text("user") ?? "", after: prompt)
            prompt = turn.text("system") ?? ""
            states.append(.object(state(form)))
        }
        return ["turns": .array(states), "final": .object(state(form))]
    }

    private static func state(_ form: BookingForm) -> JSONObject {
        var state: JSONObject = [:]
        for (name, value) in [("date", form.date), ("time", form.time), ("people", form.people)] {
            if let value { state[name] = .string(value) }
        }
        return state
    }
}
