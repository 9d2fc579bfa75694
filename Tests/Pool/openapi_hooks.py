"""What schemathesis (test_openapi.py) has to know of the service: its callers, and rules that no schema tells."""

import json
import os
import re
from base64 import urlsafe_b64encode

import schemathesis
from hypothesis import strategies

TOKENS = json.loads(os.environ["TRUNKLINE_TEST_TOKENS"])


@schemathesis.auth(refresh_interval=None)
class Bearer:
    """A super admin; what ends a session is asked in one apart, and what is a patient's own by a patient."""

    def get(self, case, context):
        if case.path.startswith(("/patient/", "/link-ivr-account/confirm", "/calendar-feed")):
            return TOKENS["patients"]
        return TOKENS.get(case.operation.definition.raw["operationId"], TOKENS["all others"])

    def set(self, case, token, context):
        case.headers["Authorization"] = f"Bearer {token}"


def cursor(parts):
    return urlsafe_b64encode("\x1f".join(parts).encode()).decode().rstrip("=")


# Strings of our own formats, for the phases that draw them.
schemathesis.openapi.format("time-zone", strategies.sampled_from(["UTC", "America/New_York", "Asia/Kolkata"]))
schemathesis.openapi.format(
    "password", strategies.text(strategies.characters(codec="ascii", categories=["L", "N"]), min_size=20, max_size=40))
schemathesis.openapi.format("entity-tags", strategies.sampled_from(["*", '"1"', '"2", "3"']))
schemathesis.openapi.format("phone", strategies.from_regex(r"\A\+1[2-9][0-9]{2}[2-9][0-9]{6}\Z"))
schemathesis.openapi.format(
    "cursor",
    strategies.tuples(strategies.integers(0, 4102444800000000).map(str), strategies.uuids().map(str)).map(cursor))



def npi(nine):
    """Nine digits and the check digit of Luhn's rule with 80840 before them."""
    doubled = [2 * digit if place % 2 == 0 else digit for place, digit in enumerate(map(int, str(nine)))]
    return f"{nine}{-(24 + sum(digit // 10 + digit % 10 for digit in doubled)) % 10}"


schemathesis.openapi.format("npi", strategies.integers(100_000_000, 299_999_999).map(npi))
for name, pattern in {
    "hcpcs": "[A-V][0-9]{4}", "icd-10-cm": r"[A-Z][0-9][0-9A-Z]([.][0-9A-Z]{1,4})?", "mbi": "1EG4-TE5-MK[0-9]{2}",
    "medicaid-number": "[A-Z0-9]{5,20}", "policy-number": "[A-Z0-9]{2,40}", "visible": "[A-Za-z][A-Za-z0-9 ]{0,30}",
    "visible-name": "[A-Za-z][A-Za-z ]{0,30}", "email": r"[a-z]{1,20}@[a-z]{1,20}[.]test",
    "text": "[A-Za-z0-9 .,\n]{0,60}", "writing": "[A-Za-z][A-Za-z0-9 .,\n]{0,60}", "assignee": "me|none",
    "statuses": "(approved|in_review)(,(rejected|cancelled))?", "priorities": "high(,(low|critical))?",
    "request-number": "IVR-20(24|26)-00[1-9]", "external-id": "[!-~]{1,128}",
    "https-url": r"https://[a-z]{1,20}[.]test/[a-z]{1,20}", "sms-sender": "[A-Za-z][A-Za-z0-9]{0,10}",
    "optional-line": "[A-Za-z0-9 ]{0,60}", "keys": "[0-9*#]{1,32}",
    "language-tag": "(?:en|es|hi|fr|zh)(?:-[A-Z]{2})?",
}.items():
    schemathesis.openapi.format(name, strategies.from_regex(rf"\A(?:{pattern})\Z"))

# Fields whose rules go beyond their schema: a zone that exists, a number of the country's plan, a password that is
# neither simple nor the old one, a moment in the next ten years, a doctor's id beside the role, a cursor of the list; a
# territory, a payer, a day in the past, an end after the beginning, a size that comes once and whose area is known, a
# search for something; a patient who is there, a reason or a text that is not blank, a file that is one, an item that
# is on the checklist; a beginning before its end, a deadline to come, overdue requests sorted by when they are due, a
# reviewer of one's own, a message of the request; a time of at most 90 days, a holiday that comes once; a key that came
# with another request; a moment that a call can have begun at, a caller's number; a URL that may be sent to; a mail
# server or a provider of the public internet, the password of another one, a recipient who is one; a clinic that is there and
# what it offers, hours on the grid that end after they begin, an id that comes once, a password typed twice alike, a
# username that is free, a login that is no phone number; territories of a key or a user, bytes of what was said, a conversation to keep or its turns; a day or a time that
# anybody plans for.
BEYOND = {
    "timeZone", "time_zone", "phone", "forwarding_number", "password", "new_password", "expiresAt", "doctor_id", "role",
    "cursor", "territory_id", "payer_id", "date_of_birth", "subscriber_date_of_birth", "termination_date", "size",
    "area_cm2", "q",
    "patient_id", "reason", "text", "notes", "file", "item_id", "from", "deadline", "sort", "assignee_id", "to",
    "message_id", "amount", "critical", "date", "npi", "Idempotency-Key", "timestamp",
    "callerNumber", "number", "callbackUrl", "url", "host", "port", "security", "baseUrl", "secret", "recipient",
    "clinic_id", "visit_type_id", "visit_type", "last_day", "id", "length_minutes", "buffer_before_minutes",
    "buffer_after_minutes", "step_minutes", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday", "hours", "phone_number", "password2", "username", "login", "territoryIds", "territory_ids",
    "caller_number", "user_input",
    "conversation_id", "turns", "starts_at", "first_day"}


def refused_fields(body):
    error = body["error"]
    if isinstance(error, dict):
        names = [entry["field"] for entry in error.get("errors", [])]
    else:
        names = [entry["field"] for entry in body.get("errors", [])] + list(body.get("fields", {}))
    return {re.sub(r"\[\d+\]$", "", name).rsplit(".", 1)[-1] for name in names}


@schemathesis.check
def rules_beyond_the_schema(context, response, case):
    """What obeys the schema is refused for nothing but rules that no schema tells."""
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return
    # In sequences what is called good may be bad, as what is called bad may be good (schemathesis.toml).
    if case.meta.phase.name == "stateful":
        return
    if response.status_code == 422 or response.status_code == 400 and "fields" in response.json():
        assert refused_fields(response.json()) <= BEYOND, response.text
    elif response.status_code == 400 and response.json()["error"] == "invalid_code":
        pass  # of a code that is sent to a phone nobody here can guess
    elif response.status_code == 400:
        # A list among a form's unknown fields is sent as a field that comes twice, which the contract refuses; and an
        # unknown field may have no name, which a part must have (RFC 7578, 4.2).
        forms = "application/x-www-form-urlencoded", "multipart/form-data"
        assert case.media_type in forms, response.text
        assert "comes twice" in response.text or 'name=""' in str(response.request.body), response.text
