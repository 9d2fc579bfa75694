internal import Foundation

/// The channels of the live nginx, by name: one for each organisation and each five minutes.
///
/// A listener keeps what it was let in to, however long its connection lasts. So the name changes, and whoever listens
/// on has to be let in again: somebody who may not any more hears nothing after the period's end.
enum LiveChannel {
    /// How long a name is in use, in seconds.
    static let period = 300
    /// How long messages go to the name before as well, in seconds: nobody's turn to move over has a hole in it.
    static let overlap = 10

    static func name(of organisation: UUID, at moment: Date) -> String {
        "\(organisation.text).\(number(at: moment))"
    }

    /// The name before, as long as messages go there too.
    static func previousName(of organisation: UUID, at moment: Date) -> String? {
        let before = moment - TimeInterval(overlap)
        return number(at: before) == number(at: moment) ? nil : name(of: organisation, at: before)
    }

    private static func number(at moment: Date) -> Int {
        Int((moment.timeIntervalSince1970 / Double(period)).rounded(.down))
    }
}
