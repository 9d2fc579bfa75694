internal import Dates
internal import Foundation
internal import Web

/// How a call is to be handled, as `call-config.md` prints it: members in its order.
struct CallConfig {
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

    /// The rules of the answer, with the document's sample.
    static let schema = Schema.object([
        "success": .required(.constant(true)),
        "data": .required(
            .object([
                "restaurantId": .required(.string(1...64)), "name": .required(.string(1...120)),
                "aiEnabled": .required(.boolean), "callHoursStart": .required(Schema.timeOfDay.nullable),
                "callHoursEnd": .required(Schema.endOfDay.nullable), "currentlyInCallHours": .required(.boolean),
                "agent": .required(Restaurant.Agent.schema),
                "forwarding_number": .required(.string(9...16).nullable),
            ])),
    ])
    .example([
        "success": true,
        "data": [
            "restaurantId": "restaurant_id", "name": "Restaurant Name", "aiEnabled": true, "callHoursStart": "09:00",
            "callHoursEnd": "21:00", "currentlyInCallHours": true,
            "agent": Restaurant.Agent.schema.example ?? [:], "forwarding_number": "(555) 123-4567",
        ],
    ])

    /// The answer, byte for byte in the document's shape; a member that is null is written, so that it is always the same.
    var answer: JSONLiteral {
        #"""
        {"success":true,"data":{"restaurantId":\#(restaurantID),"name":\#(name),"aiEnabled":\#(aiEnabled),\#
        "callHoursStart":\#(callHoursStart),"callHoursEnd":\#(callHoursEnd),\#
        "currentlyInCallHours":\#(currentlyInCallHours),\#
        "agent":{"elevenlabs_agent_id":\#(agent.elevenLabsAgentID),"voice_id":\#(agent.voiceID),\#
        "tools":\#(agent.tools)},"forwarding_number":\#(forwardingNumber)}}
        """#
    }
}
