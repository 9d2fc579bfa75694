internal import Dates
internal import Dialogue
internal import Foundation
internal import MariaDB
internal import Secrets
internal import Understanding

/// Whether a caller is who they say: by a name, and by two things that the patient knows, the date of birth and the end
/// of a member id. The number that a call comes from proves nothing.
enum VoiceIdentity {
    /// Patients born on one day that are looked at.
    private static let most = 200
    /// How alike a name that was heard has to be: recognisers spell as they please.
    private static let leastAlike = 0.75

    /// - Returns: the patient; nil when nobody, or more than one, is meant, and for who was tried too often.
    static func verify(_ claim: Effect.Claim, in context: AppContext) throws -> String? {
        let patient = try find(claim, in: context)
        try context.recordTold(
            AuditEvent(
                "caller_verified", patient == nil ? .refused : .success, on: "patient", patient ?? "unknown",
                by: context.actor))
        return patient
    }

    private static func find(_ claim: Effect.Claim, in context: AppContext) throws -> String? {
        guard let born = claim.dateOfBirth, let digits = claim.digits?.lowercased(), digits.count == 4 else {
            return nil
        }
        let found = try ([born] + (claim.otherBirths ?? [])).flatMap { day in
            var search = PatientSearch()
            search.addDateOfBirth(day)
            return try search.patients(within: context.callerTerritories, limit: most, in: context)
                .filter { $0.details.dateOfBirth == day }
        }
        // In the letters that both are written in.
        let known = found.map { DevanagariNames.latin($0.details.name) }
        let named = NameMatcher(known).matches(claim.names.map(DevanagariNames.latin), most: 5)
            .filter { $0.score >= leastAlike }.map { found[$0.index] }
        let tries = try IdentityTries(in: context)
        let meant = try named.filter { patient in
            try tries.take(patient.id) && ends(of: patient.details).contains(digits)
        }
        guard meant.count == 1 else { return nil }
        try tries.forget(meant[0].id)
        return meant[0].id
    }

    /// The last four of every number that a patient is insured by; of those with letters, also of their digits.
    private static func ends(of details: PatientDetails) -> Set<String> {
        let numbers = details.coverages.map(\.policyNumber) + [details.mbi, details.medicaidNumber].compactMap(\.self)
        return Set(
            numbers.flatMap { number -> [String] in
                let plain = number.lowercased().filter { $0.isLetter || $0.isNumber }
                return [String(plain.suffix(4)), String(plain.filter(\.isNumber).suffix(4))]
            }
            .filter { $0.count == 4 })
    }
}
