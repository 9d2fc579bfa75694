"""The monitor as a supervisor uses it, on the real service."""

import csv
import io
import re

import pytest
from playwright.sync_api import expect

from harness import await_that
from harness.forms import sign_in
from harness.instance import API_KEY


@pytest.fixture
def look_up(trunkline):
    """Asks as a phone system does."""
    with trunkline.client(API_KEY) as client:
        yield lambda restaurant="restaurant_id": client.get(f"/api/ivr/restaurant/{restaurant}/config")


def rows(page):
    return page.get_by_role("group", name="Recent look-ups").locator("tbody tr")


def restaurants(page):
    return page.get_by_role("group", name="Restaurants").locator("tbody tr")


def outcome(page):
    return page.locator("#outcome")


def test_the_figures_are_those_of_the_scoreboard(pages):
    page = pages.monitor()
    expect(page.locator("#live")).to_have_text(re.compile(r"Live since \d\d:\d\d:\d\d"))
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Ready for calls|Calls are being answered"))
    expect(page.locator("#tile-workers")).to_contain_text("of 2 · 0 crashes")
    expect(page.locator("#tile-threads")).to_contain_text("of 16")
    expect(page.locator("#tile-rate .value")).to_have_text(re.compile(r"^\d+\.\d/s$"))


@pytest.mark.timed
def test_look_ups_arrive_by_themselves_and_what_was_there_stays(pages, look_up):
    look_up("restaurant_kolkata")
    page = pages.monitor()
    first = rows(page).first
    expect(first).to_contain_text("Kolkata Canteen")
    first.evaluate("(row) => { row.marked = true; }")
    look_up("restaurant_manual")
    expect(rows(page).nth(0)).to_contain_text("Manual Kitchen", timeout=3000)
    expect(rows(page).nth(0)).to_contain_text("Assistant off")
    assert rows(page).nth(1).evaluate("(row) => row.marked")
    expect(page.get_by_role("img", name=re.compile(r"Look-ups per second, last 60 s: \d+ look-ups?"))).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Calls are being answered", timeout=5000)


@pytest.mark.timed
def test_what_was_asked_for_in_vain_is_shown_without_what_was_asked(pages, look_up):
    page = pages.monitor()
    look_up("+15550009999")
    expect(rows(page).first).to_contain_text("Not found", timeout=3000)
    assert "15550009999" not in page.content()


def test_look_ups_are_held_still_to_be_read(pages, look_up):
    look_up("restaurant_kolkata")
    page = pages.monitor()
    expect(rows(page).first).to_contain_text("Kolkata Canteen")
    page.get_by_role("button", name="Pause").click()
    before = rows(page).count()
    look_up("restaurant_manual")
    expect(page.locator("#tile-rate .value")).not_to_have_text("0.0/s", timeout=8000)
    assert rows(page).count() == before
    expect(rows(page).first).to_contain_text("Kolkata Canteen")
    page.get_by_role("button", name="Resume").click()
    expect(rows(page).first).to_contain_text("Manual Kitchen")


def test_look_ups_are_filtered_the_address_says_so_and_the_file_has_what_is_shown(pages, look_up):
    for restaurant in ("restaurant_id", "restaurant_manual", "nobody"):
        look_up(restaurant)
    page = pages.monitor()
    page.get_by_label("All restaurants").select_option("Manual Kitchen")
    expect(page).to_have_url(re.compile(r"\?restaurant=restaurant_manual$"))
    expect(rows(page).filter(has_not_text="Manual Kitchen")).to_have_count(0)
    expect(rows(page).first).to_contain_text("Manual Kitchen")
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    table = list(csv.DictReader(io.StringIO(text)))
    assert {row["restaurant"] for row in table} == {"restaurant_manual"}
    assert len(table) >= rows(page).count()
    page.reload()
    expect(page.get_by_label("All restaurants")).to_have_value("restaurant_manual")
    page.get_by_label("All restaurants").select_option("Not found")
    expect(rows(page).filter(has_not_text="Not found")).to_have_count(0)


def test_a_restaurant_is_one_click_from_its_look_ups(pages, look_up):
    look_up("restaurant_kolkata")
    page = pages.monitor()
    restaurants(page).get_by_role("button", name="Kolkata Canteen").click()
    expect(page).to_have_url(re.compile("restaurant=restaurant_kolkata"))
    expect(rows(page).filter(has_not_text="Kolkata Canteen")).to_have_count(0)


@pytest.mark.timed
def test_a_change_to_a_restaurant_shows_by_itself(pages, trunkline):
    page = pages.monitor()
    row = restaurants(page).filter(has_text="Kolkata Canteen")
    expect(row).to_be_visible()
    with trunkline.client(trunkline.sign_in()["access_token"]) as admin:
        path = "/api/restaurants/restaurant_kolkata"

        def rename(name):
            tag = admin.get(path).headers.get("etag")
            answer = admin.patch(path, json={"name": name}, headers={"If-Match": tag} if tag else {})
            assert answer.status_code == 200, answer.text

        rename("Kolkata Kitchen")
        try:
            expect(restaurants(page).filter(has_text="Kolkata Kitchen")).to_be_visible(timeout=4000)
        finally:
            rename("Kolkata Canteen")


