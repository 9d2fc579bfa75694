"""The page of a request as reviewers and clinics use it, on the real service."""

import datetime
import re
import struct
import zlib

import pytest
from playwright.sync_api import expect

from harness.verification import FIRST


def heading(page):
    return page.locator(".request-head")


def status(page):
    return page.locator(".request-head .status")


def act(page, name):
    page.locator(f".request-head [data-action={name}]").click()
    return page.get_by_role("dialog")


def more(page, name):
    page.get_by_role("button", name="More").click()
    return act(page, name)


def open_page(pages, request, user="ivr", **options):
    page = pages.desk(f"/request.html?id={request}", user, **options)
    expect(heading(page)).to_be_visible()
    return page


@pytest.fixture
def made(desk):
    """A request of the test's own."""
    return desk.submit()


def fill_approval(dialog, percentage="80"):
    dialog.get_by_label("Coverage").fill(percentage)
    dialog.get_by_label("Deductible", exact=True).fill("500")
    dialog.get_by_label("Copay").fill("25.00")
    dialog.get_by_label("Out-of-pocket maximum").fill("$2,000")
    dialog.get_by_label("Notes").fill("As called.")


def test_the_first_request_is_shown_as_the_document_has_it(pages):
    page = open_page(pages, FIRST)
    expect(page.get_by_role("heading", level=1)).to_have_text("IVR-2024-001")
    for name, texts in {
        "Patient": ("John Smith", "Mar 15, 1965", "Diabetes Type 2, Hypertension", "Penicillin"),
        "Insurance": ("Blue Cross Blue Shield", "BCBS123456789", "GRP001", "Primary"),
        "Doctor": ("Dr. Sarah Wilson", "Boston Wound Care Center"),
        "Products": ("Rampart Wound Matrix", "Q4201", "2cm x 2cm", "$150.00", "$1,500.00", "$2,750.00"),
    }.items():
        for text in texts:
            expect(page.get_by_role("region", name=name, exact=True)).to_contain_text(text)
    assert page.title() == "Request – Trunkline"


def test_an_approval_that_is_wrong_says_so_at_its_field_and_keeps_what_was_typed(pages, made):
    page = open_page(pages, made["id"])
    dialog = act(page, "approve")
    dialog.get_by_role("button", name="Approve").click()
    expect(dialog.get_by_label("Coverage")).to_be_focused()
    expect(dialog.get_by_label("Coverage")).to_have_accessible_description(re.compile("This is needed."))
    fill_approval(dialog, "150")
    dialog.get_by_role("button", name="Approve").click()
    expect(dialog.get_by_label("Coverage")).to_be_focused()
    expect(dialog.get_by_label("Coverage")).to_have_accessible_description(re.compile("Must be between 0 and 100"))
    dialog.get_by_label("Coverage").fill("80")
    dialog.get_by_role("button", name="Approve").click()
    expect(dialog).to_have_count(0)
    expect(status(page)).to_have_text("Approved")
    decision = page.get_by_role("region", name="Decision")
    for text in ("80%", "$500.00", "$25.00", "$2,000.00", "As called."):
        expect(decision).to_contain_text(text)
    expect(page.locator("[data-action=approve]")).to_have_count(0)
    expect(page.get_by_role("region", name="History")).to_contain_text("IVR Company")
    pages.forgive("422")


@pytest.mark.parametrize("locale, issue, role", [
    ("es-ES", "Debe estar entre 0 y 100", "Mesa de verificación"),
    ("hi-IN", "0 और 100 के बीच होना चाहिए", "सत्यापन डेस्क")])
def test_what_the_service_finds_wrong_is_said_in_the_language_of_the_page(pages, made, locale, issue, role):
    page = open_page(pages, made["id"], locale=locale)
    page.locator("[data-action=approve]").click()
    for name, value in {"coverage_percentage": "150", "deductible_amount": "5", "copay_amount": "5",
                        "out_of_pocket_max": "5"}.items():
        page.locator(f"dialog [name={name}]").fill(value)
    page.locator("dialog .primary").click()
    field = page.locator("dialog [name=coverage_percentage]")
    expect(field).to_be_focused()
    expect(field).to_have_accessible_description(re.compile(issue))
    page.keyboard.press("Escape")
    page.locator(".account > button").click()
    expect(page.locator(".account .menu-items")).to_contain_text(role)
    pages.forgive("422")


