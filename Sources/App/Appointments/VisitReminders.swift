internal import Foundation
internal import MariaDB
internal import Secrets

/// What patients are reminded of before they come: two text messages, which wait in the outbox.
///
/// They say where and when, and nothing of whom or why: whoever holds the phone may read them.
struct VisitReminders {
    /// Answered with C or X.
    static let template = "visit_reminder"
    /// When it is too late to cancel but by a call.
    static let lateTemplate = "visit_reminder_late"
    static let templates = [template, lateTemplate]
    static let cancelledTemplate = "visit_cancelled"
    static let movedTemplate = "visit_moved"
    /// What is true no more once the visit is changed again.
    private static let passing = templates + [movedTemplate]
    /// Seconds before the visit.
    private static let leads: [TimeInterval] = [172_800, 7_200]
    /// For how long an answer is one to a reminder.
    static let longest: TimeInterval = 180_000
    /// Seconds before the visit after which nobody need be reminded.
    private static let latest: TimeInterval = 900

    private let context: AppContext
    private let organisation: UUID

    init(in context: AppContext) throws {
        self.context = context
        organisation = try context.organisation
    }

    /// Has the patient of a booked visit reminded of it, if there is a number and time for it.
    ///
    /// - Precondition: within the transaction that books or moves it.
    func set(for appointment: Appointment, at clinic: Clinic) throws {
        guard [.booked, .confirmed].contains(appointment.status), let patient = appointment.patient else { return }
        let due = Self.leads.map { appointment.startsAt - $0 }.filter { $0 > context.now }
        guard !due.isEmpty, let number = try Self.number(of: patient, in: context) else { return }
        let language = try PatientSettingsStore(db: context.db, organisation: organisation).find().language
        for moment in due {
            let isLate = clinic.isLate(appointment, now: moment)
            _ = try SMS.send(
                isLate ? Self.lateTemplate : Self.template, to: [number.e164],
                about: ("appointment", appointment.id.text), Self.values(appointment, clinic),
                language: language, dueAt: moment, notAfter: appointment.startsAt - Self.latest,
                in: context)
        }
    }

    /// Has the patient told what the desk has done with their visit, if there is a number: they have not asked for it.
    ///
    /// - Precondition: within the transaction that does it.
    func tell(_ template: String, of appointment: Appointment, at clinic: Clinic) throws {
        guard let patient = appointment.patient, appointment.startsAt > context.now,
            let number = try Self.number(of: patient, in: context)
        else { return }
        let language = try PatientSettingsStore(db: context.db, organisation: organisation).find().language
        _ = try SMS.send(
            template, to: [number.e164], about: ("appointment", appointment.id.text), Self.values(appointment, clinic),
            language: language, dueAt: context.now, notAfter: appointment.startsAt, in: context)
    }

    /// Takes back what has not left.
    ///
    /// - Precondition: within the transaction that moves or ends the visit.
    func drop(of appointment: Appointment) throws {
        let db = try context.db
        let outbox = OutboxStore(db: db, organisation: organisation)
        let messages = SentMessageStore(db: db, organisation: organisation)
        let left = try outbox.about("appointment", appointment.id.text)
            .filter { [.waiting, .kept].contains($0.state) }
        let due = try messages.find(left.map(\.id)).filter {
            Self.passing.contains($0.template)
                && ($0.state == .waiting || $0.state == .kept && $0.dueAt > context.now)
        }
        guard !due.isEmpty else { return }
        let ids = due.map(\.id)
        let cancelled = try outbox.settle(waiting: ids, as: .cancelled, now: context.now)
        // What nobody sends was kept from the beginning: it stays so in the outbox, and is shown as cancelled.
        let kept = due.filter { $0.state == .kept }.map(\.id)
        try messages.follow(cancelled + kept, .cancelled, now: context.now)
    }

    /// Where a patient gets text messages, if anywhere.
    static func number(of patient: String, in context: AppContext) throws -> PhoneNumber? {
        try PatientStore(db: context.db, organisation: context.organisation).find(id: patient, within: nil)?
            .opened(by: context.services.sealer).details.phone
    }

    /// Where and when.
    static func values(_ appointment: Appointment, _ clinic: Clinic) -> [String: String] {
        let (date, time) = (appointment.localStart.prefix(10), appointment.localStart.suffix(5))
        return [
            "clinic": clinic.phone.map { "\(clinic.name) (\($0.e164))" } ?? clinic.name, "date": String(date),
            "time": String(time),
        ]
    }
}
