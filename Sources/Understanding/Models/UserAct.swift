/// How the acts of SGD's dialogues are named and how what the system did is told to a model of them; for measuring.
package enum UserAct {
    /// An act; a request with what is asked for, an address by one name.
    package static func name(_ act: String, slot: String) -> String {
        guard act == "REQUEST" else { return act }
        return act + ":" + (slot == "street_address" ? "address" : slot)
    }

    /// - Parameter before: the acts and slots of the system's last turn; nil at the beginning.
    package static func context(_ before: [(act: String, slot: String)]?) -> [String] {
        guard let before else { return ["first"] }
        return Set(before.flatMap { [$0.act, $0.act + " " + $0.slot] }).sorted()
    }
}
