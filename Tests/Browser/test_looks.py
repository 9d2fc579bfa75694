"""What every page owes everyone: nothing that axe finds, nothing cut off, and little to fetch."""

import datetime
import json
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from harness import await_that
from harness.endpoint import Endpoint
from harness.forms import await_kept
from harness.instance import API_KEY
from harness.outgoing import put_test, register, remove
from harness.patients import enter, phone_number
from harness.verification import FIRST
from harness.voice_page import AT, GREETING, TRANSFER, WHICH_DAY, WHICH_TIME, WHO, VoiceService, run, saved
from test_patient_page import Proposal

TEXTS = Path(__file__).parents[2] / "public" / "assets" / "i18n"
# Each theme with each width, and each of them with each language: what looks wrong does so for two of them at most.
LOOKS = pytest.mark.parametrize("theme, width, locale", [
    ("light", 1440, "en"), ("light", 390, "es"), ("light", 390, "hi"),
    ("dark", 390, "en"), ("dark", 1440, "es"), ("dark", 1440, "hi")])


# No script runs in the frame of a mail, and so not that which looks.
AXE = {"resultTypes": ["violations"], "iframes": False}


def assert_in_order(page, width, theme=None):
    assert [(one["id"], one["nodes"][0]["html"]) for one in Axe().run(page, options=AXE).response["violations"]] == []
    assert cut_off(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if theme:
        assert page.evaluate("document.documentElement.dataset.theme") == theme


def cut_off(page):
    """Elements whose content is wider than they are and cannot be seen; what scrolls on purpose is not looked at."""
    return page.evaluate("""() => [...document.querySelectorAll('body *')]
        .filter((one) => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 1)
        .filter((one) => getComputedStyle(one).overflowX === 'hidden' && !one.closest('svg'))
        .map((one) => one.outerHTML.slice(0, 100))""")


@LOOKS
def test_the_sign_in_page(pages, theme, width, locale):
    page = pages("/sign-in.html", theme=theme, width=width, locale=locale)
    expect(page.locator("#tile-ready")).to_have_attribute("data-tone", "good")
    expect(page.locator("html")).to_have_attribute("lang", locale)
    page.locator(".sign-in .primary").click()
    expect(page.locator("[name=username]")).to_have_attribute("aria-invalid", "true")
    assert_in_order(page, width, theme)


@pytest.fixture(scope="module")
def looked_up(trunkline):
    """Look-ups of every outcome, so that the tables are full."""
    with trunkline.client(API_KEY) as client:
        for restaurant in 10 * ["restaurant_id", "restaurant_night", "restaurant_manual", "nobody"]:
            client.get(f"/api/ivr/restaurant/{restaurant}/config")


@LOOKS
def test_the_monitor(pages, looked_up, theme, width, locale):
    page = pages.monitor(theme=theme, width=width, locale=locale)
    expect(page.locator("html")).to_have_attribute("lang", locale)
    page.locator(".try [name=restaurant]").fill("restaurant_id")
    page.locator(".try .primary").click()
    expect(page.locator(".facts")).to_be_visible()
    expect(page.locator(".restaurants tbody tr")).to_have_count(5)
    expect(page.locator(".look-ups .tag[data-tone=bad]").first).to_be_attached()
    page.locator(".answer summary").click()
    frames = "[...document.querySelectorAll('.table-frame')].map((one) => one.scrollWidth - one.clientWidth)"
    assert page.evaluate(frames) == [0, 0]
    assert_in_order(page, width, theme)
    page.locator(".account > button").click()
    assert_in_order(page, width)
    page.locator(".menu-items button").first.click()
    expect(page.locator("dialog")).to_be_visible()
    assert_in_order(page, width)


@LOOKS
def test_the_queue(pages, desk, theme, width, locale):
    desk.assign(desk.submit()["id"], "IVR Company", user="admin")
    page = pages.desk(theme=theme, width=width, locale=locale)
    expect(page.locator("html")).to_have_attribute("lang", locale)
    expect(page.locator("table.queue tbody tr").nth(5)).to_be_visible()
    expect(page.locator("#tile-open .value")).not_to_have_text("–")
    assert_in_order(page, width, theme)
    page.locator(".bell > button").click()
    expect(page.locator(".notifications li").first).to_be_visible()
    expect(page.locator(".notifications [data-new]").first).to_be_visible()
    inside = page.locator(".bell .menu-items").bounding_box()
    assert inside["x"] >= 0 and inside["x"] + inside["width"] <= width
    assert_in_order(page, width)
    page.keyboard.press("Escape")
    if width < 760:
        page.locator(".more-filters").click()
    page.locator(".queue-filters .menu button").first.click()
    assert_in_order(page, width)
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.locator("dialog")).to_be_visible()
    assert_in_order(page, width)


