internal import Dates
internal import Foundation
internal import MariaDB
internal import Web

/// Keeps visits at the time that patients were told, when the rules of a zone change, or a clinic is given another one:
/// what counts is what the clinic's clock shows.
struct FollowClocks: ScheduledJob {
    let name = "follow_clocks"
    let interval: TimeInterval = 3_600
    private static let page = 1_000
    /// How far the clocks of two zones are apart at most, in seconds.
    private static let widest: TimeInterval = 26 * 3_600

    func run(in context: JobContext) throws -> Bool {
        try context.eachOrganisation(name) { organisation in
            _ = try Self.follow(organisation, in: context)
            return false
        }
    }

    /// A visit whose clinic's clock shows another time then than it was to show.
    private typealias Late = (visit: AppointmentStore.Start, clinic: Clinic)

    /// - Returns: how many visits were moved.
    static func follow(_ organisation: UUID, in job: JobContext) throws -> Int {
        let clinics = ClinicStore(db: try job.db, organisation: organisation)
        var late: [Late] = []
        var last: Clinic?
        repeat {
            let found = try clinics.list(after: last.map { ($0.name, $0.id) }, within: nil, limit: page)
            for clinic in found { late += try self.late(at: clinic, organisation, in: job) }
            last = found.count == page ? found.last : nil
        } while last != nil
        // Those that go back in time first to last, those that go on the other way: each makes room for the next, also
        // where a doctor is at several clinics.
        late.sort { $0.visit.startsAt < $1.visit.startsAt }
        let isBack = late.first.flatMap { one in
            one.clinic.moment(ofWallTime: one.visit.localStart).map { $0 < one.visit.startsAt }
        }
        if isBack == false { late.reverse() }
        let moved = try late.count { try follow($0, organisation, in: job) }
        if moved > 0 {
            Log.info("visits follow a clock", ["organisation": organisation.text, "count": String(moved)])
            job.publish(.appointments, to: organisation)
        }
        return moved
    }

    private static func late(at clinic: Clinic, _ organisation: UUID, in job: JobContext) throws -> [Late] {
        let visits = AppointmentStore(db: try job.db, organisation: organisation)
        var late: [Late] = []
        var last: AppointmentStore.Start?
        repeat {
            // One that is over by the former clock may be to come by the new one.
            let found = try visits.starts(at: clinic.id, from: job.now - widest, after: last, limit: page)
            late += found.filter { visit in
                guard clinic.wallTime(of: visit.startsAt) != visit.localStart,
                    let start = clinic.moment(ofWallTime: visit.localStart)
                else { return false }
                return max(visit.startsAt, start) >= job.now
            }.map { ($0, clinic) }
            last = found.count == page ? found.last : nil
        } while last != nil
        return late
    }

    /// - Returns: false for one that stays.
    private static func follow(_ late: Late, _ organisation: UUID, in job: JobContext) throws -> Bool {
        let context = job.working(for: organisation)
        let visits = AppointmentStore(db: try job.db, organisation: organisation)
        do {
            return try context.db.retryingTransaction {
                guard let appointment = try visits.lock(id: late.visit.id), appointment.status.isActive,
                    let start = late.clinic.moment(ofWallTime: appointment.localStart), start != appointment.startsAt
                else { return false }
                try Booking(by: .service, in: context).follow(appointment, to: start, at: late.clinic)
                return true
            }
        } catch let error as APIError where error == Booking.taken || error == Booking.patientBusy {
            // It stays where it was, and is looked at again the next time.
            Log.error("a visit cannot follow its clock", ["appointment": late.visit.id.text])
            return false
        }
    }
}

extension Clinic {
    /// When the clinic's clock shows a time; after a skip where it never does.
    func moment(ofWallTime text: String) -> Date? {
        guard let day = CalendarDate(String(text.prefix(10))), let time = TimeOfDay(String(text.suffix(5))) else {
            return nil
        }
        return zone.moment(of: day, minutes: time.minutes)
    }
}
