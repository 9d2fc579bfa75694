"""The schedule as the desk uses it, on the real service."""

import datetime
import re
import uuid
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

ZONE = ZoneInfo("America/New_York")
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MINUTE = 1.2  # pixels


def next_day(is_wanted):
    """The first day from a fortnight on of which something is true."""
    day = datetime.date.today() + datetime.timedelta(days=14)
    while not is_wanted(day):
        day += datetime.timedelta(days=1)
    return day


def hours(day):
    """How many hours a day has in New York."""
    start, end = (datetime.datetime.combine(one, datetime.time(), ZONE) for one in (day, day + datetime.timedelta(1)))
    return (end.timestamp() - start.timestamp()) / 3600


MONDAY = next_day(lambda day: day.weekday() == 0 and hours(day) == 24)


class Clinic:
    """A clinic that is open at all hours, with two doctors, asked as programs and colleagues do."""

    def __init__(self, desk):
        self.desk, self.id = desk, f"clinic-{uuid.uuid4().hex[:8]}"
        self.put(f"/clinics/{self.id}", {
            "name": f"Clinic {self.id[-8:]}", "time_zone": ZONE.key,
            "hours": {day: {"start": "00:00", "end": "00:00"} for day in DAYS},
            "visit_types": [
                {"id": "visit", "name": "Visit", "length_minutes": 30, "step_minutes": 5, "horizon_days": 730},
                {"id": "short", "name": "Dressing", "length_minutes": 15, "step_minutes": 5, "horizon_days": 730}],
        }, {"If-Match": '"0"'})
        for doctor in ("D-004", "D-005"):
            self.put(f"/clinics/{self.id}/doctors/{doctor}/hours", {
                "weekly": {day: [{"start": "00:00", "end": "24:00"}] for day in DAYS}, "exceptions": []})

    def put(self, path, body, headers=None):
        answer = self.desk.client("admin").put(f"/api{path}", json=body, headers=headers or {})
        assert answer.status_code == 200, answer.text

    def book(self, at, patient="P-1234", doctor="D-004", day=MONDAY, type="visit"):
        """Books a visit at a time of a day, such as 10:00; its id."""
        start = datetime.datetime.combine(day, datetime.time.fromisoformat(at), ZONE)
        answer = self.desk.client("admin").post("/api/appointments", json={
            "clinic_id": self.id, "visit_type_id": type, "doctor_id": doctor, "patient_id": patient,
            "starts_at": start.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")})
        assert answer.status_code == 201, answer.text
        return answer.json()["id"]

    def read(self, visit):
        return self.desk.client("admin").get(f"/api/appointments/{visit}").json()

    def address(self, day=MONDAY, **more):
        query = "".join(f"&{name}={value}" for name, value in more.items())
        return f"/schedule.html?clinic={self.id}&day={day}{query}"


@pytest.fixture
def clinic(desk):
    """A clinic of the test's own; what it books is taken out of the patients' way again."""
    clinic = Clinic(desk)
    yield clinic
    client = desk.client("admin")
    for day in (MONDAY, BACK, ON):
        listed = client.get(f"/api/clinics/{clinic.id}/appointments?from={day}&to={day}").json()["appointments"]
        for visit in listed:
            client.post(f"/api/appointments/{visit['id']}/cancellation", json={})


BACK = next_day(lambda day: hours(day) == 25)
ON = next_day(lambda day: hours(day) == 23)


def block(page, visit):
    return page.locator(f"[data-visit='{visit}']")


def read_up(page, visit):
    """Waits until all of the page's answers are there: it scrolls to the day's beginning then."""
    expect(page.locator("[data-column]")).to_have_count(2)
    expect(block(page, visit)).to_have_accessible_name(re.compile("Visit, Booked$"))


def top(page, visit):
    return block(page, visit).bounding_box()["y"]


def drag(page, visit, minutes, x=0):
    """Takes a block in its middle and lets it go so many minutes further down."""
    block(page, visit).scroll_into_view_if_needed()
    box = block(page, visit).bounding_box()
    where = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(*where)
    page.mouse.down()
    page.mouse.move(where[0] + x / 2, where[1] + minutes * MINUTE / 2)
    page.mouse.move(where[0] + x, where[1] + minutes * MINUTE, steps=4)
    page.mouse.up()


def test_a_visit_that_is_dragged_is_there_after_a_reload(clinic, pages):
    visit = clinic.book("10:00")
    page = pages.desk(clinic.address(), "admin")
    expect(block(page, visit)).to_have_accessible_name("10:00 AM – 10:30 AM, John Smith, Visit, Booked")
    read_up(page, visit)
    drag(page, visit, 33)
    expect(block(page, visit)).to_have_accessible_name(re.compile("^10:35 AM"))
    page.reload()
    expect(block(page, visit)).to_have_accessible_name(re.compile("^10:35 AM"))
    assert clinic.read(visit)["local_start"] == f"{MONDAY}T10:35"
    other = page.locator("[data-column='1']").bounding_box()["x"] - page.locator("[data-column='0']").bounding_box()["x"]
    names = page.locator(".schedule-head h2").all_inner_texts()
    home = 0 if clinic.read(visit)["doctor_id"] == "D-005" else names.index("Dr. Peter Lindqvist")
    drag(page, visit, 0, x=other if home == 0 else -other)
    expect(page.locator(f"[data-column='{1 - home}'] [data-visit='{visit}']")).to_be_focused()
    assert clinic.read(visit)["doctor_id"] == "D-005"


def test_a_drag_onto_a_time_that_is_taken_goes_back_and_says_why(clinic, pages):
    visit, _ = clinic.book("10:00"), clinic.book("11:00", "P-1235")
    page = pages.desk(clinic.address(), "admin")
    read_up(page, visit)
    block(page, visit).scroll_into_view_if_needed()
    before = top(page, visit)
    drag(page, visit, 60)
    dialog = page.get_by_role("dialog", name="The visit stays where it was")
    expect(dialog.get_by_role("alert")).to_have_text("This time is not free.")
    assert top(page, visit) == before
    assert clinic.read(visit)["local_start"] == f"{MONDAY}T10:00"
    expect(dialog.locator(".instead button")).to_have_count(3)
    dialog.locator(".instead button", has_text="11:30 AM").click()
    expect(dialog).to_have_count(0)
    expect(block(page, visit)).to_have_accessible_name(re.compile("^11:30 AM"))
    pages.forgive("409")


def test_times_that_could_not_be_read_are_not_said_to_be_none(clinic, pages):
    visit = clinic.book("10:00")
    clinic.book("11:00", "P-1235")
    page = pages.desk(clinic.address(), "admin")
    read_up(page, visit)
    block(page, visit).scroll_into_view_if_needed()
    failed = []

    def fail_once(route):
        if failed:
            return route.fallback()
        failed.append(True)
        return route.fulfill(status=503, json={"error": {"code": "SERVICE_UNAVAILABLE", "message": "Away"}})

    page.route("**/free-times?*", fail_once)
    drag(page, visit, 60)
    dialog = page.get_by_role("dialog", name="The visit stays where it was")
    expect(dialog.get_by_text("not available just now")).to_be_visible()
    expect(dialog.get_by_text("free near")).to_have_count(0)
    expect(dialog.get_by_text("no free time")).to_have_count(0)
    dialog.get_by_role("button", name="Try again").click()
    expect(dialog.locator(".instead button")).to_have_count(3)
    pages.forgive("409", "503")


def test_a_drag_onto_a_time_that_is_taken_may_be_meant(clinic, pages):
    visit, other = clinic.book("10:00"), clinic.book("11:00", "P-1235")
    page = pages.desk(clinic.address(), "admin")
    read_up(page, visit)
    block(page, visit).scroll_into_view_if_needed()
    drag(page, visit, 60)
    dialog = page.get_by_role("dialog", name="The visit stays where it was")
    dialog.get_by_role("button", name="Put it there all the same").click()
    expect(dialog.get_by_label("Why it shares the time")).to_be_focused()
    expect(dialog.get_by_text("This is needed.")).to_be_visible()
    dialog.get_by_label("Why it shares the time").fill("Twins")
    dialog.get_by_role("button", name="Put it there all the same").click()
    expect(dialog).to_have_count(0)
    expect(block(page, visit)).to_have_accessible_name(re.compile("^11:00 AM.*Shared with another visit"))
    # Each has half of the column.
    boxes = [block(page, one).bounding_box() for one in (visit, other)]
    assert boxes[0]["y"] == boxes[1]["y"] and boxes[0]["x"] != boxes[1]["x"]
    block(page, visit).click()
    about = page.get_by_role("dialog")
    expect(about).to_contain_text("Twins")
    expect(about).to_contain_text("Shared with another visit")
    pages.forgive("409")


def test_a_visit_is_booked_over_another_with_a_reason(clinic, pages):
    clinic.book("10:00")
    page = pages.desk(clinic.address(), "admin")
    page.get_by_role("button", name="Book a visit").click()
    dialog = page.get_by_role("dialog", name="Book a visit")
    dialog.get_by_role("combobox", name="Patient").fill("O'Brien")
    dialog.locator(".finder-list [role=option]").first.click()
    dialog.get_by_label("Doctor").select_option("D-004")
    dialog.get_by_label("Day").fill(str(MONDAY))
    dialog.get_by_label("Type of visit").select_option("visit")
    times = dialog.get_by_label("Time", exact=True)
    expect(times.locator("option")).not_to_have_count(0)
    expect(times.locator("option", has_text="10:00 AM")).to_have_count(0)
    dialog.get_by_label("Book over another visit").check()
    times.select_option(label="10:00 AM")
    dialog.get_by_role("button", name="Book a visit").click()
    expect(dialog.get_by_text("This is needed.")).to_be_visible()
    dialog.get_by_label("Why it shares the time").fill("Has come by")
    dialog.get_by_role("button", name="Book a visit").click()
    expect(page.locator(".schedule-column .visit[aria-label*='Shared with another visit']")).to_have_count(2)


def test_a_visit_goes_by_the_keyboard_and_escape_puts_it_back(clinic, pages):
    visit = clinic.book("10:00")
    page = pages.desk(clinic.address(), "admin")
    read_up(page, visit)
    block(page, visit).focus()
    before = top(page, visit)
    for key in 3 * ["ArrowDown"]:
        page.keyboard.press(key)
    expect(page.locator(".schedule-grid + [role=status]")).to_contain_text("10:15 AM")
    assert round(top(page, visit) - before) == round(15 * MINUTE)
    page.keyboard.press("Escape")
    assert top(page, visit) == before
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "Enter"):
        page.keyboard.press(key)
    expect(block(page, visit)).to_have_accessible_name(re.compile("^10:05 AM"))
    expect(block(page, visit)).to_be_focused()
    # Keys are heard again once the move is over, and said to be.
    expect(page.locator(".toast").last).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="John Smith")).to_contain_text("Moved")
    page.keyboard.press("Escape")
    expect(block(page, visit)).to_be_focused()


