// The shapes of the call configuration and registration samples.

struct Answer<Content: Codable>: Codable {
    let success: Bool
    let message: String?
    let data: Content
}

struct CallConfig: Codable {
    struct Agent: Codable {
        let agentID: String
        let voiceID: String
        let tools: [String]

        enum CodingKeys: String, CodingKey {
            case agentID = "elevenlabs_agent_id"
            case voiceID = "voice_id"
            case tools
        }
    }

    let restaurantID: String
    let name: String
    let usesAI: Bool
    let start: String
    let end: String
    let isOpen: Bool
    let agent: Agent
    let forwarding: String

    enum CodingKeys: String, CodingKey {
        case restaurantID = "restaurantId"
        case name
        case usesAI = "aiEnabled"
        case start = "callHoursStart"
        case end = "callHoursEnd"
        case isOpen = "currentlyInCallHours"
        case agent
        case forwarding = "forwarding_number"
    }
}

struct Call: Codable {
    let restaurantID: String
    let callID: String
    let timestamp: String
    let caller: String
    let transcript: String
    let audio: String

    enum CodingKeys: String, CodingKey {
        case restaurantID = "restaurantId"
        case callID = "callId"
        case timestamp
        case caller = "callerNumber"
        case transcript
        case audio = "audioUrl"
    }
}

struct CompletedCall: Codable {
    let callID: String
    let score: Int
    let label: String
    let summary: String
    let reason: String
    let duration: Int
    let isSent: Bool
    let recipients: [String]

    enum CodingKeys: String, CodingKey {
        case callID = "callId"
        case score = "sentimentScore"
        case label = "sentimentLabel"
        case summary
        case reason
        case duration
        case isSent = "emailSent"
        case recipients = "emailRecipients"
    }
}

struct Registration: Codable {
    let name: String
    let age: Int
    let phone: String
    let username: String
    let password: String
    let repeated: String

    enum CodingKeys: String, CodingKey {
        case name
        case age
        case phone = "phone_number"
        case username
        case password
        case repeated = "password2"
    }
}

enum CallSamples {
    static let config = #"""
        {"success":true,"data":{"restaurantId":"restaurant_id","name":"Restaurant Name","aiEnabled":true,
        "callHoursStart":"09:00","callHoursEnd":"21:00","currentlyInCallHours":true,
        "agent":{"elevenlabs_agent_id":"elevenlabs_agent_id","voice_id":"tnSpp4vdxKPjI9w0GnoV",
        "tools":["end_call","get_address","forward_call"]},"forwarding_number":"(555) 123-4567"}}
        """#

    static let call = #"""
        {"restaurantId":"restaurant_id","callId":"external_call_id","timestamp":"2025-03-01T12:30:00.000Z",
        "callerNumber":"+15551234567","transcript":"Customer call transcript",
        "audioUrl":"https://storage.pulsara.ai/calls/call_id.mp3"}
        """#

    static let completion = #"""
        {"success":true,"message":"Call completion logged successfully","data":{"callId":"pulsara_call_id",
        "sentimentScore":85,"sentimentLabel":"positive","summary":"Customer called about operating hours",
        "reason":"Hours","duration":120,"emailSent":true,"emailRecipients":["owner@restaurant.com"]}}
        """#

    static let registration = #"""
        {"name":"User Name","age":30,"phone_number":"+919999999999","username":"username",
        "password":"newpassword","password2":"newpassword"}
        """#
}
