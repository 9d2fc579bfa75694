"""The form for a new request, on the real service."""

import re

from playwright.sync_api import expect


def quantity(page, size):
    return page.get_by_label(f"Pieces of Rampart Wound Matrix, {size}", exact=True)


def choose(page, label, typed, found):
    page.get_by_role("combobox", name=label, exact=True).fill(typed)
    page.locator("[role=option]").filter(has_text=found).first.click()


def total(page):
    return page.locator(".sums .grand dd")


def fill(page, plan="Advanced wound care"):
    choose(page, "Patient", "John Smith", "P-1234")
    choose(page, "Doctor", "Sarah", "Dr. Sarah Wilson")
    page.get_by_label("Diagnosis code", exact=True).fill("E11.621")
    page.get_by_label("Further diagnosis codes").fill("L97.419")
    page.get_by_label("Treatment plan").fill(plan)
    page.get_by_label("Product", exact=True).select_option(label="Rampart Wound Matrix (Q4201)")
    quantity(page, "2x2").fill("10")
    quantity(page, "4x4").fill("5")


def submit(page):
    page.get_by_role("button", name="Submit the request").click()


def lead_on(page):
    """To the request: at once, or past what somebody should look at."""
    expect(page.get_by_role("link", name="Open the request").or_(page.locator(".request-head"))).to_be_visible()
    if page.get_by_role("link", name="Open the request").count():
        page.get_by_role("link", name="Open the request").click()
    expect(page.locator(".request-head")).to_be_visible()


def test_a_request_is_submitted_with_what_the_patient_is_insured_by(pages):
    page = pages.desk("/submit.html")
    fill(page)
    expect(page.get_by_label("Payer")).to_have_value("Blue Cross Blue Shield")
    expect(page.get_by_label("Policy number")).to_have_value("BCBS123456789")
    expect(total(page)).to_have_text("$2,750.00")
    page.get_by_label("Priority", exact=True).select_option("critical")
    submit(page)
    lead_on(page)
    expect(page.locator(".request-head")).to_contain_text("Critical")
    expect(page.get_by_role("region", name="Products")).to_contain_text("$2,750.00")
    expect(page.get_by_role("region", name="Patient", exact=True)).to_contain_text("John Smith")
    assert "Smith" not in page.url


def change(page, label):
    page.get_by_role("button", name=f"Change: {label}").click()


def test_the_insurance_goes_with_the_patient(pages):
    page = pages.desk("/submit.html")
    payer, policy = page.get_by_label("Payer"), page.get_by_label("Policy number")
    choose(page, "Patient", "John Smith", "P-1234")
    expect(policy).to_have_value("BCBS123456789")
    page.route("**/api/patients/P-1238", lambda route: route.fulfill(status=503, json={"error": "UNAVAILABLE"}))
    change(page, "Patient")
    for field in (payer, policy):
        expect(field).to_have_value("")
    choose(page, "Patient", "O'Brien", "P-1238")
    expect(payer).to_have_accessible_description("The patient's insurance could not be read. Type it.")
    for field in (payer, policy):
        expect(field).to_have_value("")
    change(page, "Patient")
    choose(page, "Patient", "CHP-4471902", "Maria Gonzalez")
    expect(policy).to_have_value("CHP-4471902")
    expect(payer).to_have_accessible_description("")
    pages.forgive("503")


def test_a_late_answer_about_another_patient_fills_in_nothing(pages):
    page = pages.desk("/submit.html")
    held = []
    page.route("**/api/patients/P-1234", lambda route: held.append(route))
    choose(page, "Patient", "John Smith", "P-1234")
    change(page, "Patient")
    choose(page, "Patient", "CHP-4471902", "Maria Gonzalez")
    expect(page.get_by_label("Policy number")).to_have_value("CHP-4471902")
    with page.expect_response("**/api/patients/P-1234"):
        held[0].continue_()
    page.wait_for_timeout(200)
    expect(page.get_by_label("Policy number")).to_have_value("CHP-4471902")


def test_a_payer_that_was_typed_stays(pages):
    page = pages.desk("/submit.html")
    page.get_by_label("Payer").fill("A payer of my own")
    with page.expect_response("**/api/patients/P-1234"):
        choose(page, "Patient", "John Smith", "P-1234")
    page.wait_for_timeout(200)
    expect(page.get_by_label("Payer")).to_have_value("A payer of my own")
    expect(page.get_by_label("Policy number")).to_have_value("")


