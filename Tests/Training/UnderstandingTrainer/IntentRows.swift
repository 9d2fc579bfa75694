import Foundation
import Understanding

/// A turn and what it is.
struct TurnRow {
    let id: String
    let text: String
    let labels: [String]
    let context: [String]
    /// What it must not be cut apart from by a fold.
    let group: String

    init(_ id: String, _ text: String, _ labels: [String], context: [String] = [], group: String? = nil) {
        self.id = id
        self.text = text
        self.labels = labels
        self.context = context
        self.group = group ?? text
    }
}

extension LabelledRows {
    init(_ rows: [TurnRow], labels: [String], shape: TurnGrams.Shape) {
        let places = Dictionary(uniqueKeysWithValues: zip(labels, 0...))
        self.init(count: labels.count)
        features = rows.map { TurnGrams($0.text, context: $0.context, shape: shape).entries }
        self.labels = rows.map { $0.labels.compactMap { places[$0] } }
    }
}

/// A line of a public set of intents.
struct PublicTurn: Decodable {
    let id: String
    let text: String
    let label: String?
    let intents: [String]?
    let ivrIntent: String?

    enum CodingKeys: String, CodingKey {
        case id, text, label, intents
        case ivrIntent = "ivr_intent"
    }

    static func all(_ data: URL, _ name: String) throws -> [PublicTurn] {
        try lines(data.appending(path: "dev/\(name).jsonl"))
            .map { try JSONDecoder().decode(PublicTurn.self, from: Data($0.utf8)) }
    }
}

/// A dialogue of SGD.
struct PublicDialogue: Decodable {
    struct Act: Decodable {
        let act: String
        let slot: String
    }

    struct Turn: Decodable {
        let user: String
        let userActs: [Act]
        let systemActs: [Act]

        enum CodingKeys: String, CodingKey {
            case user
            case userActs = "user_acts"
            case systemActs = "system_acts"
        }
    }

    let id: String
    let turns: [Turn]

    /// Every turn's acts, a request with what is asked for; before it stands what the system did last, as
    /// `trunkline understand acts` puts it.
    static func acts(_ data: URL) throws -> [TurnRow] {
        try lines(data.appending(path: "dev/dialogues/sgd_booking.jsonl"))
            .map { try JSONDecoder().decode(PublicDialogue.self, from: Data($0.utf8)) }
            .flatMap { dialogue in
                dialogue.turns.enumerated().map { place, turn in
                    let before = place == 0 ? nil : dialogue.turns[place - 1].systemActs
                    let acts = turn.userActs.map { UserAct.name($0.act, slot: $0.slot) }
                    return TurnRow(
                        "\(dialogue.id)/\(place)", turn.user, Set(acts).sorted(),
                        context: UserAct.context(before?.map { ($0.act, $0.slot) }), group: dialogue.id)
                }
            }
    }
}
