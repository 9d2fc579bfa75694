internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// What all kinds of master data have in common when they are written.
enum MasterRecord {
    /// An id for what came without one, such as `P-kqzvmwbnxrtd`.
    static func id(_ prefix: String) -> String {
        "\(prefix)-" + OpaqueToken.generate().filter(\.isLetter).prefix(12).lowercased()
    }

    /// Ids that callers choose.
    static let idSchema = Schema.string(1...64, .identifier)

    /// Whether it is a number is the organisation's numbering plan's to say.
    static let phoneSchema = RestaurantInput.phone

    /// Puts on record what was done to a record, last in its transaction.
    ///
    /// - Parameters:
    ///   - patient: whose it is; nil for what is nobody's, and for a patient's own record.
    ///   - changed: names of the members that were changed, never their values.
    static func audit(
        _ event: String, on type: String, _ id: String, of patient: String? = nil, changed: [String] = [],
        in context: AppContext
    ) throws {
        var fields: [String: String] = [:]
        if let patient { fields["patient"] = patient }
        if !changed.isEmpty { fields["changed"] = changed.joined(separator: ",") }
        try AuditStore.append(
            AuditEvent(event, .success, on: type, id, by: try context.actor, fields: fields),
            organisation: try context.organisation, in: context)
    }

    /// - Parameter taken: the error in place of a duplicate key.
    static func refusing<Result>(_ taken: (DatabaseError) -> APIError, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as DatabaseError where error.reason == .duplicateKey {
            throw taken(error)
        }
    }

    /// - Parameter code: such as `PATIENT_TAKEN`.
    static func idTaken(_ code: String) -> APIError {
        APIError(.conflict, code, "This id is taken.", fields: [FieldError("id", "Is taken.")])
    }
}

extension AppContext {
    /// The territories the caller may see; nil for all of them.
    var callerTerritories: [String]? {
        if let territory { return [territory] }
        return switch caller {
        case .user(let person): person.territories
        case .machine(let machine): machine.territories
        case nil: nil
        }
    }

    /// How phone numbers in national form are read.
    func numberingPlan() throws -> NumberingPlan {
        try GetCallConfig.plan(of: organisation, in: self)
    }

    /// The territory for a record that is written: the one that is asked for, or else the one it is in, or else the
    /// caller's first.
    ///
    /// - Throws: `APIError` 422 for a territory that is not there or not the caller's: they are not told which.
    func territory(_ asked: String?, current: String? = nil) throws -> String {
        guard let asked else {
            if let current { return current }
            guard let own = callerTerritories, !own.contains(Territory.main) else { return Territory.main }
            return own.first ?? Territory.main
        }
        try checkTerritories([asked], "territory_id")
        return asked
    }

    /// - Parameter field: of the request, for what is wrong with it.
    /// - Throws: `APIError` 422 for territories that are not there or not the caller's: they are not told which.
    func checkTerritories(_ asked: [String], _ field: String) throws {
        let known = try TerritoryStore(db: db, organisation: organisation).list().map(\.id)
        guard asked.allSatisfy({ known.contains($0) && callerTerritories?.contains($0) != false }) else {
            throw APIError.invalid(field, "Is not a territory.")
        }
    }
}
