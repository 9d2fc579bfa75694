internal import Foundation

/// A user and the organisation, as shown to the user.
struct Profile: Encodable {
    struct Organisation: Encodable {
        let id: UUID
        let name: String
    }

    let user: UserView
    let organisation: Organisation
}