def test_totals_follow_what_is_typed(pages):
    page = pages.desk("/submit.html")
    page.get_by_label("Product", exact=True).select_option(label="Rampart Wound Matrix (Q4201)")
    expect(total(page)).to_have_text("$0.00")
    quantity(page, "2x2").fill("10")
    expect(total(page)).to_have_text("$1,500.00")
    quantity(page, "4x4").fill("5")
    expect(total(page)).to_have_text("$2,750.00")
    sums = page.locator(".sums")
    for text in ("15", "120.00 cm²", "120"):
        expect(sums).to_contain_text(text)
    quantity(page, "4x4").fill("five")
    expect(quantity(page, "4x4")).to_have_accessible_description("A whole number")
    expect(total(page)).to_have_text("$1,500.00")
    page.get_by_role("button", name="Remove Rampart Wound Matrix").click()
    expect(total(page)).to_have_text("$0.00")


def test_an_empty_form_names_what_is_missing_and_asks_nobody(pages):
    page = pages.desk("/submit.html")
    expect(page.get_by_label("Product", exact=True)).to_be_visible()
    sent = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    submit(page)
    expect(page.get_by_role("combobox", name="Patient")).to_be_focused()
    for label in ("Payer", "Policy number", "Diagnosis code", "Treatment plan"):
        expect(page.get_by_label(label, exact=True)).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Product", exact=True)).to_have_accessible_description(
        "Choose a product and how many pieces.")
    assert sent == []


def test_what_the_service_refuses_is_said_at_its_field(pages):
    page = pages.desk("/submit.html")
    fill(page)
    page.get_by_label("Diagnosis code", exact=True).fill("11.621")
    quantity(page, "2x2").fill("")
    quantity(page, "4x4").fill("10001")
    submit(page)
    expect(page.get_by_label("Diagnosis code", exact=True)).to_be_focused()
    expect(page.get_by_label("Diagnosis code", exact=True)).to_have_attribute("aria-invalid", "true")
    expect(quantity(page, "4x4")).to_have_attribute("aria-invalid", "true")
    expect(quantity(page, "2x2")).not_to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Treatment plan")).to_have_value("Advanced wound care")
    pages.forgive("422")


def test_a_repetition_after_no_answer_came_makes_one_request(pages, desk):
    page = pages.desk("/submit.html")
    plan = "One of a kind, whatever the network does"
    fill(page, plan)
    keys = []

    def cut_off(route):
        keys.append(route.request.headers["idempotency-key"])
        if len(keys) > 1:
            return route.fallback()
        route.fetch()  # it arrives, and the answer is lost
        return route.abort()

    page.route("**/api/ivr/requests", lambda route: (
        cut_off(route) if route.request.method == "POST" else route.fallback()))
    submit(page)
    expect(page.get_by_role("alert").filter(has_text="does not answer")).to_be_visible()
    submit(page)
    lead_on(page)
    assert len(keys) == 2 and keys[0] == keys[1]
    newest = desk.client().get("/api/ivr/requests?limit=5").json()["requests"]
    assert [desk.read(one["id"])["treatment_plan"] for one in newest].count(plan) == 1
    pages.forgive("ERR_FAILED")


def test_a_likely_duplicate_is_said_to_be_one(pages, desk):
    before = desk.submit()
    page = pages.desk("/submit.html")
    fill(page)
    submit(page)
    expect(page.get_by_role("heading", name=re.compile(r"IVR-\d{4}-\d{3,} has been submitted"))).to_be_focused()
    expect(page.get_by_text(f"{before['ivr_number']} may be the same request.")).to_be_visible()
    lead_on(page)


def test_a_patient_is_found_by_the_keyboard_and_by_number(pages):
    page = pages.desk("/submit.html")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    finder = page.get_by_role("combobox", name="Patient")
    finder.fill("Smith")
    expect(page.locator("[role=option]").first).to_be_visible()
    expect(finder).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(page.locator("[role=option]")).to_have_count(0)
    finder.fill("P-1234")
    expect(page.locator("[role=option]")).to_have_count(1)
    page.keyboard.press("Enter")
    change = page.get_by_role("button", name="Change: Patient, John Smith")
    expect(change).to_be_focused()
    page.keyboard.press("Enter")
    expect(finder).to_be_focused()
    assert not [url for url in asked if "Smith" in url]


