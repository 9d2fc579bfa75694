internal import Web

enum AccountRoutes {
    static let all: [Route<AppContext>] = [
        Route(.post, "/auth/login", access: .anyone, SignIn.handle),
        Route(.post, "/auth/refresh", access: .anyone, RefreshSession.handle),
        Route(.post, "/auth/logout", access: .ownAccount, SignOut.handle),
        Route(.get, "/auth/profile", access: .ownAccount, GetProfile.handle),
        Route(.post, "/auth/change-password", access: .ownAccount, ChangePassword.handle),
        Route(.post, "/auth/invitation", access: .anyone, AcceptInvitation.handle),

        Route(.post, "/session", access: .anyone, OpenSession.handle),
        Route(.get, "/session", access: .ownAccount, ShowSession.handle),
        Route(.delete, "/session", access: .ownAccount, CloseSession.handle),

        Route(.get, "/users", access: .roles(.admins), ListUsers.handle),
        Route(.post, "/users", access: .roles(.admins), InviteUser.handle),
        Route(.get, "/users/{user}", access: .roles(.admins), GetUser.handle),
        Route(.patch, "/users/{user}", access: .roles(.admins), ChangeUser.handle),
        Route(.post, "/users/{user}/invitation", access: .roles(.admins), RenewInvitation.handle),
        Route(.delete, "/users/{user}/lock", access: .roles(.admins), UnlockUser.handle),

        Route(
            .post, "/ivr/auth/api-key", access: .roles(.admins), envelope: .callConfig, CreateAPIKey.handle),
        Route(.get, "/ivr/auth/api-keys", access: .roles(.admins), envelope: .callConfig, ListAPIKeys.handle),
        Route(
            .post, "/ivr/auth/api-keys/{key}/rotation", access: .roles(.admins), envelope: .callConfig,
            RotateAPIKey.handle),
        Route(
            .delete, "/ivr/auth/api-keys/{key}", access: .roles(.admins), envelope: .callConfig, RevokeAPIKey.handle),
    ]
}
