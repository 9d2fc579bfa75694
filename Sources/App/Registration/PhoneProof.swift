internal import Foundation
internal import MariaDB
internal import Secrets

/// What follows once somebody has proven to have a phone: the number is their account's, and so are the patients whom
/// nobody knows but by calls from it.
struct PhoneProof {
    private let context: AppContext
    private let organisation: UUID
    private let accounts: PatientAccountStore
    private let phones: AccountPhoneStore
    private let links: AccountPatientStore
    private let users: UserStore

    init(in context: AppContext) throws {
        self.context = context
        organisation = try context.organisation
        let db = try context.db
        accounts = PatientAccountStore(db: db, organisation: organisation)
        phones = AccountPhoneStore(db: db, organisation: organisation)
        links = AccountPatientStore(db: db, organisation: organisation)
        users = UserStore(db: db, organisation: organisation)
    }

    /// Makes a number an account's.
    ///
    /// - Parameter asked: when the proof was asked for: an account that has been signed in to since goes before it.
    /// - Precondition: within a transaction.
    /// - Returns: the patients who are the account's from now on and were not before; nil when the number is another
    ///   account's, and nothing is changed.
    func prove(_ phone: PhoneNumber, of user: UUID, asked: Date) throws -> [String]? {
        let others = try claims(on: phone, besides: user, asked: asked)
        guard !others.contains(where: { $0.standing == .proven }) else { return nil }
        var gained: [String] = []
        for (claimant, standing) in others where standing != .claimed {
            if standing == .waiting { gained += try takeOver(claimant, for: user) }
            try phones.delete(of: claimant)
        }
        try phones.set(phone, of: user, verifiedAt: context.now, context.services)
        gained += try linkPatients(with: phone, to: user)
        try provePatients(of: user, phone)
        return gained
    }

    /// Whether an account has proven a number.
    ///
    /// - Parameter asked: as for `prove`.
    /// - Precondition: to decide on what it says, within a transaction.
    func isProven(_ phone: PhoneNumber, asked: Date = .distantFuture) throws -> Bool {
        let index = AccountPhone.index(phone, by: context.services.index)
        try phones.queue(for: index, now: context.now)
        return try phones.find(index).contains { try standing(of: $0, asked: asked) == .proven }
    }

    /// Whose a number is: who has proven it, or else whom a welcome message was sent there.
    ///
    /// - Precondition: within a transaction.
    func owner(of phone: PhoneNumber) throws -> UUID? {
        let claims = try claims(on: phone)
        return (claims.first { $0.standing == .proven } ?? claims.first { $0.standing == .waiting })?.user
    }

    /// Who claims a number, and how each stands to it; others who decide on it wait until the transaction ends.
    private func claims(on phone: PhoneNumber, besides user: UUID? = nil, asked: Date = .distantFuture) throws
        -> [(user: UUID, standing: Standing)]
    {
        let index = AccountPhone.index(phone, by: context.services.index)
        try phones.queue(for: index, now: context.now)
        return try phones.find(index).filter { $0.user != user }
            .map { (user: $0.user, standing: try standing(of: $0, asked: asked)) }
    }

    /// How an account stands to a number that it claims.
    enum Standing {
        /// Its owner has proven to have the phone.
        case proven
        /// It was made for calls from the phone, and nobody has chosen a password.
        case waiting
        /// The proof is too old, or the account is closed.
        case lapsed
        /// Its owner says so.
        case claimed
    }

    func standing(of claim: AccountPhone, asked: Date = .distantFuture) throws -> Standing {
        guard let user = try users.find(claim.user), user.status == .active else { return .lapsed }
        if user.mustChangePassword, try accounts.find(user.id)?.origin == .phone {
            return claim.verifiedAt.map { $0 > asked } ?? false ? .proven : .waiting
        }
        if claim.isVerified(at: context.now) { return .proven }
        return claim.verifiedAt == nil ? .claimed : .lapsed
    }

    /// Closes an account that nobody has made their own, and gives its patients to another.
    private func takeOver(_ waiting: UUID, for user: UUID) throws -> [String] {
        let patients = try links.patients(of: waiting)
        let declined = try links.patients(of: user, .declined)
        let gained = patients.filter { !declined.contains($0) }
        for patient in patients { try links.delete(patient, of: waiting) }
        for patient in gained { try links.put(patient, .linked, of: user, now: context.now) }
        if var old = try users.lock(waiting) {
            old.status = .disabled
            _ = try users.update(old, now: context.now)
            try SessionStore(db: context.db, organisation: organisation).revokeAll(of: waiting, now: context.now)
        }
        return gained
    }

    /// Links whom nobody knows but by a call, and whose name and age agree; of others who have the phone it makes
    /// proposals, for staff to decide on. Nobody is renamed, and nobody who is another account's is touched, nor whom staff
    /// have said to be somebody else.
    private func linkPatients(with phone: PhoneNumber, to user: UUID) throws -> [String] {
        let names = CallerNames(in: context)
        let patients = try names.patients(with: phone)
        let taken = try links.accounts(of: patients)
        let declined = try links.patients(of: user, .declined)
        let free = patients.filter { taken[$0] == nil && !declined.contains($0) }
        guard !free.isEmpty, let account = try accounts.find(user) else { return [] }
        let callers = Set(try names.callers(from: phone, waiting: nil))
        let owner = try account.details(context.services.sealer)
        let known = try names.opened(free)
        let linked = free.filter { id in
            callers.contains(id) || known[id].map { Agreement($0, owner, phone).isOnePerson } ?? false
        }
        for patient in free {
            try links.put(
                patient, linked.contains(patient) ? .linked : .proposed, of: user, now: context.now)
        }
        return linked
    }

    /// The account's own patient has the phone now; one is made where there is none.
    private func provePatients(of user: UUID, _ phone: PhoneNumber) throws {
        let patients = try links.patients(of: user)
        guard let own = patients.first else {
            let name = try accounts.find(user)?.details(context.services.sealer).name
            _ = try PatientAccounts.makePatient(named: name, phone, of: user, in: context)
            return
        }
        let store = PatientStore(db: try context.db, organisation: organisation)
        guard let stored = try store.find(id: own, within: nil) else { return }
        var patient = try stored.opened(by: context.services.sealer)
        guard patient.details.phone == nil else { return }
        patient.details.phone = phone
        patient.updatedAt = context.now
        let index = context.services.index
        // Who changes the patient at this moment has the newer word.
        _ = try store.update(
            StoredPatient(patient, by: context.services.sealer),
            indexes: PatientIndex.all(of: patient.details, by: index), key: index.activeKeyID)
    }
}
