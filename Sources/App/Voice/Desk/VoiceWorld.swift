internal import Dates
internal import Dialogue
internal import Foundation
internal import MariaDB

/// A territory's clinics with who sees patients there, as a thread remembers them.
struct VoiceWorld {
    struct Place {
        let clinic: Clinic
        /// Those with hours there, by name.
        let doctors: [Doctor]
    }

    /// Clinics beyond these are not offered to callers: nobody listens to longer lists.
    private static let most = 9
    /// Days ahead in which a doctor has hours, to be one of the clinic's.
    private static let horizon = 60

    let places: [Place]
    let names: VoiceNames
    /// How callers say their numbers.
    let numbers: NumberingPlan

    private init(_ places: [Place], _ numbers: NumberingPlan, at now: Date) {
        self.places = places
        self.numbers = numbers
        names = VoiceNames(Self.known(places, at: now, callerNumber: nil))
    }

    func clinic(_ id: String) -> Clinic? { places.first { $0.clinic.id == id }?.clinic }

    /// Where people of a clinic are reached, or of the only one.
    func number(of clinic: String?) -> PhoneNumber? {
        let place = places.first { $0.clinic.id == clinic } ?? (places.count == 1 ? places[0] : nil)
        return place?.clinic.phone
    }

    /// - Returns: nil for a territory that is not there, or not the caller's: they are not told which.
    static func find(_ territory: String, in context: AppContext) throws -> VoiceWorld? {
        guard context.callerTerritories?.contains(territory) != false else { return nil }
        let key = KnownMasterData.Key(organisation: try context.organisation, name: territory)
        let generation = context.services.shared.generation(.masterData)
        if let known = context.memory.voiceWorlds.known(key, generation: generation, now: context.now) { return known }
        let world = try load(territory, in: context)
        context.memory.voiceWorlds.remember(world, for: key, generation: generation, now: context.now)
        return world
    }

    private static func load(_ territory: String, in context: AppContext) throws -> VoiceWorld? {
        let (db, organisation) = (try context.db, try context.organisation)
        guard try TerritoryStore(db: db, organisation: organisation).list().contains(where: { $0.id == territory })
        else { return nil }
        let clinics = ClinicStore(db: db, organisation: organisation)
        let listed = try clinics.list(after: nil, within: [territory], limit: 100).filter(\.isActive).prefix(most)
        let whole = try clinics.find(ids: Set(listed.map(\.id)), within: nil)
        let places = try listed.compactMap { listed -> Place? in
            guard let clinic = whole[listed.id] else { return nil }
            return Place(clinic: clinic, doctors: try clinic.doctors(within: horizon, in: context))
        }
        return VoiceWorld(places, try GetCallConfig.plan(of: organisation, in: context), at: context.now)
    }

    /// The same as the dialogue knows it, at a moment.
    func known(at now: Date, callerNumber: String?) -> World {
        Self.known(places, at: now, callerNumber: callerNumber)
    }

    private static func known(_ places: [Place], at now: Date, callerNumber: String?) -> World {
        World(clinics: places.map { known($0, at: now) }, callerNumber: callerNumber)
    }

    private static func known(_ place: Place, at now: Date) -> World.Clinic {
        let clinic = place.clinic
        let shown = LocalMoment(now, secondsFromUTC: clinic.zone.secondsFromUTC(at: now))
        return World.Clinic(
            id: clinic.id, name: clinic.name, address: clinic.address.isEmpty ? nil : clinic.address,
            currency: clinic.currency, today: clinic.calendar.day(of: now), now: shown.minutes,
            hours: (0..<7).map { weekday in
                clinic.hours[weekday].map { hours in
                    hours.start.minutes..<(hours.end.minutes + (hours.runsPastMidnight ? 1_440 : 0))
                }
            },
            holidays: Set(clinic.holidays.map(\.date)),
            visitTypes: clinic.visitTypes.filter(\.isActive).map {
                World.VisitType(id: $0.id, name: $0.name, price: $0.price, horizon: $0.times.horizon, length: $0.length)
            },
            doctors: place.doctors.map { World.Doctor(id: $0.id, name: $0.name) })
    }
}
