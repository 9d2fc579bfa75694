internal import Foundation
internal import MariaDB

/// How a restaurant's calls are handled: what a look-up needs of it, and no more.
struct CallHandling: RowDecodable {
    let restaurant: String
    let name: String
    /// IANA name.
    let timeZone: String
    let aiEnabled: Bool
    let callHours: CallHours
    let agent: Restaurant.Agent
    let forwardingNumber: PhoneNumber?

    init(row: borrowing Row) throws(DatabaseError) {
        restaurant = try row.column("id")
        name = try row.column("name")
        timeZone = try row.column("time_zone")
        aiEnabled = try row.column("ai_enabled")
        callHours = try row.column("call_hours")
        agent = Restaurant.Agent(
            elevenLabsAgentID: try row.column("elevenlabs_agent_id"), voiceID: try row.column("voice_id"),
            tools: Restaurant.Agent.tools(try row.column("tools")))
        forwardingNumber = try row.column("forwarding_number")
    }
}
