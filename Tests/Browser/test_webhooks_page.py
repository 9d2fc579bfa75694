"""The webhooks page as a manager uses it, with a receiver that answers."""

import re

import pytest
from playwright.sync_api import expect
from standardwebhooks.webhooks import Webhook

from harness import await_that
from harness.endpoint import Endpoint
from harness.instance import API_KEY


@pytest.fixture
def endpoint():
    with Endpoint() as endpoint:
        yield endpoint


@pytest.fixture
def made(trunkline):
    """Ids of webhooks that the test has made, deleted in the end."""
    made = []
    yield made
    with trunkline.client(API_KEY) as caller:
        for one in made:
            caller.delete(f"/api/ivr/webhooks/{one}")


def register(trunkline, made, url):
    with trunkline.client(API_KEY) as caller:
        answer = caller.post("/api/ivr/webhooks/register", json={"callbackUrl": url, "events": ["call.completed"]})
    assert answer.status_code == 201, answer.text
    made.append(answer.json()["data"]["webhookId"])
    return answer.json()["data"]


def test_one_is_registered_tried_paused_given_another_secret_and_deleted_by_keyboard_alone(pages, endpoint):
    page = pages.desk("/webhooks.html", "manager")
    page.get_by_role("button", name="Register webhook").press("Enter")
    dialog = page.get_by_role("dialog", name="Register webhook")
    # What is missing is said, and the first of it has the focus.
    page.keyboard.press("Tab")
    dialog.get_by_role("button", name="Register", exact=True).press("Enter")
    address = dialog.get_by_label("Address")
    expect(address).to_be_focused()
    expect(dialog).to_contain_text("Choose at least one event.")
    address.fill("http://10.0.0.1/")
    dialog.get_by_label("call.completed").press("Space")
    address.press("Enter")
    # It is marked since it was missing: only the answer says why now.
    expect(dialog).to_contain_text("Must be of the public internet")
    expect(address).to_have_attribute("aria-invalid", "true")
    # Its deliveries may be read once more when the webhook is gone.
    pages.forgive("422", "404")
    address.fill(endpoint.url("ok/page"))
    address.press("Enter")
    # The secret is shown this once, and Escape does not lose it.
    shown = page.get_by_role("dialog", name="Secret of the webhook")
    expect(shown).to_be_visible()
    page.keyboard.press("Escape")
    secret = shown.get_by_label("Secret", exact=True).input_value()
    assert secret.startswith("whsec_")
    shown.get_by_role("button", name="I have kept it").press("Enter")
    expect(shown).to_have_count(0)
    expect(page).to_have_url(re.compile("webhook="))
    assert secret not in page.content()
    # A test arrives, signed; the delivery is listed, with its attempt and the answer.
    panel = page.get_by_role("region", name="Webhook", exact=True)
    expect(panel).to_contain_text("Active")
    panel.get_by_role("button", name="Send a test").press("Enter")
    received = await_that(lambda: page.wait_for_timeout(20) or endpoint.at("ok/page"))[0]
    assert Webhook(secret).verify(received.body, received.headers)["type"] == "webhook.test"
    rows = page.get_by_role("region", name="Deliveries").locator("tbody tr")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Sent")
    rows.get_by_role("button").press("Enter")
    delivery = page.get_by_role("dialog", name="Delivery")
    for text in (received.id, '"type": "webhook.test"', "Accepted", "HTTP 200"):
        expect(delivery).to_contain_text(text)
    delivery.locator("summary").press("Enter")
    expect(delivery.get_by_role("group", name="Answer")).to_have_text("ok")
    delivery.get_by_role("button", name="Send again").press("Enter")
    await_that(lambda: page.wait_for_timeout(20) or len(endpoint.at("ok/page")) == 2)
    page.keyboard.press("Escape")
    expect(delivery).to_have_count(0)
    # Paused, it says so in a word, and is not tried; then it goes on.
    panel.get_by_role("button", name="Pause").press("Enter")
    expect(panel.locator(".tag")).to_have_text("Paused")
    expect(panel.get_by_role("button", name="Send a test")).to_be_disabled()
    panel.get_by_role("button", name="Resume").press("Enter")
    expect(panel.locator(".tag")).to_have_text("Active")
    # Another secret.
    panel.get_by_role("button", name="New secret").press("Enter")
    page.get_by_role("dialog", name="New secret").get_by_role("button", name="New secret").press("Enter")
    expect(shown).to_be_visible()
    assert shown.get_by_label("Secret", exact=True).input_value() != secret
    shown.get_by_role("button", name="I have kept it").press("Enter")
    expect(panel).to_contain_text("Old secret signs until")
    # A range.
    panel.get_by_role("button", name="Send a range again").press("Enter")
    span = page.get_by_role("dialog", name="Send a range again")
    span.get_by_label("State").select_option("sent")
    span.get_by_role("button", name="Send again").press("Enter")
    expect(page.locator(".toasts")).to_contain_text("1 delivery is sent again.")
    await_that(lambda: page.wait_for_timeout(20) or len(endpoint.at("ok/page")) == 3)
    assert len({one.id for one in endpoint.at("ok/page")}) == 1
    # Gone, after a question.
    panel.get_by_role("button", name="Delete webhook").press("Enter")
    question = page.get_by_role("dialog", name="Delete webhook")
    expect(question).to_contain_text(endpoint.url("ok/page"))
    page.keyboard.press("Escape")
    expect(question).to_have_count(0)
    expect(panel).to_be_visible()
    panel.get_by_role("button", name="Delete webhook").press("Enter")
    # However fast: what Escape closes is closed before the next key is heard.
    for _ in range(5):
        page.keyboard.press("Escape")
        page.keyboard.press("Enter")
        expect(question).to_be_visible()
        page.evaluate("() => new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)))")
    expect(question).to_be_visible()
    question.get_by_role("button", name="Delete webhook").press("Enter")
    expect(panel).to_have_count(0)
    expect(page.get_by_text(endpoint.url("ok/page"))).to_have_count(0)


