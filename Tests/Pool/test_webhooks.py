"""Webhooks from TLS to the receiver: the document's sample, and receivers that are as receivers are."""

import contextlib
import datetime
import json
import uuid

import pytest
from standardwebhooks.webhooks import Webhook, WebhookVerificationError

from harness import await_that
from harness.endpoint import Endpoint
from harness.instance import API_KEY

WEBHOOKS = "/api/ivr/webhooks"
SAMPLE = """{
  "callbackUrl": "https://your-ivr-system.com/callbacks/pulsara",
  "events": ["restaurant.updated", "settings.updated", "agent.updated"]
}"""


def register_sample(caller, prefix="/api"):
    return caller.post(f"{prefix}/ivr/webhooks/register", content=SAMPLE,
                       headers={"content-type": "application/json"})


@pytest.fixture
def manager(own_trunkline):
    with own_trunkline.client(own_trunkline.sign_in("manager", "manager123")["access_token"]) as client:
        yield client


@pytest.fixture
def machine(own_trunkline):
    with own_trunkline.client(API_KEY) as client:
        yield client


@pytest.fixture
def endpoint():
    with Endpoint() as endpoint:
        yield endpoint


@pytest.fixture
def register(machine, endpoint):
    """Registers paths of the endpoint; deletes them in the end."""
    made = []

    def register(path, events=("restaurant.updated",), **members):
        answer = machine.post(f"{WEBHOOKS}/register", json={
            "callbackUrl": endpoint.url(path), "events": list(events)} | members)
        assert answer.status_code == 201, answer.text
        made.append(answer.json()["data"]["webhookId"])
        return answer.json()["data"]

    yield register
    for one in made:
        machine.delete(f"{WEBHOOKS}/{one}")


def make_restaurant(manager, name=None):
    """Is told of as `restaurant.updated`. Returns its id."""
    answer = manager.post("/api/restaurants", json={"name": name or "Trial", "timeZone": "UTC"})
    assert answer.status_code == 201, answer.text
    return answer.json()["data"]["restaurantId"]


def deliveries(manager, webhook, query=""):
    return manager.get(f"{WEBHOOKS}/{webhook}/deliveries{query}").json()["data"]["deliveries"]


def attempts(manager, webhook, count=1, seconds=10):
    """The attempts at the webhook's newest delivery, once there are as many."""
    def made():
        newest = deliveries(manager, webhook)[0]["deliveryId"]
        one = manager.get(f"{WEBHOOKS}/{webhook}/deliveries/{newest}").json()["data"]
        return one if len(one["attempts"]) >= count else None

    return await_that(made, seconds, f"attempt {count}")


def moment(text):
    return datetime.datetime.fromisoformat(text).timestamp()


# The document's sample


def test_the_sample_is_answered_as_the_document_prints_it(caller):
    for prefix in ("/api", "/api/v1", "/v1"):
        answer = register_sample(caller, prefix)
        assert answer.status_code == 201, answer.text
        body = answer.json()
        assert list(body) == ["success", "message", "data"]
        assert (body["success"], body["message"]) == (True, "Webhook registered successfully")
        assert list(body["data"])[:3] == ["webhookId", "callbackUrl", "events"]
        assert body["data"]["callbackUrl"] == "https://your-ivr-system.com/callbacks/pulsara"
        assert body["data"]["events"] == ["restaurant.updated", "settings.updated", "agent.updated"]
        assert body["data"]["secret"].startswith("whsec_")
        assert caller.delete(f"/api/ivr/webhooks/{body['data']['webhookId']}").status_code == 204


@pytest.mark.parametrize("url", [
    "http://example.com/", "http://10.0.0.1/", "https://10.0.0.1/", "https://169.254.169.254/latest/", "ftp://127.0.0.1/",
    "https://user:word@example.com/", "https://[fd00::1]/", "https://2130706434/",
    "https://[::ffff:10.0.0.1]/", "https://example.com/#part"])
def test_an_address_that_is_not_for_strangers_is_refused(machine, url):
    answer = machine.post(f"{WEBHOOKS}/register", json={"callbackUrl": url, "events": ["call.completed"]})
    assert answer.status_code == 422, answer.text
    assert "callbackUrl" in answer.text


