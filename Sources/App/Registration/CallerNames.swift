internal import Foundation
internal import MariaDB
internal import Secrets

/// Tells callers from the same phone from each other.
struct CallerNames {
    /// Of a patient whose name nobody asked for.
    static let unknown = "Caller"

    private let context: AppContext

    init(in context: AppContext) { self.context = context }

    /// The patient of this name, compared as names are.
    func first(named name: String, of patients: [String]) throws -> String? {
        let compared = VisibleText.compared(name)
        let names = try opened(patients)
        return patients.first { names[$0].map { VisibleText.compared($0.name) } == compared }
    }

    /// What is known of each.
    func opened(_ patients: [String]) throws -> [String: PatientDetails] {
        let store = PatientStore(db: try context.db, organisation: try context.organisation)
        let found = try store.find(ids: patients).map { ($0.id, try $0.opened(by: context.services.sealer).details) }
        return Dictionary(found, uniquingKeysWith: { first, _ in first })
    }

    /// The patients with this phone, newest first.
    func patients(with phone: PhoneNumber) throws -> [String] {
        let kind = PatientIndex.Kind.phone
        let hashes = context.services.index.all(label: kind.label, normalised: phone.e164)
        return try PatientStore(db: context.db, organisation: context.organisation)
            .ids(matching: [hashes.map { PatientIndex(kind: kind, value: $0) }], limit: 100)
    }

    /// Those of them whom nobody knows but by a call, no longer ago than a number's proof counts, who called last first.
    ///
    /// - Parameter waiting: the account that waits for the phone's owner. Who is any other account's is left out: the
    ///   number may be somebody else's by now.
    func callers(from phone: PhoneNumber, waiting: UUID?) throws -> [String] {
        let links = AccountPatientStore(db: try context.db, organisation: try context.organisation)
        let known = try links.knownByCall(patients(with: phone), since: context.now - AccountPhone.lifetime)
        let owners = try links.accounts(of: known)
        return known.filter { owners[$0] == nil || owners[$0] == waiting }
    }
}
