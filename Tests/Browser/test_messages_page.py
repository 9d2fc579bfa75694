"""The messages page as managers use it, on the real service."""

import re
import uuid

from playwright.sync_api import expect

from harness.instance import API_KEY
from harness.patients import PASSWORD, phone_number


def complete(trunkline, **members):
    """A completed call, which is written about. Returns nothing: the page is to show it."""
    with trunkline.client(API_KEY) as caller:
        call = caller.post("/v1/ivr/call", json={
            "restaurantId": "restaurant_id", "callId": str(uuid.uuid4()), "timestamp": "2025-03-01T12:30:00.000Z",
            "callerNumber": "+15551234567", "transcript": "Caller: What time do you open on Sunday?"})
        done = caller.post(
            f"/v1/ivr/call/{call.json()['data']['callId']}/complete", json={"duration": 120} | members)
    assert done.json()["data"]["emailSent"] is True, done.text


def test_a_mail_arrives_in_the_list_and_is_read_safely(trunkline, pages):
    page = pages.desk("/messages.html?channel=email", "manager")
    expect(page.locator("#live")).to_have_attribute("data-state", "live")
    expect(page.get_by_text("Nothing leaves")).to_be_visible()
    rows = page.locator("tbody tr")
    expect(page.locator(".messages-page .table-frame")).to_be_visible()
    before = rows.count()
    word = f"w{uuid.uuid4().hex[:12]}"
    complete(trunkline, forwardedTo=f"<script>top.document.title='broken'</script><img src=x> {word}")
    expect(rows).to_have_count(before + 1)
    row = rows.first
    expect(row).to_contain_text("o…@restaurant.com")
    expect(row).to_contain_text("Kept here")
    row.get_by_role("button").click()
    expect(page).to_have_url(re.compile("message="))
    detail = page.get_by_role("region", name="Message", exact=True)
    expect(detail).to_contain_text("owner@restaurant.com")
    frame = detail.locator("iframe")
    expect(frame).to_have_attribute("sandbox", "")
    expect(page.frame_locator("iframe").locator("body")).to_contain_text(word)
    expect(page.frame_locator("iframe").locator("script, img")).to_have_count(0)
    assert page.title() == "Messages – Trunkline"


def test_messages_are_found_by_recipient_which_is_in_no_address(trunkline, pages):
    complete(trunkline)
    page = pages.desk("/messages.html", "manager")
    box = page.get_by_role("searchbox", name="Recipient")
    box.fill("nobody@restaurant.com")
    box.press("Enter")
    expect(page.get_by_text("No messages to show.")).to_be_visible()
    box.fill("OWNER@restaurant.com")
    box.press("Enter")
    expect(page.locator("tbody tr").first).to_contain_text("o…@restaurant.com")
    assert "restaurant" not in page.url


def test_a_text_appears_as_soon_as_it_is_kept(trunkline, pages):
    phone = phone_number()
    page = pages.desk("/messages.html", "manager")
    expect(page.locator("#live")).to_have_attribute("data-state", "live")
    box = page.get_by_role("searchbox", name="Recipient")
    box.fill(phone)
    box.press("Enter")
    expect(page.get_by_text("No messages to show.")).to_be_visible()
    with trunkline.client() as visitor:
        made = visitor.post("/api/register/patient/", json={
            "name": "Asha Rao", "age": 30, "phone_number": phone, "username": f"asha-{uuid.uuid4().hex[:12]}",
            "password": PASSWORD, "password2": PASSWORD})
    assert made.status_code in (201, 202), made.text
    expect(page.locator("tbody tr")).to_have_count(1)