def test_a_change_meanwhile_is_told_and_what_was_typed_stays(pages, desk, made):
    page = open_page(pages, made["id"])
    dialog = act(page, "approve")
    fill_approval(dialog)
    desk.change(made["id"], "/assignment", user="admin", method="PUT")
    dialog.get_by_role("button", name="Approve").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Changed by somebody else meanwhile")
    expect(heading(page)).to_contain_text("Administrator")
    expect(dialog.get_by_label("Copay")).to_have_value("25.00")
    dialog.get_by_role("button", name="Approve").click()
    expect(status(page)).to_have_text("Approved")
    pages.forgive("412")


def test_a_decision_whose_answer_was_lost_is_sent_again_without_a_conflict(pages, desk, made):
    page = open_page(pages, made["id"])
    keys, answers = [], []

    def lose_the_first(route):
        keys.append(route.request.headers["idempotency-key"])
        if len(keys) > 1:
            return route.continue_()
        answers.append(route.fetch())
        route.abort()

    page.route(f"**/api/ivr/requests/{made['id']}/reject", lose_the_first)
    # No news of it either.
    page.route(
        re.compile(rf"/api/ivr/requests/{made['id']}$"),
        lambda route: route.continue_() if len(keys) > 1 else route.abort())
    dialog = act(page, "reject")
    dialog.get_by_label("Reason").select_option("Insufficient documentation")
    dialog.get_by_role("button", name="Reject").click()
    expect(dialog.get_by_role("alert")).to_contain_text("The service does not answer.")
    assert answers[0].status == 200 and desk.read(made["id"])["status"] == "rejected"
    with page.expect_response(lambda answer: answer.url.endswith("/reject")) as again:
        dialog.get_by_role("button", name="Reject").click()
    assert again.value.status == 200
    assert keys[1] == keys[0]
    expect(dialog).to_have_count(0)
    expect(status(page)).to_have_text("Rejected")
    assert [one["event"] for one in desk.read(made["id"], "/history")["history"]].count("reject") == 1
    pages.forgive("ERR_FAILED")


@pytest.mark.timed
def test_what_somebody_else_has_decided_cannot_be_decided_again(pages, desk, made):
    page = open_page(pages, made["id"])
    dialog = act(page, "reject")
    dialog.get_by_label("Reason").select_option("Medical necessity not established")
    desk.approve(made["id"])
    expect(status(page)).to_have_text("Approved", timeout=1500)
    expect(dialog.get_by_role("alert")).to_contain_text("This can no longer be done")
    expect(dialog.get_by_role("button", name="Reject")).to_be_disabled()


def test_a_rejection_has_a_reason_and_the_request_can_be_submitted_again(pages, made):
    page = open_page(pages, made["id"])
    dialog = act(page, "reject")
    dialog.get_by_role("button", name="Reject").click()
    expect(dialog.get_by_label("Reason")).to_be_focused()
    dialog.get_by_label("Reason").select_option("Insufficient documentation")
    dialog.get_by_label("Notes").fill("The card is missing.")
    dialog.get_by_role("button", name="Reject").click()
    decision = page.get_by_role("region", name="Decision")
    expect(decision).to_contain_text("Insufficient documentation")
    expect(decision).to_contain_text("The card is missing.")
    page.locator("[data-action=resubmit]").click()
    # All of it can be put right, and what somebody should look at is said.
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Submit {made['ivr_number']} again")
    expect(page.get_by_text("Dr. Sarah Wilson")).to_be_visible()
    expect(page.get_by_label("Diagnosis code", exact=True)).to_have_value("E11.621")
    pieces = page.get_by_label("Pieces of Rampart Wound Matrix, 2x2", exact=True)
    expect(pieces).not_to_have_value("")
    page.get_by_label("Policy number").fill("XYZ 99")
    page.get_by_label("Payer").fill("Nobody's Insurance")
    pieces.fill("3")
    page.get_by_role("button", name="Submit the request").click()
    expect(page.get_by_text("The payer is not on the list.")).to_be_visible()
    page.get_by_role("link", name="Open the request").click()
    expect(region(page, "Products")).to_contain_text("3")
    expect(status(page)).to_have_text("Pending review")
    expect(region(page, "Insurance")).to_contain_text("XYZ 99")
    page.get_by_role("link", name="an earlier request").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(made["ivr_number"])
    # It was made anew, and is not once more.
    expect(page.get_by_role("link", name="a later request")).to_be_visible()
    expect(page.locator("[data-action=resubmit]")).to_have_count(0)


