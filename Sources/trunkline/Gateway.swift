internal import App
internal import FastCGI
internal import Foundation
internal import Secrets
internal import Web

// Between the words of CGI and the words of the application.

extension GatewayRequest {
    /// The id nginx gave the request (`fastcgi_param REQUEST_ID $request_id`).
    var id: String {
        self["REQUEST_ID"] ?? UUID.random().uuidString.lowercased()
    }
}

extension Request {
    init(_ gateway: GatewayRequest) {
        let uri = gateway["REQUEST_URI"] ?? "/"
        let end = uri.utf8.firstIndex(of: UInt8(ascii: "?"))
        var headers: Headers = [:]
        for (name, value) in gateway.headers {
            headers.append(name, value)
        }
        self.init(
            Method(requestMethod: gateway["REQUEST_METHOD"] ?? ""), end.map { String(uri[..<$0]) } ?? uri,
            query: Query(end.map { String(uri[uri.utf8.index(after: $0)...]) } ?? ""), headers: headers,
            body: gateway.body, remoteAddress: gateway["REMOTE_ADDR"] ?? "")
    }
}

extension GatewayResponse {
    init(_ response: Response) {
        var headers = response.headers.fields.map { ($0.name, $0.value) }
        // Without it nginx sends the body in chunks.
        if response.status != .noContent { headers.append(("content-length", String(response.body.count))) }
        self.init(status: response.status.code, headers: headers, body: response.body)
    }
}

extension Refusal {
    /// What the caller is told of a request that was not read to its end.
    var error: APIError {
        switch self {
        case .bodyTooLong:
            APIError(.contentTooLarge, "BODY_TOO_LARGE", "The request body is too large.")
        default:
            APIError(.badRequest, "MALFORMED_REQUEST", "The request cannot be read.")
        }
    }
}
