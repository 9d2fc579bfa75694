"""Registration and their visits as patients meet them, on the real service; what their phones are sent is read by staff."""

import re

import pytest
from playwright.sync_api import expect

from harness.forms import await_kept, sign_in
from harness.patients import PASSWORD, enter, phone_number

OWN = re.compile(r"/appointments\.html$")


@pytest.fixture
def practice(clinic):
    clinic.settle()
    yield clinic
    clinic.settle()


@pytest.fixture
def own(pages, practice):
    """The page of a patient who has proven the number."""
    page = pages("/sign-in.html", timezone_id="America/New_York")
    page.phone = phone_number()
    page.username = practice.account(page.phone)
    enter(page, page.username)
    return page


def fill(page, phone, **changes):
    values = {"name": "Asha Rao", "age": "30", "phone_number": phone, "username": f"asha-{phone[-8:]}x",
        "password": PASSWORD, "password2": PASSWORD} | changes
    for name, value in values.items():
        page.locator(f"main > section [name={name}]").fill(value)
    page.get_by_role("button", name="Register").click()


def confirm(page, code):
    page.get_by_label("Code of six digits").fill(code)
    page.get_by_role("button", name="Confirm").click()


def visits(page):
    return page.locator("section .visit")


def shown(page, start):
    return page.locator(f"section .visit:has(time[datetime='{start}'])")


# The document's scenarios

def test_by_phone_first_then_on_the_web_with_the_password_of_the_message(pages, practice):
    phone = phone_number()
    visit = practice.call(phone)
    # The message as staff see it at the page of messages.
    staff = pages.desk("/messages.html", "manager")
    box = staff.get_by_role("searchbox", name="Recipient")
    box.fill(phone)
    box.press("Enter")
    row = staff.locator("tbody tr").filter(has_text="Welcome with a password")
    row.get_by_role("button").click()
    text = staff.locator(".said")
    expect(text).to_contain_text(f"Username: {phone}")
    password = re.search(r"Password: (\S+)", text.inner_text())[1]

    page = pages("/sign-in.html")
    sign_in(page, phone, password)
    dialog = page.get_by_role("dialog", name="Change your password")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_visible()
    dialog.get_by_label("New password", exact=True).fill(PASSWORD)
    dialog.get_by_label("New password, again").fill(PASSWORD)
    dialog.get_by_role("button", name="Change password").click()
    expect(page).to_have_url(OWN)
    expect(shown(page, visit["starts_at"])).to_contain_text("MedQ Salt Lake")
    expect(page.get_by_text("Confirmed", exact=True)).to_be_visible()
    # The first password was good once.
    again = pages("/sign-in.html")
    sign_in(again, phone, password)
    expect(again.get_by_role("alert").filter(has_text="not right")).to_be_visible()
    sign_in(again, phone, PASSWORD)
    expect(again).to_have_url(OWN)
    pages.forgive("401")


def test_on_the_web_first_then_by_phone(pages, practice):
    phone = phone_number()
    page = pages("/sign-in.html")
    page.get_by_role("link", name="Register").click()
    fill(page, phone)
    expect(page.get_by_text(f"A code was sent to {phone}.")).to_be_visible()
    expect(page.get_by_text("If you have told us to stop messages, send us START first")).to_be_visible()
    expect(page.get_by_label("Code of six digits")).to_be_focused()
    confirm(page, practice.code(phone))
    expect(page).to_have_url(OWN)
    expect(page.get_by_text("No visit is booked.")).to_be_visible()
    expect(page.locator(".account > button")).to_contain_text("Asha Rao")
    visit = practice.call(phone)
    synced = "Your IVR booking has been synced with your web account.\nYou can now view this appointment online."
    assert ("booking_synced", synced) in practice.texts(phone)
    page.reload()
    expect(shown(page, visit["starts_at"])).to_be_visible()
    expect(visits(page)).to_have_count(1)


