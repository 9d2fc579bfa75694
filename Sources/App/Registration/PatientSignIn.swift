internal import Foundation
internal import MariaDB
internal import Secrets

/// What somebody signs in with: a login, or for a patient the number of a phone in any spelling.
struct SignInName {
    /// The login, or the number in E.164: failures are counted under it, however it is spelled.
    let text: String
    private let login: String
    /// Nil for what is no phone number.
    private let phone: PhoneNumber?
    /// Of the number.
    let organisation: UUID?

    init(_ username: String, in context: AppContext) throws {
        login = User.normalised(login: username)
        guard Self.mayBePhone(login), let organisation = try context.patientOrganisation(),
            let phone = PhoneNumber(login, in: NumberingPlan(country: organisation.country))
        else {
            (text, phone, organisation) = (login, nil, nil)
            return
        }
        (text, self.phone, self.organisation) = (phone.e164, phone, organisation.id)
    }

    /// Whether a login reads as a phone number; nobody may choose or be given such a one, for it could be somebody else's.
    static func mayBePhone(_ login: String) -> Bool {
        let digits = login.utf8.count { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        return digits >= 7 && !login.unicodeScalars.contains { $0.properties.isAlphabetic || $0 == "@" }
    }

    /// Whom a number belongs to at sign-in: who has proven it, or else whom a welcome message was sent. Whoever only
    /// claims it is nobody here. Its owner goes before whoever has had a login that reads as it, in whatever
    /// organisation: they would be shut out by it.
    ///
    /// For a number it writes in each case, so that the time does not tell whether it is known.
    func find(in context: AppContext) throws -> User? {
        let other = try UserStore.find(login: login, context.db)
        guard let phone, let organisation else { return other }
        var guest = context
        guest.guestOf = organisation
        return try context.db.retryingTransaction {
            let store = AccountPhoneStore(db: try context.db, organisation: organisation)
            let index = AccountPhone.index(phone, by: context.services.index)
            try store.queue(for: index, now: context.now)
            let proof = try PhoneProof(in: guest)
            let claims = try store.find(index).map { claim in
                (claim: claim, standing: try proof.standing(of: claim))
            }
            let named =
                claims.first { $0.standing == .proven } ?? claims.first { $0.standing == .waiting }
                ?? claims.first { $0.standing == .lapsed && $0.claim.verifiedAt != nil }
            let accounts = PatientAccountStore(db: try context.db, organisation: organisation)
            let users = UserStore(db: try context.db, organisation: organisation)
            // For a number that is nobody's, the same statements.
            let user = named?.claim.user ?? UUID.random()
            if claims.isEmpty {
                let links = AccountPatientStore(db: try context.db, organisation: organisation)
                _ = (try users.find(user), try accounts.find(user), try links.patients(of: user, since: context.now))
            }
            let mayTry = try accounts.countTry(of: user, upTo: ActivationPassword.tries, now: context.now)
            guard let found = try users.find(user), found.role == .patient else { return other }
            return named?.standing == .waiting && !mayTry ? nil : found
        }
    }

    /// The number has been proven: who has the password of its message has the phone.
    func prove(for user: User, in context: AppContext) throws -> Bool {
        guard let phone, let organisation else { return false }
        var guest = context
        guest.guestOf = organisation
        return try PhoneProof(in: guest).prove(phone, of: user.id, asked: context.now) != nil
    }
}

extension User {
    /// What a password is checked against at sign-in. A patient who has to change the password has come in by a first
    /// one, which is good once.
    var signInHash: String? { role == .patient && mustChangePassword ? nil : passwordHash }
}

/// What opens an account at sign-in: its password, or the first one that was sent.
enum SignInKey {
    case password(needsRehash: Bool)
    case activation(digest: [UInt8])

    /// - Returns: nil when the password opens nothing.
    init?(
        _ password: String, _ verdict: Passwords.Verdict, of user: User?, by name: SignInName, in context: AppContext
    ) throws {
        if case .right(let needsRehash) = verdict {
            self = .password(needsRehash: needsRehash)
            return
        }
        // It is looked for whatever number it is.
        let account = try name.organisation.flatMap { organisation in
            try PatientAccountStore(db: context.db, organisation: organisation).find(user?.id ?? UUID.random())
        }
        guard let user, user.role == .patient, user.mustChangePassword, let account,
            let stored = account.activationDigest, let end = account.activationExpiresAt, end > context.now
        else { return nil }
        let digests = ActivationPassword.digests(of: password, for: user.id, by: context.services.index)
        guard digests.map({ constantTimeEqual($0, stored) }).contains(true) else { return nil }
        self = .activation(digest: stored)
    }

    /// Whether the password is to be hashed: with a first one, so that its owner can change it.
    var needsHash: Bool {
        switch self {
        case .password(let needsRehash): needsRehash
        case .activation: true
        }
    }

    /// Opens.
    ///
    /// - Precondition: within the transaction of the sign-in, with the user locked.
    /// - Returns: false when somebody else has used the first password meanwhile.
    func turn(for user: User, by name: SignInName, in context: AppContext) throws -> Bool {
        guard case .activation(let digest) = self else { return true }
        return try PatientAccountStore(db: context.db, organisation: user.organisation)
            .useActivation(digest, of: user.id) && name.prove(for: user, in: context)
    }
}
