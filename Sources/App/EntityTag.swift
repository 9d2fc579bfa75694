internal import Foundation
internal import Web

/// A row's version as an entity tag, and what the caller says it last saw (RFC 9110, 8.8.3 and 13.1.1).
enum EntityTag {
    /// What was to be changed is not any more what the caller saw.
    static let changedSince = APIError(
        .preconditionFailed, "PRECONDITION_FAILED", "It has been changed since. Read it again.")

    static func of(version: Int) -> String { "\"\(version)\"" }

    /// Whether the caller has what `tag` names and asks only for what is newer.
    static func isAtHand(_ tag: String, _ request: Request) -> Bool {
        guard let header = request.headers["if-none-match"] else { return false }
        let tags = Self.tags(header)
        // A proxy that compresses makes the tag a weak one, and here weak ones will do (RFC 9110, 13.1.2).
        return tags.contains { $0 == "*" || $0 == tag || $0 == "W/\(tag)" }
    }

    /// - Throws: `APIError` 428 without `If-Match`, 412 when it is of another version.
    static func check(_ request: Request, version: Int) throws(APIError) {
        guard let header = request.headers["if-match"] else {
            throw APIError(
                .preconditionRequired, "PRECONDITION_REQUIRED",
                "Send If-Match with the ETag of the version you are changing.")
        }
        try check(header, version: version)
    }

    /// The same where `If-Match` may be left out.
    ///
    /// - Throws: `APIError` 412 when it is of another version.
    static func checkIfSent(_ request: Request, version: Int) throws(APIError) {
        guard let header = request.headers["if-match"] else { return }
        try check(header, version: version)
    }

    /// Whether there is anything to change. Whoever has not heard that a change was made asks for it again with the tag
    /// of before, and is told that it is done (RFC 9110, 13.1.1).
    ///
    /// - Parameter isSame: what is asked for is what is there.
    /// - Throws: `APIError` 428 without `If-Match`, 412 when it is of another version and there is something to change.
    static func isToChange(_ request: Request, version: Int, isSame: Bool) throws(APIError) -> Bool {
        // Whoever sends what is no tag at all has not seen any version.
        guard isSame, let header = request.headers["if-match"], isWellFormed(tags(header)) else {
            try check(request, version: version)
            return true
        }
        return false
    }

    private static func check(_ header: String, version: Int) throws(APIError) {
        let tags = Self.tags(header)
        guard tags.contains("*") || tags.contains(of(version: version)) else {
            throw changedSince
        }
    }

    private static func tags(_ header: String) -> [String] {
        header.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    }

    /// Whether each is `*`, or in quotes as tags are, weak ones included (RFC 9110, 8.8.3).
    private static func isWellFormed(_ tags: [String]) -> Bool {
        !tags.isEmpty
            && tags.allSatisfy { tag in
                let opaque = tag.hasPrefix("W/") ? tag.dropFirst(2) : tag[...]
                return tag == "*" || opaque.count >= 2 && opaque.hasPrefix("\"") && opaque.hasSuffix("\"")
            }
    }
}