@LOOKS
def test_the_end_of_a_session(pages, theme, width, locale):
    page = pages.desk(theme=theme, width=width, locale=locale)
    expect(page.locator("table.queue tbody tr").first).to_be_visible()
    left = 100

    def answer(route):
        if left is None:
            return route.fulfill(status=401, json={"error": {"code": "INVALID_TOKEN"}})
        given = route.fetch()
        session = given.json()
        session["data"]["endsAt"] = (datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=left)).isoformat()
        return route.fulfill(response=given, json=session)

    await_kept(page)
    page.route("**/api/session", answer)
    look = "document.dispatchEvent(new Event('visibilitychange'))"
    page.evaluate(look)
    expect(page.locator("dialog")).to_be_visible()
    assert_in_order(page, width, theme)
    left = None
    page.evaluate(look)
    expect(page.locator("dialog [name=password]")).to_be_focused()
    page.locator("dialog .primary").click()
    expect(page.locator("dialog [name=password]")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("table.queue")).to_be_hidden()
    assert_in_order(page, width, theme)
    pages.forgive("401")


@pytest.fixture(scope="module")
def asked(desk):
    """A request with everything that a page can show of one."""
    made = desk.submit()
    deadline = (datetime.date.today() + datetime.timedelta(days=7)).isoformat()
    types = ["medical_records", "insurance_card", "lab_results"]
    desk.change(made["id"], "/request-documents", {"document_types": types, "deadline": deadline})
    desk.change(made["id"], "/messages", {"text": "Both sides of the card, please."})
    desk.change(made["id"], "/notes", {"text": "The payer was called.", "shared": False})
    return made["id"]


@LOOKS
def test_a_request(pages, asked, theme, width, locale):
    page = pages.desk(f"/request.html?id={asked}", theme=theme, width=width, locale=locale)
    expect(page.locator(".item")).to_have_count(3)
    expect(page.locator(".timeline li").first).to_be_attached()
    assert_in_order(page, width, theme)
    page.locator(".request-actions .menu > button").click()
    assert_in_order(page, width)
    page.keyboard.press("Escape")
    for action in ("reject", "request_documents"):
        page.locator(f"[data-action={action}]").click()
        page.locator("dialog .primary").click()
        expect(page.locator("dialog [aria-invalid]").first).to_be_focused()
        assert_in_order(page, width)
        page.keyboard.press("Escape")


@LOOKS
def test_a_new_request(pages, desk, theme, width, locale):
    page = pages.desk("/submit.html", theme=theme, width=width, locale=locale)
    page.locator("[name=selected_products]").select_option(index=1)
    page.locator(".sizes input").first.fill("10")
    page.locator(".submit-foot .primary").click()
    expect(page.locator("[name=patient_id]")).to_be_focused()
    assert_in_order(page, width, theme)
    page.locator("[name=patient_id]").fill("John Smith")
    expect(page.locator("[role=option]").first).to_be_visible()
    assert_in_order(page, width)


@pytest.fixture(scope="module")
def written(trunkline):
    """A call that has been written about."""
    with trunkline.client(API_KEY) as client:
        call = client.post("/v1/ivr/call", json={
            "restaurantId": "restaurant_id", "callId": "written", "timestamp": "2025-03-01T12:30:00.000Z",
            "callerNumber": "+15551234567", "transcript": "Caller: What time do you open on Sunday?"})
        done = client.post(f"/v1/ivr/call/{call.json()['data']['callId']}/complete", json={"duration": 120})
    assert done.status_code == 200, done.text


@LOOKS
def test_the_messages(pages, written, theme, width, locale):
    page = pages.desk("/messages.html", user="manager", theme=theme, width=width, locale=locale)
    expect(page.locator("html")).to_have_attribute("lang", locale)
    page.locator("tbody tr button").first.click()
    expect(page.locator(".message-detail .facts")).to_be_visible()
    page.locator(".opt-outs > summary").click()
    page.locator(".recipients > summary").click()
    expect(page.locator(".recipients li").first).to_be_visible()
    assert_in_order(page, width, theme)
    page.locator(".message-settings .actions button").first.click()
    expect(page.locator("dialog")).to_be_visible()
    assert_in_order(page, width)


