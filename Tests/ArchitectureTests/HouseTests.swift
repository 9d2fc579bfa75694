import Foundation
import Testing

/// What the house asks of every file and table.
@Suite struct HouseTests {
    static let migrations: [(name: String, text: String)] = {
        let directory = SourceFile.repository.appending(path: "sql")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory.path)) ?? []
        return names.filter { $0.hasSuffix(".sql") }.sorted().map { name in
            (name, (try? String(contentsOf: directory.appending(path: name), encoding: .utf8)) ?? "")
        }
    }()

    static let tables: [String] = migrations.flatMap { migration in
        migration.text.matches(of: /CREATE TABLE (\w+)/).map { String($0.1) }
    }

    @Test func `migrations are numbered without a gap`() {
        #expect(!Self.migrations.isEmpty)
        for (index, migration) in Self.migrations.enumerated() {
            let number = String(index + 1)
            #expect(migration.name.hasPrefix(String(repeating: "0", count: 4 - number.count) + number + "_"))
        }
    }

    @Test(arguments: tables)
    func `a table's name occurs in one store only`(table: String) throws {
        let named = try SourceFile.all(in: "App").filter { file in
            file.text.matches(of: /(?:FROM|INTO|UPDATE|JOIN)\s+(\w+)/).contains { $0.1 == table }
        }
        #expect(named.count == 1, "\(named.map(\.name))")
        #expect(named.allSatisfy { $0.name.hasSuffix("Store.swift") })
    }

    @Test(arguments: tables)
    func `the account that serves has its rights table by table`(table: String) throws {
        let grants = Self.migrations.flatMap { $0.text.matches(of: /GRANT (.*) ON (\w+) TO trunkline_app;/) }
            .filter { $0.2 == table }
        #expect(!grants.isEmpty)
        if table == "audit_events" { #expect(grants.map { String($0.1) } == ["SELECT, INSERT"]) }
    }

    /// Tables that are no organisation's.
    static let shared: Set = [
        "organisations", "sign_in_throttles", "scheduled_jobs", "worker_heartbeats", "keyring_canaries",
    ]

    /// The statements that look for a tenant by what only the caller has: a login, a code, a key, a token.
    static let doors: Set = ["login", "invitation_digest", "digest"]

    @Test func `every statement on tenant data names the organisation`() throws {
        for file in try SourceFile.all(in: "App") where file.name.hasSuffix("Store.swift") {
            for match in file.text.matches(of: /(?s)"""(.*?)"""|"((?:SELECT|INSERT|UPDATE|DELETE)[^"]*)"/) {
                let statement = String(match.1 ?? match.2 ?? "")
                let table = statement.firstMatch(of: /(?:FROM|INTO|UPDATE)\s+(\w+)/).map { String($0.1) }
                guard let table, Self.tables.contains(table), !Self.shared.contains(table) else { continue }
                let condition = statement.firstMatch(of: /WHERE (\w+) =/).map { String($0.1) }
                let isDoor = statement.contains("SELECT") && Self.doors.contains(condition ?? "")
                #expect(
                    statement.contains("organisation_id") && (isDoor || !isUnbound(statement)),
                    "\(file.name): \(statement)")
            }
        }
    }

    /// Whether a statement with a condition does not have the organisation in it.
    private func isUnbound(_ statement: String) -> Bool {
        guard let condition = statement.split(separator: "WHERE", maxSplits: 1).dropFirst().first else {
            return !statement.contains("INSERT")
        }
        return !condition.contains("organisation_id")
    }

    /// A request and a part of a job are given their moment; what waits, waits by a clock that nobody sets back.
    @Test func `the clock on the wall is read where a moment is written down, and nowhere else`() throws {
        let readers = try SourceFile.all(in: "App").filter { $0.text.contains(/\bDate\(\)/) }
            .map { ($0.name as NSString).lastPathComponent }
        #expect(Set(readers) == ["BackgroundWorker.swift", "LivePublisher.swift", "Log.swift"])
    }

    @Test func `a handler that reads the query has its fields in the route table`() throws {
        let files = try SourceFile.all(in: "App")
        let routes = files.filter { $0.name.hasSuffix("Routes.swift") }
            .flatMap { $0.text.split(separator: "Route(") }
        for file in files where file.text.contains("request.query") {
            let handler = (file.name as NSString).lastPathComponent.replacing(".swift", with: ".handle")
            let route = routes.first { $0.contains(" \(handler)") }
            #expect(route?.contains("query: ") == true, "\(file.name)")
        }
    }

    @Test func `no file has outgrown its room`() throws {
        for target in ImportTests.allowed.keys {
            for file in try SourceFile.all(in: target) {
                let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
                #expect(lines <= 300, "\(file.name) has \(lines) lines")
            }
        }
    }

    @Test func `the top level is the house's`() throws {
        let entries = Set(try FileManager.default.contentsOfDirectory(atPath: SourceFile.repository.path))
        let house: Set = [
            "Package.swift", "Sources", "Tests", "nginx", "sql", "public", "README.md", "LICENSE", "script",
        ]
        #expect(house.isSubset(of: entries))
        #expect(entries.subtracting(house).allSatisfy { $0.hasPrefix(".") })
    }
}
