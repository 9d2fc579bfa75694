"""What is refused before or behind nginx is refused in the family's envelope, with its status and an identifier."""

import json
import re

import pytest

from harness.instance import API_KEY, CONFIG, ROOT

MIB = 1 << 20
FAMILIES = {
    "standard": "/api/v1/auth/login",
    "call-config": "/api/ivr/call",
    "registration": "/api/register/patient/",
}


def assert_envelope(family, body, code=None):
    if family == "standard":
        assert set(body) == {"error"} and {"code", "message"} <= set(body["error"])
        found = body["error"]["code"]
    elif family == "call-config":
        assert body["success"] is False and {"success", "message", "error"} <= set(body)
        found = body["error"]
    else:
        assert {"error", "message"} <= set(body)
        found = body["error"].upper()
        assert body["error"].islower()
    if code:
        assert found == code


def assert_identified(answer):
    identifiers = answer.headers.get_list("x-request-id")
    assert len(identifiers) == 1 and re.fullmatch("[0-9a-f]{32}", identifiers[0]), answer.headers


@pytest.mark.parametrize("family", FAMILIES)
def test_the_static_refusals_are_written_in_the_envelope(family):
    files = sorted((ROOT / "nginx/errors" / family).glob("*.json"))
    assert {"400", "404", "413", "429", "502", "503", "504", "other"} <= {file.stem for file in files}
    for file in files:
        assert_envelope(family, json.loads(file.read_text()))


@pytest.mark.parametrize("family", FAMILIES)
def test_a_body_of_1_mib_and_a_byte_is_413(client, family):
    answer = client.post(FAMILIES[family], content=b" " * (MIB + 1), headers={"Content-Type": "application/json"})
    assert answer.status_code == 413
    assert_envelope(family, answer.json(), "CONTENT_TOO_LARGE")
    assert_identified(answer)


def test_a_body_of_1_mib_in_chunks_and_a_byte_is_413(client):
    answer = client.post(FAMILIES["call-config"], content=iter([b" " * MIB, b" "]))
    assert answer.status_code == 413
    assert_envelope("call-config", answer.json())


def test_a_body_of_1_mib_reaches_the_application(client):
    answer = client.post(FAMILIES["standard"], content=b" " * MIB, headers={"Content-Type": "application/json"})
    assert answer.status_code in (400, 401, 422)


@pytest.mark.parametrize("http2", [False, True])
@pytest.mark.parametrize("family", FAMILIES)
def test_a_header_of_64_kb_is_400(trunkline, family, http2):
    with trunkline.client(http2=http2) as client:
        answer = client.get(FAMILIES[family], headers={"Authorization": "Bearer " + "x" * 65536})
    assert answer.status_code == 400
    assert_envelope(family, answer.json(), "BAD_REQUEST")
    assert_identified(answer)


