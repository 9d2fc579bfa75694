internal import Foundation

extension Redaction {
    /// What supervisors see: names that were said, and numbers, are left out.
    ///
    /// - Parameter isProof: whether it answers a question of who somebody is.
    static func shown(_ text: String, names: [String], isProof: Bool) -> String {
        guard !text.isEmpty else { return "" }
        if isProof { return "[withheld]" }
        var shown = text
        for name in names where !name.isEmpty {
            shown = shown.replacingOccurrences(
                of: name, with: "[name]", options: [.caseInsensitive, .diacriticInsensitive])
        }
        return replacingNumbers(in: shown, of: 4, gap: 2, " .-()/") { _, _ in "[number]" }
    }
}
