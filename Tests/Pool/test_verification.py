"""Insurance verification as its document has it: the samples by curl as they are printed, through nginx, the pool and
MariaDB; what is refused and how; what other pages hear; what an export holds."""

import base64
import concurrent.futures
import csv
import datetime
import decimal
import hashlib
import io
import json
import re
import subprocess
import time
import uuid
from zoneinfo import ZoneInfo

import pytest

from harness import Instance, await_that
from harness.instance import ROOT
from harness.listeners import Listeners
from harness.live import listening_cookie
from test_envelopes import assert_identified

FIRST = "660e8400-e29b-41d4-a716-446655440001"
REQUESTS = "/api/v1/ivr/requests"
LOG_IN = (
    'curl -X POST "http://localhost:8000/api/v1/auth/login"'
    ' -H "Content-Type: application/x-www-form-urlencoded" -d "username=ivr@healthcare.local&password=ivr123"')
LIST = (
    'curl -X GET "http://localhost:8000/api/v1/ivr/requests"'
    ' -H "Authorization: Bearer <token>" -H "Content-Type: application/json"')


def samples():
    """The document's samples in its order; the JSON tests have them as they are printed."""
    text = (ROOT / "Tests/WebTests/JSONVerificationSamples.swift").read_text()
    return re.findall(r'#"""\n(.*?)"""#', text, re.DOTALL)


(LISTED, DETAIL, CREATE, CREATED, APPROVE, APPROVED, REJECT, REJECTED, ASK, ASKED, REFUSED) = samples()[:11]


@pytest.fixture(scope="module")
def service(tmp_path_factory):
    """One with the limits that it has by default."""
    with Instance(tmp_path_factory.mktemp("verification") / "home") as instance:
        yield instance


@pytest.fixture(scope="module")
def token(service):
    status, _, text = curl(service, LOG_IN)
    assert status == 200
    return json.loads(text)["access_token"]


@pytest.fixture
def desk(service):
    """A client of an admin, whose allowance is not the one of the samples."""
    with service.client(service.sign_in()["access_token"]) as client:
        yield client


def curl(instance, command, token="", body=None):
    """Runs a printed command, host and credentials apart. Returns status, headers and body."""
    command = command.replace("http://localhost:8000", instance.url).replace("<token>", token)
    options = f"--silent --show-error --include --http1.1 --cacert '{instance.home}/tls/ca.pem'"
    done = subprocess.run(
        ["bash", "-c", command.replace("curl ", f"curl {options} ", 1)], input=body, capture_output=True, text=True,
        timeout=30)
    assert done.returncode == 0, done.stderr
    head, _, text = done.stdout.replace("\r\n", "\n").partition("\n\n")
    lines = head.split("\n")
    headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines[1:])}
    return int(lines[0].split()[1]), headers, text


def post(instance, token, path, body):
    """A sample's body, sent as it is printed."""
    command = LIST.replace("GET", "POST").replace("/ivr/requests", f"/ivr/requests{path}") + " --data-binary @-"
    return curl(instance, command, token, body)


def read(text):
    return json.loads(text, parse_float=decimal.Decimal)


KINDS = [
    r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", r"\d{4}-\d\d-\d\d",
    r"IVR-\d{4}-\d{3,}"]


def assert_shaped(sample, answer, place="$"):
    """The sample's members in the sample's order, more perhaps behind them, and each value written as the sample's."""
    assert type(answer) is type(sample), (place, sample, answer)
    if isinstance(sample, dict):
        assert list(answer)[:len(sample)] == list(sample), place
        for name, value in sample.items():
            assert_shaped(value, answer[name], f"{place}.{name}")
    elif isinstance(sample, list):
        assert answer, place
        for index, item in enumerate(answer):
            assert_shaped(sample[0], item, f"{place}[{index}]")
    elif isinstance(sample, decimal.Decimal):
        assert answer.as_tuple().exponent == sample.as_tuple().exponent, (place, answer)
    elif isinstance(sample, str):
        for kind in KINDS:
            if re.fullmatch(kind, sample):
                assert re.fullmatch(kind, answer), (place, answer)
                break


def create(client, **changes):
    """The id of a request like the sample's."""
    answer = client.post(REQUESTS, json=json.loads(CREATE) | changes)
    assert answer.status_code == 201, answer.text
    return answer.json()["id"]


def assert_error(answer, status, code):
    assert answer.status_code == status, answer.text
    assert answer.json()["error"]["code"] == code and answer.json()["error"]["message"]
    assert_identified(answer)


