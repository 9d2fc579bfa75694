"""The page of administration as admins use it, and the page at which an invitation is accepted, on the real service."""

import re
import secrets

import pytest
from playwright.sync_api import expect

from harness.forms import sign_in
from harness.instance import CONFIG
from harness.wait import await_that

PASSWORD = "a long way to the sea"


def open_part(pages, part, **options):
    page = pages.desk(f"/administration.html?part={part}", "admin", **options)
    expect(page.locator(".administration-page .panel")).to_be_visible()
    return page


def row_of(page, text):
    return page.locator("tbody tr").filter(has_text=text)


def assert_nowhere(page, secret):
    """Neither in the address, nor in the document or what is typed there, nor in the browser's stores."""
    assert secret not in page.url
    assert secret not in page.content()
    assert secret not in page.evaluate("""() => JSON.stringify([
        [...document.querySelectorAll('input, textarea')].map(({ value }) => value),
        { ...localStorage }, { ...sessionStorage }, history.state])""")


def code_in(link):
    return link.partition("#code=")[2].partition("&")[0]


@pytest.fixture
def admin(trunkline):
    with trunkline.client(trunkline.sign_in()["access_token"]) as client:
        yield client


@pytest.fixture
def invited(admin):
    """A user who is invited: as it is answered."""
    def invite(role="agent", **members):
        login = f"guest-{secrets.token_hex(4)}"
        answer = admin.post("/api/users", json={"login": login, "name": f"Guest {login}", "role": role} | members)
        assert answer.status_code == 201, answer.text
        return answer.json()
    return invite


def test_who_is_invited_chooses_a_password_and_comes_in_with_the_role(pages):
    login = f"new-{secrets.token_hex(4)}"
    page = open_part(pages, "users")
    page.get_by_role("button", name="Invite a user").press("Enter")
    dialog = page.get_by_role("dialog", name="Invite a user")
    # What is missing is said, and the first of it has the focus.
    dialog.get_by_role("button", name="Invite", exact=True).press("Enter")
    name = dialog.get_by_label("Name", exact=True)
    expect(name).to_be_focused()
    expect(name).to_have_accessible_description("Please fill this in.")
    name.fill("Ines Fernández")
    dialog.get_by_label("User name").fill(login)
    dialog.get_by_label("Role").select_option("manager")
    dialog.get_by_label("User name").press("Enter")
    # The link is shown this once, and Escape does not lose it.
    shown = page.get_by_role("dialog", name="Invitation for Ines Fernández")
    expect(shown).to_contain_text("it is not shown again")
    expect(shown).to_contain_text(login)
    page.keyboard.press("Escape")
    link = shown.get_by_label("Link").input_value()
    code = code_in(link)
    assert link.startswith(pages.instance.url + "/invitation.html#code=") and len(code) > 20
    shown.get_by_role("button", name="I have kept it").press("Enter")
    expect(shown).to_have_count(0)
    assert_nowhere(page, code)
    expect(row_of(page, login).locator(".tag")).to_have_text("Invited")
    # Elsewhere: the address forgets the code at once, and no request to a server has it in an address.
    asked = []
    guest = pages("/sign-in.html")
    guest.on("request", lambda request: asked.append(request.url + str(request.headers.get("referer"))))
    guest.goto(link)
    button = guest.get_by_role("button", name="Set the password")
    expect(button).to_be_visible()
    assert_nowhere(guest, code)
    guest.get_by_label("New password", exact=True).fill(PASSWORD)
    guest.get_by_label("New password, again").fill("something else")
    button.press("Enter")
    expect(guest.get_by_label("New password, again")).to_be_focused()
    guest.get_by_label("New password, again").fill(PASSWORD)
    button.press("Enter")
    expect(guest.get_by_role("status").filter(has_text="Your password is set.")).to_contain_text(login)
    assert_nowhere(guest, PASSWORD)
    guest.get_by_role("link", name="Go on").click()
    expect(guest.get_by_role("button", name="Ines Fernández")).to_be_visible()
    expect(guest.get_by_role("link", name="Messages")).to_be_visible()
    assert not any(code in url for url in asked)
    # One session, which the cookie has: that of the token is over.
    live = "SELECT COUNT(*) FROM sessions JOIN users ON users.id = sessions.user_id"
    assert pages.instance.database.ask(f"{live} WHERE login = '{login}' AND revoked_at IS NULL") == [["1"]]
    page.reload()
    expect(row_of(page, login).locator(".tag")).to_have_text("Active")


