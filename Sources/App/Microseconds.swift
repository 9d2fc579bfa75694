internal import Foundation

extension Date {
    /// Whole microseconds since the start of 2001: what a DATETIME(6) column keeps of a moment, and gives back.
    ///
    /// Counted from where `Date` itself counts: from 1970 the same moment may round to another microsecond.
    var microseconds: Int64 { Int64((timeIntervalSinceReferenceDate * 1_000_000).rounded()) }

    init(microseconds: Int64) {
        self.init(timeIntervalSinceReferenceDate: Double(microseconds) / 1_000_000)
    }
}