def test_a_path_of_64_kb_is_414(trunkline):
    answer = trunkline.raw(
        b"GET /api/" + b"x" * 65536 + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 414 ") and b"X-Request-ID" in head
    assert_envelope("standard", json.loads(body), "URI_TOO_LONG")


RAW_TARGETS = [
    "/../../etc/passwd",
    "/..%2f..%2fetc/passwd",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/assets/../../nginx/trunkline.conf.in",
    "/assets/..%2f..%2fREADME.md",
    "/assets%2f..%2f..%2fLICENSE",
    "/.git/config",
    "/-/refusal",
    "/-/gone",
    "/%00",
    "/assets/css/app.css%00.html",
    "//etc/passwd",
    "/assets/css/",
]


@pytest.mark.parametrize("target", RAW_TARGETS)
def test_no_path_leads_out_of_the_pages(trunkline, target):
    answer = trunkline.raw(f"GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
    head, _, body = answer.partition(b"\r\n\r\n")
    assert re.match(rb"HTTP/1.1 (400|403|404)\b", head), head
    assert re.search(rb"(?i)\r\nx-request-id: [0-9a-f]{32}(\r|$)", head)
    assert b"root:" not in body and b"[core]" not in body and b"MIT License" not in body


# Each would be a good look-up, were something on the way decoded or joined once more than it was sent.
DISGUISED = [
    "/assets/..%2fapi/ivr/restaurant/restaurant_id/config",
    "/api/ivr/restaurant%2frestaurant_id/config",
    "/api/ivr/restaurant/restaurant_id%2fconfig",
    "/api%2fivr/restaurant/restaurant_id/config",
    "/api/ivr/x/%2e%2e/restaurant/restaurant_id/config",
    "/api/ivr/x/../restaurant/restaurant_id/config",
    "//api/ivr/restaurant/restaurant_id/config",
    "/api//ivr/restaurant/restaurant_id/config",
    "/api/ivr/restaurant/restaurant%255Fid/config",
    "/v1/../api/ivr/restaurant/restaurant_id/config",
]


@pytest.mark.parametrize("target", DISGUISED)
def test_no_disguised_path_reaches_another_route(trunkline, target):
    answer = trunkline.raw(
        f"GET {target} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {API_KEY}\r\n"
        "Connection: close\r\n\r\n".encode())
    assert re.match(rb"HTTP/1.1 (400|404)\b", answer), answer[:200]
    assert b"Restaurant Name" not in answer


@pytest.mark.parametrize("family, path", [
    ("standard", "/api/no/such/thing"), ("call-config", "/api/ivr/call/no/such/thing"),
    ("standard", "/api"), ("standard", "/v1"), ("standard", "/health/nothing")])
def test_an_unknown_path_is_404(client, family, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert_envelope(family, answer.json(), "NOT_FOUND")
    assert_identified(answer)


@pytest.mark.parametrize("method, path, allowed", [
    ("DELETE", CONFIG, "GET, HEAD"), ("POST", "/health", "GET, HEAD"), ("GET", "/api/v1/auth/login", "POST"),
    ("POST", "/index.html", "GET, HEAD"), ("PUT", "/", "GET, HEAD")])
def test_a_method_that_a_path_does_not_take_is_405_with_allow(client, method, path, allowed):
    answer = client.request(method, path)
    assert answer.status_code == 405
    assert answer.headers.get_list("allow") == [allowed]
    assert_identified(answer)


def test_trace_is_405(trunkline):
    for path in (CONFIG, "/"):
        answer = trunkline.raw(f"TRACE {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        assert answer.startswith(b"HTTP/1.1 405 "), answer[:100]
        assert b"\r\nAllow: " in answer


@pytest.mark.parametrize("kind", ["text/plain", "application/xml", "multipart/form-data; boundary=x", "json"])
def test_a_body_of_another_type_is_400(client, kind):
    body = b'{"username":"admin","password":"admin123"}'
    answer = client.post("/api/auth/login", content=body, headers={"Content-Type": kind})
    assert answer.status_code == 400
    assert_envelope("standard", answer.json())


BAD_JSON = [
    b"", b"{", b"[]", b"null", b'"text"', b'{"username":"admin","username":"other","password":"x"}',
    b'{"username":"admin","password":"x"} trailing', b'{"username":"\\ud800","password":"x"}',
    b'{"username":1e999,"password":"x"}', b'{"a":' * 65 + b"1" + b"}" * 65, b'{"username":"\xff","password":"x"}',
]


@pytest.mark.parametrize("body", BAD_JSON)
def test_a_body_that_does_not_parse_is_400(client, body):
    answer = client.post("/api/auth/login", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400, answer.text
    assert_envelope("standard", answer.json())


def test_a_value_that_is_wrong_is_422_and_names_the_field(client):
    answer = client.post("/api/auth/login", json={"username": 7, "password": "x"})
    assert answer.status_code == 422
    assert answer.json()["error"]["details"]["field"] == "username"


def test_a_request_line_that_cannot_be_parsed_is_400(trunkline):
    answer = trunkline.raw(b"GET /api/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400 ") and b"X-Request-ID" in head
    assert_envelope("standard", json.loads(body), "BAD_REQUEST")


def test_every_answer_says_what_a_browser_may_do_with_it(client):
    page = client.get("/")
    assert page.status_code == 200
    for answer in (page, client.get("/no-such-page"), client.get("/assets/css/base.css")):
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["strict-transport-security"]
        assert_identified(answer)
    for path in ("/health", CONFIG, "/api/no/such/thing"):
        answer = client.get(path)
        assert answer.headers.get_list("cache-control") == ["no-store"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "server" not in answer.headers or not re.search(r"\d", answer.headers["server"])