@pytest.fixture(scope="module")
def outbox(trunkline):
    """Messages of every state, one of which is looked at."""
    webhook = register(trunkline, "https://hooks.example.test/callbacks")
    trunkline.database.ask(f"UPDATE outbox_targets SET is_paused = TRUE WHERE id = '{webhook}'")
    with trunkline.client(API_KEY) as client:
        for state in ("waiting", "sending", "sent", "kept", "failed", "unknown", "cancelled"):
            id = put_test(client, webhook).removeprefix("msg_")
            trunkline.database.ask(f"UPDATE outbox SET state = '{state}' WHERE id = '{id}'")
    yield id
    trunkline.database.ask(f"DELETE FROM outbox WHERE target_id = '{webhook}'")
    remove(trunkline, webhook)


@LOOKS
def test_the_outbox(pages, outbox, theme, width, locale):
    page = pages.desk(f"/outbox.html?message={outbox}", "manager", theme=theme, width=width, locale=locale)
    expect(page.locator("html")).to_have_attribute("lang", locale)
    expect(page.locator("#tile-failed .value")).not_to_have_text("0")
    expect(page.locator(".message-detail .facts")).to_be_visible()
    assert_in_order(page, width, theme)


@pytest.fixture(scope="module")
def hook(trunkline):
    """A webhook with a delivery that has failed."""
    with trunkline.client(API_KEY) as caller, Endpoint() as endpoint:
        answer = caller.post("/api/ivr/webhooks/register", json={
            "callbackUrl": endpoint.url("status/500/" + 60 * "long"), "events": ["call.completed", "call.processed"]})
        identifier = answer.json()["data"]["webhookId"]
        caller.post(f"/api/ivr/webhooks/{identifier}/test")
        await_that(lambda: endpoint.requests)
        yield identifier
        caller.delete(f"/api/ivr/webhooks/{identifier}")


@LOOKS
def test_the_webhooks(pages, hook, theme, width, locale):
    page = pages.desk(f"/webhooks.html?webhook={hook}", "manager", theme=theme, width=width, locale=locale)
    expect(page.locator("html")).to_have_attribute("lang", locale)
    rows = page.locator(".panel tbody tr").filter(has_text="webhook.test")
    expect(rows.locator(".tag")).to_be_visible()
    assert_in_order(page, width, theme)
    rows.get_by_role("button").click()
    page.locator("dialog summary").first.click()
    assert_in_order(page, width)
    page.keyboard.press("Escape")
    for opener in (".page-head .primary", ".webhook .dangerous"):
        page.locator(opener).click()
        expect(page.locator("dialog")).to_be_visible()
        assert_in_order(page, width)
        page.keyboard.press("Escape")


@pytest.fixture(scope="module")
def called(trunkline):
    """A call with everything that a page can show of one."""
    with trunkline.client(API_KEY) as caller:
        made = caller.post("/v1/ivr/call", json={
            "restaurantId": "restaurant_id", "callId": "looks", "timestamp": "2025-03-01T12:30:00.000Z",
            "callerNumber": "+18025550170", "audioUrl": "https://storage.example.com/calls/looks.mp3",
            "transcript": "Caller: The soup was cold and I am very angry. I want a refund for my table of four."})
        identifier = made.json()["data"]["callId"]
        done = caller.post(f"/v1/ivr/call/{identifier}/complete", json={
            "duration": 120, "forwardedTo": "manager", "finalTranscript": "Caller: What time do you open? Thank you!"})
        assert done.status_code == 200, done.text
    return identifier


@LOOKS
def test_a_call(pages, called, theme, width, locale):
    page = pages.desk(f"/calls.html?call={called}", "manager", theme=theme, width=width, locale=locale)
    expect(page.locator("tbody tr").first).to_be_visible()
    expect(page.locator(".timeline li").nth(2)).to_be_visible()
    page.locator(".analyser > summary").click()
    expect(page.locator(".analyser button")).to_be_visible()
    assert_in_order(page, width, theme)
    page.locator(".analyser button").click()
    expect(page.locator("dialog")).to_be_visible()
    assert_in_order(page, width)


