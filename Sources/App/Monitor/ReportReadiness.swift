internal import Foundation
internal import MariaDB
internal import Web

/// `GET /health/ready`: whether requests would be answered: the database answers, its tables are up to date,
/// and the pool is not being stopped. 503 when not, and which of these it is. Tables
/// that a newer release has brought on are up to date: workers of before serve on them until they are replaced.
/// It also says whether a background worker is at work anywhere. One that is not keeps no request from its answer, and
/// would be missing on all hosts at once: a balancer must not take them out for it.
enum ReportReadiness {
    struct Output: ResponseBody {
        let status: String
        let checks: Checks

        static let schema: Schema = {
            let check = Schema.oneOf(["ok", "unavailable", "behind", "silent", "draining", "unknown"])
            return .object([
                "status": .required(.oneOf(["ready", "unavailable"])),
                "checks": .required(
                    .object([
                        "database": .required(check), "migrations": .required(check), "worker": .required(check),
                        "pool": .required(check),
                    ])),
            ])
        }()
    }

    struct Checks: Encodable {
        let database: String
        let migrations: String
        let worker: String
        let pool: String

        /// The worker is nothing that requests wait for.
        var areAnswering: Bool { [database, migrations, pool].allSatisfy { $0 == "ok" } }
    }

    static func handle(in context: AppContext) throws -> Reply<Output> {
        let checks = check(context)
        guard checks.areAnswering else {
            return .status(
                .unavailable, Output(status: "unavailable", checks: checks), headers: ["retry-after": "2"])
        }
        return .ok(Output(status: "ready", checks: checks))
    }

    private static func check(_ context: AppContext) -> Checks {
        let pool = context.services.shared[.draining] ? "draining" : "ok"
        do {
            let db = try context.db
            let isUpToDate = try context.services.migrator.isUpToDate(db)
            let isBeating = try HeartbeatStore(db: db).alive() > 0
            return Checks(
                database: "ok", migrations: isUpToDate ? "ok" : "behind", worker: isBeating ? "ok" : "silent",
                pool: pool)
        } catch {
            Log.warning("not ready", ["request_id": context.requestID, "error": "\(error)"])
            return Checks(database: "unavailable", migrations: "unknown", worker: "unknown", pool: pool)
        }
    }
}
