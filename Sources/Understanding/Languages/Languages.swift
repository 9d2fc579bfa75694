/// The languages, in the order in which a tie is settled.
enum Languages {
    static let all = [
        English.language, Spanish.language, French.language, German.language, Portuguese.language, Hindi.language,
    ]
}