def test_a_doctor_who_is_out_of_use_is_said_to_be_when_a_request_is_submitted_again(pages, desk, made):
    desk.approve(made["id"])
    page = open_page(pages, made["id"])
    page.locator("[data-action=resubmit]").click()
    expect(page.get_by_text("Dr. Sarah Wilson")).to_be_visible()
    wrong = {"field": "doctor_id", "issue": "Is not a doctor here."}
    page.route("**/api/ivr/requests/*/resubmission", lambda route: route.fulfill(status=422, json={"error": {
        "code": "VALIDATION_ERROR", "message": "Invalid request data", "details": wrong, "errors": [wrong]}}))
    expect(page.get_by_label("Pieces of Rampart Wound Matrix, 2x2", exact=True)).not_to_have_value("")
    page.get_by_role("button", name="Submit the request").click()
    said = page.locator(".error", has_text="Is not a doctor here")
    expect(said).to_be_visible()
    expect(said).to_be_focused()
    pages.forgive("422")


def test_what_else_the_payer_has_said_is_kept_and_shown(pages, made):
    page = open_page(pages, made["id"])
    dialog = act(page, "approve")
    fill_approval(dialog)
    dialog.get_by_text("What else the payer has said").click()
    dialog.get_by_label("Network").select_option("In network")
    dialog.get_by_label("Authorization required").select_option("Yes")
    dialog.get_by_label("Authorization number").fill("A-77")
    dialog.get_by_label("Insured from").fill("2026-01-01")
    dialog.get_by_label("Insured until").fill("2025-01-01")
    dialog.get_by_role("button", name="Approve").click()
    expect(dialog.get_by_label("Insured until")).to_be_focused()
    dialog.get_by_label("Insured until").fill("2026-12-31")
    dialog.get_by_role("button", name="Approve").click()
    decision = page.get_by_role("region", name="Decision")
    for text in ("In network", "A-77", "Yes", "Jan 1, 2026", "Dec 31, 2026"):
        expect(decision).to_contain_text(text)
    pages.forgive("422")


def test_claiming_releasing_assigning_escalating_and_cancelling(pages, made):
    page = open_page(pages, made["id"])
    act(page, "claim")
    expect(heading(page)).to_contain_text("IVR Company")
    act(page, "start_review")
    expect(status(page)).to_have_text("In review")
    more(page, "release")
    expect(heading(page)).to_contain_text("Nobody")
    dialog = more(page, "assign")
    dialog.get_by_label("Reviewer").select_option("Administrator")
    dialog.get_by_role("button", name="Assign").click()
    expect(heading(page)).to_contain_text("Administrator")
    dialog = more(page, "escalate")
    dialog.get_by_label("Reason").fill("The physician asks for an exception.")
    dialog.get_by_role("button", name="Escalate").click()
    expect(page.get_by_role("region", name="Escalated")).to_contain_text("The physician asks for an exception.")
    dialog = act(page, "resolve_escalation")
    dialog.get_by_label("Notes").fill("Granted.")
    dialog.get_by_role("button", name="Resolve escalation").click()
    expect(status(page)).to_have_text("In review")
    dialog = more(page, "cancel")
    dialog.get_by_label("Reason").fill("The clinic does not need it any more.")
    dialog.get_by_role("button", name="Cancel the request").click()
    expect(status(page)).to_have_text("Cancelled")


def test_an_answer_that_comes_late_leaves_the_form_that_is_open_since(pages, made):
    page = open_page(pages, made["id"])
    held = []
    page.route("**/escalation", lambda route: held.append(route))
    dialog = more(page, "escalate")
    dialog.get_by_label("Reason").fill("The physician asks for an exception.")
    with page.expect_request("**/escalation"):
        dialog.get_by_role("button", name="Escalate").click()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    dialog = act(page, "request_documents")
    notes = dialog.get_by_label("What to send")
    notes.fill("Half typed")
    held.pop().continue_()
    expect(status(page)).to_have_text("Escalated")
    expect(notes).to_have_value("Half typed")


def test_only_an_admin_opens_a_decided_request_again(pages, desk, made):
    desk.approve(made["id"])
    expect(open_page(pages, made["id"]).locator("[data-action=reopen]")).to_have_count(0)
    page = open_page(pages, made["id"], "admin")
    dialog = more(page, "reopen")
    dialog.get_by_label("Reason").fill("The payer has called.")
    dialog.get_by_role("button", name="Reopen").click()
    expect(status(page)).to_have_text("In review")
    expect(page.get_by_role("region", name="Decision")).to_contain_text("Earlier decision")


def png(width=40, height=30):
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    pixels = b"".join(b"\0" + bytes([200, 40, 90]) * width for _ in range(height))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b""))


