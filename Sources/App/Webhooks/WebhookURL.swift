internal import HTTPClient
internal import Web

/// Where an endpoint is.
enum WebhookURL {
    /// In characters.
    static let longest = 500

    static let schema = Schema.string(1...longest).noted(
        "`https://` and a host on port 443, without user or fragment. It must be of the public internet.")

    /// Whom an endpoint may be; its address is looked at again whenever it is connected to.
    static func policy(_ configuration: Configuration) -> AddressPolicy {
        configuration.mode == .embedded ? .strangersAndThisHost : .strangers
    }

    /// - Throws: `APIError` 422 for what may not be sent to.
    static func check(_ text: String, _ configuration: Configuration, field: String = "callbackUrl") throws(APIError) {
        do throws(DestinationError) {
            _ = try Destination(text, policy: policy(configuration))
        } catch {
            throw .invalid(field, issue(error))
        }
    }

    private static func issue(_ error: DestinationError) -> String {
        switch error {
        case .malformed, .malformedHost: "Must be a URL such as https://example.com/callbacks, without a fragment."
        case .tooLong: "Must have at most \(longest) characters."
        case .unknownScheme, .notEncrypted: "Must begin with https://."
        case .userInformation: "Must not have a user or a password in it."
        case .forbiddenAddress: "Must be of the public internet."
        case .forbiddenPort: "Must be on port 443."
        }
    }
}
