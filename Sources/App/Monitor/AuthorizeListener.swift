internal import Foundation
internal import Web

/// `GET /live/authorization`: asked by nginx before it connects a page to the live channel; says to which.
///
/// The channel's name stands in `X-Live-Channel`. It is made of who asks, and never of what was asked.
enum AuthorizeListener {
    static func handle(in context: AppContext) throws -> Response {
        let organisation = try context.organisation
        // Until well after the page has to ask again.
        guard context.services.shared.expectListeners(of: organisation, seconds: 2 * LiveChannel.period) else {
            throw APIError.unavailable
        }
        return Response(.noContent, headers: ["x-live-channel": LiveChannel.name(of: organisation, at: context.now)])
    }
}
