"""script/run: what it starts, says and stops."""

import os
import signal
import ssl
import subprocess

import httpx
import pytest

from harness import Instance, await_that, processes
from harness.instance import API_KEY, CONFIG, ROOT


@pytest.fixture
def instance(tmp_path_factory):
    # The path of a socket may be 107 bytes long, and a test's own directory has the test's name.
    instance = Instance(tmp_path_factory.mktemp("run") / "a home with spaces")
    yield instance
    instance.__exit__()


def test_it_says_what_it_does_and_that_it_is_ready(trunkline):
    lines = trunkline.said().splitlines()
    assert lines[-1] == f"ready https://localhost:{trunkline.port}"
    assert sum(line.startswith("trunkline: ") for line in lines) > 3


def test_its_authority_verifies_the_certificate_and_the_system_does_not(trunkline):
    with trunkline.client() as client:
        assert client.get("/health").status_code == 200
    for address in ("127.0.0.1", "localhost"):
        with httpx.Client(verify=trunkline.trust()) as client:
            assert client.get(f"https://{address}:{trunkline.port}/health").status_code == 200
    with pytest.raises(httpx.ConnectError), httpx.Client(verify=ssl.create_default_context()) as stranger:
        stranger.get(f"{trunkline.url}/health")


def test_only_tls_1_2_and_later_is_spoken(trunkline):
    context = trunkline.trust()
    context.set_ciphers("ALL:@SECLEVEL=0")
    with pytest.deprecated_call():
        context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_1
    with pytest.raises((httpx.ConnectError, ssl.SSLError)), httpx.Client(verify=context) as client:
        client.get(f"{trunkline.url}/health")


def test_http_2_is_spoken(trunkline):
    with trunkline.client(http2=True) as client:
        assert client.get("/health").http_version == "HTTP/2"


def test_an_authority_finds_its_answer_in_clear_and_nothing_beside(trunkline):
    plain = f"http://localhost:{trunkline.http_port}"
    place = trunkline.home / "acme" / ".well-known" / "acme-challenge"
    place.mkdir(parents=True)
    (place / "token-1").write_text("token-1.thumbprint")
    (trunkline.home / "acme" / "other").write_text("other")
    answer = httpx.get(f"{plain}/.well-known/acme-challenge/token-1")
    assert (answer.status_code, answer.text) == (200, "token-1.thumbprint")
    assert httpx.get(f"{plain}/.well-known/acme-challenge/token-2").status_code == 404
    for path in ["/other", "/.well-known/acme-challenge", "/.well-known/acme-challenge/../../other", "/.well-known/x"]:
        assert httpx.get(plain + path).status_code == 308
    assert httpx.get(f"{plain}/.well-known/acme-challenge/").status_code in (403, 404)


def test_plain_http_leads_pages_to_https_and_refuses_the_api(trunkline):
    plain = f"http://localhost:{trunkline.http_port}"
    answer = httpx.get(f"{plain}/some/page?x=1")
    assert answer.status_code == 308
    assert answer.headers["location"] == f"{trunkline.url}/some/page?x=1"
    elsewhere = httpx.get(f"{plain}/", headers={"Host": "elsewhere.example"})
    assert elsewhere.headers["location"] == f"{trunkline.url}/"
    for path in (CONFIG, "/api", "/v1/ivr/call", "/api/v1/auth/login"):
        answer = httpx.get(plain + path, headers={"Authorization": f"Bearer {API_KEY}"})
        assert answer.status_code == 403 and "location" not in answer.headers
        assert "HTTPS_REQUIRED" in answer.text and answer.headers["x-request-id"]


def test_nothing_listens_outside_the_loopback(trunkline):
    ports = {f"{trunkline.port:04X}", f"{trunkline.http_port:04X}"}
    seen = set()
    for table in ("tcp", "tcp6"):
        with open(f"/proc/net/{table}") as lines:
            for line in lines:
                local, state = line.split()[1], line.split()[3]
                address, _, port = local.rpartition(":")
                if state == "0A" and port in ports:
                    assert address == "0100007F", line
                    seen.add(port)
    assert seen == ports


def test_secrets_are_in_files_for_the_owner_only_and_nowhere_else(trunkline):
    home = trunkline.home
    assert home.stat().st_mode & 0o077 == 0
    for name in ("keys/keyring", "keys/db-serve", "keys/db-migrate", "tls/ca.key", "tls/key.pem"):
        assert (home / name).stat().st_mode & 0o777 == 0o400, name
    secrets = [(home / "keys" / name).read_text().strip() for name in ("db-serve", "db-migrate")]
    for pid in processes.descendants(trunkline.process.pid):
        seen = " ".join(processes.command(pid)).encode() + processes.environment(pid)
        assert not [secret for secret in secrets if secret.encode() in seen], processes.command(pid)


