internal import Foundation
internal import Understanding
internal import Web

/// What is wanted with an utterance.
enum IntentTasks {
    static let all: [UnderstandTask] = [
        // `{text, lang, asked?}` to `{intent, intents, confidence, why}`. With weights for measuring: `{id, text}` to
        // `{intent}`, its label in the set that the id names.
        UnderstandTask(name: "intent") { weights in
            guard let weights else { return intent }
            guard let models = TurnModel.models(of: weights) else { return nil }
            return { line in label(line, models) }
        },
        // `{text, lang}` to `{intent}`: affirm, negate or null.
        UnderstandTask(name: "yesno") { weights in
            guard weights == nil else { return nil }
            return yesNo
        },
        // `{text, lang, asked?}` to `{intents}`: ours; with weights for measuring, NLU++'s.
        UnderstandTask(name: "multilabel") { weights in
            guard let weights else { return intent }
            guard let model = TurnModel.models(of: weights)?["nlupp"] else { return nil }
            return { line in labels(line, model) }
        },
        // A dialogue `{turns: [{user, system_acts: [{act, slot}]}]}` to `{turns: [{acts}]}`: SGD's; for measuring.
        UnderstandTask(name: "acts") { weights in
            guard let weights, let model = TurnModel.models(of: weights)?["sgd"] else { return nil }
            return { line in acts(line, model) }
        },
        // `{text}` to `{lang, confidence}`.
        UnderstandTask(name: "language") { weights in
            guard weights == nil else { return nil }
            return language
        },
    ]

    private static func label(_ line: JSONValue, _ models: [String: TurnModel]) -> JSONObject? {
        guard let text = line.text("text"), let id = line.text("id") else { return nil }
        let set = id.prefix { $0 != "/" }
        guard let model = models[String(set)] else { return ["intent": .null] }
        return ["intent": .string(model.label(of: model.margins(text)))]
    }

    private static func labels(_ line: JSONValue, _ model: TurnModel) -> JSONObject? {
        guard let text = line.text("text") else { return nil }
        return ["intents": .array(model.labels(of: model.margins(text)).map { .string($0) })]
    }

    private static func acts(_ line: JSONValue, _ model: TurnModel) -> JSONObject? {
        guard case .array(let turns) = line["turns"] else { return nil }
        var before: [(act: String, slot: String)]?
        var answers: [JSONValue] = []
        for turn in turns {
            guard let text = turn.text("user") else { return nil }
            let acts = model.labels(of: model.margins(text, context: UserAct.context(before)))
            answers.append(.object(["acts": .array(acts.map { .string($0) })]))
            guard case .array(let system) = turn["system_acts"] else { return nil }
            before = system.map { ($0.text("act") ?? "", $0.text("slot") ?? "") }
        }
        return ["turns": .array(answers)]
    }

    private static func intent(_ line: JSONValue) -> JSONObject? {
        guard let text = line.text("text") else { return nil }
        let asked = line.text("asked").flatMap(Question.init)
        let reading = IntentReader.builtIn.read(text, language: code(line), asked: asked)
        let best = reading.intents.first
        return [
            "intent": best.map { .string($0.intent.rawValue) } ?? .null,
            "intents": .array(reading.intents.map { .string($0.intent.rawValue) }),
            "confidence": Understand.number(best?.confidence ?? 0),
            "why": .string(best?.why ?? ""),
        ]
    }

    private static func yesNo(_ line: JSONValue) -> JSONObject? {
        guard let text = line.text("text") else { return nil }
        let answer = YesNoReader.builtIn.read(text, language: code(line))
        return ["intent": answer.map { .string($0.isYes ? "affirm" : "negate") } ?? .null]
    }

    private static func language(_ line: JSONValue) -> JSONObject? {
        guard let text = line.text("text") else { return nil }
        let found = LanguageIdentifier.builtIn.identify(text)
        return ["lang": .string(found.code), "confidence": .number(JSONNumber(Int(100 * found.confidence)))]
    }

    /// The public sets have codes, or names in English.
    private static func code(_ line: JSONValue) -> String {
        guard let said = line.text("lang") else { return "en" }
        guard said.utf8.count > 3 else { return said }
        return names[said] ?? "en"
    }

    private static let names = [
        "Arabic": "ar", "Bulgarian": "bg", "Chinese": "zh", "Dutch": "nl", "English": "en", "French": "fr",
        "German": "de", "Hindi": "hi", "Italian": "it", "Japanese": "ja", "Korean": "ko", "Portuguese": "pt",
        "Spanish": "es", "Swedish": "sv", "Turkish": "tr",
    ]
}
