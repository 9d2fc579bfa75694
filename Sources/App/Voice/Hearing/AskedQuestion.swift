internal import Dialogue
internal import Understanding

/// What was asked, as readers know it.
extension Ask {
    /// As the reader of values knows it: "the second one" is one of all that can be chosen from.
    var valueQuestion: Question {
        switch self {
        case .visitType, .clinic: .choice
        default: question
        }
    }

    /// As readers know it.
    var question: Question {
        switch self {
        case .goal: .goal
        case .visitType: .visitType
        case .clinic: .clinic
        case .dateAndTime: .dateAndTime
        case .time: .time
        case .choice, .visit: .choice
        case .name: .name
        case .dateOfBirth: .dateOfBirth
        case .policyDigits, .phone: .phone
        case .confirm, .person: .confirm
        case .anythingElse: .anythingElse
        }
    }
}