def pdf():
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>"]
    file, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(file))
        file += b"%d 0 obj" % number + one + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (file + b"xref\n0 4\n0000000000 65535 f \n" + table
            + b"trailer<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(file))


FILES = {
    "card.png": ("image/png", png), "notes.pdf": ("application/pdf", pdf),
    "not-really.pdf": ("application/pdf", lambda: b"<!doctype html><script>alert(1)</script>"),
    "program.exe": ("application/octet-stream", lambda: b"MZ"),
}


def give(page, button, name):
    """Chooses a file after this button."""
    kind, make = FILES[name]
    give_file(page, button, name, kind, make())


def give_file(page, button, name, kind, content):
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name=button).click()
    chooser.value.set_files({"name": name, "mimeType": kind, "buffer": content})


def item(page, name):
    return page.get_by_role("region", name="Checklist").get_by_role("listitem").filter(has_text=name)


def test_documents_are_asked_for_sent_looked_at_accepted_rejected_and_waived(pages, made):
    page = open_page(pages, made["id"])
    dialog = act(page, "request_documents")
    dialog.get_by_role("button", name="Request documents").click()
    expect(dialog.get_by_label("Medical records")).to_be_focused()
    for name in ("Medical records", "Insurance card", "Lab results"):
        dialog.get_by_label(name).check()
    dialog.get_by_label("Deadline").fill((datetime.date.today() + datetime.timedelta(days=7)).isoformat())
    dialog.get_by_label("What to send").fill("Both sides of the card, please.")
    dialog.get_by_role("button", name="Request documents").click()
    expect(status(page)).to_have_text("Awaiting documents")
    expect(page.locator(".request-head .due")).to_have_text("Clock paused")

    clinic = open_page(pages, made["id"], "doctor")
    expect(clinic.get_by_role("region", name="Checklist")).to_contain_text("Both sides of the card, please.")
    expect(clinic.get_by_role("button", name="Waive")).to_have_count(0)
    give(clinic, "Upload: Insurance card", "card.png")
    expect(item(clinic, "Insurance card")).to_contain_text("Received")
    give(clinic, "Upload: Medical records", "notes.pdf")
    expect(item(clinic, "Medical records")).to_contain_text("Received")

    expect(item(page, "Medical records")).to_contain_text("Received")
    page.reload()  # the news of the second file may be under way
    page.get_by_role("button", name="Waive: Lab results").click()
    dialog = page.get_by_role("dialog", name="Waive")
    dialog.get_by_label("Reason").fill("Not needed for this product.")
    dialog.get_by_role("button", name="Waive").click()
    expect(item(page, "Lab results")).to_contain_text("Waived")
    expect(status(page)).to_have_text("In review")

    page.get_by_role("button", name="View: Insurance card").click()
    preview = page.get_by_role("dialog", name="card.png")
    expect(preview.get_by_role("img", name="Preview of card.png")).to_be_visible()
    assert preview.get_by_role("img").evaluate("(image) => image.decode().then(() => image.naturalWidth)") == 40
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Accept: Insurance card").click()
    expect(item(page, "Insurance card")).to_contain_text("Accepted")
    page.get_by_role("button", name="Reject: Medical records").click()
    dialog = page.get_by_role("dialog", name="Reject the document")
    dialog.get_by_label("Reason").fill("Of another patient.")
    dialog.get_by_role("button", name="Reject the document").click()
    expect(item(page, "Medical records")).to_contain_text("Rejected")
    expect(item(clinic, "Medical records")).to_contain_text("Of another patient.", timeout=15000)


def asked_of(page, request):
    """The paths below a request's that the page asks for by itself from now on."""
    asked = []
    path = f"/api/ivr/requests/{request}"
    page.on("request", lambda one: asked.append(one.url.partition(path)[2])
            if path in one.url and one.headers.get("x-background") else None)
    return asked


def live_page(pages, request):
    page = open_page(pages, request)
    expect(page.locator("#live")).to_have_attribute("data-state", "live")
    # What the opening of the channel brings has been read.
    page.wait_for_timeout(700)
    return page


def test_what_happens_to_other_requests_costs_one_small_reading(pages, desk, made):
    page = live_page(pages, made["id"])
    asked = asked_of(page, made["id"])
    desk.submit()
    page.wait_for_timeout(1500)
    assert set(asked) == {""}


