internal import Foundation
internal import MariaDB
internal import Web

/// Which requests a caller may see, as a condition of every statement that reads them.
///
/// Reviewers see those of their territories; doctors their own; and whoever broke the glass, those of that patient, as
/// long as the grant lasts.
struct Visibility {
    /// Nil for every doctor's.
    let doctor: String?
    /// Nil for all territories.
    let territories: [String]?
    /// Patients seen by emergency access.
    let granted: [String]
    /// Whether the caller sees nothing else.
    let isByGrantOnly: Bool

    /// Everything in the organisation: for the service's own work.
    static let all = Visibility(doctor: nil, territories: nil, granted: [], isByGrantOnly: false)

    /// Whether all of it is one doctor's.
    var isOneDoctors: Bool { doctor != nil && granted.isEmpty }

    /// Whether it is all of one territory.
    var isOneTerritorys: Bool { doctor == nil && granted.isEmpty && territories?.count == 1 }

    /// To read.
    ///
    /// - Throws: `APIError.forbidden` for a role that has nothing to do with requests, without a grant.
    static func ofReading(in context: AppContext) throws -> Visibility {
        guard case .user(let person) = context.caller else { return ofMachine(in: context) }
        let granted = try BreakGlassStore(db: context.db, organisation: person.organisation)
            .patients(grantedTo: person.id, at: context.now)
        let hasPart = Set<Role>.reviewers.contains(person.role) || person.role == .doctor
        guard hasPart || !granted.isEmpty else { throw APIError.forbidden }
        return Visibility(
            doctor: person.role == .doctor ? person.doctor ?? "" : nil, territories: person.territories,
            granted: granted, isByGrantOnly: !hasPart)
    }

    /// To change: emergency access is for reading.
    static func ofChanging(in context: AppContext) throws(APIError) -> Visibility {
        guard case .user(let person) = context.caller else { return ofMachine(in: context) }
        return Visibility(
            doctor: person.role == .doctor ? person.doctor ?? "" : nil, territories: person.territories, granted: [],
            isByGrantOnly: false)
    }

    /// Of an API key, or of a call's territory.
    private static func ofMachine(in context: AppContext) -> Visibility {
        Visibility(doctor: nil, territories: context.callerTerritories, granted: [], isByGrantOnly: false)
    }

    /// Begins with ` AND`, or is empty.
    var condition: SQL {
        var parts: [SQL] = []
        if let doctor { parts.append("doctor_id = \(doctor)") }
        if let territories {
            parts.append(
                territories.count == 1
                    ? "territory_id = \(territories[0])" : "territory_id IN (\(list: territories))")
        }
        let own = SQL.joined(parts, by: " AND ")
        switch (isByGrantOnly, parts.isEmpty, granted.isEmpty) {
        case (true, _, _): return " AND patient_id IN (\(list: granted))"
        case (_, true, _): return ""
        case (_, _, true): return " AND " + own
        case (_, _, false): return " AND (" + own + " OR patient_id IN (\(list: granted)))"
        }
    }
}
