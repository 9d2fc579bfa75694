"""The page of voice as a supervisor uses it. Where it matters what the service says, that is played here
(harness/voice_page.py); the last tests are on the real service."""

import re

import pytest
from playwright.sync_api import expect

from harness.voice_page import (
    BOOKED, CONFIRM, GREETING, HELD, TRANSFER, WHICH_DAY, WHICH_TIME, WHO, VoiceService, answer, conversation, run,
    saved)

# A recogniser as browsers have it, that is told what it hears: `hear([...guesses])`, `fail(error)`.
RECOGNISER = """
window.webkitSpeechRecognition = window.SpeechRecognition = class {
  start() { window.recogniser = this; window.starts = (window.starts ?? 0) + 1; }
  stop() { this.onend?.(); }
  abort() { window.isAborted = true; this.onend?.(); }
};
window.hear = (guesses, isFinal = true) => {
  const result = Object.assign(guesses.map((transcript) => ({ transcript })), { isFinal });
  window.recogniser.onresult({ results: [result] });
  if (isFinal) window.recogniser.onend?.();
};
window.fail = (error) => { window.recogniser.onerror({ error }); window.recogniser.onend(); };
"""


# A voice that keeps what it was given to say.
VOICE = """
window.spoken = [];
Object.defineProperty(window, 'speechSynthesis', { value: {
  speak: ({ text, lang }) => spoken.push(`${lang}: ${text}`), cancel: () => spoken.push('hush') } });
"""


def opened(pages, service, user="manager", script=None, **options):
    page = pages.desk("/sign-in.html", user, **options)
    if script:
        page.add_init_script(script)
    service.serve(page)
    page.goto("/voice.html")
    expect(page.get_by_role("button", name="Call", exact=True)).to_be_visible()
    return page


def called(pages, service, **options):
    page = opened(pages, service, **options)
    page.get_by_role("button", name="Call", exact=True).click()
    expect(bubbles(page).first).to_have_text(re.compile("How can I help you"))
    return page


def bubbles(page):
    return page.get_by_role("log", name="What was said").locator("li")


def say(page, text):
    page.get_by_role("textbox", name="What the caller says").fill(text)
    page.keyboard.press("Enter")


def test_a_visit_is_booked_by_keyboard_alone(pages):
    service = VoiceService(GREETING, WHICH_DAY, WHICH_TIME, CONFIRM, BOOKED)
    page = opened(pages, service)
    page.get_by_label("Caller’s number").fill("+1 617 555 0140")
    page.keyboard.press("Enter")
    field = page.get_by_role("textbox", name="What the caller says")
    expect(field).to_be_focused()
    # Nobody is heard before the greeting.
    expect(bubbles(page).first).to_have_text(re.compile("How can I help you"))
    page.keyboard.type("i want to see the doctor")
    page.keyboard.press("Enter")
    expect(bubbles(page).last).to_have_text(re.compile("Which day"))
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    page.keyboard.type("tuesday")
    page.keyboard.press("Enter")
    expect(bubbles(page).last).to_have_text(re.compile("9 AM or 2 PM"))
    # One key chooses one of what is offered, and answers yes or no.
    page.get_by_role("group", name="Keypad").get_by_role("button", name="1", exact=True).press("1")
    expect(bubbles(page).last).to_have_text(re.compile("Shall I book it"))
    page.get_by_role("group", name="Keypad").get_by_role("button", name="1", exact=True).press("Enter")
    expect(bubbles(page).last).to_have_text(re.compile("Your visit is booked"))
    again = page.get_by_role("button", name="Call again")
    expect(again).to_be_focused()
    expect(page.locator(".ivr-phone .tag").first).to_have_text("The call has ended")

    first, second, _, key, _ = service.heard
    assert first["user_input"] == "" and first["territory_id"] == "demo" and "language" not in first
    assert first["caller_number"] == "+1 617 555 0140"
    assert second["user_input"] == "i want to see the doctor" and "dtmf" not in second
    assert key["dtmf"] == "1" and key["user_input"] == ""
    assert len({body["call_id"] for body in service.heard}) == 1
    assert len({body["turn_id"] for body in service.heard}) == 5
    # Another call is another call, from the same number.
    service.script.append(GREETING)
    again.press("Enter")
    expect(bubbles(page)).to_have_count(1)
    assert service.heard[5]["call_id"] != first["call_id"]
    assert service.heard[5]["caller_number"] == "+1 617 555 0140"