def test_restaurants_are_sorted_by_the_keyboard(pages):
    page = pages.monitor()
    expect(restaurants(page)).to_have_count(5)
    heading = page.get_by_role("region", name="Restaurants").get_by_role("columnheader", name="Restaurant")
    heading.get_by_role("button").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(heading).to_have_attribute("aria-sort", "descending")
    expect(restaurants(page).first).to_contain_text("Tuesday Bistro")
    expect(heading.get_by_role("button")).to_be_focused()


def ask(page, restaurant):
    page.get_by_label("Restaurant or number").fill(restaurant)
    page.get_by_role("button", name="Look up").click()


def test_a_look_up_is_tried_and_its_answer_shown(pages):
    page = pages.monitor()
    ask(page, "+15551234567")
    expect(outcome(page)).to_contain_text("Restaurant Name: ")
    facts = page.locator(".facts")
    for text in ("restaurant_id", "09:00–21:00", "end_call, get_address, forward_call", "(555) 123-4567"):
        expect(facts).to_contain_text(text)
    page.get_by_text("As the phone system gets it").click()
    expect(page.locator(".answer pre")).to_contain_text('"success": true')


@pytest.mark.parametrize("restaurant", ["nobody", "../../health"])
def test_a_look_up_that_is_refused_says_why(pages, restaurant):
    page = pages.monitor()
    ask(page, restaurant)
    expect(outcome(page)).to_contain_text("404: There is no")
    expect(page.locator(".facts")).to_have_count(0)
    pages.forgive("404")


def test_an_empty_form_names_what_is_missing_and_asks_nobody(pages):
    page = pages.monitor()
    page.route("**/config", lambda route: pytest.fail("it asked"))
    page.get_by_role("button", name="Look up").click()
    field = page.get_by_label("Restaurant or number")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile("Enter an id or a number"))


def test_a_page_that_is_only_watched_does_not_keep_the_session(pages):
    page = pages.monitor()
    asked = []
    page.on("request", lambda request: asked.append(request) if "/api/" in request.url else None)
    page.clock.install()
    page.reload()
    expect(page.locator("#live")).to_have_attribute("data-state", "live")
    asked.clear()
    page.clock.run_for(61_000)
    await_that(lambda: page.wait_for_timeout(20) or len({request.url for request in asked}) >= 3, what="the requests")
    assert {"monitor", "session", "restaurants?limit=100"} <= {request.url.split("/api/")[1] for request in asked}
    assert [request.url for request in asked if request.headers.get("x-background") != "1"] == []


def test_a_session_that_has_ended_hides_the_page_and_leads_to_the_way_in(pages, browser):
    page = pages("/sign-in.html")
    sign_in(page, "agent", "agent123")
    expect(page.locator("#live")).to_have_attribute("data-state", "live")
    # Another page of the same session signs out.
    assert page.context.request.delete("/api/session", headers={"Origin": pages.instance.url}).status == 204
    page.get_by_label("Restaurant or number").fill("restaurant_id")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="You are signed out")).to_be_visible()
    expect(page.locator("#verdict")).to_be_hidden()
    page.get_by_role("button", name="To the sign-in page").click()
    expect(page).to_have_url(re.compile(r"/sign-in\.html$"))
    pages.forgive("401")


def test_who_may_not_see_the_figures_is_told_so(pages):
    page = pages("/sign-in.html?to=/")
    sign_in(page, "doctor@healthcare.local", "doctor123")
    expect(page.locator("main")).to_contain_text("This page is not for your role.")


def test_theme_and_language_are_switched_and_remembered(pages):
    page = pages.monitor(theme="light")
    button = page.get_by_role("button", name="Dark theme")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    page.get_by_label("Language").select_option("हिन्दी")
    expect(page.get_by_role("heading", name="रेस्तराँ", exact=True)).to_be_visible()
    assert page.evaluate("JSON.stringify({...localStorage})") == '{"theme":"dark","language":"hi"}'
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.locator("html")).to_have_attribute("lang", "hi")
    expect(page.get_by_role("heading", name="रेस्तराँ", exact=True)).to_be_visible()


def test_the_keyboard_reaches_everything_in_order(pages):
    page = pages.monitor()
    expect(restaurants(page)).to_have_count(5)
    page.evaluate("document.querySelector('.look-ups tbody').hidden = true")
    seen = []
    for _ in range(22):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(
            "(e => e.getAttribute('aria-label') || e.id || e.textContent.trim())(document.activeElement)"))
    assert seen == [
        "Skip to content", "Trunkline", "Monitor", "Calls", "Voice", "Schedule", "Messages", "Webhooks", "Outbox", "API",
        "Notifications", "Language", "Dark theme", "Manager", "All restaurants", "Pause", "CSV", "Recent look-ups",
        "Restaurant", "Outcome", "Took (ms)", "Restaurants"]


def test_the_skip_link_leads_to_the_content(pages):
    page = pages.monitor()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_the_menu_closes_by_escape_and_gives_the_focus_back(pages):
    page = pages.monitor()
    button = page.get_by_role("button", name="Manager")
    button.click()
    expect(page.get_by_text("Demo Organisation · manager")).to_be_visible()
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()
    button.click()
    page.get_by_role("button", name="Change password").click()
    expect(page.get_by_role("dialog").get_by_label("Current password")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
