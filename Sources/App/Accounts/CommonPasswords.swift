/// Whether a password is one that guessers try first.
///
/// Passwords of twelve characters and more are seldom on lists of common ones as
/// they stand; those that are consist of a short common word, a run or a
/// repetition. That is what is refused.
enum CommonPasswords {
    static func contains(_ password: String) -> Bool {
        let plain = password.lowercased().filter { $0.isLetter || $0.isNumber }
        let characters = Array(plain)
        if Set(characters).count < 5 { return true }
        if isRun(characters) { return true }
        return words.contains { word in
            let rest = plain.replacing(word, with: "")
            return rest.count <= 8 && rest != plain && rest.allSatisfy(\.isNumber)
        }
    }

    /// Whether the characters only ever go one step up, one step down, or along a row of the keyboard.
    private static func isRun(_ characters: [Character]) -> Bool {
        let text = String(characters)
        let rows = ["abcdefghijklmnopqrstuvwxyz", "01234567890123456789", "qwertyuiopasdfghjklzxcvbnm"]
        return rows.contains { row in
            (row + row).contains(text) || String((row + row).reversed()).contains(text)
        }
    }

    private static let words = [
        "password", "passw0rd", "p4ssw0rd", "welcome", "administrator", "admin", "letmein", "changeme", "changeit",
        "qwerty", "qwertyuiop", "iloveyou", "trustno1", "sunshine", "princess", "football", "baseball", "basketball",
        "dragon", "monkey", "shadow", "master", "superman", "batman", "michael", "jordan", "whatever", "starwars",
        "computer", "internet", "secret", "default", "healthcare", "hospital", "doctor", "trunkline", "summer",
        "winter", "spring", "autumn", "liverpool", "charlie", "freedom", "hello", "access", "security", "manager",
        "1q2w3e4r5t", "1qaz2wsx", "zaq12wsx", "abc123", "a1b2c3d4",
    ]
}
