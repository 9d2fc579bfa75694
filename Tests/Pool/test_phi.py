"""What is known of patients comes to rest nowhere in the clear: it is put in by every door, things are broken and
started again, and then every byte that was written is looked at."""

import base64
import contextlib
import datetime
import os
import re
import shutil
import signal
import uuid

import httpx
import pytest

from harness import Instance, await_that
from harness.canaries import SPELLINGS, files, search
from harness.instance import UNLIMITED
from harness.listeners import Listeners
from harness.live import listening_cookie
from test_documents import pdf

NAMES = [
    "Quintessa Brambleforth", "Thaddeus Oxenstride", "Philomena Garrowhelm", "Ignatius Pellwether",
    "Wilhelmina Stroudacre", "Barnabas Nettlequist", "Eulalia Fenwhistle", "Ambrosius Drabthorn",
    "Ottoline Mirkwater", "Zoë Kärrkvistø",
]
PHONES = [f"(802) 555-01{number}" for number in range(61, 71)]
POLICIES = [f"QZX-77419{number}-K" for number in range(10)]
DIAGNOSES = [
    ("W61.62XA", "calciphylaxis"), ("V97.33XD", "pyoderma gangrenosum"), ("Y92.146", "epidermolysis bullosa"),
    ("W56.22XA", "livedoid vasculopathy"), ("V91.07XD", "necrobiosis lipoidica"), ("R46.1", "Marjolin ulcer"),
    ("W22.02XD", "lipodermatosclerosis"), ("X52.XXXA", "Fournier gangrene"), ("Z63.1", "hidradenitis suppurativa"),
    ("Y93.D1", "Buerger thromboangiitis"),
]
MEDICAID, MBI, GROUP, BIRTHDAY = "ZQ99417735", "7WY8XK6VN41", "GRQ-559102", "1938-02-27"
EVERYTHING = "; ".join(NAMES + PHONES + POLICIES + [text for both in DIAGNOSES for text in both])


def planted():
    """What must be found nowhere: whole, and the parts that would give it away."""
    texts = NAMES + [name.split()[1] for name in NAMES] + PHONES + POLICIES + [MEDICAID, MBI, GROUP]
    for phone in PHONES:
        area, prefix, line = re.findall(r"\d+", phone)
        texts += [f"{separator}".join((area, prefix, line)) for separator in ("", "-", ".", " ")]
    texts += [policy.replace("-", "") for policy in POLICIES]
    for code, words in DIAGNOSES:
        texts += [words, *([code, code.replace(".", "")] if len(code) > 6 else [])]
    return texts


