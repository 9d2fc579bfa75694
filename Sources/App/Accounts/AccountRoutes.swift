internal import Web

enum AccountRoutes {
    static let all: [Route<AppContext>] = [
        Route(
            .post, "/auth/login", access: .anyone,
            .init(
                "signIn", "Signs a program in for a person",
                refuses: [.unauthorized: ["INVALID_CREDENTIALS"], .tooManyRequests: ["TOO_MANY_ATTEMPTS"]]),
            SignIn.handle),
        Route(
            .post, "/auth/refresh", access: .anyone,
            .init("refresh", "A refresh token for a new pair of tokens", refuses: [.unauthorized: ["INVALID_TOKEN"]]),
            RefreshSession.handle),
        Route(
            .post, "/auth/logout", access: .ownAccount,
            .init("signOut", "Ends the session and every token of it"), SignOut.handle),
        Route(.get, "/auth/profile", access: .ownAccount, .init("getProfile", "Who is signed in"), GetProfile.handle),
        Route(
            .post, "/auth/change-password", access: .ownAccount,
            .init(
                "changePassword", "Changes the password; every other session of the user ends",
                refuses: [
                    .unauthorized: ["INVALID_CREDENTIALS"], .tooManyRequests: ["TOO_MANY_ATTEMPTS"],
                    .preconditionFailed: ["PRECONDITION_FAILED"],
                ]),
            ChangePassword.handle),
        Route(
            .post, "/auth/invitation", access: .anyone,
            .init(
                "acceptInvitation", "Accepts an invitation and signs the user in",
                refuses: [.unauthorized: ["INVALID_INVITATION"]]),
            AcceptInvitation.handle),

        Route(
            .post, "/session", access: .anyone,
            .init(
                "openSession", "Signs a person in at a browser", sends: [.setCookie],
                refuses: [
                    .unauthorized: ["INVALID_CREDENTIALS"], .forbidden: ["CROSS_SITE"],
                    .tooManyRequests: ["TOO_MANY_ATTEMPTS"],
                ]),
            OpenSession.handle),
        Route(
            .get, "/session", access: .ownAccount, .init("showSession", "Who is signed in, and until when"),
            ShowSession.handle),
        Route(
            .delete, "/session", access: .ownAccount,
            .init("closeSession", "Signs out at a browser", sends: [.setCookie]), CloseSession.handle),

        Route(
            .get, "/users", access: .roles(.admins),
            .init(
                "listUsers", "The organisation's users, oldest first; those of a role, or who are looked for, by login",
                query: UserFilter.parameters + PageRequest.parameters,
                links: ["user": "/users/0/id"]),
            ListUsers.handle),
        Route(
            .post, "/users", access: .roles(.admins),
            .init(
                "inviteUser", "Invites a user", answers: [.created], takes: [.idempotencyKey], sends: [.location],
                links: ["user": "/user/id"], refuses: [.conflict: ["LOGIN_TAKEN"]]),
            InviteUser.handle),
        Route(
            .get, "/users/{user}", access: .roles(.admins),
            .init("getUser", "One user", sends: [.etag], links: ["user": "/id"]), GetUser.handle),
        Route(
            .patch, "/users/{user}", access: .roles(.admins),
            .init(
                "changeUser", "Changes a user's name, role, status or territories", takes: [.ifMatch], sends: [.etag],
                refuses: [.conflict: ["OWN_ACCOUNT", "NOT_ACCEPTED", "PATIENT_ROLE"]]),
            ChangeUser.handle),
        Route(
            .post, "/users/{user}/invitation", access: .roles(.admins),
            .init(
                "renewInvitation", "Another code for a user, whose password and sessions end", answers: [.created],
                takes: [.idempotencyKey], refuses: [.conflict: ["NOT_INVITED", "OWN_ACCOUNT"]]),
            RenewInvitation.handle),
        Route(
            .delete, "/users/{user}/lock", access: .roles(.admins),
            .init("unlockUser", "Forgets a user's failed sign-ins"), UnlockUser.handle),

        Route(
            .get, "/ivr/territories", access: .roles(.staff),
            .init(
                "listTerritories", "The territories that the caller may use",
                links: ["territory": "/territories/0/territory_id"]),
            ListTerritories.handle),
        Route(
            .put, "/ivr/territories/{territory}", access: .organisation(.admins),
            .init(
                "setTerritory", "Makes a territory, or gives it another name",
                refuses: [.conflict: ["TOO_MANY_TERRITORIES"]]),
            SetTerritory.handle),

        Route(
            .post, "/ivr/auth/api-key", access: .roles(.admins), envelope: .callConfig,
            .init(
                "createAPIKey", "Makes an API key; its secret is shown this once", answers: [.created],
                takes: [.idempotencyKey], links: ["key": "/data/keyId"]),
            CreateAPIKey.handle),
        Route(
            .get, "/ivr/auth/api-keys", access: .roles(.admins), envelope: .callConfig,
            .init(
                "listAPIKeys", "The organisation's API keys, oldest first", query: PageRequest.parameters,
                links: ["key": "/data/apiKeys/0/keyId"]),
            ListAPIKeys.handle),
        Route(
            .post, "/ivr/auth/api-keys/{key}/rotation", access: .roles(.admins), envelope: .callConfig,
            .init(
                "rotateAPIKey", "Another key in the place of one, which goes on for a while", answers: [.created],
                takes: [.idempotencyKey], refuses: [.conflict: ["KEY_NOT_ACTIVE"]]),
            RotateAPIKey.handle),
        Route(
            .delete, "/ivr/auth/api-keys/{key}", access: .roles(.admins), envelope: .callConfig,
            .init("revokeAPIKey", "Ends an API key"), RevokeAPIKey.handle),
    ]
}
