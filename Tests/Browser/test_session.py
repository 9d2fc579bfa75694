"""How long a page stays with who is signed in: its end, the way back to it, and somebody else in its place."""

import re
import uuid

import pytest
from playwright.sync_api import expect

from harness import Instance
from harness.forms import await_kept, sign_in
from harness.instance import API_KEY, UNLIMITED
from harness.verification import FIRST, USERS

from conftest import Pages

NOTE = "Called the payer: half typed"


def entered(pages, path, user="ivr", **options):
    """A page by a session of its own, which the test may end."""
    page = pages(f"/sign-in.html?to={path}", **options)
    sign_in(page, *USERS[user])
    expect(page.locator(".top nav")).to_be_visible()
    await_kept(page)
    pages.forgive("401")
    return page


def end(page):
    """Ends the session behind the page's back."""
    answer = page.context.request.delete("/api/session", headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.status == 204


def end_at_sending(page, path):
    """Ends it when something is sent there: before that, what the page asks by itself could find it ended."""
    sent = []

    def ended(route):
        if route.request.method == "POST" and not sent:
            sent.append(True)
            end(page)
        route.continue_()

    page.route(path, ended)


def over(page):
    return page.get_by_role("dialog", name="You are signed out")


def sign_in_again(page, password, login=None):
    if login:
        over(page).get_by_label("User name").fill(login)
    over(page).get_by_label("Password").fill(password)
    over(page).get_by_role("button", name="Sign in").click()


def note(page):
    return page.get_by_label("Write a note")


def test_what_was_typed_when_the_session_ended_is_kept_and_sent_by_the_same_person(pages, desk):
    made = desk.submit()
    page = entered(pages, f"/request.html?id={made['id']}")
    note(page).fill(NOTE)
    end_at_sending(page, "**/notes")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(over(page)).to_be_visible()
    # Hidden from everybody, and not only from the eye.
    expect(page.get_by_role("heading", level=1, include_hidden=True)).to_be_hidden()
    expect(page.get_by_text("John Smith")).to_be_hidden()
    assert page.evaluate("document.getElementById('root').inert")
    assert "John Smith" not in page.evaluate("document.body.innerText")
    assert page.locator("body").aria_snapshot().count("John Smith") == 0
    expect(over(page).get_by_label("User name")).to_have_value(USERS["ivr"][0])
    expect(over(page).get_by_label("Password")).to_be_focused()
    for _ in range(3):
        page.keyboard.press("Escape")
    expect(over(page)).to_be_visible()
    sign_in_again(page, "wrong")
    expect(over(page).get_by_role("alert")).to_have_text("User name or password is not right.")
    sign_in_again(page, USERS["ivr"][1])
    expect(over(page)).to_have_count(0)
    expect(page.get_by_role("region", name="Notes")).to_contain_text(NOTE)
    expect(note(page)).to_have_value("")
    assert [one["text"] for one in desk.read(made["id"], "/notes")["notes"]] == [NOTE]


def test_what_is_open_above_the_page_is_hidden_and_kept_as_well(pages, desk):
    made = desk.submit()
    page = entered(pages, f"/request.html?id={made['id']}")
    page.locator("[data-action=approve]").click()
    dialog = page.get_by_role("dialog", name="Approve")
    dialog.get_by_label("Coverage").fill("80")
    dialog.get_by_label("Copay").focus()
    end(page)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(over(page)).to_be_visible()
    expect(dialog).to_be_hidden()
    page.keyboard.type("typed by nobody")
    sign_in_again(page, USERS["ivr"][1])
    expect(over(page)).to_have_count(0)
    expect(dialog.get_by_label("Coverage")).to_have_value("80")
    expect(dialog.get_by_label("Copay")).to_be_focused()
    expect(dialog.get_by_label("Copay")).to_have_value("")
    expect(page.locator("#live")).to_have_attribute("data-state", "live", timeout=8000)


def test_what_happened_while_a_page_was_hidden_is_shown_with_it(trunkline, pages):
    page = entered(pages, "/calls.html", "manager")
    expect(page.locator("#live")).to_have_attribute("data-state", "live")
    # What the opening of the channel brings has been read.
    page.wait_for_timeout(700)
    end(page)
    with trunkline.client(API_KEY) as caller:
        answer = caller.post("/v1/ivr/call", json={
            "restaurantId": "restaurant_id", "callId": str(uuid.uuid4()), "timestamp": "2025-03-01T12:30:00.000Z",
            "callerNumber": "+18025559731", "transcript": "Caller: What time do you open on Sunday?"})
    assert answer.status_code == 200, answer.text
    # The page hears of the call, asks for it, and hears that the session is over.
    expect(over(page)).to_be_visible()
    sign_in_again(page, USERS["manager"][1])
    expect(page.locator("tbody tr").filter(has_text="… 9731").first).to_be_visible()


def test_for_another_person_the_page_begins_anew(pages, desk):
    page = entered(pages, f"/request.html?id={FIRST}")
    note(page).fill(NOTE)
    end_at_sending(page, "**/notes")
    page.get_by_role("button", name="Add", exact=True).click()
    sign_in_again(page, USERS["admin"][1], USERS["admin"][0])
    expect(page.locator(".account")).to_contain_text("Administrator")
    expect(page.get_by_role("heading", level=1)).to_have_text("IVR-2024-001")
    expect(note(page)).to_have_value("")
    assert NOTE not in str(desk.read(FIRST, "/notes"))


def test_from_what_is_hidden_one_can_go_away(pages):
    page = entered(pages, "/requests.html")
    end(page)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    over(page).get_by_role("button", name="To the sign-in page").click()
    expect(page).to_have_url(re.compile(r"/sign-in\.html\?to=%2Frequests\.html"))


def test_a_sign_out_in_one_tab_hides_the_others_and_a_sign_in_shows_them(pages):
    page = entered(pages, "/requests.html")
    other = page.context.new_page()
    other.goto("/requests.html")
    other.locator(".account > button").click()
    other.get_by_role("button", name="Sign out").click()
    expect(over(page)).to_be_visible()
    expect(page.locator("table.queue")).to_be_hidden()
    sign_in(other, *USERS["ivr"])
    expect(over(page)).to_have_count(0)
    expect(page.locator("table.queue")).to_be_visible()


def test_a_tab_never_goes_on_as_somebody_else(pages, desk):
    page = entered(pages, f"/request.html?id={FIRST}")
    note(page).fill(NOTE)
    expect(page.locator(".account")).to_contain_text("IVR Company")
    other = page.context.new_page()
    other.goto("/sign-in.html")
    sign_in(other, *USERS["admin"])
    expect(other.locator(".account")).to_contain_text("Administrator")
    expect(page.locator(".account")).to_contain_text("Administrator")
    expect(note(page)).to_have_value("")


def test_another_cookie_ends_the_page_also_when_no_tab_says_so(pages, desk):
    page = entered(pages, f"/request.html?id={FIRST}")
    answer = page.context.request.post("/api/session", headers={"Sec-Fetch-Site": "same-origin"},
        data=dict(zip(("username", "password"), USERS["admin"])))
    assert answer.status == 200
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(".account")).to_contain_text("Administrator")


