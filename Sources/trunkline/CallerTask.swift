internal import Dates
internal import Synchronization
internal import Understanding
internal import Web

/// Who calls, of `{item, text, nbest, dialogue, lang}`: `{value}` is what was heard; with a list of people
/// (`id,code,name,date of birth`, a line each after the first) `profile` is who it is by all of the dialogue so far.
enum CallerTask {
    static let task = UnderstandTask(name: "caller") { list in
        let people = list.map(Self.people) ?? []
        let matcher = IdentityMatcher(people.map(\.person))
        let heard = Mutex<[String: IdentityMatcher.Evidence]>([:])
        return { line in
            guard let item = line.text("item") else { return nil }
            let alternatives = alternatives(line)
            var answer: JSONObject = ["value": value(item, alternatives, line).map { .string($0) } ?? .null]
            guard !people.isEmpty, let dialogue = line.text("dialogue") else { return answer }
            let evidence = heard.withLock { heard in
                var evidence = heard[dialogue] ?? IdentityMatcher.Evidence()
                add(item, alternatives, line, to: &evidence)
                heard[dialogue] = evidence
                return evidence
            }
            answer["profile"] = matcher.matches(evidence, most: 1).first.map { .string(people[$0.index].id) } ?? .null
            return answer
        }
    }

    private static func people(_ bytes: [UInt8]) -> [(id: String, person: IdentityMatcher.Person)] {
        String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).dropFirst().compactMap { line in
            let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            guard fields.count >= 4 else { return nil }
            return (
                fields[0],
                IdentityMatcher.Person(name: fields[2], dateOfBirth: CalendarDate(fields[3]), code: fields[1])
            )
        }
    }

    private static func alternatives(_ line: JSONValue) -> [String] {
        guard case .array(let list) = line["nbest"] else { return line.text("text").map { [$0] } ?? [] }
        return list.compactMap { if case .string(let text) = $0 { text } else { nil } }
    }

    private static func reader(_ line: JSONValue) -> ValueReader {
        let code = line.text("lang") ?? "en"
        return ValueReader(language: code == "en" ? "en-GB" : code, countryCode: "44")
    }

    /// The day that the sets' callers lived on does not matter; it is after all of their births.
    private static let now = (day: CalendarDate(daysSince1970: 18_993), time: TimeOfDay(minutes: 540))

    private static func births(_ alternatives: [String], _ line: JSONValue) -> [CalendarDate] {
        let reader = reader(line)
        return alternatives.prefix(10).compactMap { text in
            reader.read(text, now: now, asked: .dateOfBirth).dates.first { $0.first == $0.last }?.first
        }
    }

    private static func codes(_ alternatives: [String], _ line: JSONValue) -> [String] {
        let reader = reader(line)
        return alternatives.prefix(10).map { text in
            let spelled = reader.read(text, now: now, asked: .postcode).spelled.map(\.text).joined()
            return spelled.isEmpty ? text : spelled
        }
    }

    private static func add(
        _ item: String, _ alternatives: [String], _ line: JSONValue, to evidence: inout IdentityMatcher.Evidence
    ) {
        switch item {
        case "name": evidence.addName(alternatives)
        case "dob": evidence.addDate(births(alternatives, line))
        default: evidence.addCode(codes(alternatives, line) + alternatives)
        }
    }

    private static func value(_ item: String, _ alternatives: [String], _ line: JSONValue) -> String? {
        switch item {
        case "name": alternatives.first
        case "dob": births(alternatives, line).first?.text
        default: codes(alternatives, line).first
        }
    }
}
