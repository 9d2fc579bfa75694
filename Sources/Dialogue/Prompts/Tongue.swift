internal import Dates

/// How one language says things.
struct Tongue: Sendable {
    /// ISO 639-1.
    let code: String
    /// Variants of each prompt, with `{name}` where a word stands.
    let prompts: [Prompt: [String]]
    let weekdays: [String]
    let months: [String]
    /// With `{weekday}`, `{day}`, `{month}`.
    let day: String
    /// The `{day}` that begins a month.
    var first = "1"
    /// With `{day}` and `{time}`.
    let moment: String
    /// How a clock reads so many minutes since midnight, 1440 for the end of the day; with its preposition where that
    /// and the time are one word.
    let time: @Sendable (Int) -> String
    let and: String
    let or: String
    /// What stands before the fraction of an amount.
    var decimal = "."
    /// With `{amount}`, by ISO 4217.
    var currencies = ["USD": "${amount}", "EUR": "€{amount}", "INR": "₹{amount}"]
    /// What stands before the number of a choice.
    let number: @Sendable (Int) -> String

    /// Currencies where the sign comes last.
    static let signLast = ["USD": "{amount} $", "EUR": "{amount} €", "INR": "{amount} ₹"]

    func text(_ line: Line) -> String {
        guard let variants = prompts[line.prompt], !variants.isEmpty else { return "" }
        let template = variants[line.variant % variants.count]
        var text = ""
        var rest = template[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += rest[..<open]
            let name = String(rest[rest.index(after: open)..<close])
            text += line.words[name].map(self.text) ?? ""
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }

    func text(_ word: Word) -> String {
        switch word {
        case .text(let text): text
        case .day(let day): self.text(day)
        case .time(let minutes): time(minutes)
        case .moment(let day, let minutes):
            moment.replacing("{day}", with: text(day)).replacing("{time}", with: time(minutes))
        case .digits(let digits): digits.map(String.init).joined(separator: " ")
        case .money(let amount, let currency): money(amount, currency)
        case .choice(let words): choice(words)
        case .list(let words): joined(words.map(text), by: and)
        case .line(let line): text(line)
        }
    }

    private func text(_ day: CalendarDate) -> String {
        self.day.replacing("{weekday}", with: weekdays[day.weekday])
            .replacing("{day}", with: day.day == 1 ? first : String(day.day))
            .replacing("{month}", with: months[day.month - 1])
    }

    private func choice(_ words: [Word]) -> String {
        if words.count == 1 { return text(words[0]) }
        return joined(words.enumerated().map { number($0 + 1) + text($1) }, by: or)
    }

    private func joined(_ parts: [String], by last: String) -> String {
        guard parts.count > 1 else { return parts.first ?? "" }
        return parts.dropLast().joined(separator: "; ") + "; " + last + " " + parts[parts.count - 1]
    }

    private func money(_ amount: Int, _ currency: String) -> String {
        let (whole, rest) = (amount / 100, amount % 100)
        let number = rest == 0 ? "\(whole)" : "\(whole)\(decimal)\(rest < 10 ? "0" : "")\(rest)"
        return (currencies[currency] ?? "{amount} \(currency)").replacing("{amount}", with: number)
    }
}

/// The languages in which the dialogue speaks.
public enum Tongues {
    static let standard = English.tongue
    static let all: [String: Tongue] = Dictionary(
        uniqueKeysWithValues: [
            English.tongue, Spanish.tongue, Hindi.tongue, French.tongue, German.tongue, Portuguese.tongue,
            Italian.tongue,
        ].map { ($0.code, $0) })

    /// ISO 639-1, in order.
    public static let codes: [String] = all.keys.sorted()

    public static func speaks(_ code: String) -> Bool { all[code] != nil }
}

extension Said {
    /// What is said, as text.
    public func text(in language: String) -> String {
        let tongue = Tongues.all[language] ?? Tongues.standard
        return lines.map(tongue.text).filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// The same in Speech Synthesis Markup Language 1.1.
    ///
    /// - Parameter isSlow: for a caller who asked for it.
    public func markup(in language: String, isSlow: Bool) -> String {
        let tongue = Tongues.all[language] ?? Tongues.standard
        let sentences = lines.map(tongue.text).filter { !$0.isEmpty }.map { "<s>\(Self.escaped($0))</s>" }.joined()
        let said = isSlow ? "<prosody rate=\"slow\">\(sentences)</prosody>" : sentences
        return """
            <speak version="1.1" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="\(tongue.code)">\(said)</speak>
            """
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}

extension Option {
    /// As it is said.
    public func text(in language: String) -> String { (Tongues.all[language] ?? Tongues.standard).text(word) }
}
