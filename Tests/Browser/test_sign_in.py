"""The way in, the way out, and whether the service is up, as a person meets them."""

import re
import secrets

import pytest
from playwright.sync_api import expect

from harness.forms import sign_in

MONITOR = re.compile(r"/(\?.*)?$")


def heading(page):
    return page.get_by_role("heading", level=1)


def test_it_says_that_the_service_is_up_and_ready(pages):
    page = pages("/sign-in.html")
    expect(heading(page)).to_have_text("Up and ready for calls")
    expect(page.locator("#tile-service")).to_contain_text(re.compile(r"Up.*since \d\d:\d\d:\d\d"))
    expect(page.locator("#tile-ready")).to_contain_text("Yes")
    expect(page.locator("#tile-time")).to_contain_text(re.compile(r"\d+ms"))


def test_it_says_that_the_service_is_gone_and_that_it_is_back(pages):
    page = pages("/sign-in.html")
    expect(heading(page)).to_have_text("Up and ready for calls")
    page.context.set_offline(True)
    expect(heading(page)).to_have_text("The service does not answer", timeout=15000)
    page.context.set_offline(False)
    expect(heading(page)).to_have_text("Up and ready for calls", timeout=15000)
    pages.forgive("ERR_INTERNET_DISCONNECTED")


def test_it_says_what_it_is_not_ready_for(pages):
    page = pages("/sign-in.html")
    expect(heading(page)).to_have_text("Up and ready for calls")
    page.route("**/health/ready", lambda route: route.fulfill(
        status=503, json={"status": "unavailable", "checks": {"database": "unavailable", "migrations": "ok"}}))
    expect(heading(page)).to_have_text("Up, but not ready for calls", timeout=15000)
    expect(page.locator("#tile-ready")).to_contain_text("database: unavailable")
    expect(page.locator("#tile-service")).to_contain_text("Up")
    pages.forgive("503")


def test_it_says_that_the_background_worker_is_silent_and_that_calls_are_answered(pages):
    page = pages("/sign-in.html")
    page.route("**/health/ready", lambda route: route.fulfill(
        status=200, json={"status": "ready", "checks": {"database": "ok", "worker": "silent"}}))
    expect(page.locator("#tile-ready")).to_contain_text("worker: silent", timeout=15000)
    expect(heading(page)).to_have_text("Up and ready for calls")


def test_who_is_not_signed_in_is_led_here_and_back(pages):
    page = pages("/?restaurant=restaurant_id")
    expect(page).to_have_url(re.compile(r"/sign-in\.html\?to="))
    sign_in(page)
    expect(page).to_have_url(re.compile(r"/\?restaurant=restaurant_id$"))
    expect(page.locator("#live")).to_have_attribute("data-state", "live")
    pages.forgive("401")


@pytest.mark.parametrize("to", ["https://example.com/", "//example.com", "/%5Cexample.com", "javascript:alert(1)",
    "/sign-in.html"])
def test_the_way_back_is_to_our_own_pages_only(pages, to):
    page = pages(f"/sign-in.html?to={to}")
    sign_in(page)
    expect(page.locator("#verdict")).to_be_visible()
    assert page.url == pages.instance.url + "/"


def test_a_wrong_password_says_so_and_can_be_typed_again(pages):
    page = pages("/sign-in.html")
    sign_in(page, password="wrong")
    expect(page.get_by_role("alert").filter(has_text="not right")).to_have_text("User name or password is not right.")
    expect(page.get_by_label("Password")).to_be_focused()
    sign_in(page)
    expect(page.locator("#verdict")).to_be_visible()
    pages.forgive("401")


def test_an_empty_form_names_what_is_missing_and_asks_nobody(pages):
    page = pages("/sign-in.html")
    page.route("**/api/session", lambda route: pytest.fail("it asked"))
    page.get_by_role("button", name="Sign in").click()
    field = page.get_by_label("User name")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description("Enter your user name.")


def test_signing_out_ends_the_session_and_leaves_nothing_behind(pages):
    page = pages("/sign-in.html")
    sign_in(page)
    expect(page.locator("#verdict")).to_be_visible()
    assert page.evaluate("document.cookie") == ""
    [cookie] = page.context.cookies()
    assert cookie["httpOnly"] and cookie["secure"] and cookie["sameSite"] == "Strict"
    page.get_by_role("button", name="Manager").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page).to_have_url(re.compile(r"/sign-in\.html$"))
    assert page.context.cookies() == []
    assert page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])") == "[{},{}]"
    page.context.add_cookies([cookie])
    page.goto("/")
    expect(page).to_have_url(re.compile(r"/sign-in\.html"))
    pages.forgive("401")


