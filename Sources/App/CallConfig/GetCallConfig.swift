internal import Foundation
internal import MariaDB
internal import Web

/// `GET /ivr/restaurant/{restaurant}/config`: how is this number handled?
///
/// `{restaurant}` is an id or a phone number in any common spelling. What is not
/// there, or is another organisation's, is 404: never a default.
enum GetCallConfig {
    /// In bytes: ids have 64 at most, and numbers fewer.
    private static let longestRemembered = 64

    static func handle(in context: AppContext) throws -> Response {
        let start = ContinuousClock.now
        let asked = context.parameter("restaurant")
        let handling = try find(asked, in: context)
        let config = handling.map { CallConfig($0, in: context) }
        context.services.lookUps.note(
            LookUp(of: config, asked: asked, took: start.duration(to: .now), in: context), at: context.place)
        guard let config else {
            throw APIError(.notFound, "RESTAURANT_NOT_FOUND", "No restaurant has this id or phone number.")
        }
        return .json(.ok, encoded: config.answer.bytes)
    }

    /// The restaurant that is asked for by an id or a phone number.
    static func find(_ asked: String, in context: AppContext) throws -> CallHandling? {
        let organisation = try context.organisation
        guard context.services.configuration.cachesHandlings, asked.utf8.count <= longestRemembered else {
            return try load(asked, of: organisation, in: context)
        }
        let (key, shared) = (HandlingKey(organisation: organisation, asked: ExactText(asked)), context.services.shared)
        let generation = shared.generation(.handlings)
        if let known = context.memory.handlings.known(key, generation: generation, now: context.now) {
            shared.count(.handlingsRemembered)
            return known
        }
        shared.count(.handlingsLoaded)
        // What is not there is not remembered: whoever asks for made-up ids must not push out what is.
        guard let handling = try load(asked, of: organisation, in: context) else { return nil }
        context.memory.handlings.remember(handling, for: key, generation: generation, now: context.now)
        return handling
    }

    private static func load(_ asked: String, of organisation: UUID, in context: AppContext) throws -> CallHandling? {
        let store = RestaurantStore(db: try context.db, organisation: organisation)
        // A number may be an id too; then the number wins, since that is what phone systems send.
        if asked.utf8.contains(where: { (0x30...0x39).contains($0) }), !asked.utf8.contains(where: isLetter),
            let number = try number(asked, of: organisation, in: context),
            let handling = try store.handling(phone: number)
        {
            return handling
        }
        return try store.handling(id: asked)
    }

    /// A number in international form needs no look at the organisation's country.
    static func number(_ asked: String, of organisation: UUID, in context: AppContext) throws -> PhoneNumber? {
        let isInternational = asked.utf8.contains(UInt8(ascii: "+"))
        return PhoneNumber(asked, in: isInternational ? .northAmerica : try plan(of: organisation, in: context))
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20)
    }

    /// How the organisation's country writes its numbers.
    static func plan(of organisation: UUID, in context: AppContext) throws -> NumberingPlan {
        NumberingPlan(country: try OrganisationStore(db: context.db).find(organisation)?.country ?? "US")
    }
}

/// What was asked for, and by whom: the same number is another restaurant's at another organisation.
struct HandlingKey: Hashable {
    let organisation: UUID
    let asked: ExactText
}