def test_what_is_wrong_with_what_has_no_field_is_said_beside_what_has_one(pages):
    page = open_part(pages, "users")
    wrong = [{"field": "login", "issue": "Is taken."}, {"field": "limits.name", "issue": "Is not known."}]
    page.route("**/api/users", lambda route: route.fulfill(status=422, json={"error": {
        "code": "VALIDATION_ERROR", "message": "Invalid request data", "details": wrong[0], "errors": wrong}})
        if route.request.method == "POST" else route.fallback())
    page.get_by_role("button", name="Invite a user").click()
    dialog = page.get_by_role("dialog", name="Invite a user")
    dialog.get_by_label("Name", exact=True).fill("Ines")
    dialog.get_by_label("User name").fill("ines")
    dialog.get_by_role("button", name="Invite", exact=True).click()
    expect(dialog.get_by_label("User name")).to_be_focused()
    expect(dialog.get_by_label("User name")).to_have_accessible_description(re.compile("Is taken."))
    expect(dialog.get_by_role("alert")).to_have_text("Name: Is not known.")
    pages.forgive("422")


def test_the_code_can_be_typed_and_one_that_is_no_good_is_refused(pages, invited):
    code = invited()["invitation_code"]
    page = pages("/sign-in.html")
    page.get_by_role("link", name="Invited?").click()
    field = page.get_by_label("Code", exact=True)
    field.fill("nothing")
    page.get_by_label("New password", exact=True).fill(PASSWORD)
    page.get_by_label("New password, again").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(field).to_be_focused()
    expect(field).to_have_accessible_description(re.compile("not good"))
    # A common password is refused too, and the code is still good.
    field.fill(code)
    for label in ("New password", "New password, again"):
        page.get_by_label(label, exact=True).fill("password1234")
    page.keyboard.press("Enter")
    expect(page.get_by_label("New password", exact=True)).to_be_focused()
    for label in ("New password", "New password, again"):
        page.get_by_label(label, exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Go on").click()
    expect(page.locator(".top nav")).to_be_visible()
    pages.forgive("401", "422")


def lose_the_first_answer(page, path):
    """What is sent there first is done, and its answer is lost."""
    lost = []

    def lose(route):
        if lost:
            return route.fallback()
        lost.append(route.fetch())
        return route.abort()

    page.route(path, lose)
    return lost


@pytest.mark.parametrize("has_login", [True, False])
def test_an_acceptance_whose_answer_was_lost_is_no_refusal(pages, invited, has_login):
    made = invited()
    login = made["user"]["login"]
    page = pages("/sign-in.html")
    page.goto(f"/invitation.html#code={made['invitation_code']}" + has_login * f"&login={login}")
    lost = lose_the_first_answer(page, "**/api/auth/invitation")
    for label in ("New password", "New password, again"):
        page.get_by_label(label, exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="The service does not answer.")).to_be_visible()
    assert lost[0].status == 200
    page.keyboard.press("Enter")
    if has_login:
        expect(page.get_by_role("status").filter(has_text="Your password is set.")).to_contain_text(login)
        page.get_by_role("link", name="Go on").click()
        expect(page.locator(".top nav")).to_be_visible()
    else:
        expect(page.get_by_role("note")).to_contain_text("An earlier try may have got through")
        page.get_by_role("link", name="Sign in").click()
        sign_in(page, login, PASSWORD)
        expect(page.locator(".top nav")).to_be_visible()
    pages.forgive("401", "ERR_FAILED")


def test_the_link_tells_the_user_name_before_anything_is_sent(pages, invited):
    made = invited()
    page = pages("/sign-in.html")
    page.goto(f"/invitation.html#code={made['invitation_code']}&login={made['user']['login']}")
    expect(page.get_by_text("From now on you sign in with this user name:")).to_contain_text(made["user"]["login"])
    assert_nowhere(page, made["invitation_code"])


