internal import Foundation
internal import MariaDB
internal import Secrets

/// What becomes of patients, and of what they are to be written, when their number is another, or none any more.
struct NumberChange {
    /// How many of somebody's visits to come are looked at.
    private static let most = 500

    private let old: PhoneNumber?
    private let new: PhoneNumber?
    private let context: AppContext
    private let organisation: UUID

    /// - Parameters:
    ///   - old: nil for who has had none.
    ///   - new: nil for who has none from now on.
    init(from old: PhoneNumber?, to new: PhoneNumber?, in context: AppContext) throws {
        (self.old, self.new, self.context) = (old, new, context)
        organisation = try context.organisation
    }

    /// Those of some patients who have the old number get the new one, and with it what is to be written to them.
    ///
    /// - Precondition: within the transaction in which the number is proven.
    func follow(_ patients: [String]) throws {
        guard old != new else { return }
        try writeAnew(to: patients.filter(change))
    }

    /// What has not left about the visits of patients whose number has been changed goes to the new one: reminders also
    /// where none waited, because there was no number, or one that wants no messages.
    ///
    /// - Precondition: within the transaction in which the number is changed.
    func writeAnew(to patients: [String]) throws {
        guard old != new, !patients.isEmpty else { return }
        let waiting = try old.map { try toCome(at: $0, to: Set(patients)) } ?? []
        guard let new else {
            try SMS.cancel(waiting, now: context.now, organisation, context.db)
            return
        }
        try SMS.redirect(waiting, to: new, in: context)
        let reminded = Set(waiting.filter { VisitReminders.templates.contains($0.template) }.map(\.resource.id))
        let visits = try AppointmentStore(db: context.db, organisation: organisation)
            .list(ofPatients: patients, from: context.now, limit: Self.most)
            .filter { $0.status.isAgreed && !reminded.contains($0.id.text) }
        guard !visits.isEmpty else { return }
        let clinics = try ClinicStore(db: context.db, organisation: organisation)
            .find(ids: Set(visits.map(\.clinic)), within: nil)
        let reminders = try VisitReminders(in: context)
        for visit in visits {
            if let clinic = clinics[visit.clinic] { try reminders.set(for: visit, at: clinic) }
        }
    }

    /// Gives a patient who has the old number the new one.
    ///
    /// - Returns: whether they had it.
    private func change(_ id: String) throws -> Bool {
        let store = PatientStore(db: try context.db, organisation: organisation)
        guard let stored = try store.find(id: id, within: nil) else { return false }
        var patient = try stored.opened(by: context.services.sealer)
        guard patient.details.phone == old else { return false }
        patient.details.phone = new
        patient.updatedAt = context.now
        let index = context.services.index
        // Who changes the patient at this moment has the newer word.
        let isChanged = try store.update(
            StoredPatient(patient, by: context.services.sealer),
            indexes: PatientIndex.all(of: patient.details, by: index), key: index.activeKeyID)
        if isChanged { try MasterRecord.audit("patient_changed", on: "patient", id, changed: ["phone"], in: context) }
        return isChanged
    }

    /// Messages to a number about the visits of some patients, or their places on a waitlist, that have not left.
    private func toCome(at number: PhoneNumber, to patients: Set<String>) throws -> [SentMessage] {
        try SentMessageStore(db: context.db, organisation: organisation)
            .toCome(.sms, to: RecipientIndex.all(number.e164, by: context.services.index), now: context.now)
            .filter { message in try message.patient(in: context).map(patients.contains) ?? false }
    }
}

extension SentMessage {
    /// Whose visit it is about, or whose place on a waitlist.
    func patient(in context: AppContext) throws -> String? {
        guard let id = UUID(uuidString: resource.id) else { return nil }
        let (db, organisation) = (try context.db, try context.organisation)
        return switch resource.type {
        case "appointment": try AppointmentStore(db: db, organisation: organisation).find(id: id)?.patient
        case "waitlist": try WaitlistStore(db: db, organisation: organisation).find(id)?.patient
        default: nil
        }
    }
}
