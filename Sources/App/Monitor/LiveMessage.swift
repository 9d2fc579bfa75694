internal import Foundation
internal import Web

/// What listening pages are told. Ids and counts travel, and nothing else: a page asks `/api` for the rest.
struct LiveMessage: Encodable {
    enum Kind: String {
        /// Nothing but that the channel works, and how the service is.
        case tick
        case lookUps = "look_ups"
        /// A restaurant was made, changed or deleted.
        case restaurants
        /// A verification request was made or changed, or something that belongs to one.
        case verification
        /// A webhook was made, changed or deleted.
        case webhooks
        /// A call was reported or completed.
        case calls
        /// A conversation with a caller went on.
        case voice
        /// A visit was booked, moved, cancelled or attended.
        case appointments
        /// Somebody has seen to messages in the outbox, or to a target.
        case outbox
        /// An e-mail or a text message was made or settled, or what they leave by was changed.
        case messages
    }

    /// The worker process that says it.
    let source: String
    /// Counts what the source says to one organisation, by one each: who misses a number reads the snapshot again.
    let seq: Int
    /// Milliseconds since 1970.
    let at: Int
    var service: ServiceFigures?
    /// On a channel's last ticks: listen at its successor.
    var renew: Bool?
    /// Look-ups since the last message of this kind; `items` has the newest of them.
    var count: Int?
    var items: [LookUpItem]?
}

/// A look-up as pages show it.
struct LookUpItem: ResponseBody {
    let id: UUID
    let at: Date
    /// Left out when nothing was found.
    let restaurant: String?
    let inCallHours: Bool?
    let aiEnabled: Bool?
    let microseconds: Int

    static let schema = Schema.object([
        "id": .required(.uuid), "at": .required(.dateTime), "restaurant": .optional(.string(1...64)),
        "inCallHours": .optional(.boolean), "aiEnabled": .optional(.boolean),
        "microseconds": .required(.integer(0...Int.max)),
    ])
    .named("LookUpItem")

    init(_ lookUp: LookUp) {
        id = lookUp.id
        at = lookUp.at
        restaurant = lookUp.restaurant
        inCallHours = lookUp.inCallHours
        aiEnabled = lookUp.aiEnabled
        microseconds = lookUp.microseconds
    }

    init(_ record: LookUpRecord) {
        id = record.id
        at = record.at
        restaurant = record.restaurant
        inCallHours = record.inCallHours
        aiEnabled = record.aiEnabled
        microseconds = record.microseconds
    }
}