class Doors:
    """Everything that takes in what a person writes."""

    def __init__(self, instance):
        self.instance = instance
        self.desk = instance.client(instance.sign_in()["access_token"])
        self.clinic = instance.client(instance.sign_in("doctor@healthcare.local", "doctor123")["access_token"])
        self.agent = instance.client(instance.sign_in("agent", "agent123")["access_token"])

    def close(self):
        for client in (self.desk, self.clinic, self.agent):
            client.close()

    def send(self, path, status, body, client=None, method="POST", **headers):
        answer = (client or self.desk).request(method, f"/api/{path}", json=body, headers=headers)
        assert answer.status_code == status, (path, answer.text)
        return answer

    def through_all(self):
        patients = [self.patient(number) for number in range(10)]
        requests = [self.request(number, patient) for number, patient in enumerate(patients)]
        self.searches()
        self.life(requests)
        self.documents(requests[0])
        self.emergency(patients[0])
        self.calls()
        self.callers()
        self.refusals(patients[1], requests[1])

    def patient(self, number):
        body = {
            "name": NAMES[number], "date_of_birth": BIRTHDAY, "phone": PHONES[number], "medicaid_number": MEDICAID,
            "mbi": MBI, "address": f"1 {NAMES[number]} Street", "email": "brambleforth@oxenstride.test",
            "coverages": [{
                "provider": "Blue Cross Blue Shield", "policy_number": POLICIES[number], "group_number": GROUP,
                "subscriber_name": NAMES[number]}],
            "medical_history": {
                "conditions": [DIAGNOSES[number][1]], "allergies": [DIAGNOSES[number][0]], "medications": []}}
        key = str(uuid.uuid4())
        patient, again = (self.send("patients", 201, body, **{"Idempotency-Key": key}) for _ in range(2))
        assert patient.text == again.text
        self.send("patients", 422, body | {"name": EVERYTHING[:100]}, **{"Idempotency-Key": key})
        identifier = patient.json()["id"]
        self.send(f"patients/{identifier}", 200, {"address": EVERYTHING[:300]}, method="PATCH", **{"If-Match": '"1"'})
        assert self.desk.get(f"/api/patients/{identifier}").status_code == 200
        return identifier

    def request(self, number, patient):
        sizes = [{"size": "2x2", "dimensions": "2cm x 2cm", "unit_price": 150, "quantity": 10}]
        body = {
            "patient_id": patient, "doctor_id": "D-001", "insurance_provider": "Blue Cross Blue Shield",
            "policy_number": POLICIES[number], "diagnosis_code": DIAGNOSES[number][0],
            "secondary_diagnosis_codes": [code for code, _ in DIAGNOSES], "treatment_plan": EVERYTHING,
            "selected_products": [{"product_name": "Rampart Wound Matrix", "q_code": "Q4201", "sizes": sizes}],
            "priority": "high", "notes": EVERYTHING}
        key = str(uuid.uuid4())
        request, again = (self.send("ivr/requests", 201, body, **{"Idempotency-Key": key}) for _ in range(2))
        assert request.text == again.text
        self.send("ivr/requests", 422, body | {"policy_number": EVERYTHING}, **{"Idempotency-Key": key})
        return request.json()["id"]

    def searches(self):
        for number, name in enumerate(NAMES):
            found = self.send("patients/search", 200, {"name": name}).json()["patients"]
            assert found and {patient["name"] for patient in found} == {name}
            for text in (name.split()[1], PHONES[number], POLICIES[number], DIAGNOSES[number][1]):
                self.send("patients/search", 200, {"q": text})
                self.send("ivr/requests/search", 200, {"q": text})
            assert self.send("ivr/requests/search", 200, {"q": name}).json()["requests"]
            exported = self.send("ivr/export/requests", 200, {"q": name})
            assert name in exported.text
            self.desk.get(f"/api/ivr/restaurant/{PHONES[number]}/config")
        self.send("patients/search", 200, {"mbi": MBI, "medicaid_number": MEDICAID, "date_of_birth": BIRTHDAY})
        self.send("patients/search", 422, {"date_of_birth": EVERYTHING, "policy_number": EVERYTHING * 2})

    def life(self, requests):
        one, two, three, four = (f"ivr/requests/{identifier}" for identifier in requests[:4])
        for client in (self.desk, self.clinic):
            self.send(f"{one}/messages", 201, {"text": EVERYTHING}, client, **{"Idempotency-Key": NAMES[0]})
        for shared in (True, False):
            self.send(f"{one}/notes", 201, {"text": EVERYTHING, "shared": shared})
        for path in ("", "/notes", "/messages", "/history", "/duplicates"):
            assert self.clinic.get(f"/api/{one}{path}").status_code == 200
        self.send(f"{two}/escalation", 200, {"reason": EVERYTHING})
        self.send(f"{two}/escalation/resolution", 200, {"notes": EVERYTHING})
        coverage = {
            "coverage_percentage": 80, "deductible_amount": 500, "copay_amount": 25, "out_of_pocket_max": 2000,
            "coverage_notes": EVERYTHING}
        self.send(f"{two}/approve", 200, coverage)
        self.send(f"{two}/reopening", 200, {"reason": EVERYTHING})
        rejection = {"rejection_reason": "medical_necessity", "rejection_notes": EVERYTHING}
        self.send(f"{two}/reject", 200, rejection)
        self.send(f"{two}/reject", 409, rejection)
        self.send(f"{two}/resubmission", 201, {"notes": EVERYTHING})
        self.send(f"{three}/cancellation", 200, {"reason": EVERYTHING})
        for path in ("", "/history"):
            assert self.desk.get(f"/api/{two}{path}").status_code == 200
        self.send(f"{four}/approve", 422, coverage | {"coverage_percentage": NAMES[3], "copay_amount": PHONES[3]})
        self.send(f"{four}/reject", 422, rejection | {"rejection_reason": DIAGNOSES[3][1]})

    def documents(self, request):
        path = f"/api/ivr/requests/{request}"
        asked = self.send(f"ivr/requests/{request}/request-documents", 200, {
            "document_types": ["insurance_card", "lab_results"], "deadline": next_month(),
            "request_notes": EVERYTHING})
        assert asked.json()["status"] == "awaiting_documents"
        name = f"{NAMES[0]} {DIAGNOSES[0][1]} {POLICIES[0]}.pdf"
        good = {"file": (name, pdf(300_000, EVERYTHING.encode() * 50), "application/pdf")}
        uploaded = self.clinic.post(f"{path}/documents", data={"type": "insurance_card"}, files=good)
        assert uploaded.status_code == 201, uploaded.text
        document = f"{path}/documents/{uploaded.json()['id']}"
        assert EVERYTHING.encode() in self.desk.get(document).content
        assert self.desk.get(f"{path}/documents").json()["documents"][0]["name"]
        decided = self.desk.put(f"{document}/decision", json={"decision": "rejected", "reason": EVERYTHING})
        assert decided.status_code == 200, decided.text
        asks = self.desk.get(f"{path}/checklist").json()["asks"]
        for item in asks[0]["items"]:
            waived = self.desk.post(f"{path}/checklist/{item['id']}/waiver", json={"reason": EVERYTHING})
            assert waived.status_code == 200, waived.text
        liar = {"file": (name, EVERYTHING.encode() * 500, "application/pdf")}
        assert self.clinic.post(f"{path}/documents", data={"type": NAMES[0]}, files=liar).status_code == 422
        # One that breaks off in the middle.
        with self.instance.connect() as connection:
            connection.sendall(
                f"POST {path}/documents HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000000\r\n"
                f"Authorization: {self.clinic.headers['Authorization']}\r\n"
                "Content-Type: multipart/form-data; boundary=b\r\n\r\n--b\r\nContent-Disposition: form-data; "
                f'name="file"; filename="{name}"\r\nContent-Type: application/pdf\r\n\r\n'.encode()
                + pdf(2_000_000, EVERYTHING.encode() * 100))

    def emergency(self, patient):
        self.send("break-glass", 201, {"patient_id": patient, "reason": EVERYTHING[:900]}, self.agent)
        self.send("break-glass", 422, {"patient_id": NAMES[2].split()[1], "reason": EVERYTHING[:900]}, self.agent)
        assert self.agent.get(f"/api/ivr/requests?patient_id={patient}").status_code == 200
        assert EVERYTHING[:900] in self.desk.get("/api/break-glass").json()["grants"][0]["reason"]

    def calls(self):
        for number, name in enumerate(NAMES):
            body = {
                "restaurantId": "restaurant_id", "callId": str(uuid.uuid4()), "timestamp": "2025-03-01T12:30:00Z",
                "callerNumber": PHONES[number], "audioUrl": f"https://storage.example/{POLICIES[number]}.mp3",
                "transcript": f"Agent: Who is it?\nCaller: {name} speaking, {EVERYTHING}. Do you have a table tonight?"}
            call, again = (self.send("ivr/call", 200, body) for _ in range(2))
            assert call.text == again.text
            self.send("ivr/call", 200, body | {"transcript": f"{EVERYTHING}!"})
            identifier = call.json()["data"]["callId"]
            done = {"duration": 60, "forwardedTo": name, "finalTranscript": f"Caller: {EVERYTHING} {name}"}
            self.send(f"ivr/call/{identifier}/complete", 200, done)
            self.send(f"ivr/call/{identifier}/complete", 409, done | {"forwardedTo": f"not {name}"})
            assert name in self.agent.get(f"/api/ivr/calls/{identifier}").text
            assert self.send("ivr/calls/search", 200, {"number": PHONES[number]}, self.agent).json()["data"]["calls"]
            assert name in self.send("ivr/export/calls", 200, {"number": PHONES[number]}, self.agent).text
            for field in ("callerNumber", "audioUrl", "timestamp", "callId"):
                self.send("ivr/call", 422, body | {field: f"{name} {DIAGNOSES[number][1]}"})
            self.send("ivr/call", 404, body | {"restaurantId": name, "callId": "another"})
            for text in (name, PHONES[number]):
                self.agent.get(f"/api/ivr/calls/{text}")
                self.agent.get("/api/ivr/calls", params={"restaurantId": text, "number": text, "cursor": text})
                self.desk.post(f"/v1/ivr/call/{text}/complete", json=done)

    def callers(self):
        for number, name in enumerate(NAMES):
            body = {"call_id": PHONES[number].replace(" ", ""), "territory_id": "main", "caller_number": PHONES[number]}
            for text in (f"my name is {name}, {POLICIES[number]}, I need a follow-up", name, EVERYTHING, MBI, BIRTHDAY):
                said = self.send("ivr/interact", 200, body | {"user_input": text, "alternatives": [name, EVERYTHING]})
            identifier = said.json()["session"]["conversation_id"]
            self.send("ivr/saved-conversations", 201, {"name": name, "conversation_id": identifier})
            assert self.desk.get(f"/api/ivr/conversations/{identifier}").status_code == 200
            for field in ("territory_id", "call_id", "language", "dtmf"):
                self.desk.post("/api/ivr/interact", json=body | {"user_input": text, field: f"{name} {POLICIES[number]}"})

    def refusals(self, patient, request):
        """What nobody should send, and somebody will."""
        for text in (NAMES[4].split()[1], NAMES[5], PHONES[5], POLICIES[5], DIAGNOSES[6][1], "Kärrkvistø"):
            for path in ("patients", "ivr/requests", "doctors", "break-glass", "nothing/at/all", "ivr/restaurant"):
                for client in (self.desk, self.agent):
                    client.get(f"/api/{path}/{text}")
                    client.put(f"/api/{path}/{text}", json={"name": text})
            for field in ("q", "patient_id", "doctor_id", "payer_id", "cursor", "status", "from", text):
                for path in ("ivr/requests", "ivr/export/requests", "patients", "doctors"):
                    self.desk.get(f"/api/{path}", params={field: text})
            for field in ("event", "resource_id", "resource_type", "actor_id", "from", "cursor"):
                self.desk.get("/api/audit-events", params={field: text})
            self.desk.get(f"/{text}/{text}?{text}={text}")
            self.desk.post("/api/auth/login", json={"username": text, "password": text})
            for name in ("If-Match", "If-None-Match", "Idempotency-Key", "User-Agent", "Referer", "Cookie", "Range",
                         "Content-Type", "X-Request-ID", "X-Forwarded-For", "Origin", "Accept-Language"):
                value = text.encode()
                self.desk.post(
                    f"/api/ivr/requests/{request}/notes", headers={name: value}, json={"text": EVERYTHING})
            self.desk.put(f"/api/ivr/requests/{request}/assignment", json={"assignee_id": text})
            self.desk.post("/api/patients", json={
                "name": text, "date_of_birth": text, "phone": text, "mbi": text, "id": text.replace(" ", "-")})
        for body in (f'{{"name":"{EVERYTHING}', f'"{EVERYTHING}"', EVERYTHING, f'{{"{EVERYTHING}":1}}' * 2):
            for path in (f"patients/{patient}", "patients", "ivr/requests", f"ivr/requests/{request}/approve"):
                self.desk.post(f"/api/{path}", content=body.encode(), headers={"Content-Type": "application/json"})
        self.desk.post("/api/ivr/requests", content=(EVERYTHING * 2000).encode())
        self.instance.raw(f"{EVERYTHING}\r\n\r\n".encode())


