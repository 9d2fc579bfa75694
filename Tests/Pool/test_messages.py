"""Mail on its way from a call to a real mail server, and what a server does that is slow, refuses or falls silent."""

import asyncio
import email
import email.policy
import signal
import threading
import time
import uuid

import pytest
from aiosmtpd.smtp import SMTP

from harness import await_that
from harness.instance import API_KEY
from harness.listeners import Listeners
from harness.live import listening_cookie

SETTINGS = "/api/v1/messages/settings/email"


class Late(SMTP):
    """Greets when the server's patience is over."""

    async def _handle_client(self):
        await asyncio.sleep(self.event_handler.patience)
        await super()._handle_client()


class Server:
    """A mail server of this process, on a port of 127.0.0.1, that does what the recipient's name says."""

    def __init__(self):
        self.received, self.tried, self.patience = [], [], 0
        self.holds = threading.Event()
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()
        listening = self.loop.create_server(lambda: Late(self, hostname="mail.test", loop=self.loop), "127.0.0.1", 0)
        self.server = asyncio.run_coroutine_threadsafe(listening, self.loop).result(10)
        self.port = self.server.sockets[0].getsockname()[1]

    def close(self):
        """Listens no more."""
        self.loop.call_soon_threadsafe(self.server.close)

    def end(self):
        self.holds.set()
        self.close()
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(10)

    async def handle_RCPT(self, server, session, envelope, address, options):
        self.tried.append(address)
        if address.startswith("unknown"):
            return "550 5.1.1 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        name = envelope.rcpt_tos[0].split("@")[0]
        self.received.append((envelope.rcpt_tos, envelope.content))
        if name == "dropped":
            server.transport.abort()
        while name == "held" and not self.holds.is_set():
            await asyncio.sleep(0.05)
        return "250 2.0.0 queued"

    def mails(self):
        return [email.message_from_bytes(content, policy=email.policy.default) for _, content in self.received]


@pytest.fixture
def server():
    server = Server()
    yield server
    server.end()


@pytest.fixture
def manager(own_trunkline):
    token = own_trunkline.sign_in("manager", "manager123")["access_token"]
    with own_trunkline.client(token) as client:
        yield client
        client.delete(SETTINGS)


def by(manager, server):
    answer = manager.put(SETTINGS, json={
        "host": "127.0.0.1", "port": server.port, "security": "none", "fromAddress": "calls@example.com",
        "fromName": "Calls \u2013 \u0915\u0949\u0932"})
    assert answer.status_code == 200, answer.text


def complete(trunkline, manager, *recipients, until_sent=False, **members):
    """A call to a restaurant with these recipients. Returns the answer's data and the messages, by recipient.

    A mail that a busy machine does not get away within a second is told of when the completion is sent again.
    """
    changed = manager.patch(
        "/api/restaurants/restaurant_id", json={"emailRecipients": list(recipients)}, headers={"If-Match": "*"})
    assert changed.status_code == 200, changed.text
    with trunkline.client(API_KEY) as caller:
        call = caller.post("/v1/ivr/call", json={
            "restaurantId": "restaurant_id", "callId": str(uuid.uuid4()), "timestamp": "2025-03-01T12:30:00.000Z",
            "callerNumber": "+15551234567", "transcript": "Caller: What time do you open on Sunday?"})
        assert call.status_code == 200, call.text

        def finish():
            path = f"/v1/ivr/call/{call.json()['data']['callId']}/complete"
            done = caller.post(path, json={"duration": 120} | members)
            assert done.status_code == 200, done.text
            return done.json()["data"]

        data = finish()
        if until_sent and not data["emailSent"]:
            data = await_that(lambda: (again := finish())["emailSent"] and again, what="the mail")
    found = manager.get("/api/v1/messages", params={"limit": len(recipients)}).json()["data"]["messages"]
    ids = {read(manager, one["messageId"])["recipient"]: one["messageId"] for one in found}
    return data, ids


def read(manager, identifier):
    answer = manager.get(f"/api/v1/messages/{identifier}")
    assert answer.status_code == 200, answer.text
    return answer.json()["data"]


def state(manager, identifier):
    return read(manager, identifier)["message"]["state"]


def test_without_a_server_it_is_kept_and_shown(own_trunkline, manager):
    data, ids = complete(own_trunkline, manager, "owner@restaurant.com", until_sent=True)
    assert (data["emailSent"], data["emailRecipients"]) == (True, ["owner@restaurant.com"])
    shown = read(manager, ids["owner@restaurant.com"])
    assert shown["message"]["state"] == "kept" and shown["attempts"] == []
    assert "Hours" in shown["subject"]


