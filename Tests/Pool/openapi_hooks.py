"""What schemathesis (test_openapi.py) has to know of the service: its callers, and rules that no schema tells."""

import json
import os
from base64 import urlsafe_b64encode

import schemathesis
from hypothesis import strategies

TOKENS = json.loads(os.environ["TRUNKLINE_TEST_TOKENS"])


@schemathesis.auth(refresh_interval=None)
class Bearer:
    """A super admin; what ends a session is asked in one apart."""

    def get(self, case, context):
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

# Fields whose rules go beyond their schema: a zone that exists, a number of the country's plan, a password that is
# neither simple nor the old one, a moment in the next ten years, a doctor's id beside the role, a cursor of the list, a
# file that is one, an item that is on the checklist, a reason beside a rejection.
BEYOND = {
    "timeZone", "phone", "forwarding_number", "password", "new_password", "expiresAt", "doctor_id", "role", "cursor",
    "file", "item_id", "reason"}


def refused_fields(body):
    error = body["error"]
    return {entry["field"] for entry in (error.get("errors", []) if isinstance(error, dict) else body.get("errors", []))}


@schemathesis.check
def rules_beyond_the_schema(context, response, case):
    """What obeys the schema is refused for nothing but rules that no schema tells."""
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return
    if response.status_code == 422:
        assert refused_fields(response.json()) <= BEYOND, response.text
    elif response.status_code == 400:
        # A list among a form's unknown fields is sent as a field that comes twice, which the contract refuses.
        forms = "application/x-www-form-urlencoded", "multipart/form-data"
        assert case.media_type in forms and "comes twice" in response.text, response.text
