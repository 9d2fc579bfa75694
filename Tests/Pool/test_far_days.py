"""Days at the ends of the calendar, and beyond: refused, or answered as any other, and no worker ends of them."""

import uuid

import pytest

from harness.instance import API_KEY

DAYS = ["0001-01-01", "9999-12-31"]
MOMENTS = ["0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "9999-12-31T23:59:59-12:00"]


@pytest.fixture(autouse=True)
def all_workers_stay(trunkline):
    before = trunkline.workers()
    yield
    assert trunkline.workers() == before


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("path", ["free-times?visit_type=follow-up&", "appointments?", "working-hours?"])
def test_a_clinic_has_no_such_day(trunkline, path, day):
    with trunkline.client(trunkline.sign_in()["access_token"]) as client:
        for range in (f"from={day}", f"to={day}", f"from={day}&to={day}"):
            answer = client.get(f"/api/clinics/new-york/{path}{range}")
            assert answer.status_code == 422, answer.text


@pytest.mark.parametrize("start", MOMENTS)
def test_a_phone_system_cannot_book_then(trunkline, start):
    call = str(uuid.uuid4())
    wish = {"call_id": call, "clinic_id": "new-york", "visit_type_id": "follow-up", "starts_at": start}
    with trunkline.client(API_KEY) as client:
        for answer in (
            client.post("/api/ivr/bookings", json=wish),
            client.put("/api/ivr/bookings/time", json={"call_id": call, "starts_at": start}),
        ):
            assert answer.status_code == 422, answer.text
            assert "starts_at" in answer.text


@pytest.mark.parametrize("path", [
    "ivr/requests?from=0001-01-01&to=9999-12-31", "ivr/calls?from=9999-12-31", "messages?to=0001-01-01",
    "ivr/figures?from=9999-12-01&to=9999-12-31", "audit-events?from=0000-01-01T00:00:00Z&to=9999-12-31T23:59:59Z",
    "ivr/export/calls?from=0001-01-01&to=0001-01-01",
])
def test_a_filter_goes_to_the_ends(trunkline, path):
    with trunkline.client(trunkline.sign_in()["access_token"]) as client:
        answer = client.get(f"/api/{path}")
        assert answer.status_code == 200, answer.text


@pytest.mark.parametrize("wish", [
    "I'd like an appointment after 9999-12-31", "a follow-up before 0001-01-01, please",
    "a follow-up the week after 9999-12-31",
])
def test_a_caller_who_names_one_is_answered(trunkline, wish):
    call = f"pool-{uuid.uuid4()}"
    with trunkline.client(API_KEY) as client:
        for text in (wish, "a follow-up", "the next day", "a week later", "goodbye"):
            answer = client.post(
                "/api/ivr/interact", json={"call_id": call, "user_input": text, "territory_id": "demo"})
            assert answer.status_code == 200, answer.text
