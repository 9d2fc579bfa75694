"""The bell: what people are told, on the real service."""

import re
from urllib.parse import parse_qsl, urlsplit

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


def test_what_was_not_shown_stays_unread_until_more_is_shown(pages):
    """Forty-five of them, thirty unread, as the service tells of them."""
    told = [{"id": f"00000000-0000-4000-8000-{place:012}", "at": f"2026-11-20T10:{59 - place:02}:00Z",
             "kind": "request_assigned", "request_id": FIRST, "read": place >= 30} for place in range(45)]
    read = []

    def answer(route):
        limit = int(re.search(r"limit=(\d+)", route.request.url)[1])
        route.fulfill(json={
            "notifications": told[:limit], "unread": sum(not one["read"] for one in told),
            "pagination": {"limit": limit, "next_cursor": "more" if limit < len(told) else None}})

    def note(route):
        read.append(route.request.post_data_json["ids"])
        for one in told:
            one["read"] = one["read"] or one["id"] in read[-1]
        route.fulfill(status=204)

    page = pages.desk(user="doctor")
    page.route("**/api/notifications?*", answer)
    page.route("**/api/notifications/reading", note)
    page.reload()
    expect(bell(page)).to_have_attribute("aria-label", "Notifications: 30 unread")
    bell(page).click()
    expect(listed(page)).to_have_count(20)
    expect(bell(page)).to_have_attribute("aria-label", "Notifications: 10 unread")
    more = page.get_by_role("button", name="Show more")
    more.press("Enter")
    expect(listed(page)).to_have_count(40)
    expect(bell(page)).to_have_attribute("aria-label", "Notifications")
    expect(page.locator(".notifications [data-new]")).to_have_count(30)
    more.click()
    expect(listed(page)).to_have_count(45)
    expect(more).to_have_count(0)
    assert [len(ids) for ids in read] == [20, 10]
    assert [id for ids in read for id in ids] == [one["id"] for one in told[:30]]
    page.keyboard.press("Escape")
    bell(page).click()
    expect(listed(page)).to_have_count(20)
    expect(page.locator(".notifications [data-new]")).to_have_count(0)


def test_those_older_than_the_last_hundred_are_shown_and_read_page_by_page(pages):
    told = [{"id": f"00000000-0000-4000-8000-{place:012}", "at": "2026-11-20T10:00:00Z", "kind": "request_assigned",
             "request_id": FIRST, "read": place < 120} for place in range(130)]
    read, refused = [], []

    def answer(route):
        asked = dict(parse_qsl(urlsplit(route.request.url).query))
        if any(name in asked for name in refused):
            return route.fulfill(status=503, json={"error": {"code": "LATER", "message": "Not now."}})
        start = int(asked.get("cursor", 0))
        end = start + int(asked["limit"])
        return route.fulfill(json={
            "notifications": told[start:end], "unread": 0,
            "pagination": {"limit": end - start, "next_cursor": str(end) if end < len(told) else None}})

    def note(route):
        read.extend(route.request.post_data_json["ids"])
        route.fulfill(status=204)

    page = pages.desk(user="doctor")
    page.route("**/api/notifications?*", answer)
    page.route("**/api/notifications/reading", note)
    page.reload()
    bell(page).click()
    more = page.get_by_role("button", name="Show more")
    for count in (20, 40, 60, 80, 100):
        expect(listed(page)).to_have_count(count)
        more.click()
    expect(listed(page)).to_have_count(120)
    refused.append("cursor")
    more.click()
    expect(page.locator(".toast")).to_contain_text("Not now.")
    expect(listed(page)).to_have_count(120)
    refused.clear()
    more.click()
    expect(listed(page)).to_have_count(130)
    expect(more).to_have_count(0)
    expect(page.locator(".notifications [data-new]")).to_have_count(10)
    assert read == [one["id"] for one in told[120:]]
    pages.forgive("503")
    page.keyboard.press("Escape")
    bell(page).click()
    expect(listed(page)).to_have_count(20)
    expect(more).to_be_visible()
