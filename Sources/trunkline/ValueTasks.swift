internal import Dates
internal import Understanding
internal import Web

/// Days, times, numbers and names in what was said, as the public sets ask for them.
enum ValueTasks {
    static let all = [
        // `{text, lang, ref, slot?}` to `{values: [{date, time, end_date, end_time}]}`, the first the best.
        UnderstandTask(name: "datetime") { weights in
            guard weights == nil else { return nil }
            return datetime
        },
        // `{turns: [{user, system}], ref}` to `{turns: [{date, time, people}], final}`.
        UnderstandTask(name: "dialogues") { weights in
            guard weights == nil else { return nil }
            return dialogues
        },
        // `{text, requested}` to `{slots: [{slot, start, end}]}`, in characters.
        UnderstandTask(name: "slots") { weights in
            guard weights == nil else { return nil }
            return slots
        },
        CallerTask.task,
        // `{spoken or text, lang}` to `{digits}`.
        UnderstandTask(name: "phone") { weights in
            guard weights == nil else { return nil }
            return phone
        },
    ]

    /// The sets have codes, regions, or names in English.
    static func code(_ line: JSONValue) -> String {
        let name = line.text("lang") ?? "en"
        let codes = [
            "English": "en-US", "EnglishOthers": "en-GB", "Spanish": "es", "French": "fr", "German": "de",
            "Portuguese": "pt", "Italian": "it", "Hindi": "hi",
        ]
        if let code = codes[name] { return code }
        let code = name.replacing("_", with: "-").lowercased()
        // Two codes: the second is mixed in.
        return code.hasSuffix("-en") ? String(code.dropLast(3)) : code
    }

    /// The moment that a line refers to.
    static func now(_ line: JSONValue) -> (day: CalendarDate, time: TimeOfDay)? {
        guard let text = line.text("ref"), let day = CalendarDate(String(text.prefix(10))),
            let time = TimeOfDay(String(text.dropFirst(11).prefix(5)))
        else { return nil }
        return (day, time)
    }

    private static func datetime(_ line: JSONValue) -> JSONObject? {
        guard let text = line.text("text"), let now = now(line) else { return nil }
        let slot = line.text("slot")
        let asked: Question? = slot.map { $0.hasPrefix("time") ? .time : .date }
        let values = ValueReader(language: code(line)).read(text, now: now, asked: asked)
        var object: JSONObject = [:]
        let day = values.dates.first
        if let day {
            object["date"] = .string((slot?.hasSuffix("_to") == true ? day.last : day.first).text)
            if day.last != day.first { object["end_date"] = .string(day.last.text) }
        }
        if let time = values.times.first(where: { $0.from != nil }), let from = time.from {
            // An instant is asked for where no slot is named: the next one that the words fit.
            var from = from
            if slot == nil, time.isAmbiguous, day == nil || day?.first == now.day, from.minutes < now.time.minutes,
                let other = time.otherHalf, other.minutes >= now.time.minutes
            {
                from = other
            }
            object["time"] = .string(from.text)
            if let until = time.until { object["end_time"] = .string(until.text) }
        }
        return ["values": .array(object.isEmpty ? [] : [.object(object)])]
    }

    private static func slots(_ line: JSONValue) -> JSONObject? {
        guard let text = line.text("text") else { return nil }
        var requested: [String] = []
        if case .array(let list) = line["requested"] {
            requested = list.compactMap { if case .string(let slot) = $0 { slot } else { nil } }
        }
        // Bytes to Unicode scalars, which the sets count in.
        let bytes = Array(text.utf8)
        func place(_ byte: Int) -> JSONValue {
            .number(JSONNumber(bytes[..<byte].count { $0 & 0xC0 != 0x80 }))
        }
        let spans = SlotTagger.builtIn.spans(in: text, language: "en-GB", requested: requested)
        return [
            "slots": .array(
                spans.map {
                    .object([
                        "slot": .string($0.slot), "start": place($0.range.lowerBound),
                        "end": place($0.range.upperBound),
                    ])
                })
        ]
    }

    private static func phone(_ line: JSONValue) -> JSONObject? {
        guard let text = line.text("spoken") ?? line.text("text") else { return nil }
        let now = (day: CalendarDate(daysSince1970: 0), time: TimeOfDay(minutes: 0))
        // Where two languages are mixed, the one that more is understood in.
        let isMixed = line.text("lang")?.hasSuffix("_en") == true
        let found = (isMixed ? [code(line), "en"] : [code(line)]).map { code in
            ValueReader(language: code).read(text, now: now, asked: .phone).digits.map(\.text).joined()
        }
        return ["digits": .string(found.max { $0.utf8.count < $1.utf8.count } ?? "")]
    }
}

extension JSONObject {
    var isEmpty: Bool { members.isEmpty }
}
