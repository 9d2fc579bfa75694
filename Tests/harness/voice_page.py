"""The service's end of a conversation as the page of voice meets it, so that what the page does with an answer is held
apart from what the service says."""

import uuid
from urllib.parse import parse_qsl, urlsplit

TERRITORIES = [{"territory_id": "demo", "name": "Demo"}, {"territory_id": "west", "name": "West"}]
AT = "2026-11-23T15:04:05Z"


def answer(text, action="collect_input", turn=1, **more):
    """An answer of POST /api/ivr/interact; `more` are members of it, and of its session by `session`."""
    session = {
        "conversation_id": "c0ffee00-0000-4000-8000-000000000001", "turn": turn, "status": "open", "outcome": None,
        "language": "en", "goal": None, "asked": None, "is_verified": False, "misheard": 0} | more.pop("session", {})
    return {
        "response_text": text, "next_action": action, "session": session, "slots": [], "options": [], "confidence": 1,
        "understood": [], "transfer": None, "milliseconds": 3} | more


GREETING = answer("Thank you for calling. How can I help you?", "continue", session={"asked": "goal"})
WHICH_DAY = answer(
    "Which day would you like?", turn=2, session={"goal": "book", "asked": "date_and_time"}, confidence=0.97, milliseconds=4,
    slots=[{"name": "visit_type", "value": "visit", "text": "Check-up", "is_confirmed": True}],
    understood=[{"intent": "book", "confidence": 0.98, "why": "rule: book a visit"},
                {"intent": "provide_info", "confidence": 0.41, "why": "model"}])
WHICH_TIME = answer(
    "On Tuesday I have 9 AM or 2 PM. Which one?", turn=3, session={"goal": "book", "asked": "choice"}, confidence=0.9,
    milliseconds=7,
    slots=[{"name": "visit_type", "value": "visit", "text": "Check-up", "is_confirmed": True},
           {"name": "date", "value": "2026-11-24", "text": "Tuesday, November 24", "is_confirmed": False}],
    options=[{"number": 1, "text": "Tuesday, November 24, at 9 AM", "value": "2026-11-24T09:00"},
             {"number": 2, "text": "Tuesday, November 24, at 2 PM", "value": "2026-11-24T14:00"}],
    understood=[{"intent": "provide_info", "confidence": 0.9, "why": "rule: a day"}])
WHO = answer(
    "May I have your name and date of birth?", "verify_identity", turn=4, session={"goal": "book", "asked": "name"},
    milliseconds=5)
CONFIRM = answer(
    "You would like Tuesday, November 24, at 9 AM. Shall I book it?", "confirm", turn=5,
    session={"goal": "book", "asked": "confirm", "is_verified": True}, milliseconds=6)
BOOKED = answer(
    "Your visit is booked. Goodbye.", "hangup", turn=6,
    session={"goal": "book", "status": "ended", "outcome": "booked", "is_verified": True}, milliseconds=41)
TRANSFER = answer(
    "I am putting you through to someone.", "transfer", turn=2,
    session={"goal": "agent", "status": "ended", "outcome": "transferred"},
    transfer={"reason": "asked", "summary": "Wants to book a follow-up; asked for a person."})


HELD = object()


def conversation(number, **more):
    return {
        "conversation_id": f"c0ffee00-0000-4000-8000-00000000000{number}", "call_id": f"call-{number}",
        "territory_id": "demo", "status": "open", "outcome": None, "language": "en", "goal": "book", "asked": "date_and_time",
        "is_verified": False, "turns": 2, "misheard": 0, "started_at": AT, "last_turn_at": AT,
        "last_heard": "i need to see the doctor on [date]", "last_said": "Which day would you like?",
        "next_action": "collect_input", "milliseconds": 4} | more


def saved(number, name, **more):
    return {
        "saved_id": f"5afed000-0000-4000-8000-{number:012}", "name": name, "territory_id": "demo",
        "language": "en", "turns": 6, "created_at": AT, "version": 1, "last_run": None} | more


def page_of(rows, route):
    """The rows that a request for a list asks for, and where it goes on."""
    asked = dict(parse_qsl(urlsplit(route.request.url).query))
    start, limit = int(asked.get("cursor", 0)), int(asked.get("limit", 100))
    end = start + limit
    return rows[start:end], {"limit": limit, "next_cursor": str(end) if end < len(rows) else None}


