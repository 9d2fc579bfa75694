"""The work queue as reviewers and clinics use it, on the real service."""

import csv
import io
import re

import pytest
from playwright.sync_api import expect

from harness.forms import sign_in
from harness.verification import FIRST, USERS
from harness.wait import await_that


def rows(page):
    return page.locator("table.queue tbody tr")


def row(page, number):
    return rows(page).filter(has_text=number)


def search(page, text):
    page.get_by_role("searchbox", name="Search requests").fill(text)


def show(pages, number, user="ivr", path="/requests.html", **options):
    """The queue, once it is live, with this one request in it."""
    page = pages.desk(path, user, **options)
    expect(page.locator("#live")).to_have_attribute("data-state", "live")
    search(page, number)
    expect(rows(page)).to_have_count(1)
    return page


def test_a_row_says_what_it_is_and_how_it_stands(pages):
    page = show(pages, "IVR-2024-001")
    one = row(page, "IVR-2024-001")
    for text in ("John Smith", "Dr. Sarah Wilson", "Blue Cross Blue Shield", "High"):
        expect(one).to_contain_text(text)
    expect(one.get_by_role("link")).to_have_attribute("href", f"/request.html?id={FIRST}")
    expect(one.locator(".due")).to_contain_text(re.compile("Overdue by|At risk|in |Clock paused|–"))
    assert page.title() == "Requests – Trunkline"


def test_what_is_due_comes_first_for_reviewers_and_what_was_sent_last_for_clinics(pages):
    expect(pages.desk().get_by_label("Sort by")).to_have_value("due")
    expect(pages.desk(user="doctor").get_by_label("Sort by")).to_have_value("-submitted")


def test_filters_are_in_the_address_and_survive_a_reload(pages):
    page = pages.desk()
    expect(rows(page).first).to_be_visible()
    page.get_by_role("button", name="Status").click()
    page.get_by_label("Approved").check()
    page.get_by_label("Rejected").check()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Status: Approved, Rejected")).to_be_focused()
    page.get_by_label("All doctors").select_option("Dr. Sarah Wilson")
    page.get_by_label("From").fill("2020-01-01")
    expect(page).to_have_url(re.compile(r"status=approved%2Crejected.*doctor_id=D-001.*from=2020-01-01"))
    expect(rows(page).filter(has_not_text=re.compile("Approved|Rejected"))).to_have_count(0)
    page.reload()
    expect(page.get_by_role("button", name="Status: Approved, Rejected")).to_be_visible()
    expect(page.get_by_label("All doctors")).to_have_value("D-001")
    expect(rows(page).filter(has_not_text=re.compile("Approved|Rejected"))).to_have_count(0)
    page.get_by_role("button", name="Clear filters").click()
    assert page.evaluate("location.search") == ""


def test_a_counter_leads_to_what_it_counts(pages, desk):
    desk.submit()
    page = pages.desk()
    tile = page.locator("#tile-unassigned")
    expect(tile.locator(".value")).not_to_have_text("–")
    wanted = int(tile.locator(".value").inner_text().replace(",", ""))
    tile.get_by_role("link").click()
    expect(page).to_have_url(re.compile("assignee=none"))
    expect(tile.get_by_role("link")).to_have_attribute("aria-current", "true")
    # What the list cannot be filtered by leads nowhere.
    expect(page.locator("#tile-decided .value")).not_to_have_text("–")
    expect(page.locator("#tile-decided").get_by_role("link")).to_have_count(0)
    expect(rows(page)).to_have_count(min(50, wanted))
    expect(rows(page).filter(has_not=page.get_by_role("button", name="Claim"))).to_have_count(0)


def test_a_name_that_is_searched_for_is_in_no_address(pages):
    page = pages.desk()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    expect(rows(page).first).to_be_visible()
    with page.expect_response("**/api/ivr/requests/search") as answer:
        search(page, "Smith")
    assert answer.value.request.post_data_json["q"] == "Smith"
    expect(rows(page).filter(has_not_text="Smith")).to_have_count(0)
    assert "Smith" not in page.url and not [url for url in asked if "Smith" in url]
    assert "Smith" not in page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, history.state])")


def test_a_pause_takes_nothing_from_what_is_typed(pages):
    page = pages.desk()
    box = page.get_by_role("searchbox", name="Search requests")
    with page.expect_response("**/api/ivr/requests/search"):
        box.press_sequentially("Mary ")
    expect(box).to_have_value("Mary ")
    with page.expect_response("**/api/ivr/requests/search"):
        page.keyboard.type("Ann")
    expect(box).to_have_value("Mary Ann")
    # What somebody takes back is not searched for by what was typed before.
    page.get_by_role("button", name="Clear filters").click()
    expect(box).to_have_value("")


