internal import Foundation

/// What somebody answers to a reminder or an offer: the letter that it asks for, or a word that says the same.
///
/// Words count for as long as there is something that they answer; otherwise some of them are words of `OptOutKeyword`.
struct TextReply {
    private enum Meaning {
        case visit(VisitAnswer)
        /// A time that was offered is wanted.
        case offer(isHeld: Bool)
    }

    /// The first of them that something is open for is meant.
    private let meanings: [Meaning]
    private let isWord: Bool

    /// - Parameter text: as it came; letters and digits alone count, in any case, with or without their accents.
    /// - Returns: nil for what answers neither.
    init?(_ text: String) {
        guard text.utf8.count <= 100 else { return nil }
        let said = Self.plain(text)
        isWord = said.count > 1
        switch said {
        case "c": meanings = [.visit(.confirm)]
        case "x": meanings = [.visit(.cancel)]
        // What is held is lost in minutes.
        case _ where Self.yes.contains(said):
            meanings = [.offer(isHeld: true), .visit(.confirm), .offer(isHeld: false)]
        case _ where Self.confirmations.contains(said): meanings = [.visit(.confirm), .offer(isHeld: false)]
        case _ where Self.cancellations.contains(said): meanings = [.visit(.cancel)]
        default: return nil
        }
    }

    /// Does what is meant.
    ///
    /// - Returns: what came of it; nil where nothing is open that it answers.
    func take(from number: PhoneNumber, in context: AppContext) throws -> String? {
        for meaning in meanings {
            let outcome =
                switch meaning {
                case .visit(let answer): try answer.take(from: number, byWord: isWord, in: context)?.rawValue
                case .offer(let isHeld): try TakeOffer.take(from: number, onlyHeld: isHeld, in: context)?.rawValue
                }
            if let outcome { return outcome }
        }
        return nil
    }

    /// Without marks, case, spaces, and the accents of Latin letters; the signs of Devanagari are letters here.
    private static func plain(_ text: String) -> String {
        let letters = text.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars.filter {
            CharacterSet.alphanumerics.contains($0) && !(0x300...0x36F).contains($0.value)
        }
        return String(letters)
    }

    private static func words(_ list: String) -> Set<String> {
        Set(list.split(separator: ",").map { plain(String($0)) })
    }

    private static let yes = words(
        """
        y, yes, yes please, yeah, yep, yup, ok, okay, sure, accept, take it, book it, sí, sip, sí por favor, sí gracias,
        claro, vale, de acuerdo, acepto, aceptar, reservar, haan, han, haa, ji, ji haan, ji han, theek hai, thik hai,
        हाँ, हां, जी, जी हाँ, जी हां, ठीक है
        """)
    private static let confirmations = words(
        """
        confirm, confirmed, I confirm, yes confirm, confirmar, confirmo, confirma, confirmado, confirmada, sí confirmo,
        pushti, पुष्टि, पुष्टि करें, कन्फर्म, कंफर्म
        """)
    private static let cancellations = words(
        """
        cancel, canceled, cancelled, cancel it, cancel visit, cancel my visit, cancel appointment,
        cancel my appointment, please cancel, cancel please, cancelar, cancela, cancele, cancelo, cancelado, cancelada,
        cancelar cita, cancelar visita, anular, anula, radd, radd karen, रद्द, रद्द करें, रद्द करो, रद्द कर दें, कैंसल,
        कैंसिल
        """)
}