def test_what_is_understood_of_each_turn_stands_beside_it(pages):
    page = called(pages, VoiceService(GREETING, WHICH_DAY, WHICH_TIME))
    say(page, "i want to see the doctor")
    panel = page.get_by_role("region", name="What is understood")
    intents = panel.get_by_role("region", name="Intents").locator("li")
    expect(intents.first).to_have_text(re.compile(r"book.*98%.*rule: book a visit"))
    expect(panel.get_by_role("region", name="Intents")).to_contain_text("97% sure of this turn")
    say(page, "tuesday")
    expect(panel.get_by_role("region", name="Offered").locator("li")).to_have_count(2)
    expect(panel.get_by_role("region", name="Values").locator("li").first).to_have_text(
        re.compile("Type of visit Check-up confirmed"))
    expect(panel.locator(".facts")).to_contain_text("Which of several")
    # A turn before is looked at again; the next one is shown by itself.
    log = page.get_by_role("region", name="Turns")
    expect(log.locator("tbody tr")).to_have_count(3)
    log.get_by_role("button", name="Show turn 2").click()
    expect(panel.locator(".panel-head")).to_contain_text("Turn 2")
    expect(panel.locator(".facts")).to_contain_text("Day and time")
    expect(panel.get_by_role("region", name="Offered")).to_have_count(0)
    for name, value in (("last", "7 ms"), ("middle", "4 ms"), ("most", "7 ms")):
        expect(page.locator(f"#tile-{name} .value")).to_have_text(value)
    expect(log.locator("tbody tr").nth(1)).to_contain_text("i want to see the doctor")


def test_who_calls_is_not_shown(pages):
    service = VoiceService(GREETING, WHO, CONFIRM)
    page = called(pages, service)
    say(page, "move my visit")
    expect(page.get_by_text("it is not shown")).to_be_visible()
    say(page, "John Smith, May 3rd 1980")
    expect(bubbles(page).last).to_have_text(re.compile("Shall I book it"))
    assert service.heard[2]["user_input"] == "John Smith, May 3rd 1980"
    assert "John Smith" not in page.locator("main").inner_text()
    expect(bubbles(page).nth(3)).to_contain_text("(not shown)")


def test_keys_of_a_number_are_collected_and_sent_by_the_hash_key_or_a_button(pages):
    service = VoiceService(GREETING, WHICH_DAY, WHICH_DAY)
    page = called(pages, service)
    keypad = page.get_by_role("group", name="Keypad")
    for key in "617#":
        keypad.get_by_role("button", name=key, exact=True).click()
    expect(bubbles(page).last).to_have_text(re.compile("Which day"))
    expect(bubbles(page).nth(1)).to_contain_text("Keys: 617")
    keypad.get_by_role("button", name="5", exact=True).focus()
    page.keyboard.type("559*")
    expect(keypad.get_by_role("status")).to_have_text("559*")
    page.keyboard.press("Backspace")
    keypad.get_by_role("button", name="Take back the last key").click()
    keypad.get_by_role("button", name="Send keys").click()
    expect(keypad.get_by_role("status")).to_have_text("")
    expect(bubbles(page)).to_have_count(5)
    assert [body.get("dtmf") for body in service.heard] == [None, "617", "55"]


def test_a_turn_without_an_answer_is_sent_again_as_it_was(pages):
    service = VoiceService(GREETING, None, WHICH_DAY, (403, "TERRITORY_MISMATCH"))
    page = called(pages, service)
    say(page, "i want to see the doctor")
    expect(bubbles(page).get_by_role("button", name="Try again")).to_be_visible()
    expect(page.get_by_role("log").get_by_role("alert")).to_contain_text("does not answer")
    page.get_by_role("button", name="Try again").click()
    expect(bubbles(page).last).to_have_text(re.compile("Which day"))
    assert service.heard[1] == service.heard[2]
    say(page, "tuesday")
    expect(page.get_by_role("log").get_by_role("alert")).to_contain_text("may not go to this territory")
    expect(page.get_by_role("region", name="Turns").locator("tbody tr").last).to_contain_text("403")
    pages.forgive("403", "ERR_FAILED")