def test_a_link_that_is_opened_in_the_same_window_counts(pages, invited):
    page = pages("/invitation.html")
    expect(page.get_by_label("Code", exact=True)).to_be_visible()
    # The way past the header is in the same part of the address, and no code.
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#main$"))
    expect(page.get_by_label("Code", exact=True)).to_be_visible()
    page.goto(f"/invitation.html#code={invited()['invitation_code']}")
    expect(page.get_by_label("Code", exact=True)).to_have_count(0)
    expect(page).to_have_url(re.compile(r"/invitation\.html$"))


def test_another_invitation_ends_the_one_before(pages, admin, invited):
    made = invited()
    page = open_part(pages, "users")
    row_of(page, made["user"]["login"]).get_by_role("button", name="New invitation").press("Enter")
    link = page.get_by_label("Link").input_value()
    page.get_by_role("button", name="I have kept it").press("Enter")
    tries = [
        admin.post("/api/auth/invitation", json={"invitation_code": code, "password": PASSWORD}).status_code
        for code in (made["invitation_code"], code_in(link))]
    assert tries == [401, 200]


def test_who_presses_twice_gets_one_invitation_and_it_is_good(pages, admin, invited):
    made = invited()
    page = open_part(pages, "users")
    asked = []
    page.on("request", lambda request: asked.append(request.url) if request.url.endswith("/invitation") else None)
    row_of(page, made["user"]["login"]).get_by_role("button", name="New invitation").dblclick()
    link = page.get_by_label("Link").input_value()
    page.get_by_role("button", name="I have kept it").press("Enter")
    assert len(asked) == 1
    accepted = admin.post("/api/auth/invitation", json={
        "invitation_code": code_in(link), "password": PASSWORD})
    assert accepted.status_code == 200


def test_an_answer_that_comes_late_closes_no_other_dialog(pages, invited):
    first, second = (invited()["user"]["login"] for _ in range(2))
    page = open_part(pages, "users")
    held = []

    def hold(route):
        if route.request.method != "PATCH":
            return route.fallback()
        return held.append((route, route.fetch()))

    page.route("**/api/users/*", hold)
    dialog = page.get_by_role("dialog")
    name = dialog.get_by_label("Name", exact=True)
    row_of(page, first).get_by_role("button", name="Change").press("Enter")
    name.fill("Late")
    dialog.get_by_role("button", name="Save").press("Enter")
    await_that(lambda: page.wait_for_timeout(10) or held, what="the change")
    page.keyboard.press("Escape")
    row_of(page, second).get_by_role("button", name="Change").press("Enter")
    name.fill("Half a na")
    [[route, answer]] = held
    route.fulfill(response=answer)
    expect(row_of(page, first)).to_contain_text("Late")
    expect(name).to_have_value("Half a na")


def test_somebody_is_made_another_and_who_comes_second_is_told(pages, admin, invited):
    user = invited()["user"]
    page = open_part(pages, "users")
    row = row_of(page, user["login"])
    row.get_by_role("button", name="Change").press("Enter")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name", exact=True).fill("Renamed")
    dialog.get_by_label("Role").select_option("ivr")
    dialog.get_by_label("Demo North").check()
    # Somebody else was faster.
    address = f"/api/users/{user['id']}"
    etag = admin.get(address).headers["etag"]
    assert admin.patch(address, json={"name": "Faster"}, headers={"If-Match": etag}).status_code == 200
    dialog.get_by_role("button", name="Save").press("Enter")
    expect(dialog.get_by_role("alert")).to_contain_text("Somebody else has changed this meanwhile.")
    page.keyboard.press("Escape")
    expect(row).to_contain_text("Faster")
    row.get_by_role("button", name="Change").press("Enter")
    expect(dialog.get_by_label("Name", exact=True)).to_have_value("Faster")
    dialog.get_by_label("Role").select_option("ivr")
    dialog.get_by_label("Demo North").check()
    dialog.get_by_label("Status").select_option("disabled")
    dialog.get_by_role("button", name="Save").press("Enter")
    expect(dialog).to_have_count(0)
    expect(row.get_by_role("button", name="Change")).to_be_focused()
    for text in ("Verification desk", "Demo North", "Disabled"):
        expect(row).to_contain_text(text)
    # It was never accepted, so it does not become active.
    row.get_by_role("button", name="Change").press("Enter")
    expect(dialog.get_by_label("Demo North")).to_be_checked()
    dialog.get_by_label("Status").select_option("active")
    dialog.get_by_role("button", name="Save").press("Enter")
    expect(dialog.get_by_role("alert")).to_contain_text("never accepted")
    page.keyboard.press("Escape")
    pages.forgive("412", "409")


