import Foundation
import Testing

@testable import App

/// What a text message costs.
@Suite struct SMSSegmentsTests {
    private func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    @Test(arguments: [
        ("", 0, 0), ("a", 1, 1), ("a", 160, 1), ("a", 161, 2), ("a", 306, 2), ("a", 307, 3), ("a", 459, 3),
        ("a", 460, 4),
        // Escaped letters take two; 153 is odd, so that one septet of a full part stays empty.
        ("€", 80, 1), ("€", 81, 2), ("€", 152, 2), ("€", 153, 3), ("^{}\\[~]|", 10, 1),
        ("ж", 70, 1), ("ж", 71, 2), ("ж", 72, 2), ("ж", 134, 2), ("ж", 135, 3),
        // A pair of surrogates takes two; 67 is odd too.
        ("😀", 35, 1), ("😀", 36, 2), ("😀", 66, 2), ("😀", 67, 3),
        ("\n", 160, 1), ("\r\n", 80, 1), ("\r\n", 81, 2),
    ])
    func `parts are counted`(text: String, times: Int, parts: Int) {
        #expect(SMSSegments.count(of: repeated(text, times)) == parts)
    }

    @Test func `the alphabet is the one of the standard, and one letter outside of it changes it`() {
        let basic = "@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ!\"#¤%&'()*+,-./:;<=>?¡ÄÖÑÜ§¿äöñüà"
        for character in basic { #expect(SMSSegments(repeated("\(character)", 160)).alphabet == .gsm7) }
        for character in basic { #expect(SMSSegments.count(of: repeated("\(character)", 160)) == 1) }
        for character in "çÈáíóúâêÀœ`’“–…\t\u{1B}\u{0}" {
            #expect(SMSSegments("abc\(character)").alphabet == .ucs2, "\(character)")
        }
        #expect(SMSSegments.count(of: repeated("a", 70) + "ç") == 2)
    }

    @Test func `letters in two code points are one where there is one`() {
        #expect(SMSSegments("a\u{308}\u{2126}A\u{30A}").alphabet == .gsm7)
        #expect(SMSSegments("a\u{308}").parts == ["ä"])
        #expect(SMSSegments("c\u{327}").alphabet == .ucs2)
    }

    @Test(arguments: 0..<12) func `no letter is cut in two, and nothing is lost`(before: Int) {
        for unit in ["€", "😀", "👨‍👩‍👧", "a\u{301}\u{302}x", "\r\n"] {
            let text = repeated("a", before) + repeated(unit, 120)
            let message = SMSSegments(text)
            #expect(message.parts.joined() == text.precomposedStringWithCanonicalMapping)
            for part in message.parts {
                let length =
                    message.alphabet == .gsm7
                    ? part.unicodeScalars.reduce(0) { $0 + (GSMAlphabet.septets(of: $1) ?? 1_000) } : part.utf16.count
                #expect(length <= (message.alphabet == .gsm7 ? 153 : 67))
                #expect(!part.isEmpty && !part.unicodeScalars.contains("\u{FFFD}"))
            }
        }
    }

    @Test func `plainer signs are used where they save something`() {
        let text = "It’s “ready” – table\u{A0}for two…"
        #expect(SMSSegments(text).alphabet == .ucs2 && SMSSegments(text).parts == [text])
        #expect(SMSSegments(text, plainer: true).parts == [#"It's "ready" - table for two..."#])
        #expect(SMSSegments(text, plainer: true).alphabet == .gsm7)
        // Nothing is saved here, and nothing changed.
        #expect(SMSSegments(text + "ж", plainer: true).parts == [text + "ж"])
        #expect(SMSSegments("Ärger für 5 €", plainer: true).parts == ["Ärger für 5 €"])
    }
}