@pytest.fixture(scope="module")
def proposal(clinic, desk):
    """A patient who may be an account's."""
    return Proposal(clinic, desk, "Vikramaditya Venkataraghavan Subramanian-Chattopadhyay")


@LOOKS
def test_a_patient(pages, proposal, theme, width, locale):
    page = pages.desk("/patient.html", theme=theme, width=width, locale=locale)
    expect(page.locator("tbody tr").first).to_be_visible()
    assert_in_order(page, width, theme)
    page.goto(proposal.address)
    expect(page.locator("html")).to_have_attribute("lang", locale)
    expect(page.locator("tbody tr").nth(1)).to_be_visible()
    assert_in_order(page, width, theme)
    page.locator("[data-decision=link]").click()
    page.locator("dialog .primary").click()
    expect(page.locator("dialog [aria-invalid]").first).to_be_focused()
    assert_in_order(page, width)


@LOOKS
def test_the_records(pages, proposal, theme, width, locale):
    page = pages.desk("/records.html", theme=theme, width=width, locale=locale)
    expect(page.locator("html")).to_have_attribute("lang", locale)
    expect(page.locator("tbody tr").first).to_be_visible()
    assert_in_order(page, width, theme)
    page.locator(".page-head .primary").click()
    page.locator("dialog .rows > button").click()
    page.locator("dialog .primary").click()
    expect(page.locator("dialog [aria-invalid]").first).to_be_focused()
    assert_in_order(page, width)
    for address in ("kind=doctors&record=D-001", "kind=payers&record=payer-001", "kind=products&record=prod-003"):
        page.goto(f"/records.html?{address}")
        expect(page.locator(".record .facts")).to_be_visible()
        assert_in_order(page, width)
        page.locator(".record .panel-head button").first.click()
        expect(page.locator("dialog .primary")).to_be_visible()
        assert_in_order(page, width)


@LOOKS
def test_registration(pages, theme, width, locale):
    page = pages("/register.html", theme=theme, width=width, locale=locale)
    expect(page.locator("html")).to_have_attribute("lang", locale)
    page.locator("main .primary").click()
    expect(page.locator("[name=name]")).to_be_focused()
    assert_in_order(page, width, theme)
    answers = [(409, {"error": "ivr_account_exists", "message": ""}), (202, {"verification": {
        "id": "6a0e8400-e29b-41d4-a716-446655440001", "expires_in": 600}})]
    page.route("**/api/register/patient/", lambda route: route.fulfill(
        status=answers[0][0], json=answers.pop(0)[1]))
    for name, value in {"name": "Asha Rao", "age": "30", "phone_number": "+919999999999", "username": "asha-rao",
            "password": "a long way to the sea", "password2": "a long way to the sea"}.items():
        page.locator(f"[name={name}]").fill(value)
    page.locator("main .primary").click()
    expect(page.locator("dialog")).to_be_visible()
    assert_in_order(page, width)
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)
    page.locator("main .primary").click()
    expect(page.locator("[name=code]")).to_be_focused()
    page.locator("main .primary").click()
    expect(page.locator("[name=code]")).to_have_attribute("aria-invalid", "true")
    assert_in_order(page, width)
    pages.forgive("409")


@LOOKS
def test_a_new_password(pages, theme, width, locale):
    page = pages("/password.html", theme=theme, width=width, locale=locale)
    expect(page.locator("html")).to_have_attribute("lang", locale)
    page.locator("main .primary").click()
    expect(page.locator("[name=phone_number]")).to_be_focused()
    assert_in_order(page, width, theme)
    page.route("**/api/patient/password", lambda route: route.fulfill(status=202, json={"verification": {
        "id": "6a0e8400-e29b-41d4-a716-446655440001", "expires_in": 600}}))
    for name, value in {"phone_number": "+919999999999", "password": "a long way to the sea",
            "password2": "a long way to the sea"}.items():
        page.locator(f"[name={name}]").fill(value)
    page.locator("main .primary").click()
    expect(page.locator("[name=code]")).to_be_focused()
    assert_in_order(page, width)