def test_nobody_can_lock_themselves_out(pages):
    page = open_part(pages, "users")
    own = page.locator("tbody tr").filter(has=page.get_by_text("admin", exact=True))
    own.get_by_role("button", name="Change").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("This is you")
    expect(dialog.get_by_label("Name", exact=True)).to_be_visible()
    expect(dialog.locator("select, [type=checkbox]")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(own.get_by_role("button", name="Unlock")).to_be_visible()
    expect(own.get_by_role("button", name="Reset password")).to_have_count(0)
    # Even who gets round it is refused by the service.
    refused = page.evaluate("""async () => {
        const users = (await (await fetch('/api/users?limit=100')).json()).users;
        const address = `/api/users/${users.find(({ login }) => login === 'admin').id}`;
        const etag = (await fetch(address)).headers.get('etag');
        const answer = await fetch(address, {
            method: 'PATCH', headers: { 'If-Match': etag, 'Content-Type': 'application/json' },
            body: JSON.stringify({ status: 'disabled' }),
        });
        return [answer.status, (await answer.json()).error.code];
    }""")
    assert refused == [409, "OWN_ACCOUNT"]
    pages.forgive("409")


def test_a_user_is_unlocked(pages, invited, admin, trunkline):
    made = invited()
    login = made["user"]["login"]
    accepted = admin.post("/api/auth/invitation", json={
        "invitation_code": made["invitation_code"], "password": PASSWORD})
    assert accepted.status_code == 200
    with trunkline.client() as stranger:
        answers = [stranger.post("/api/v1/auth/login", data={"username": login, "password": "wrong"}).status_code
            for _ in range(6)]
        assert answers[-1] == 429
        page = open_part(pages, "users")
        row_of(page, login).get_by_role("button", name="Unlock").press("Enter")
        expect(page.locator(".toasts")).to_contain_text("Failed sign-ins of")
        assert stranger.post("/api/v1/auth/login", data={"username": login, "password": PASSWORD}).status_code == 200


def test_who_forgot_the_password_gets_a_link_and_is_signed_out(pages, invited, admin, trunkline):
    made = invited()
    accepted = admin.post("/api/auth/invitation", json={
        "invitation_code": made["invitation_code"], "password": PASSWORD})
    page = open_part(pages, "users")
    row = row_of(page, made["user"]["login"])
    reset, dialog = row.get_by_role("button", name="Reset password"), page.get_by_role("dialog")
    with trunkline.client(accepted.json()["access_token"]) as client:
        # Nothing is done before it is said what happens.
        reset.press("Enter")
        expect(dialog).to_contain_text("is signed out everywhere at once")
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)
        assert client.get("/api/auth/profile").status_code == 200
        reset.press("Enter")
        dialog.get_by_role("button", name="Reset password").press("Enter")
        link = page.get_by_label("Link").input_value()
        assert client.get("/api/auth/profile").status_code == 401
    page.get_by_role("button", name="I have kept it").press("Enter")
    assert_nowhere(page, code_in(link))
    expect(row.locator(".tag")).to_have_text("Invited")
    expect(reset).to_have_count(0)
    guest = pages("/sign-in.html")
    guest.goto(link)
    for label in ("New password", "New password, again"):
        guest.get_by_label(label, exact=True).fill(PASSWORD + " and back")
    guest.keyboard.press("Enter")
    expect(guest.get_by_role("status").filter(has_text="Your password is set.")).to_be_visible()
    page.reload()
    expect(row.locator(".tag")).to_have_text("Active")