def test_an_answer_that_comes_without_the_service_puts_the_caller_through(pages):
    page = opened(pages, VoiceService({"response_text": "One moment, please.", "next_action": "transfer"}))
    page.get_by_role("button", name="Call", exact=True).click()
    expect(bubbles(page).last).to_have_text(re.compile("One moment"))
    expect(page.locator(".ivr-phone .tag").first).to_have_text("Put through to a person")
    expect(page.get_by_role("region", name="What is understood").locator(".facts")).to_contain_text("Puts through")
    expect(page.get_by_role("button", name="Keep as a test")).to_have_count(0)


def test_silence_and_hanging_up(pages):
    service = VoiceService(GREETING, TRANSFER | {"next_action": "collect_input"})
    page = called(pages, service)
    page.get_by_role("button", name="Say nothing").click()
    expect(bubbles(page).nth(1)).to_contain_text("(silence)")
    banner = page.get_by_role("region", name="What is understood").locator(".banner")
    expect(banner).to_contain_text("Wants to book a follow-up; asked for a person.")
    assert service.heard[1]["user_input"] == "" and "dtmf" not in service.heard[1]
    page.get_by_role("button", name="Hang up").click()
    expect(page.locator(".ivr-phone .tag").first).to_have_text("Hung up")
    assert len(service.heard) == 2


def test_an_answer_to_a_call_that_was_hung_up_is_not_one_to_the_next(pages):
    service = VoiceService(GREETING, HELD, GREETING)
    page = called(pages, service)
    say(page, "i want to see the doctor")
    expect(page.get_by_text("Waiting for the answer")).to_be_visible()
    expect(page.get_by_role("button", name="Say", exact=True)).to_be_disabled()
    page.get_by_role("button", name="Hang up").click()
    page.get_by_role("button", name="Call again").click()
    expect(bubbles(page)).to_have_count(1)
    with page.expect_response("**/api/ivr/interact"):
        service.held.fulfill(json=WHICH_DAY)
    expect(page.get_by_role("textbox", name="What the caller says")).to_be_visible()
    expect(bubbles(page)).to_have_text([re.compile("How can I help you")])
    expect(page.get_by_role("region", name="Turns").locator("tbody tr")).to_have_count(1)


def test_the_microphone_listens_after_a_press_and_not_before(pages):
    service = VoiceService(GREETING, WHICH_DAY, WHICH_DAY)
    page = called(pages, service, script=RECOGNISER)
    button = page.get_by_role("button", name="Microphone")
    assert page.evaluate("window.starts") is None
    button.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_text("Listening …")).to_be_visible()
    assert page.evaluate("recogniser.lang") == "en-US"
    page.evaluate("hear(['i want to'], false)")
    expect(page.locator(".ivr-speak [role=status]")).to_have_text("i want to")
    page.evaluate("hear(['i want to book', 'i want a book', 'i want to book '])")
    expect(bubbles(page).last).to_have_text(re.compile("Which day"))
    expect(button).to_have_attribute("aria-pressed", "false")
    assert service.heard[1]["user_input"] == "i want to book" and service.heard[1]["alternatives"] == ["i want a book"]
    button.click()
    page.evaluate("fail('not-allowed')")
    expect(page.get_by_text("The browser may not use the microphone.")).to_be_visible()
    # Hanging up stops it.
    button.click()
    page.evaluate("window.isAborted = false")
    page.get_by_role("button", name="Hang up").click()
    assert page.evaluate("window.isAborted")
    page.evaluate("hear(['still there'])")
    assert len(service.heard) == 2