def next_month():
    return str(datetime.date.today() + datetime.timedelta(days=30))


def with_binlog(directory):
    """A PATH on which mariadbd keeps a binary log."""
    real = shutil.which("mariadbd", path=os.environ["PATH"] + ":/usr/sbin")
    directory.mkdir()
    shim = directory / "mariadbd"
    shim.write_text(f'#!/bin/sh\nexec {real} "$@" --log-bin=binlog --server-id=1\n')
    shim.chmod(0o755)
    return f"{directory}:{os.environ['PATH']}"


def places(instance):
    """All that is written: what is below the home, in memory for nginx, and what script/run said."""
    memory = re.search(r'client_body_temp_path "(.*)/body"', (instance.home / "nginx.conf").read_text())[1]
    return [instance.home, memory, instance.output, instance.heard]


@pytest.fixture(scope="module")
def used(tmp_path_factory):
    """An instance that has taken in everything, was broken in several ways while it did, and runs again."""
    directory = tmp_path_factory.mktemp("phi")
    with Instance(directory / "home", **UNLIMITED, PATH=with_binlog(directory / "bin")) as instance:
        instance.heard = directory / "heard"
        cookie, _ = listening_cookie(instance)
        with Listeners(instance, 1, cookie, returns=True) as listeners, contextlib.closing(Doors(instance)) as doors:
            doors.through_all()
            with instance.held_down("mariadb", signal.SIGKILL):
                with contextlib.suppress(AssertionError, httpx.HTTPError):
                    doors.patient(0)
                doors.refusals(str(uuid.uuid4()), str(uuid.uuid4()))
            instance.await_ready(30)
            with instance.held_down("serve", signal.SIGKILL), contextlib.suppress(httpx.HTTPError):
                doors.refusals(str(uuid.uuid4()), str(uuid.uuid4()))
            instance.await_ready(30)
            doors.through_all()
            kinds = {message.kind for message in listeners.all[0].messages}
            with instance.client() as client:
                metrics = client.get("/metrics").text
            instance.heard.write_text(metrics + "\n".join(message.data for message in listeners.all[0].messages))
        assert "verification" in kinds and "trunkline" in metrics
        instance.stop()
        instance.start()
        with contextlib.closing(Doors(instance)) as doors:
            doors.request(0, doors.patient(0))
        yield instance


