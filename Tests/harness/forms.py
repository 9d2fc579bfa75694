"""What a person does at a page, in Playwright's words."""

USER, PASSWORD = "manager", "manager123"


def sign_in(page, user=USER, password=PASSWORD):
    page.locator("[name=username]").fill(user)
    page.locator("[name=password]").fill(password)
    page.locator(".sign-in .primary").click()


def await_kept(page):
    """Waits until the page is kept for who is signed in: what does so is fetched when somebody touches it, and looks at
    the session once more."""
    page.keyboard.press("Shift")
    page.wait_for_function(
        "() => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/api/session')).length > 1")