# The samples


def test_the_form_signs_in(service):
    status, headers, text = curl(service, LOG_IN)
    assert status == 200 and headers["content-type"] == "application/json"
    answer = json.loads(text)
    assert list(answer) == ["access_token", "token_type", "expires_in", "refresh_token"]
    assert answer["token_type"] == "bearer"
    claims = answer["access_token"].split(".")[1]
    claims = json.loads(base64.urlsafe_b64decode(claims + "=" * (-len(claims) % 4)))
    assert claims["sub"] == "ivr@healthcare.local" and claims["role"] == "IVR"
    assert claims["org"] == "2276e0c1-6a32-470e-b7e7-dcdbb286d76b" and claims["is_superuser"] is False


def test_the_list_is_the_documents(service, token):
    status, _, text = curl(service, LIST, token)
    assert status == 200
    answer = read(text)
    assert_shaped(read(LISTED)["requests"][0]["products"][0], next(
        item for item in answer["requests"] if item["id"] == FIRST)["products"][0])
    assert_shaped(read(LISTED), answer)
    # Newest first, so the document's own is the last, and printed as it is: but for the sum, which ours is right in,
    # and for the days that have passed since.
    ours, printed = answer["requests"][-1], read(LISTED)["requests"][0]
    assert ours["days_pending"] > 300
    assert ours["products"][0]["total_cost"] == decimal.Decimal("2750.00")
    for request in (ours, printed):
        del request["products"][0]["total_cost"], request["days_pending"]
    ours["products"] = [{name: product[name] for name in printed["products"][0]} for product in ours["products"]]
    assert {name: ours[name] for name in printed} == printed
    assert answer["pagination"] == {"limit": 100, "next_cursor": None}
    assert len(answer["requests"]) >= 41
    assert {item["status"] for item in answer["requests"]} >= {
        "pending_review", "in_review", "approved", "rejected", "awaiting_documents", "escalated"}


def test_the_detail_is_the_documents(service, token):
    status, headers, text = curl(service, LIST.replace("/requests", f"/requests/{FIRST}"), token)
    assert status == 200 and re.fullmatch(r'"\d+"', headers["etag"])
    ours, printed = read(text), read(DETAIL)
    assert_shaped(printed, ours)
    for name in ("id", "ivr_number", "patient", "doctor", "status", "priority", "submitted_date", "last_updated"):
        assert ours[name] == printed[name]
    # The document prints one of two sizes; the detail has both.
    assert [size["size"] for size in ours["products"][0]["sizes"]] == ["2x2", "4x4"]
    assert '"total_cost":2750.00' in text


def test_the_changes_are_the_documents_on_its_own_request(service, token, desk):
    """Documents are asked for, done without, and it is approved; opened once more, and rejected."""
    path = f"/{FIRST}"
    before = datetime.datetime.now(datetime.UTC).replace(microsecond=0)

    def assert_as_printed(answer, printed, moment):
        status, headers, text = answer
        assert status == 200, text
        assert re.fullmatch(r'"\d+"', headers["etag"])
        ours, printed = read(text), read(printed)
        assert list(ours) == list(printed)
        assert_shaped(printed, ours)
        assert datetime.datetime.fromisoformat(ours.pop(moment)) >= before
        del printed[moment]
        assert ours == printed

    assert_as_printed(post(service, token, f"{path}/request-documents", ASK), ASKED, "document_request_date")
    refused = post(service, token, f"{path}/approve", APPROVE)
    assert refused[0] == 409 and "DOCUMENTS_OUTSTANDING" in refused[2]
    for item in desk.get(f"{REQUESTS}{path}/checklist").json()["asks"][0]["items"]:
        waived = desk.post(f"{REQUESTS}{path}/checklist/{item['id']}/waiver", json={"reason": "Not needed."})
        assert waived.status_code == 200, waived.text
    assert desk.get(f"{REQUESTS}{path}").json()["status"] == "in_review"
    approved = post(service, token, f"{path}/approve", APPROVE)
    assert_as_printed(approved, APPROVED, "approval_date")
    assert '"deductible_amount":500.00' in approved[2]
    reopened = desk.post(f"{REQUESTS}{path}/reopening", json={"reason": "The payer takes it back."})
    assert reopened.status_code == 200, reopened.text
    assert_as_printed(post(service, token, f"{path}/reject", REJECT), REJECTED, "rejection_date")


