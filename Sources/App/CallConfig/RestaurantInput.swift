internal import Foundation
internal import Web

/// The members of a restaurant that managers set. In a change, what is left out stays as it is.
struct RestaurantInput: Decodable {
    let name: String?
    let phone: Setting<String>
    let timeZone: String?
    let aiEnabled: Bool?
    let callHours: CallHours?
    let agent: Agent?
    let forwardingNumber: Setting<String>
    let emailRecipients: Setting<[String]>

    struct Agent: Decodable {
        let elevenLabsAgentID: String?
        let voiceID: String?
        let tools: [String]?

        enum CodingKeys: String, CodingKey {
            case elevenLabsAgentID = "elevenlabs_agent_id"
            case voiceID = "voice_id"
            case tools
        }
    }

    enum CodingKeys: String, CodingKey {
        case name, phone, timeZone, aiEnabled, callHours, agent
        case forwardingNumber = "forwarding_number"
        case emailRecipients
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        name = try container.decodeIfPresent(String.self, forKey: .name)
        phone = try Setting(container, .phone)
        timeZone = try container.decodeIfPresent(String.self, forKey: .timeZone)
        aiEnabled = try container.decodeIfPresent(Bool.self, forKey: .aiEnabled)
        callHours = try container.decodeIfPresent(CallHours.self, forKey: .callHours)
        agent = try container.decodeIfPresent(Agent.self, forKey: .agent)
        forwardingNumber = try Setting(container, .forwardingNumber)
        emailRecipients = try Setting(container, .emailRecipients)
    }

    static let name = Schema.string(1...120, .line)
    /// Whether it is a number is the organisation's numbering plan's to say.
    static let phone = Schema.string(
        1...40, Schema.Format(name: "phone", issue: "Must be a phone number.") { _ in true }
    )
    .nullable.noted("A phone number in any common spelling.")
    static let agent = Schema.object([
        "elevenlabs_agent_id": .optional(.string(0...120)),
        "voice_id": .optional(.string(0...120)),
        "tools": .optional(.array(of: .string(1...64, .identifier), 0...50, unique: true)),
    ])

    /// `restaurant` with what the caller sets.
    ///
    /// - Throws: `APIError` 422 for phone numbers that are none, and for one recipient in two spellings.
    func applied(to restaurant: Restaurant, plan: NumberingPlan) throws(APIError) -> Restaurant {
        var changed = restaurant
        var problems: [FieldError] = []
        changed.name = name ?? restaurant.name
        changed.phone = phone.resolved(restaurant.phone) { read($0, plan, "phone", &problems) }
        changed.timeZone = timeZone ?? restaurant.timeZone
        changed.aiEnabled = aiEnabled ?? restaurant.aiEnabled
        changed.callHours = callHours ?? restaurant.callHours
        changed.agent.elevenLabsAgentID = agent?.elevenLabsAgentID ?? restaurant.agent.elevenLabsAgentID
        changed.agent.voiceID = agent?.voiceID ?? restaurant.agent.voiceID
        changed.agent.tools = agent?.tools ?? restaurant.agent.tools
        changed.forwardingNumber = forwardingNumber.resolved(restaurant.forwardingNumber) {
            read($0, plan, "forwarding_number", &problems)
        }
        changed.emailRecipients =
            emailRecipients.resolved(restaurant.emailRecipients) {
                problems += EmailRecipients.repeated($0)
                return $0
            } ?? []
        guard problems.isEmpty else { throw .invalid(problems) }
        return changed
    }

    private func read(_ text: String, _ plan: NumberingPlan, _ field: String, _ problems: inout [FieldError])
        -> PhoneNumber?
    {
        let number = PhoneNumber(text, in: plan)
        if number == nil { problems.append(FieldError(field, "Must be a phone number.")) }
        return number
    }
}

/// A member of a change: set, taken away by `null`, or left as it is.
enum Setting<Value: Decodable> {
    case unchanged
    case cleared
    case set(Value)

    init<Key: CodingKey>(_ container: KeyedDecodingContainer<Key>, _ key: Key) throws {
        if !container.contains(key) {
            self = .unchanged
        } else if try container.decodeNil(forKey: key) {
            self = .cleared
        } else {
            self = .set(try container.decode(Value.self, forKey: key))
        }
    }

    func resolved<Stored>(_ current: Stored?, read: (Value) -> Stored?) -> Stored? {
        switch self {
        case .unchanged: current
        case .cleared: nil
        case .set(let value): read(value)
        }
    }
}
