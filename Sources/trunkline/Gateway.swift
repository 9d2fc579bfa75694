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
    /// - Parameter id: the request's, for the log.
    init(_ response: Response, id: String) {
        var headers = response.headers.fields.map { ($0.name, $0.value) }
        // Without it nginx sends the body in chunks.
        if response.status != .noContent {
            headers.append(("content-length", String(response.stream?.length ?? response.body.count)))
        }
        guard let stream = response.stream else {
            self.init(status: response.status.code, headers: headers, body: response.body)
            return
        }
        self.init(status: response.status.code, headers: headers) { send in
            do {
                try stream.send(to: send)
            } catch {
                // Whoever hung up is no failure of ours.
                if !(error is HungUp) {
                    Log.error("answer cut off", ["request_id": id, "error": "\(error)"])
                }
                throw error
            }
        }
    }
}

extension BodyStream {
    convenience init(_ reader: BodyReader) {
        self.init(length: reader.length) { count throws(APIError) in
            do throws(Refusal) {
                return try reader.read(upTo: count)
            } catch {
                throw error == .bodyTooLong ? error.error : .brokenOff
            }
        }
    }
}

extension Refusal {
    /// What the caller is told of a request that was not read to its end.
    var error: APIError {
        switch self {
        case .bodyTooLong:
            APIError(.contentTooLarge, "CONTENT_TOO_LARGE", "The request body is too large.")
        default:
            APIError(.badRequest, "BAD_REQUEST", "The request cannot be read.")
        }
    }
}
