internal import Foundation
internal import Web

/// Who analyses an organisation's calls.
enum Analysers {
    /// - Precondition: no transaction is open: nobody waits for a row while somebody outside thinks.
    static func reading(of transcript: String, in context: AppContext) throws -> CallReading {
        guard let external = try external(in: context) else {
            return BuiltInAnalyser().reading(of: transcript, in: context)
        }
        return external.reading(of: transcript, in: context)
    }

    /// The endpoint that the organisation has set and turned on; remembered by the thread.
    static func external(in context: AppContext) throws -> ExternalAnalyser? {
        let (organisation, cache) = (try context.organisation, context.memory.analysers)
        let generation = context.services.shared.generation(.analysers)
        if let known = cache.known(organisation, generation: generation, now: context.now) { return known }
        let stored = try AnalyserStore(db: context.db, organisation: organisation).find()
        let analyser: ExternalAnalyser? = try stored.flatMap { stored in
            guard stored.isEnabled else { return nil }
            return ExternalAnalyser(
                try stored.settings(of: organisation, context.services.sealer), of: organisation,
                version: stored.version, context.services.configuration)
        }
        cache.remember(analyser, for: organisation, generation: generation, now: context.now)
        return analyser
    }
}