def test_a_completed_call_leads_to_a_mail_that_is_received(own_trunkline, manager, server):
    by(manager, server)
    data, ids = complete(
        own_trunkline, manager, "owner@restaurant.com", "chef@restaurant.com",
        forwardedTo="</td><script>x</script> Bcc: evil@example.com \u0936\u0947\u092b", until_sent=True)
    assert data["emailSent"] is True
    assert sorted(recipients[0] for recipients, _ in server.received) == ["chef@restaurant.com", "owner@restaurant.com"]
    for mail in server.mails():
        assert mail["to"] in ("owner@restaurant.com", "chef@restaurant.com")
        assert mail["from"] == "Calls \u2013 \u0915\u0949\u0932 <calls@example.com>" and mail["bcc"] is None
        assert "a call about Hours" in mail["subject"]
        text, html = mail.get_body(("plain",)).get_content(), mail.get_body(("html",)).get_content()
        assert "\u0936\u0947\u092b" in text and "\u0936\u0947\u092b" in html
        assert "<script" not in html and "&lt;script&gt;" in html
    identifier = ids["owner@restaurant.com"]
    shown = read(manager, identifier)
    assert shown["message"]["state"] == "sent"
    assert [(one["outcome"], one["status"]) for one in shown["attempts"]] == [("accepted", 250)]
    assert f"<{identifier.lower()}@example.com>" in {mail["message-id"] for mail in server.mails()}


def test_pages_that_listen_are_told_when_the_worker_has_sent_a_mail(own_trunkline, manager, server):
    by(manager, server)
    with Listeners(own_trunkline, 1, listening_cookie(own_trunkline)[0]) as page:
        def told():
            return sum(message.kind == "messages" for message in page.all[0].messages)

        _, ids = complete(own_trunkline, manager, "held@restaurant.com")
        await_that(lambda: server.received, what="the mail")
        time.sleep(2)  # what has been said of it until now has come
        before = told()
        server.holds.set()
        await_that(lambda: state(manager, ids["held@restaurant.com"]) == "sent", what="the mail's end")
        await_that(lambda: told() > before, 5, "news of it")


def test_a_server_that_greets_late_gets_the_mail_once_and_the_answer_does_not_wait(own_trunkline, manager, server):
    by(manager, server)
    server.patience = 3
    data, ids = complete(own_trunkline, manager, "owner@restaurant.com")
    assert data["emailSent"] is False
    await_that(lambda: state(manager, ids["owner@restaurant.com"]) == "sent", 20, "the mail")
    assert len(server.received) == 1


def test_one_recipient_that_is_refused_is_nobody_elses_loss(own_trunkline, manager, server):
    by(manager, server)
    data, ids = complete(own_trunkline, manager, "unknown@restaurant.com", "owner@restaurant.com")
    assert data["emailSent"] is False
    assert await_that(lambda: state(manager, ids["owner@restaurant.com"]) == "sent", 10, "the other one's")
    assert state(manager, ids["unknown@restaurant.com"]) == "failed"
    attempts = read(manager, ids["unknown@restaurant.com"])["attempts"]
    assert [(one["outcome"], one["status"]) for one in attempts] == [("refused", 550)]
    assert server.tried.count("unknown@restaurant.com") == 1


def test_what_is_dropped_after_its_data_is_unknown_and_never_sent_again(own_trunkline, manager, server):
    by(manager, server)
    data, ids = complete(own_trunkline, manager, "dropped@restaurant.com")
    assert data["emailSent"] is False
    await_that(lambda: state(manager, ids["dropped@restaurant.com"]) == "unknown", 10, "the end")
    by(manager, server)  # lets everything that waits go at once
    data, _ = complete(own_trunkline, manager, "owner@restaurant.com", until_sent=True)
    assert data["emailSent"] is True
    assert server.tried.count("dropped@restaurant.com") == 1


def test_a_worker_that_is_killed_while_a_server_has_the_mail_sends_it_no_second_time(own_trunkline, manager, server):
    by(manager, server)
    data, ids = complete(own_trunkline, manager, "held@restaurant.com")
    assert data["emailSent"] is False
    await_that(lambda: len(server.received) == 1, what="the mail")
    with own_trunkline.held_down("work", signal.SIGKILL):
        server.holds.set()
    await_that(lambda: state(manager, ids["held@restaurant.com"]) == "unknown", 90, "another worker's look")
    data, _ = complete(own_trunkline, manager, "owner@restaurant.com", until_sent=True)
    assert data["emailSent"] is True
    assert server.tried.count("held@restaurant.com") == 1


def test_a_server_that_is_away_is_tried_again(own_trunkline, manager, server):
    by(manager, server)
    server.close()
    data, ids = complete(own_trunkline, manager, "owner@restaurant.com")
    assert data["emailSent"] is False
    identifier = ids["owner@restaurant.com"]
    await_that(lambda: read(manager, identifier)["attempts"], 10, "an attempt")
    assert state(manager, identifier) == "waiting"
    assert manager.delete(SETTINGS).status_code == 204
    assert state(manager, identifier) == "kept"
