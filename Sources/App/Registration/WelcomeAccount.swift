internal import Foundation
internal import MariaDB
internal import Secrets

/// The account that a caller gets: its owner signs in with the phone's number and the password of the welcome message,
/// which proves that they have the phone.
struct WelcomeAccount {
    private let context: AppContext
    private let organisation: UUID
    private let language: MessageLanguage
    private let accounts: PatientAccountStore
    private let phones: AccountPhoneStore
    private let links: AccountPatientStore

    init(language: MessageLanguage, in context: AppContext) throws {
        (self.context, self.language) = (context, language)
        organisation = try context.organisation
        accounts = PatientAccountStore(db: try context.db, organisation: organisation)
        phones = AccountPhoneStore(db: try context.db, organisation: organisation)
        links = AccountPatientStore(db: try context.db, organisation: organisation)
    }

    /// Gives `patient` to the account that waits for this phone's owner, or to a new one.
    ///
    /// - Precondition: within a transaction that has queued for the number.
    func give(_ patient: String, _ phone: PhoneNumber, name: String?, waiting: UUID?) throws
        -> PatientAccounts.Provisioned
    {
        if let waiting {
            if try links.accounts(of: [patient])[patient] == nil,
                try !links.patients(of: waiting, .declined).contains(patient)
            {
                try links.put(patient, .linked, of: waiting, now: context.now)
            }
            return .init(patient: patient, account: waiting, isWelcomed: try renewIfOver(waiting, phone))
        }
        let user = try make(name: name)
        try phones.set(phone, of: user, verifiedAt: nil, context.services)
        try links.put(patient, .linked, of: user, now: context.now)
        try welcome(user, phone)
        return .init(patient: patient, account: user, isWelcomed: true)
    }

    /// The account that was made for calls from this phone, and for which nobody has chosen a password; one that nobody
    /// has called for since a proof would have lapsed may wait for somebody else.
    static func waiting(for phone: PhoneNumber, in context: AppContext) throws -> UUID? {
        let proof = try PhoneProof(in: context)
        return try AccountPhoneStore(db: context.db, organisation: context.organisation)
            .find(AccountPhone.index(phone, by: context.services.index))
            .first { try proof.standing(of: $0) == .waiting }?.user
    }

    /// Makes the user and the account, without a password.
    private func make(name: String?) throws -> UUID {
        let details = AccountDetails(name: name.map(VisibleText.normalised) ?? CallerNames.unknown)
        return try PatientUser.make(login: nil, password: nil, .phone, details, in: context).id
    }

    /// Sends another password in the place of one that is good no more.
    private func renewIfOver(_ user: UUID, _ phone: PhoneNumber) throws -> Bool {
        guard let end = try accounts.find(user)?.activationExpiresAt, end <= context.now else { return false }
        try welcome(user, phone)
        return true
    }

    private func welcome(_ user: UUID, _ phone: PhoneNumber) throws {
        let password = ActivationPassword.draw()
        let digest = ActivationPassword.digests(of: password, for: user, by: context.services.index)[0]
        let end = context.now + ActivationPassword.lifetime
        try accounts.setActivation(digest, of: user, until: end)
        try TextMessages(to: phone, about: ("user", user.text), language: language, in: context).send(
            "patient_welcome", ["username": phone.e164, "password": password], notAfter: end)
        try AuditStore.append(
            AuditEvent("patient_welcomed", .success, on: "user", user.text, by: context.actor),
            organisation: organisation, in: context)
    }
}