def test_answers_are_read_aloud_once_that_is_switched_on_and_not_into_the_microphone(pages):
    service = VoiceService(GREETING, WHICH_DAY, answer("¿Qué día?", session={"language": "es"}))
    page = called(pages, service, script=RECOGNISER + VOICE)
    assert page.evaluate("spoken") == []
    page.get_by_label("Read the answers aloud").check()
    say(page, "i want to see the doctor")
    expect(bubbles(page).last).to_have_text(re.compile("Which day"))
    say(page, "en español por favor")
    expect(bubbles(page).last).to_have_text(re.compile("Qué día"))
    page.wait_for_function("() => spoken.filter((one) => one !== 'hush').length >= 3")
    said = [text for text in page.evaluate("spoken") if text != "hush"]
    assert said == [f"en-US: {GREETING['response_text']}", "en-US: Which day would you like?", "es-US: ¿Qué día?"]
    page.get_by_role("button", name="Microphone").click()
    assert page.evaluate("spoken.at(-1)") == "hush"
    # The browser remembers it.
    page.reload()
    service.script.append(GREETING)
    page.get_by_role("button", name="Call", exact=True).click()
    expect(page.get_by_label("Read the answers aloud")).to_be_checked()


def test_the_page_may_ask_for_the_microphone_and_no_other_may(pages, trunkline):
    with trunkline.client() as client:
        policies = [client.get(path).headers["Permissions-Policy"] for path in ("/voice.html", "/calls.html", "/")]
    assert ["microphone=(self)" in policy for policy in policies] == [True, False, False]
    assert all("microphone=()" in policy for policy in policies[1:])


def test_a_conversation_is_kept_as_a_test_and_run(pages):
    service = VoiceService(GREETING, WHICH_DAY)
    service.runs = [run(), run(failed_turn=2), run(), run(failed_turn=2)]
    page = called(pages, service)
    panel = page.get_by_role("region", name="Tests")
    expect(panel).to_contain_text("No conversation is kept as a test.")
    say(page, "i want to book")
    page.get_by_role("button", name="Keep as a test").click()
    dialog = page.get_by_role("dialog", name="Keep as a test")
    dialog.get_by_role("button", name="Keep").click()
    expect(dialog.get_by_label("Name")).to_be_focused()
    dialog.get_by_label("Name").fill("Books in English")
    page.keyboard.press("Enter")
    row = panel.get_by_role("row").filter(has_text="Books in English")
    expect(row).to_contain_text("never")
    assert service.saved[0]["from"] == GREETING["session"]["conversation_id"]
    row.get_by_role("button", name="Run").click()
    shown = page.get_by_role("dialog", name="Books in English")
    expect(shown.get_by_role("status")).to_contain_text("passed")
    expect(shown.locator("tbody tr")).to_have_count(2)
    page.keyboard.press("Escape")
    row.get_by_role("button", name="Run").click()
    expect(shown).to_contain_text("failed at turn 2")
    expect(shown).to_contain_text("Listens for a value expected, Puts through to a person came")
    expect(shown).to_contain_text("Book expected, none came")
    page.keyboard.press("Escape")
    expect(row).to_contain_text("failed at turn 2")
    # One that somebody else had is kept as well.
    page.get_by_role("region", name="Conversations").locator("tbody button").first.click()
    page.get_by_role("dialog", name="Conversation").get_by_role("button", name="Keep as a test").click()
    dialog.get_by_label("Name").fill("Reserva en español")
    page.keyboard.press("Enter")
    expect(panel.get_by_role("row").filter(has_text="Reserva")).to_be_visible()
    assert service.saved[1]["from"] == service.conversations[0]["conversation_id"]
    panel.get_by_role("button", name="Run all").click()
    expect(panel).to_contain_text("1 of 2 passed.")
    row.get_by_role("button", name="Delete").click()
    page.get_by_role("dialog", name="Delete").get_by_role("button", name="Delete").click()
    expect(row).to_have_count(0)
    expect(panel.get_by_role("row").filter(has_text="Reserva")).to_be_visible()


