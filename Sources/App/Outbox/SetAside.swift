internal import Foundation
internal import MariaDB

/// Targets at which something fails that is theirs alone, such as a trail that takes no event, and that are left alone for a
/// while so that they hold up no other.
final class SetAside {
    private let term: Duration
    private var until: [UUID: ContinuousClock.Instant] = [:]

    init(for term: Duration) { self.term = term }

    func contains(_ id: UUID) -> Bool { until[id].map { .now < $0 } ?? false }

    func removeAll() { until = [:] }

    /// Does something for one target, unless it was set aside.
    ///
    /// - Throws: what fails because the database is not there: that is everybody's.
    func unless(_ id: UUID, _ work: () throws -> Void) throws {
        guard !contains(id) else { return }
        until[id] = nil
        do {
            try work()
        } catch let error where !Self.isEverybodys(error) {
            Log.error("outbox target set aside", ["target": id.text, "error": Self.said(error)])
            until[id] = .now + term
        }
    }

    private static func isEverybodys(_ error: any Error) -> Bool {
        guard let reason = (error as? DatabaseError)?.reason else { return false }
        return [.connectionLost, .unknownOutcome, .readOnly, .unavailable, .refused].contains(reason)
    }

    /// For the log: a database's error quotes no row; what others say is not known here.
    static func said(_ error: any Error) -> String {
        error is DatabaseError || error is AuditFailure ? "\(error)" : "\(type(of: error))"
    }
}

@available(*, unavailable)
extension SetAside: Sendable {}
