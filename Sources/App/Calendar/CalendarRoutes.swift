internal import Web

enum CalendarRoutes {
    static let all: [Route<AppContext>] = [
        Route(
            .get, "/calendar", access: .roles(.parties),
            .init("getCalendar", "When the desk is at work, and how fast it promises to be", sends: [.etag]),
            GetCalendar.handle),
        Route(
            .put, "/calendar", access: .organisation(.admins),
            .init(
                "setCalendar", "Sets the calendar",
                note: "For requests that come in from now on, and for those whose clock goes on; what is promised "
                    + "already stays promised.",
                takes: [.ifMatch], sends: [.etag]),
            SetCalendar.handle),
    ]
}