def test_by_phone_alone_then_linked_and_nothing_is_shown_before_the_code(pages, practice):
    practice.settle(autocreate=False)
    phone = phone_number()
    visit = practice.call(phone)
    page = pages("/register.html")
    fill(page, phone)
    dialog = page.get_by_role("dialog", name="You have booked by phone")
    expect(dialog).to_contain_text(phone)
    # Another number instead: the field has the focus.
    dialog.get_by_role("button", name="Use another number").click()
    expect(page.get_by_label("Phone number")).to_be_focused()
    page.get_by_role("button", name="Register").click()
    dialog.get_by_label("Password").fill("short")
    dialog.get_by_role("button", name="Link my bookings").click()
    expect(dialog.get_by_label("Password")).to_be_focused()
    expect(dialog.get_by_text("Use at least 12 characters")).to_be_visible()
    dialog.get_by_label("Password").fill(PASSWORD)
    dialog.get_by_role("button", name="Link my bookings").click()
    expect(page.get_by_label("Code of six digits")).to_be_focused()
    code = practice.code(phone)
    confirm(page, "111111" if code != "111111" else "222222")
    expect(page.get_by_text("The code is not right")).to_be_visible()
    expect(page.get_by_label("Code of six digits")).to_be_focused()
    confirm(page, "12 34")
    expect(page.get_by_text("The code has six digits.")).to_be_visible()
    confirm(page, f" {code[:3]} {code[3:]}")
    expect(page).to_have_url(OWN)
    expect(shown(page, visit["starts_at"])).to_be_visible()
    assert practice.texts(phone)[0][0] == "account_linked"
    pages.forgive("400", "409")


# Registration

