internal import Web

/// Something that `trunkline understand` can be asked of every line: what a line holds and what it gets is the public
/// sets' own, as their `score.py` reads it.
struct UnderstandTask: Sendable {
    let name: String
    /// Made ready with a file of weights, or with what the program carries; nil when it cannot use the file. What it
    /// returns answers one line, nil when that lacks what is needed.
    let prepare: @Sendable (_ weights: [UInt8]?) -> ((JSONValue) -> JSONObject?)?
}

extension JSONValue {
    /// The text of a member.
    func text(_ name: String) -> String? {
        guard case .string(let text) = self[name] else { return nil }
        return text
    }
}
