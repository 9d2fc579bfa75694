internal import Foundation
internal import MariaDB
internal import Secrets

/// What patients are reminded of before they come: two text messages, which wait in the outbox.
///
/// They say where and when, and nothing of whom or why: whoever holds the phone may read them.
struct VisitReminders {
    /// Answered with C or X.
    static let template = "visit_reminder"
    /// When it is too late to cancel but by a call, or soon will be.
    static let lateTemplate = "visit_reminder_late"
    static let templates = [template, lateTemplate]
    /// To who answers when it is too late to cancel, to who was reminded of another time than the visit's, and to who
    /// was reminded of several visits.
    static let tooLateTemplate = "visit_too_late"
    static let hasMovedTemplate = "visit_has_moved"
    static let severalTemplate = "visit_several"
    static let cancelledTemplate = "visit_cancelled"
    static let cancelledByWordTemplate = "visit_cancelled_by_word"
    static let movedTemplate = "visit_moved"
    /// What is true no more once the visit is changed again.
    private static let passing = templates + [movedTemplate]
    /// Seconds before the visit.
    private static let leads: [TimeInterval] = [172_800, 7_200]
    /// For how long an answer is one to a reminder.
    static let longest: TimeInterval = 180_000
    /// Seconds before the visit after which nobody need be reminded.
    private static let latest: TimeInterval = 900
    /// For how long what a reminder offers holds at least, in seconds: nobody answers at once.
    static let answering: TimeInterval = 1_800

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
        guard appointment.status.isAgreed, let patient = appointment.patient else { return }
        let moments = Self.leads.map { appointment.startsAt - $0 }.filter { $0 > context.now }
        guard !moments.isEmpty, let number = try Self.number(of: patient, in: context) else { return }
        let texts = try texts(to: number, of: appointment, at: clinic)
        for moment in moments {
            // What it offers is to be had when it is read, and not when it was to leave.
            let isLate = clinic.isLate(appointment, now: texts.due(at: moment) + Self.answering)
            try texts.send(
                isLate ? Self.lateTemplate : Self.template, Self.values(appointment, clinic), dueAt: moment,
                notAfter: appointment.startsAt - Self.latest)
        }
    }

    /// Has the patient told what the desk has done with their visit, if there is a number: they have not asked for it.
    /// It disturbs them also in quiet hours where they would come before these are over.
    ///
    /// - Parameter moment: when they would have come.
    /// - Precondition: within the transaction that does it.
    func tell(_ template: String, of appointment: Appointment, expected moment: Date, at clinic: Clinic) throws {
        guard let patient = appointment.patient, max(appointment.startsAt, moment) > context.now,
            let number = try Self.number(of: patient, in: context)
        else { return }
        let texts = try texts(to: number, of: appointment, at: clinic)
        let first = min(appointment.startsAt, moment)
        try texts.send(
            template, Self.values(appointment, clinic),
            isUrgent: first > context.now && texts.due(at: context.now) > first,
            notAfter: max(appointment.startsAt, moment))
    }

    /// Tells who has answered a reminder, and has changed nothing by it, what to do instead.
    ///
    /// - Precondition: within the transaction in which that is found.
    func answer(_ template: String, to number: PhoneNumber, of appointment: Appointment, at clinic: Clinic) throws {
        try texts(to: number, of: appointment, at: clinic)
            .send(template, Self.values(appointment, clinic), notAfter: appointment.startsAt)
    }

    private func texts(to number: PhoneNumber, of appointment: Appointment, at clinic: Clinic) throws -> TextMessages {
        try TextMessages(to: number, about: ("appointment", appointment.id.text), zone: clinic.timeZone, in: context)
    }

    /// Has the patient of a visit to come reminded of it again, after a time without messages. What waits already stays
    /// as it is.
    ///
    /// - Precondition: within a transaction that has the visit locked.
    func restore(for appointment: Appointment, at clinic: Clinic) throws {
        guard appointment.status.isAgreed, appointment.startsAt > context.now, let patient = appointment.patient,
            let number = try Self.number(of: patient, in: context)
        else { return }
        let db = try context.db
        let recipient = RecipientIndex.all(number.e164, by: context.services.index)
        let toCome = try SentMessageStore(db: db, organisation: organisation)
            .toCome(.sms, to: recipient, now: context.now)
            .filter { Self.templates.contains($0.template) && $0.resource.id == appointment.id.text }
        // What nobody was to send is no reminder once somebody does.
        let leaves = try MessageSettingsStore(db: db, organisation: organisation).isThere(.sms)
        guard toCome.allSatisfy({ leaves && $0.state == .kept }) else { return }
        try SMS.cancel(toCome, now: context.now, organisation, db)
        try set(for: appointment, at: clinic)
    }

    /// The same for all visits to come of whoever has a number, which gets messages again.
    ///
    /// - Precondition: within the transaction of its cause.
    func restore(to number: PhoneNumber) throws {
        let appointments = AppointmentStore(db: try context.db, organisation: organisation)
        let clinics = ClinicStore(db: try context.db, organisation: organisation)
        let patients = try CallerNames(in: context).patients(with: number)
        for visit in try appointments.list(ofPatients: patients, from: context.now, limit: 100) {
            guard let current = try appointments.lock(id: visit.id),
                let clinic = try clinics.find(id: current.clinic, within: nil)
            else { continue }
            try restore(for: current, at: clinic)
        }
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
        if !due.isEmpty { try SMS.cancel(due, now: context.now, organisation, db) }
    }

    /// Whether what a message of `organisation`'s says of a visit still holds when it is to leave: it may have been on
    /// its way, or given up, when the visit was changed.
    static func isTrue(_ message: SentMessage, _ db: Connection, _ organisation: UUID, now: Date) throws -> Bool {
        guard passing.contains(message.template) else { return true }
        let appointments = AppointmentStore(db: db, organisation: organisation)
        guard let id = UUID(uuidString: message.resource.id), let visit = try appointments.find(id: id),
            visit.status.isAgreed, visit.startsAt > now
        else { return false }
        return try !isMoved(id, since: message.createdAt, appointments)
    }

    /// A reminder as it is to leave, where that is another than was written days before: the clinic is called otherwise,
    /// or what it offered is too late by now. On record it is what leaves.
    static func renewed(
        _ message: SentMessage, _ content: MessageContent, in job: JobContext, _ organisation: UUID
    ) throws -> MessageContent? {
        let (db, sealer) = (try job.db, job.services.sealer)
        guard templates.contains(message.template), let id = UUID(uuidString: message.resource.id),
            let visit = try AppointmentStore(db: db, organisation: organisation).find(id: id),
            let clinic = try ClinicStore(db: db, organisation: organisation).find(id: visit.clinic, within: nil)
        else { return nil }
        let isLate = clinic.isLate(visit, now: job.now + answering)
        let template = isLate ? lateTemplate : message.template
        guard let text = MessageTemplates.texts[template]?[message.language] else { return nil }
        let segments = TextMessages.segments(of: text, values(visit, clinic), message.language)
        let renewed = MessageContent(recipient: content.recipient, subject: nil, text: segments.parts.joined())
        guard renewed != content else { return nil }
        try SentMessageStore(db: db, organisation: organisation).rewrite(
            message.id, template, segments: segments.parts.count,
            sealed: sealer.seal(renewed, in: SentMessageStore.table, row: message.id))
        return renewed
    }

    /// Whether a visit has been moved after something was written about it.
    static func isMoved(_ id: UUID, since moment: Date, _ appointments: AppointmentStore) throws -> Bool {
        try appointments.history(of: id).contains { $0.what == .moved && $0.at > moment }
    }

    /// Where a patient gets text messages, if anywhere.
    static func number(of patient: String, in context: AppContext) throws -> PhoneNumber? {
        try PatientStore(db: context.db, organisation: context.organisation).find(id: patient, within: nil)?
            .opened(by: context.services.sealer).details.phone
    }

    /// Where and when.
    static func values(_ appointment: Appointment, _ clinic: Clinic) -> [String: String] {
        let (date, time) = (appointment.localStart.prefix(10), appointment.localStart.suffix(5))
        return ["clinic": called(clinic), "date": String(date), "time": String(time)]
    }

    /// What a clinic is called in messages: with its number, if it has one.
    static func called(_ clinic: Clinic) -> String { clinic.phone.map { "\(clinic.name) (\($0.e164))" } ?? clinic.name }
}
