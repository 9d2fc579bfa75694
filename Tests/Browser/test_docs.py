"""The API's documentation as a reader meets it. `pages` sees to it that nothing breaks a policy."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def operation(page, name):
    """The block of an operation, opened."""
    document = page.request.get("/api/openapi.json").json()
    tag = next(operation["tags"][0] for methods in document["paths"].values() for operation in methods.values()
               if operation["operationId"] == name)
    page.get_by_role("heading", level=3, name=tag).get_by_role("button", name="Expand").click()
    block = page.locator(f".opblock[id$='-{name}']")
    block.get_by_role("button").first.click()
    return block


@pytest.mark.parametrize("path", ["/api/docs", "/api/docs/", "/api/v1/docs", "/docs/"])
def test_every_operation_is_there(pages, client, path):
    page = pages(path)
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Trunkline"))
    document = client.get("/api/openapi.json").json()
    tags = page.locator(".opblock-tag-section")
    expect(tags).to_have_count(len(document["tags"]))
    for number, tag in enumerate(document["tags"]):
        arrow = tags.nth(number).locator("button.expand-operation")
        arrow.click()
        expect(tags.nth(number).locator(".opblock")).to_have_count(
            sum(operation["tags"] == [tag["name"]] for methods in document["paths"].values()
                for operation in methods.values()))
        arrow.click()


def test_an_operation_is_tried(pages):
    page = pages("/api/docs")
    block = operation(page, "getHealth")
    block.get_by_role("button", name="Execute").click()
    expect(block.locator(".live-responses-table .response").first).to_contain_text('"status": "ok"')


def test_whoever_is_signed_in_needs_no_token_and_may_change_things(pages):
    page = pages("/api/docs")
    signed_in = page.evaluate(
        """fetch('/api/session', {method: 'POST', headers: {'Content-Type': 'application/json'},
            body: JSON.stringify({username: 'admin', password: 'admin123'})}).then((answer) => answer.status)""")
    assert signed_in == 200
    block = operation(page, "createAPIKey")
    block.get_by_role("button", name="Execute").click()
    expect(block.locator(".live-responses-table tbody .response-col_status").first).to_contain_text("201")


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_reads_well(pages, theme, width):
    page = pages("/api/docs", theme=theme, width=width)
    page.locator("button.expand-operation").first.click()
    expect(page.locator(".opblock").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    # WCAG's rules. Of the others one would be broken: no heading stands between Swagger UI's title and its tags.
    assert Axe().run(page, options={"runOnly": WCAG}).response["violations"] == []


def test_it_is_as_guarded_as_other_pages_but_for_trusted_types(client):
    page, docs = client.get("/").headers, client.get("/api/docs").headers
    policy = "content-security-policy"
    assert docs[policy] == page[policy].replace(" require-trusted-types-for 'script';", "")
    for name in ("x-content-type-options", "referrer-policy", "cross-origin-opener-policy", "permissions-policy",
                 "cross-origin-resource-policy", "strict-transport-security"):
        assert docs[name] == page[name]
