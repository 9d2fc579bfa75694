internal import Foundation
internal import Web

/// By what users know themselves: the row of a patient's user says nothing of them.
struct OwnName {
    /// What they sign in with.
    let login: String
    let name: String

    init(of user: User, in context: AppContext) throws {
        let patient =
            user.role == .patient
            ? try RegisteredUser.find(user.id, login: user.login, of: user.organisation, in: context) : nil
        login = patient.map { $0.username ?? $0.phoneNumber?.e164 ?? user.login } ?? user.login
        name = patient?.name ?? user.name
    }
}

/// A user and the organisation, as shown to the user.
struct Profile: ResponseBody {
    struct Organisation: ResponseBody {
        let id: UUID
        let name: String

        static let schema = Schema.object(["id": .required(.uuid), "name": .required(.string(1...120))])
    }

    let user: UserView
    let organisation: Organisation

    static let schema = Schema.object([
        "user": .required(UserView.schema),
        "organisation": .required(Organisation.schema),
    ])
}
