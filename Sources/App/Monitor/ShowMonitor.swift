internal import Foundation
internal import MariaDB
internal import Web

/// `GET /monitor`: where the monitor page begins, and begins again when it has missed something.
enum ShowMonitor {
    /// Look-ups in the list.
    private static let recent = 50
    /// Seconds that are counted.
    private static let seconds = 60

    struct Output: ResponseBody {
        struct LookUps: Encodable {
            /// How many there were in each of the last 60 whole seconds, the oldest first.
            let perSecond: [Int]
            /// The newest first.
            let recent: [LookUpItem]
        }

        let at: Date
        let service: ServiceFigures
        let lookUps: LookUps

        static let schema = Schema.object([
            "at": .required(.dateTime), "service": .required(ServiceFigures.schema),
            "lookUps": .required(
                .object([
                    "perSecond": .required(.array(of: .integer(0...Int.max), seconds...seconds)),
                    "recent": .required(.array(of: LookUpItem.schema, 0...ShowMonitor.recent)),
                ])),
        ])
    }

    static func handle(in context: AppContext) throws -> Reply<Success<Output>> {
        let store = LookUpStore(db: try context.db, organisation: try context.organisation)
        let end = Date(timeIntervalSince1970: context.now.timeIntervalSince1970.rounded(.down))
        let start = end - TimeInterval(seconds)
        var perSecond = [Int](repeating: 0, count: seconds)
        for (second, count) in try store.counts(from: start, to: end) where perSecond.indices.contains(second) {
            perSecond[second] = count
        }
        let records = try store.list(after: nil, limit: recent)
        return .ok(
            Success(
                Output(
                    at: context.now, service: context.services.live.figures,
                    lookUps: .init(perSecond: perSecond, recent: records.map(LookUpItem.init)))),
            headers: ["cache-control": "no-store"])
    }
}
