internal import Web

/// `GET /health`: a worker is alive. It touches nothing else, so that a database
/// that is away does not have the workers restarted.
enum ReportHealth {
    private static let alive = Array(#"{"status":"ok"}"#.utf8)

    static func handle(in context: AppContext) -> Response { .json(.ok, encoded: alive) }
}