@pytest.fixture(scope="module")
def patient(browser, trunkline, clinic):
    """The session of a patient whose family has visits, to come and cancelled."""
    phone = phone_number()
    username = clinic.account(phone)
    for name in ("Asha Rao", "Kiran Rao", "Asha Rao"):
        last = clinic.call(phone, name)
    context = browser.new_context(ignore_https_errors=True, base_url=trunkline.url)
    page = context.new_page()
    enter(page, username)
    page.goto("/sign-in.html")
    page.evaluate(
        "(id) => fetch(`/api/patient/appointments/${id}/cancellation`, {method: 'POST'})", last["appointment_id"])
    state = {"cookies": context.cookies(), "origins": []}
    context.close()
    return state


@LOOKS
def test_the_visits_of_a_patient(pages, patient, theme, width, locale):
    page = pages("/appointments.html", storage_state=patient, theme=theme, width=width, locale=locale)
    expect(page.locator("html")).to_have_attribute("lang", locale)
    expect(page.locator("section .visit")).to_have_count(2)
    page.locator(".past summary").click()
    expect(page.locator(".past .visit")).to_be_visible()
    assert_in_order(page, width, theme)
    page.locator(".page-head .primary").click()
    # Of today there may be one time left, or none.
    page.locator("[name=day]").select_option(index=1)
    page.locator(".time").nth(1).click()
    expect(page.locator(".time input").nth(1)).to_be_checked()
    assert_in_order(page, width)
    page.keyboard.press("Escape")
    for opener in (".visit .actions button >> nth=0", ".visit .actions button >> nth=1", ".visits-foot .actions button >> nth=0"):
        page.locator(opener).click()
        expect(page.locator("dialog")).to_be_visible()
        assert_in_order(page, width)
        page.keyboard.press("Escape")


@pytest.fixture(scope="module")
def busy_day(desk):
    """The day of the coming ones on which the demo's clinic has most visits."""
    days = [(datetime.date.today() + datetime.timedelta(days=ahead)).isoformat() for ahead in (1, 12)]
    listed = desk.client("admin").get(
        f"/api/clinics/new-york/appointments?from={days[0]}&to={days[1]}").json()["appointments"]
    starts = [visit["local_start"][:10] for visit in listed]
    return max(starts, key=starts.count)


@LOOKS
def test_the_schedule(pages, busy_day, theme, width, locale):
    page = pages.desk(
        f"/schedule.html?clinic=new-york&day={busy_day}", "admin", theme=theme, width=width, locale=locale)
    expect(page.locator("html")).to_have_attribute("lang", locale)
    expect(page.locator(".visit").first).to_be_visible()
    expect(page.locator(".waitlist .empty")).to_be_visible()
    assert_in_order(page, width, theme)
    page.locator(".visit").first.click()
    expect(page.locator(".visit-dialog .timeline li").first).to_be_visible()
    assert_in_order(page, width)
    page.keyboard.press("Escape")
    for opener in (".page-head .primary", ".waitlist .panel-head button"):
        page.locator(opener).click()
        expect(page.locator("dialog")).to_be_visible()
        assert_in_order(page, width)
        page.keyboard.press("Escape")
    if width > 760:
        page.locator(".views button").last.click()
        expect(page.locator("[data-column]")).to_have_count(7)
        assert_in_order(page, width)


@LOOKS
def test_voice(pages, theme, width, locale):
    service = VoiceService(GREETING, WHICH_DAY, WHICH_TIME, WHO, TRANSFER)
    passed = {"at": AT, "passed": True, "failed_turn": None, "milliseconds": 41}
    service.saved, service.runs = [saved(1, "Books in English", last_run=passed), saved(2, "Cancels")], [run(2)]
    page = pages.desk("/sign-in.html", "manager", theme=theme, width=width, locale=locale)
    service.serve(page)
    page.goto("/voice.html")
    expect(page.locator("html")).to_have_attribute("lang", locale)
    expect(page.locator(".ivr-monitor tbody tr")).to_have_count(2)
    assert_in_order(page, width, theme)
    page.locator(".ivr-phone .primary").click()
    # Nobody is heard before the greeting.
    expect(page.locator(".ivr-log tbody tr").last.locator("button")).to_be_enabled()
    for place, text in enumerate(("I want to see the doctor", "Tuesday"), 2):
        page.locator("[name=text]").fill(text)
        page.keyboard.press("Enter")
        expect(page.locator(".ivr-log tbody tr")).to_have_count(place)
        expect(page.locator(".ivr-log tbody tr").last.locator("button")).to_be_enabled()
    assert_in_order(page, width)
    for text in ("a person", "a person, please"):
        page.locator("[name=text]").fill(text)
        page.keyboard.press("Enter")
        expect(page.locator(".ivr-log tbody tr").last.locator("button")).to_be_enabled()
    expect(page.locator(".ivr-understood .banner")).to_be_visible()
    assert_in_order(page, width)
    for opener in (".ivr-saved .row-actions button >> nth=0", ".ivr-saved .row-actions button >> nth=1",
                   ".ivr-log .panel-head button", ".ivr-monitor tbody button >> nth=0"):
        page.locator(opener).click()
        expect(page.locator("dialog")).to_be_visible()
        assert_in_order(page, width)
        page.keyboard.press("Escape")


