internal import Foundation
internal import Secrets

/// The password in the welcome message: good for one sign-in, three days, five tries, and to be changed then.
///
/// It is drawn and not chosen, so a keyed hash keeps it as well as a slow one would: without the key there is nothing to
/// guess with. A caller who waits for a booking does not wait for Argon2.
enum ActivationPassword {
    /// How long it is good, in seconds: three days.
    static let lifetime: TimeInterval = 259_200
    /// How often it may be tried.
    static let tries = 5

    /// Without characters that look alike.
    private static let alphabet = Array("ABCDEFGHJKMNPQRSTUVWXYZ23456789")
    private static let length = 8

    /// As the document's `ABC12345`: eight characters, nearly forty bits.
    static func draw() -> String {
        var text = ""
        while text.count < length {
            for byte in randomBytes(length) where text.count < length {
                // Five bits make one of 32; there are 31.
                let place = Int(byte & 0x1F)
                if place < alphabet.count { text.append(alphabet[place]) }
            }
        }
        return text
    }

    private static let label = "bi:v1:account.activation"

    /// With each key that rows may have been hashed with, the active one's first. Bound to its account.
    static func digests(of password: String, for user: UUID, by index: BlindIndex) -> [[UInt8]] {
        index.all(label: label, normalised: "\(user.text) \(password)")
    }
}
