"""The outbox as a manager watches it, on the real service."""

import re

import pytest
from playwright.sync_api import expect

from harness.instance import API_KEY
from harness.outgoing import put_test, register, remove


@pytest.fixture(scope="module")
def webhook(trunkline):
    """An endpoint that is paused: what is put in waits."""
    id = register(trunkline, "https://hooks.example.test/callbacks")
    trunkline.database.ask(f"UPDATE outbox_targets SET is_paused = TRUE WHERE id = '{id}'")
    yield id
    remove(trunkline, id)


@pytest.fixture
def message(trunkline, webhook):
    """`message(state)` is the id of a message in that state."""
    made = []

    def make(state):
        with trunkline.client(API_KEY) as client:
            made.append(put_test(client, webhook).removeprefix("msg_"))
        trunkline.database.ask(f"UPDATE outbox SET state = '{state}', attempts = 3 WHERE id = '{made[-1]}'")
        return made[-1]

    yield make
    for id in made:
        trunkline.database.ask(f"DELETE FROM outbox WHERE id = '{id}'")


def state(trunkline, id):
    return trunkline.database.ask(f"SELECT state FROM outbox WHERE id = '{id}'")[0][0]


def row(page, text):
    return page.get_by_role("group", name=re.compile("^(Messages|Mensajes)$")).locator("tbody tr").filter(has_text=text)


def test_what_was_given_up_is_sent_again_by_one_click(trunkline, pages, webhook, message):
    id = message("failed")
    page = pages.desk(f"/outbox.html?target={webhook}", "manager")
    expect(page.locator("#live")).to_have_attribute("data-state", "live")
    expect(page.locator("#tile-failed .value")).to_have_text("1")
    row(page, "Given up").get_by_role("button", name="Send again").click()
    expect(page.locator(".toast")).to_contain_text("1 message is sent again.")
    expect(page.locator("#tile-failed .value")).to_have_text("0")
    assert state(trunkline, id) == "waiting"
    row(page, "Waiting").get_by_role("button", name="Do not send").click()
    expect(row(page, "Cancelled")).to_be_visible()
    assert state(trunkline, id) == "cancelled"


def test_an_open_message_keeps_up_with_the_list(trunkline, pages, webhook, message):
    id = message("failed")
    page = pages.desk(f"/outbox.html?target={webhook}&state=failed", "manager")
    row(page, "webhook.test").get_by_role("button").first.click()
    detail = page.get_by_role("region", name="Message", exact=True)
    expect(detail).to_contain_text("Given up")
    row(page, "Given up").get_by_role("button", name="Send again").click()
    # It has left the list.
    expect(page.get_by_text("No messages to show.")).to_be_visible()
    expect(detail.locator(".tag")).to_have_text("Waiting")
    page.get_by_label("Status").select_option("waiting")
    row(page, "Waiting").get_by_role("button", name="Do not send").click()
    expect(detail.locator(".tag")).to_have_text("Cancelled")


def test_what_was_given_up_is_put_away(trunkline, pages, webhook, message):
    ids = [message("failed") for _ in range(3)]
    page = pages.desk(f"/outbox.html?target={webhook}&state=failed", "manager")
    expect(row(page, "Given up")).to_have_count(3)
    row(page, "Given up").first.get_by_role("button", name="Put away").click()
    expect(page.locator(".toast").last).to_contain_text("1 message is put away.")
    expect(row(page, "Given up")).to_have_count(2)
    line = page.get_by_role("group", name="Receivers").locator("tbody tr").filter(has_text=webhook[:8])
    line.get_by_role("button", name="Put failed away").click()
    expect(page.locator(".toast").last).to_contain_text("2 messages are put away.")
    expect(line.get_by_role("button", name="Put failed away")).to_have_count(0)
    assert [state(trunkline, id) for id in ids] == ["cancelled"] * 3


def test_one_of_unknown_outcome_is_settled(trunkline, pages, webhook, message):
    id = message("unknown")
    page = pages.desk(f"/outbox.html?target={webhook}&state=unknown", "manager")
    row(page, "Unknown").get_by_role("button", name="It arrived").click()
    expect(page.get_by_text("No messages to show.")).to_be_visible()
    assert state(trunkline, id) == "sent"


def test_a_message_shows_its_attempts_and_the_page_keeps_up(trunkline, pages, webhook, message):
    page = pages.desk(f"/outbox.html?target={webhook}", "manager")
    expect(page.get_by_text("No messages to show.")).to_be_visible()
    message("waiting")
    row(page, "webhook.test").get_by_role("button").first.click()
    detail = page.get_by_role("region", name="Message", exact=True)
    expect(detail).to_contain_text("Not tried yet.")


def test_what_is_written_to_people_is_named_as_on_the_page_of_messages(trunkline, pages, webhook, message):
    id = message("failed")
    trunkline.database.ask(f"UPDATE outbox SET kind = 'visit_reminder' WHERE id = '{id}'")
    page = pages.desk(f"/outbox.html?target={webhook}", "manager", locale="es-ES")
    row(page, "Recordatorio de una cita").get_by_role("button").first.click()
    detail = page.get_by_role("region", name="Mensaje", exact=True)
    expect(detail).to_contain_text("Recordatorio de una cita")


def test_a_target_is_paused_and_goes_on(trunkline, pages, webhook, message):
    message("failed")
    page = pages.desk("/outbox.html", "manager")
    line = page.get_by_role("group", name="Receivers").locator("tbody tr").filter(has_text=webhook[:8])
    line.get_by_role("button", name="Resume").click()
    expect(line).to_contain_text("Goes well")
    line.get_by_role("button", name="Pause").click()
    expect(line).to_contain_text("Paused")
    line.get_by_role("button", name="Send failed again").click()
    expect(page.locator(".toast").last).to_contain_text("1 message is sent again.")
