"""A phone system's first question, from TLS to the row."""

import datetime
from zoneinfo import ZoneInfo

import pytest

from harness.instance import API_KEY, CONFIG

EXPECTED = (
    '{"success":true,"data":{"restaurantId":"restaurant_id","name":"Restaurant Name","aiEnabled":true,'
    '"callHoursStart":"09:00","callHoursEnd":"21:00","currentlyInCallHours":%s,'
    '"agent":{"elevenlabs_agent_id":"elevenlabs_agent_id","voice_id":"tnSpp4vdxKPjI9w0GnoV",'
    '"tools":["end_call","get_address","forward_call"]},"forwarding_number":"(555) 123-4567"}}')


@pytest.mark.parametrize("prefix", ["/api", "/api/v1", "/v1"])
@pytest.mark.parametrize("end", ["", "/"])
def test_it_is_answered_byte_for_byte_as_the_document_prints_it(caller, prefix, end):
    answer = caller.get(f"{prefix}/ivr/restaurant/restaurant_id/config{end}")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    assert answer.text in (EXPECTED % "true", EXPECTED % "false")


@pytest.mark.parametrize("spelling", ["+15551234567", "%2B15551234567", "(555)%20123-4567", "15551234567"])
def test_a_restaurant_is_found_by_its_number_in_any_spelling(caller, spelling):
    answer = caller.get(f"/api/ivr/restaurant/{spelling}/config")
    assert answer.status_code == 200 and answer.json()["data"]["restaurantId"] == "restaurant_id"


@pytest.mark.parametrize("unknown", ["nobody", "+15550000000", "%20", "..%2f", "%00", "x" * 500])
def test_an_unknown_restaurant_is_404(caller, unknown):
    answer = caller.get(f"/api/ivr/restaurant/{unknown}/config")
    assert answer.status_code in (400, 404), answer.text
    if answer.status_code == 404:
        assert answer.json()["success"] is False


def test_another_organisations_restaurant_is_404(trunkline, caller):
    (other,), = trunkline.database.ask(
        "SELECT id FROM restaurants WHERE organisation_id <> "
        "(SELECT organisation_id FROM restaurants WHERE id = 'restaurant_id') LIMIT 1")
    assert caller.get(f"/api/ivr/restaurant/{other}/config").status_code == 404
    token = trunkline.sign_in("other-admin", "other123")["access_token"]
    with trunkline.client(token) as client:
        assert client.get(f"/api/ivr/restaurant/{other}/config").status_code == 200
        assert client.get(CONFIG).status_code == 404


def test_an_answer_to_head_has_no_body(caller):
    answer = caller.head(CONFIG)
    assert answer.status_code == 200 and answer.content == b""


def test_each_look_up_leaves_a_row(trunkline, caller):
    from harness import await_that

    def rows():
        return int(trunkline.database.ask("SELECT COUNT(*) FROM look_ups")[0][0])

    before = rows()
    for _ in range(3):
        assert caller.get(CONFIG).status_code == 200
    await_that(lambda: rows() >= before + 3, 30, "the rows of three look-ups")


def test_demo_restaurants_show_hours_of_every_kind(trunkline):
    zones = {zone for zone, in trunkline.database.ask("SELECT DISTINCT time_zone FROM restaurants")}
    assert "Asia/Kolkata" in zones
    assert all(ZoneInfo(zone) and datetime.datetime.now(ZoneInfo(zone)) for zone in zones)
