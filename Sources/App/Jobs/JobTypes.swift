internal import Foundation

/// Every job that comes round, by name.
enum JobTypes {
    static let all: [any ScheduledJob] = [
        FollowClocks(),
        KeepUnsent(),
        MarkClocks(),
        MarkDeadlines(),
        OfferFreeTimes(),
        PurgeIdempotencyKeys(),
        AnchorHeads(),
        PurgeLookUps(),
        PurgeNotifications(),
        PurgeOutbox(),
        PurgeRegistrations(),
        PurgeSignIns(),
        ReindexAccounts(),
        ReindexCalls(),
        ReindexMessages(),
        ReindexPatients(),
        ReindexRequests(),
        ResealFields(),
        RestoreReminders(),
        SweepHolds(),
    ]
}

/// Work that comes round: one worker does it, whichever takes it first.
protocol ScheduledJob: Sendable {
    /// Its row in `scheduled_jobs`; never changes.
    var name: String { get }
    /// From one end to the next start, in seconds.
    var interval: TimeInterval { get }

    /// Does a part of the work, in a few seconds: other jobs wait meanwhile, and so does a stop.
    ///
    /// - Returns: whether there is more to do. It is done next, unless another job is due.
    func run(in context: JobContext) throws -> Bool
}
