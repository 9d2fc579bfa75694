"""/live: who may listen, what is refused and how, and that nothing a client sends reaches the live nginx."""

import signal
import socket
import time

import pytest

from harness import await_that
from harness.listeners import Listeners
from harness.live import Live, listening_cookie
from test_envelopes import assert_envelope, assert_identified

CHANNEL = "0198c2f4-7e1a-7cc3-98c4-dc0c0c07398f.5881234"
HEADERS = {"Cookie": f"answer=204:{CHANNEL}", "Accept": "text/event-stream"}


def answer_to(instance, answer, http2=False, **options):
    with instance.client(http2=http2) as client:
        return client.get("/live", headers={"Cookie": f"answer={answer}"}, **options)


def assert_refused(answer, status, code):
    assert answer.status_code == status
    assert_envelope("standard", answer.json(), code)
    assert_identified(answer)
    assert answer.headers.get_list("cache-control") == ["no-store"]
    assert answer.headers.get("retry-after") == ("1" if status == 503 else None)


@pytest.mark.parametrize("http2", [False, True])
def test_who_may_listen_gets_what_is_published(own_trunkline, live, http2):
    with own_trunkline.client(http2=http2) as client, client.stream("GET", "/live", headers=HEADERS) as stream:
        assert stream.status_code == 200
        assert stream.headers["content-type"].startswith("text/event-stream")
        assert stream.headers.get_list("cache-control") == ["no-store"]
        assert "default-src 'none'" in stream.headers["content-security-policy"]
        assert "content-encoding" not in stream.headers
        assert not [name for name in stream.headers if name.startswith("access-control")]
        await_that(live.count, what="the listener")
        assert live.publish(CHANNEL, '{"seq":1}', "look_ups") == 201
        lines = stream.iter_lines()
        seen = [line for line in iter(lambda: next(lines), 'data: {"seq":1}')]
        assert "event: look_ups" in seen
    await_that(lambda: live.count() == 0, what="the end of the listener")


def test_a_session_hears_its_organisation_until_it_is_ended(own_trunkline):
    """With the pool's own answers, and its own messages."""
    live = Live(own_trunkline)
    # Channels have another name every five minutes: all of this is to be about one.
    await_that(lambda: time.time() % 300 < 280, 21, "a new channel")
    (mine, channel), (others, other) = listening_cookie(own_trunkline), listening_cookie(
        own_trunkline, "other-admin", "other123")
    assert channel.partition(".")[0] != other.partition(".")[0]
    with Listeners(own_trunkline, 2, mine) as here, Listeners(own_trunkline, 2, others) as there:
        await_that(lambda: all("tick" in kinds(listener) for listener in here.all + there.all), what="a tick")
        assert live.publish(channel, "for one organisation") == 201
        here.await_heard("for one organisation")
        assert live.publish(other, "for the other") == 201
        there.await_heard("for the other")
        assert not here.who_heard("for the other") and not there.who_heard("for one organisation")
    with own_trunkline.client() as client:
        headers = {"Cookie": mine, "Sec-Fetch-Site": "same-origin"}
        assert client.delete("/api/session", headers=headers).status_code == 204
        for cookie in (mine, mine + "x", ""):
            assert_refused(client.get("/live", headers={"Cookie": cookie}), 401, "UNAUTHORIZED")


def kinds(listener):
    return {message.kind for message in listener.messages}


@pytest.mark.parametrize("http2", [False, True])
@pytest.mark.parametrize("answer, status, code", [
    ("401", 401, "UNAUTHORIZED"),
    ("403", 403, "FORBIDDEN"),
    ("503", 503, "SERVICE_UNAVAILABLE"),
    ("429", 503, "SERVICE_UNAVAILABLE"),
    ("500", 503, "SERVICE_UNAVAILABLE"),
    ("302", 503, "SERVICE_UNAVAILABLE"),
    ("204", 503, "SERVICE_UNAVAILABLE"),
    ("204:../pub/x", 503, "SERVICE_UNAVAILABLE"),
    ("204:" + 65 * "x", 503, "SERVICE_UNAVAILABLE"),
])
def test_who_may_not_listen_is_told_so_in_the_envelope(own_trunkline, live, http2, answer, status, code):
    assert_refused(answer_to(own_trunkline, answer, http2), status, code)


def test_a_pool_that_does_not_answer_is_503_within_4_seconds(own_trunkline, live):
    answer = answer_to(own_trunkline, "hang")
    assert_refused(answer, 503, "SERVICE_UNAVAILABLE")
    assert answer.elapsed.total_seconds() < 4


def test_without_the_pool_it_is_503(own_trunkline):
    with own_trunkline.held_down("serve", signal.SIGKILL):
        assert_refused(answer_to(own_trunkline, "204:x"), 503, "SERVICE_UNAVAILABLE")
    own_trunkline.await_ready()


