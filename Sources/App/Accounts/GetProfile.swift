internal import MariaDB
internal import Web

/// `GET /auth/profile`: who is signed in.
enum GetProfile {
    static func handle(in context: AppContext) throws -> Reply<Profile> {
        let person = try context.person
        guard let user = try UserStore(db: context.db, organisation: person.organisation).find(person.id),
            let organisation = try OrganisationStore(db: context.db).find(person.organisation)
        else { throw APIError.invalidToken }
        return .ok(
            Profile(
                user: UserView(user, known: try OwnName(of: user, in: context)),
                organisation: .init(id: organisation.id, name: organisation.name)))
    }
}
