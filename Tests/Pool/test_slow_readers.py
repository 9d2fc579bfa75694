"""Who asks for more than nginx keeps in memory, and reads it slowly or never, holds no thread of the pool."""

import contextlib
import socket
import time

import pytest

from harness import Instance, await_that
from harness.instance import UNLIMITED

DESCRIPTION = "/api/openapi.json"  # more than 700 kB, for everyone


@pytest.fixture(scope="module")
def one_thread(tmp_path_factory):
    """A pool of one thread: whoever holds it holds all."""
    settings = UNLIMITED | {"TRUNKLINE_WORKERS": 1, "TRUNKLINE_THREADS": 1}
    with Instance(tmp_path_factory.mktemp("readers") / "home", **settings) as instance:
        yield instance


def ask(instance, path=DESCRIPTION):
    """A connection that has asked, and takes as little as can be: the kernel keeps next to nothing of an answer."""
    plain = socket.socket()
    plain.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG, 536)
    plain.settimeout(10)
    plain.connect(("127.0.0.1", instance.port))
    connection = instance.trust().wrap_socket(plain, server_hostname="localhost")
    connection.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
    return contextlib.closing(connection)


def test_slow_readers_hold_no_thread_and_cost_no_worker(one_thread):
    with one_thread.client() as client:
        whole = client.get(DESCRIPTION, headers={"Accept-Encoding": "identity"})
        assert len(whole.content) > 500_000
    before = one_thread.workers()
    times = []
    with contextlib.ExitStack() as stack:
        for _ in range(8):
            stack.enter_context(ask(one_thread))
        dripping = [stack.enter_context(ask(one_thread)) for _ in range(3)]
        # Longer than the pool's own deadline of 15 s.
        begun = time.monotonic()
        with one_thread.client(timeout=5) as client:
            for round in range(20):
                if round % 4 == 0:
                    for connection in dripping:
                        connection.recv(16_384)
                asked = time.monotonic()
                assert client.get("/health/ready").status_code == 200
                times.append(time.monotonic() - asked)
                time.sleep(max(0, begun + round + 1 - time.monotonic()))
        # What rests in nginx is whole.
        received = b""
        while part := dripping[0].recv(1 << 20):
            received += part
    assert max(times) < 1, times
    assert one_thread.workers() == before
    assert whole.content.endswith(received[-100_000:])


def test_a_client_has_32_large_answers_at_a_time_and_is_told_to_wait(one_thread):
    with contextlib.ExitStack() as stack:
        waiting = [stack.enter_context(ask(one_thread)) for _ in range(40)]
        with one_thread.client(timeout=5) as client:
            refused = await_that(
                lambda: (answer := client.get(DESCRIPTION)).status_code != 200 and answer, what="a refusal")
            assert refused.status_code == 429 and refused.json()["error"]["code"] == "RATE_LIMITED"
            assert refused.headers["retry-after"]
            assert client.get("/health/ready").status_code == 200
        assert len(waiting) == 40
    with one_thread.client() as client:
        await_that(lambda: client.get(DESCRIPTION).status_code == 200, what="a place")
