"""The status page as a person meets it."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from harness.instance import API_KEY

LIVE = re.compile(r"Live since \d\d:\d\d:\d\d")


def ask(page, restaurant, key):
    page.get_by_label("Restaurant or number").fill(restaurant)
    page.get_by_label("API key").fill(key)
    page.get_by_role("button", name="Look up").click()


def outcome(page):
    return page.get_by_role("status")


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_cut_off(open_page, theme, width):
    page = open_page(theme=theme, width=width)
    expect(page.locator("#pill-text")).to_have_text(LIVE)
    ask(page, "restaurant_id", API_KEY)
    expect(outcome(page)).to_contain_text("Restaurant Name")
    page.get_by_text("As the phone system gets it").click()
    assert Axe().run(page).response["violations"] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("document.documentElement.dataset.theme") == theme


def test_it_says_that_the_service_is_up_and_ready(open_page):
    page = open_page()
    expect(page.get_by_role("heading", level=1)).to_have_text("Up and ready for calls")
    expect(page.locator("#tile-service")).to_contain_text("Up")
    expect(page.locator("#tile-ready")).to_contain_text("Yes")
    expect(page.locator("#tile-time")).to_contain_text(re.compile(r"\d+ ms"))


def test_it_says_that_the_service_is_gone_and_that_it_is_back(open_page):
    page = open_page()
    expect(page.locator("#pill-text")).to_have_text(LIVE)
    page.context.set_offline(True)
    expect(page.locator("#pill-text")).to_have_text(re.compile(r"Unreachable since \d\d:\d\d:\d\d"), timeout=15000)
    expect(page.get_by_role("heading", level=1)).to_have_text("The service does not answer")
    page.context.set_offline(False)
    expect(page.locator("#pill-text")).to_have_text(LIVE, timeout=15000)
    open_page.complaints[:] = [text for text in open_page.complaints if "ERR_INTERNET_DISCONNECTED" not in text]


def test_it_says_what_it_is_not_ready_for(open_page):
    page = open_page()
    expect(page.locator("#pill-text")).to_have_text(LIVE)
    page.route("**/health/ready", lambda route: route.fulfill(
        status=503, json={"status": "unavailable", "checks": {"database": "away", "migrations": "ok"}}))
    expect(page.locator("#pill-text")).to_have_text(re.compile("Not ready since"), timeout=15000)
    expect(page.locator("#tile-ready")).to_contain_text("database: away")
    expect(page.locator("#tile-service")).to_contain_text("Up")
    open_page.complaints[:] = [text for text in open_page.complaints if "503" not in text]


def test_a_look_up_shows_the_answer(open_page):
    page = open_page()
    ask(page, "+15551234567", API_KEY)
    expect(outcome(page)).to_contain_text("Restaurant Name")
    facts = page.locator("#facts")
    for text in ("restaurant_id", "09:00 to 21:00", "end_call, get_address, forward_call", "(555) 123-4567"):
        expect(facts).to_contain_text(text)
    page.get_by_text("As the phone system gets it").click()
    expect(page.locator("#raw-text")).to_contain_text('"success": true')


@pytest.mark.parametrize("restaurant, key, expected", [
    ("restaurant_id", "psk_live_wrong", "401: "), ("nobody", API_KEY, "404: "), ("../../health", API_KEY, "404: ")])
def test_a_look_up_that_is_refused_says_why(open_page, restaurant, key, expected):
    page = open_page()
    ask(page, restaurant, key)
    expect(outcome(page)).to_contain_text(expected)
    expect(page.locator("#facts")).to_be_hidden()
    open_page.complaints[:] = [text for text in open_page.complaints if expected[:3] not in text]


def test_an_empty_form_names_what_is_missing_and_asks_nobody(open_page):
    page = open_page()
    page.route("**/config", lambda route: pytest.fail("it asked"))
    page.get_by_role("button", name="Look up").click()
    field = page.get_by_label("Restaurant or number")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile("Enter an id or a number"))


def test_the_keyboard_reaches_everything_in_order(open_page):
    page = open_page()
    seen = []
    for _ in range(8):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))
    assert seen == [
        "Skip to content", "theme", "restaurant", "key", "Look up", "/health", "/health/ready", "/metrics"]
    page.get_by_label("Restaurant or number").fill("restaurant_id")
    page.get_by_label("API key").fill(API_KEY)
    page.keyboard.press("Enter")
    expect(outcome(page)).to_contain_text("Restaurant Name")


def test_the_skip_link_leads_to_the_content(open_page):
    page = open_page()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_the_theme_is_switched_and_remembered_and_the_key_is_not(open_page):
    page = open_page(theme="light")
    ask(page, "restaurant_id", API_KEY)
    expect(outcome(page)).to_contain_text("Restaurant Name")
    button = page.get_by_role("button", name="Dark")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie, location.href])") == (
        '[{"theme":"dark"},{},"","' + page.url + '"]')
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    expect(page.get_by_label("API key")).to_have_value("")


def test_a_page_that_is_not_there_looks_like_one_of_ours(open_page):
    page = open_page("/no/such/page")
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no such page")
    assert Axe().run(page).response["violations"] == []
    open_page.complaints[:] = [text for text in open_page.complaints if "404" not in text]
