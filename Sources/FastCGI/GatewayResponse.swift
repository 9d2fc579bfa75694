/// What the web server is to send back.
public struct GatewayResponse {
    /// Makes a body, piece by piece, on the thread that answers. When it throws, or a piece cannot be sent, the
    /// connection is cut, so that nobody takes what was sent for the whole.
    public typealias Producer = (_ send: ([UInt8]) throws -> Void) throws -> Void

    public let status: Int
    /// A field with a line break, a zero or another control character in it is not sent:
    /// it would end its line, and begin one of the caller's choice.
    public let headers: [(name: String, value: String)]
    public let body: [UInt8]
    /// What follows `body`; nil for an answer that is whole.
    let produce: Producer?

    public init(
        status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = [], produce: Producer? = nil
    ) {
        self.status = status
        self.headers = headers
        self.body = body
        self.produce = produce
    }

    /// Gives the head, as CGI has it, piece by piece.
    func writeHead(to write: (String) -> Void) {
        write("Status: ")
        write(String(status))
        // nginx passes it on as it is; a status without a reason is valid, and looks broken.
        if let reason = Self.reasons[status] { write(reason) }
        write("\r\n")
        for field in headers where Self.isSafe(field.name) && Self.isSafe(field.value) {
            write(field.name)
            write(": ")
            write(field.value)
            write("\r\n")
        }
        write("\r\n")
    }

    private static func isSafe(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
    }

    private static let reasons = [
        200: " OK", 201: " Created", 202: " Accepted", 204: " No Content", 304: " Not Modified",
        400: " Bad Request", 401: " Unauthorized", 403: " Forbidden", 404: " Not Found", 405: " Method Not Allowed",
        409: " Conflict", 412: " Precondition Failed", 413: " Content Too Large", 415: " Unsupported Media Type",
        422: " Unprocessable Content", 429: " Too Many Requests", 500: " Internal Server Error",
        503: " Service Unavailable",
    ]
}