def test_what_ends_a_word_of_an_input_method_takes_nothing_that_was_found(pages):
    page = pages.desk("/submit.html")
    finder = page.get_by_role("combobox", name="Patient")
    finder.fill("P-1234")
    expect(page.locator("[role=option]")).to_have_count(1)
    finder.evaluate(
        """field => field.dispatchEvent(new KeyboardEvent(
            "keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true }))""")
    expect(page.locator("[role=option]")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Change: Patient, John Smith")).to_be_focused()


def test_a_policy_number_finds_its_patient_and_goes_into_no_address(pages):
    page = pages.desk("/submit.html")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    choose(page, "Patient", "CHP-4471902", "Maria Gonzalez")
    expect(page.get_by_label("Policy number")).to_have_value("CHP-4471902")
    assert not [url for url in asked if "4471902" in url]


def test_nothing_found_is_said(pages):
    page = pages.desk("/submit.html")
    page.get_by_role("combobox", name="Patient").fill("Nobody of this name")
    expect(page.get_by_text("Nothing was found.")).to_be_visible()


def test_a_submission_that_is_refused_gives_the_focus_back(pages):
    page = pages.desk("/submit.html")
    fill(page)
    page.route("**/api/ivr/requests", lambda route: (
        route.fulfill(status=503, json={"error": "UNAVAILABLE"}) if route.request.method == "POST"
        else route.fallback()))
    button = page.get_by_role("button", name="Submit the request")
    button.press("Enter")
    expect(page.locator(".submit-foot").get_by_role("alert")).to_be_visible()
    expect(button).to_be_focused()
    pages.forgive("503")


def find_many(page):
    """Twenty patients are found, whatever is looked for: more than the list shows at once."""
    page.route("**/api/patients/search", lambda route: route.fulfill(json={
        "patients": [{"id": f"P-{number}", "name": f"Patient {number}"} for number in range(100, 120)]}))
    page.route(re.compile(r"/api/patients/P-1\d\d$"), lambda route: route.fulfill(json={"coverages": []}))
    page.get_by_role("combobox", name="Patient").fill("Patient")
    expect(page.locator("[role=option]")).to_have_count(20)


def test_a_finger_that_draws_the_list_on_chooses_nothing(pages):
    page = pages.desk("/submit.html", width=390, has_touch=True)
    find_many(page)
    options = page.locator("[role=option]")
    box = options.nth(4).bounding_box()
    x, y = box["x"] + 60, box["y"] + 10
    touch = page.context.new_cdp_session(page)
    for part in range(10):
        touch.send("Input.dispatchTouchEvent", {
            "type": "touchMove" if part else "touchStart", "touchPoints": [{"x": x, "y": y - 10 * part}]})
        page.wait_for_timeout(16)
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert page.get_by_role("listbox").evaluate("(list) => list.scrollTop") > 50
    expect(options).to_have_count(20)
    options.nth(6).tap()
    expect(page.get_by_role("button", name="Change: Patient, Patient 106")).to_be_visible()


def test_what_the_keyboard_would_take_is_in_sight(pages):
    page = pages.desk("/submit.html")
    find_many(page)
    options = page.locator("[role=option]")
    for key, times, place in (("ArrowDown", 13, 13), ("ArrowUp", 14, 19)):
        for _ in range(times):
            page.keyboard.press(key)
        expect(options.nth(place)).to_have_attribute("aria-selected", "true")
        expect(options.nth(place)).to_be_in_viewport(ratio=0.9)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Change: Patient, Patient 119")).to_be_visible()


def test_what_was_found_for_less_is_not_taken_for_more(pages):
    page = pages.desk("/submit.html")
    finder = page.get_by_role("combobox", name="Patient")
    finder.fill("Smi")
    expect(page.locator("[role=option]").first).to_be_visible()
    finder.press_sequentially("thereens")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Nothing was found.")).to_be_visible()
    expect(finder).to_have_value("Smithereens")


def test_a_catalogue_that_could_not_be_read_is_read_again(pages):
    failed = []

    def fail_once(route):
        if failed:
            return route.fallback()
        failed.append(True)
        return route.fulfill(status=503, json={"error": {"code": "SERVICE_UNAVAILABLE", "message": "Away"}})

    page = pages.desk("/requests.html")
    page.route("**/api/products?*", fail_once)
    page.goto("/submit.html")
    products = page.get_by_role("region", name="Products")
    expect(products.get_by_role("alert")).to_contain_text("not available just now")
    page.get_by_label("Treatment plan").fill("Typed before")
    products.get_by_role("button", name="Try again").click()
    expect(page.get_by_label("Product", exact=True)).to_be_enabled()
    expect(page.get_by_label("Treatment plan")).to_have_value("Typed before")
    pages.forgive("503")