def test_staff_are_found_among_patients(pages, invited):
    user, patient = invited()["user"], invited("patient")["user"]
    page = open_part(pages, "users")
    expect(row_of(page, user["login"])).to_be_visible()
    expect(row_of(page, patient["login"])).to_have_count(0)
    # By Enter: as the user name begins, or a word of the name.
    box, rows = page.get_by_role("searchbox"), page.locator("tbody tr")
    for typed in (user["login"][:-1].upper(), f"Guest {user['login']}"):
        box.fill(typed)
        box.press("Enter")
        expect(rows).to_have_count(1)
        expect(rows).to_contain_text(user["login"])
    kind = page.get_by_label("Staff", exact=True)
    kind.select_option("patient")
    expect(page.get_by_text("No users.")).to_be_visible()
    box.fill(patient["login"])
    box.press("Enter")
    expect(rows).to_contain_text(patient["login"])
    assert patient["login"] not in page.url
    kind.select_option("")
    expect(page.get_by_text("No users.")).to_be_visible()
    box.fill("")
    box.press("Enter")
    expect(row_of(page, user["login"])).to_be_visible()


def is_let_in(trunkline, key):
    with trunkline.client(key) as caller:
        return caller.get(CONFIG).status_code


def test_a_key_is_made_used_rotated_and_revoked(pages, trunkline):
    name = f"Phones {secrets.token_hex(3)}"
    page = open_part(pages, "keys")
    page.get_by_role("button", name="Make an API key").press("Enter")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name", exact=True).fill(name)
    dialog.get_by_role("button", name="Make", exact=True).press("Enter")
    expect(dialog).to_contain_text("Choose at least one.")
    expect(dialog.get_by_label("ask how a number is handled")).to_be_focused()
    page.keyboard.press("Space")
    dialog.get_by_label("Demo North").check()
    dialog.get_by_label("Name", exact=True).press("Enter")
    # Shown this once.
    secret = page.get_by_label("API key", exact=True).input_value()
    assert secret.startswith("psk_live_")
    expect(dialog).to_contain_text("it is not shown again")
    page.keyboard.press("Escape")
    dialog.get_by_role("button", name="I have kept it").press("Enter")
    expect(dialog).to_have_count(0)
    assert_nowhere(page, secret)
    rows = row_of(page, name)
    for text in ("Active", "ask how a number is handled", "Demo North", "never", "…" + secret[-4:]):
        expect(rows).to_contain_text(text)
    assert is_let_in(trunkline, secret) == 200
    page.reload()
    expect(rows).not_to_contain_text("never")
    # Another takes its place; for an hour both are good.
    rows.get_by_role("button", name="Rotate").press("Enter")
    dialog.get_by_label("The old one goes on for").select_option(label="1 hour")
    dialog.get_by_role("button", name="Rotate").press("Enter")
    other = page.get_by_label("API key", exact=True).input_value()
    dialog.get_by_role("button", name="I have kept it").press("Enter")
    assert_nowhere(page, other)
    old = rows.filter(has_text="…" + secret[-4:])
    expect(old).to_contain_text("Replaced, ends")
    expect(old.get_by_role("button", name="Rotate")).to_have_count(0)
    assert [is_let_in(trunkline, key) for key in (secret, other)] == [200, 200]
    # Revoked after a question, one at a time.
    old.get_by_role("button", name="Revoke").press("Enter")
    expect(dialog).to_contain_text("…" + secret[-4:])
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    old.get_by_role("button", name="Revoke").press("Enter")
    dialog.get_by_role("button", name="Revoke").press("Enter")
    expect(old.locator(".tag")).to_have_text("Revoked")
    expect(old.get_by_role("button")).to_have_count(0)
    assert [is_let_in(trunkline, key) for key in (secret, other)] == [401, 200]


def test_a_key_that_somebody_else_rotated_is_not_rotated_again(pages, admin):
    name = f"Race {secrets.token_hex(3)}"
    made = admin.post("/api/ivr/auth/api-key", json={"name": name, "scopes": ["calls"]}).json()["data"]
    page = open_part(pages, "keys")
    row_of(page, name).get_by_role("button", name="Rotate").click()
    assert admin.post(f"/api/ivr/auth/api-keys/{made['keyId']}/rotation", json={}).status_code == 201
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Rotate").click()
    expect(dialog.get_by_role("alert")).to_contain_text("was rotated or revoked before")
    page.keyboard.press("Escape")
    expect(row_of(page, name)).to_have_count(2)
    pages.forgive("409")


