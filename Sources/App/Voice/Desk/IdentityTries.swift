internal import Foundation
internal import MariaDB
internal import Secrets

/// How often somebody may be claimed to be within a day, in however many calls: four digits are soon guessed by who may
/// try them all.
struct IdentityTries {
    private static let throttle = RegistrationThrottle(most: 6, span: 86_400)

    /// What was done to the tries of a patient.
    enum Step {
        case taken(patient: String)
        case forgotten(patient: String)
    }

    private let context: AppContext
    private let store: RegistrationThrottleStore

    init(in context: AppContext) throws {
        self.context = context
        store = RegistrationThrottleStore(db: try context.db, organisation: try context.organisation)
    }

    /// Counts one more claim to be a patient.
    ///
    /// - Precondition: within a transaction; likewise of the others.
    /// - Returns: false when there was one too many.
    func take(_ patient: String) throws -> Bool {
        guard try count(patient) else { return false }
        context.rehearsal?.note(.taken(patient: patient))
        return true
    }

    /// Begins to count anew: the patient has been on the line.
    func forget(_ patient: String) throws {
        try store.forget(subject(patient))
        context.rehearsal?.note(.forgotten(patient: patient))
    }

    /// Takes steps that have been undone once more.
    ///
    /// - Returns: false when others have used up meanwhile what one of them had taken.
    func take(again steps: [Step]) throws -> Bool {
        var isWithin = true
        for step in steps {
            switch step {
            case .taken(let patient): if try !count(patient) { isWithin = false }
            case .forgotten(let patient): try store.forget(subject(patient))
            }
        }
        return isWithin
    }

    private func count(_ patient: String) throws -> Bool {
        try store.count(subject(patient), Self.throttle, now: context.now) == nil
    }

    private func subject(_ patient: String) -> [UInt8] {
        context.services.index.index(label: "bi:v1:voice.identity", normalised: patient)
    }
}