def test_settings_are_set_tried_and_removed_and_numbers_opt_out(trunkline, pages):
    page = pages.desk("/messages.html", "manager")
    page.get_by_role("button", name="Mail server: Change").click()
    page.get_by_label("Server", exact=True).fill("10.0.0.1")
    page.get_by_label("Sender's address").fill("calls@example.com")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_label("Server", exact=True)).to_be_focused()
    expect(page.get_by_text("Must be of the public internet")).to_be_visible()
    pages.forgive("422")
    page.get_by_label("Server", exact=True).fill("127.0.0.1")
    page.get_by_label("Port").fill("1")
    page.get_by_label("Encryption").select_option("none")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("127.0.0.1:1, calls@example.com")).to_be_visible()
    expect(page.get_by_text("No text message leaves")).to_be_visible()
    page.get_by_role("button", name="Mail server: Send a test").click()
    page.get_by_label("E-mail address").fill("a@example.com")
    page.get_by_role("button", name="Save").click()
    detail = page.get_by_role("region", name="Message", exact=True)
    expect(detail).to_contain_text("Your mail settings work.")
    # What does not leave then is said before it is done.
    page.route("**/api/messages?*", lambda route: route.fallback() if "state=waiting" not in route.request.url
               else route.fulfill(json={"success": True, "data": {
                   "messages": [{"messageId": "a"}, {"messageId": "b"}], "pagination": {"next_cursor": None}}}))
    page.get_by_role("button", name="Mail server: Remove").click()
    question = page.get_by_role("dialog", name="Remove the mail server")
    expect(question).to_contain_text("2 messages that wait will not leave.")
    question.get_by_role("button", name="Cancel").click()
    expect(page.get_by_text("127.0.0.1:1, calls@example.com")).to_be_visible()
    page.get_by_role("button", name="Mail server: Remove").click()
    question.get_by_role("button", name="Remove the mail server").click()
    expect(question).to_have_count(0)
    expect(page.get_by_text("Nothing leaves")).to_be_visible()
    page.get_by_text("Numbers that get no text messages").click()
    page.get_by_role("button", name="Add a number").click()
    page.get_by_label("Phone number").fill("(802) 555-0199")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("+18025550199")).to_be_visible()
    box = page.get_by_role("searchbox", name="Find a number")
    box.fill("+18025550198")
    box.press("Enter")
    expect(page.get_by_text("0 numbers")).to_be_visible()
    box.fill("802 555 0199")
    box.press("Enter")
    expect(page.get_by_text("1 number", exact=True)).to_be_visible()
    page.get_by_role("button", name="Remove +18025550199").click()
    question = page.get_by_role("dialog", name="Remove +18025550199")
    expect(question).to_contain_text("gets text messages again")
    question.get_by_role("button", name="Remove").click()
    expect(question).to_have_count(0)
    expect(page.get_by_text("+18025550199")).to_have_count(0)


def test_an_answer_that_comes_late_leaves_the_form_that_was_opened_again(trunkline, pages):
    page = pages.desk("/messages.html", "manager")
    page.get_by_text("Numbers that get no text messages").click()
    held = []
    page.route("**/api/messages/opt-outs", lambda route: (
        held.append(route) if route.request.method == "POST" and not held else route.fallback()))
    dialog = page.get_by_role("dialog")
    number = dialog.get_by_label("Phone number")
    first = phone_number()
    page.get_by_role("button", name="Add a number").click()
    number.fill(first)
    with page.expect_request("**/api/messages/opt-outs"):
        dialog.get_by_role("button", name="Save").click()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    page.get_by_role("button", name="Add a number").click()
    number.fill("+1802")
    held[0].continue_()
    expect(page.get_by_role("button", name=f"Remove {first}", include_hidden=True)).to_have_count(1)
    expect(number).to_have_value("+1802")
    page.keyboard.press("Escape")
    page.get_by_role("button", name=f"Remove {first}").click()
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    expect(dialog).to_have_count(0)


def test_all_restaurants_and_all_numbers_can_be_had_page_by_page(trunkline, pages):
    numbers = [phone_number() for _ in range(3)]
    with trunkline.client(trunkline.sign_in("manager", "manager123")["access_token"]) as manager:
        made = [manager.post("/api/messages/opt-outs", json={"number": number}).json() for number in numbers]
        page = pages.desk("/messages.html", "manager")
        # As if there were many.
        page.route(re.compile(r"limit=100"), lambda route: route.continue_(
            url=route.request.url.replace("limit=100", "limit=1")))
        for title, part in (("Who is written to of calls", ".recipients"), ("Numbers that get no text", ".opt-outs")):
            page.get_by_text(title).click()
            panel = page.locator(part)
            expect(panel.locator("li")).to_have_count(1)
            first = panel.locator("li").text_content()
            panel.get_by_role("button", name="Next").click()
            expect(panel.locator("li")).not_to_have_text(first)
            panel.get_by_role("button", name="Previous").click()
            expect(panel.locator("li")).to_have_text(first)
        for one in made:
            manager.delete(f"/api/messages/opt-outs/{one['data']['optOutId']}")


def test_a_manager_says_who_is_written_to_of_calls(trunkline, pages):
    page = pages.desk("/messages.html", "manager")
    page.get_by_text("Who is written to of calls").click()
    panel = page.locator(".recipients")
    row = panel.locator("li").filter(has_text="owner@restaurant.com")
    name = row.get_by_role("heading").inner_text()
    change = panel.get_by_role("button", name=f"{name}: Change")
    change.click()
    box = page.get_by_role("dialog").get_by_label("Who is written to of calls")
    expect(box).to_have_value("owner@restaurant.com")
    box.fill("owner@restaurant.com\nnot an address")
    page.get_by_role("button", name="Save").click()
    expect(box).to_be_focused()
    expect(box).to_have_attribute("aria-invalid", "true")
    box.fill("owner@restaurant.com, second@restaurant.com\n")
    page.get_by_role("button", name="Save").click()
    expect(row).to_contain_text("owner@restaurant.com, second@restaurant.com")
    change.click()
    box.fill("")
    page.get_by_role("button", name="Save").click()
    expect(panel.locator("li").filter(has_text=name)).to_contain_text("Nobody")
    # As others expect it.
    change.click()
    box.fill("owner@restaurant.com")
    page.get_by_role("button", name="Save").click()
    expect(row).to_be_visible()
    pages.forgive("422")
