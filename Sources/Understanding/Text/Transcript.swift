/// A transcript, turn by turn.
struct Transcript: Sendable {
    enum Speaker: Equatable, Sendable {
        case caller
        case agent
        /// A name, a number, or nobody: the label in lower case.
        case named(String)
    }

    struct Turn: Sendable {
        var speaker: Speaker
        let words: [Word]
    }

    /// Whether the caller's turns are known from the others.
    enum Telling: String, Sendable {
        /// By labels that say who calls.
        case labels
        /// By labels that do not say it, and by who speaks like somebody who answers the telephone.
        case manner
        /// Not at all: everything was weighed.
        case none
    }

    /// In order; turns without words are left out.
    private(set) var turns: [Turn]
    private(set) var telling: Telling

    /// The caller's turns, or all of them when nobody can be told.
    var heard: [Turn] { telling == .none ? turns : turns.filter { $0.speaker == .caller } }

    init(_ bytes: [UInt8], reader: WordReader) {
        turns = []
        telling = .none
        for part in TurnCutter(bytes).parts {
            let words = reader.words(of: bytes[part.range])
            if !words.isEmpty { turns.append(Turn(speaker: part.speaker, words: words)) }
        }
        tellSpeakers()
    }

    private mutating func tellSpeakers() {
        let speakers = turns.map(\.speaker)
        if speakers.contains(.caller) {
            telling = .labels
            return
        }
        let hasAgent = speakers.contains(.agent)
        var manners: [String: Int] = [:]
        var names: [String] = []
        for turn in turns {
            guard case .named(let name) = turn.speaker, !name.isEmpty else { continue }
            if manners[name] == nil { names.append(name) }
            manners[name, default: 0] += SpeakerLabels.greetings.matches(in: turn.words).count
        }
        // Whoever is not the agent calls.
        var agents: Set<String> = []
        if !hasAgent {
            guard names.count > 1 else { return }
            let most = manners.values.max() ?? 0
            guard most > 0, let agent = names.first(where: { manners[$0] == most }) else { return }
            agents = [agent]
        } else if names.isEmpty {
            // The agent alone is labelled: what the caller said is among it.
            return
        }
        telling = hasAgent ? .labels : .manner
        for place in turns.indices {
            // What stands before the first label is nobody's: the head of a transcript.
            guard case .named(let name) = turns[place].speaker, !name.isEmpty else { continue }
            turns[place].speaker = agents.contains(name) ? .agent : .caller
        }
    }
}