def test_a_visit_whose_new_column_goes_away_stays_where_it_is(clinic, pages):
    visit = clinic.book("10:00", doctor="D-005")
    page = pages.desk(clinic.address(), "admin")
    expect(page.locator("#live")).to_have_attribute("data-state", "live")
    read_up(page, visit)
    said = page.locator(".schedule-grid + [role=status]")
    block(page, visit).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    expect(said).to_contain_text("Lindqvist")

    def without_the_other(route):
        answer = route.fetch()
        body = answer.json()
        body["doctors"] = [one for one in body["doctors"] if one["id"] != "D-004"]
        route.fulfill(response=answer, json=body)

    page.route("**/working-hours?*", without_the_other)
    clinic.book("15:00", "P-1235", doctor="D-005")
    expect(page.locator("[data-column]")).to_have_count(1)
    expect(said).to_have_text("")
    expect(block(page, visit)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(block(page, visit)).to_have_accessible_name(re.compile("^10:05 AM"))
    assert clinic.read(visit)["doctor_id"] == "D-005"


@pytest.mark.timed
def test_another_persons_change_appears_within_a_second(clinic, pages):
    visit = clinic.book("10:00")
    mine = pages.desk(clinic.address(), "admin")
    theirs = pages.desk(clinic.address(), "manager")
    for page in (mine, theirs):
        expect(page.locator("#live")).to_have_attribute("data-state", "live")
        read_up(page, visit)
    block(mine, visit).focus()
    mine.keyboard.press("ArrowDown")
    mine.keyboard.press("Enter")
    expect(block(mine, visit)).to_have_accessible_name(re.compile("^10:05 AM"))
    expect(block(theirs, visit)).to_have_accessible_name(re.compile("^10:05 AM"), timeout=1000)
    expect(mine.locator(".toast").last).to_be_visible()
    # Who drags what has been moved meanwhile moves nothing.
    theirs.route("**/appointments?*", lambda route: route.abort())
    mine.keyboard.press("ArrowDown")
    mine.keyboard.press("Enter")
    expect(block(mine, visit)).to_have_accessible_name(re.compile("^10:10 AM"))
    drag(theirs, visit, 60)
    expect(theirs.locator(".toast[data-tone=bad]")).to_contain_text("Changed by somebody else")
    theirs.unroute("**/appointments?*")
    assert clinic.read(visit)["local_start"] == f"{MONDAY}T10:10"
    pages.forgive("412", "ERR_FAILED")


def test_without_the_live_channel_a_page_reads_again_when_somebody_comes_back_to_it(clinic, pages):
    visit = clinic.book("10:00")
    page = pages.desk("/sign-in.html", "admin")
    page.route("**/live", lambda route: route.abort())
    page.goto(clinic.address())
    expect(page.locator("#live")).to_have_attribute("data-state", "stale")
    expect(block(page, visit)).to_be_visible()
    clinic.desk.client("admin").post(f"/api/appointments/{visit}/attendance", json={"status": "confirmed"})
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(block(page, visit)).to_have_attribute("data-status", "confirmed")
    pages.forgive("ERR_FAILED")


def test_a_day_on_which_an_hour_comes_twice_has_twenty_five(clinic, pages):
    early = clinic.book("00:00", day=BACK)
    late = clinic.book("03:00", "P-1235", day=BACK)
    page = pages.desk(clinic.address(BACK), "admin")
    expect(page.locator(".schedule-when")).to_contain_text("has 25 hours")
    expect(block(page, late)).to_be_visible()
    assert round(top(page, late) - top(page, early)) == round(4 * 60 * MINUTE)
    shown = page.locator(".schedule-hours span").all_inner_texts()
    assert len(shown) == 25 and shown.count("1:00 AM") == 2
    # Moved across the hour, it begins at three by the clock, and not at two.
    drag(page, early, 4 * 60 + 30)
    expect(block(page, early)).to_have_accessible_name(re.compile("^3:30 AM"))
    page.get_by_role("button", name="Week").click()
    expect(page.locator(".gap")).to_have_count(6)
    expect(page.locator("[data-column]")).to_have_count(7)


def test_a_day_on_which_an_hour_is_skipped_has_a_gap(clinic, pages):
    early = clinic.book("01:00", day=ON)
    late = clinic.book("03:00", "P-1235", day=ON)
    page = pages.desk(clinic.address(ON), "admin")
    expect(page.locator(".schedule-when")).to_contain_text("has 23 hours")
    expect(page.locator(".gap")).to_have_count(2)
    assert round(top(page, late) - top(page, early)) == round(2 * 60 * MINUTE)
    # What is let go in the gap begins where it ends.
    clinic.desk.client("admin").post(f"/api/appointments/{late}/cancellation", json={})
    drag(page, early, 90)
    expect(block(page, early)).to_have_accessible_name(re.compile("^3:00 AM"))
    assert clinic.read(early)["starts_at"].endswith("T07:00:00Z")


def test_what_is_chosen_stands_in_the_address(clinic, pages):
    page = pages.desk(clinic.address(), "admin")
    expect(page.locator("[data-column]")).to_have_count(2)
    page.get_by_role("combobox", name="Doctor").select_option("D-005")
    page.get_by_role("button", name="Week").click()
    page.get_by_role("button", name="Forward").click()
    expect(page).to_have_url(re.compile(f"doctor=D-005.*view=week"))
    page.reload()
    expect(page.locator("[data-column]")).to_have_count(7)
    monday = MONDAY + datetime.timedelta(days=7)
    expect(page.locator(".schedule-head h2").first).to_have_text(monday.strftime("%a, %b %-d"))
    expect(page.locator(".schedule-when")).to_contain_text("Eastern Time (America/New_York)")


def test_a_visit_is_booked_by_a_click_into_free_time(clinic, pages):
    page = pages.desk(clinic.address(), "admin")
    expect(page.locator("[data-column]")).to_have_count(2)
    column = page.get_by_role("group", name="Dr. Grace Okafor")
    page.locator(".schedule-frame").evaluate("(frame) => { frame.scrollTop = 8.5 * 72; }")
    column.click(position={"x": 60, "y": 9.5 * 60 * MINUTE + 2})
    dialog = page.get_by_role("dialog", name="Book a visit")
    expect(dialog.get_by_label("Time")).to_have_value(re.compile(r"\d+"))
    dialog.get_by_role("button", name="Book a visit").click()
    expect(dialog.get_by_role("combobox", name="Patient")).to_be_focused()
    dialog.get_by_role("combobox", name="Patient").fill("O'Brien")
    dialog.locator(".finder-list [role=option]").first.click()
    dialog.get_by_label("Type of visit").select_option("short")
    dialog.get_by_role("button", name="Book a visit").click()
    expect(dialog).to_have_count(0)
    made = column.get_by_role("button", name="William O'Brien")
    expect(made).to_have_accessible_name("9:30 AM – 9:45 AM, William O'Brien, Dressing, Booked")


def test_a_time_that_is_not_shown_is_not_booked(clinic, pages):
    page = pages.desk(clinic.address(), "admin")
    expect(page.locator("[data-column]")).to_have_count(2)
    posted = []
    page.on("request", lambda request: posted.append(request.url) if request.url.endswith("/appointments") else None)
    page.get_by_role("button", name="Book a visit").click()
    dialog = page.get_by_role("dialog", name="Book a visit")
    dialog.get_by_role("combobox", name="Patient").fill("O'Brien")
    dialog.locator(".finder-list [role=option]").first.click()
    time, day = dialog.get_by_label("Time", exact=True), dialog.get_by_label("Day")
    book = dialog.get_by_role("button", name="Book a visit")

    def nothing_is_booked():
        expect(time).to_have_value("")
        book.click()
        expect(time).to_have_accessible_description(re.compile("Choose a time.$"))

    expect(time).to_have_value(re.compile(r"\d+"))
    # Without a day, also when what was free on it comes to be known late.
    held = []
    page.route("**/free-times?*", lambda route: held.append(route))
    day.fill(str(MONDAY + datetime.timedelta(days=1)))
    nothing_is_booked()
    day.fill("")
    with page.expect_response("**/free-times?*"):
        held[0].continue_()
    page.wait_for_timeout(200)
    nothing_is_booked()
    # Nor while nobody says what is free.
    page.unroute("**/free-times?*")
    page.route("**/free-times?*", lambda route: route.fulfill(status=503, json={"error": "SERVICE_UNAVAILABLE"}))
    day.fill(str(MONDAY))
    expect(time).to_have_accessible_description(re.compile("not available just now"))
    nothing_is_booked()
    assert posted == []
    page.unroute("**/free-times?*")
    day.fill(str(MONDAY + datetime.timedelta(days=1)))
    expect(time).to_have_value(re.compile(r"\d+"))
    pages.forgive("503")


def test_a_visit_is_not_moved_to_a_time_that_is_not_shown(clinic, pages):
    visit = clinic.book("10:00")
    page = pages.desk(clinic.address(), "admin")
    block(page, visit).click()
    dialog = page.get_by_role("dialog", name="John Smith")
    move = dialog.get_by_role("button", name="Move", exact=True)
    # Its own time is free for it.
    with page.expect_request(re.compile(rf"/free-times\?.*&moving={visit}")):
        move.click()
    time = dialog.get_by_label("Time", exact=True)
    expect(time).to_have_value(re.compile(r"\d+"))
    dialog.get_by_label("Day").fill("")
    expect(time).to_have_value("")
    move.click()
    expect(time).to_have_accessible_description(re.compile("Choose a time.$"))
    assert clinic.read(visit)["local_start"] == f"{MONDAY}T10:00"


def test_the_desk_says_who_came_and_cancels_with_a_reason(clinic, pages):
    visit = clinic.book("10:00")
    page = pages.desk(clinic.address(), "admin")
    block(page, visit).click()
    dialog = page.get_by_role("dialog", name="John Smith")
    expect(dialog).to_contain_text("by the desk · Administrator")
    dialog.get_by_role("button", name="Has confirmed").click()
    expect(dialog.locator(".timeline")).to_contain_text("Confirmed")
    dialog.get_by_role("button", name="Cancel the visit").click()
    dialog.get_by_label("Why it is cancelled").fill("Has recovered")
    dialog.get_by_role("button", name="Cancel the visit").click()
    expect(dialog.locator(".facts")).to_contain_text("Has recovered")
    expect(block(page, visit)).to_have_attribute("data-status", "cancelled")
    assert clinic.read(visit)["status"] == "cancelled"


def test_what_is_typed_at_a_visit_stays_while_nobody_answers(clinic, pages):
    visit = clinic.book("10:00")
    page = pages.desk(clinic.address(), "admin")
    block(page, visit).click()
    dialog = page.get_by_role("dialog", name="John Smith")
    dialog.get_by_role("button", name="Cancel the visit").click()
    reason = dialog.get_by_label("Why it is cancelled")
    reason.fill("Has recovered")
    page.route("**/api/**", lambda route: route.abort())
    dialog.get_by_role("button", name="Cancel the visit").click()
    expect(dialog.get_by_role("alert")).to_have_text("The service does not answer.")
    expect(reason).to_have_value("Has recovered")
    page.unroute("**/api/**")
    dialog.get_by_role("button", name="Cancel the visit").click()
    expect(dialog.locator(".facts")).to_contain_text("Has recovered")
    assert clinic.read(visit)["status"] == "cancelled"
    pages.forgive("ERR_FAILED")


def test_a_finger_drags_as_a_mouse_does(clinic, pages):
    visit = clinic.book("10:00")
    page = pages.desk(clinic.address(), "admin", has_touch=True)
    read_up(page, visit)
    block(page, visit).scroll_into_view_if_needed()
    box = block(page, visit).bounding_box()
    x, y = box["x"] + 40, box["y"] + 8
    touch = page.context.new_cdp_session(page)
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for part in (10, 20, 30):
        point = {"x": x, "y": y + part * MINUTE}
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(block(page, visit)).to_have_accessible_name(re.compile("^10:30 AM"))


def test_on_a_telephone_a_day_is_a_list(clinic, pages):
    visit, other = clinic.book("10:00"), clinic.book("11:00", "P-1235", doctor="D-005")
    page = pages.desk(clinic.address(doctor="D-004"), "admin", width=390)
    expect(page.locator(".day-list li")).to_have_count(1)
    expect(page.locator(".schedule-frame")).to_have_count(0)
    block(page, visit).click()
    dialog = page.get_by_role("dialog", name="John Smith")
    dialog.get_by_role("button", name="Move", exact=True).click()
    dialog.get_by_label("Doctor").select_option("D-005")
    option = dialog.get_by_label("Time").locator("option", has_text=re.compile(r"^2:00.PM$"))
    dialog.get_by_label("Time").select_option(option.get_attribute("value"))
    dialog.get_by_role("button", name="Move", exact=True).click()
    expect(page.locator(".day-list .empty")).to_be_visible()
    page.get_by_role("combobox", name="Doctor").select_option("D-005")
    expect(page.locator(".day-list li")).to_have_count(2)
    expect(page.locator(".day-list li").last).to_contain_text("John Smith")
    assert block(page, other).is_visible()


def test_a_patient_waits_and_waits_no_more(clinic, pages):
    page = pages.desk(clinic.address(), "admin")
    panel = page.get_by_role("region", name="Waitlist")
    panel.get_by_role("button", name="Add a patient").click()
    dialog = page.get_by_role("dialog", name="Add a patient")
    dialog.get_by_role("combobox", name="Patient").fill("P-1238")
    dialog.locator(".finder-list [role=option]").first.click()
    dialog.get_by_role("button", name="Add a patient").click()
    row = panel.get_by_role("row").filter(has_text="William O'Brien")
    expect(row).to_contain_text(re.compile("Waiting|Offered"))
    row.get_by_role("button", name="Take off the list").click()
    asked = page.get_by_role("dialog", name="Take off the list: William O'Brien")
    asked.get_by_role("button", name="Take off the list").click()
    expect(row).to_contain_text("Taken off")


def test_a_doctor_sees_their_own_days_and_changes_nothing(pages, desk):
    page = pages.desk("/schedule.html?clinic=new-york", "doctor")
    expect(page.locator("[data-column]")).to_have_count(1)
    expect(page.locator(".schedule-head h2")).to_have_text("Dr. Sarah Wilson")
    expect(page.get_by_role("button", name="Book a visit")).to_have_count(0)
    expect(page.locator(".waitlist")).to_have_count(0)


def test_a_doctor_begins_at_a_clinic_where_they_work(clinic, pages):
    # Its name comes before that of the doctor's own.
    page = pages.desk("/schedule.html", "doctor")
    expect(page.locator(".schedule-head h2")).to_have_text("Dr. Sarah Wilson")
    expect(page.get_by_role("combobox", name="Clinic")).to_have_value("new-york")
    page.get_by_role("combobox", name="Clinic").select_option(clinic.id)
    expect(page.get_by_text("Nobody sees patients on these days")).to_be_visible()
    expect(page.get_by_role("combobox", name="Clinic")).to_have_value(clinic.id)


def test_a_dialog_that_cannot_be_fetched_is_said_and_the_page_goes_on(clinic, pages):
    visit = clinic.book("10:00")
    page = pages.desk(clinic.address(), "admin")
    page.route("**/schedule/visit-dialog.js", lambda route: route.abort())
    block(page, visit).click()
    expect(page.locator(".toast[data-tone=bad]")).to_contain_text("does not answer")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.unroute("**/schedule/visit-dialog.js")
    page.get_by_role("button", name="Book a visit").first.click()
    expect(page.get_by_role("dialog", name="Book a visit")).to_be_visible()
    pages.forgive("ERR_FAILED")


def test_the_focus_stays_in_the_dialog_and_goes_back_to_the_visit(clinic, pages):
    visit = clinic.book("10:00")
    page = pages.desk(clinic.address(), "admin")
    block(page, visit).press("Enter")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Has confirmed").press("Enter")
    expect(dialog.get_by_role("button", name="Has confirmed")).to_have_count(0)
    expect(dialog).to_be_focused()
    dialog.get_by_role("button", name="Cancel the visit").press("Enter")
    dialog.get_by_role("button", name="Cancel the visit").press("Enter")
    expect(dialog.get_by_text("Cancelled").first).to_be_visible()
    expect(dialog).to_be_focused()
    page.keyboard.press("Escape")
    expect(block(page, visit)).to_be_focused()


def test_a_visit_shows_whole_lines_and_leads_to_its_patient(clinic, pages):
    visit = clinic.book("10:00")
    page = pages.desk(clinic.address(view="week", doctor="D-004"), "admin", width=800)
    text = block(page, visit).locator(".visit-text")
    box, inside = block(page, visit).bounding_box(), text.bounding_box()
    assert inside["height"] % 16 == 0 and inside["y"] + inside["height"] <= box["y"] + box["height"]
    expect(block(page, visit)).to_have_attribute("title", re.compile("John Smith"))
    block(page, visit).click()
    page.get_by_role("dialog").get_by_role("link", name="P-1234").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("John Smith")


def test_who_may_not_open_patients_is_not_led_there(clinic, pages):
    visit = clinic.book("10:00")
    page = pages.desk(clinic.address(), "manager")
    block(page, visit).click()
    expect(page.get_by_role("dialog").get_by_text("P-1234")).to_be_visible()
    expect(page.get_by_role("dialog").get_by_role("link")).to_have_count(0)