@pytest.mark.timed
def test_of_what_is_new_only_that_is_read(pages, desk, made):
    page = live_page(pages, made["id"])
    asked = asked_of(page, made["id"])
    desk.change(made["id"], "/notes", {"text": "Noted by a colleague."}, "admin")
    expect(region(page, "Notes")).to_contain_text("Noted by a colleague.", timeout=1500)
    desk.change(made["id"], "/messages", {"text": "Written by a colleague."}, "admin")
    expect(region(page, "Messages")).to_contain_text("Written by a colleague.", timeout=1500)
    assert set(asked) == {"", "/notes", "/messages"}
    desk.change(made["id"], "/assignment", user="admin", method="PUT")
    expect(heading(page)).to_contain_text("Administrator", timeout=1500)
    expect(region(page, "History")).to_contain_text("Claimed")
    assert {"/history", "/checklist", "/documents"} <= set(asked)
    assert asked.count("/notes") == 1


@pytest.mark.timed
def test_a_page_that_nobody_sees_reads_when_it_is_seen_again(pages, desk, made):
    page = live_page(pages, made["id"])
    page.evaluate("""() => {
        window.isHidden = true;
        Object.defineProperty(document, 'hidden', { get: () => isHidden });
    }""")
    asked = asked_of(page, made["id"])
    desk.change(made["id"], "/assignment", user="admin", method="PUT")
    desk.submit()
    page.wait_for_timeout(1500)
    assert asked == []
    page.evaluate("isHidden = false; document.dispatchEvent(new Event('visibilitychange'))")
    expect(heading(page)).to_contain_text("Administrator", timeout=1500)
    assert asked.count("") == 1


@pytest.mark.timed
def test_a_want_of_allowance_is_waited_out_and_not_seen(pages, desk, made):
    page = live_page(pages, made["id"])
    refused = []

    def refuse(route):
        if len(refused) == 2 or not route.request.headers.get("x-background"):
            return route.fallback()
        refused.append(route.request.url)
        return route.fulfill(status=429, headers={"Retry-After": "1"}, json={"error": {"code": "RATE_LIMITED"}})

    page.route("**/api/ivr/requests/**", refuse)
    alerts = page.get_by_role("alert").filter(has_text="Too many requests")
    desk.change(made["id"], "/assignment", user="admin", method="PUT")
    page.wait_for_timeout(1300)
    assert refused
    expect(alerts).to_have_count(0)
    expect(heading(page)).to_contain_text("Administrator", timeout=4000)
    assert len(refused) == 2
    pages.forgive("429")


def test_the_history_tells_of_documents_in_every_language(pages, desk, made):
    sent = desk.client().post(f"/api/ivr/requests/{made['id']}/documents", data={"type": "insurance_card"},
                              files={"file": ("card.png", png(), "image/png")})
    assert sent.status_code == 201, sent.text
    page = open_page(pages, made["id"])
    for code, text in (("en", "Document sent in"), ("es", "Documento enviado"), ("hi", "दस्तावेज़ भेजा गया")):
        page.locator("#language").select_option(code)
        expect(page.locator(".timeline")).to_contain_text(text)


def test_a_pdf_is_shown_in_the_browsers_own_viewer_and_can_be_saved(pages, made):
    page = open_page(pages, made["id"])
    give(page, "Choose a file", "notes.pdf")
    documents = page.get_by_role("region", name="Documents", exact=True)
    expect(documents).to_contain_text("notes.pdf")
    page.get_by_role("button", name="View: notes.pdf").click()
    frame = page.get_by_role("dialog").locator("iframe")
    expect(frame).to_have_attribute("src", re.compile("^blob:"))
    page.keyboard.press("Escape")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download: notes.pdf").click()
    assert download.value.suggested_filename == "notes.pdf"
    assert download.value.path().read_bytes() == pdf()


def test_a_file_is_what_its_bytes_say(pages, desk, made):
    page = open_page(pages, made["id"])
    for name, kind, content in (("photo.jfif", "image/jpeg", page.screenshot(type="jpeg")), ("scan", "", pdf())):
        give_file(page, "Choose a file", name, kind, content)
        expect(region(page, "Documents").get_by_role("listitem").filter(has_text=name)).to_be_visible()
    give_file(page, "Choose a file", "card.png", "image/png", b"no picture")
    expect(page.locator(".upload .error")).to_have_text("Only PDF, JPEG, PNG, HEIC and TIFF are taken.")
    sent = desk.read(made["id"], "/documents")["documents"]
    assert sorted(one["media_type"] for one in sent) == ["application/pdf", "image/jpeg"]


