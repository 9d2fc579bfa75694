internal import Foundation

/// How a call is to be handled, as `call-config.md` prints it: members in its order.
struct CallConfig: Encodable {
    let restaurantID: String
    let name: String
    let aiEnabled: Bool
    /// Start of the hours that matter now, in the restaurant's time; null on a day without any.
    let callHoursStart: String?
    let callHoursEnd: String?
    let currentlyInCallHours: Bool
    let agent: Restaurant.Agent
    /// As people write it; null when calls are not forwarded.
    let forwardingNumber: String?

    init(_ handling: CallHandling, in context: AppContext) {
        let status = handling.callHours.status(at: context.now, in: handling.timeZone, by: context.memory.clocks)
        restaurantID = handling.restaurant
        name = handling.name
        aiEnabled = handling.aiEnabled
        callHoursStart = status.hours?.start.text
        callHoursEnd = status.hours?.end.text
        currentlyInCallHours = status.isOpen
        agent = handling.agent
        forwardingNumber = handling.forwardingNumber?.printed
    }

    enum CodingKeys: String, CodingKey {
        case restaurantID = "restaurantId"
        case name, aiEnabled, callHoursStart, callHoursEnd, currentlyInCallHours, agent
        case forwardingNumber = "forwarding_number"
    }

    // Members that are null are written, so that the shape is always the same.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(restaurantID, forKey: .restaurantID)
        try container.encode(name, forKey: .name)
        try container.encode(aiEnabled, forKey: .aiEnabled)
        try container.encode(callHoursStart, forKey: .callHoursStart)
        try container.encode(callHoursEnd, forKey: .callHoursEnd)
        try container.encode(currentlyInCallHours, forKey: .currentlyInCallHours)
        try container.encode(agent, forKey: .agent)
        try container.encode(forwardingNumber, forKey: .forwardingNumber)
    }
}
