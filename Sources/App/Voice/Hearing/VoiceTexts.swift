internal import Dialogue
internal import Understanding

/// Who wants a text message of what is done, in plain form and each language.
enum VoiceTexts {
    /// What else is said, without that wish; nil where there is none.
    static func rest(of text: String) -> String? {
        let parts = text.split(whereSeparator: \.isWhitespace)
        let said = parts.indices.flatMap { place in PlainWords.split(String(parts[place])).map { (place, word: $0) } }
        let words = said.map(\.word)
        guard let start = words.indices.first(where: { wishes.length(in: words, at: $0) != nil }),
            let length = wishes.length(in: words, at: start)
        else { return nil }
        let before = words[..<start].reversed().prefix { joints.contains($0) }.count
        let first = start - before
        // "Don't text me."
        guard first == 0 || !refusals.contains(words[first - 1]) else { return nil }
        let behind = words[(start + length)...].prefix { besides.contains($0) }.count
        let last = start + length + behind
        // Words of one part belong together.
        let head = parts[..<said[first].0]
        let tail = last < words.count ? parts[max(said[last].0, said[last - 1].0 + 1)...] : []
        return (head + tail).joined(separator: " ")
    }

    private static let wishes = Phrases(
        Phrases.listed(
            """
            text me, message me, sms me, text it to me, text that to me, send me a text, send me a message, send me an sms,
            send me a text message, send a text, send a text message, send an sms, send me a reminder, remind me by text,
            send me a confirmation, send me the details
            mándeme un mensaje, mándame un mensaje, envíeme un mensaje, envíame un mensaje, mándeme un sms, mándame un sms,
            envíeme un sms, envíame un sms, mándeme un recordatorio, mándame un recordatorio, envíeme un recordatorio,
            envíame un recordatorio
            मैसेज कर दीजिए, मैसेज कर दो, मैसेज कर दें, मैसेज भेज दीजिए, मैसेज भेज दो, मैसेज भेजिए, एसएमएस भेज दीजिए,
            एसएमएस भेज दो, एसएमएस कर दीजिए, संदेश भेज दीजिए, message kar do, message kar dijiye, message bhej do,
            message bhej dijiye, sms bhej do, sms bhej dijiye
            envoyez moi un sms, envoyez moi un message, envoyez moi un texto, envoyez moi un rappel, envoie moi un sms,
            envoie moi un message, envoie moi un texto
            schicken Sie mir eine SMS, schicken Sie mir eine Nachricht, schicken Sie mir eine Erinnerung,
            schicken Sie mir bitte eine SMS, schicken Sie mir bitte eine Nachricht, senden Sie mir eine SMS,
            senden Sie mir eine Nachricht, schreiben Sie mir eine SMS, schick mir eine SMS, schick mir eine Nachricht
            me mande uma mensagem, me manda uma mensagem, mande me uma mensagem, me envie uma mensagem,
            me envia uma mensagem, envie me uma mensagem, me mande um sms, me manda um sms, me envie um sms,
            me mande um lembrete, me manda um lembrete
            mi mandi un messaggio, mi mandi un sms, mandatemi un messaggio, mandatemi un sms, mandami un messaggio,
            mandami un sms, mi invii un messaggio, mi invii un sms, mi mandi un promemoria
            """))
    /// What leads to it, and what is said of the message.
    private static let joints = Phrases.words(
        """
        but and just please can could would you will then also pero y por favor lekin aur mujhe लेकिन और मुझे mais et aber
        und bitte dann mas e ma puede podría pode può
        """)
    private static let besides = Phrases.words(
        """
        please a an the details detail confirmation reminder reminders address time date info information it that with about
        of to confirm too as well beforehand before day then later thanks thank you de texto por favor con los detalles la
        confirmación gracias प्लीज़ प्लीज कृपया avec les détails confirmation s il vous plaît merci mit den Details bitte danke
        com os detalhes obrigado obrigada con i dettagli grazie
        """)
    private static let refusals = Phrases.words("don t not never no nicht keine pas ne n não non मत नहीं")
}

extension Listening {
    /// "Yes, but text me": what is said beside that wish, which takes nothing of it back.
    ///
    /// - Returns: nil where nobody wants a message.
    func besideText(_ said: String) -> Heard? {
        guard let rest = VoiceTexts.rest(of: said) else { return nil }
        var heard = Heard()
        if PlainWords.split(rest).isEmpty {
            heard.intents = [Heard.Meaning(.provideInfo, Self.told, why: "a message is wanted")]
        } else {
            heard = hearAll(rest)
        }
        heard.wantsText = true
        return heard
    }
}
