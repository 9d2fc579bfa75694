"""The bell: what people are told, on the real service."""

import re

import pytest
from playwright.sync_api import expect

from harness.verification import FIRST


def bell(page):
    return page.locator(".bell > button")


def listed(page):
    return page.locator(".notifications li")


@pytest.fixture
def nothing_new(desk):
    for user in ("admin", "doctor"):
        assert desk.client(user).put("/api/notifications/reading", json={}).status_code == 204


def show(pages, user, path="/requests.html", **options):
    """A page once it has read what there is to be told."""
    page = pages.desk(path, user, **options)
    if user == "admin":
        expect(page.locator("#live")).to_have_attribute("data-state", "live")
    expect(bell(page)).to_have_attribute("aria-label", "Notifications")
    return page


def assign(desk):
    made = desk.submit()
    desk.assign(made["id"], "Administrator")
    return made


@pytest.mark.timed
@pytest.mark.parametrize("path", ["/requests.html", "/", f"/request.html?id={FIRST}"])
def test_who_gets_a_request_sees_it_at_the_bell_within_two_seconds(pages, desk, nothing_new, path):
    page = show(pages, "admin", path)
    made = assign(desk)
    expect(bell(page)).to_have_attribute("aria-label", "Notifications: 1 unread", timeout=2000)
    expect(page.locator(".bell .count")).to_have_text("1")
    expect(page.get_by_role("status").filter(has_text="Notifications: 1 unread")).to_have_count(1)
    with page.expect_response("**/api/notifications/reading") as reading:
        bell(page).click()
    assert reading.value.status == 204
    expect(bell(page)).to_have_attribute("aria-label", "Notifications")
    expect(page.locator(".bell .count")).to_have_count(0)
    first = listed(page).first
    expect(first).to_contain_text("A request was assigned to you.")
    expect(first).to_have_attribute("data-new", "true")
    expect(listed(page).nth(1)).not_to_have_attribute("data-new", "true")
    assert desk.client("admin").get("/api/notifications?limit=1").json()["unread"] == 0
    first.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(made["ivr_number"])


def test_the_bell_is_opened_and_left_by_the_keyboard(pages, desk, nothing_new):
    assign(desk)
    page = pages.desk(user="admin")
    expect(bell(page)).to_have_attribute("aria-label", "Notifications: 1 unread")
    bell(page).focus()
    page.keyboard.press("Enter")
    expect(listed(page).first).to_be_visible()
    page.keyboard.press("Tab")
    expect(listed(page).first.get_by_role("link")).to_be_focused()
    expect(bell(page)).to_have_attribute("aria-label", "Notifications")
    page.keyboard.press("Escape")
    expect(listed(page)).to_have_count(0)
    expect(bell(page)).to_be_focused()
    page.keyboard.press("Enter")
    expect(listed(page).first).not_to_have_attribute("data-new", "true")


def test_who_has_no_live_channel_is_told_within_a_minute_and_not_kept_signed_in_by_it(pages, desk, nothing_new):
    page = show(pages, "doctor")
    page.clock.install()
    page.reload()
    expect(bell(page)).to_have_attribute("aria-label", "Notifications")
    made = desk.submit()
    desk.approve(made["id"])
    with page.expect_request(re.compile("/api/notifications")) as asked:
        page.clock.fast_forward(61000)
    assert asked.value.headers["x-background"] == "1"
    expect(bell(page)).to_have_attribute("aria-label", re.compile("^Notifications: [1-9]"))
    bell(page).click()
    expect(listed(page).filter(has=page.locator(f"a[href='/request.html?id={made['id']}']"))).to_contain_text(
        ["A request was approved."])


def test_what_could_not_be_noted_as_read_stays_unread(pages, desk, nothing_new):
    assign(desk)
    page = pages.desk(user="admin")
    expect(page.locator(".bell .count")).to_have_text("1")
    page.route("**/api/notifications/reading", lambda route: route.abort())
    bell(page).click()
    expect(listed(page).first).to_have_attribute("data-new", "true")
    expect(page.locator(".bell .count")).to_have_text("1")
    pages.forgive("ERR_FAILED")