def test_what_is_wrong_is_said_at_each_field(pages, practice):
    page = pages("/register.html")
    page.get_by_role("button", name="Register").click()
    expect(page.locator("[aria-invalid=true]")).to_have_count(6)
    expect(page.get_by_label("Name", exact=True)).to_be_focused()
    fill(page, "12", name="--", age="131", username="a b", password="password1234", password2="x")
    expect(page.get_by_label("Age in years")).to_be_focused()
    expect(page.get_by_text("0 to 130")).to_be_visible()
    expect(page.get_by_text("The two are not the same.")).to_be_visible()
    fill(page, "12", username="a b", password="password1234", password2="password1234")
    expect(page.get_by_label("User name")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Password", exact=True)).to_have_attribute("aria-invalid", "true")
    fill(page, "12")
    expect(page.get_by_label("Phone number")).to_be_focused()
    expect(page.get_by_text("This is not a phone number.")).to_be_visible()
    fill(page, phone_number(), username="manager")
    expect(page.get_by_text("This user name is taken.")).to_be_visible()
    pages.forgive("400")


def test_a_forgotten_password_is_set_anew_with_the_code(pages, practice):
    phone = phone_number()
    visit = practice.call(phone)
    page = pages("/sign-in.html")
    page.get_by_role("link", name="Forgot your password?").click()
    page.get_by_role("button", name="Send the code").click()
    expect(page.locator("[aria-invalid=true]")).to_have_count(3)
    expect(page.get_by_label("Phone number")).to_be_focused()
    for name, value in {"phone_number": phone, "password": "short", "password2": "short"}.items():
        page.locator(f"[name={name}]").fill(value)
    page.get_by_role("button", name="Send the code").click()
    expect(page.get_by_text("Use at least 12 characters")).to_be_visible()
    for name in ("password", "password2"):
        page.locator(f"[name={name}]").fill("another way to the hills")
    page.get_by_role("button", name="Send the code").click()
    expect(page.get_by_label("Code of six digits")).to_be_focused()
    code = practice.code(phone, "password_code")
    confirm(page, "111111" if code != "111111" else "222222")
    expect(page.get_by_text("The code is not right")).to_be_visible()
    confirm(page, code)
    expect(page).to_have_url(OWN)
    expect(shown(page, visit["starts_at"])).to_be_visible()
    pages.forgive("400")


def test_who_has_the_phone_is_told_that_there_is_no_account(pages, practice):
    phone = phone_number()
    page = pages("/password.html")
    for name, value in {"phone_number": phone, "password": PASSWORD, "password2": PASSWORD}.items():
        page.locator(f"[name={name}]").fill(value)
    page.get_by_role("button", name="Send the code").click()
    expect(page.get_by_label("Code of six digits")).to_be_focused()
    confirm(page, practice.code(phone, "password_code"))
    expect(page.get_by_text("There is no account with this number.")).to_be_visible()
    pages.forgive("404")


def test_a_number_that_another_account_has_proven(pages, practice):
    phone = phone_number()
    practice.account(phone)
    page = pages("/register.html")
    fill(page, phone, username="somebody-else")
    expect(page.get_by_role("alert").filter(has_text="Another account has this number")).to_be_visible()
    pages.forgive("409")


def test_where_strangers_are_told_nothing_the_code_comes_first(pages, practice):
    practice.settle(strict=True)
    phone = phone_number()
    visit = practice.call(phone)
    page = pages("/register.html")
    fill(page, phone)
    expect(page.get_by_text(f"A code was sent to {phone}.")).to_be_visible()
    page.get_by_role("button", name="Back").click()
    expect(page.get_by_label("Name", exact=True)).to_have_value("Asha Rao")
    page.get_by_role("button", name="Register").click()
    expect(page.get_by_label("Code of six digits")).to_be_focused()
    confirm(page, practice.code(phone))
    expect(page).to_have_url(OWN)
    expect(shown(page, visit["starts_at"])).to_be_visible()


def test_another_code_is_sent_after_a_while_and_the_number_can_be_confirmed_later(pages, practice):
    phone = phone_number()
    page = pages("/register.html")
    page.clock.install()
    fill(page, phone)
    again = page.get_by_role("button", name="Send another code")
    expect(again).to_be_disabled()
    expect(page.get_by_role("timer")).to_contain_text(re.compile("possible in 0:[23]\\d"))
    page.clock.fast_forward(31000)
    expect(again).to_be_enabled()
    first = practice.code(phone)
    again.click()
    expect(page.get_by_text("Another code was sent.")).to_be_visible()
    expect(again).to_be_disabled()
    if practice.code(phone) != first:
        confirm(page, first)
        expect(page.get_by_text("The code is not right")).to_be_visible()
    page.get_by_role("button", name="Later").click()
    expect(page).to_have_url(OWN)
    expect(page.get_by_text("Your number is not confirmed")).to_be_visible()
    page.get_by_role("button", name="Confirm number").first.click()
    dialog = page.get_by_role("dialog", name="Confirm number")
    expect(dialog.get_by_label("Phone number")).to_have_value(phone)
    dialog.get_by_role("button", name="Send a code").click()
    expect(dialog.get_by_label("Code of six digits")).to_be_focused()
    confirm(dialog, practice.code(phone))
    expect(page.get_by_text("Your number is confirmed.")).to_be_visible()
    expect(page.get_by_text("Your number is not confirmed")).to_have_count(0)
    pages.forgive("400")


# Visits

def booking(own):
    """The dialog in which a visit to the practice is booked."""
    own.get_by_role("button", name="Book a visit").click()
    dialog = own.get_by_role("dialog", name="Book a visit")
    dialog.get_by_label("Clinic").select_option("MedQ Salt Lake")
    return dialog


def test_a_visit_is_booked_moved_and_cancelled_by_the_clinic_s_clock(own, practice):
    own.goto("/appointments.html")
    dialog = booking(own)
    # The times that come push the button down, away from a press that is under way.
    expect(dialog.get_by_role("radio").first).to_be_visible()
    dialog.get_by_role("button", name="Book", exact=True).click()
    expect(dialog.get_by_role("alert").filter(has_text="Choose a time.")).to_be_visible()
    dialog.get_by_label("What for").select_option("Dressing change")
    dialog.get_by_label("Doctor").select_option("Dr. Ravi Iyer")
    dialog.get_by_label("Day", exact=True).select_option(index=3)
    group = dialog.get_by_role("group", name="Free times (India Standard Time)")
    group.get_by_role("radio", name="9:20 AM").check()
    dialog.get_by_role("button", name="Book", exact=True).click()
    expect(own.get_by_text("The visit is booked.")).to_be_visible()
    expect(visits(own)).to_contain_text("9:20 AM – 9:40 AM")
    expect(visits(own)).to_contain_text("Dressing change · Dr. Ravi Iyer")
    expect(visits(own)).to_contain_text("Can be changed until")

    # Its own time is free for it.
    with own.expect_request(re.compile(r"/free-times\?.*&moving=")):
        own.get_by_role("button", name="Move: ").click()
    dialog = own.get_by_role("dialog", name="Move")
    expect(dialog.get_by_label("Doctor")).to_have_value("D-RAVI")
    dialog.get_by_label("Day", exact=True).select_option(index=4)
    dialog.get_by_role("radio", name="4:40 PM").check()
    dialog.get_by_role("button", name="Move").click()
    expect(own.get_by_text("The visit was moved.")).to_be_visible()
    expect(visits(own)).to_contain_text("4:40 PM – 5:00 PM")

    with own.expect_download() as download:
        own.get_by_role("link", name="Add to calendar").click()
    text = download.value.path().read_text()
    assert "BEGIN:VEVENT" in text and "SEQUENCE:1" in text and "Asha" not in text

    own.get_by_role("button", name="Cancel visit: ").click()
    dialog = own.get_by_role("dialog", name="Cancel visit")
    expect(dialog).to_contain_text("4:40 PM?")
    dialog.get_by_role("button", name="Keep it").click()
    expect(visits(own)).to_have_count(1)
    own.get_by_role("button", name="Cancel visit: ").click()
    dialog.get_by_label("Why?").fill("Well again")
    dialog.get_by_role("button", name="Cancel visit").click()
    expect(own.get_by_text("The visit was cancelled.")).to_be_visible()
    expect(own.get_by_text("No visit is booked.")).to_be_visible()
    # Its button has gone with it: the focus is where the visits are.
    expect(own.get_by_role("region", name="To come")).to_be_focused()
    own.get_by_text("Past or cancelled (1)").click()
    expect(own.locator(".past .visit")).to_contain_text("Cancelled")


def test_on_a_telephone_a_day_s_times_leave_the_way_on_in_sight(own, practice):
    own.set_viewport_size({"width": 390, "height": 700})
    own.goto("/appointments.html")
    dialog = booking(own)
    dialog.get_by_label("Day", exact=True).select_option(index=3)
    group = dialog.get_by_role("group", name="Free times")
    for name in ("Morning", "Afternoon"):
        expect(group.get_by_role("heading", name=name)).to_have_count(1)
    expect(dialog.get_by_role("button", name="Book", exact=True)).to_be_in_viewport(ratio=1)
    days = dialog.get_by_label("Day", exact=True).locator("option").all_inner_texts()
    assert all(re.match(r"\w{3}, \w{3} \d+ \(\d+ free\)$", day) for day in days), days
    last = group.get_by_role("radio").last
    last.check()
    expect(last).to_be_in_viewport()
    dialog.get_by_role("button", name="Book", exact=True).click()
    expect(own.get_by_text("The visit is booked.")).to_be_visible()


def test_a_time_that_somebody_else_takes_meanwhile_is_answered_with_others(own, pages, practice):
    start = practice.time(days=1)
    own.goto("/appointments.html")
    dialog = booking(own)
    dialog.get_by_label("Doctor").select_option("Dr. Asha Menon")
    own.locator(".times input").first.wait_for(state="attached")
    for option in dialog.get_by_label("Day", exact=True).locator("option").all():
        dialog.get_by_label("Day", exact=True).select_option(option.get_attribute("value"))
        if dialog.locator(f"input[value='{start}']").count():
            break
    dialog.locator(f"input[value='{start}']").check()
    practice.call(phone_number(), "Somebody Else", start)
    dialog.get_by_role("button", name="Book", exact=True).click()
    expect(dialog.get_by_role("alert").filter(has_text="has just been taken")).to_be_visible()
    expect(dialog.locator(f"[name=time][value='{start}']")).to_have_count(0)
    dialog.get_by_role("group", name="Free nearby").get_by_role("radio").first.check()
    dialog.get_by_role("button", name="Book", exact=True).click()
    expect(own.get_by_text("The visit is booked.")).to_be_visible()
    expect(visits(own)).to_have_count(1)
    pages.forgive("409")


def test_a_time_goes_with_the_day_that_is_left(own, practice):
    own.goto("/appointments.html")
    dialog = booking(own)
    day, book = dialog.get_by_label("Day", exact=True), dialog.get_by_role("button", name="Book", exact=True)
    for leave in (lambda: day.select_option(index=4), dialog.get_by_role("button", name="Later").click):
        day.select_option(index=3)
        dialog.get_by_role("radio", name="11:00 AM").check()
        leave()
        expect(dialog.get_by_role("radio").first).to_be_visible()
        expect(dialog.locator("input:checked")).to_have_count(0)
        book.click()
        expect(dialog.get_by_role("alert").filter(has_text="Choose a time.")).to_be_visible()
    expect(visits(own)).to_have_count(0)


def test_times_of_another_doctor_say_whose_they_are(own, pages, practice):
    """The wished doctor has none left."""
    start = practice.time(days=1)
    own.goto("/appointments.html")
    dialog = booking(own)
    dialog.get_by_label("Doctor").select_option("Dr. Asha Menon")
    dialog.get_by_role("radio").first.check()
    taken = {"error": "slot_taken", "message": "", "alternatives": [{"doctor_id": "D-RAVI", "starts_at": start}]}
    own.route("**/api/patient/appointments", lambda route: (
        route.fulfill(status=409, json=taken) if route.request.method == "POST" else route.fallback()))
    dialog.get_by_role("button", name="Book", exact=True).click()
    other = dialog.get_by_role("group", name="Free nearby").get_by_role("radio", name=re.compile("M · Dr. Ravi Iyer$"))
    expect(dialog.get_by_label("Doctor")).to_have_value("D-ASHA")
    other.check()
    expect(dialog.get_by_label("Doctor")).to_have_value("D-RAVI")
    expect(other).to_be_checked()
    own.unroute("**/api/patient/appointments")
    dialog.get_by_role("button", name="Book", exact=True).click()
    expect(own.get_by_text("The visit is booked.")).to_be_visible()
    expect(visits(own)).to_contain_text("Dr. Ravi Iyer")
    pages.forgive("409")


def test_a_form_that_is_sent_twice_books_once(own, pages, practice):
    """The first answer is lost on its way."""
    own.goto("/appointments.html")
    dialog = booking(own)
    dialog.get_by_label("Day", exact=True).select_option(index=5)
    dialog.get_by_role("radio", name="1:00 PM").check()
    lost = []

    def lose(route):
        if route.request.method == "POST" and not lost:
            lost.append(route.fetch().status)
            return route.fulfill(status=503, json={"error": "service_unavailable", "message": "Away"})
        return route.fallback()

    own.route("**/api/patient/appointments", lose)
    dialog.get_by_role("button", name="Book", exact=True).click()
    expect(dialog.get_by_role("alert").filter(has_text="not available just now")).to_be_visible()
    dialog.get_by_role("button", name="Book", exact=True).click()
    expect(own.get_by_text("The visit is booked.")).to_be_visible()
    assert lost == [201]
    expect(visits(own)).to_have_count(1)
    pages.forgive("503")


def test_after_the_clinic_s_cut_off_it_says_whom_to_call(own, pages, practice):
    practice.call(own.phone)
    own.goto("/appointments.html")
    own.get_by_role("button", name="Cancel visit: ").click()
    practice.set_clinic(cutoff_minutes=43200)
    try:
        dialog = own.get_by_role("dialog")
        dialog.get_by_role("button", name="Cancel visit").click()
        expect(dialog.get_by_role("alert")).to_contain_text(
            "too late to change this visit here. Please call MedQ Salt Lake: +913323345678.")
        own.reload()
        expect(visits(own)).to_contain_text("It is too late to change this visit here.")
        expect(own.get_by_role("button", name="Cancel visit: ")).to_have_count(0)
        expect(own.get_by_role("button", name="Move: ")).to_have_count(0)
    finally:
        practice.set_clinic()
    pages.forgive("409")


def test_a_family_s_visits_are_told_apart(own, practice):
    practice.call(own.phone, "Asha Rao")
    practice.call(own.phone, "Kiran Rao")
    own.goto("/appointments.html")
    expect(visits(own)).to_have_count(2)
    expect(visits(own).filter(has_text="For Kiran Rao")).to_have_count(1)
    dialog = booking(own)
    dialog.get_by_label("For", exact=True).select_option("Kiran Rao")
    dialog.get_by_label("Day", exact=True).select_option(index=6)
    dialog.get_by_role("radio", name="11:00 AM").check()
    dialog.get_by_role("button", name="Book", exact=True).click()
    expect(visits(own).filter(has_text="For Kiran Rao")).to_have_count(2)


def test_a_visit_is_booked_by_the_keyboard_alone(own, practice):
    own.goto("/appointments.html")
    expect(own.get_by_text("No visit is booked.")).to_be_visible()
    book = own.get_by_role("button", name="Book a visit")
    for _ in range(20):
        own.keyboard.press("Tab")
        if book.evaluate("(one) => one === document.activeElement"):
            break
    own.keyboard.press("Enter")
    own.locator(".times input").first.wait_for(state="attached")
    reached = []
    for _ in range(12):
        kind = own.evaluate("document.activeElement.name || document.activeElement.type || ''")
        reached.append(kind)
        if kind == "clinic":
            own.keyboard.type("MedQ Salt Lake")
            own.locator(".times input").first.wait_for(state="attached")
        if kind == "day":
            own.keyboard.press("ArrowDown")
            own.locator(".times input").first.wait_for(state="attached")
        if kind == "time":
            own.keyboard.press("ArrowRight")
            own.keyboard.press("Enter")
            break
        own.keyboard.press("Tab")
    expect(own.get_by_text("The visit is booked.")).to_be_visible()
    assert {"type", "doctor", "day", "time"} <= set(reached), reached
    expect(visits(own)).to_contain_text("9:30 AM")
    # The focus is back where it came from.
    expect(book).to_be_focused()


def test_the_calendar_s_address_is_shown_once_and_can_be_turned_off(own, trunkline, practice):
    practice.call(own.phone)
    own.goto("/appointments.html")
    own.get_by_role("button", name="Make an address").click()
    address = own.get_by_label("Address for the calendar").input_value()
    assert address.startswith(trunkline.url + "/api/calendar-feeds/")
    with trunkline.client() as calendar:
        read = calendar.get(address)
        assert read.status_code == 200 and read.text.count("BEGIN:VEVENT") == 1
        own.reload()
        expect(own.get_by_role("button", name="Make another address")).to_be_visible()
        field = own.get_by_label("Address for the calendar")
        expect(field).to_have_count(0)
        # Whose calendar would read nothing any more is asked first.
        own.get_by_role("button", name="Make another address").click()
        question = own.get_by_role("dialog", name="Make another address")
        expect(question).to_contain_text("shows no changes from now on")
        question.get_by_role("button", name="Cancel").click()
        expect(question).to_have_count(0)
        assert calendar.get(address).status_code == 200
        own.get_by_role("button", name="Make another address").click()
        question.get_by_role("button", name="Make another address").click()
        expect(question).to_have_count(0)
        expect(field).not_to_have_value(address)
        assert calendar.get(address).status_code == 404
        address = field.input_value()
        own.get_by_role("button", name="Turn off").click()
        question = own.get_by_role("dialog", name="Turn off")
        expect(question).to_contain_text("shows no changes from now on")
        question.get_by_role("button", name="Cancel").click()
        expect(question).to_have_count(0)
        assert calendar.get(address).status_code == 200
        own.get_by_role("button", name="Turn off").click()
        question.get_by_role("button", name="Turn off").click()
        expect(question).to_have_count(0)
        expect(own.get_by_role("button", name="Make an address")).to_be_visible()
        assert calendar.get(address).status_code == 404


def test_the_number_is_changed_with_the_password_and_a_code(own, pages, practice):
    own.goto("/appointments.html")
    own.get_by_role("button", name="Change number").click()
    dialog = own.get_by_role("dialog", name="Change number")
    new = phone_number()
    dialog.get_by_label("Phone number").fill(new)
    dialog.get_by_label("Password").fill("not the password")
    dialog.get_by_role("button", name="Send a code").click()
    expect(dialog.get_by_label("Password")).to_be_focused()
    dialog.get_by_label("Password").fill(PASSWORD)
    dialog.get_by_role("button", name="Send a code").click()
    expect(dialog.get_by_label("Code of six digits")).to_be_focused()
    confirm(dialog, practice.code(new))
    expect(own.get_by_text("Your number is confirmed.")).to_be_visible()
    expect(own.get_by_text(new)).to_be_visible()
    assert practice.texts(own.phone)[0][0] == "phone_changed"
    pages.forgive("401")


def test_a_number_whose_proof_is_too_old_is_changed_with_the_password(own, pages, trunkline, practice):
    trunkline.database.ask(
        "UPDATE account_phones SET verified_at = verified_at - INTERVAL 2 YEAR "
        f"WHERE user_id = (SELECT id FROM users WHERE login = '{own.username}')")
    own.goto("/appointments.html")
    own.get_by_role("button", name="Confirm number").first.click()
    dialog = own.get_by_role("dialog", name="Confirm number")
    new = phone_number()
    dialog.get_by_label("Phone number").fill(new)
    expect(dialog.get_by_label("Password")).to_have_count(0)
    dialog.get_by_role("button", name="Send a code").click()
    expect(dialog.get_by_label("Password")).to_be_focused()
    expect(dialog.get_by_text("Is required to change a number")).to_be_visible()
    dialog.get_by_label("Password").fill(PASSWORD)
    dialog.get_by_role("button", name="Send a code").click()
    expect(dialog.get_by_label("Code of six digits")).to_be_focused()
    confirm(dialog, practice.code(new))
    expect(own.get_by_text("Your number is confirmed.")).to_be_visible()
    expect(own.get_by_text(new)).to_be_visible()
    pages.forgive("400")


def test_the_form_of_the_number_stays_while_the_account_cannot_be_read_anew(own, pages, practice):
    """A visit was booked meanwhile, by an answer that came late."""
    own.goto("/appointments.html")
    dialog = booking(own)
    dialog.get_by_label("Day", exact=True).select_option(index=5)
    dialog.get_by_role("radio", name="1:00 PM").check()
    held = []
    own.route("**/api/patient/appointments", lambda route: (
        held.append(route) if route.request.method == "POST" and not held else route.fallback()))
    with own.expect_request("**/api/patient/appointments"):
        dialog.get_by_role("button", name="Book", exact=True).click()
    own.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    own.get_by_role("button", name="Change number").click()
    number = own.get_by_role("dialog", name="Change number").get_by_label("Phone number")
    number.fill("+1802")
    fail_once(own, "**/api/patient/account")
    held[0].continue_()
    away = own.get_by_role("alert", include_hidden=True).filter(has_text="not available just now")
    expect(away).to_be_visible()
    expect(number).to_have_value("+1802")
    pages.forgive("503")


def test_patients_and_staff_have_pages_of_their_own(own, pages, practice):
    for path in ("/", "/calls.html", "/messages.html"):
        own.goto(path)
        expect(own).to_have_url(OWN)
    expect(own.locator(".top nav a")).to_have_count(1)
    expect(own.locator(".bell")).to_have_count(0)
    staff = pages.desk("/appointments.html", "manager")
    expect(staff).to_have_url(re.compile(r":\d+/$"))


def fail_once(page, path):
    failed = []

    def fail(route):
        if failed:
            return route.fallback()
        failed.append(True)
        return route.fulfill(status=503, json={"error": "service_unavailable", "message": "Away"})

    page.route(path, fail)


@pytest.mark.parametrize("part", ["account", "clinics", "appointments?*"])
def test_nothing_is_booked_before_all_that_it_takes_is_known(own, pages, practice, part):
    practice.call(own.phone, "Asha Rao")
    practice.call(own.phone, "Kiran Rao")
    fail_once(own, f"**/api/patient/{part}")
    own.goto("/appointments.html")
    refused = own.get_by_role("alert").filter(has_text="not available just now")
    expect(refused).to_be_visible()
    book = own.get_by_role("button", name="Book a visit")
    if part != "appointments?*":
        expect(book).to_be_disabled()
    expect(own.get_by_text("No visits can be booked here")).to_have_count(0)
    refused.get_by_role("button", name="Try again").click()
    expect(refused).to_have_count(0)
    expect(visits(own)).to_have_count(2)
    dialog = booking(own)
    expect(dialog.get_by_label("For", exact=True).locator("option")).to_have_text(["Asha Rao", "Kiran Rao"])
    pages.forgive("503")


def test_what_the_clinic_changes_is_seen_by_who_keeps_the_page_open(own, practice):
    practice.call(own.phone)
    own.clock.install()
    own.goto("/appointments.html")
    expect(visits(own)).to_contain_text("Booked")

    path = f"/api/appointments/{visits(own).get_attribute('data-visit')}"
    tag = practice.admin.get(path).headers["ETag"]
    practice.ask("POST", f"{path}/cancellation", {"reason": "Closed."}, **{"If-Match": tag})
    with own.expect_request("**/api/patient/appointments?*") as asked:
        own.clock.fast_forward(61000)
    assert asked.value.headers["x-background"] == "1"
    expect(own.get_by_text("No visit is booked.")).to_be_visible()
    # And at once by who comes back to it.
    practice.call(own.phone)
    own.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(visits(own)).to_have_count(1)


def test_who_has_signed_in_again_sees_the_visits_as_they_are(own, pages, practice):
    own.goto("/appointments.html")
    expect(own.get_by_text("No visit is booked.")).to_be_visible()
    await_kept(own)
    own.evaluate("fetch('/api/session', { method: 'DELETE' })")
    own.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    dialog = own.get_by_role("dialog", name="You are signed out")
    expect(dialog).to_be_visible()
    practice.call(own.phone)
    # What a patient is called by may be their number: it is typed again.
    dialog.get_by_label("User name").fill(own.username)
    dialog.get_by_label("Password").fill(PASSWORD)
    dialog.get_by_role("button", name="Sign in").click()
    expect(dialog).to_have_count(0)
    expect(visits(own)).to_have_count(1)
    pages.forgive("401")


def test_the_calendar_s_address_stays_when_the_account_cannot_be_read_anew(own, practice, pages):
    practice.call(own.phone)
    own.goto("/appointments.html")
    own.get_by_role("button", name="Make an address").click()
    address = own.get_by_label("Address for the calendar").input_value()
    own.route("**/api/patient/account", lambda route: route.fulfill(
        status=503, json={"error": "later", "message": "Not now."}))
    own.get_by_role("button", name="Cancel visit: ").click()
    own.get_by_role("dialog", name="Cancel visit").get_by_role("button", name="Cancel visit").click()
    expect(own.get_by_role("alert").filter(has_text="Not now.")).to_be_visible()
    expect(own.get_by_label("Address for the calendar")).to_have_value(address)
    pages.forgive("503")


def test_an_address_that_the_browser_does_not_copy_is_selected(own, practice):
    own.goto("/appointments.html")
    own.get_by_role("button", name="Make an address").click()
    field = own.get_by_label("Address for the calendar")
    expect(field).to_be_visible()
    own.evaluate("() => { navigator.clipboard.writeText = async () => { throw new Error('not allowed'); }; }")
    own.get_by_role("button", name="Copy").click()
    expect(own.locator(".toast")).to_contain_text("copy it by hand")
    expect(field).to_be_focused()
    assert own.evaluate("getSelection().toString()") == field.input_value()
