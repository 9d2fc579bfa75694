internal import Foundation
internal import SharedMemory
internal import Web

/// Writes on the scoreboard which route a thread is at, and what it cost.
struct Measure: Middleware {
    func respond(to request: Request, in context: AppContext, next: Next<AppContext>) throws -> Response {
        guard let match = context.match, let route = context.services.shared.routePlaces[match.index] else {
            return next(request, context)
        }
        let scoreboard = context.services.shared.scoreboard
        if let place = context.place {
            scoreboard.route(route, slot: place.slot, thread: place.thread)
        }
        let start = MonotonicClock.now
        let response = next(request, context)
        scoreboard.record(
            route: route, status: response.status.code, microseconds: (MonotonicClock.now - start) / 1_000)
        return response
    }
}