def test_what_failed_says_why_and_what_an_answer_holds_is_text(trunkline, pages, endpoint, made):
    hook = register(trunkline, made, endpoint.url("markup"))
    with trunkline.client(API_KEY) as caller:
        caller.post(f"/api/ivr/webhooks/{hook['webhookId']}/test")
    page = pages.desk(f"/webhooks.html?webhook={hook['webhookId']}", "manager")
    rows = page.get_by_role("region", name="Deliveries").locator("tbody tr")
    expect(rows).to_contain_text(re.compile(r"Waiting, tried \d times?"))
    rows.get_by_role("button").click()
    delivery = page.get_by_role("dialog", name="Delivery")
    expect(delivery).to_contain_text("HTTP 500")
    delivery.locator("summary").first.click()
    expect(delivery.get_by_role("group", name="Answer").first).to_contain_text("<img src=x")
    assert page.title() == "Webhooks – Trunkline"


def test_one_that_answered_410_is_shown_as_stopped(trunkline, pages, endpoint, made):
    hook = register(trunkline, made, endpoint.url("status/410/page"))
    with trunkline.client(API_KEY) as caller:
        caller.post(f"/api/ivr/webhooks/{hook['webhookId']}/test")
        await_that(lambda: caller.get(f"/api/ivr/webhooks/{hook['webhookId']}").json()["data"]["paused"])
    page = pages.desk("/webhooks.html", "manager")
    row = page.locator("tbody tr").filter(has_text="status/410/page")
    expect(row).to_contain_text("Stopped: it answered 410, gone")
    row.get_by_role("button").click()
    expect(page.get_by_role("region", name="Deliveries").locator("tbody tr")).to_contain_text("Given up")


def test_what_is_open_keeps_up_with_the_lists(trunkline, pages, endpoint, made):
    hook = register(trunkline, made, endpoint.url("ok/open"))["webhookId"]
    path = f"/api/ivr/webhooks/{hook}"
    page = pages.desk(f"/webhooks.html?webhook={hook}", "manager")
    panel = page.get_by_role("region", name="Webhook", exact=True)
    expect(panel.locator(".tag")).to_have_text("Active")
    with trunkline.client(API_KEY) as caller:
        delivery = caller.post(f"{path}/test").json()["data"]["deliveryId"]
        sent = f"SELECT state FROM outbox WHERE id = '{delivery}'"
        await_that(lambda: page.wait_for_timeout(20) or trunkline.database.ask(sent) == [["sent"]])
        trunkline.database.ask(f"UPDATE outbox SET state = 'failed' WHERE id = '{delivery}'")
        page.get_by_role("region", name="Deliveries").locator("tbody tr").filter(has_text="Given up") \
            .get_by_role("button").click()
        dialog = page.get_by_role("dialog", name="Delivery")
        expect(dialog.locator(".tag")).to_have_text("Given up")
        caller.post(f"{path}/deliveries/{delivery}/replay")
        expect(dialog.locator(".tag")).to_have_text("Sent", timeout=10000)
        page.keyboard.press("Escape")
        etag = caller.get(path).headers["etag"]
        assert caller.patch(path, json={"paused": True}, headers={"If-Match": etag}).status_code == 200
    expect(panel.locator(".tag")).to_have_text("Paused", timeout=15000)