def test_a_file_is_dropped(pages, made):
    page = open_page(pages, made["id"])
    page.evaluate("""([bytes]) => {
        const files = new DataTransfer();
        files.items.add(new File([new Uint8Array(bytes)], 'dropped.png', { type: 'image/png' }));
        for (const kind of ['dragover', 'drop']) {
            document.querySelector('.upload-any .drop')
                .dispatchEvent(new DragEvent(kind, { dataTransfer: files, bubbles: true, cancelable: true }));
        }
    }""", [list(png())])
    expect(page.get_by_role("region", name="Documents", exact=True)).to_contain_text("dropped.png")


@pytest.mark.parametrize("name", ["program.exe", "not-really.pdf"])
def test_a_file_that_is_not_taken_says_why_where_it_was_given(pages, desk, made, name):
    page = open_page(pages, made["id"])
    give(page, "Choose a file", name)
    failed = page.locator(".upload")
    expect(failed.locator(".error")).not_to_be_empty()
    expect(failed).to_contain_text(name)
    assert desk.read(made["id"], "/documents")["documents"] == []
    failed.get_by_role("button", name="Close").click()
    expect(failed).to_have_count(0)
    pages.forgive("415", "422")


@pytest.mark.timed
def test_messages_go_between_desk_and_clinic_and_are_marked_until_they_are_read(pages, desk, made):
    page = open_page(pages, made["id"])
    box = page.get_by_label("Write a message")
    page.get_by_role("button", name="Send").click()
    expect(box).to_be_focused()
    box.fill("When was the last debridement?")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("region", name="Messages")).to_contain_text("When was the last debridement?")
    expect(box).to_have_value("")
    assert desk.read(made["id"], user="doctor")["unread_messages"] == 1
    clinic = open_page(pages, made["id"], "doctor")
    messages = clinic.get_by_role("region", name="Messages")
    expect(messages).to_contain_text("1 unread")
    expect(messages.get_by_role("listitem").filter(has_text="debridement")).to_contain_text("New")
    messages.scroll_into_view_if_needed()
    expect(messages).not_to_contain_text("1 unread")
    expect(messages.get_by_role("listitem").filter(has_text="debridement")).to_contain_text("New")
    assert desk.read(made["id"], user="doctor")["unread_messages"] == 0
    desk.change(made["id"], "/messages", {"text": "On the 12th."}, "doctor")
    expect(page.get_by_role("region", name="Messages")).to_contain_text("On the 12th.", timeout=2000)


def test_a_clinic_sees_the_notes_that_are_shared_and_no_others(pages, made):
    page = open_page(pages, made["id"])
    notes = page.get_by_role("region", name="Notes", exact=True)
    notes.get_by_label("Write a note").fill("For us only.")
    notes.get_by_role("button", name="Add").click()
    expect(notes.get_by_role("listitem").filter(has_text="For us only.")).to_contain_text("Internal")
    notes.get_by_label("Write a note").fill("For the clinic too.")
    notes.get_by_label("The clinic sees it too").check()
    notes.get_by_role("button", name="Add").click()
    expect(notes.get_by_role("listitem").filter(has_text="For the clinic too.")).to_contain_text("Shared")
    clinic = open_page(pages, made["id"], "doctor")
    expect(clinic.get_by_role("region", name="Notes", exact=True)).to_contain_text("For the clinic too.")
    assert "For us only." not in clinic.content()


def test_what_is_typed_while_a_text_is_sent_is_the_next_one(pages, desk, made):
    page = open_page(pages, made["id"])
    for panel, label, name in (("Messages", "Write a message", "Send"), ("Notes", "Write a note", "Add")):
        place, held = region(page, panel), []
        page.route(f"**/{panel.lower()}", lambda route: (
            held.append(route) if route.request.method == "POST" else route.fallback()))
        box = place.get_by_label(label, exact=True)
        box.fill("The policy is good.")
        place.get_by_role("button", name=name, exact=True).click()
        expect(place.get_by_role("button", name=name, exact=True)).to_be_disabled()
        box.press("End")
        box.press_sequentially(" It ends in May.")
        held[0].continue_()
        expect(place.get_by_role("listitem").filter(has_text="The policy is good.")).to_be_visible()
        expect(box).to_have_value("It ends in May.")
        assert "May" not in str(desk.read(made["id"], f"/{panel.lower()}"))


def test_a_note_is_shared_when_it_is_said_of_that_note(pages, made):
    page = open_page(pages, made["id"])
    notes = region(page, "Notes")
    shared = notes.get_by_label("The clinic sees it too")
    for text, is_shared in (("For the clinic too.", True), ("For us.", False)):
        notes.get_by_label("Write a note").fill(text)
        if is_shared:
            shared.check()
        notes.get_by_role("button", name="Add").click()
        expect(notes.get_by_role("listitem").filter(has_text=text)).to_contain_text(
            "Shared" if is_shared else "Internal")
        expect(shared).not_to_be_checked()


