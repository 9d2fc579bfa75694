internal import Foundation
internal import MariaDB
internal import Secrets

/// What those who book by phone ask: whose a number is, and to make a patient of whoever calls from one that is nobody's.
///
/// ```swift
/// if let account = try PatientAccounts.verified(for: phone, in: context).first {
///     patient = try PatientAccounts.patient(of: account, named: name, phone: phone, in: context)
///     try PatientAccounts.tell(account.user, "booking_synced", at: phone, in: context)
/// } else {
///     patient = try PatientAccounts.provision(phone: phone, name: name, in: context).patient
/// }
/// ```
enum PatientAccounts {
    /// A patient made of a caller.
    struct Provisioned: Equatable {
        let patient: String
        /// The account that was made, or was there; nil where the organisation makes none.
        let account: UUID?
        /// Whether the caller is sent the welcome message.
        let isWelcomed: Bool
    }

    /// The accounts whose owners have proven to have this phone, no longer ago than a proof counts. An account that has
    /// only claimed the number is not among them: a stranger can claim any.
    ///
    /// - Precondition: to decide on what it says, within a transaction: others who decide on the number wait until then.
    static func verified(for phone: PhoneNumber, in context: AppContext) throws -> [PatientAccount] {
        let phones = AccountPhoneStore(db: try context.db, organisation: try context.organisation)
        let index = AccountPhone.index(phone, by: context.services.index)
        try phones.queue(for: index, now: context.now)
        let links = AccountPatientStore(db: try context.db, organisation: try context.organisation)
        let users = UserStore(db: try context.db, organisation: try context.organisation)
        return try phones.find(index).filter { $0.isVerified(at: context.now) }.compactMap { phone in
            guard let user = try users.find(phone.user), user.status == .active, user.role == .patient else {
                return nil
            }
            return PatientAccount(user: user.id, patients: try links.patients(of: user.id))
        }
    }

    /// Which patient of an account a caller is: the one of that name; without a name, the first. A name that no patient
    /// of the account has is somebody else of the family: a patient is made, and nobody is renamed.
    ///
    /// - Precondition: within the transaction of what the patient is for.
    ///
    /// - Parameters:
    ///   - phone: nil where it is not proven: a number that is only claimed is nowhere written to a patient.
    ///   - territory: of the clinic that they come to; nil for the caller's.
    static func patient(
        of account: PatientAccount, named name: String?, phone: PhoneNumber?, territory: String? = nil,
        in context: AppContext
    ) throws -> String {
        guard let name, !name.isEmpty else {
            if let first = account.patients.first { return first }
            let stored = try PatientAccountStore(db: context.db, organisation: context.organisation).find(account.user)
            let own = try stored?.details(context.services.sealer).name
            return try makePatient(named: own, phone, of: account.user, territory, in: context)
        }
        if let known = try CallerNames(in: context).first(named: name, of: account.patients) { return known }
        return try makePatient(named: name, phone, of: account.user, territory, in: context)
    }

    /// Makes a patient of a caller whose number no account has proven, or finds the one that an earlier call made. Where
    /// the organisation wants it the caller gets an account too, and a message with its first password.
    ///
    /// - Parameters:
    ///   - name: as the caller said it; nil when nobody asked.
    ///   - territory: of the clinic that they come to; nil for the caller's.
    /// - Precondition: within the transaction of what the patient is for, after `verified(for:)` found nobody.
    static func provision(phone: PhoneNumber, name: String?, territory: String? = nil, in context: AppContext) throws
        -> Provisioned
    {
        let (db, organisation) = (try context.db, try context.organisation)
        try AccountPhoneStore(db: db, organisation: organisation)
            .queue(for: AccountPhone.index(phone, by: context.services.index), now: context.now)
        let names = CallerNames(in: context)
        let waiting = try WelcomeAccount.waiting(for: phone, in: context)
        let callers = try names.callers(from: phone, waiting: waiting)
        let known = try name.map { try names.first(named: $0, of: callers) } ?? callers.first
        let settings = try PatientSettingsStore(db: db, organisation: organisation).find()
        let patient = try known ?? makePatient(named: name, phone, of: nil, territory, in: context)
        try AccountPatientStore(db: db, organisation: organisation).noteCall(of: patient, now: context.now)
        guard settings.createsAccounts else {
            return Provisioned(patient: patient, account: nil, isWelcomed: false)
        }
        return try WelcomeAccount(language: settings.language, in: context)
            .give(patient, phone, name: name, waiting: waiting)
    }

    /// Writes to the phone of an account.
    ///
    /// - Parameter template: such as `booking_synced`.
    /// - Precondition: within the transaction of what it tells of.
    static func tell(
        _ account: UUID, _ template: String, at phone: PhoneNumber, _ values: [String: String] = [:],
        in context: AppContext
    ) throws {
        try TextMessages(to: phone, about: ("user", account.text), in: context).send(template, values)
    }

    /// Writes to the phone that an account has proven to have; to nobody where it has proven none, or too long ago.
    ///
    /// - Precondition: as above.
    static func tell(_ account: UUID, _ template: String, in context: AppContext) throws {
        let (db, organisation) = (try context.db, try context.organisation)
        guard let phone = try AccountPhoneStore(db: db, organisation: organisation).find(of: account),
            phone.isVerified(at: context.now),
            try UserStore(db: db, organisation: organisation).find(account)?.status == .active
        else { return }
        try tell(account, template, at: phone.number(context.services.sealer), in: context)
    }

    /// - Parameters:
    ///   - user: the account it becomes a patient of; nil for a caller without one.
    ///   - territory: of the clinic that they come to; nil for the caller's.
    static func makePatient(
        named name: String?, _ phone: PhoneNumber?, of user: UUID?, _ territory: String? = nil, in context: AppContext
    ) throws -> String {
        let (db, organisation, index) = (try context.db, try context.organisation, context.services.index)
        var details = PatientDetails(name: name.map(VisibleText.normalised) ?? CallerNames.unknown)
        details.phone = phone
        let patient = Patient(
            id: MasterRecord.id("P"), sealedID: UUID.random(), territory: try territory ?? context.territory(nil),
            details: details,
            version: 1, createdAt: context.now, updatedAt: context.now)
        try PatientStore(db: db, organisation: organisation).insert(
            StoredPatient(patient, by: context.services.sealer), indexes: PatientIndex.all(of: details, by: index),
            key: index.activeKeyID)
        if let user {
            try AccountPatientStore(db: db, organisation: organisation)
                .put(patient.id, .linked, of: user, now: context.now)
        }
        try AuditStore.append(
            AuditEvent("patient_created", .success, on: "patient", patient.id, by: context.actor),
            organisation: organisation, in: context)
        return patient.id
    }
}