def test_a_territory_is_made_and_renamed(pages):
    id = f"east-{secrets.token_hex(3)}"
    page = open_part(pages, "territories")
    page.get_by_role("button", name="Make a territory").press("Enter")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name").fill("East")
    # Neither what is no id, nor one that would rename another.
    for wrong, why in (("ea st", "Use up to 64"), ("main", "a territory of this id already")):
        dialog.get_by_label("Id").fill(wrong)
        dialog.get_by_role("button", name="Save").press("Enter")
        expect(dialog.get_by_label("Id")).to_have_accessible_description(re.compile(why))
    dialog.get_by_label("Id").fill(id)
    page.keyboard.press("Enter")
    row = row_of(page, id)
    expect(row).to_contain_text("East")
    row.get_by_role("button", name="Rename").press("Enter")
    expect(dialog.get_by_label("Id")).to_have_count(0)
    dialog.get_by_label("Name").fill("Far East")
    page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)
    expect(row).to_contain_text("Far East")
    expect(row.get_by_role("button", name="Rename")).to_be_focused()


def test_the_trail_is_filtered_paged_and_told_in_words(pages, admin, invited):
    user = invited()["user"]
    etag = admin.get(f"/api/users/{user['id']}").headers["etag"]
    for number in range(2):
        answer = admin.patch(
            f"/api/users/{user['id']}", json={"name": f"Number {number}"}, headers={"If-Match": etag})
        etag = answer.headers["etag"]
    page = open_part(pages, "audit")
    rows = page.locator("tbody tr")
    expect(rows.filter(has_text="User changed").first).to_be_visible()
    # By its id, which is asked for by Enter: the filters are in the address.
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "audit-events" in request.url else None)
    box = page.get_by_role("searchbox", name="Id of what it was done to")
    box.press_sequentially(user["id"])
    assert asked == []
    box.press("Enter")
    expect(rows).to_have_count(3)
    expect(page).to_have_url(re.compile(f"resource_id={user['id']}"))
    page.get_by_label("What", exact=True).select_option("user_invited")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("User invited")
    expect(rows).to_contain_text("Administrator (admin)")
    # All of it, and from there what else was done to the same.
    rows.get_by_role("button").press("Enter")
    detail = page.get_by_role("dialog", name="User invited")
    for text in ("user_invited", "127.0.0.1", user["id"], "agent"):
        expect(detail).to_contain_text(text)
    detail.get_by_role("button", name="All on this one").press("Enter")
    expect(detail).to_have_count(0)
    expect(page).to_have_url(re.compile("resource_type=user"))
    # What is chosen survives a reload, and goes with the part.
    page.reload()
    expect(rows).to_have_count(1)
    page.get_by_role("link", name="Users").click()
    expect(page).to_have_url(re.compile(r"\?part=users$"))
    pages.forgive("404")


def test_the_trail_is_read_page_by_page_and_by_days(pages, admin):
    for _ in range(55):
        admin.get("/api/break-glass?limit=1")
    page = open_part(pages, "audit")
    page.get_by_label("What", exact=True).select_option("break_glass_listed")
    rows = page.locator("tbody tr")
    expect(rows).to_have_count(50)
    page.get_by_role("button", name="Next").press("Enter")
    expect(page.get_by_role("button", name="Next")).to_be_disabled()
    expect(rows.first).to_be_visible()
    page.get_by_role("button", name="Previous").press("Enter")
    expect(rows).to_have_count(50)
    page.get_by_label("To", exact=True).fill("2020-01-01")
    expect(page.get_by_text("Nothing to show.")).to_be_visible()
    # Its own readings are on record.
    page.get_by_label("To", exact=True).fill("")
    page.get_by_label("What", exact=True).select_option("audit_events_read")
    expect(rows.nth(2)).to_contain_text("Audit trail read")


def test_an_address_that_names_no_day_shows_the_trail(pages):
    page = open_part(pages, "audit&from=abc&to=275760-09-13")
    expect(page.locator("tbody tr").first).to_be_visible()
    pages.forgive("does not conform")


@pytest.fixture
def calendar(admin):
    """The calendar as it stands, put back in the end."""
    before = admin.get("/api/calendar").json()
    yield before
    etag = admin.get("/api/calendar").headers["etag"]
    del before["is_open"]
    assert admin.put("/api/calendar", json=before, headers={"If-Match": etag}).status_code == 200


