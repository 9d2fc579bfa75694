import Foundation
import Understanding

/// A text and how twenty people rated it.
struct RatedText: Decodable {
    let id: String
    let text: String
    let mean: Double

    var set: String { String(id.split(separator: "/")[1]) }

    /// What must not be cut apart by a fold: the sentences of one review or article.
    var group: String {
        let number = id.split(separator: "/").last ?? ""
        return set + String(number.split(separator: "_").first ?? "")
    }

    static func all(_ data: URL, sets: [String]) throws -> [RatedText] {
        try sets.flatMap { set in
            try lines(data.appending(path: "dev/sentiment/vader_\(set).jsonl"))
                .map { try JSONDecoder().decode(RatedText.self, from: Data($0.utf8)) }
        }
    }
}

/// A call and why it was made.
struct ReasonedCall: Decodable {
    let id: String
    let transcript: String
    let reason: String

    var source: String { String(id.split(separator: "/")[0]) }

    static func all(_ data: URL) throws -> [ReasonedCall] {
        try lines(data.appending(path: "dev/reason/mixed_calls.jsonl"))
            .map { try JSONDecoder().decode(ReasonedCall.self, from: Data($0.utf8)) }
    }
}

func lines(_ file: URL) throws -> [Substring] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
}

/// Which of ten folds something is in, the same on every machine.
func fold(of text: String, seed: UInt64) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 &+ seed &* 0x9E37_79B9_7F4A_7C15
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(((hash ^ hash >> 33) &* 0x9E37_79B9_7F4A_7C15) >> 32 % 10)
}
