internal import Secrets
internal import Web

/// `GET /openapi.json`: the API as OpenAPI 3.1, made of the routes when it is first asked for.
enum DescribeAPI {
    private static let body = OpenAPI<AppContext>(
        info: [
            "title": "Trunkline", "version": .string(App.version), "description": .string(description),
            "license": ["name": "MIT", "identifier": "MIT"],
        ],
        server: "/api",
        securitySchemes: [
            Access.token: [
                "type": "http", "scheme": "bearer", "bearerFormat": "JWT",
                "description": "The access token of a person: `POST /auth/login`.",
            ],
            Access.apiKey: [
                "type": "http", "scheme": "bearer", "bearerFormat": "psk_live_...",
                "description": "The API key of a phone system: `POST /ivr/auth/api-key`.",
            ],
            Access.session: [
                "type": "apiKey", "in": "cookie", "name": .string(SessionCookie.name),
                "description": "A browser's session. Requests other than GET come from our own pages only.",
            ],
            Access.metricsToken: [
                "type": "http", "scheme": "bearer",
                "description": "The token of whoever reads the metrics from another host.",
            ],
        ],
        parameters: Routes.parameters
    )
    .document(of: Routes.features).bytes

    private static let description = """
        Trunkline answers the first question a phone system has about a call: how is this number handled?

        Every path answers under `/api` and under `/api/v1` alike, with or without a trailing slash. Those of \
        restaurants, look-ups, calls and their analysis, webhooks, messages and API keys also answer under `/v1`, and \
        those of the service (`/health` and so on) also at the root.

        Members of a request that are not named here are ignored. A body that cannot be read is 400; one that can, \
        with a wrong value, is 422 and names every field that is wrong.
        """

    private static let tag =
        "\"" + sha256(body).prefix(16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "\""

    static func handle(in context: AppContext) -> Response {
        let headers: Headers = ["etag": tag, "cache-control": "no-cache"]
        guard !EntityTag.isAtHand(tag, context.request) else { return Response(.notModified, headers: headers) }
        return .json(.ok, encoded: body, headers: headers)
    }
}