@pytest.mark.timed
def test_what_is_done_elsewhere_shows_within_a_second(pages, desk, made):
    page = open_page(pages, made["id"])
    expect(page.locator("#live")).to_have_attribute("data-state", "live")
    page.get_by_label("Write a note").fill("Half a sentence")
    desk.approve(made["id"])
    expect(status(page)).to_have_text("Approved", timeout=1000)
    expect(page.get_by_role("status").filter(has_text=f"{made['ivr_number']}: Approved")).to_have_count(1)
    expect(page.get_by_label("Write a note")).to_have_value("Half a sentence")


@pytest.mark.parametrize("id", ["660e8400-e29b-41d4-a716-44665544ffff", "nothing", ""])
def test_a_request_that_is_not_there_is_said_not_to_be(pages, id):
    page = pages.desk(f"/request.html?id={id}")
    expect(page.get_by_role("alert").filter(has_text="There is no such request")).to_be_visible()
    pages.forgive("404")


def test_a_doctor_may_look_send_and_answer_and_decides_nothing(pages, made):
    page = open_page(pages, made["id"], "doctor")
    expect(page.get_by_role("button", name="Choose a file")).to_be_visible()
    expect(page.get_by_label("Write a message")).to_be_visible()
    expect(page.locator(".request-actions button")).to_have_count(0)
    expect(page.get_by_label("Write a note")).to_have_count(0)


def region(page, name):
    return page.get_by_role("region", name=name, exact=True)


def test_the_focus_stays_where_somebody_works(pages, made):
    page = open_page(pages, made["id"])
    head = region(page, made["ivr_number"])
    page.locator("[data-action=start_review]").focus()
    page.keyboard.press("Enter")
    expect(status(page)).to_have_text("In review")
    expect(head).to_be_focused()
    page.keyboard.press("Tab")
    expect(head.get_by_role("button").first).to_be_focused()
    for panel, label, name in (("Messages", "Write a message", "Send"), ("Notes", "Write a note", "Add")):
        region(page, panel).get_by_label(label, exact=True).fill("The policy is still good.")
        button = region(page, panel).get_by_role("button", name=name, exact=True)
        button.focus()
        page.keyboard.press("Enter")
        expect(region(page, panel)).to_contain_text("The policy is still good.")
        expect(button).to_be_focused()
    dialog = act(page, "approve")
    fill_approval(dialog)
    dialog.get_by_role("button", name="Approve").press("Enter")
    expect(status(page)).to_have_text("Approved")
    expect(head).to_be_focused()


def test_the_focus_is_not_taken_from_who_is_elsewhere(pages, made):
    page = open_page(pages, made["id"])
    page.route("**/review", lambda route: (page.wait_for_timeout(1000), route.continue_()))
    page.locator("[data-action=start_review]").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Products").click()
    expect(status(page)).to_have_text("In review")
    page.wait_for_timeout(800)
    # The browser's own: what was pressed on stands in it.
    expect(page.locator("#main")).to_be_focused()


def test_a_notice_goes_with_the_language(pages, made):
    page = open_page(pages, made["id"])
    region(page, "Notes").get_by_label("Write a note").fill("Called.")
    region(page, "Notes").get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".toast")).to_contain_text("Added.")
    page.locator("#language").select_option("es")
    expect(page.locator(".toast")).to_contain_text("Añadida.")


def test_the_theme_goes_with_the_system_until_one_is_chosen(pages):
    page = open_page(pages, FIRST)
    shown = page.locator("html")
    page.emulate_media(color_scheme="dark")
    expect(shown).to_have_attribute("data-theme", "dark")
    page.emulate_media(color_scheme="light")
    expect(shown).to_have_attribute("data-theme", "light")
    page.locator("#theme").click()
    page.emulate_media(color_scheme="dark")
    page.emulate_media(color_scheme="light")
    expect(shown).to_have_attribute("data-theme", "dark")


def decisions(page, name):
    return page.get_by_role("button", name=re.compile(f"^(Accept|Reject): {re.escape(name)}$"))


