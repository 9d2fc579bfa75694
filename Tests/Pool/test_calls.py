"""Calls as a phone system reports them: the document's samples as they are printed, from TLS to the row."""

import re
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest

from harness.instance import API_KEY

REPORT = b"""{
  "restaurantId": "restaurant_id",
  "callId": "external_call_id",
  "timestamp": "2025-03-01T12:30:00.000Z",
  "callerNumber": "+15551234567",
  "transcript": "Customer call transcript",
  "audioUrl": "https://storage.pulsara.ai/calls/call_id.mp3"
}"""
COMPLETION = b"""{
  "duration": 120,
  "forwardedTo": "manager",
  "finalTranscript": "Complete call transcript",
  "audioUrl": "https://storage.pulsara.ai/calls/call_id.mp3"
}"""
JSON = {"Content-Type": "application/json"}
IDENTIFIER = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
TEXT = r'"(?:[^"\\]|\\.)*"'
WAS = (rf'"data":\{{"callId":"({IDENTIFIER})","sentimentScore":\d+,"sentimentLabel":"(?:positive|neutral|negative)",'
       rf'"summary":{TEXT},"reason":"[A-Z][a-z]+"')
PROCESSED = re.compile(rf'\{{"success":true,"message":"Call processed successfully",{WAS}\}}\}}')
COMPLETED = re.compile(
    rf'\{{"success":true,"message":"Call completion logged successfully",{WAS},"duration":120,'
    rf'"emailSent":(?:true|false),"emailRecipients":\[(?:{TEXT}(?:,{TEXT})*)?\]\}}\}}')


def report(caller, prefix="/v1", **members):
    body = {
        "restaurantId": "restaurant_id", "callId": str(uuid.uuid4()), "timestamp": "2025-03-01T12:30:00.000Z",
        "callerNumber": "+15551234567", "transcript": "Caller: What time do you open on Sunday? Thank you!"}
    answer = caller.post(f"{prefix}/ivr/call", json=body | members)
    assert answer.status_code == 200, answer.text
    return answer


@pytest.mark.parametrize("prefix", ["/api", "/api/v1", "/v1"])
@pytest.mark.parametrize("end", ["", "/"])
def test_the_documents_samples_as_they_are_printed(trunkline, caller, prefix, end):
    answer = caller.post(f"{prefix}/ivr/call{end}", content=REPORT, headers=JSON)
    assert answer.status_code == 200, answer.text
    match = PROCESSED.fullmatch(answer.text)
    assert match, answer.text
    done = caller.post(f"{prefix}/ivr/call/{match[1]}/complete{end}", content=COMPLETION, headers=JSON)
    assert done.status_code == 200, done.text
    assert COMPLETED.fullmatch(done.text)[1] == match[1]
    (rows,), = trunkline.database.ask("SELECT COUNT(*) FROM calls WHERE external_id = 'external_call_id'")
    assert rows == "1"


def test_sent_by_many_at_once_it_is_one_call(trunkline):
    name = str(uuid.uuid4())

    def send(_):
        with trunkline.client(API_KEY) as client:
            return report(client, callId=name).text

    with ThreadPoolExecutor(8) as threads:
        assert len(set(threads.map(send, range(24)))) == 1
    (rows,), = trunkline.database.ask(f"SELECT COUNT(*) FROM calls WHERE external_id = '{name}'")
    assert rows == "1"


def test_an_analysis_is_of_what_was_said(caller):
    data = report(caller).json()["data"]
    assert data["reason"] == "Hours" and 0 <= data["sentimentScore"] <= 100


def test_staff_find_a_call_by_its_number_and_read_it(trunkline, caller):
    number = f"+1802555{uuid.uuid4().int % 10_000:04}"
    identifier = report(caller, callerNumber=number).json()["data"]["callId"]
    with trunkline.client(trunkline.sign_in("agent", "agent123")["access_token"]) as agent:
        found = agent.post("/api/ivr/calls/search", json={"number": number}).json()["data"]["calls"]
        assert identifier in [call["callId"] for call in found] and number not in str(found)
        call = agent.get(f"/api/ivr/calls/{identifier}").json()["data"]
        assert call["callerNumber"] == number and call["timeline"][0]["event"] == "started"
        exported = agent.post("/api/ivr/export/calls", json={"number": number})
        assert exported.headers["content-type"] == "text/csv; charset=utf-8" and f"'{number}" in exported.text
    assert caller.get(f"/api/ivr/calls/{identifier}").status_code == 403


def test_another_organisations_call_is_404(trunkline, caller):
    identifier = report(caller).json()["data"]["callId"]
    with trunkline.client(trunkline.sign_in("other-admin", "other123")["access_token"]) as client:
        assert client.get(f"/api/ivr/calls/{identifier}").status_code == 404
        assert client.post(f"/v1/ivr/call/{identifier}/complete", json={"duration": 1}).status_code == 404


@pytest.mark.parametrize("body, status", [
    (b"", 400), (b"{", 400), (b"[]", 400), (REPORT.replace(b'"callId"', b'"restaurantId"'), 400),
    (REPORT + b"x", 400), (REPORT.replace(b"+15551234567", b"somebody"), 422),
    (REPORT.replace(b"https:", b"http:"), 422),
    (REPORT.replace(b"restaurant_id", b"nowhere").replace(b"external_call_id", b"of-nobody"), 404),
    (REPORT.replace(b"Customer", b"x" * 600_000), 422), (REPORT.replace(b"Customer", b"x" * 1_100_000), 413)])
def test_what_is_wrong_is_refused(caller, body, status):
    answer = caller.post("/v1/ivr/call", content=body, headers=JSON)
    assert answer.status_code == status, answer.text[:500]
    if status != 413:
        assert answer.json()["success"] is False