def found(instance):
    """Of each file that has something planted in it, which texts, and one of the places."""
    by_file = {}
    for text, path, _, around in search(places(instance), planted()):
        texts, _ = by_file.setdefault(path, (set(), around))
        texts.add(text)
    return by_file


def flush(instance):
    instance.database.ask(
        "FLUSH TABLES; FLUSH BINARY LOGS; SET GLOBAL innodb_max_dirty_pages_pct = 0;"
        "SET GLOBAL innodb_max_dirty_pages_pct_lwm = 0; SET GLOBAL innodb_buffer_pool_dump_now = ON")

    def dirty():
        return int(instance.database.ask("SHOW GLOBAL STATUS LIKE 'Innodb_buffer_pool_pages_dirty'")[0][1])

    await_that(lambda: dirty() < 5, 60, "the pages on disk")


def test_nothing_of_a_patient_stands_anywhere_in_the_clear(used):
    flush(used)
    everywhere = files(places(used))
    names = {path.name for path in everywhere}
    assert {"ib_logfile0", "ibdata1", "ib_buffer_pool", "patients.ibd", "documents.ibd", "nginx-access.log"} <= names
    assert sum(name.startswith("binlog.0") for name in names) > 3
    assert used.database.ask("SELECT @@log_bin, @@general_log, @@slow_query_log") == [["1", "0", "0"]]
    assert found(used) == {}


