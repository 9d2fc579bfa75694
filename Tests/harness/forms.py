"""What a person does at a page, in Playwright's words."""

USER, PASSWORD = "manager", "manager123"


def sign_in(page, user=USER, password=PASSWORD):
    page.locator("[name=username]").fill(user)
    page.locator("[name=password]").fill(password)
    page.locator(".sign-in .primary").click()