def test_a_request_is_claimed_with_one_key(pages, desk):
    made = desk.submit()
    page = show(pages, made["ivr_number"])
    page.locator("h1").click()
    page.keyboard.press("j")
    expect(row(page, made["ivr_number"]).get_by_role("link")).to_be_focused()
    page.keyboard.press("c")
    expect(page.get_by_role("status").filter(has_text="is yours")).to_have_text(f"{made['ivr_number']} is yours.")
    expect(row(page, made["ivr_number"]).locator(".col-assignee")).to_have_text("IVR Company")
    expect(row(page, made["ivr_number"]).get_by_role("link")).to_be_focused()
    assert desk.read(made["id"])["assignee"]["name"] == "IVR Company"


def test_who_is_late_to_claim_is_told_and_sees_who_has_it(pages, desk):
    made = desk.submit()
    page = show(pages, made["ivr_number"])
    page.route("**/api/ivr/requests/search", lambda route: route.abort())  # it does not hear of the change
    desk.change(made["id"], "/assignment", user="admin", method="PUT")
    row(page, made["ivr_number"]).get_by_role("button", name="Claim").click()
    expect(page.get_by_role("alert").filter(has_text="changed by somebody else")).to_be_visible()
    page.unroute("**/api/ivr/requests/search")
    search(page, made["ivr_number"] + " ")
    desk.change(made["id"], "/messages", {"text": "Anything new?"}, user="admin")
    expect(row(page, made["ivr_number"]).locator(".col-assignee")).to_have_text("Administrator")
    pages.forgive("409", "412", "ERR_FAILED")


def test_the_keys_move_open_search_and_help_and_can_be_turned_off(pages):
    page = pages.desk()
    expect(rows(page).nth(1)).to_be_visible()
    page.keyboard.press("j")
    expect(rows(page).nth(0).get_by_role("link")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(rows(page).nth(1).get_by_role("link")).to_be_focused()
    page.keyboard.press("k")
    expect(rows(page).nth(0).get_by_role("link")).to_be_focused()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("j")
    expect(page.get_by_role("searchbox")).to_have_value("j")
    page.get_by_role("searchbox").fill("")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    expect(dialog).to_contain_text("Claim the request")
    dialog.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(dialog).to_have_count(0)
    assert page.evaluate("JSON.stringify({...localStorage})") == '{"keys":"off"}'


def test_keys_that_come_before_the_page_is_drawn_again_count(pages):
    page = pages.desk()
    expect(rows(page).nth(2)).to_be_visible()
    page.evaluate("""() => {
        for (const key of ['j', 'j', 'j']) dispatchEvent(new KeyboardEvent('keydown', { key }));
    }""")
    expect(rows(page).nth(2).get_by_role("link")).to_be_focused()


def test_enter_opens_the_request(pages):
    page = show(pages, "IVR-2024-001")
    page.locator("h1").click()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("IVR-2024-001")
    page.get_by_role("link", name="Requests").first.click()
    expect(page).to_have_url(re.compile(r"/requests\.html$"))


@pytest.mark.timed
def test_what_one_reviewer_decides_another_sees_within_a_second(pages, desk):
    made = desk.submit()
    page = show(pages, made["ivr_number"])
    other = show(pages, made["ivr_number"], "admin")
    for one in (page, other):
        expect(row(one, made["ivr_number"])).to_contain_text("Pending review")
    before = int(page.locator("#tile-open .value").inner_text().replace(",", ""))
    desk.approve(made["id"])
    for one in (page, other):
        expect(row(one, made["ivr_number"])).to_contain_text("Approved", timeout=1000)
        expect(row(one, made["ivr_number"])).to_have_attribute("data-changed", re.compile("odd|even"))
    expect(page.locator("#tile-open .value")).to_have_text(f"{before - 1:,}")
    expect(page.get_by_role("status").filter(has_text=f"{made['ivr_number']}: Approved")).to_have_count(1)


def test_counters_that_come_late_do_not_take_the_place_of_newer_ones(pages, desk):
    made = desk.submit()
    page = show(pages, made["ivr_number"])
    counted = page.locator("#tile-open .value")
    expect(counted).to_have_text(re.compile("[1-9]"))
    held = []
    page.route("**/api/ivr/counters", lambda route: route.fallback() if held else held.append(route))
    desk.change(made["id"], "/review")
    expect(row(page, made["ivr_number"])).to_contain_text("In review")
    await_that(lambda: page.wait_for_timeout(10) or held, what="the counters")
    with page.expect_response("**/api/ivr/counters"):
        desk.approve(made["id"])
    with page.expect_response("**/api/ivr/counters"):
        held[0].fulfill(json={"counters": {"by_status": {}}, "counted_up_to": 10000, "may_submit": True})
    # Whatever comes of the answer is drawn by now.
    page.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    expect(counted).to_have_text(re.compile("[1-9]"))


def test_motion_is_left_out_for_who_wants_none(pages, desk):
    made = desk.submit()
    page = show(pages, made["ivr_number"], reduced_motion="reduce")
    desk.approve(made["id"])
    changed = page.locator("tr[data-changed]")
    expect(changed).to_have_count(1)
    assert changed.evaluate("(one) => getComputedStyle(one).animationName") == "none"
    assert changed.evaluate("(one) => getComputedStyle(one).boxShadow") != "none"


@pytest.mark.parametrize("text", ["", "Smith"])
def test_the_file_has_exactly_what_is_filtered(pages, desk, text):
    desk.submit(priority="low")
    page = pages.desk("/requests.html?priority=low")
    expect(rows(page).first).to_be_visible()
    if text:
        with page.expect_response("**/search"):
            search(page, text)
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    table = list(csv.DictReader(io.StringIO(download.value.path().read_text(encoding="utf-8-sig"))))
    filters = {"priority": "low", "limit": 100} | ({"q": text} if text else {})
    answer = desk.client().post("/api/ivr/requests/search", json=filters).json()
    assert answer["pagination"]["next_cursor"] is None
    assert {one["ivr_number"] for one in table} == {one["ivr_number"] for one in answer["requests"]}


def test_pages_follow_each_other(pages, desk):
    while len(desk.client().get("/api/ivr/requests?limit=100").json()["requests"]) <= 50:
        desk.submit()
    page = pages.desk("/requests.html?sort=-submitted")
    expect(rows(page)).to_have_count(50)
    first = rows(page).first.get_by_role("link").inner_text()
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_text("Page 2")).to_be_visible()
    expect(row(page, first)).to_have_count(0)
    page.get_by_role("button", name="Previous").click()
    expect(row(page, first)).to_have_count(1)