def test_the_calendar_is_set_and_who_comes_second_is_told(pages, admin, calendar):
    page = open_part(pages, "calendar")
    save = page.get_by_role("button", name="Save")
    zone = page.get_by_label("Time zone")
    expect(zone).to_have_value(calendar["time_zone"])
    # What the service refuses is said at its field.
    zone.fill("Nowhere/Else")
    page.get_by_label("Critical: how much").fill("100")
    save.press("Enter")
    expect(zone).to_be_focused()
    expect(zone).to_have_accessible_description(re.compile("IANA"))
    zone.fill("Asia/Kolkata")
    save.press("Enter")
    critical = page.get_by_label("Critical: how much")
    expect(critical).to_be_focused()
    expect(critical).to_have_accessible_description(re.compile("72 hours"))
    critical.fill("3")
    # A day more, past midnight, and a day off.
    page.get_by_role("checkbox", name="Saturday").check()
    page.get_by_label("Saturday: from").fill("18:00")
    page.get_by_label("Saturday: to").fill("00:00")
    page.get_by_label("Friday: to").fill("02:00")
    expect(page.get_by_text("until the next day")).to_have_count(1)
    page.get_by_role("checkbox", name="Monday").uncheck()
    page.get_by_role("button", name="Add a holiday").press("Enter")
    holiday = page.get_by_role("group", name="Holiday", exact=True)
    expect(holiday.get_by_label("Day")).to_be_focused()
    holiday.get_by_label("Day").fill("2027-03-17")
    page.get_by_role("group").last.get_by_label("Name").fill("St. Patrick's Day")
    save.press("Enter")
    expect(page.locator(".toasts")).to_contain_text("The calendar is saved.")
    answer = admin.get("/api/calendar")
    now = answer.json()
    assert now["time_zone"] == "Asia/Kolkata"
    assert now["business_hours"]["saturday"] == {"start": "18:00", "end": "24:00"}
    assert now["business_hours"]["friday"]["end"] == "02:00" and "monday" not in now["business_hours"]
    assert now["service_levels"]["critical"] == {"amount": 3, "unit": "calendar_hours"}
    assert {"date": "2027-03-17", "name": "St. Patrick's Day"} in now["holidays"]
    # Somebody else is faster: what they set is not overwritten, and can be read.
    del now["is_open"]
    faster = admin.put("/api/calendar", json=now | {"time_zone": "Europe/Madrid"},
        headers={"If-Match": answer.headers["etag"]})
    assert faster.status_code == 200
    page.get_by_role("button", name="Remove: St. Patrick's Day").press("Enter")
    save.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="Somebody else")).to_be_visible()
    page.get_by_role("button", name="Read it again").press("Enter")
    expect(zone).to_have_value("Europe/Madrid")
    assert "2027-03-17" in [one["date"] for one in admin.get("/api/calendar").json()["holidays"]]
    pages.forgive("422", "412")


def test_the_calendar_can_be_saved_again_also_without_a_difference(pages, admin, calendar):
    page = open_part(pages, "calendar")
    saved = page.locator(".toasts").get_by_text("The calendar is saved.")
    button, zone = page.get_by_role("button", name="Save"), page.get_by_label("Time zone")
    button.click()
    expect(saved).to_have_count(1)
    # What is typed while it is on its way is neither wiped, nor sent with it.
    held = []

    def hold_the_first(route):
        if route.request.method != "PUT":
            return route.abort()  # nobody needs to read again what the answer says
        return route.fallback() if held else held.append(route)

    page.route("**/api/calendar", hold_the_first)
    zone.fill("Asia/Kolkata")
    button.click()
    expect(page.get_by_role("button", name="One moment")).to_be_disabled()
    zone.fill("Europe/Madrid")
    held[0].continue_()
    expect(saved).to_have_count(2)
    expect(zone).to_have_value("Europe/Madrid")
    assert admin.get("/api/calendar").json()["time_zone"] == "Asia/Kolkata"
    button.click()
    expect(saved).to_have_count(3)
    assert admin.get("/api/calendar").json()["time_zone"] == "Europe/Madrid"


