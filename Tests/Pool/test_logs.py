"""What callers send does not come to rest in a log."""

import json
import os
import re
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from harness import Instance, await_that, processes
from harness.instance import API_KEY, ROOT

PHONE = "15559876501"
SECRET = "canary-Passw0rd"
NUMBERS = [
    f"+{PHONE}", f"%2B{PHONE}", "(555)%20987-6501", "555-987-6501", "%28555%29%20987%2D6501", "+1%20555.987.6501",
]
# The digits however they are set apart, the last four of the first kind, and the secrets.
CANARY = re.compile(rb"555[^0-9a-z]{0,5}987[^0-9a-z]{0,3}6501|canary|psk_live|eyJ[A-Za-z0-9_-]{20}", re.IGNORECASE)


@pytest.fixture(scope="module")
def used(tmp_path_factory):
    """An instance that has seen every kind of canary, with the pool up and with the pool gone, and was stopped."""
    with Instance(tmp_path_factory.mktemp("logs") / "home") as instance:
        call(instance)
        with instance.held_down("mariadb"):
            call(instance)
        instance.await_ready()
        os.kill(instance.workers()[0], signal.SIGKILL)
        with instance.held_down("serve", signal.SIGKILL):
            call(instance)
        instance.await_ready()
        instance.secrets = [(instance.home / "keys" / name).read_bytes().strip() for name in ("db-serve", "db-migrate")]
        instance.commands = [
            b" ".join(part.encode() for part in processes.command(pid))
            for pid in processes.descendants(instance.process.pid)]
        assert instance.stop()[0] == 0
        yield instance