def test_a_request_is_created_as_the_document_has_it(service, token):
    def year():
        return datetime.datetime.now(ZoneInfo("America/New_York")).year

    begun = year()
    status, headers, text = post(service, token, "", CREATE)
    assert status == 201, text
    answer = read(text)
    assert_shaped(read(CREATED), answer)
    assert answer["status"] == "pending_review" and answer["message"] == read(CREATED)["message"]
    # A year may have ended meanwhile.
    assert re.fullmatch(rf"IVR-({begun}|{year()})-\d{{3,}}", answer["ivr_number"])
    assert headers["location"] == f"/api/ivr/requests/{answer['id']}"
    status, _, text = curl(service, LIST.replace("/requests", f"/requests/{answer['id']}"), token)
    assert status == 200 and '"total_cost":2750.00' in text and '"days_pending":0' in text


@pytest.mark.parametrize("action, body, printed", [
    ("approve", APPROVE, APPROVED), ("reject", REJECT, REJECTED)])
def test_a_request_is_decided_straight_from_its_submission(service, token, desk, action, body, printed):
    identifier = create(desk)
    status, _, text = post(service, token, f"/{identifier}/{action}", body)
    assert status == 200, text
    assert_shaped(read(printed), read(text))
    assert read(text)["id"] == identifier and read(text)["status"] == read(printed)["status"]


def test_the_error_is_the_documents_word_for_word(service, token, desk):
    body = APPROVE.replace('"coverage_percentage": 80', '"coverage_percentage": 150')
    status, _, text = post(service, token, f"/{create(desk)}/approve", body)
    assert status == 422
    answer, printed = json.loads(text), json.loads(REFUSED)
    assert answer["error"].pop("errors") == [printed["error"]["details"]]
    assert answer == printed
    assert list(answer["error"]) == list(printed["error"])


# Paths, limits, refusals


def test_every_spelling_of_a_path_is_the_same(desk):
    identifier = create(desk)
    for path in ("/ivr/requests", f"/ivr/requests/{identifier}"):
        answers = [desk.get(prefix + path + end) for prefix in ("/api", "/api/v1") for end in ("", "/")]
        assert {answer.status_code for answer in answers} == {200}
        assert len({answer.text for answer in answers}) == 1
    approved = desk.post(f"/api/ivr/requests/{identifier}/approve/", json=json.loads(APPROVE), follow_redirects=False)
    assert approved.status_code == 200, approved.text


def test_an_answer_says_how_much_of_the_limit_is_left(service, token):
    status, headers, _ = curl(service, LIST, token)
    assert status == 200
    assert headers["x-ratelimit-limit"] == "200"
    remaining, reset = int(headers["x-ratelimit-remaining"]), int(headers["x-ratelimit-reset"])
    assert 0 <= remaining < 200 and 0 < reset <= 120
    assert headers["ratelimit-policy"] == '"default";q=200;w=120'
    assert headers["ratelimit"] == f'"default";r={remaining};t={reset}'


def test_after_200_requests_at_once_it_is_429(service):
    with service.client(service.sign_in("agent", "agent123")["access_token"]) as client:
        answers = [client.get("/api/ivr/counters") for _ in range(215)]
    statuses = [answer.status_code for answer in answers]
    assert statuses[0] != 429 and statuses[150] != 429 and 429 in statuses
    refused = answers[statuses.index(429)]
    assert int(refused.headers["retry-after"]) >= 1 and refused.headers["x-ratelimit-remaining"] == "0"
    assert_error(refused, 429, refused.json()["error"]["code"])


@pytest.mark.parametrize("method, path", [
    ("GET", ""), ("GET", f"/{FIRST}"), ("POST", ""), ("POST", f"/{FIRST}/approve"), ("POST", f"/{FIRST}/reject"),
    ("POST", f"/{FIRST}/request-documents")])
def test_who_is_not_signed_in_is_401(service, method, path):
    for credentials in ({}, {"Authorization": "Bearer x.y.z"}):
        with service.client() as client:
            answer = client.request(method, REQUESTS + path, headers=credentials)
        assert_error(answer, 401, "UNAUTHORIZED" if not credentials else answer.json()["error"]["code"])
        assert answer.headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize("user, password", [("manager", "manager123"), ("doctor@healthcare.local", "doctor123")])
