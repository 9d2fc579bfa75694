import shutil

import pytest
from playwright.sync_api import expect, sync_playwright

from harness import Instance
from harness.forms import sign_in
from harness.instance import UNLIMITED
from harness.patients import Practice
from harness.verification import USERS, Desk

WATCH = """
window.violations = [];
addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective + ' ' + event.blockedURI));
"""


# A page of the documentation alone takes seconds to draw where two browsers and the pool's tests share two cores.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium-headless-shell"), args=["--no-sandbox"])
        yield browser
        browser.close()


class Pages:
    """Opens pages, and keeps account of what the browser complained about and what the page's policy refused."""

    def __init__(self, browser, instance):
        self.browser, self.instance = browser, instance
        self.contexts, self.complaints, self.forgiven, self.pages = [], [], [], []
        self.state = None

    def __call__(self, path="/", theme="light", width=1440, locale="en-US", **options):
        # The tests' authority is not the browser's; that it verifies is the business of Tests/Pool/test_run.py. And the
        # machine's time zone is nobody's: which one of the pages' has another name than it depends on where it stands.
        context = self.browser.new_context(
            ignore_https_errors=True, color_scheme=theme, viewport={"width": width, "height": 900}, locale=locale,
            base_url=self.instance.url, **{"timezone_id": "UTC"} | options)
        self.contexts.append(context)
        context.add_init_script(WATCH)
        page = context.new_page()
        self.pages.append(page)
        page.on("console", lambda message: self.complaints.append(message.text) if message.type != "log" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.goto(path)
        return page

    def monitor(self, path="/", **options):
        """The monitor by one session that all tests share, once it is live."""
        if not self.state:
            self.state = session(self.browser, self.instance)
        page = self(path, storage_state=self.state, **options)
        expect(page.locator("#live")).to_have_attribute("data-state", "live")
        return page

    def desk(self, path="/requests.html", user="ivr", **options):
        """A page by a session of one who works with requests, which all tests share: `ivr`, `admin` or `doctor`."""
        return self(path, storage_state=session(self.browser, self.instance, user), **options)

    def forgive(self, *parts):
        """What is complained about in these words was brought about by the test; it may be heard of later."""
        self.forgiven += parts

    def close(self):
        violations = [violation for page in self.pages for violation in page.evaluate("violations")]
        for context in self.contexts:
            context.close()
        complaints = [text for text in self.complaints if not any(part in text for part in self.forgiven)]
        assert violations == [] and complaints == []


sessions = {}


def session(browser, instance, user="manager"):
    """The cookie of a session of this instance; a sign-in costs a password's hash, so there is one for all tests."""
    if (instance.port, user) not in sessions:
        context = browser.new_context(ignore_https_errors=True, base_url=instance.url, locale="en-US")
        page = context.new_page()
        page.goto("/sign-in.html")
        sign_in(page, *USERS[user])
        expect(page.locator(".top nav")).to_be_visible()
        sessions[instance.port, user] = {"cookies": context.cookies(), "origins": []}
        context.close()
    return sessions[instance.port, user]


@pytest.fixture
def pages(browser, trunkline):
    """Pages of the instance that all tests share; at the end nothing may have been refused or complained about."""
    pages = Pages(browser, trunkline)
    yield pages
    pages.close()


@pytest.fixture(scope="session")
def desk(trunkline):
    """Requests made and changed as programs do, and as colleagues at other pages do."""
    with Desk(trunkline) as desk:
        yield desk


@pytest.fixture(scope="session")
def clinic(trunkline):
    """A clinic at which patients book."""
    with Practice(trunkline) as practice:
        yield practice


@pytest.fixture(scope="module")
def fragile(tmp_path_factory):
    """An instance for the tests that break things."""
    with Instance(tmp_path_factory.mktemp("fragile") / "home", **UNLIMITED) as instance:
        yield instance


@pytest.fixture
def fragile_pages(browser, fragile):
    pages = Pages(browser, fragile)
    yield pages
    pages.forgive("Failed to load resource", "ERR_")
    pages.close()
