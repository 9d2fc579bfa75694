internal import Dates
internal import Foundation
internal import MariaDB

/// What people are told next of an ask for documents, and when; as long as something is still to come.
struct DocumentNotice: Equatable {
    enum Kind: String, ValueConvertible {
        /// The clinic: the deadline comes.
        case coming
        /// The clinic and the desk: it is over.
        case over
        /// The desk: nothing has come for long after, and the request may be closed.
        case silent
    }

    let kind: Kind
    let at: Date

    /// The clinic is reminded so long before the deadline, in seconds.
    private static let ahead: TimeInterval = 2 * 86_400
    /// A clinic whose document is rejected after the deadline is reminded after so many business days.
    private static let again = 2
    /// A desk may close what a clinic has not answered for so many business days (CAQH CORE).
    private static let silence = 15

    init(_ kind: Kind, at moment: Date) {
        self.kind = kind
        at = moment
    }

    /// The first one of an ask.
    static func first(askedAt: Date, deadlineAt: Date) -> DocumentNotice {
        let reminder = deadlineAt - ahead
        return reminder > askedAt ? DocumentNotice(.coming, at: reminder) : DocumentNotice(.over, at: deadlineAt)
    }

    /// The one after this one.
    func next(of ask: DocumentAsk, _ due: DueDates) -> DocumentNotice? {
        switch kind {
        case .coming: DocumentNotice(.over, at: ask.deadlineAt)
        // What is over ends with its day.
        case .over: DocumentNotice(.silent, at: due.endOfBusinessDay(Self.silence, after: at - 1))
        case .silent: nil
        }
    }

    /// What an ask goes on with when something is to come once more; nil where it stays as it is.
    static func reopened(_ ask: DocumentAsk, _ due: DueDates, now: Date) -> DocumentNotice? {
        guard ask.deadlineAt <= now else { return nil }
        return DocumentNotice(.over, at: due.endOfBusinessDay(again, after: now))
    }
}

extension DueDates {
    /// The end of the day that is so many business days after a moment's.
    fileprivate func endOfBusinessDay(_ count: Int, after moment: Date) -> Date {
        endOfDay(calendar.businessDay(count, after: day(of: moment)))
    }
}
