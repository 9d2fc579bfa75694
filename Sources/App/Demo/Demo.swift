public import Foundation
public import MariaDB
internal import Secrets

/// Puts the demo data in, and finds out whether any of its credentials would still open a door.
public enum Demo {
    /// Adds what is missing and leaves what is there as it is, changed or not.
    ///
    /// - Throws: `DatabaseError`, `PasswordError`.
    public static func seed(_ services: Services, _ db: Connection, now: Date) throws {
        for (id, name, country) in DemoData.organisations {
            try OrganisationStore(db: db).insert(id, name: name, country: country, now: now)
        }
        for person in DemoData.people where try UserStore.find(login: person.login, db) == nil {
            let user = User(
                id: UUID.random(), organisation: person.organisation, login: person.login, name: person.name,
                role: person.role, doctor: person.doctor, status: .active,
                passwordHash: try services.passwords.hash(person.password), mustChangePassword: false,
                territories: [], version: 1, createdAt: now)
            try UserStore(db: db, organisation: person.organisation).insert(user, now: now)
        }
        try DemoVoice.seedTerritories(db, now: now)
        try seedKey(db, now: now)
        _ = try db.retryingTransaction {
            try CalendarStore(db: db, organisation: DemoData.organisation).save(DemoData.calendar(now: now), now: now)
        }
        for (organisation, restaurant) in DemoData.restaurants(now: now) {
            let store = RestaurantStore(db: db, organisation: organisation)
            guard try store.find(id: restaurant.id) == nil else { continue }
            try ignoringDuplicates { try store.insert(restaurant) }
        }
        try DemoMasterData.seed(services, db, now: now)
        try DemoVoice.seed(services, db, now: now)
        try DemoRequests.seed(services, db, now: now)
        try DemoVisits.seed(services, db, now: now)
    }

    /// The demo credentials that are good in this database: each as a person may name it, never the secret.
    public static func openDoors(_ services: Services, _ db: Connection, now: Date) throws -> [String] {
        var open: [String] = []
        for person in DemoData.people {
            guard let user = try UserStore.find(login: person.login, db), user.status != .disabled,
                case .right = try services.passwords.verify(person.password, against: user.passwordHash)
            else { continue }
            open.append("user \(person.login)")
        }
        if try APIKeyStore(db: db).isUsable(digest: APIKey.digest(of: DemoData.apiKey), now: now) {
            open.append("API key psk_live_demo...")
        }
        return open
    }

    private static func seedKey(_ db: Connection, now: Date) throws {
        let key = NewAPIKey(
            secret: DemoData.apiKey, name: "Demo key", description: "Public: for the documents' samples.",
            scopes: Set(Scope.allCases), territories: DemoVoice.keyTerritories,
            createdBy: nil)
        try ignoringDuplicates {
            try APIKeyStore(db: db).insert(key, organisation: DemoData.organisation, now: now)
        }
    }

    /// What is there already, under whatever key, is left alone.
    private static func ignoringDuplicates(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch let error as DatabaseError where error.reason == .duplicateKey {
            return
        }
    }
}
