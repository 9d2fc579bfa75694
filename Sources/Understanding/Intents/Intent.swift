/// What a caller wants with what they said; one utterance may want several things.
///
/// The raw values are those of the public sets' inventory.
public enum Intent: String, CaseIterable, Sendable {
    case book, reschedule, cancel
    case checkStatus = "check_status"
    case hours, location, price, complaint, order
    case speakToAgent = "speak_to_agent"
    /// To hear the last thing again.
    case sayAgain = "repeat"
    case affirm, negate
    case dontKnow = "dont_know"
    case greet, goodbye, thanks
    /// To leave what was begun.
    case nevermind
    case help
    case areYouBot = "are_you_bot"
    case changeLanguage = "change_language"
    case slowerFaster = "slower_faster"
    /// An answer, or a thing that was not asked for: a date, a number, a name.
    case provideInfo = "provide_info"
    /// Nothing that a clinic's line is for.
    case outOfScope = "out_of_scope"

    /// Its place among all.
    var index: Int { Self.places[self] ?? 0 }
    private static let places = Dictionary(uniqueKeysWithValues: zip(allCases, 0...))
}

/// What was asked last: it says what a bare "six" or a "yes" is.
public enum Question: String, CaseIterable, Sendable {
    /// "How can I help you?"
    case goal
    case date, time
    case dateAndTime = "date_and_time"
    case people, name
    case dateOfBirth = "date_of_birth"
    case phone, postcode, doctor
    case visitType = "visit_type"
    case clinic
    /// Which of several that were offered.
    case choice
    /// "Is that right?"
    case confirm
    /// "Is there anything else?"
    case anythingElse = "anything_else"
    case language

    /// Whether a thing was asked for, and not what to do.
    var wantsValue: Bool {
        switch self {
        case .goal, .confirm, .anythingElse: false
        default: true
        }
    }
}

/// An intent, and why it is thought to be meant.
public struct ScoredIntent: Equatable, Sendable {
    public let intent: Intent
    /// 0 to 1.
    public let confidence: Double
    /// The pattern that spoke most for it; "model" when none did. No word of the caller's is in it.
    public let why: String
}

/// What one utterance is about.
public struct IntentReading: Equatable, Sendable {
    /// Those that are likely enough, the likeliest first; none when nothing was said.
    public let intents: [ScoredIntent]
    /// Whether something was said and it is nothing that is known here.
    public let isOutOfScope: Bool

    /// How sure it is of an intent: 0 when it is not among ``intents``.
    public func confidence(of intent: Intent) -> Double {
        intents.first { $0.intent == intent }?.confidence ?? 0
    }

    public func contains(_ intent: Intent) -> Bool { confidence(of: intent) > 0 }
}
