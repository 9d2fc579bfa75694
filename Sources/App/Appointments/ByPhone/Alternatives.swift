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
    ///   - isBusy: whether who comes cannot at a moment, in seconds since 1970.
    static func find(
        _ clinic: Clinic, _ type: VisitType, near wish: Date, doctor: String?, apart: Int = 0,
        but isBusy: (Int) -> Bool = { _ in false }, in context: AppContext
    ) throws -> [FreeTime] {
        for doctors in doctor.map({ [[$0], nil] }) ?? [nil] {
            for window in windows {
                let found = try find(clinic, type, near: wish, doctors, window, apart, but: isBusy, in: context)
                if !found.isEmpty { return found }
            }
        }
        return []
    }

    private static func find(
        _ clinic: Clinic, _ type: VisitType, near wish: Date, _ doctors: [String]?,
        _ window: (before: Int, after: Int), _ apart: Int, but isBusy: (Int) -> Bool, in context: AppContext
    ) throws -> [FreeTime] {
        let (day, today) = (clinic.calendar.day(of: wish), clinic.calendar.day(of: context.now))
        let first = max(today, min(day, today.advanced(by: type.times.horizon)).advanced(by: -window.before))
        let starts = ListFreeTimes.doctorByStart(
            try ListFreeTimes.find(
                clinic, type.times, doctors: doctors, on: first...first.advanced(by: window.before + window.after),
                in: context))
        let wished = Int(wish.timeIntervalSince1970)
        var nearest: [Int] = []
        for start in starts.keys.sorted(by: { (abs($0 - wished), $0) < (abs($1 - wished), $1) }) {
            guard nearest.count < most else { break }
            if !isBusy(start), !nearest.contains(where: { abs($0 - start) < apart * 60 }) { nearest.append(start) }
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
