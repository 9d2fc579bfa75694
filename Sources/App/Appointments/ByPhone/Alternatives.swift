internal import Dates
internal import Foundation
internal import MariaDB

/// Free times near one that is not.
enum Alternatives {
    static let most = 3
    /// Days before and after the wish that are looked at first, and then.
    private static let windows = [(before: 3, after: 7), (before: 0, after: 60)]

    /// The nearest, in their order; of the wished doctor, or of all where that one has none.
    ///
    /// - Parameters:
    ///   - apart: minutes between two of them, where there are others.
    ///   - moving: the visit that is to be moved, if one is.
    ///   - isAllowed: of a start, in seconds since 1970, and the doctor of it.
    static func find(
        _ clinic: Clinic, _ type: VisitType, near wish: Date, doctor: String?, apart: Int = 0,
        moving: Appointment? = nil, in context: AppContext, where isAllowed: (Int, String) -> Bool = { _, _ in true }
    ) throws -> [FreeTime] {
        guard clinic.isActive else { return [] }
        for doctors in doctor.map({ [[$0], nil] }) ?? [nil] {
            for window in windows {
                let found = try find(
                    clinic, type, near: wish, doctors, window, apart, moving, in: context, where: isAllowed)
                if !found.isEmpty { return found }
            }
        }
        return []
    }

    private static func find(
        _ clinic: Clinic, _ type: VisitType, near wish: Date, _ doctors: [String]?,
        _ window: (before: Int, after: Int), _ apart: Int, _ moving: Appointment?, in context: AppContext,
        where isAllowed: (Int, String) -> Bool
    ) throws -> [FreeTime] {
        let (day, today) = (clinic.calendar.day(of: wish), clinic.calendar.day(of: context.now))
        let first = max(today, min(day, today.advanced(by: type.times.horizon)).advanced(by: -window.before))
        let starts = ListFreeTimes.doctorByStart(
            try ListFreeTimes.find(
                clinic, type.times, doctors: doctors, on: first...first.advanced(by: window.before + window.after),
                moving: moving, in: context
            ).reduce(into: [:]) { allowed, found in
                allowed[found.key] = found.value.filter { isAllowed($0, found.key) }
            })
        let wished = Int(wish.timeIntervalSince1970)
        var nearest: [Int] = []
        for start in starts.keys.sorted(by: { (abs($0 - wished), $0) < (abs($1 - wished), $1) }) {
            guard nearest.count < most else { break }
            if !nearest.contains(where: { abs($0 - start) < apart * 60 }) { nearest.append(start) }
        }
        return nearest.sorted().map { start in
            let moment = Date(timeIntervalSince1970: Double(start))
            return FreeTime(doctor: starts[start] ?? "", startsAt: moment, localStart: clinic.wallTime(of: moment))
        }
    }

    /// Who could see a patient then, the least busy of the day first.
    static func doctors(_ clinic: Clinic, _ type: VisitType, at wish: Date, in context: AppContext) throws -> [String] {
        let day = clinic.calendar.day(of: wish)
        let start = Int(wish.timeIntervalSince1970)
        return try ListFreeTimes.find(clinic, type.times, doctors: nil, on: day...day, in: context)
            .filter { $0.value.contains(start) }
            .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
            .map(\.key)
    }
}