def test_nothing_stands_there_after_a_stop_either(used):
    used.stop()
    try:
        assert found(used) == {}
    finally:
        used.start()


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_the_search_finds_every_spelling(tmp_path, spelling):
    for number, text in enumerate([NAMES[9], PHONES[0], POLICIES[0]]):
        for place, spelled in enumerate(SPELLINGS[spelling](text)):
            (tmp_path / f"{number}-{place}").write_bytes(os.urandom(5000) + spelled + os.urandom(5000))
    seen = search([tmp_path], planted())
    assert {path for _, path, _, _ in seen} == {str(path) for path in tmp_path.iterdir()}
    assert 5000 in {offset for _, _, offset, _ in seen}


@pytest.mark.parametrize("before", [b"", b"{", b'{"'])
def test_the_search_finds_what_stands_within_something_in_base64(tmp_path, before):
    (tmp_path / "file").write_bytes(base64.b64encode(before + NAMES[0].encode() + b'"}'))
    assert NAMES[0] in {text for text, _, _, _ in search([tmp_path], planted())}


def test_what_is_put_in_plainly_is_found_in_the_table_and_in_the_binary_log(used):
    """The last: from here on it stands there."""
    used.database.ask(f"UPDATE doctors SET practice = '{NAMES[8]}' WHERE id = 'D-005'")
    flush(used)
    assert {"doctors", "binlog"} <= {path.rpartition("/")[2].partition(".")[0] for path in found(used)}
