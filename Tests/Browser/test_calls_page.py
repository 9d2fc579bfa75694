"""The calls page as staff use it, on the real service."""

import itertools
import re
import uuid

from playwright.sync_api import expect

from harness import await_that
from harness.instance import API_KEY

# Rows are told from each other by the last four digits.
NUMBERS = itertools.count(1)


def report(trunkline, **members):
    body = {
        "restaurantId": "restaurant_id", "callId": str(uuid.uuid4()), "timestamp": "2025-03-01T12:30:00.000Z",
        "callerNumber": f"+1802555{next(NUMBERS):04}",
        "transcript": "Caller: What time do you open on Sunday? <img src=x onerror=document.title='broken'>"} | members
    with trunkline.client(API_KEY) as caller:
        answer = caller.post("/v1/ivr/call", json=body)
        assert answer.status_code == 200, answer.text
    return body["callerNumber"], answer.json()["data"]["callId"]


def test_a_call_arrives_is_found_by_its_number_and_read(trunkline, pages):
    page = pages.desk("/calls.html", "manager")
    expect(page.locator("#live")).to_have_attribute("data-state", "live")
    number, identifier = report(trunkline)
    rows = page.locator("tbody tr")
    expect(rows.filter(has_text=f"… {number[-4:]}").first).to_be_visible()
    box = page.get_by_role("searchbox", name="Caller's number")
    box.fill(number)
    box.press("Enter")
    expect(rows).to_have_count(1)
    assert number[-4:] not in page.url
    rows.get_by_role("button").click()
    expect(page).to_have_url(re.compile(f"call={identifier}"))
    detail = page.get_by_role("region", name="Call", exact=True)
    for text in (number, "<img src=x", "Reported", "Hours"):
        expect(detail).to_contain_text(text)
    assert page.title() == "Calls – Trunkline"


def test_an_open_call_is_completed_before_ones_eyes(trunkline, pages):
    number, identifier = report(trunkline)
    page = pages.desk("/calls.html", "manager")
    page.locator("tbody tr").filter(has_text=f"… {number[-4:]}").first.get_by_role("button").click()
    expect(page).to_have_url(re.compile(f"call={identifier}"))
    expect(page.locator("#live")).to_have_attribute("data-state", "live")
    detail = page.get_by_role("region", name="Call", exact=True)
    expect(detail).to_contain_text("Reported")
    with trunkline.client(API_KEY) as caller:
        caller.post(f"/v1/ivr/call/{identifier}/complete", json={
            "duration": 75, "finalTranscript": "Caller: Thank you."})
    expect(detail).to_contain_text("Caller: Thank you.")
    expect(detail).to_contain_text("75 sec")


def test_an_open_call_says_what_became_of_its_mail(trunkline, pages):
    number, identifier = report(trunkline)
    with trunkline.client(API_KEY) as caller:
        caller.post(f"/v1/ivr/call/{identifier}/complete", json={"duration": 75})
    mail = f"WHERE resource_type = 'call' AND resource_id = '{identifier}' AND channel = 'email'"
    # Whoever had it under way would say at its end how it ended.
    await_that(
        lambda: trunkline.database.ask(f"SELECT COUNT(*), COUNT(finished_at) FROM outbox {mail}") == [["1", "1"]],
        what="the mail to be kept")
    # No worker takes what is due that late.
    trunkline.database.ask(f"UPDATE outbox SET state = 'waiting', due_at = '2100-01-01', finished_at = NULL {mail}")
    page = pages.desk(f"/calls.html?call={identifier}", "manager")
    detail = page.get_by_role("region", name="Call", exact=True)
    expect(detail).to_contain_text("(E-mail: Waiting)")
    expect(page.locator("#live")).to_have_attribute("data-state", "live")
    trunkline.database.ask(f"UPDATE outbox SET state = 'sent', finished_at = UTC_TIMESTAMP(6) {mail}")
    with trunkline.client(trunkline.sign_in("manager", "manager123")["access_token"]) as manager:
        # As a worker says that something was sent.
        made = manager.post("/api/messages/opt-outs", json={"number": number})
        manager.delete(f"/api/messages/opt-outs/{made.json()['data']['optOutId']}")
    expect(detail).to_contain_text("(E-mail: Sent)")


