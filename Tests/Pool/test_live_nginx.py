"""The ways to crash nchan 1.3.6, tried on the live channel as it is configured: its worker must outlive them all.

Hold this after every update of nginx or of the module, too.
"""

import asyncio
import contextlib
import os
import random
import signal
import time

import pytest

from harness import await_that
from harness.listeners import Listeners
from harness.live import Live, listening_cookie

COOKIE = "answer=204:{}"


def stale_requests():
    """Requests that name a message the live nginx does not have: (arguments, headers)."""
    now = int(time.time())
    ids = ["1:0", "0:0", "-1:-1", "1:-1", f"{now}:0", f"{now - 3600}:0", f"{now + 3600}:5", "9" * 30 + ":1",
           "1:0,1:[0]", "x", ":", "%00", "1:" + "9" * 40]
    for identifier in ids:
        yield "", {"Last-Event-ID": identifier}
        yield f"?last_event_id={identifier}", {}
        yield f"?Last-Event-ID={identifier}&id={identifier}", {"Last-Event-ID": identifier}
    for date in ("Thu, 01 Jan 1970 00:00:01 GMT", "Fri, 31 Dec 2038 23:59:59 GMT", "x", ""):
        yield "", {"If-Modified-Since": date}
        for tag in ("0", '"0"', "1", "x", "*", "18446744073709551616"):
            yield "", {"If-None-Match": tag}
            yield "", {"If-Modified-Since": date, "If-None-Match": tag}


def begin(client, path, headers):
    """The status with which a stream opens; then it is cut."""
    with client.stream("GET", path, headers={"Accept": "text/event-stream", **headers}) as answer:
        return answer.status_code


def ask_all(own_trunkline, live, channel):
    with own_trunkline.client() as front:
        for arguments, headers in stale_requests():
            headers = {**headers, "Cookie": COOKIE.format(channel)}
            assert begin(front, f"/live{arguments}", headers) == 200
    with live.client("sub") as direct:
        for arguments, headers in stale_requests():
            assert begin(direct, f"/live/{channel}{arguments}", headers) in (200, 400)
    live.assert_no_crash()


def test_an_id_of_a_message_on_a_channel_that_never_had_one(own_trunkline, live):
    ask_all(own_trunkline, live, "empty.1")


def test_an_id_of_a_message_on_a_channel_that_has_some(own_trunkline, live):
    with Listeners(own_trunkline, 1, COOKIE.format("used.1")):
        for number in range(30):
            assert live.publish("used.1", str(number)) == 201
        ask_all(own_trunkline, live, "used.1")


def test_an_id_of_a_message_that_has_expired(own_trunkline, live):
    """What a laptop sends that wakes up."""
    def stored():
        with live.client("pub") as client:
            return "stored messages: 0" not in client.get("/status").text

    with Listeners(own_trunkline, 1, COOKIE.format("old.1")) as listeners:
        for number in range(30):
            live.publish("old.1", str(number))
        assert stored()
        await_that(lambda: not stored(), 20, "the end of the stored messages")
        ask_all(own_trunkline, live, "old.1")
        live.publish("old.1", "and on it goes")
        listeners.await_heard("and on it goes")


def test_an_id_of_a_message_from_a_page_that_is_signed_in(own_trunkline):
    """As the others, with the pool's own authorization and channel."""
    live, (cookie, _) = Live(own_trunkline), listening_cookie(own_trunkline)
    live.expect_no_crash()
    with own_trunkline.client() as front:
        for arguments, headers in stale_requests():
            assert begin(front, f"/live{arguments}", {**headers, "Cookie": cookie}) == 200
    live.assert_no_crash()


def test_every_kind_of_authorization(own_trunkline, live):
    with own_trunkline.client() as front:
        for answer in ["204:a.1", "403", "204", "401", "500", "204:a.1"] * 20:
            begin(front, "/live", {"Cookie": f"answer={answer}"})


def test_when_its_worker_dies_all_listeners_are_back_within_3_seconds(own_trunkline, live):
    live.forgive()
    with Listeners(own_trunkline, 60, COOKIE.format("a.1"), returns=True) as listeners:
        for number in range(2):
            os.kill(live.worker(), signal.SIGKILL)
            assert_all_hear_again(live, listeners, f"after death {number}")
        assert live.worker()


