// How long `trunkline audit verify` takes for a million events: in one lane, which one thread has to walk alone, and in
// sixteen.
//
//     Tests/database/start DIRECTORY && TEST_DB_SOCKET=DIRECTORY/socket swift run -c release AuditSpeed [EVENTS]
//
// The events are written by a hand of its own (`Generator`), as the format is described, not by the code that is
// measured. Exits 1 when they do not verify, or a changed one is not found, or it takes 30 s for a million.

import App
import Foundation
import MariaDB
import Secrets
import SharedMemory

private let events = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 1_000_000
private let most = 30.0

private struct Measured {
    let seconds: Double
    let report: VerifyAudit.Report
}

private func measure(_ place: Place, _ organisation: UUID) throws -> Measured {
    let clock = ContinuousClock()
    let start = clock.now
    let verify = VerifyAudit(
        place.services, threads: ProcessInfo.processInfo.activeProcessorCount, organisation: organisation
    ) { try place.connect() }
    let report = try verify.run()
    return Measured(seconds: (clock.now - start) / .seconds(1), report: report)
}

private let place = try Place(socket: ProcessInfo.processInfo.environment["TEST_DB_SOCKET"] ?? "")
private let db = try place.connect()
private var isMet = true
for lanes in [1, 16] {
    let organisation = UUID()
    print("writing \(events) events in \(lanes) lanes ...")
    let generator = Generator(db: db, key: place.services.mac, organisation: organisation)
    try generator.write(events, lanes: lanes)
    let measured = try measure(place, organisation)
    let isWhole = measured.report.isIntact && measured.report.events == [organisation: events]
    try db.execute(
        """
        UPDATE audit_events SET address = '192.0.2.9'
        WHERE organisation_id = \(organisation) AND lane = 1 AND seq = \(events / lanes)
        """)
    let changed = try measure(place, organisation).report.faults.map(\.sequence)
    let isFound = changed == [events / lanes]
    let limit = most * Double(events) / 1_000_000
    isMet = isMet && isWhole && isFound && measured.seconds < limit
    print(
        "audit_verify \(events) events, \(lanes) lanes:", String(format: "%.1f s", measured.seconds),
        "(at most \(String(format: "%.1f", limit)));", isWhole ? "intact" : "NOT INTACT: \(measured.report.faults)",
        isFound ? "and the last one of a lane changed is found" : "and a change is NOT FOUND: \(changed)")
}
exit(isMet ? 0 : 1)
