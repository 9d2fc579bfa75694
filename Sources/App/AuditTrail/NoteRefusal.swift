internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// Puts refusals on record: what a known caller may not do, what they sought in vain among health data, and what was
/// tried with a token that is not good.
enum NoteRefusal {
    /// Features that hold no health data. A new one is held to have some until it says otherwise.
    private static let withoutHealthData: Set = ["Service", "Monitor", "Accounts", "Call handling", "Calendar"]

    /// Whether the routes, in the order of their table, hold health data.
    private static let holdsHealthData: [Bool] = Routes.features.flatMap { feature in
        feature.routes.map { _ in !withoutHealthData.contains(feature.name) }
    }

    /// Of refusals whose number strangers determine this many a minute are written, on each host: the trail is kept for
    /// years, and nobody shall fill the disk with it. How many there were stands in the next one that is written.
    static let strangersPerMinute = 30

    /// A refusal never fails for its record: it shows nothing.
    static func note(_ answer: APIError, for error: any Error, in context: AppContext) {
        do {
            if let caller = context.caller, let match = context.match {
                guard isNotable(answer, on: match) else { return }
                try write(answer, of: caller, on: match, in: context)
            } else if isStrangers(answer), context.services.shared.mayNoteStranger(perMinute: strangersPerMinute) {
                try writeStranger(answer, for: error, in: context)
            }
        } catch {
            Log.error("refusal not audited", ["request_id": context.requestID, "error": "\(error)"])
        }
    }

    private static func isNotable(_ answer: APIError, on match: RouteMatch<Access>) -> Bool {
        switch answer.status {
        case .forbidden: true
        case .notFound, .conflict: holdsHealthData[match.index]
        default: false
        }
    }

    private static func isStrangers(_ answer: APIError) -> Bool {
        answer.code == APIError.invalidToken.code || answer.code == "TOO_MANY_ATTEMPTS"
    }

    private static func write(
        _ answer: APIError, of caller: Caller, on match: RouteMatch<Access>, in context: AppContext
    ) throws {
        var fields = ["route": App.routeName(match.index), "status": String(answer.status.code), "code": answer.code]
        // What else a path says may be anything, a name among it.
        for segment in Routes.all[match.index].path.description.split(separator: "/") where segment.hasPrefix("{") {
            let name = String(segment.dropFirst().dropLast())
            if let id = UUID(uuidString: context.parameter(name)) { fields[name] = id.text }
        }
        let actor = try context.actor
        try context.db.retryingTransaction {
            try AuditStore.append(
                AuditEvent("access", .refused, on: "route", String(match.index), by: actor, fields: fields),
                organisation: caller.organisation, in: context)
        }
    }

    private static func writeStranger(_ answer: APIError, for error: any Error, in context: AppContext) throws {
        let shared = context.services.shared
        var fields = [
            "status": String(answer.status.code), "code": answer.code,
            "refused_so_far": String(shared[.tokensRefused] + shared[.keysRefused]),
        ]
        if let match = context.match { fields["route"] = App.routeName(match.index) }
        if let error = error as? TokenError { fields["reason"] = "\(error)" }
        try context.db.retryingTransaction {
            try AuditStore.append(
                AuditEvent("access", .refused, on: "route", "token", by: .anonymous, fields: fields),
                organisation: AuditStore.noOrganisation, in: context)
        }
    }
}
