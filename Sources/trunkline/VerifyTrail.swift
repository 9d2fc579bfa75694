internal import App
internal import Foundation

/// `trunkline audit verify`: exits 1 when the trail does not hold, and says where.
enum VerifyTrail {
    static func run(_ invocation: Invocation) throws -> Int32 {
        let configuration = try invocation.configuration()
        let account = try configuration.connection(as: .serve)
        let verify = VerifyAudit(
            try invocation.services(configuration), threads: min(8, ProcessInfo.processInfo.activeProcessorCount)
        ) { try Patience.connect(account) }
        let report = try verify.run()
        for (organisation, events) in report.events.sorted(by: { $0.key.uuidString < $1.key.uuidString }) {
            let name = organisation.uuidString.lowercased()
            let faults = report.faults.filter { $0.organisation == organisation }
            if faults.isEmpty { Main.say("\(name): intact, \(events) events\n") }
            for fault in faults {
                Main.say("\(name): broken at event \(fault.sequence) of lane \(fault.lane): \(fault.reason)\n")
            }
        }
        switch (report.anchors, report.badAnchor) {
        case (_, let line?): Main.say("anchors: broken at line \(line) of \(configuration.auditAnchors)\n")
        case (let count?, nil): Main.say("anchors: intact, \(count) of them\n")
        case (nil, nil): Main.say("anchors: none; a database put back to an earlier state would not be found out\n")
        }
        return report.isIntact ? 0 : 1
    }
}