class VoiceService:
    """Answers what a page asks of voice. `heard` are the bodies of the turns; `script` is what comes next: an answer, a
    status with the code of a refusal, None for nothing, or HELD for what is answered later by `held`."""

    def __init__(self, *script):
        self.script, self.heard = list(script), []
        self.conversations = [conversation(1), conversation(2, status="ended", outcome="transferred", goal="agent")]
        self.saved, self.runs, self.held = [], [], None

    def serve(self, page):
        page.route("**/api/ivr/interact", self.interact)
        page.route("**/api/ivr/territories", lambda route: route.fulfill(json={"territories": TERRITORIES}))
        page.route("**/api/ivr/conversations**", self.monitored)
        page.route("**/api/ivr/saved-conversations**", self.kept)
        return self

    def interact(self, route):
        self.heard.append(route.request.post_data_json)
        next = self.script.pop(0)
        if next is HELD:
            self.held = route
        elif isinstance(next, tuple):
            status, code = next
            route.fulfill(status=status, json={"error": {"code": code, "message": "Refused.", "details": {}}})
        elif next is None:
            route.abort()
        else:
            route.fulfill(json=next)

    def monitored(self, route):
        id = urlsplit(route.request.url).path.partition("/conversations/")[2]
        if not id:
            return route.fulfill(json={
                "conversations": self.conversations, "pagination": {"limit": 50, "next_cursor": None}})
        turns = [
            {"turn": 1, "at": AT, "user_input": "", "response_text": GREETING["response_text"],
             "next_action": "continue", "dtmf": False, "understood": [], "confidence": 1, "goal": None, "asked": "goal",
             "slots": [], "milliseconds": 3, "flag": None},
            {"turn": 2, "at": AT, "user_input": "i need to see the doctor on [date]",
             "response_text": WHICH_DAY["response_text"], "next_action": "collect_input", "dtmf": False,
             "understood": WHICH_DAY["understood"], "confidence": 0.52, "goal": "book", "asked": "date_and_time", "slots": [],
             "milliseconds": 4, "flag": "low_confidence"}]
        one = next(one for one in self.conversations if one["conversation_id"] == id)
        turns += [turns[1] | {"turn": turn} for turn in range(3, one["turns"] + 1)]
        shown, pagination = page_of(turns[:one["turns"]], route)
        route.fulfill(json={"conversation": one, "turns": shown, "pagination": pagination})

    def kept(self, route):
        request, id = route.request, route.request.url.partition("/saved-conversations/")[2]
        if request.method == "GET":
            shown, pagination = page_of(self.saved, route)
            return route.fulfill(json={"saved_conversations": shown, "pagination": pagination})
        if request.method == "DELETE":
            self.saved = [one for one in self.saved if one["saved_id"] != id]
            return route.fulfill(status=204)
        if not id:
            body = request.post_data_json
            assert uuid.UUID(request.headers["idempotency-key"])
            self.saved.append(saved(len(self.saved) + 1, body["name"]) | {"from": body["conversation_id"]})
            return route.fulfill(status=201, json=self.saved[-1])
        one = next(one for one in self.saved if one["saved_id"] == id.partition("/")[0])
        run = self.runs.pop(0)
        one["last_run"] = {"at": AT, "passed": run["passed"], "failed_turn": run["failed_turn"], "milliseconds": 41}
        return route.fulfill(json=run)


def run(failed_turn=None):
    turn = {
        "turn": 1, "user_input": "", "response_text": "How can I help you?", "next_action": "continue", "goal": None,
        "asked": "goal", "expected": {"next_action": "continue", "goal": None, "asked": None}, "is_as_expected": True,
        "milliseconds": 4}
    second = turn | {
        "turn": 2, "user_input": "i want to book", "response_text": "Which day?", "goal": "book", "asked": "date_and_time",
        "next_action": "collect_input", "expected": {"next_action": "collect_input", "goal": "book", "asked": "date_and_time"}}
    if failed_turn:
        second |= {"next_action": "transfer", "goal": None, "is_as_expected": False}
    return {"passed": not failed_turn, "failed_turn": failed_turn, "milliseconds": 41, "turns": [turn, second]}
