internal import Foundation
internal import MariaDB
internal import Web

/// `GET /session`: who is signed in, and until when.
enum ShowSession {
    static func handle(in context: AppContext) throws -> Reply<Success<SessionView>> {
        let person = try context.person
        guard let user = try UserStore(db: context.db, organisation: person.organisation).find(person.id),
            let session = try SessionStore(db: context.db, organisation: person.organisation).find(person.session)
        else { throw APIError.invalidToken }
        return .ok(Success(try SessionView(of: user, session, in: context)))
    }
}

/// A session as its owner's page sees it.
struct SessionView: ResponseBody {
    let login: String
    let name: String
    let role: String
    let organisation: Profile.Organisation
    let mustChangePassword: Bool
    /// The zone of the organisation's calendar: days of lists are days there.
    let timeZone: String
    /// When it ends if nobody asks for anything more; what a page asks by itself does not count.
    let endsAt: Date
    /// When it ends in any case.
    let expiresAt: Date

    static let schema = Schema.object([
        "login": .required(.string(1...254)), "name": .required(.string(1...120)),
        "role": .required(.oneOf(Role.allCases.map(\.printed))), "organisation": .required(Profile.Organisation.schema),
        "mustChangePassword": .required(.boolean), "timeZone": .required(.string(1...64)),
        "endsAt": .required(.dateTime), "expiresAt": .required(.dateTime),
    ])
    .named("Session")

    init(of user: User, _ session: Session, in context: AppContext) throws {
        guard let organisation = try OrganisationStore(db: context.db).find(user.organisation) else {
            throw APIError.invalidToken
        }
        let own = try OwnName(of: user, in: context)
        (login, name) = (own.login, own.name)
        role = user.role.printed
        self.organisation = .init(id: organisation.id, name: organisation.name)
        mustChangePassword = user.mustChangePassword
        timeZone = try CalendarStore(db: context.db, organisation: user.organisation).load().zone
        endsAt = session.end(limits: context.services.configuration.sessions, role: user.role)
        expiresAt = session.expiresAt
    }
}