def test_whose_role_is_another_is_403(service, desk, user, password):
    identifier = create(desk)
    with service.client(service.sign_in(user, password)["access_token"]) as client:
        for action, body in (("approve", APPROVE), ("reject", REJECT), ("request-documents", ASK)):
            answer = client.post(f"{REQUESTS}/{identifier}/{action}", json=json.loads(body))
            assert_error(answer, 403, "FORBIDDEN")
        assert_error(client.post(REQUESTS, json=json.loads(CREATE)), 403, "FORBIDDEN")
        status = client.get(f"{REQUESTS}/{identifier}").status_code
        assert status == (200 if user.startswith("doctor") else 403)
    assert desk.get(f"{REQUESTS}/{identifier}").json()["status"] == "pending_review"


def test_a_doctor_reads_their_own_and_no_others(service, desk):
    other = create(desk, doctor_id="D-002")
    with service.client(service.sign_in("doctor@healthcare.local", "doctor123")["access_token"]) as client:
        listed = client.get(REQUESTS).json()["requests"]
        assert listed and {item["doctor_id"] for item in listed} == {"D-001"}
        assert_error(client.get(f"{REQUESTS}/{other}"), 404, "NOT_FOUND")
        assert client.get(f"{REQUESTS}?doctor_id=D-002").json()["requests"] == []


@pytest.mark.parametrize("identifier", ["9b0d6c1e-4f1b-4b52-8d53-0c6f6ad7a1e4", "not-an-id", "1", FIRST[:-1], "%00", "..%2f" + FIRST])
def test_what_is_not_there_is_404(desk, identifier):
    answer = desk.get(f"{REQUESTS}/{identifier}")
    assert answer.status_code in (400, 404) if "%" in identifier else answer.status_code == 404
    assert answer.json()["error"]["code"] in ("NOT_FOUND", "BAD_REQUEST")


def test_another_organisations_request_is_404(service, desk):
    identifier = create(desk)
    with service.client(service.sign_in("other-admin", "other123")["access_token"]) as client:
        assert_error(client.get(f"{REQUESTS}/{identifier}"), 404, "NOT_FOUND")
        assert_error(client.post(f"{REQUESTS}/{identifier}/approve", json=json.loads(APPROVE)), 404, "NOT_FOUND")
        assert client.get(REQUESTS).json()["requests"] == []


@pytest.mark.parametrize("method, path, allowed", [
    ("DELETE", "", {"GET", "HEAD", "POST"}), ("DELETE", f"/{FIRST}", {"GET", "HEAD"}),
    ("GET", f"/{FIRST}/approve", {"POST"}), ("PUT", f"/{FIRST}/reject", {"POST"})])
def test_another_method_is_405_with_allow(desk, method, path, allowed):
    answer = desk.request(method, REQUESTS + path)
    assert_error(answer, 405, "METHOD_NOT_ALLOWED")
    assert set(answer.headers["allow"].split(", ")) == allowed


def test_what_the_state_forbids_is_409_and_names_the_hop(desk):
    identifier = create(desk)
    assert desk.post(f"{REQUESTS}/{identifier}/approve", json=json.loads(APPROVE)).status_code == 200
    for action, body, to in (
            ("approve", APPROVE, "approved"), ("reject", REJECT, "rejected"),
            ("request-documents", ASK.replace("2024-03-20", next_week()), "awaiting_documents")):
        answer = desk.post(f"{REQUESTS}/{identifier}/{action}", json=json.loads(body))
        assert_error(answer, 409, "INVALID_STATE_TRANSITION")
        assert answer.json()["error"]["details"] == {
            "field": "status", "issue": f"approved -> {to} is not allowed"}


def next_week():
    return str(datetime.date.today() + datetime.timedelta(days=7))


def test_of_two_who_decide_at_once_one_is_409(desk):
    for _ in range(5):
        identifier = create(desk)
        with concurrent.futures.ThreadPoolExecutor(2) as both:
            answers = list(both.map(
                lambda action: desk.post(f"{REQUESTS}/{identifier}/{action[0]}", json=json.loads(action[1])),
                [("approve", APPROVE), ("reject", REJECT)]))
        assert sorted(answer.status_code for answer in answers) == [200, 409]


def test_a_version_that_has_changed_is_412(desk):
    identifier = create(desk)
    tag = desk.get(f"{REQUESTS}/{identifier}").headers["etag"]
    asked = desk.post(
        f"{REQUESTS}/{identifier}/request-documents", json=json.loads(ASK) | {"deadline": next_week()},
        headers={"If-Match": tag})
    assert asked.status_code == 200 and asked.headers["etag"] != tag
    answer = desk.post(f"{REQUESTS}/{identifier}/reject", json=json.loads(REJECT), headers={"If-Match": tag})
    assert answer.status_code == 412
    again = desk.post(
        f"{REQUESTS}/{identifier}/reject", json=json.loads(REJECT), headers={"If-Match": asked.headers["etag"]})
    assert again.status_code == 200


