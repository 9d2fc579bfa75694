"""The patient's page, and the list of who may be an account's, as staff use them."""

import re

import pytest
from playwright.sync_api import expect

from harness.patients import PASSWORD, phone_number
from harness.verification import SUBMISSION


class Proposal:
    """A patient with a visit and a request, and an account with the same phone and another name."""

    def __init__(self, clinic, desk=None, name="Vikram Rao"):
        self.clinic, self.phone = clinic, phone_number()
        clinic.settle()
        # One of its own: of a policy that another patient has the desk is warned.
        policy = "VR" + self.phone.lstrip("+")
        self.patient = clinic.ask("POST", "/api/patients", {
            "name": name, "date_of_birth": "1960-01-01", "phone": self.phone,
            "coverages": [{"provider": "Blue Cross Blue Shield", "policy_number": policy}]})["id"]
        self.visit = clinic.ask("POST", "/api/appointments", {
            "clinic_id": clinic.id, "visit_type_id": "check", "doctor_id": "D-ASHA", "patient_id": self.patient,
            "starts_at": clinic.time()})["id"]
        if desk:
            answer = desk.client("admin").post("/api/ivr/requests", json=SUBMISSION | {
                "patient_id": self.patient, "policy_number": policy})
            assert answer.status_code == 201, answer.text
            self.number = answer.json()["ivr_number"]
        with clinic.instance.client() as guest:
            made = clinic.ask("POST", "/api/link-ivr-account/", {
                "phone_number": self.phone, "name": "Asha Rao", "age": 30, "password": PASSWORD}, guest)
        self.account, self.token = made["user"]["id"], made["token"]
        with clinic.instance.client(self.token) as owner:
            clinic.ask("POST", "/api/link-ivr-account/confirm/", {
                "verification_id": made["verification"]["id"], "code": clinic.code(self.phone)}, owner)

    @property
    def address(self):
        return f"/patient.html?id={self.patient}"

    def visits(self):
        """What the account shows."""
        with self.clinic.instance.client(self.token) as owner:
            shown = self.clinic.ask("GET", "/api/patient/appointments", client=owner)
        return [one["id"] for one in shown["appointments"]]

    def decide(self, decision):
        return self.clinic.ask("PUT", f"/api/patients/{self.patient}/accounts/{self.account}", {
            "decision": decision, "reason": "They came to the desk."})


@pytest.fixture
def proposal(clinic, desk):
    return Proposal(clinic, desk)


def test_a_cancelled_visit_is_none_to_come(proposal, pages):
    page = pages.desk(proposal.address)
    visits = page.get_by_role("region", name="Visits")
    expect(visits.get_by_role("group", name="To come")).to_contain_text("Booked")
    proposal.clinic.ask("POST", f"/api/appointments/{proposal.visit}/cancellation", {})
    page.reload()
    expect(visits.get_by_role("group", name="Past")).to_contain_text("Cancelled")
    expect(visits.get_by_role("group", name="To come")).to_contain_text("No visits.")


def test_a_proposal_is_found_looked_at_and_linked(proposal, pages):
    page = pages.desk("/requests.html")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Patients").click()
    row = page.locator("tbody tr").filter(has_text=proposal.patient)
    expect(row).to_contain_text(re.compile("Differs.*Differs.*Agrees.*To be decided"))
    for value in ("Rao", proposal.phone, "1960"):
        expect(page.locator("main")).not_to_contain_text(value)
    row.get_by_role("link").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Vikram Rao")
    assert page.title() == "Patient – Trunkline"
    expect(page.get_by_role("region", name="Patient", exact=True)).to_contain_text("Jan 1, 1960")
    visits = page.get_by_role("region", name="Visits")
    expect(visits.get_by_role("group", name="To come").locator("tbody tr")).to_have_count(1)
    for text in ("Dr. Asha Menon", "MedQ Salt Lake", "Booked"):
        expect(visits).to_contain_text(text)
    expect(visits.get_by_role("group", name="Past")).to_contain_text("No visits.")
    requests = page.get_by_role("region", name="Requests")
    expect(requests.get_by_role("link", name=proposal.number)).to_be_visible()
    expect(requests).to_contain_text("Pending review")

    accounts = page.get_by_role("region", name="Accounts")
    expect(accounts).to_contain_text(re.compile(f"Asha Rao.*Proposed.*{re.escape(proposal.phone)} \\(proven\\)"))
    accounts.get_by_role("button", name="Link").click()
    dialog = page.get_by_role("dialog", name="Link")
    for name, words in (("Name", "Vikram Rao.*Asha Rao.*Differs"), ("Age", "Jan 1, 1960.*30.*Differs"),
                        ("Phone", "Agrees")):
        header = page.get_by_role("rowheader", name=name, exact=True)
        expect(dialog.get_by_role("row").filter(has=header)).to_contain_text(re.compile(words))
    dialog.get_by_role("button", name="Link").click()
    reason = dialog.get_by_role("textbox", name="Reason")
    expect(reason).to_be_focused()
    expect(dialog).to_contain_text("This is needed.")
    assert proposal.visits() == []
    reason.fill("He came to the desk with her.")
    dialog.get_by_role("button", name="Link").click()
    expect(dialog).to_have_count(0)
    expect(accounts).to_contain_text(re.compile("Linked.*He came to the desk with her."))
    expect(accounts.get_by_role("button")).to_have_text(["Undo the link"])
    assert proposal.visits() == [proposal.visit]
    assert proposal.clinic.texts(proposal.phone)[0][0] == "account_linked"

    page.locator("a.back").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Patients")
    expect(page.get_by_role("region", name="Proposals")).to_contain_text(re.compile("Nothing to decide|To be decided"))
    expect(page.locator("main")).not_to_contain_text(proposal.patient)