# Signatures


def test_another_library_finds_the_signature_right(manager, endpoint, register):
    hook = register("ok/signed")
    restaurant = make_restaurant(manager, "NameXylophone")
    received = await_that(lambda: endpoint.at("ok/signed"))[0]
    body = Webhook(hook["secret"]).verify(received.body, received.headers)
    assert body["type"] == "restaurant.updated"
    assert body["data"] == {"restaurantId": restaurant, "change": "created", "fields": []}
    assert abs(moment(body["timestamp"]) - received.at) < 10
    assert "NameXylophone" not in received.body
    assert received.headers["content-type"] == "application/json"
    with pytest.raises(WebhookVerificationError):
        Webhook(hook["secret"]).verify(received.body.replace("created", "deleted"), received.headers)


def test_both_secrets_sign_while_one_takes_the_place_of_the_other(machine, endpoint, register):
    hook = register("ok/rotating")
    path = f"{WEBHOOKS}/{hook['webhookId']}"

    def rotate(seconds):
        return machine.post(f"{path}/secret", json={"overlapSeconds": seconds}).json()["data"]["secret"]

    def good(secrets):
        before = len(endpoint.at("ok/rotating"))
        assert machine.post(f"{path}/test").status_code == 201
        received = await_that(lambda: endpoint.at("ok/rotating")[before:])[0]
        for secret in secrets:
            with contextlib.suppress(WebhookVerificationError):
                Webhook(secret).verify(received.body, received.headers)
                yield secret

    second = rotate(600)
    assert list(good([hook["secret"], second])) == [hook["secret"], second]
    third = rotate(0)
    assert list(good([hook["secret"], second, third])) == [third]


# Receivers that are not well


def test_who_is_not_well_delays_nobody_else(manager, endpoint, register):
    bad = {path: register(path)["webhookId"] for path in ("status/500", "hang", "reset", "endless", "redirect")}
    for path in ("hang/2", "hang/3", "hang/4", "hang/5", "hang/6", "hang/7", "hang/8", "hang/9"):
        register(path)
    register("ok/well")
    begun = {make_restaurant(manager): datetime.datetime.now().timestamp() for _ in range(40)}
    await_that(lambda: len(endpoint.at("ok/well")) >= 40, 12, "everything for who is well")
    came = {json.loads(one.body)["data"]["restaurantId"]: one.at for one in endpoint.at("ok/well")}
    assert came.keys() == begun.keys() and len(endpoint.at("ok/well")) == 40
    assert max(came[one] - begun[one] for one in begun) < 3
    # Each as it deserves.
    for path, status, outcome in [
            ("status/500", 500, "failed"), ("reset", None, "unknown"), ("redirect", 302, "failed")]:
        first = manager.get(f"{WEBHOOKS}/{bad[path]}/deliveries/{tried(manager, bad[path])}").json()["data"]
        assert first["attempts"][0]["status"] == status
        assert first["attempts"][0]["outcome"] == outcome
        assert first["delivery"]["state"] in ("waiting", "sending")
    sent = await_that(lambda: deliveries(manager, bad["endless"], "?state=sent"))
    one = manager.get(f"{WEBHOOKS}/{bad['endless']}/deliveries/{sent[0]['deliveryId']}").json()["data"]
    assert one["attempts"][0]["status"] == 200 and one["attempts"][0]["answer"] == 4096 * "x"
    assert endpoint.written < 40 * 8_000_000, "only what fits into buffers was taken of 10 GB"
    assert not endpoint.at("ok/followed")
    hung = await_that(lambda: tried(manager, bad["hang"], whole=True), 25, "the end of one that hangs")
    assert hung["attempts"][0]["outcome"] == "unknown" and 14_000 <= hung["attempts"][0]["milliseconds"] <= 20_000


def tried(manager, webhook, whole=False):
    """A delivery that an attempt has been made at."""
    def some():
        return next((one for one in deliveries(manager, webhook) if one["attempts"] > 0), None)

    if not whole:
        return await_that(some)["deliveryId"]
    found = some()
    return found and manager.get(f"{WEBHOOKS}/{webhook}/deliveries/{found['deliveryId']}").json()["data"]