@pytest.mark.parametrize("action, body, field", [
    ("", CREATE.replace('"P-1234"', "null"), "patient_id"),
    ("", CREATE.replace("P-1234", "P-9999"), "patient_id"),
    ("", CREATE.replace("E11.621", "11.621"), "diagnosis_code"),
    ("", CREATE.replace("150.00", "150.001"), "selected_products[0].sizes[0].unit_price"),
    ("", CREATE.replace('"quantity": 5', '"quantity": 0'), "selected_products[0].sizes[1].quantity"),
    ("", CREATE.replace('"high"', '"urgent"'), "priority"),
    ("/approve", APPROVE.replace("500.00", "-1"), "deductible_amount"),
    ("/approve", APPROVE.replace("80,", '"80",', 1), "coverage_percentage"),
    ("/reject", REJECT.replace("insufficient_documentation", "because"), "rejection_reason"),
    ("/request-documents", ASK, "deadline"),
    ("/request-documents", ASK.replace("2024-03-20", "2024-02-30"), "deadline"),
    ("/request-documents", ASK.replace("insurance_card", "passport"), "document_types[1]"),
])
def test_a_wrong_value_is_422_and_names_its_field(desk, action, body, field):
    path = f"{REQUESTS}/{create(desk)}{action}" if action else REQUESTS
    answer = desk.post(path, content=body, headers={"Content-Type": "application/json"})
    assert_error(answer, 422, "VALIDATION_ERROR")
    assert answer.json()["error"]["details"]["field"] == field


def test_what_is_sent_again_with_its_key_is_done_once(desk):
    key = {"Idempotency-Key": str(uuid.uuid4())}
    first, again = (desk.post(REQUESTS, json=json.loads(CREATE), headers=key) for _ in range(2))
    assert first.status_code == again.status_code == 201 and first.text == again.text
    other = desk.post(REQUESTS, json=json.loads(CREATE) | {"notes": "Another."}, headers=key)
    assert other.status_code == 422


# What others hear, and what leaves


def test_a_change_is_heard_within_a_second(service, desk):
    identifier = create(desk)
    cookie, _ = listening_cookie(service, "manager", "manager123")
    with Listeners(service, 1, cookie) as listeners:
        page, = listeners.all
        await_that(lambda: page.messages, what="a first tick")
        before = len(page.messages)
        begun = time.monotonic()
        assert desk.post(f"{REQUESTS}/{identifier}/reject", json=json.loads(REJECT)).status_code == 200

        def heard():
            return next((message for message in page.messages[before:] if message.kind == "verification"), None)

        message = await_that(heard, what="the message")
    assert message.arrived - begun < 1
    # A page asks for the rest: a message says neither who nor what.
    assert set(json.loads(message.data)) == {"source", "seq", "at"}


def test_an_export_has_what_was_filtered_and_is_on_record(desk):
    create(desk, insurance_provider="=HYPERLINK(1)", doctor_id="D-003")
    exported = desk.get("/api/ivr/export/requests?doctor_id=D-003&status=pending_review,in_review")
    assert exported.status_code == 200, exported.text
    assert exported.headers["content-type"].startswith("text/csv")
    assert exported.headers["content-disposition"] == 'attachment; filename="requests.csv"'
    rows = list(csv.DictReader(io.StringIO(exported.text.removeprefix("\ufeff"))))
    listed = desk.get(f"{REQUESTS}?doctor_id=D-003&status=pending_review,in_review").json()["requests"]
    assert [row["ivr_number"] for row in rows] == [item["ivr_number"] for item in listed]
    assert rows[0]["insurance"] == "'=HYPERLINK(1)" and rows[0]["patient_name"] == "John Smith"
    digest = hashlib.sha256(exported.content)
    assert exported.headers["repr-digest"] == f"sha-256=:{base64.b64encode(digest.digest()).decode()}:"
    event = desk.get("/api/audit-events?event=request_exported&limit=1").json()["events"][0]
    assert event["fields"]["sha256"] == digest.hexdigest() and event["fields"]["count"] == str(len(rows))
    assert event["fields"]["doctor_id"] == "D-003"


def test_the_trail_of_all_this_is_whole(service):
    assert service.is_trail_whole()