def test_a_test_that_is_kept_late_leaves_the_form_for_another_open(pages):
    service = VoiceService()
    page = opened(pages, service)
    held = []
    page.route("**/api/ivr/saved-conversations", lambda route: held.append(route)
               if route.request.method == "POST" and not held else route.fallback())
    conversations = page.get_by_role("region", name="Conversations").locator("tbody button")
    dialog = page.get_by_role("dialog", name="Keep as a test")

    def keep(place, name):
        conversations.nth(place).click()
        page.get_by_role("dialog", name="Conversation").get_by_role("button", name="Keep as a test").click()
        dialog.get_by_label("Name").fill(name)

    keep(0, "The first")
    with page.expect_request("**/api/ivr/saved-conversations"):
        dialog.get_by_role("button", name="Keep").click()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    keep(1, "Half typed")
    held[0].fallback()
    panel = page.get_by_role("region", name="Tests")
    expect(panel.locator("tbody tr").filter(has_text="The first")).to_have_count(1)
    expect(dialog.get_by_label("Name")).to_have_value("Half typed")


def test_all_tests_are_shown_and_run_page_by_page(pages):
    service = VoiceService()
    service.saved = [saved(number, f"Test {number}") for number in range(1, 104)]
    service.runs = [run() for _ in range(102)] + [run(failed_turn=2)]
    page = opened(pages, service)
    panel = page.get_by_role("region", name="Tests")
    expect(panel.locator("tbody tr")).to_have_count(100)
    panel.get_by_role("button", name="Next").click()
    expect(panel.locator("tbody tr")).to_have_count(3)
    expect(panel.locator("tbody tr").last).to_contain_text("Test 103")
    panel.get_by_role("button", name="Run all").click()
    expect(panel).to_contain_text("102 of 103 passed.", timeout=60_000)
    expect(panel.locator("tbody tr").last).to_contain_text("failed at turn 2")


def test_a_long_conversation_is_shown_page_by_page(pages):
    service = VoiceService()
    service.conversations[0]["turns"] = 103
    page = opened(pages, service, user="ivr")
    page.get_by_role("region", name="Conversations").locator("tbody button").first.click()
    dialog = page.get_by_role("dialog", name="Conversation")
    expect(dialog.locator("tbody tr")).to_have_count(100)
    dialog.get_by_role("button", name="Next").click()
    expect(dialog.locator("tbody tr")).to_have_count(3)
    expect(dialog.locator("tbody tr").first).to_contain_text("101")
    dialog.get_by_role("button", name="Previous").click()
    expect(dialog.locator("tbody tr")).to_have_count(100)


def test_supervisors_see_the_conversations_go_on(pages):
    service = VoiceService()
    page = opened(pages, service, user="ivr")
    panel = page.get_by_role("region", name="Conversations")
    expect(panel.locator("tbody tr")).to_have_count(2)
    expect(panel.locator("tbody tr").first).to_contain_text("i need to see the doctor on [date]")
    expect(panel.locator("tbody tr").last).to_contain_text("put through")
    panel.locator("tbody tr").first.get_by_role("button").click()
    dialog = page.get_by_role("dialog", name="Conversation")
    expect(dialog.locator("tbody tr")).to_have_count(2)
    expect(dialog.locator("tbody tr").last).to_contain_text("unsure")
    page.keyboard.press("Escape")
    # Who may not keep a conversation is not asked to.
    expect(page.get_by_role("button", name="Run all")).to_have_count(0)
    # It is filtered in the address.
    panel.get_by_role("combobox", name="Open and ended").select_option("open")
    expect(page).to_have_url(re.compile("status=open"))
    service.conversations.append(conversation(3, goal="hours"))
    page.reload()
    expect(panel.locator("tbody tr")).to_have_count(3)


def test_a_conversation_in_hindi_is_heard_as_hindi(pages):
    hindi = answer("किस दिन आना चाहेंगे?", session={"language": "hi", "goal": "book", "asked": "date_and_time"})
    service = VoiceService(GREETING, hindi)
    page = opened(pages, service, script=RECOGNISER)
    page.get_by_label("Language", exact=True).last.select_option("hi")
    page.get_by_role("button", name="Call", exact=True).click()
    expect(bubbles(page).first).to_have_text(re.compile("How can I help you"))
    say(page, "डॉक्टर से मिलना है")
    expect(bubbles(page).last).to_have_attribute("lang", "hi")
    assert service.heard[0]["language"] == "hi"
    page.get_by_role("button", name="Microphone").click()
    assert page.evaluate("recogniser.lang") == "hi-IN"


