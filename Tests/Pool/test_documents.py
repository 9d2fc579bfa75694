"""Documents through nginx, the pool and the database: large ones, slow ones, and ones that break off."""

import contextlib
import hashlib
import os
import signal
import threading
import uuid
from pathlib import Path

import httpx
import pytest

from harness import Instance, await_that
from harness.instance import UNLIMITED

MIB = 1 << 20
ORGANISATION = "2276e0c1-6a32-470e-b7e7-dcdbb286d76b"
BOUNDARY = "a-boundary-of-tests"


def pdf(size, text=b""):
    head, tail = b"%PDF-1.7\n% " + text + b"\n<< >> stream\n", b"\nendstream\nstartxref\n9\n%%EOF\n"
    rest = size - len(head) - len(tail)
    return head + (bytes(range(0x41, 0x5B)) * (rest // 26 + 1))[:rest] + tail


class Desk:
    """A request of the demo doctor's, and who may send documents to it."""

    def __init__(self, instance):
        self.instance = instance
        self.id = str(uuid.uuid4())
        instance.database.ask(
            "INSERT INTO verification_requests (organisation_id, id, number_year, number, patient_id, doctor_id,"
            " territory_id, status, priority, submitted_at, updated_at, total_cents, likeness, index_key, due_order,"
            " sealed)"
            f" VALUES ('{ORGANISATION}', '{self.id}', 2025, {uuid.uuid4().int % 10**9}, 'P-1', 'D-001', 'main',"
            " 'pending_review', 'high', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), 0, REPEAT('a', 16), 1, '9999-01-01', '')")
        self.token = instance.sign_in("doctor@healthcare.local", "doctor123")["access_token"]
        self.path = f"/api/ivr/requests/{self.id}/documents"

    def client(self):
        return self.instance.client(self.token, timeout=60)

    def upload(self, file, name="card.pdf", path=None):
        with self.client() as client:
            return client.post(
                path or self.path, data={"type": "insurance_card"}, files={"file": (name, file, "application/pdf")})

    def download(self, document):
        with self.client() as client:
            return client.get(f"{self.path}/{document}")

    def rows(self):
        """How many documents and pieces there are."""
        tables = "documents", "document_chunks"
        return [int(self.instance.database.ask(f"SELECT COUNT(*) FROM {table}")[0][0]) for table in tables]

    def begin(self, size, sent):
        """Announces a body of a size, and sends some of it over a connection of its own, which is returned."""
        connection = self.instance.connect(30)
        head = (
            f"POST {self.path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {self.token}\r\n"
            f"Content-Type: multipart/form-data; boundary={BOUNDARY}\r\nContent-Length: {size}\r\n\r\n")
        connection.sendall(head.encode() + form(pdf(size))[:sent])
        return connection


def form(file):
    part = 'Content-Disposition: form-data; name="type"\r\n\r\ninsurance_card\r\n'
    head = 'Content-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n'
    return f"--{BOUNDARY}\r\n{part}--{BOUNDARY}\r\n{head}".encode() + file + f"\r\n--{BOUNDARY}--\r\n".encode()


@pytest.fixture
def desk(own_trunkline):
    return Desk(own_trunkline)


@pytest.fixture(scope="module")
def one_thread(tmp_path_factory):
    """A pool of one thread: whoever holds it holds all."""
    settings = UNLIMITED | {"TRUNKLINE_WORKERS": 1, "TRUNKLINE_THREADS": 1}
    with Instance(tmp_path_factory.mktemp("documents") / "home", **settings) as instance:
        yield instance


def memory(pid, field):
    """A figure of a process's memory, in bytes: VmRSS now, VmHWM at the most since it was reset."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(field))


def test_20_mib_each_way_cost_a_worker_less_than_5_mib(own_trunkline, desk):
    file = pdf(20 * MIB)
    for _ in range(8):
        with desk.client() as client:
            assert client.get(desk.path).status_code == 200
    workers = own_trunkline.workers()
    before = {pid: memory(pid, "VmRSS") for pid in workers}
    for pid in workers:
        Path(f"/proc/{pid}/clear_refs").write_text("5")
    for _ in range(4):
        uploaded = desk.upload(file)
        assert uploaded.status_code == 201, uploaded.text
        assert uploaded.json()["sha256"] == hashlib.sha256(file).hexdigest()
        back = desk.download(uploaded.json()["id"])
        assert back.status_code == 200 and back.content == file
    assert own_trunkline.workers() == workers
    growth = {pid: (memory(pid, "VmHWM") - before[pid]) / MIB for pid in workers}
    print(f"growth of the workers' memory at the most, in MiB: {growth}")
    assert all(mib < 5 for mib in growth.values()), growth


def test_a_download_is_an_attachment_that_no_browser_shows_as_a_page(desk):
    document = desk.upload(pdf(1000), name="Zoë's card.pdf").json()["id"]
    headers = desk.download(document).headers
    assert headers["content-disposition"].startswith('attachment; filename="Zo_')
    assert headers["content-type"] == "application/pdf" and headers["content-length"] == "1000"
    assert headers["x-content-type-options"] == "nosniff" and headers["cache-control"] == "no-store"
    assert headers["content-security-policy"].endswith("; sandbox")


@pytest.mark.parametrize("size", [20 * MIB + 1, 21 * MIB + 1, 60 * MIB])
def test_a_file_that_is_too_large_is_413_in_the_familys_envelope(desk, size):
    before = desk.rows()
    answer = desk.upload(pdf(size))
    assert answer.status_code == 413
    assert answer.json()["error"]["code"] == "CONTENT_TOO_LARGE"
    assert desk.rows() == before


def test_elsewhere_a_body_has_1_mib_at_the_most(desk):
    for path in ("/api/ivr/requests", f"/api/ivr/requests/{desk.id}/checklist", f"{desk.path}/{desk.id}/decision"):
        assert desk.upload(pdf(2 * MIB), path=path).status_code == 413
    # To nginx it is an upload; to the pool it is none.
    answer = desk.upload(pdf(2 * MIB), path=desk.path.replace(desk.id, "%2F"))
    assert answer.status_code in (404, 413)


def test_who_is_not_signed_in_is_refused_and_nothing_is_kept(desk):
    before = desk.rows()
    with desk.instance.client(timeout=60) as client:
        answer = client.post(desk.path, data={"type": "insurance_card"}, files={"file": ("a.pdf", pdf(5 * MIB))})
    assert answer.status_code == 401
    assert desk.rows() == before


def test_a_slow_sender_holds_no_thread(one_thread):
    desk = Desk(one_thread)
    with contextlib.closing(desk.begin(20 * MIB, 10 * MIB)):
        for _ in range(3):
            assert desk.upload(pdf(100_000)).status_code == 201


def test_a_slow_reader_holds_no_thread(one_thread):
    desk = Desk(one_thread)
    file = pdf(20 * MIB)
    document = desk.upload(file).json()["id"]
    connection = one_thread.connect(30)
    with contextlib.closing(connection):
        connection.sendall(
            f"GET {desk.path}/{document} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {desk.token}\r\n"
            "Connection: close\r\n\r\n".encode())
        received = connection.recv(1000)
        for _ in range(3):
            assert desk.upload(pdf(1000)).status_code == 201
        while part := connection.recv(1 << 20):
            received += part
    assert received.partition(b"\r\n\r\n")[2] == file


@pytest.mark.parametrize("sent", [10, 1000, 3 * MIB, 5 * MIB])
def test_an_upload_that_breaks_off_leaves_nothing(desk, sent):
    before = desk.rows()
    desk.begin(5 * MIB + 500, sent).close()
    assert desk.upload(pdf(1000)).status_code == 201
    assert desk.rows() == [before[0] + 1, before[1] + 1]


def test_a_form_that_is_shorter_than_it_says_is_400(desk):
    before = desk.rows()
    body = form(pdf(3 * MIB))[:-500]
    with desk.client() as client:
        answer = client.post(
            desk.path, content=body, headers={"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"})
    assert answer.status_code == 400 and answer.json()["error"]["code"] == "MALFORMED_BODY"
    assert desk.rows() == before


def test_a_client_has_8_uploads_at_a_time_and_is_told_to_wait(desk):
    with contextlib.ExitStack() as stack:
        # More than 8: what a test before has left may still be counted when the first come.
        for _ in range(12):
            stack.enter_context(contextlib.closing(desk.begin(2 * MIB, 1000)))
        answer = await_that(lambda: (got := desk.upload(pdf(1000))).status_code != 201 and got, what="a refusal")
        assert answer.status_code == 429 and answer.json()["error"]["code"] == "RATE_LIMITED"
        assert answer.headers["retry-after"]
        with desk.client() as client:
            assert client.get(desk.path).status_code == 200
    await_that(lambda: desk.upload(pdf(1000)).status_code == 201, what="a place")


def test_a_worker_that_is_killed_amid_an_upload_leaves_nothing(desk):
    instance = desk.instance
    before, answers = desk.rows(), []
    # The file has been written, and waits for the request it belongs to.
    with instance.database.locked(f"SELECT id FROM verification_requests WHERE id = '{desk.id}'"):
        sender = threading.Thread(target=lambda: answers.append(desk.upload(pdf(20 * MIB))))
        sender.start()
        await_that(instance.database.waiting, what="the upload")
        for pid in instance.workers():
            os.kill(pid, signal.SIGKILL)
        sender.join()
    assert answers[0].status_code in (502, 503)
    instance.await_ready()
    assert await_that(lambda: desk.rows() == before, what="the end of the transaction")
    assert desk.upload(pdf(20 * MIB)).status_code == 201


def test_a_download_that_cannot_be_finished_is_cut_and_never_looks_whole(desk):
    file = pdf(2 * MIB)
    document = desk.upload(file).json()["id"]
    desk.instance.database.ask(f"UPDATE document_chunks SET sealed = REVERSE(sealed) WHERE number = 9 AND document_id = '{document}'")
    with pytest.raises(httpx.RemoteProtocolError):
        desk.download(document)
    desk.instance.database.ask(f"DELETE FROM document_chunks WHERE document_id = '{document}'")
    assert desk.download(document).status_code == 500


def test_nothing_of_a_document_is_on_a_disk_in_plain_and_the_trail_is_whole(tmp_path):
    marker = b"SALAMANDER-4711-IN-A-FILE"
    with Instance(tmp_path / "home", **UNLIMITED) as instance:
        desk = Desk(instance)
        document = desk.upload(pdf(20 * MIB, marker), name=f"{marker.decode()}.pdf").json()["id"]
        assert marker in desk.download(document).content
        held = desk.begin(20 * MIB, 10 * MIB)
        places = [path for path in Path("/dev/shm").iterdir() if path.name.startswith(f"trunkline-{os.getuid()}-")]
        assert all(path.stat().st_mode & 0o077 == 0 for path in places)
        assert not [path for place in places for path in place.rglob("*") if path.is_file()]
        assert found(instance.home, marker) == []
        held.close()
        assert instance.is_trail_whole()
        ours = [place for place in places if str(place) in (instance.home / "nginx.conf").read_text()]
        assert len(ours) == 1
        instance.stop()
    assert found(instance.home, marker) == []
    assert not ours[0].exists()


def found(home, marker):
    """The files below a directory that hold the marker, as it is or with its bytes in the other case."""
    files = [path for path in home.rglob("*") if path.is_file() and not path.is_symlink()]
    return [str(path) for path in files if marker in path.read_bytes()]
