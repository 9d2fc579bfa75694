"""Patients, doctors, payers and products: found, added and changed, on the real service."""

import re
import uuid

import pytest
from playwright.sync_api import expect

from harness.patients import phone_number

RIGHT_NPI, OTHER_NPI, WRONG_NPI = "1234567893", "1000000004", "1234567891"


def named(name):
    """A name that nothing else has."""
    return f"{name} {uuid.uuid4().hex[:8].translate(str.maketrans('0123456789', 'ghijklmnop'))}"


def open_new(page, what):
    page.locator(".page-head").get_by_role("button", name=f"New {what}").click()
    dialog = page.get_by_role("dialog", name=f"New {what}")
    expect(dialog.get_by_label("Name", exact=True)).to_be_focused()
    return dialog


def open_edit(page, what):
    page.get_by_role("button", name="Edit", exact=True).click()
    dialog = page.get_by_role("dialog", name=f"Change the {what}")
    expect(dialog.get_by_label("Name", exact=True)).to_be_focused()
    return dialog


def save(dialog):
    dialog.get_by_role("button", name="Save").click()


def added(desk, kind, user="admin", **members):
    answer = desk.client(user).post(f"/api/{kind}", json=members)
    assert answer.status_code == 201, answer.text
    return answer.json()


def changed(desk, path, members, user="admin"):
    """As somebody else changes it meanwhile."""
    client = desk.client(user)
    answer = client.patch(path, json=members, headers={"If-Match": client.get(path).headers["etag"]})
    assert answer.status_code == 200, answer.text


def invalid(field):
    expect(field).to_have_attribute("aria-invalid", "true")
    return field