@pytest.fixture(scope="module")
def administered(desk):
    """What the parts of the administration show, with names that are long."""
    admin, agent = desk.client("admin"), desk.client("agent")
    name = "Vikramaditya Venkataraghavan Subramanian-Chattopadhyay"
    admin.post("/api/users", json={
        "login": f"{name.replace(' ', '.')}@healthcare.local", "name": name, "role": "super_admin",
        "territory_ids": ["main"]})
    key = admin.post("/api/ivr/auth/api-key", json={
        "name": name, "description": 3 * "The telephones of the first floor. ", "scopes": ["calls", "voice"]})
    admin.post(f"/api/ivr/auth/api-keys/{key.json()['data']['keyId']}/rotation", json={})
    reason = "The patient is in theatre now. " + 60 * "long"
    agent.post("/api/break-glass", json={"patient_id": "P-1234", "reason": reason})


# Of each part, what opens above it.
PARTS = {
    "users": (".panel-head .primary", "tbody button >> nth=0"),
    "keys": (".panel-head .primary", "tbody .row-actions button >> nth=0", "tbody .dangerous >> nth=0"),
    "territories": (".panel-head .primary", "tbody button >> nth=0"),
    "calendar": (), "emergency": (), "audit": ("tbody button >> nth=0",),
}


@LOOKS
def test_the_administration(pages, administered, theme, width, locale):
    page = pages.desk("/administration.html", "admin", theme=theme, width=width, locale=locale)
    expect(page.locator("html")).to_have_attribute("lang", locale)
    for part, openers in PARTS.items():
        page.locator(f".parts a[href='?part={part}']").click()
        expect(page.locator("tbody tr, .calendar-form").first).to_be_visible()
        # Nothing is scrolled to be read.
        frames = "[...document.querySelectorAll('.table-frame')].filter((one) => one.scrollWidth > one.clientWidth).length"
        assert page.evaluate(frames) == 0
        assert_in_order(page, width, theme)
        for opener in openers:
            page.locator(opener).click()
            expect(page.locator("dialog")).to_be_visible()
            if page.locator("dialog [name=name]").count():
                page.locator("dialog [name=name]").fill("")
                page.locator("dialog .primary").click()
                expect(page.locator("dialog [name=name]")).to_have_attribute("aria-invalid", "true")
            assert_in_order(page, width)
            page.keyboard.press("Escape")
            expect(page.locator("dialog")).to_have_count(0)


@LOOKS
def test_what_is_shown_once(pages, theme, width, locale):
    page = pages.desk("/administration.html?part=keys", "admin", theme=theme, width=width, locale=locale)
    page.route("**/api/ivr/auth/api-key", lambda route: route.fulfill(status=201, json={"data": {
        "apiKey": "psk_live_" + 32 * "x", "name": 12 * "A long name "}}))
    page.locator(".panel-head .primary").click()
    page.locator("dialog [name=name]").fill("A")
    page.locator("dialog [name=scopes]").first.check()
    page.locator("dialog .primary").click()
    expect(page.locator("dialog input.code")).to_be_visible()
    assert_in_order(page, width, theme)


@LOOKS
def test_an_invitation(pages, theme, width, locale):
    page = pages("/invitation.html", theme=theme, width=width, locale=locale)
    expect(page.locator("html")).to_have_attribute("lang", locale)
    page.locator("main .primary").click()
    expect(page.locator("[name=invitation_code]")).to_be_focused()
    assert_in_order(page, width, theme)