@pytest.mark.parametrize("user", ["ivr", "admin", "doctor"])
def test_staff_are_led_to_the_page(pages, user):
    page = pages.desk("/requests.html", user)
    expect(page.get_by_role("navigation", name="Main").get_by_role("link", name="Voice")).to_have_count(
        0 if user == "doctor" else 1)


# The real service

# What a caller says to each thing that can be asked for; a digit is a key.
REPLIES = {
    "goal": "can I book a follow-up next week in the morning?", "visit_type": "a follow-up", "clinic": "1",
    "date_and_time": "next week in the morning", "time": "in the morning", "choice": "1",
    "name": "my name is Asha Rao", "phone": "six one seven five five five zero one four zero", "confirm": "1",
    "anything_else": "no thank you"}


def really_called(pages, user="manager", **options):
    page = pages.desk("/voice.html", user, **options)
    page.get_by_label("Territory").select_option("demo")
    page.get_by_label("Caller’s number").fill("+16175550140")
    return page, answered(page, page.get_by_role("button", name="Call", exact=True).click)


def answered(page, action):
    with page.expect_response("**/api/ivr/interact") as response:
        action()
    body = response.value.json()
    expect(bubbles(page).last).to_have_text(re.compile(re.escape(body["response_text"][:40])))
    return body


def reply(page, text):
    if text.isdigit():
        return answered(page, page.get_by_role("group", name="Keypad").get_by_role("button", name=text, exact=True).click)
    return answered(page, lambda: say(page, text))


def test_a_visit_is_booked_with_the_real_service_while_a_supervisor_looks_on(pages):
    watching = pages.desk("/voice.html?territory_id=demo", "ivr")
    expect(watching.locator("#live")).to_have_attribute("data-state", "live")
    page, body = really_called(pages)
    row = watching.get_by_role("region", name="Conversations").locator("tbody tr").first
    for _ in range(12):
        if body["next_action"] == "hangup":
            break
        body = reply(page, REPLIES[body["session"]["asked"]])
    assert (body["next_action"], body["session"]["outcome"]) == ("hangup", "booked"), body
    expect(page.locator(".ivr-phone .tag").first).to_have_text("The call has ended")
    expect(page.get_by_role("region", name="What is understood").locator(".facts")).to_contain_text("booked")
    # Told by the live channel, and in redacted words.
    expect(row).to_contain_text("booked", timeout=5000)
    row.get_by_role("button").click()
    dialog = watching.get_by_role("dialog", name="Conversation")
    expect(dialog.locator("tbody tr")).to_have_count(page.locator(".ivr-log tbody tr").count())
    assert "Asha" not in dialog.inner_text() and "Rao" not in dialog.inner_text()


def test_a_conversation_with_the_real_service_is_kept_run_and_deleted(pages):
    page, _ = really_called(pages)
    body = reply(page, "what are your opening hours?")
    assert body["session"]["goal"] == "hours" or body["session"]["outcome"] == "informed", body
    reply(page, "no thank you")
    page.get_by_role("button", name="Keep as a test").click()
    page.get_by_role("dialog", name="Keep as a test").get_by_label("Name").fill("Asks for the hours")
    page.keyboard.press("Enter")
    row = page.get_by_role("region", name="Tests").get_by_role("row").filter(has_text="Asks for the hours")
    row.get_by_role("button", name="Run").click()
    expect(page.get_by_role("dialog", name="Asks for the hours").get_by_role("status")).to_contain_text("passed")
    page.keyboard.press("Escape")
    expect(row).to_contain_text("passed")
    row.get_by_role("button", name="Delete").click()
    page.get_by_role("dialog", name="Delete").get_by_role("button", name="Delete").click()
    expect(row).to_have_count(0)