def test_a_link_is_undone(proposal, pages):
    proposal.decide("link")
    assert proposal.visits() == [proposal.visit]
    page = pages.desk(proposal.address)
    accounts = page.get_by_role("region", name="Accounts")
    accounts.get_by_role("button", name="Undo the link").click()
    dialog = page.get_by_role("dialog", name="Undo the link")
    expect(dialog).to_contain_text("neither linked nor proposed again")
    dialog.get_by_role("textbox", name="Reason").fill("They are father and son.")
    dialog.get_by_role("button", name="Undo the link").click()
    expect(dialog).to_have_count(0)
    expect(accounts).to_contain_text(re.compile("Declined.*They are father and son."))
    expect(accounts.get_by_role("button")).to_have_count(0)
    assert proposal.visits() == []


def test_a_proposal_is_declined_by_the_keyboard(proposal, pages):
    page = pages.desk(proposal.address)
    accounts = page.get_by_role("region", name="Accounts")
    accounts.get_by_role("button", name="Decline").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Decline")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(accounts.get_by_role("button", name="Decline")).to_be_focused()
    accounts.get_by_role("button", name="Decline").press("Enter")
    expect(page.get_by_role("dialog", name="Decline")).to_be_visible()
    page.get_by_role("textbox", name="Reason").focus()
    page.keyboard.type("Two people. <img src=x onerror=document.title='broken'>")
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(accounts).to_contain_text(re.compile("Declined.*Two people. <img"))
    assert proposal.visits() == []
    assert page.title() == "Patient – Trunkline"


def test_who_decides_after_somebody_else_is_told_and_sees_how_it_stands(proposal, pages):
    page = pages.desk(proposal.address)
    page.get_by_role("button", name="Link").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox", name="Reason").fill("One person.")
    proposal.decide("decline")
    dialog.get_by_role("button", name="Link").click()
    expect(dialog.get_by_role("alert")).to_contain_text("somebody has decided on it meanwhile")
    expect(dialog.get_by_role("button", name="Link")).to_be_disabled()
    dialog.get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("region", name="Accounts")).to_contain_text(re.compile("Declined.*They came to the desk."))
    assert proposal.visits() == []
    pages.forgive("409")


def test_a_patient_who_is_not_there_and_a_role_that_may_not_look_are_told_so(proposal, pages):
    page = pages.desk("/patient.html?id=P-nobody")
    expect(page.locator("main").get_by_role("alert")).to_contain_text("There is no such patient.")
    # Of one patient the service decides: emergency access may be given.
    for path, text in ((proposal.address, "Your account may not do this."),
                       ("/patient.html", "This page is not for your role.")):
        page = pages.desk(path, "manager")
        expect(page.locator("main").get_by_role("alert")).to_contain_text(text)
        expect(page.get_by_role("navigation", name="Main").get_by_role("link", name="Patients")).to_have_count(0)
    pages.forgive("403", "404")


def test_a_visit_s_zone_is_named_where_it_is_not_the_page_s(proposal, clinic, pages):
    page = pages.desk(proposal.address)
    row = page.locator("tbody tr").filter(has_text="MedQ Salt Lake")
    expect(row).to_contain_text(re.compile(r"\d\s[AP]M\s*India Standard Time"))
    page.locator("#language").select_option("es")
    expect(row).to_contain_text("hora estándar de la India")
