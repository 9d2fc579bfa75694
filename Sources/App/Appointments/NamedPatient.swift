internal import Foundation
internal import MariaDB
internal import Web

/// A patient as the desk's lists name one.
struct NamedPatient: ResponseBody {
    let id: String
    let name: String

    static let schema = Schema.object(["id": .required(.string(1...64)), "name": .required(.string(1...120))])
        .named("NamedPatient")

    /// Those of `ids` that there are, by name.
    static func find(_ ids: some Sequence<String>, in context: AppContext) throws -> [NamedPatient] {
        let found = try PatientStore(db: context.db, organisation: context.organisation).find(ids: Set(ids))
        return try found.map { NamedPatient(id: $0.id, name: try $0.opened(by: context.services.sealer).details.name) }
            .sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    }
}