def test_when_the_live_nginx_dies_all_listeners_are_back_within_3_seconds_of_its_return(own_trunkline, live):
    live.forgive()
    with Listeners(own_trunkline, 60, COOKIE.format("a.1"), returns=True) as listeners:
        with own_trunkline.held_down("live", signal.SIGKILL):
            await_that(lambda: not any(listener.is_open for listener in listeners.all), what="the end of the streams")
        await_that(live.worker, what="the live nginx")
        assert_all_hear_again(live, listeners, "after its death")


def test_a_reload_of_the_live_nginx_costs_3_seconds(own_trunkline, live):
    live.forgive()
    before = live.worker()
    with Listeners(own_trunkline, 60, COOKIE.format("a.1"), returns=True) as listeners:
        os.kill(own_trunkline.pid("live"), signal.SIGHUP)
        await_that(lambda: live.worker() not in (None, before), 6, "the new worker alone")
        assert_all_hear_again(live, listeners, "after the reload")


def test_a_reload_of_the_front_costs_3_seconds_at_most(own_trunkline, live):
    """Old workers keep their listeners for a while (worker_shutdown_timeout), and these come back then."""
    with Listeners(own_trunkline, 60, COOKIE.format("a.1"), returns=True) as listeners:
        os.kill(own_trunkline.pid("nginx"), signal.SIGHUP)
        assert_all_hear_again(live, listeners, "during the reload")
        await_that(lambda: all(len(listener.statuses) > 1 for listener in listeners.all), 15, "the old workers' end")
        assert_all_hear_again(live, listeners, "after the reload")


def assert_all_hear_again(live, listeners, text):
    """Within 3 seconds there is a message that all of them hear."""
    texts = []

    def heard():
        texts.append(f"{text} {len(texts)}")
        with contextlib.suppress(Exception):
            live.publish("a.1", texts[-1])
        return any(len(listeners.who_heard(one)) == len(listeners.all) for one in texts[-10:])

    await_that(heard, 3, f"a message at all listeners {text}")


def test_a_hundred_listeners_lose_no_message(own_trunkline, live):
    with Listeners(own_trunkline, 100, COOKIE.format("a.1")) as listeners:
        for number in range(50):
            assert live.publish("a.1", str(number)) == 201
        listeners.await_heard("49")
        wanted = [str(number) for number in range(50)]
        assert all([message.data for message in listener.messages] == wanted for listener in listeners.all)


@pytest.mark.parametrize("seed", [int(os.environ.get("TEST_SEED", "1"))])
def test_ten_seconds_of_60_unruly_clients(own_trunkline, live, seed):
    asyncio.run(unruly(own_trunkline, live, random.Random(seed)))
    assert live.publish("fuzz.0", "done") in (201, 202)
    await_that(lambda: live.count() == 0, what="the end of every listener")


async def unruly(instance, live, chance, seconds=10):
    requests, context, end = list(stale_requests()), instance.trust(), time.monotonic() + seconds

    async def connect():
        if chance.random() < 0.5:
            return "/live", await asyncio.open_connection(
                "127.0.0.1", instance.port, ssl=context, server_hostname="localhost")
        path = str(instance.home / "run/live-sub.sock")
        return f"/live/fuzz.{chance.randrange(4)}", await asyncio.open_unix_connection(path)

    async def client():
        while time.monotonic() < end:
            path, (reader, writer) = await connect()
            arguments, headers = chance.choice(requests)
            cookie = chance.choice([COOKIE.format(f"fuzz.{chance.randrange(4)}")] * 9 + ["answer=403"])
            lines = [f"{name}: {value}" for name, value in headers.items()]
            head = "\r\n".join([f"GET {path}{arguments} HTTP/1.1", "Host: live", f"Cookie: {cookie}",
                                "Accept: text/event-stream", *lines, "", ""]).encode()
            with contextlib.suppress(OSError, asyncio.TimeoutError):
                writer.write(head[:chance.randrange(len(head))] if chance.random() < 0.1 else head)
                await asyncio.wait_for(reader.read(chance.choice([1, 500, 5000])), chance.uniform(0.01, 1.5))
            writer.transport.abort()

    async def publisher():
        while time.monotonic() < end:
            channel, text = chance.randrange(4), "x" * chance.choice([0, 1, 200, 5000])
            await asyncio.to_thread(live.publish, f"fuzz.{channel}", text)
            await asyncio.sleep(chance.choice([0, 0.01, 0.5]))

    await asyncio.gather(publisher(), *(client() for _ in range(60)))