def test_a_sign_out_that_failed_is_not_taken_for_one(pages):
    page = pages("/sign-in.html")
    sign_in(page)
    expect(page.locator("#verdict")).to_be_visible()
    page.route("**/api/session", lambda route: (
        route.fulfill(status=503, json={"error": {"message": "away"}}) if route.request.method == "DELETE"
        else route.fallback()))
    page.get_by_role("button", name="Manager").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("You are still signed in")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/$"))
    pages.forgive("503")


def new_user(instance, login, password):
    with instance.client(instance.sign_in()["access_token"]) as admin:
        invited = admin.post("/api/users", json={"login": login, "name": "New Person", "role": "agent"})
        assert invited.status_code == 201, invited.text
        code = invited.json()["invitation_code"]
        accepted = admin.post("/api/auth/invitation", json={"invitation_code": code, "password": password})
        assert accepted.status_code == 200, accepted.text


@pytest.fixture
def must_change(trunkline):
    """Login and password of someone who has to choose another password."""
    login, password = f"new-{secrets.token_hex(4)}", secrets.token_urlsafe(16)
    new_user(trunkline, login, password)
    trunkline.database.ask(f"UPDATE users SET must_change_password = TRUE WHERE login = '{login}'")
    return login, password


def test_what_must_be_answered_hears_keys_from_the_moment_that_it_is_shown(pages, must_change):
    page = pages("/sign-in.html")
    page.evaluate("""() => {
        const show = HTMLDialogElement.prototype.showModal;
        HTMLDialogElement.prototype.showModal = function () {
            show.call(this);
            queueMicrotask(() => {
                const escape = new Event('cancel', { cancelable: true });
                this.dispatchEvent(escape);
                window.isHeard = escape.defaultPrevented;
            });
        };
    }""")
    # Slow enough that what React does after it has drawn is not done in the same turn.
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 20})
    sign_in(page, *must_change)
    expect(page.get_by_role("dialog", name="Change your password")).to_be_visible(timeout=20000)
    assert page.evaluate("isHeard")


def test_a_password_that_someone_else_set_is_changed_first(pages, must_change):
    login, password = must_change
    page = pages("/sign-in.html")
    sign_in(page, login, password)
    dialog = page.get_by_role("dialog", name="Change your password")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(dialog).to_be_visible()
    chosen = secrets.token_urlsafe(16)
    dialog.get_by_label("New password", exact=True).fill(chosen)
    dialog.get_by_label("New password, again").fill("other")
    dialog.get_by_role("button", name="Change password").click()
    expect(dialog.get_by_label("New password, again")).to_have_accessible_description("The two are not the same.")
    dialog.get_by_label("New password, again").fill(chosen)
    dialog.get_by_role("button", name="Change password").click()
    expect(page.locator("#verdict")).to_be_visible()


def test_a_new_password_that_is_too_short_is_refused_at_its_field(pages, must_change):
    page = pages("/sign-in.html")
    sign_in(page, *must_change)
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("New password", exact=True).fill("short")
    dialog.get_by_label("New password, again").fill("short")
    dialog.get_by_role("button", name="Change password").click()
    expect(dialog.get_by_label("New password", exact=True)).to_have_attribute("aria-invalid", "true")
    dialog.get_by_role("button", name="Sign out").click()
    expect(dialog).to_be_hidden()
    pages.forgive("422")


@pytest.mark.parametrize("file", ["**/assets/i18n/sign-in/es.json", "**/assets/js/lib/time.js"])
def test_a_page_of_which_a_file_is_lost_says_so_and_is_there_when_it_can_be_had(pages, file):
    page = pages("/no/such/page", locale="es-ES")
    page.route(file, lambda route: route.abort())
    page.goto("/sign-in.html")
    expect(page.get_by_role("alert")).to_have_text("La página no se pudo cargar completa. Se intenta de nuevo.")
    expect(page.locator("html")).to_have_attribute("lang", "es")
    page.unroute(file)
    expect(heading(page)).to_have_text("En marcha y listo para llamadas", timeout=15000)
    pages.forgive("404", "ERR_FAILED")


def test_a_page_that_is_not_there_looks_like_one_of_ours(pages):
    page = pages("/no/such/page")
    expect(heading(page)).to_have_text("There is no such page")
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith("Inter")
    pages.forgive("404")