def test_what_is_wrong_with_a_holiday_goes_with_it(pages, calendar):
    page = open_part(pages, "calendar")
    add = page.get_by_role("button", name="Add a holiday")
    for name in ("", "Founders' Day"):
        add.press("Enter")
        last = page.locator(".holiday").last
        last.get_by_label("Day").fill("2027-03-17")
        last.get_by_label("Name").fill(name)
    page.get_by_role("button", name="Save").press("Enter")
    wrong = page.locator(".holiday [aria-invalid=true]")
    expect(wrong).to_have_count(1)
    page.get_by_role("group", name="Holiday", exact=True).get_by_role("button").press("Enter")
    expect(wrong).to_have_count(0)
    expect(add).to_be_focused()


def ask_for_emergency(page, patient, reason):
    page.get_by_label("Id of the patient").fill(patient)
    page.get_by_label("Why").fill(reason)
    page.get_by_role("button", name="Read the patient").press("Enter")


def test_emergency_access_is_asked_for_and_looked_at_by_somebody_else(pages, trunkline):
    word = secrets.token_hex(4)
    page = pages.desk("/calls.html", "agent")
    # The patient is not shown, and the page says how in an emergency.
    page.goto("/patient.html?id=P-1234")
    expect(page.get_by_role("heading", name="John Smith")).to_have_count(0)
    page.get_by_role("link", name="Emergency access").click()
    expect(page.get_by_label("Id of the patient")).to_have_value("P-1234")
    ask_for_emergency(page, "P-0", f"no such {word}")
    expect(page.get_by_label("Id of the patient")).to_have_accessible_description(re.compile("no such patient"))
    ask_for_emergency(page, "P-1234", "short")
    expect(page.get_by_label("Why")).to_be_focused()
    ask_for_emergency(page, "P-1234", f"In theatre now {word}")
    expect(page).to_have_url(re.compile(r"/patient\.html\?id=P-1234$"))
    expect(page.get_by_role("heading", name="John Smith")).to_be_visible()
    # An admin, who asked for one too, looks at that of the agent and not at the own.
    other = pages.desk("/emergency.html", "admin")
    ask_for_emergency(other, "P-1234", f"To see it myself {word}")
    expect(other.get_by_role("heading", name="John Smith")).to_be_visible()
    other.goto("/administration.html?part=emergency")
    own, theirs = (row_of(other, f"{text} {word}") for text in ("To see it myself", "In theatre now"))
    expect(own).to_contain_text("somebody else looks at it")
    expect(own.get_by_role("button")).to_have_count(0)
    expect(theirs).to_contain_text("Agent (agent)")
    theirs.get_by_role("button", name="I have looked at it").press("Enter")
    expect(other.locator(".toasts")).to_contain_text("It is on record")
    expect(theirs).to_contain_text("Administrator (admin)")
    expect(theirs.get_by_role("button")).to_have_count(0)
    pages.forgive("404", "403", "422")


def test_the_account_leads_to_emergency_access(pages):
    page = pages.desk("/requests.html", "doctor")
    page.locator(".account > button").click()
    page.get_by_role("link", name="Emergency access").click()
    expect(page.get_by_role("button", name="Read the patient")).to_be_visible()


def test_who_is_limited_to_territories_is_told_what_is_not_for_them(pages, admin, invited):
    made = invited("admin", territory_ids=["main"])
    accepted = admin.post("/api/auth/invitation", json={
        "invitation_code": made["invitation_code"], "password": PASSWORD})
    assert accepted.status_code == 200
    page = pages("/sign-in.html")
    sign_in(page, made["user"]["login"], PASSWORD)
    expect(page.locator(".top nav")).to_be_visible()
    page.goto("/administration.html")
    expect(row_of(page, made["user"]["login"])).to_be_visible()
    expect(row_of(page, "manager")).to_have_count(0)
    page.get_by_role("link", name="Audit trail").click()
    expect(page.get_by_role("alert").filter(has_text="Your account may not do this.")).to_be_visible()
    page.get_by_role("link", name="Territories").click()
    page.get_by_role("button", name="Make a territory").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name").fill("Nowhere")
    dialog.get_by_label("Id").fill("nowhere")
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("alert")).to_have_text("Your account may not do this.")
    pages.forgive("403")
