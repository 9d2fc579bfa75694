internal import Foundation
internal import MariaDB
internal import Web

/// A place that is called, and how its calls are handled.
struct Restaurant: Equatable {
    let id: String
    var name: String
    /// The DID its callers dial.
    var phone: PhoneNumber?
    /// IANA name.
    var timeZone: String
    var aiEnabled: Bool
    var callHours: CallHours
    var agent: Agent
    var forwardingNumber: PhoneNumber?
    /// Who is told by e-mail of its calls.
    var emailRecipients: [String] = []
    var version: Int
    var createdAt: Date
    var updatedAt: Date

    /// The voice agent that answers.
    struct Agent: Codable, Equatable {
        var elevenLabsAgentID: String
        var voiceID: String
        var tools: [String]

        static let schema = Schema.object([
            "elevenlabs_agent_id": .required(.string(0...120)), "voice_id": .required(.string(0...120)),
            "tools": .required(.array(of: .string(1...64), 0...50)),
        ])
        .named("Agent").example([
            "elevenlabs_agent_id": "elevenlabs_agent_id", "voice_id": "tnSpp4vdxKPjI9w0GnoV",
            "tools": ["end_call", "get_address", "forward_call"],
        ])

        enum CodingKeys: String, CodingKey {
            case elevenLabsAgentID = "elevenlabs_agent_id"
            case voiceID = "voice_id"
            case tools
        }

        /// Names as stored: none has a space in it.
        var storedTools: String { tools.joined(separator: " ") }

        static func tools(_ stored: String) -> [String] {
            stored.split(separator: " ").map(String.init)
        }
    }
}

extension Restaurant: RowDecodable {
    init(row: borrowing Row) throws(DatabaseError) {
        id = try row.column("id")
        name = try row.column("name")
        phone = try row.column("phone")
        timeZone = try row.column("time_zone")
        aiEnabled = try row.column("ai_enabled")
        callHours = try row.column("call_hours")
        agent = Agent(
            elevenLabsAgentID: try row.column("elevenlabs_agent_id"), voiceID: try row.column("voice_id"),
            tools: Agent.tools(try row.column("tools")))
        forwardingNumber = try row.column("forwarding_number")
        emailRecipients = EmailRecipients.read(try row.column("email_recipients"))
        version = try row.column("version")
        createdAt = try row.column("created_at")
        updatedAt = try row.column("updated_at")
    }
}

/// A restaurant as managers see it.
struct RestaurantView: ResponseBody {
    let restaurantID: String
    let name: String
    let phone: String?
    let timeZone: String
    let aiEnabled: Bool
    let callHours: CallHours
    let agent: Restaurant.Agent
    let forwardingNumber: String?
    let emailRecipients: [String]
    /// Whether calls are taken now.
    let currentlyInCallHours: Bool
    let createdAt: Date
    let updatedAt: Date

    init(_ restaurant: Restaurant, in context: AppContext) {
        restaurantID = restaurant.id
        name = restaurant.name
        phone = restaurant.phone?.e164
        timeZone = restaurant.timeZone
        aiEnabled = restaurant.aiEnabled
        callHours = restaurant.callHours
        agent = restaurant.agent
        forwardingNumber = restaurant.forwardingNumber?.e164
        emailRecipients = restaurant.emailRecipients
        currentlyInCallHours =
            restaurant.callHours.status(
                at: context.now, in: restaurant.timeZone, by: context.memory.clocks
            ).isOpen
        createdAt = restaurant.createdAt
        updatedAt = restaurant.updatedAt
    }

    static let schema = Schema.object([
        "restaurantId": .required(.string(1...64)), "name": .required(.string(1...120)),
        "phone": .optional(.string(9...16)), "timeZone": .required(.string(1...64)), "aiEnabled": .required(.boolean),
        "callHours": .required(CallHours.schema), "agent": .required(Restaurant.Agent.schema),
        "forwarding_number": .optional(.string(9...16)), "emailRecipients": .required(EmailRecipients.shown),
        "currentlyInCallHours": .required(.boolean),
        "createdAt": .required(.dateTime), "updatedAt": .required(.dateTime),
    ])
    .named("Restaurant").example([
        "restaurantId": "restaurant_id", "name": "Restaurant Name", "phone": "+15551234567",
        "timeZone": "America/New_York", "aiEnabled": true, "callHours": ["monday": ["start": "09:00", "end": "21:00"]],
        "agent": Restaurant.Agent.schema.example ?? [:], "forwarding_number": "+15551234567",
        "emailRecipients": ["owner@restaurant.com"],
        "currentlyInCallHours": true, "createdAt": "2025-03-01T00:00:00Z", "updatedAt": "2025-03-01T00:00:00Z",
    ])

    enum CodingKeys: String, CodingKey {
        case restaurantID = "restaurantId"
        case name, phone, timeZone, aiEnabled, callHours, agent
        case forwardingNumber = "forwarding_number"
        case emailRecipients, currentlyInCallHours, createdAt, updatedAt
    }
}
