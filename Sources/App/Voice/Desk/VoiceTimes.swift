internal import Dates
internal import Dialogue
internal import Foundation
internal import MariaDB

/// Which times a caller is offered.
struct VoiceTimes {
    /// Nobody keeps more in mind.
    static let most = 3
    /// Days that are looked through when nobody names one, and of a longer wish.
    private static let span = 28
    /// Minutes between two that are offered of one wish, where there are others.
    private static let apart = 60

    let clinic: Clinic
    let type: VisitType
    let wish: Effect.Wish
    /// The visit that is to be moved, if one is.
    let moving: Appointment?
    /// When the patient has other visits, in seconds since 1970.
    let busy: [Range<Int>]
    let context: AppContext

    /// What is free of what was wished for, or else what is near it.
    func find() throws -> Upshot {
        let free = try free()
        let possible = free.filter { !isBusy($0.moment) }
        if !possible.isEmpty { return .openings(offered(possible), isAsWished: true) }
        let near = try Alternatives.find(
            clinic, type, near: middle, doctor: wish.doctor, apart: Self.apart, moving: moving, in: context
        ) { !isBusy($0) && wish.allows(Self.opening($0, $1, at: clinic)) }
        .map { Self.opening(Int($0.startsAt.timeIntervalSince1970), $0.doctor, at: clinic) }
        return free.isEmpty ? .openings(near, isAsWished: false) : .busyThen(near)
    }

    private func isBusy(_ start: Int) -> Bool {
        let visit = start..<start + type.times.length * 60
        return busy.contains { $0.overlaps(visit) }
    }

    static func opening(_ start: Int, _ doctor: String, at clinic: Clinic?) -> Opening {
        let zone = clinic?.zone ?? .utc
        let moment = Date(timeIntervalSince1970: Double(start))
        let shown = LocalMoment(moment, secondsFromUTC: zone.secondsFromUTC(at: moment))
        return Opening(day: CalendarDate(moment, in: zone), minutes: shown.minutes, moment: start, doctor: doctor)
    }

    private var today: CalendarDate { clinic.calendar.day(of: context.now) }

    private var days: ClosedRange<CalendarDate>? {
        let last = today.advanced(by: type.times.horizon)
        // Later and earlier than what was offered is near that, however far off it is; nights go on after midnight.
        let after = wish.after.map { day(of: $0).advanced(by: -1) }
        let before = wish.before.map { day(of: $0) }
        let start = wish.days?.first ?? before?.advanced(by: -Self.span) ?? today
        let first = max(today, start, after ?? start)
        let end = min(last, wish.days?.last ?? last, before ?? last, first.advanced(by: Self.span))
        return first <= end ? first...end : nil
    }

    private func day(of moment: Int) -> CalendarDate {
        clinic.calendar.day(of: Date(timeIntervalSince1970: Double(moment)))
    }

    /// What alternatives are near to.
    private var middle: Date {
        if wish.days == nil, let limit = wish.after ?? wish.before {
            return max(context.now, Date(timeIntervalSince1970: Double(limit)))
        }
        let day = max(today, wish.days?.first ?? today)
        return clinic.zone.moment(of: day, minutes: wish.times?.from ?? 720)
    }

    /// In their order, one doctor for each time.
    private func free() throws -> [Opening] {
        guard let days else { return [] }
        let found = try ListFreeTimes.find(
            clinic, type.times, doctors: wish.doctor.map { [$0] }, on: days, moving: moving, in: context
        ).filter { !wish.excludedDoctors.contains($0.key) }
        return ListFreeTimes.doctorByStart(found).filter { isOpen($0.key) }
            .map { Self.opening($0, $1, at: clinic) }.filter(isWished).sorted { $0.moment < $1.moment }
    }

    private func isOpen(_ start: Int) -> Bool { start > wish.after ?? 0 && start < wish.before ?? .max }

    private func isWished(_ opening: Opening) -> Bool {
        (wish.times.map { $0.contains(opening.minutes) } ?? true) && wish.allows(opening)
    }

    private func offered(_ free: [Opening]) -> [Opening] {
        // One time of one day is what was asked for.
        if wish.times?.isOne == true, wish.days.map({ $0.first == $0.last }) == true { return Array(free.prefix(1)) }
        // Those just before, where earlier ones are wished for.
        let isBefore = wish.before != nil
        var offered: [Opening] = []
        for opening in isBefore ? free.reversed() : free where offered.count < Self.most {
            if let last = offered.last, abs(opening.moment - last.moment) < Self.apart * 60 { continue }
            offered.append(opening)
        }
        return isBefore ? offered.reversed() : offered
    }
}
