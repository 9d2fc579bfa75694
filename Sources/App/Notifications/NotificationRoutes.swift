internal import Web

enum NotificationRoutes {
    static let all: [Route<AppContext>] = [
        Route(
            .get, "/notifications", access: .roles(Set(Role.allCases)),
            .init("listNotifications", "What the caller was told, newest first", query: PageRequest.parameters),
            ListNotifications.handle),
        Route(
            .put, "/notifications/reading", access: .roles(Set(Role.allCases)),
            .init("readNotifications", "Notes that the caller has read them"), ReadNotifications.handle),
    ]
}
