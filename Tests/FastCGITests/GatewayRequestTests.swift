import Testing

@testable import FastCGI

struct GatewayRequestTests {
    let request = GatewayRequest(variables: [
        ("REQUEST_METHOD", "GET"), ("HTTP_X", "short"), ("HTTP_X_ID", "a=b"), ("CONTENT_TYPE", "text/plain"),
        ("CONTENT_LENGTH", ""), ("HTTP_X", "second"), ("HOME", "/"),
    ])

    @Test(arguments: [
        ("REQUEST_METHOD", "GET"), ("HTTP_X", "short"), ("HTTP_X_ID", "a=b"), ("CONTENT_LENGTH", ""),
        ("HTTP_X_I", nil), ("REQUEST", nil), ("", nil),
    ])
    func `a variable is found by its whole name, and the first of two counts`(name: String, value: String?) {
        #expect(request[name] == value)
    }

    @Test
    func `headers have their HTTP names, and those the client did not send are left out`() {
        let request = GatewayRequest(
            variables: self.request.variables + [("HTTP_PROXY", ""), ("CONTENT_TYPE", ""), ("HTTP_EMPTY", "")])
        #expect(request.headers.map(\.name) == ["x", "x-id", "content-type", "x", "empty"])
        #expect(request.headers.map(\.value) == ["short", "a=b", "text/plain", "second", ""])
    }

    @Test
    func `all variables are there in the order sent`() {
        #expect(request.variables.count == 7)
        #expect(request.variables.last?.name == "HOME")
        #expect(GatewayRequest(variables: []).variables.isEmpty)
    }
}

struct GatewayResponseTests {
    @Test(arguments: ["a\r\nSet-Cookie: b", "a\nb", "a\rb", "a\u{0}b", "a\u{7F}", "\u{1B}[0m"])
    func `a header field that would break out of its line is not sent`(text: String) {
        let response = GatewayResponse(
            status: 200, headers: [("X-Good", "1"), ("X-Bad", text), (text, "1"), ("X-Tab", "a\tb")])
        var head = ""
        response.writeHead { head += $0 }
        #expect(head == "Status: 200 OK\r\nX-Good: 1\r\nX-Tab: a\tb\r\n\r\n")
    }
}
