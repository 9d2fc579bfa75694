"""Endpoints that are told of events, and the processes that tell them."""

import contextlib
import os
import subprocess

from .instance import API_KEY, RELEASE, ROOT
from .requests import ORGANISATION


def register(instance, url, token=API_KEY):
    """The id of a new endpoint."""
    with instance.client(token) as client:
        answer = client.post("/api/ivr/webhooks/register", json={"callbackUrl": url, "events": ["call.processed"]})
    assert answer.status_code == 201, answer.text
    return answer.json()["data"]["webhookId"]


def remove(instance, webhook):
    with instance.client(API_KEY) as client:
        client.delete(f"/api/ivr/webhooks/{webhook}")


def fill(instance, pairs):
    """Messages that are due, by [(webhook, count)], from a program that `script/bench outbox` builds."""
    program = os.environ.get("OUTBOX_FILLER") or ROOT / ".build" / "release" / "OutboxFiller"
    subprocess.run(
        [program, ORGANISATION, *(str(word) for pair in pairs for word in pair)], check=True, timeout=900,
        env=os.environ | {"TRUNKLINE_HOME": str(instance.home)})


def put_test(client, webhook):
    answer = client.post(f"/api/ivr/webhooks/{webhook}/test")
    assert answer.status_code == 201, answer.text
    return "msg_" + answer.json()["data"]["deliveryId"]


def states(instance, webhook=None):
    """{state: count} of the messages to an endpoint, or of all."""
    condition = f" WHERE target_id = '{webhook}'" if webhook else ""
    rows = instance.database.ask(f"SELECT state, COUNT(*) FROM outbox{condition} GROUP BY state", seconds=120)
    return {state: int(count) for state, count in rows}


@contextlib.contextmanager
def worker(instance):
    """One more `trunkline work` while the block runs."""
    process = start_worker(instance)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(30)


def start_worker(instance):
    program = instance.environment.get("TRUNKLINE_BINARY") or os.environ.get("TRUNKLINE_BINARY") or RELEASE
    settings = {"PATH": os.environ["PATH"], "TRUNKLINE_HOME": str(instance.home), "TRUNKLINE_MODE": "embedded"}
    with (instance.home / "log" / "work-more.log").open("a") as log:
        return subprocess.Popen(
            [program, "work"], env=settings, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
