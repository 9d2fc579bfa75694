"""What every page owes everyone: nothing that axe finds, nothing cut off, and little to fetch."""

import datetime
import json
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from harness import await_that
from harness.instance import API_KEY
from harness.verification import FIRST

TEXTS = Path(__file__).parents[2] / "public" / "assets" / "i18n" / "en.json"
LOOKS = pytest.mark.parametrize("theme, width, locale", [
    (theme, width, locale) for theme in ("light", "dark") for width in (1440, 390) for locale in ("en", "es", "hi")])


def assert_in_order(page, width, theme=None):
    assert [(one["id"], one["nodes"][0]["html"]) for one in Axe().run(page).response["violations"]] == []
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
    texts = {key: lengthened(text) for key, text in json.loads(TEXTS.read_text()).items()}
    page = pages("/sign-in.html", width=width)
    page.route("**/assets/i18n/en.json", lambda route: route.fulfill(json=texts))
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
    page.goto("about:blank")  # what the page before still waits for is not this one's
    client = page.context.new_cdp_session(page)
    client.send("Network.enable")
    client.send("Network.setCacheDisabled", {"cacheDisabled": True})
    answers, sizes = {}, {}
    client.on("Network.responseReceived", lambda event: answers.update({event["requestId"]: event["response"]}))
    client.on("Network.loadingFinished", lambda event: sizes.update(
        {event["requestId"]: event["encodedDataLength"]}))
    page.goto(path)
    page.wait_for_load_state("load")
    expect(page.locator("h1").first).to_be_visible()
    page.wait_for_function(
        "() => location.pathname !== '/' || performance.getEntriesByName(location.origin + '/vendor/chart.js').length")
    await_that(
        lambda: page.wait_for_timeout(50) or len(answers.keys() - sizes.keys()) <= 1,
        what="all but the live channel")
    bodies = {
        answers[id]["url"]: (size - answers[id]["encodedDataLength"]) / 1000
        for id, size in sizes.items() if id in answers and "/api/" not in answers[id]["url"]}
    fonts = sum(size for address, size in bodies.items() if address.endswith(".woff2"))
    return sum(bodies.values()) - fonts, fonts


@pytest.mark.parametrize("path, limit", [
    ("/sign-in.html", 90), ("/", 150), ("/requests.html", 120), (f"/request.html?id={FIRST}", 120),
    ("/submit.html", 120)])
def test_a_page_is_light(pages, path, limit):
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