def test_filters_are_in_the_address(trunkline, pages, endpoint, made):
    hook = register(trunkline, made, endpoint.url("ok/filters"))
    with trunkline.client(API_KEY) as caller:
        caller.post(f"/api/ivr/webhooks/{hook['webhookId']}/test")
    page = pages.desk(f"/webhooks.html?webhook={hook['webhookId']}&state=failed", "manager")
    deliveries = page.get_by_role("region", name="Deliveries")
    expect(deliveries).to_contain_text("Nothing to show.")
    deliveries.get_by_label("State").select_option("sent")
    expect(page).to_have_url(re.compile("state=sent"))
    expect(deliveries.locator("tbody tr")).to_have_count(1)


def test_a_test_that_is_sent_slowly_leaves_what_is_typed_meanwhile(trunkline, pages, endpoint, made):
    hook = register(trunkline, made, endpoint.url("ok/slow"))["webhookId"]
    page = pages.desk(f"/webhooks.html?webhook={hook}", "manager")
    panel = page.get_by_role("region", name="Webhook", exact=True)
    held = []
    page.route("**/test", lambda route: held.append(route))
    test = panel.get_by_role("button", name="Send a test")
    with page.expect_request("**/test"):
        test.click()
    # A second press is no second test.
    expect(test).to_be_disabled()
    panel.get_by_role("button", name="Change").click()
    address = page.get_by_role("dialog", name="Change webhook").get_by_label("Address")
    address.fill(endpoint.url("ok/half"))
    held.pop().continue_()
    expect(page.locator(".toast")).to_contain_text("The test is on its way.")
    expect(panel.get_by_role("button", name="Send a test", include_hidden=True)).to_be_enabled()
    expect(address).to_have_value(endpoint.url("ok/half"))


def test_a_change_that_is_answered_late_leaves_the_form_that_was_opened_again(trunkline, pages, endpoint, made):
    hook = register(trunkline, made, endpoint.url("ok/before"))["webhookId"]
    page = pages.desk(f"/webhooks.html?webhook={hook}", "manager")
    panel = page.get_by_role("region", name="Webhook", exact=True)
    held = []
    page.route(f"**/api/ivr/webhooks/{hook}", lambda route: (
        held.append(route) if route.request.method == "PATCH" and not held else route.fallback()))
    dialog = page.get_by_role("dialog", name="Change webhook")
    address = dialog.get_by_label("Address")
    panel.get_by_role("button", name="Change").click()
    address.fill(endpoint.url("ok/after"))
    with page.expect_request(f"**/api/ivr/webhooks/{hook}"):
        dialog.get_by_role("button", name="Save").click()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    panel.get_by_role("button", name="Change").click()
    address.fill(endpoint.url("ok/half"))
    held[0].continue_()
    expect(page.locator(".toast").last).to_be_visible()
    expect(panel).to_contain_text("ok/after")
    expect(address).to_have_value(endpoint.url("ok/half"))


def test_address_and_events_are_changed_and_what_somebody_else_changes_is_kept(trunkline, pages, endpoint, made):
    hook = register(trunkline, made, endpoint.url("ok/before"))["webhookId"]
    path = f"/api/ivr/webhooks/{hook}"
    page = pages.desk(f"/webhooks.html?webhook={hook}", "manager")
    panel = page.get_by_role("region", name="Webhook", exact=True)
    panel.get_by_role("button", name="Change").click()
    dialog = page.get_by_role("dialog", name="Change webhook")
    address = dialog.get_by_label("Address")
    expect(address).to_have_value(endpoint.url("ok/before"))
    expect(dialog.get_by_label("call.completed")).to_be_checked()
    dialog.get_by_label("call.completed").uncheck()
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_contain_text("Choose at least one event.")
    dialog.get_by_label("call.completed").check()
    address.fill("http://10.0.0.1/")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_contain_text("Must be of the public internet")
    address.fill(endpoint.url("ok/after"))
    with trunkline.client(API_KEY) as caller:
        tag = caller.get(path).headers["etag"]
        other = caller.patch(path, json={"events": ["message.sent"]}, headers={"If-Match": tag})
        assert other.status_code == 200, other.text
        dialog.get_by_role("button", name="Save").click()
        expect(dialog.get_by_role("alert")).to_contain_text("Somebody else has changed it meanwhile.")
        # Theirs has come into the form, and what was typed has stayed.
        expect(dialog.get_by_label("message.sent")).to_be_checked()
        expect(dialog.get_by_label("call.completed")).not_to_be_checked()
        expect(address).to_have_value(endpoint.url("ok/after"))
        dialog.get_by_role("button", name="Save").click()
        expect(dialog).to_have_count(0)
        now = caller.get(path).json()["data"]
    assert (now["callbackUrl"], now["events"]) == (endpoint.url("ok/after"), ["message.sent"])
    expect(panel).to_contain_text(endpoint.url("ok/after"))
    expect(panel).to_contain_text("message.sent")
    pages.forgive("412", "422")