def test_without_the_live_nginx_it_is_503_and_calls_are_answered(own_trunkline, live):
    live.forgive()
    with own_trunkline.held_down("live"), own_trunkline.client() as client:
        assert_refused(answer_to(own_trunkline, "204:x"), 503, "SERVICE_UNAVAILABLE")
        assert client.get("/health/ready").status_code == 200
    await_that(live.worker, what="the live nginx")


def test_the_pool_is_asked_with_the_session_and_little_else(own_trunkline, authorizer):
    with own_trunkline.client() as client:
        client.request(
            "GET", "/live?token=x", content=b"a body", headers={
                "Cookie": "answer=403", "Authorization": "Bearer x", "X-Live-Channel": "x", "X-Background": "0",
                "Content-Type": "text/plain", "Proxy": "x", "Origin": "https://elsewhere.example"})
    asked = authorizer.asked[-1]
    assert len(asked.pop("REQUEST_ID")) == 32
    assert asked == {
        "REQUEST_METHOD": "GET", "REQUEST_URI": "/api/live/authorization", "REMOTE_ADDR": "127.0.0.1", "HTTPS": "on",
        "HTTP_HOST": "localhost", "HTTP_COOKIE": "answer=403", "HTTP_AUTHORIZATION": "Bearer x",
        "HTTP_X_BACKGROUND": "1"}


def test_nothing_of_the_clients_request_reaches_the_live_nginx(own_trunkline, live):
    live.forgive()
    place = own_trunkline.home / "run/live-sub.sock"
    with own_trunkline.held_down("live"), socket.socket(socket.AF_UNIX) as listening, own_trunkline.connect() as page:
        place.unlink(missing_ok=True)
        listening.bind(str(place))
        listening.listen()
        listening.settimeout(5)
        page.sendall(
            b"GET /live?last_event_id=1:0&channel=other HTTP/1.1\r\nHost: localhost\r\nLast-Event-ID: 1:0\r\n"
            b"If-Modified-Since: Thu, 01 Jan 1970 00:00:01 GMT\r\nIf-None-Match: 0\r\nRange: bytes=0-1\r\n"
            b"Origin: https://elsewhere.example\r\nX-Live-Channel: other\r\nX-Accel-Redirect: /x\r\n"
            b"Upgrade: websocket\r\nConnection: upgrade\r\nAccept: */*\r\nContent-Length: 1\r\n"
            b"Cookie: answer=204:mine.1\r\n\r\nx")
        connection, _ = listening.accept()
        with connection:
            connection.settimeout(5)
            request = b""
            while not request.endswith(b"\r\n\r\n"):
                request += connection.recv(65536)
    assert request == b"GET /live/mine.1 HTTP/1.1\r\nHost: live\r\nAccept: text/event-stream\r\n\r\n"
    await_that(live.worker, what="the live nginx")


@pytest.mark.parametrize("method", ["HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_another_method_is_405(own_trunkline, live, method):
    with own_trunkline.client() as client:
        answer = client.request(method, "/live", headers=HEADERS)
    assert answer.status_code == 405 and answer.headers.get_list("allow") == ["GET"]
    assert_identified(answer)


@pytest.mark.parametrize("path", ["/live/", "/live/" + CHANNEL, "/livex", "/-/live-authorization", "/Live"])
def test_there_is_no_other_way_in(own_trunkline, live, path):
    with own_trunkline.client() as client:
        assert client.get(path, headers=HEADERS).status_code == 404


def test_a_request_too_large_is_refused(own_trunkline, live):
    with own_trunkline.client() as client:
        assert_refused(client.get("/live", headers={"X": "y" * 20_000}), 400, "BAD_REQUEST")
        assert_refused(client.get("/live?" + "x" * 9_000), 414, "URI_TOO_LONG")
        assert_refused(client.request("GET", "/live", content=b"x" * 2_000), 413, "CONTENT_TOO_LARGE")


def test_plain_http_does_not_listen(own_trunkline, live):
    with own_trunkline.client() as client:
        answer = client.get(f"http://localhost:{own_trunkline.http_port}/live", headers=HEADERS)
    assert answer.status_code == 308 and answer.headers["location"] == f"{own_trunkline.url}/live"


def test_the_publisher_is_told_what_became_of_a_message(live):
    assert live.publish(CHANNEL, "nobody listens") == 202
    assert live.publish("Not A Channel", "x") == 404
    assert live.publish("x" * 65, "x") == 404
    assert live.publish(CHANNEL, "x" * (16 * 1024 + 1)) == 413
    with live.client("pub") as client:
        assert {client.request(method, f"/pub/{CHANNEL}").status_code for method in ("GET", "PUT", "DELETE")} == {403}
        assert client.post(f"/pub/{CHANNEL}", content=b"").status_code in (201, 202)
        assert client.get("/").status_code == 404


def test_the_sockets_are_out_of_strangers_reach(own_trunkline):
    for name in ("live-sub.sock", "live-pub.sock"):
        assert (own_trunkline.home / "run" / name).is_socket()
    assert (own_trunkline.home / "run").stat().st_mode & 0o077 == 0
