internal import App
internal import Foundation

/// `trunkline audit verify [FILE...]`, the files being anchors that were moved away: exits 1 when the trail does not
/// hold, and says where.
enum VerifyTrail {
    static func run(_ invocation: Invocation) throws -> Int32 {
        let configuration = try invocation.configuration()
        let account = try configuration.connection(as: .serve)
        let verify = VerifyAudit(
            try invocation.services(configuration), threads: min(8, ProcessInfo.processInfo.activeProcessorCount),
            earlier: invocation.arguments
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
        for (path, line) in report.badAnchors {
            Main.say(line == 0 ? "anchors: there is no \(path)\n" : "anchors: broken at line \(line) of \(path)\n")
        }
        if let count = report.anchors {
            Main.say("anchors: \(count)\n")
        } else {
            Main.say("anchors: none; a database put back to an earlier state would not be found out\n")
        }
        return report.isIntact ? 0 : 1
    }
}