def test_no_request_fits_and_the_service_is_away(pages):
    page = pages.desk("/requests.html?doctor_id=nobody")
    expect(page.get_by_text("No request fits these filters.")).to_be_visible()
    expect(page.get_by_role("button", name="Clear filters")).to_have_count(1)
    page.route("**/api/ivr/requests?*", lambda route: route.fulfill(
        status=503, json={"error": {"code": "SERVICE_UNAVAILABLE", "message": "away"}}))
    # What the live channel has the page read again would be there before "Try again".
    page.route("**/live", lambda route: route.abort())
    page.goto("/requests.html")
    expect(page.get_by_role("alert").filter(has_text="not available")).to_be_visible()
    page.unroute("**/api/ivr/requests?*")
    page.get_by_role("button", name="Try again").click()
    expect(rows(page).first).to_be_visible()
    pages.forgive("503", "ERR_FAILED")


def test_a_doctor_sees_the_own_requests_and_claims_none(pages):
    page = pages.desk(user="doctor")
    expect(rows(page).first).to_be_visible()
    expect(rows(page).filter(has_not_text="Dr. Sarah Wilson")).to_have_count(0)
    expect(page.get_by_role("button", name="Claim")).to_have_count(0)
    expect(page.locator("#tile-mine")).to_have_count(0)
    expect(page.get_by_role("navigation", name="Main").get_by_role("link", name="New request")).to_have_count(0)


def test_who_has_no_business_with_requests_is_told_so(pages):
    page = pages.desk(user="manager")
    expect(page.locator("main")).to_contain_text("This page is not for your role.")


def test_who_works_on_requests_begins_at_the_queue_and_leaves_nothing_behind(pages):
    page = pages("/sign-in.html")
    sign_in(page, *USERS["ivr"])
    expect(page).to_have_url(re.compile(r"/requests\.html$"))
    expect(rows(page).first).to_be_visible()
    page.get_by_role("button", name="IVR Company").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page).to_have_url(re.compile(r"/sign-in\.html$"))
    assert page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])") == "[{},{}]"
    page.go_back()
    expect(page).to_have_url(re.compile(r"/sign-in\.html"))
    pages.forgive("401")


def test_a_page_that_is_left_keeps_nothing_of_what_it_showed(pages):
    page = pages.desk()
    expect(rows(page).first).to_be_visible()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    assert page.evaluate("document.getElementById('root').textContent") == ""


def test_a_key_that_is_pressed_twice_claims_once(pages, desk):
    made = desk.submit()
    page = show(pages, made["ivr_number"])
    sent = []
    page.on("request", lambda one: sent.append(one.url) if one.method == "PUT" else None)
    page.locator("h1").click()
    page.keyboard.press("j")
    page.evaluate("""() => {
        for (const _ of [1, 2]) dispatchEvent(new KeyboardEvent('keydown', { key: 'c', bubbles: true }));
    }""")
    expect(row(page, made["ivr_number"]).locator(".col-assignee")).to_have_text("IVR Company")
    assert len(sent) == 1
    other = desk.submit()
    search(page, other["ivr_number"])
    row(page, other["ivr_number"]).get_by_role("button", name="Claim").dblclick()
    expect(row(page, other["ivr_number"]).locator(".col-assignee")).to_have_text("IVR Company")
    assert len(sent) == 2
