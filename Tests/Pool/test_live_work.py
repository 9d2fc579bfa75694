"""What `trunkline work` has done is seen on the pages that listen, without their being opened anew."""

import json
import uuid

from harness import await_that
from harness.instance import API_KEY
from harness.listeners import Listeners
from harness.live import listening_cookie


def told(listeners, kind):
    return [json.loads(message.data) for message in listeners.all[0].messages if message.kind == kind]


def at_once(instance, job):
    instance.database.ask(f"UPDATE scheduled_jobs SET due_at = UTC_TIMESTAMP(6) WHERE name = '{job}'")


def test_a_hold_that_the_worker_ends_is_told(own_trunkline):
    cookie, _ = listening_cookie(own_trunkline)
    with own_trunkline.client(own_trunkline.sign_in()["access_token"]) as client:
        free = client.get("/api/clinics/new-york/free-times?visit_type=follow-up").json()
    start = next(doctor["starts"][-1] for doctor in free["doctors"] if doctor["starts"])
    call = str(uuid.uuid4())
    wish = {"call_id": call, "clinic_id": "new-york", "visit_type_id": "follow-up", "starts_at": start}
    with own_trunkline.client(API_KEY) as client:
        held = client.post("/api/ivr/bookings", json=wish)
        assert held.status_code == 200 and held.json()["status"] == "held", held.text
    visit = held.json()["appointment"]["appointment_id"]
    other, _ = listening_cookie(own_trunkline, "other-admin", "other123")
    with Listeners(own_trunkline, 1, cookie) as page, Listeners(own_trunkline, 1, other) as stranger:
        await_that(lambda: told(page, "tick") and told(stranger, "tick"), what="a tick")
        before = len(told(page, "appointments"))
        own_trunkline.database.ask(
            f"UPDATE appointments SET held_until = UTC_TIMESTAMP(6) - INTERVAL 1 MINUTE WHERE id = '{visit}'")
        at_once(own_trunkline, "sweep_holds")
        await_that(lambda: len(told(page, "appointments")) > before, 15, "news of the worker's")
        status = own_trunkline.database.ask(f"SELECT status FROM appointments WHERE id = '{visit}'")[0][0]
        assert status == "cancelled"
        assert not told(stranger, "appointments")
        # Nothing of whose visit it is, and of which.
        for message in told(page, "appointments"):
            assert set(message) == {"source", "seq", "at"}
