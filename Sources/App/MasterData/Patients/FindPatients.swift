internal import Foundation
internal import MariaDB

extension PatientSearch {
    /// The ids of the patients whom a text finds: a name or the beginning of one, a phone or a policy number.
    static func ids(of text: String, limit: Int, in context: AppContext) throws -> [String] {
        let organisation = try context.organisation
        var search = PatientSearch()
        search.addAny(text, plan: try GetCallConfig.plan(of: organisation, in: context))
        return try PatientStore(db: context.db, organisation: organisation)
            .ids(matching: search.hashed(by: context.services.index), limit: limit)
    }
}