def test_a_patient_is_added_with_everything_and_changed(pages, desk):
    name = named("Rosa Delgado")
    page = pages.desk("/records.html")
    dialog = open_new(page, "patient")
    for label, value in {"Name": name, "Date of birth": "1957-04-09", "Phone": "(617) 555-0123",
                         "E-mail": "rosa@example.com", "Address": "1 Harbor Street, Boston", "MBI": "1EG4-TE5-MK73",
                         "Medicaid number": "123 456 789"}.items():
        dialog.get_by_label(label, exact=True).fill(value)
    dialog.get_by_role("button", name="Add insurance").click()
    first = dialog.get_by_role("group", name="Insurance 1")
    expect(first.get_by_label("Payer", exact=True)).to_be_focused()
    first.get_by_label("Payer", exact=True).select_option(label="Medicare Part B")
    expect(first.get_by_label("Payer's name on the card")).to_have_value("Medicare Part B")
    first.get_by_label("Policy number").fill("1EG4-TE5-MK73")
    first.get_by_label("Kind of coverage").select_option("Primary")
    first.get_by_label("First day").fill("2024-01-01")
    dialog.get_by_role("button", name="Add insurance").click()
    second = dialog.get_by_role("group", name="Insurance 2")
    second.get_by_label("Payer's name on the card").fill("Union Fund")
    second.get_by_label("Policy number").fill("UF-1")
    second.get_by_label("Policy holder, if not the patient").fill("Luis Delgado")
    dialog.get_by_label("Allergies").fill("Penicillin\nLatex")
    save(dialog)

    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    assert name not in page.url and page.url.rpartition("?id=")[2]
    main = page.locator("main")
    for text in ("Apr 9, 1957", "+16175550123", "1EG4TE5MK73", "Penicillin, Latex", "Jan 1, 2024", "Luis Delgado"):
        expect(main).to_contain_text(text)
    address = page.url

    dialog = open_edit(page, "patient")
    expect(dialog.get_by_label("Number", exact=True)).to_have_count(0)
    dialog.get_by_role("button", name="Move up: Insurance 2").click()
    expect(dialog.get_by_role("group", name="Insurance 1").get_by_label("Policy number")).to_have_value("UF-1")
    dialog.get_by_label("E-mail").fill("")
    save(dialog)
    expect(page.get_by_text("Saved.")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    dialog = open_edit(page, "patient")
    save(dialog)
    expect(dialog.get_by_role("alert")).to_have_text("Nothing has been changed.")
    expect(dialog.get_by_role("alert")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Escape")
    patient = desk.client().get("/api/patients/" + address.rpartition("=")[2]).json()
    assert "email" not in patient and patient["phone"] == "+16175550123"
    assert [one["policy_number"] for one in patient["coverages"]] == ["UF-1", "1EG4-TE5-MK73"]
    assert patient["coverages"][1]["payer_id"] == "payer-002"


def test_a_doctor_is_added_found_and_changed(pages, desk):
    name, practice = named("Dr. Ines Calder"), named("Elm Street Wound Care")
    page = pages.desk("/records.html?kind=doctors")
    dialog = open_new(page, "doctor")
    dialog.get_by_label("Name", exact=True).fill(name)
    dialog.get_by_label("NPI").fill(RIGHT_NPI)
    save(dialog)
    panel = page.get_by_role("region", name="Doctor", exact=True)
    expect(panel).to_contain_text(name)
    assert "record=" in page.url
    dialog = open_edit(page, "doctor")
    dialog.get_by_label("Practice").fill(practice)
    dialog.get_by_role("checkbox", name="In use").uncheck()
    save(dialog)
    expect(panel).to_contain_text(practice)
    expect(panel).to_contain_text("Not in use")
    expect(page.get_by_role("button", name="Edit", exact=True)).to_be_focused()

    page.goto("/records.html?kind=doctors")
    page.get_by_role("searchbox", name="A word of the name, or an NPI").fill(name.split()[-1])
    page.keyboard.press("Enter")
    rows = page.get_by_role("region", name="Doctors").locator("tbody tr")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text(re.compile(f"{name}.*{RIGHT_NPI}.*{practice}.*Not in use"))
    page.get_by_label("In use or not").select_option("true")
    expect(page.get_by_text("Nothing was found.")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Nothing was found.")).to_be_visible()


def test_a_payer_is_added_and_no_other_may_have_its_name(pages):
    name = named("Harbor Mutual")
    page = pages.desk("/records.html?kind=payers")
    for expected in ("added", "taken"):
        dialog = open_new(page, "payer")
        dialog.get_by_label("Name", exact=True).fill(name if expected == "added" else name.upper())
        save(dialog)
        if expected == "added":
            expect(page.get_by_role("region", name="Payer", exact=True)).to_contain_text(name)
    field = invalid(dialog.get_by_label("Name", exact=True))
    expect(field).to_be_focused()
    expect(field).to_have_accessible_description("Another payer has this name.")
    dialog.get_by_label("Name", exact=True).fill(named("Harbor Mutual"))
    dialog.get_by_label("Number", exact=True).fill("payer-001")
    save(dialog)
    expect(invalid(dialog.get_by_label("Number", exact=True))).to_have_accessible_description(
        re.compile("Another record has this number."))
    pages.forgive("409")


def test_a_product_is_added_with_sizes_whose_area_the_service_computes(pages, desk):
    name = named("Garnet Matrix")
    page = pages.desk("/records.html?kind=products")
    dialog = open_new(page, "product")
    dialog.get_by_label("Name", exact=True).fill(name)
    dialog.get_by_label("HCPCS code").fill("q-4201")
    first = dialog.get_by_role("group", name="Size 1")
    first.get_by_label("Size", exact=True).fill("2x3")
    first.get_by_label("Price of a piece").fill("1,450.50")
    dialog.get_by_role("button", name="Add size").click()
    second = dialog.get_by_role("group", name="Size 2")
    expect(second.get_by_label("Size", exact=True)).to_be_focused()
    second.get_by_label("Size", exact=True).fill("disc")
    second.get_by_label("Price of a piece").fill("80")
    save(dialog)
    expect(invalid(second.get_by_label("Area in cm²"))).to_be_focused()
    second.get_by_label("Area in cm²").fill("3.14")
    save(dialog)
    panel = page.get_by_role("region", name="Product", exact=True)
    expect(panel).to_contain_text(re.compile(r"Q4201.*2x3.*\$1,450\.50.*6\.00.*6\.00.*disc.*\$80\.00.*3\.14", re.S))

    dialog = open_edit(page, "product")
    first = dialog.get_by_role("group", name="Size 1")
    expect(first.get_by_label("Area in cm²")).to_have_value("6")
    first.get_by_label("Dimensions").fill("3cm x 3cm")
    expect(first.get_by_label("Area in cm²")).to_have_value("")
    dialog.get_by_role("button", name="Remove: Size 2").click()
    expect(dialog.get_by_role("button", name="Add size")).to_be_focused()
    expect(dialog.get_by_role("button", name=re.compile("Remove"))).to_have_count(0)
    save(dialog)
    expect(panel).to_contain_text("9.00")
    expect(panel).not_to_contain_text("disc")
    pages.forgive("422")


def test_what_is_wrong_is_said_where_it_belongs(pages):
    page = pages.desk("/records.html")
    dialog = open_new(page, "patient")
    sent = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    save(dialog)
    expect(invalid(dialog.get_by_label("Name", exact=True))).to_be_focused()
    invalid(dialog.get_by_label("Date of birth", exact=True))
    assert sent == []
    dialog.get_by_label("Name", exact=True).fill("Rosa Delgado")
    dialog.get_by_label("Date of birth", exact=True).fill("1957-04-09")
    dialog.get_by_label("MBI").fill("1SG4-TE5-MK73")
    dialog.get_by_label("Phone", exact=True).fill("123")
    dialog.get_by_role("button", name="Add insurance").click()
    dialog.get_by_label("Payer's name on the card").fill("Union Fund")
    dialog.get_by_label("Policy number").fill("UF_1")
    save(dialog)
    field = dialog.get_by_label("MBI")
    expect(field).to_be_focused()
    expect(field).to_have_accessible_description(re.compile("Not an MBI"))
    expect(invalid(dialog.get_by_label("Policy number"))).to_have_accessible_description(re.compile("2 to 80 letters"))
    field.fill("1EG4-TE5-MK73")
    dialog.get_by_label("Policy number").fill("UF-1")
    dialog.get_by_label("First day").fill("2024-05-01")
    dialog.get_by_label("Last day").fill("2024-04-30")
    save(dialog)
    expect(invalid(dialog.get_by_label("Last day"))).to_have_accessible_description("Not before the first day.")
    expect(invalid(dialog.get_by_label("Phone", exact=True))).to_be_focused()

    for kind, label, wrong, said in (("doctors", "NPI", WRONG_NPI, "Not an NPI"),
                                     ("products", "HCPCS code", "Q42X1", "Not a HCPCS level II code")):
        page.goto(f"/records.html?kind={kind}")
        dialog = open_new(page, kind[:-1])
        dialog.get_by_label("Name", exact=True).fill("Garnet")
        dialog.get_by_label(label).fill(wrong)
        if kind == "products":
            dialog.get_by_label("Size", exact=True).fill("2x2")
            dialog.get_by_label("Price of a piece").fill("1")
        save(dialog)
        expect(invalid(dialog.get_by_label(label))).to_have_accessible_description(re.compile(said))
    pages.forgive("422")


def test_who_saves_after_somebody_else_sees_both_changes_and_keeps_them(pages, desk):
    doctor = added(desk, "doctors", name=named("Dr. Ines Calder"), npi=RIGHT_NPI, practice="Elm Street")
    address = f"/records.html?kind=doctors&record={doctor['id']}"
    mine, theirs = pages.desk(address), pages.desk(address, "admin")
    dialog, other = open_edit(mine, "doctor"), open_edit(theirs, "doctor")
    dialog.get_by_label("Phone", exact=True).fill("+16175550177")
    dialog.get_by_label("NPI").fill(OTHER_NPI)
    other.get_by_label("Practice").fill("Oak Street")
    other.get_by_label("NPI").fill("2000000002")
    save(other)
    expect(other).to_have_count(0)
    save(dialog)
    said = dialog.get_by_role("alert")
    expect(said).to_contain_text("Somebody else has changed this meanwhile: NPI, Practice.")
    expect(said).to_contain_text("You both changed: NPI.")
    expect(dialog.get_by_label("Practice")).to_have_value("Oak Street")
    expect(dialog.get_by_label("Phone", exact=True)).to_have_value("+16175550177")
    expect(dialog.get_by_label("NPI")).to_have_value(OTHER_NPI)
    dialog.get_by_role("button", name="Cancel").click()
    panel = mine.get_by_role("region", name="Doctor", exact=True)
    expect(panel).to_contain_text("Oak Street")
    dialog = open_edit(mine, "doctor")
    dialog.get_by_label("Phone", exact=True).fill("+16175550177")
    changed(desk, f"/api/doctors/{doctor['id']}", {"practice": "Ash Street"})
    save(dialog)
    expect(said).to_contain_text("meanwhile: Practice.")
    expect(said).not_to_contain_text("You both")
    save(dialog)
    expect(dialog).to_have_count(0)
    stored = desk.client().get(f"/api/doctors/{doctor['id']}").json()
    assert (stored["practice"], stored["phone"], stored["npi"]) == ("Ash Street", "+16175550177", "2000000002")
    pages.forgive("412")


def test_what_was_stored_before_the_service_was_strict_is_no_hindrance(pages, desk):
    """The demo's first doctor has an NPI whose check digit is wrong."""
    page = pages.desk("/records.html?kind=doctors&record=D-001")
    panel = page.get_by_role("region", name="Doctor", exact=True)
    expect(panel).to_contain_text("Check digit is wrong")
    dialog = open_edit(page, "doctor")
    save(dialog)
    expect(dialog.get_by_role("alert")).to_have_text("Nothing has been changed.")
    dialog.get_by_label("Phone", exact=True).fill("+15551234568")
    save(dialog)
    expect(panel).to_contain_text("+15551234568")
    changed(desk, "/api/doctors/D-001", {"phone": "+15551234567"})


def test_a_patient_who_is_known_by_a_call_only_is_changed_without_a_date_of_birth(pages, desk, clinic):
    phone = phone_number()
    clinic.call(phone, named("Asha Rao"))
    [patient] = desk.client().post("/api/patients/search", json={"phone": phone}).json()["patients"]
    assert "date_of_birth" not in patient
    page = pages.desk(f"/patient.html?id={patient['id']}")
    dialog = open_edit(page, "patient")
    dialog.get_by_label("Address").fill("1 Harbor Street")
    save(dialog)
    expect(page.get_by_role("region", name="Patient", exact=True)).to_contain_text("1 Harbor Street")


@pytest.mark.parametrize("label, typed, found", [
    ("Name, phone, policy", "Gonzalez", "Maria Gonzalez"), ("Name, phone, policy", "CHP-4471902", "Maria Gonzalez"),
    ("Date of birth", "1949-11-23", "Robert Chen"), ("Medicaid number", "123456789", "John Smith")])
def test_a_patient_is_found_and_nothing_of_it_stands_in_an_address(pages, label, typed, found):
    page = pages.desk("/records.html")
    rows = page.locator("tbody tr")
    expect(rows.nth(3)).to_be_visible()
    before = rows.count()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_label(label).fill(typed)
    page.get_by_role("button", name="Find").click()
    expect(rows).not_to_have_count(before)
    expect(rows.filter(has_text=found)).to_have_count(1)
    assert not [url for url in asked if typed in url] and page.url.endswith("/records.html")
    page.get_by_role("button", name="Show all").click()
    expect(rows).to_have_count(before)
    expect(page.get_by_label(label)).to_have_value("")


def test_a_search_that_cannot_be_is_said_at_its_field_and_a_number_leads_to_its_patient(pages):
    page = pages.desk("/records.html")
    page.get_by_label("MBI").fill("123")
    page.get_by_role("button", name="Find").click()
    expect(invalid(page.get_by_label("MBI"))).to_have_accessible_description(re.compile("Not an MBI"))
    page.get_by_label("MBI").fill("")
    page.get_by_label("Name, phone, policy").fill("p-1234")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("John Smith")
    pages.forgive("422")


def test_a_list_is_gone_through_page_by_page(pages, desk):
    for _ in range(26):
        added(desk, "payers", name=named("Zonal Fund"))
    page = pages.desk("/records.html?kind=payers&q=Zonal")
    rows = page.get_by_role("region", name="Payers").locator("tbody tr")
    expect(rows).to_have_count(25)
    first = rows.first.inner_text()
    page.get_by_role("button", name="Next").click()
    expect(rows.first).not_to_have_text(first)
    page.get_by_role("button", name="Previous").click()
    expect(rows).to_have_count(25)


def test_the_parts_are_gone_through_by_the_keyboard(pages):
    page = pages.desk("/records.html?kind=payers")
    page.get_by_role("tab", name="Payers").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Products")).to_be_focused()
    expect(page.get_by_role("tab", name="Payers")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page.get_by_role("tabpanel", name="Products")).to_contain_text("Rampart Wound Matrix")
    expect(page.get_by_role("tab", name="Products")).to_be_focused()
    assert page.url.endswith("?kind=products")
    page.get_by_role("button", name="Rampart Wound Matrix").press("Enter")
    expect(page.get_by_role("region", name="Product", exact=True)).to_be_focused()
    page.get_by_role("button", name="Edit", exact=True).press("Enter")
    expect(page.get_by_role("dialog").get_by_label("Name", exact=True)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Edit", exact=True)).to_be_focused()


def test_a_patient_who_is_not_found_is_added_to_the_request_at_hand(pages):
    name = named("Noor Haddad")
    page = pages.desk("/submit.html")
    page.get_by_role("combobox", name="Patient").fill(name)
    expect(page.get_by_text("Nothing was found.")).to_be_visible()
    page.get_by_role("button", name="New patient").click()
    dialog = page.get_by_role("dialog", name="New patient")
    expect(dialog.get_by_label("Name", exact=True)).to_have_value(name)
    dialog.get_by_label("Date of birth", exact=True).fill("1961-06-12")
    dialog.get_by_role("button", name="Add insurance").click()
    dialog.get_by_label("Payer", exact=True).select_option(label="Northeast Mutual")
    dialog.get_by_label("Policy number").fill("NEM 77")
    save(dialog)
    expect(page.get_by_role("button", name=f"Change: Patient, {name}")).to_be_focused()
    expect(page.get_by_label("Payer", exact=True)).to_have_value("Northeast Mutual")
    expect(page.get_by_label("Policy number")).to_have_value("NEM 77")
    expect(page.locator("[aria-invalid=true]")).to_have_count(0)
    assert page.url.endswith("/submit.html")


def test_a_repetition_after_no_answer_came_adds_one_patient(pages, desk):
    name, keys = named("Twice Told"), []
    page = pages.desk("/records.html")
    dialog = open_new(page, "patient")
    dialog.get_by_label("Name", exact=True).fill(name)
    dialog.get_by_label("Date of birth", exact=True).fill("1961-06-12")

    def cut_off(route):
        if route.request.method != "POST":
            return route.fallback()
        keys.append(route.request.headers["idempotency-key"])
        if len(keys) > 1:
            return route.fallback()
        route.fetch()  # it arrives, and the answer is lost
        return route.abort()

    page.route("**/api/patients", cut_off)
    save(dialog)
    expect(dialog.get_by_role("alert")).to_contain_text("does not answer")
    save(dialog)
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    assert len(keys) == 2 and keys[0] == keys[1]
    found = desk.client().post("/api/patients/search", json={"name": name}).json()["patients"]
    assert len(found) == 1
    pages.forgive("ERR_FAILED")


def test_the_schedule_lets_reviewers_add_a_patient_and_agents_not(pages):
    name = named("Noor Haddad")
    for user in ("admin", "agent"):
        page = pages.desk("/schedule.html?clinic=new-york", user)
        page.get_by_role("button", name="Book a visit").click()
        booking = page.get_by_role("dialog", name="Book a visit")
        expect(booking.get_by_role("combobox", name="Patient")).to_be_visible()
        button = booking.get_by_role("button", name="New patient")
        if user == "agent":
            expect(button).to_have_count(0)
            continue
        button.click()
        dialog = page.get_by_role("dialog", name="New patient")
        dialog.get_by_label("Name", exact=True).fill(name)
        dialog.get_by_label("Date of birth", exact=True).fill("1961-06-12")
        save(dialog)
        expect(booking.get_by_role("button", name=f"Change: Patient, {name}")).to_be_focused()