def test_a_second_start_keeps_the_data_and_is_ready_within_10_seconds(instance):
    instance.start()
    authority = (instance.home / "tls/ca.pem").read_bytes()
    instance.database.ask("UPDATE restaurants SET name = 'Kept' WHERE id = 'restaurant_id'")
    assert instance.stop()[0] == 0
    assert instance.start() < 10
    assert (instance.home / "tls/ca.pem").read_bytes() == authority
    with instance.client(API_KEY) as client:
        assert client.get(CONFIG).json()["data"]["name"] == "Kept"


def test_two_run_side_by_side(instance, trunkline):
    instance.start()
    with instance.client() as one, trunkline.client() as other:
        assert one.get("/health/ready").status_code == other.get("/health/ready").status_code == 200
    with pytest.raises(httpx.ConnectError), httpx.Client(verify=trunkline.trust()) as client:
        client.get(f"{instance.url}/health")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_all_within_10_seconds_and_leaves_no_process(instance, number):
    instance.start()
    status, seconds = instance.stop(number)
    assert status == 0 and seconds < 10


def test_a_signal_while_it_still_starts_stops_it_too(instance):
    instance.start(await_ready=False)
    await_that(lambda: "starting MariaDB" in instance.said(), 30)
    status, seconds = instance.stop()
    assert status == 0 and seconds < 10


def test_a_stop_waits_for_nobody_who_does_not_react(instance):
    instance.start()
    for name in ("mariadb", "serve", "live", "nginx"):
        os.kill(instance.pid(name), signal.SIGSTOP)
    status, seconds = instance.stop()
    assert status == 0 and seconds < 10


def test_when_it_is_killed_nothing_is_left_and_the_next_start_succeeds(instance):
    instance.start()
    family = processes.descendants(instance.process.pid)
    instance.process.kill()
    instance.process.wait()
    await_that(lambda: not processes.still_there(family), 15, "the end of the children")
    instance.start()


@pytest.mark.parametrize("name", ["mariadb", "serve", "work", "live", "nginx"])
def test_a_child_that_dies_is_started_again_and_this_is_said(own_trunkline, name):
    before = own_trunkline.pid(name)
    os.kill(before, signal.SIGKILL)
    await_that(lambda: f"{name} is started again" in own_trunkline.said(), 10, "its return")
    assert own_trunkline.pid(name) != before
    own_trunkline.await_ready()


def refused(**environment):
    result = subprocess.run(
        [ROOT / "script/run"], env=os.environ | environment, capture_output=True, text=True, timeout=30)
    assert result.returncode == 1
    return result.stderr


def test_a_home_that_is_in_use_is_refused(trunkline):
    message = refused(TRUNKLINE_HOME=str(trunkline.home))
    assert f"process {trunkline.process.pid} already runs in {trunkline.home}" in message


def test_a_port_that_is_taken_is_refused_by_name(trunkline, tmp_path):
    message = refused(TRUNKLINE_HOME=str(tmp_path), TRUNKLINE_PORT=str(trunkline.port))
    assert f"port {trunkline.port} of 127.0.0.1 is taken" in message and "TRUNKLINE_PORT" in message


def test_a_home_too_long_for_a_unix_socket_is_refused(tmp_path):
    assert "room for 89" in refused(TRUNKLINE_HOME=f"{tmp_path}/{'x' * 100}")


@pytest.mark.parametrize("value", [
    "unix:", "localhost", "dead.beef", "10.0.0.0/8, fd00::/8", "10.0.0.0/8;", "10.0.0.0/8,", "${HOME}",
    "10.0.0.0/8\nfd00::/8"])
def test_trusted_proxies_that_are_no_networks_are_refused(tmp_path, value):
    message = refused(TRUNKLINE_HOME=str(tmp_path), TRUNKLINE_TRUSTED_PROXIES=value)
    assert "TRUNKLINE_TRUSTED_PROXIES is not a list of networks" in message and value in message


def test_a_network_that_only_nginx_finds_wrong_is_refused_with_its_reason(tmp_path):
    message = refused(TRUNKLINE_HOME=str(tmp_path), TRUNKLINE_TRUSTED_PROXIES="10.0.0.0/64")
    assert "nginx refuses" in message and '"10.0.0.0/64"' in message