def test_days_and_times_are_those_of_the_organisation_wherever_one_looks(trunkline, pages):
    # The evening of the first of March in New York, where the organisation's calendar is; the second in Tokyo.
    number, _ = report(trunkline, timestamp="2025-03-02T01:30:00.000Z")
    page = pages.desk("/calls.html?from=2025-03-01&to=2025-03-01", "manager", timezone_id="Asia/Tokyo")
    row = page.locator("tbody tr").filter(has_text=f"… {number[-4:]}")
    expect(row).to_contain_text(re.compile(r"Mar 1, 2025, 8:30\sPM"))
    expect(page.get_by_label("From")).to_have_accessible_description("Eastern Time")
    expect(page.get_by_role("contentinfo")).to_contain_text("Eastern Time (America/New_York)")
    page.get_by_label("To").fill("2025-03-02")
    page.get_by_label("From").fill("2025-03-02")
    expect(page.locator("tbody tr").filter(has_text=f"… {number[-4:]}")).to_have_count(0)


def test_filters_are_in_the_address(trunkline, pages):
    report(trunkline)
    page = pages.desk("/calls.html?reason=Complaint&from=2025-03-02&to=2025-03-02", "manager")
    expect(page.get_by_text("No calls to show.")).to_be_visible()
    page.get_by_label("From").fill("2025-03-01")
    page.get_by_label("Reason").select_option("Hours")
    expect(page).to_have_url(re.compile("reason=Hours.*from=2025-03-01"))
    expect(page.locator("tbody tr").first).to_be_visible()


def test_a_manager_lets_an_outside_analyser_read_calls_and_not_any_more(trunkline, pages):
    page = pages.desk("/calls.html", "manager")
    title = page.get_by_text("Who analyses calls")
    title.wait_for()
    # The list of calls above it pushes it down when it comes.
    expect(page.get_by_role("status").filter(has_text="Loading")).to_have_count(0)
    title.click()
    panel = page.locator(".analyser")
    expect(panel).to_contain_text("nothing that was said leaves")
    panel.get_by_role("button", name="Change").click()
    form = page.get_by_role("dialog")
    expect(form).to_contain_text("the transcript of every call is sent")
    form.get_by_label("Outside analyser").select_option("true")
    form.get_by_label("Address").fill("https://10.0.0.1/v1/chat/completions")
    form.get_by_label("Model").fill("small-1")
    form.get_by_label("Key").fill("sk-test")
    form.get_by_role("button", name="Save").click()
    expect(form.get_by_label("Address")).to_have_attribute("aria-invalid", "true")
    form.get_by_label("Address").fill("https://models.example.com/v1/chat/completions")
    form.get_by_role("button", name="Save").click()
    expect(panel).to_contain_text("small-1 at models.example.com")
    panel.get_by_role("button", name="Change").click()
    expect(form.get_by_label("Key")).to_have_value("")
    expect(form).to_contain_text("Leave empty to keep it")
    form.get_by_label("Outside analyser").select_option("false")
    form.get_by_role("button", name="Save").click()
    expect(panel).to_contain_text("nothing that was said leaves")
    with trunkline.client(trunkline.sign_in("manager", "manager123")["access_token"]) as manager:
        kept = manager.get("/api/ivr/call-analyser").json()["data"]
    assert (kept["enabled"], kept["hasKey"]) == (False, True)
    pages.forgive("422")


def test_who_is_no_manager_does_not_see_who_analyses(pages):
    page = pages.desk("/calls.html", "ivr")
    expect(page.get_by_role("heading", name="Calls", level=1)).to_be_visible()
    expect(page.locator(".analyser")).to_have_count(0)