@LOOKS
def test_emergency_access(pages, theme, width, locale):
    page = pages.desk("/emergency.html", "manager", theme=theme, width=width, locale=locale)
    page.locator("main .primary").click()
    expect(page.locator("[name=patient_id]")).to_be_focused()
    assert_in_order(page, width, theme)
    page.locator(".account > button").click()
    assert_in_order(page, width)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_that_is_not_there(pages, theme):
    page = pages("/no/such/page", theme=theme, width=390)
    assert_in_order(page, 390, theme)
    pages.forgive("404")


def lengthened(text):
    """As long as a wordy language would have it."""
    if isinstance(text, dict):
        return {form: lengthened(one) for form, one in text.items()}
    return re.sub(r"([aeiou])(?![^{]*\})", r"\1\1", text) + " ~" if text else text


@pytest.mark.parametrize("width", [1440, 390])
def test_texts_that_are_a_third_longer_fit(pages, width):
    def answer(route):
        texts = json.loads((TEXTS / route.request.url.partition("/assets/i18n/")[2]).read_text())
        route.fulfill(json={key: lengthened(text) for key, text in texts.items()})

    page = pages("/sign-in.html", width=width)
    page.route("**/assets/i18n/**", answer)
    for path in ("/sign-in.html", "/"):
        page.goto(path)
        expect(page.locator("h1")).to_contain_text("~")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert cut_off(page) == []
        if path != "/":
            page.locator("[name=username]").fill("manager")
            page.locator("[name=password]").fill("manager123")
            page.keyboard.press("Enter")
            expect(page.locator("#verdict")).to_be_visible()


def weight(page, path):
    """KB of the page's own files as they are sent, on a first visit: what is not a font, and the fonts."""
    client = page.context.new_cdp_session(page)
    client.send("Network.enable")
    client.send("Network.setCacheDisabled", {"cacheDisabled": True})
    page.goto(path)
    expect(page.locator("h1").first).to_be_visible()
    page.wait_for_function(
        "() => location.pathname !== '/' || performance.getEntriesByName(location.origin + '/vendor/chart.js').length")
    page.wait_for_function("() => document.readyState === 'complete' && document.fonts.status === 'loaded'")
    entries = page.evaluate("""() => ['navigation', 'resource'].flatMap((kind) => performance.getEntriesByType(kind))
        .map(({ name, encodedBodySize }) => [name, encodedBodySize / 1000])""")
    bodies = {address: size for address, size in entries if "/api/" not in address}
    fonts = sum(size for address, size in bodies.items() if address.endswith(".woff2"))
    return sum(bodies.values()) - fonts, fonts


@pytest.mark.parametrize("path, limit", [
    ("/sign-in.html", 90), ("/", 150), ("/requests.html", 120), (f"/request.html?id={FIRST}", 120),
    ("/submit.html", 120), ("/calls.html", 120), ("/schedule.html", 120), ("/messages.html", 120),
    ("/webhooks.html", 120), ("/outbox.html", 120), ("/register.html", 100), ("/password.html", 100),
    ("/appointments.html", 110),
    ("/patient.html", 120), ("/patient.html?id=P-1234", 120), ("/records.html", 120), ("/voice.html", 120),
    ("/administration.html", 120), ("/invitation.html", 100), ("/emergency.html", 110)])
def test_a_page_is_light(pages, patient, path, limit):
    if path == "/appointments.html":
        page = pages(path, storage_state=patient)
    elif path == "/administration.html":
        page = pages.desk(path, "admin")
    elif path in ("/webhooks.html", "/messages.html", "/outbox.html"):
        page = pages.desk(path, "manager")
    else:
        page = pages.monitor() if path == "/" else pages.desk()
    without_fonts, fonts = weight(page, path)
    print(f"{path}: {without_fonts:.0f} KB and {fonts:.0f} KB of fonts")
    assert 20 < without_fonts <= limit
    assert fonts <= 50


def test_motion_is_left_out_for_who_wants_none(pages):
    page = pages("/sign-in.html", reduced_motion="reduce")
    assert page.locator(".tile").first.evaluate("(one) => getComputedStyle(one).transitionDuration") == "0s"


def test_with_forced_colours_a_tag_and_the_state_have_a_border(pages):
    page = pages.monitor(forced_colors="active")
    for selector in ("#live", ".restaurants .tag"):
        assert page.locator(selector).first.evaluate("(one) => getComputedStyle(one).borderTopStyle") == "solid"
