internal import Foundation

/// A text message as it goes out: in which alphabet, and cut into how many parts, each of which is paid for.
struct SMSSegments: Equatable {
    enum Alphabet: Equatable {
        /// Septets of the default alphabet: 160 in a message of one part, 153 in each of several.
        case gsm7
        /// UTF-16: 70 units, or 67 in each of several parts.
        case ucs2
    }

    let alphabet: Alphabet
    /// What each part holds. Neither an escaped letter nor a surrogate pair is cut in two. None for no text.
    let parts: [String]

    /// - Parameter plainer: whether typographic quotes, dashes, dots and spaces may become plain ones where the text then
    ///   fits the default alphabet, and so costs less than half.
    init(_ text: String, plainer: Bool = false) {
        let composed = text.precomposedStringWithCanonicalMapping
        let plain = plainer ? Self.plainer(composed) : composed
        if plain.unicodeScalars.allSatisfy({ GSMAlphabet.septets(of: $0) != nil }) {
            alphabet = .gsm7
            parts = Self.cut(plain, single: 160, several: 153) { GSMAlphabet.septets(of: $0) ?? 1 }
        } else {
            alphabet = .ucs2
            parts = Self.cut(composed, single: 70, several: 67) { UTF16.width($0) }
        }
    }

    /// How many parts a text takes as it is.
    static func count(of text: String) -> Int { SMSSegments(text).parts.count }

    private static func plainer(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if GSMAlphabet.septets(of: scalar) == nil, let plain = GSMAlphabet.plainer(scalar) {
                result += plain
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func cut(
        _ text: String, single: Int, several: Int, width: (Unicode.Scalar) -> Int
    ) -> [String] {
        guard !text.isEmpty else { return [] }
        let whole = text.unicodeScalars.reduce(0) { $0 + width($1) }
        guard whole > single else { return [text] }
        var parts: [String] = []
        var part = String.UnicodeScalarView()
        var used = 0
        for scalar in text.unicodeScalars {
            let needed = width(scalar)
            if used + needed > several {
                parts.append(String(part))
                part = String.UnicodeScalarView()
                used = 0
            }
            part.append(scalar)
            used += needed
        }
        return parts + [String(part)]
    }
}
