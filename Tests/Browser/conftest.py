import shutil

import pytest
from playwright.sync_api import sync_playwright

WATCH = """
window.violations = [];
addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective + ' ' + event.blockedURI));
"""


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser, trunkline):
    """`open_page(path, theme, width)`; at the end of the test nothing may have been refused or complained about."""
    contexts, complaints, pages = [], [], []

    def open_(path="/", theme="light", width=1440):
        # The tests' authority is not the browser's; that it verifies is the business of Tests/Pool/test_run.py.
        context = browser.new_context(
            ignore_https_errors=True, color_scheme=theme, viewport={"width": width, "height": 900},
            base_url=trunkline.url)
        contexts.append(context)
        context.add_init_script(WATCH)
        page = context.new_page()
        pages.append(page)
        page.on("console", lambda message: complaints.append(message.text) if message.type != "log" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path)
        return page

    open_.complaints = complaints
    yield open_
    violations = [violation for page in pages for violation in page.evaluate("violations")]
    for context in contexts:
        context.close()
    assert violations == [] and complaints == []