def test_who_answers_410_is_told_nothing_more(manager, endpoint, register):
    hook = register("status/410")["webhookId"]
    make_restaurant(manager)
    paused = await_that(lambda: (one := manager.get(f"{WEBHOOKS}/{hook}").json()["data"])["paused"] and one)
    assert paused["pauseReason"] == "gone"
    make_restaurant(manager)
    # A thread of the pool that has not heard of it yet may put one more in, which waits.
    assert {(one["state"], one["attempts"]) for one in deliveries(manager, hook)} <= {("failed", 1), ("waiting", 0)}
    assert manager.post(f"{WEBHOOKS}/{hook}/test").status_code == 409
    assert len(endpoint.at("status/410")) == 1


# The schedule


def test_the_second_attempt_is_after_5_seconds_and_the_third_after_5_minutes(manager, machine, endpoint, register):
    hook = register("status/503")["webhookId"]
    assert machine.post(f"{WEBHOOKS}/{hook}/test").status_code == 201
    await_that(lambda: len(endpoint.at("status/503")) == 2, 12, "the second attempt")
    first, second = endpoint.at("status/503")
    assert 4.9 <= second.at - first.at < 8
    assert first.id == second.id and first.body == second.body
    seen = attempts(manager, hook, 2)
    assert [(one["status"], one["answer"]) for one in seen["attempts"]] == 2 * [(503, "what went wrong")]
    assert seen["delivery"]["state"] == "waiting"
    assert 299 <= moment(seen["delivery"]["nextAttemptAt"]) - second.at <= 362


def test_who_asks_for_time_has_it(machine, manager, endpoint, register):
    hook = register("throttle/8")["webhookId"]
    for _ in range(2):
        assert machine.post(f"{WEBHOOKS}/{hook}/test").status_code == 201
        await_that(lambda: endpoint.at("throttle/8"))
    await_that(lambda: len({one.id for one in endpoint.at("throttle/8")}) == 2, 20)
    await_that(lambda: len(endpoint.at("throttle/8")) == 3, 20)
    times = [one.at for one in endpoint.at("throttle/8")]
    # The first came back after eight seconds, and nothing else came in between, but a test that was asked for by hand.
    first = endpoint.at("throttle/8")[0].id
    again = [one.at for one in endpoint.at("throttle/8") if one.id == first]
    assert again[1] - again[0] >= 7.9 and len(times) == 3


# Replay and order


def test_a_replay_comes_under_the_same_id_one_and_a_range_in_their_order(manager, endpoint, register):
    hook = register("ok/replayed", ordered=True)["webhookId"]
    begun = datetime.datetime.now(datetime.UTC)
    for _ in range(12):
        make_restaurant(manager)
    await_that(lambda: len(endpoint.at("ok/replayed")) == 12)
    order = [one.id for one in endpoint.at("ok/replayed")]
    await_that(lambda: len(deliveries(manager, hook, "?state=sent")) == 12)
    newest = deliveries(manager, hook)[0]
    assert newest["messageId"] == order[-1]
    answer = manager.post(f"{WEBHOOKS}/{hook}/deliveries/{newest['deliveryId']}/replay")
    assert answer.status_code == 202, answer.text
    await_that(lambda: len(endpoint.at("ok/replayed")) == 13)
    assert endpoint.at("ok/replayed")[12].id == order[-1]
    await_that(lambda: len(deliveries(manager, hook, "?state=sent")) == 12)
    span = {"from": begun.isoformat(), "to": datetime.datetime.now(datetime.UTC).isoformat(), "state": "sent"}
    answer = manager.post(f"{WEBHOOKS}/{hook}/replay", json=span)
    assert (answer.status_code, answer.json()["data"]) == (202, {"replayed": 12}), answer.text
    await_that(lambda: len(endpoint.at("ok/replayed")) == 25)
    assert [one.id for one in endpoint.at("ok/replayed")[13:]] == order


