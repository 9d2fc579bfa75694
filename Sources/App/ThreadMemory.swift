internal import Foundation

/// What one thread remembers between its requests, so that the next one costs less.
///
/// Each thread has its own: a lock that every request takes would cost a busy worker far more than a query or two
/// asked once too often.
public final class ThreadMemory {
    /// Callers, by what they showed; nil for what is not good: asking again for it costs no query either.
    let credentials = GenerationCache<CredentialKey, Credential?>(capacity: 2_000)
    /// How restaurants' calls are handled, by organisation and by what was asked.
    let handlings = GenerationCache<HandlingKey, CallHandling>(capacity: 1_000)
    /// By when organisations' requests are to be decided.
    let calendars = GenerationCache<UUID, DueDates>(capacity: 1_000)
    /// By id, by name, and by codes; nil for what there is not.
    let doctors = GenerationCache<KnownMasterData.Key, Doctor?>(capacity: 1_000)
    let payers = GenerationCache<KnownMasterData.Key, Payer?>(capacity: 1_000)
    let products = GenerationCache<KnownMasterData.Key, [Product]>(capacity: 200)
    /// By organisation, who is told of what.
    let webhooks = GenerationCache<UUID, [WebhookSubscription]>(capacity: 1_000)
    /// By organisation and territory, where callers are seen; nil for a territory that is not there.
    let voiceWorlds = GenerationCache<KnownMasterData.Key, VoiceWorld?>(capacity: 1_000)
    /// When the thread last told somebody of something.
    let eventTimes = EventTimes()
    /// By organisation, who analyses its calls; nil for the built-in analyser.
    let analysers = GenerationCache<UUID, ExternalAnalyser?>(capacity: 1_000)
    let analyserLine = AnalyserLine()
    let clocks = Clocks()
    /// Where in the audit trail the thread wrote last.
    let auditLanes = AuditLanes.Memory()

    public init() {}
}

@available(*, unavailable)
extension ThreadMemory: Sendable {}
