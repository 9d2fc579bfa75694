internal import Foundation
internal import Understanding
internal import Web

/// `trunkline understand [TASK] [--explain] [--weights FILE]`: a JSON object a line in, one out, in the same order, with
/// its `id`. Without a task, a line has a `transcript`, or `turns` of a `role` and a `text`, and gets the analysis of the
/// call; or a `text`, and gets how it reads. With one, it gets what ``tasks`` says. It needs no configuration and no
/// database.
///
/// `--weights` adds a model that is for measuring only: see NOTICE.md of `Understanding`.
enum Understand {
    /// What can be asked of a line by name.
    static let tasks: [UnderstandTask] = IntentTasks.all + ValueTasks.all

    /// A line could not be read; nothing of it is shown.
    struct BadLine: Error, CustomStringConvertible {
        let number: Int
        var description: String { "line \(number) is no JSON object with a transcript, turns or a text" }
    }

    struct BadWeights: Error, CustomStringConvertible {
        var description: String { "the file of weights is none that script/train-understanding wrote" }
    }

    static func run(_ invocation: Invocation) throws -> Int32 {
        var arguments = invocation.arguments[...]
        if let name = arguments.first, let task = tasks.first(where: { $0.name == name }) {
            return try run(task, arguments.dropFirst())
        }
        var explains = false
        var analyzer = Analyzer.builtIn
        while let option = arguments.popFirst() {
            switch option {
            case "--explain": explains = true
            case "--weights":
                guard let path = arguments.popFirst() else { throw UsageError() }
                guard let model = SentimentModel(bytes: Array(try Data(contentsOf: URL(filePath: path)))) else {
                    throw BadWeights()
                }
                analyzer = Analyzer.measuring(model)
            default: throw UsageError()
            }
        }
        return try answerLines { answer($0, analyzer, explains: explains) }
    }

    private static func run(_ task: UnderstandTask, _ arguments: ArraySlice<String>) throws -> Int32 {
        var weights: [UInt8]?
        if arguments.first == "--weights", arguments.count == 2, let path = arguments.last {
            weights = Array(try Data(contentsOf: URL(filePath: path)))
        } else if !arguments.isEmpty {
            throw UsageError()
        }
        guard let answer = task.prepare(weights) else { throw BadWeights() }
        return try answerLines(with: answer)
    }

    /// Answers what stands on the standard input; an answer gets its question's `id`.
    private static func answerLines(with answer: (JSONValue) -> JSONObject?) throws -> Int32 {
        var number = 0
        while let line = readLine() {
            number += 1
            guard let question = try? JSONValue(parsing: Array(line.utf8)), var answer = answer(question) else {
                throw BadLine(number: number)
            }
            answer["id"] = question["id"] ?? .null
            try FileHandle.standardOutput.write(contentsOf: Data(JSONValue.object(answer).bytes + [UInt8(ascii: "\n")]))
        }
        return 0
    }

    private static func answer(_ question: JSONValue, _ analyzer: Analyzer, explains: Bool) -> JSONObject? {
        var answer: JSONObject = [:]
        if let transcript = transcript(of: question) {
            let call = analyzer.analysis(of: transcript)
            answer["sentimentScore"] = .number(JSONNumber(call.sentimentScore))
            answer["sentimentLabel"] = .string(call.sentimentLabel.rawValue)
            answer["summary"] = .string(call.summary)
            answer["reason"] = .string(call.reason.rawValue)
            // The names of the public sets.
            answer["score"] = .number(JSONNumber(call.sentimentScore))
            answer["label"] = .string(call.sentimentLabel.rawValue)
            if explains { answer["explanation"] = explanation(call.explanation) }
        } else if case .string(let text) = question["text"] {
            let sentiment = analyzer.sentiment(of: text)
            answer["score"] = number(sentiment.score)
            answer["label"] = .string(sentiment.label.rawValue)
        } else {
            return nil
        }
        return answer
    }

    private static func transcript(of question: JSONValue) -> String? {
        if case .string(let transcript) = question["transcript"] { return transcript }
        guard case .array(let turns) = question["turns"] else { return nil }
        return turns.compactMap { turn in
            guard case .string(let role) = turn["role"], case .string(let text) = turn["text"] else { return nil }
            return "\(role == "user" ? "Caller" : "Agent"): \(text)"
        }.joined(separator: "\n")
    }

    private static func explanation(_ explanation: Explanation) -> JSONValue {
        .object([
            "model": .string(explanation.model), "language": explanation.language.map { .string($0) } ?? .null,
            "confidence": .string(explanation.confidence.rawValue), "speakers": .string(explanation.speakers),
            "turns": .number(JSONNumber(explanation.turns)), "words": .number(JSONNumber(explanation.words)),
            "signals": .array(
                explanation.signals.map { signal in
                    .object([
                        "word": .string(signal.word), "value": number(signal.value),
                        "rules": .array(signal.rules.map { .string($0) }), "turn": .number(JSONNumber(signal.turn)),
                    ])
                }),
            "rules": .array(explanation.rules.map { .string($0) }),
            "reasons": .array(
                explanation.reasons.map {
                    .object(["reason": .string($0.reason.rawValue), "weight": number($0.weight)])
                }),
        ])
    }

    /// With two decimals.
    static func number(_ value: Double) -> JSONValue {
        .number(JSONNumber(String(format: "%.2f", value)) ?? JSONNumber(Int(value)))
    }
}
