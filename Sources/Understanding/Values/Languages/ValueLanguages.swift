/// The languages that values are read in.
enum ValueLanguages {
    /// Another language is a line here.
    static let all: [ValueLanguage] = [
        .english, .spanish, .hindi, .french, .german, .portuguese, .italian, .vietnamese, .russian,
    ]

    struct Tables: Sendable {
        let grammar: Grammar
        let marks: ValueMarks

        init(_ language: ValueLanguage) {
            grammar = Grammar(language)
            marks = ValueMarks(language)
        }
    }

    private static let made: [String: Tables] = {
        var made: [String: Tables] = [:]
        for language in all { made[language.code] = Tables(language) }
        var british = ValueLanguage.english
        british.isDayFirst = true
        made["en-gb"] = Tables(british)
        return made
    }()
    private static let american: Set = ["en", "en-us", "en-ph", "en-ca"]

    static func tables(_ code: String) -> Tables {
        let code = code.lowercased()
        let base = String(code.prefix { $0 != "-" && $0 != "_" })
        if base == "en", !american.contains(code) { return made["en-gb"] ?? Tables(.english) }
        return made[base] ?? made["en"] ?? Tables(.english)
    }
}
