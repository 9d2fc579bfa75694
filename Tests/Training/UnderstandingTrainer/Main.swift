import Foundation
import Understanding

/// `UnderstandingTrainer COMMAND DATA [FILE...]`: makes the weights of `Understanding` from the public data sets, and
/// says what they are worth on rows that they were not made from.
@main
struct Main {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard arguments.count >= 2 else { throw Usage() }
        let data = URL(filePath: arguments[1], directoryHint: .isDirectory)
        switch arguments[0] {
        case "sentiment": try SentimentTraining(data).report()
        case "reason": try ReasonTraining(data).report()
        case "slots": try SlotTraining(data).report()
        case "write": try write(data, to: URL(filePath: arguments[2]))
        case "write-intents": try writeIntents(data, to: URL(filePath: arguments[2]))
        case "write-slots": try writeSlots(data, to: URL(filePath: arguments[2]))
        case "folds": try folds(data, to: URL(filePath: arguments[2]))
        case "measured": try SentimentTraining(data).measured().write(to: URL(filePath: arguments[2]))
        case "intent": try IntentTraining(data).report()
        case "intent-measured": try IntentTraining(data).measured().write(to: URL(filePath: arguments[2]))
        default: throw Usage()
        }
    }

    private static let head =
        "// swift-format-ignore-file\n// Written by script/train-understanding; see NOTICE.md.\n\n"

    private static func writeSlots(_ data: URL, to sources: URL) throws {
        let slots = head + "let slotWeights = \"\(Base64.encode(try SlotTraining(data).model().bytes))\"\n"
        try Data(slots.utf8).write(to: sources.appending(path: "Values/Tagging/SlotWeights.swift"))
    }

    private static func writeIntents(_ data: URL, to sources: URL) throws {
        let intents =
            head + "package let builtInIntentWeights = \"\(Base64.encode(try IntentTraining(data).shipped().bytes))\"\n"
        try Data(intents.utf8).write(to: sources.appending(path: "Intents/IntentWeights.swift"))
    }

    /// The files of `Sources/Understanding` that are made, and nothing else.
    static func write(_ data: URL, to sources: URL) throws {
        let coefficients = try SentimentTraining(data).calibration().map { String(format: "%.4f", $0) }
        let sentiment =
            head + """
                extension SentimentModel {
                    /// The calibration of the built-in model.
                    package static let builtIn = SentimentModel(
                        coefficients: [\(coefficients.joined(separator: ", "))],
                        grams: nil)
                }

                """
        try Data(sentiment.utf8).write(to: sources.appending(path: "Sentiment/SentimentWeights.swift"))
        let weights = Base64.encode(try ReasonTraining(data).model().bytes)
        let reason = head + "let reasonWeights = \"\(weights)\"\n"
        try Data(reason.utf8).write(to: sources.appending(path: "Reason/ReasonWeights.swift"))
        try writeSlots(data, to: sources)
        try writeIntents(data, to: sources)
    }

    /// Predictions for rows that the weights were not made from, as `score.py` reads them.
    static func folds(_ data: URL, to place: URL) throws {
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        try SentimentTraining(data).writeFolds(to: place)
        try ReasonTraining(data).writeFolds(to: place)
        try IntentTraining(data).writeFolds(to: place)
    }

    struct Usage: Error {}
}