def call(instance):
    pages = [f"/assets/{PHONE}.js", f"/?number={PHONE}", f"/{SECRET}/{PHONE}", f"/%ZZ{PHONE}"]
    paths = [f"/api/ivr/restaurant/{number}/config" for number in NUMBERS]
    paths += [f"/api/v1/{number}" for number in NUMBERS] + [f"/v1/ivr/restaurant/x/config?phone={PHONE}"]
    for target in pages + paths:
        instance.raw(
            f"GET {target} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {API_KEY}\r\nX-Caller: {PHONE}\r\n"
            f"User-Agent: canary\r\nReferer: https://canary/{PHONE}\r\nConnection: close\r\n\r\n".encode())
    instance.raw(f"GET /api/{'x' * 9000}{PHONE} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
    instance.raw(f"{PHONE} canary\r\n\r\n".encode())
    with instance.client() as client:
        client.post("/api/v1/auth/login", data={"username": f"+{PHONE}", "password": SECRET})
        client.post("/api/auth/login", json={"username": PHONE, "password": SECRET, "canary": SECRET})
        client.post("/api/ivr/call", content=f'{{"callerNumber":"+{PHONE}", "transcript":"canary', headers={
            "Content-Type": "application/json", "Authorization": f"Bearer {API_KEY}"})
        answer = client.post("/api/v1/auth/login", data={"username": "admin", "password": "admin123"})
        if answer.status_code == 200:
            token = answer.json()["access_token"]
            client.get("/api/v1/auth/profile", headers={"Authorization": f"Bearer {token}x"})
            client.get(f"/api/v1/auth/profile?access_token={token}")


def logs(instance):
    files = [path for place in ("log", "tmp", "run") for path in (instance.home / place).rglob("*") if path.is_file()]
    return {path: path.read_bytes() for path in [*files, instance.output]}


def test_no_log_holds_a_number_a_token_or_a_password(used):
    found = {
        str(path): [line for line in text.splitlines() if CANARY.search(line)][:3]
        for path, text in logs(used).items() if CANARY.search(text)}
    assert found == {}


def test_no_log_and_no_command_line_holds_a_secret_of_the_service(used):
    assert used.commands
    for text in [*logs(used).values(), *used.commands]:
        assert not [secret for secret in used.secrets if secret in text]


def test_the_access_log_says_what_was_asked_in_words(used):
    text = (used.home / "log/nginx-access.log").read_text()
    assert '"path":"/api/ivr/restaurant"' in text and '"path":"/api/v1/auth/login"' in text
    assert '"status":"502"' in text and '"status":"503"' in text and '"status":"400"' in text
    assert not re.search(r'"path":"[^"]*\d{3}', text)


def test_the_access_log_has_a_word_for_each_page(trunkline):
    pages = sorted(page.name for page in (ROOT / "public").glob("*.html") if page.name != "index.html")
    with trunkline.client() as client:
        for page in pages:
            assert client.get(f"/{page}").status_code == 200
    log = trunkline.home / "log/nginx-access.log"
    await_that(lambda: f'"path":"/{pages[-1]}"' in log.read_text(), what="the lines")
    assert [page for page in pages if f'"path":"/{page}"' not in log.read_text()] == []


def test_the_logs_are_for_the_owner_only(used):
    assert all(path.stat().st_mode & 0o077 == 0 for path in (used.home / "log").iterdir())


# One log of all processes


@pytest.fixture(scope="module")
def together(tmp_path_factory):
    """An instance whose supervisor, workers and background worker write to one file, and that file."""
    place = tmp_path_factory.mktemp("together")
    log = place / "trunkline.log"
    with Instance(place / "home", TRUNKLINE_LOG=log) as instance:
        yield instance, log


def writers(instance):
    return [instance.pid("serve"), *instance.workers(), instance.pid("work")]


def messages(log):
    return [json.loads(line)["message"] for line in log.read_text().splitlines()]


def test_no_process_writes_over_what_another_has_written(together):
    instance, log = together
    for pid in writers(instance):
        flags, = re.findall(r"^flags:\s+(\d+)", Path(f"/proc/{pid}/fdinfo/2").read_text(), re.MULTILINE)
        assert int(flags, 8) & os.O_APPEND, processes.command(pid)
        assert os.path.samefile(f"/proc/{pid}/fd/2", log)
    with instance.held_down("mariadb"):
        call(instance)
    instance.await_ready()
    # Each line whole: none begins in the middle of another.
    said = messages(log)
    assert "background worker started" in said and len(set(said)) > 2


def test_a_log_that_was_moved_away_is_let_go_of_by_all(together):
    instance, log = together
    moved = log.with_suffix(".1")
    before = writers(instance)
    log.rename(moved)
    for name in ("serve", "work"):
        os.kill(instance.pid(name), signal.SIGUSR1)

    def have_let_go():
        return log.exists() and all(os.path.samefile(f"/proc/{pid}/fd/2", log) for pid in before)

    await_that(have_let_go, what="the new log")
    assert writers(instance) == before and all(processes.alive(pid) for pid in before)
    length = moved.stat().st_size
    with instance.held_down("mariadb"):
        await_that(lambda: "background work" in messages(log), what="the background worker's word")
    instance.await_ready()
    assert moved.stat().st_size == length


def test_who_cannot_open_the_log_anew_says_so_in_the_one_of_before(together):
    instance, log = together
    before = log.with_suffix(".2")
    log.rename(before)
    log.mkdir()
    try:
        for name in ("serve", "work"):
            os.kill(instance.pid(name), signal.SIGUSR1)
        await_that(
            lambda: messages(before).count("log not opened anew") == len(writers(instance)), what="all to say so")
    finally:
        log.rmdir()
    for name in ("serve", "work"):
        os.kill(instance.pid(name), signal.SIGUSR1)
    await_that(
        lambda: log.exists() and all(os.path.samefile(f"/proc/{pid}/fd/2", log) for pid in writers(instance)),
        what="the new log")


# nginx's logs in production

ROTATE = ROOT / "nginx/logrotate"
needs_logrotate = pytest.mark.skipif(
    not (shutil.which("logrotate", path=os.environ["PATH"] + ":/usr/sbin") and os.getuid() == 0),
    reason="needs logrotate, and root")


def logrotate(*words):
    path = os.environ["PATH"] + ":/usr/sbin"
    result = subprocess.run(
        ["logrotate", *words], env=os.environ | {"PATH": path}, capture_output=True, text=True, timeout=30)
    assert result.returncode == 0 and "error:" not in result.stderr, result.stderr
    return result.stderr


@needs_logrotate
def test_logrotate_takes_what_we_ship(tmp_path):
    shipped = tmp_path / "trunkline-front"
    shipped.write_text(ROTATE.read_text())
    shipped.chmod(0o644)
    said = logrotate("-d", "-s", str(tmp_path / "state"), str(shipped))
    assert "/var/lib/trunkline-front/log/nginx-*.log" in said and "rotations)" in said


@needs_logrotate
def test_nginx_goes_on_in_a_new_log_when_one_is_rotated(together, tmp_path):
    instance, _ = together
    shipped = tmp_path / "trunkline-front"
    shipped.write_text(ROTATE.read_text().replace("/var/lib/trunkline-front", str(instance.home)))
    shipped.chmod(0o644)
    log = instance.home / "log/nginx-access.log"

    def ask():
        with instance.client() as client:
            client.get("/api/rotated")

    ask()
    await_that(lambda: log.read_text(), what="a line in the log")
    logrotate("-f", "-s", str(tmp_path / "state"), str(shipped))
    old = log.with_name("nginx-access.log.1")
    assert old.stat().st_size
    assert log.stat().st_mode & 0o777 == 0o640

    def is_written():
        ask()
        return log.read_text()

    await_that(is_written, what="a line in the new log")

    def grows_alone():
        length, written = old.stat().st_size, len(log.read_text())
        await_that(lambda: len(is_written()) > written, what="more lines in the new log")
        return old.stat().st_size == length

    # What was in a worker's buffer may come to the old one yet.
    await_that(grows_alone, what="the old log at its end")
