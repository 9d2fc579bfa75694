internal import Foundation
internal import Web

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
