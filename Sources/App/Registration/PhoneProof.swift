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
        for (claim, standing) in others where standing != .claimed {
            if [.waiting, .unused].contains(standing) {
                gained += try takeOver(claim, for: user)
            } else {
                // Nor are the account's patients to be had by it: what is written to them is not this one's to read.
                try NumberChange(from: phone, to: nil, in: context).follow(links.patients(of: claim.user))
            }
            try phones.delete(of: claim.user)
        }
        let before = try phones.find(of: user)
        if let before { try letGo(of: before) }
        try phones.set(phone, of: user, verifiedAt: context.now, context.services)
        if let before, before.verifiedAt != nil {
            let old = try before.number(context.services.sealer)
            try NumberChange(from: old, to: phone, in: context).follow(links.patients(of: user))
        }
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
        return (claims.first { $0.standing == .proven } ?? claims.first { $0.standing == .waiting })?.claim.user
    }

    /// Who claims a number, and how each stands to it; others who decide on it wait until the transaction ends.
    private func claims(on phone: PhoneNumber, besides user: UUID? = nil, asked: Date = .distantFuture) throws
        -> [(claim: AccountPhone, standing: Standing)]
    {
        let index = AccountPhone.index(phone, by: context.services.index)
        try phones.queue(for: index, now: context.now)
        return try phones.find(index).filter { $0.user != user }
            .map { (claim: $0, standing: try standing(of: $0, asked: asked)) }
    }

    /// How an account stands to a number that it claims.
    enum Standing {
        /// Its owner has proven to have the phone.
        case proven
        /// It was made for calls from the phone, and nobody has chosen a password.
        case waiting
        /// Likewise, and nobody has called for as long as a proof counts: the number may be somebody else's by now.
        case unused
        /// The proof is too old, the account is closed, or it is no patient's: a code to a phone opens no other.
        case lapsed
        /// Its owner says so.
        case claimed
    }

    func standing(of claim: AccountPhone, asked: Date = .distantFuture) throws -> Standing {
        guard let user = try users.find(claim.user), user.status == .active, user.role == .patient else {
            return .lapsed
        }
        if try isUnclaimed(user) {
            if claim.verifiedAt.map({ $0 > asked }) ?? false { return .proven }
            return try recent(of: claim).isEmpty ? .unused : .waiting
        }
        if claim.isVerified(at: context.now) { return .proven }
        return claim.verifiedAt == nil ? .claimed : .lapsed
    }

    /// Whether an account was made for calls, and nobody has made it their own.
    private func isUnclaimed(_ user: User) throws -> Bool {
        try user.mustChangePassword && accounts.find(user.id)?.origin == .phone
    }

    /// Those of the patients of an account that nobody has made their own who are still taken to be of its phone: who
    /// have called within the time that a proof counts, or all where the phone was proven within it.
    private func recent(of claim: AccountPhone) throws -> [String] {
        if claim.isVerified(at: context.now) { return try links.patients(of: claim.user) }
        return try links.patients(of: claim.user, since: context.now - AccountPhone.lifetime)
    }

    /// Closes an account that nobody has made their own, and gives its patients to another; but nobody who may be of
    /// whoever had the number before.
    private func takeOver(_ claim: AccountPhone, for user: UUID) throws -> [String] {
        let declined = try links.patients(of: user, .declined)
        let gained = try recent(of: claim).filter { !declined.contains($0) }
        for patient in try links.patients(of: claim.user) { try links.delete(patient, of: claim.user) }
        for patient in gained { try links.put(patient, .linked, of: user, now: context.now) }
        if var old = try users.lock(claim.user) {
            old.status = .disabled
            _ = try users.update(old, now: context.now)
            try OpenedAccess.end(of: claim.user, organisation, now: context.now, context.db)
        }
        return gained
    }

    /// Whoever makes such an account their own does not get those either.
    private func letGo(of claim: AccountPhone) throws {
        guard let user = try users.find(claim.user), try isUnclaimed(user) else { return }
        let own = try recent(of: claim)
        for patient in try links.patients(of: claim.user) where !own.contains(patient) {
            try links.delete(patient, of: claim.user)
        }
    }

    /// Links whom nobody knows but by a call, and of those whom staff know whose name and age agree; of others who have
    /// the phone, and of who has called too long ago, it makes proposals, for staff to decide on. Nobody is renamed, and
    /// nobody who is another account's is touched, nor whom staff have said to be somebody else.
    private func linkPatients(with phone: PhoneNumber, to user: UUID) throws -> [String] {
        let names = CallerNames(in: context)
        let patients = try names.patients(with: phone)
        let taken = try links.accounts(of: patients)
        let declined = try links.patients(of: user, .declined)
        let free = patients.filter { taken[$0] == nil && !declined.contains($0) }
        guard !free.isEmpty, let account = try accounts.find(user) else { return [] }
        let callers = Set(try names.callers(from: phone, waiting: nil))
        let owner = try account.details(context.services.sealer)
        // Of who is known by a call alone the name is what the caller said: the number may have been theirs, and a name
        // proves nothing.
        let called = Set(try links.knownByCall(free, since: Date(timeIntervalSince1970: 0)))
        let known = try names.opened(free)
        let linked = free.filter { id in
            if called.contains(id) { return callers.contains(id) }
            return known[id].map { Agreement($0, owner, phone).isOnePerson } ?? false
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
        try NumberChange(from: nil, to: phone, in: context).follow([own])
    }
}