@pytest.fixture(scope="module")
def brief(tmp_path_factory):
    """An instance whose sessions end after 16 seconds without anybody: the end is told four seconds before."""
    with Instance(tmp_path_factory.mktemp("brief") / "home", TRUNKLINE_IDLE_LIMIT=16, **UNLIMITED) as instance:
        yield instance


@pytest.fixture
def brief_pages(browser, brief):
    pages = Pages(browser, brief)
    yield pages
    pages.close()


def test_who_types_stays_and_who_does_nothing_is_asked_first(brief_pages):
    page = entered(brief_pages, f"/request.html?id={FIRST}")
    warning = page.get_by_role("dialog", name="Are you still there?")
    for _ in range(25):
        note(page).press_sequentially("x")
        page.wait_for_timeout(1000)
    expect(warning).to_have_count(0)
    expect(over(page)).to_have_count(0)
    expect(warning).to_be_visible(timeout=30000)
    expect(warning).to_contain_text(re.compile(r"You are signed out in \d+ sec"))
    warning.get_by_role("button", name="Stay signed in").click()
    expect(warning).to_have_count(0)
    page.wait_for_timeout(6000)
    expect(over(page)).to_have_count(0)
    expect(over(page)).to_be_visible(timeout=35000)
    expect(warning).to_have_count(0)
    sign_in_again(page, USERS["ivr"][1])
    expect(note(page)).to_have_value(25 * "x")
