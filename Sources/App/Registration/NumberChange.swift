internal import Foundation
internal import MariaDB
internal import Secrets

/// What becomes of an account's patients, and of what they are to be written, when it has proven another number.
struct NumberChange {
    private let old: PhoneNumber?
    private let new: PhoneNumber
    private let context: AppContext
    private let organisation: UUID

    /// - Parameter old: nil for who has had none.
    init(from old: PhoneNumber?, to new: PhoneNumber, in context: AppContext) throws {
        (self.old, self.new, self.context) = (old, new, context)
        organisation = try context.organisation
    }

    /// Those of an account's patients who have its old number get the new one, and so do the messages about their
    /// visits that have not left.
    ///
    /// - Precondition: within the transaction in which the number is proven.
    func follow(_ patients: [String]) throws {
        guard let old, old != new else { return }
        let changed = Set(try patients.filter(change))
        guard !changed.isEmpty else { return }
        let recipient = RecipientIndex.all(old.e164, by: context.services.index)
        let waiting = try SentMessageStore(db: context.db, organisation: organisation)
            .toCome(.sms, to: recipient, now: context.now)
        let theirs = try waiting.filter { message in
            try message.patient(in: context).map { changed.contains($0) } ?? false
        }
        try SMS.redirect(theirs, to: new, in: context)
    }

    /// Gives a patient who has the old number the new one.
    ///
    /// - Returns: whether they had it.
    func change(_ id: String) throws -> Bool {
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