def test_a_file_that_nobody_asked_for_is_decided_on_and_no_file_of_what_is_closed(pages, desk, made):
    page = open_page(pages, made["id"])
    give(page, "Choose a file", "notes.pdf")
    expect(decisions(page, "notes.pdf")).to_have_count(2)
    page.get_by_role("button", name="Accept: notes.pdf").click()
    file = region(page, "Documents").get_by_role("listitem").filter(has_text="notes.pdf")
    expect(file).to_contain_text("Accepted")
    # Who has been wrong can say so.
    page.get_by_role("button", name="Reject: notes.pdf").click()
    dialog = page.get_by_role("dialog", name="Reject the document")
    dialog.get_by_label("Reason").fill("Of another patient.")
    dialog.get_by_role("button", name="Reject the document").click()
    expect(file).to_contain_text("Of another patient.")
    expect(decisions(page, "notes.pdf")).to_have_text(["Accept"])
    expect(decisions(open_page(pages, made["id"], "doctor"), "notes.pdf")).to_have_count(0)
    desk.approve(made["id"])
    expect(status(page)).to_have_text("Approved")
    expect(decisions(page, "notes.pdf")).to_have_count(0)


def test_what_is_pressed_twice_is_done_once(pages, made):
    page = open_page(pages, made["id"])
    give(page, "Choose a file", "notes.pdf")
    sent = []
    page.on("request", lambda one: sent.append(one.url) if one.method == "PUT" else None)
    page.get_by_role("button", name="Accept: notes.pdf").dblclick()
    expect(region(page, "Documents")).to_contain_text("Accepted")
    expect(page.get_by_role("button", name="Reject: notes.pdf")).to_be_enabled()
    assert len(sent) == 1


def test_a_file_whose_answer_was_lost_is_sent_again_and_is_there_once(pages, desk, made):
    page = open_page(pages, made["id"])
    keys = []

    def lose_the_first(route):
        if route.request.method != "POST":
            return route.fallback()
        keys.append(route.request.headers["idempotency-key"])
        if len(keys) == 2:
            # It is still being worked on: that is no answer either.
            return route.fulfill(status=409, json={"error": {"code": "IDEMPOTENCY_IN_PROGRESS", "message": "Wait."}})
        if len(keys) > 2:
            return route.fallback()
        sent = desk.client().post(
            f"/api/ivr/requests/{made['id']}/documents", data={"type": "medical_records"},
            files={"file": ("notes.pdf", pdf(), "application/pdf")}, headers={"Idempotency-Key": keys[0]})
        assert sent.status_code == 201, sent.text
        return route.abort()

    page.route("**/documents", lose_the_first)
    give(page, "Choose a file", "notes.pdf")
    again = page.get_by_role("button", name="Try again: notes.pdf")
    expect(page.locator(".upload .error")).to_have_text("The service does not answer.")
    again.click()
    expect(page.locator(".upload .error")).to_contain_text("still being worked on")
    again.click()
    expect(page.locator(".upload")).to_have_count(0)
    expect(region(page, "Documents").get_by_role("listitem")).to_have_count(1)
    assert len(keys) == 3 and len(set(keys)) == 1
    # What was answered is over: the same file once more is another.
    give(page, "Choose a file", "notes.pdf")
    expect(region(page, "Documents").get_by_role("listitem")).to_have_count(2)
    assert keys[3] != keys[0]
    pages.forgive("ERR_FAILED", "409")


def test_what_is_waited_for_is_said_above_all_by_each_deadline(pages, desk, made):
    days = [(datetime.date.today() + datetime.timedelta(days=number)).isoformat() for number in (5, 9)]
    for types, day in ((["insurance_card", "lab_results"], days[0]), (["lab_results", "medical_records"], days[1])):
        desk.change(made["id"], "/request-documents", {"document_types": types, "deadline": day})
    sent = desk.client().post(f"/api/ivr/requests/{made['id']}/documents", data={"type": "medical_records"},
                              files={"file": ("notes.pdf", pdf(), "application/pdf")})
    assert sent.status_code == 201, sent.text
    page = open_page(pages, made["id"])
    banner = region(page, "Awaiting documents")
    expect(banner).to_have_text(re.compile("due .*Insurance card.*due .*Lab results"))
    expect(banner).not_to_contain_text("Medical records")


def test_what_was_approved_once_and_is_cancelled_is_not_said_to_be_approved(pages, desk, made):
    desk.approve(made["id"])
    for path in ("/reopening", "/cancellation"):
        desk.change(made["id"], path, {"reason": "The payer has called."}, "admin")
    page = open_page(pages, made["id"])
    expect(status(page)).to_have_text("Cancelled")
    decision = region(page, "Decision")
    expect(decision).to_contain_text("Earlier decision")
    expect(decision).not_to_have_attribute("data-tone", re.compile(".*"))