def test_nothing_overtakes_what_failed_where_order_is_asked_for(manager, endpoint, register):
    register("first/500/ordered", ordered=True)
    made = [make_restaurant(manager) for _ in range(5)]
    await_that(lambda: len(endpoint.at("first/500/ordered")) == 6, 15)
    came = [json.loads(one.body)["data"]["restaurantId"] for one in endpoint.at("first/500/ordered")]
    assert came == made[:1] + made


def test_what_waits_behind_a_failure_is_tried_at_once_when_asked_for(manager, endpoint, register):
    hook = register("first/500/asked", ordered=True)["webhookId"]
    make_restaurant(manager)
    failed = attempts(manager, hook)["delivery"]["deliveryId"]
    assert manager.post(f"{WEBHOOKS}/{hook}/deliveries/{failed}/replay").status_code == 202
    await_that(lambda: len(endpoint.at("first/500/asked")) == 2, 4, "the replay")


def test_what_comes_while_it_is_paused_comes_afterwards(manager, endpoint, register):
    hook = register("ok/paused")["webhookId"]
    path = f"{WEBHOOKS}/{hook}"

    def pause(is_paused):
        answer = manager.patch(path, json={"paused": is_paused}, headers={"If-Match": manager.get(path).headers["etag"]})
        assert answer.status_code == 200, answer.text

    pause(True)
    made = [make_restaurant(manager) for _ in range(3)]
    register("ok/meanwhile")
    make_restaurant(manager)
    await_that(lambda: endpoint.at("ok/meanwhile"))
    assert not endpoint.at("ok/paused")
    pause(False)
    await_that(lambda: len(endpoint.at("ok/paused")) == 4)
    assert {json.loads(one.body)["data"]["restaurantId"] for one in endpoint.at("ok/paused")} > set(made)


def test_every_event_that_is_announced_arrives(manager, machine, endpoint, register):
    """Restaurants and calls; those of verification requests and of messages have tests of their own."""
    secret = "+18025550177"
    register("ok/all", ["restaurant.updated", "settings.updated", "agent.updated", "call.processed", "call.completed"])
    restaurant = make_restaurant(manager)
    tag = {"If-Match": "*"}
    changed = manager.patch(f"/api/restaurants/{restaurant}", headers=tag, json={
        "name": "Other", "aiEnabled": False, "agent": {"voice_id": "v"}})
    assert changed.status_code == 200, changed.text
    call = machine.post("/v1/ivr/call", json={
        "restaurantId": restaurant, "callId": str(uuid.uuid4()), "timestamp": "2025-03-01T12:30:00Z",
        "callerNumber": secret, "transcript": "Caller: I am Xylophone and want a table. Thank you!"})
    assert call.status_code == 200, call.text
    done = machine.post(f"/v1/ivr/call/{call.json()['data']['callId']}/complete", json={
        "duration": 12, "finalTranscript": "Caller: Xylophone.", "forwardedTo": "manager"})
    assert done.status_code == 200, done.text
    await_that(lambda: len(endpoint.at("ok/all")) == 6)
    came = [json.loads(one.body) for one in endpoint.at("ok/all")]
    assert sorted(one["type"] for one in came) == [
        "agent.updated", "call.completed", "call.processed", "restaurant.updated", "restaurant.updated",
        "settings.updated"]
    text = json.dumps(came)
    assert "Xylophone" not in text and secret not in text
    allowed = {"restaurantId", "change", "fields", "callId", "sentimentScore", "sentimentLabel", "reason", "duration"}
    assert set().union(*(one["data"] for one in came)) <= allowed


def test_nothing_of_it_is_in_the_logs(own_trunkline, machine, endpoint, register):
    hook = register("status/404/PathXylophone")
    machine.post(f"{WEBHOOKS}/{hook['webhookId']}/test")
    await_that(lambda: endpoint.at("status/404/PathXylophone"))
    machine.get(f"{WEBHOOKS}/{hook['webhookId']}")
    written = own_trunkline.said() + "".join(
        path.read_text(errors="replace") for path in own_trunkline.home.rglob("*.log"))
    assert "PathXylophone" not in written and hook["secret"][6:] not in written
