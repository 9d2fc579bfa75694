"""Pages that are not for one's role, on the real service."""

import re

import pytest
from playwright.sync_api import expect

CLOSED = {
    "doctor": ("patient", "records", "calls", "voice", "messages", "webhooks", "outbox", "submit", "administration"),
    "ivr": ("messages", "webhooks", "outbox", "administration"),
    "manager": ("requests", "patient", "records", "submit", "administration"),
    "agent": ("records", "submit", "administration"),
}
# What the frame of every page reads, and whether the service lets clinics submit.
ALLOWED = ("/api/session", "/api/notifications", "/api/ivr/counters")


@pytest.mark.parametrize("user, name", [(user, name) for user, names in CLOSED.items() for name in names])
def test_a_page_says_that_it_is_not_for_this_role_and_asks_for_nothing(pages, user, name):
    page = pages.desk("/sign-in.html", user)
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "/api/" in request.url else None)
    page.goto(f"/{name}.html")
    expect(page.get_by_role("alert").filter(has_text="This page is not for your role.")).to_be_visible()
    expect(page.locator("form, main table")).to_have_count(0)
    assert [url for url in asked if not any(path in url for path in ALLOWED)] == []
    page.get_by_role("link", name="To where you begin").click()
    expect(page).to_have_url(re.compile(rf"^(?!.*/{name}\.html)"))
    expect(page.locator("h1")).to_be_visible()


def test_a_doctor_submits_where_the_service_lets_clinics(pages):
    page = pages.desk("/requests.html", "doctor")
    page.route("**/api/ivr/counters", lambda route: route.fulfill(json={"may_submit": True}))
    page.goto("/submit.html")
    expect(page.get_by_role("button", name="Submit the request")).to_be_visible()
