"""The command line, on the database and the keys of a running instance."""

import os
import re
import shlex
import shutil
import signal
import subprocess
from pathlib import Path

from harness import await_that, faults
from harness.instance import API_KEY, CONFIG, ROOT


PROGRAM = os.environ.get("TRUNKLINE_BINARY") or ROOT / ".build" / "release" / "trunkline"


def settings(home):
    return {"PATH": os.environ["PATH"], "TRUNKLINE_HOME": str(home), "TRUNKLINE_MODE": "embedded"}


def trunkline_command(instance, *arguments, **environment):
    """Runs `trunkline` as an operator would."""
    return subprocess.run(
        [PROGRAM, *arguments], env=settings(instance.home) | environment, cwd=ROOT, capture_output=True, text=True,
        timeout=60)


def test_a_command_that_is_asked_what_it_does_does_nothing_but_say_it(tmp_path):
    def ask(*arguments):
        return subprocess.run(
            [PROGRAM, *arguments], env=settings(tmp_path / "home"), cwd=tmp_path, capture_output=True, text=True,
            timeout=10)

    usage = ask("--help")
    assert usage.returncode == 0 and usage.stderr == "" and ask("-h").stdout == ask("user", "--help").stdout == usage.stdout
    synopses = [line.strip().split("  ")[0] for line in usage.stdout.splitlines() if line.startswith("  ")]
    assert len(synopses) > 20
    for synopsis in [*synopses, "worker"]:
        words = re.match(r"[a-z]+( [a-z]+)*", synopsis)[0].split()
        for arguments in (["--help"], ["-h"], ["something", "--help"]):
            said = ask(*words, *arguments)
            assert (said.returncode, said.stderr) == (0, "")
            assert said.stdout.splitlines()[0] == f"usage: trunkline {synopsis}"
        if words == synopsis.split():
            refused = ask(*words, "--force")
            assert (refused.returncode, refused.stdout) == (64, ""), synopsis
            assert refused.stderr == f"usage: trunkline {synopsis}\n"
    assert ask("nothing").returncode == 64
    assert list(tmp_path.iterdir()) == []


def reload(instance):
    """Has the pool and the background worker load their keys anew, and waits until they have."""
    said, before = (instance.home / "log" / "work.log").read_text().count("keyring loaded anew"), instance.workers()
    for process in ["serve", "work"]:
        os.kill(instance.pid(process), signal.SIGHUP)
    await_that(
        lambda: len(instance.workers()) == len(before) and not set(instance.workers()) & set(before),
        seconds=60, what="the new generation")
    await_that(
        lambda: (instance.home / "log" / "work.log").read_text().count("keyring loaded anew") > said, seconds=60,
        what="the keyring in the background worker")


def test_production_does_not_start_with_demo_credentials_and_names_them(trunkline):
    result = trunkline_command(
        trunkline, "serve", TRUNKLINE_MODE="production", TRUNKLINE_SOCKET=str(trunkline.home / "run" / "second.sock"))
    assert result.returncode == 1
    for login in ["ivr@healthcare.local", "doctor@healthcare.local", "admin", "manager", "agent", "other-admin"]:
        assert f"user {login}" in result.stderr
    assert "API key psk_live_demo..." in result.stderr
    assert "ivr123" not in result.stderr and API_KEY not in result.stderr


def test_production_does_not_take_demo_data(trunkline):
    result = trunkline_command(trunkline, "demo", TRUNKLINE_MODE="production")
    assert result.returncode == 1
    assert "embedded" in result.stderr


def test_a_second_supervisor_leaves_the_socket_alone(trunkline):
    result = trunkline_command(trunkline, "serve")
    assert result.returncode == 1
    assert "inUse" in result.stderr
    with trunkline.client(API_KEY) as client:
        assert client.get(CONFIG).status_code == 200


def test_the_configuration_is_checked(trunkline):
    assert trunkline_command(trunkline, "config").stdout == "ok\n"
    wrong = trunkline_command(trunkline, "config", TRUNKLINE_WORKERS="many", TRUNKLINE_THREADS="0")
    assert wrong.returncode == 1
    assert "TRUNKLINE_WORKERS" in wrong.stderr and "TRUNKLINE_THREADS" in wrong.stderr


def test_users_who_may_connect_and_are_none_are_named_before_a_worker_is_started(trunkline):
    assert trunkline_command(trunkline, "config", TRUNKLINE_PEERS="nobody, daemon, ").stdout == "ok\n"
    for command in ["config", "serve"]:
        refused = trunkline_command(
            trunkline, command, TRUNKLINE_PEERS="nobody, nobody-such",
            TRUNKLINE_SOCKET=str(trunkline.home / "run" / "second.sock"))
        assert refused.returncode == 1
        assert "TRUNKLINE_PEERS: there is no user nobody-such" in refused.stdout + refused.stderr


def test_a_log_that_cannot_be_written_is_refused(trunkline, tmp_path):
    (tmp_path / "directory").mkdir()
    for log in [tmp_path / "nowhere" / "trunkline.log", tmp_path / "directory"]:
        for command in ["config", "serve", "work"]:
            refused = trunkline_command(
                trunkline, command, TRUNKLINE_LOG=str(log),
                TRUNKLINE_SOCKET=str(trunkline.home / "run" / "second.sock"))
            assert refused.returncode == 1
            assert f"TRUNKLINE_LOG: cannot write to {log}" in refused.stdout + refused.stderr
    later = tmp_path / "trunkline.log"
    assert trunkline_command(trunkline, "config", TRUNKLINE_LOG=str(later)).stdout == "ok\n"
    assert not later.exists()


def test_what_is_refused_is_said_in_words_and_not_in_statements(trunkline):
    organisation = trunkline_command(trunkline, "organisation", "create", "Words", "GB").stdout.strip()

    def refusal(*arguments):
        refused = trunkline_command(trunkline, *arguments)
        assert (refused.returncode, refused.stdout) == (1, "")
        assert not re.search(r"INSERT|SELECT|UPDATE", refused.stderr)
        return refused.stderr

    country = refusal("organisation", "create", "Words", "UK")
    assert "the country must be one of AE, AT," in country and " GB," in country
    assert "name: " in refusal("organisation", "create", "", "GB")
    assert "login: " in refusal("user", "invite", organisation, "", "agent", "A name")
    assert "login: " in refusal("user", "invite", organisation, "two words", "agent", "A name")
    assert "name: " in refusal("user", "invite", organisation, "words@example.test", "agent", "")
    assert "role: " in refusal("user", "invite", organisation, "words@example.test", "captain", "A name")
    for role in ["doctor", "patient"]:
        assert "the role must be one of super_admin, admin, manager, agent, IVR;" in refusal(
            "user", "invite", organisation, "words@example.test", role, "A name")
    assert trunkline_command(
        trunkline, "user", "invite", organisation, "words@example.test", "agent", "A name").returncode == 0
    assert refusal("user", "invite", organisation, "Words@example.test", "agent", "A name") == (
        "trunkline user invite: this login is taken\n")
    assert "name: " in refusal("key", "create", organisation, "x" * 121)


def test_a_migration_outlives_its_terminal_and_is_taken_over_when_it_dies(own_trunkline, tmp_path):
    newer = shutil.copytree(ROOT / "sql", tmp_path / "sql")
    count = len(list(newer.glob("*.sql")))
    environment = settings(own_trunkline.home) | {"TRUNKLINE_SQL": str(newer)}

    def begin(number):
        """Begins a migration, and returns when it sleeps in its file."""
        (newer / f"{number:04}_slow.sql").write_text(
            f"DO SLEEP(3);\nCREATE TABLE slow_{number} (id INT NOT NULL PRIMARY KEY) ENGINE = InnoDB;\n")
        process = subprocess.Popen([PROGRAM, "migrate"], env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        await_that(
            lambda: own_trunkline.database.ask(
                "SELECT 'asleep' FROM information_schema.processlist WHERE info = 'DO SLEEP(3)'"), what="the sleep")
        return process

    goes_on = begin(count + 1)
    goes_on.send_signal(signal.SIGHUP)
    assert "_slow.sql" in goes_on.communicate(timeout=60)[0] and goes_on.returncode == 0

    dies = begin(count + 2)
    dies.kill()
    dies.communicate()
    after = subprocess.run(
        [PROGRAM, "migrate"], env=environment, cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert (after.returncode, after.stdout) == (0, f"applied {count + 2:04}_slow.sql\n"), after.stderr
    # The instance is others' too.
    own_trunkline.database.ask(f"DELETE FROM schema_migrations WHERE version > {count}")


def test_a_background_worker_that_could_not_load_its_keys_anew_tries_again_by_itself(own_trunkline):
    log = own_trunkline.home / "log" / "work.log"
    with own_trunkline.held_down("mariadb"):
        os.kill(own_trunkline.pid("work"), signal.SIGHUP)
        await_that(lambda: "keyring not loaded anew" in log.read_text(), seconds=60, what="the failure")
        assert "keyring loaded anew" not in log.read_text()
    await_that(lambda: "keyring loaded anew" in log.read_text(), seconds=60, what="the keyring")


def test_the_check_names_what_a_production_would_not_start_with(trunkline):
    result = trunkline_command(trunkline, "config", TRUNKLINE_MODE="production")
    assert result.returncode == 1
    lines = result.stdout.splitlines()
    assert "production does not start with demo credentials in the database" in lines
    assert "user admin" in lines and "API key psk_live_demo..." in lines and "ok" not in lines


def test_scripted_callers_with_another_organisations_key_are_refused_in_words(trunkline):
    organisation = trunkline_command(trunkline, "organisation", "create", "Elsewhere", "US").stdout.strip()
    key = trunkline_command(trunkline, "key", "create", organisation, "IVR").stdout.split()[1]
    script = sorted((ROOT / "Tests" / "Conversations").iterdir())[0]
    result = trunkline_command(trunkline, "simulate", str(script), TRUNKLINE_VOICE_KEY=key)
    assert result.returncode == 1
    assert result.stderr.startswith("trunkline simulate: ") and "APIError" not in result.stderr


def test_a_database_that_a_newer_release_has_brought_on_is_ready_and_one_that_lacks_something_is_not(own_trunkline):
    def ready():
        with own_trunkline.client() as client:
            answer = client.get("/health/ready")
            return answer.status_code, answer.json()["checks"]["migrations"]

    database = own_trunkline.database
    database.ask(
        "INSERT INTO schema_migrations (version, name, checksum, statements_done) VALUES (9999, 'newer', '', 0)")
    assert ready() == (200, "ok")
    database.ask("UPDATE schema_migrations SET applied_at = UTC_TIMESTAMP(6) WHERE version = 9999")
    assert ready() == (200, "ok")
    database.ask("DELETE FROM schema_migrations WHERE version = 9999")
    database.ask("UPDATE schema_migrations SET version = 9999 ORDER BY version DESC LIMIT 1")
    assert ready() == (503, "behind")
    database.ask(
        "UPDATE schema_migrations AS newest, (SELECT COUNT(*) AS count FROM schema_migrations) AS files "
        "SET version = files.count WHERE version = 9999")
    assert ready() == (200, "ok")


def test_with_another_keyring_nobody_serves_or_works(own_trunkline, tmp_path):
    instance, other = own_trunkline, str(tmp_path / "keyring")
    assert trunkline_command(instance, "keys", "create", TRUNKLINE_KEYRING=other).returncode == 0
    for command in ["config", "serve", "work", "migrate"]:
        refused = trunkline_command(
            instance, command, TRUNKLINE_KEYRING=other, TRUNKLINE_SOCKET=str(tmp_path / "socket"))
        assert refused.returncode == 1
        said = refused.stdout + refused.stderr
        assert "the keyring's seal key 1 is another" in said and "belongs to another keyring" in said
    assert trunkline_command(instance, "config").stdout == "ok\n"

    # A reload with it is none: the workers of before serve on.
    keyring, before = instance.home / "keys" / "keyring", instance.workers()
    right = keyring.read_text()
    keyring.unlink()
    Path(other).rename(keyring)
    try:
        os.kill(instance.pid("serve"), signal.SIGHUP)
        log = instance.home / "log" / "serve.log"
        await_that(lambda: "generation_dropped" in log.read_text(), seconds=60, what="the end of the reload")
        # One of the dropped generation that was up already ends what it is at.
        await_that(lambda: set(instance.workers()) == set(before), what="the workers of before, and no others")
        assert instance.sign_in("agent", "agent123")["access_token"]
    finally:
        keyring.chmod(0o600)
        keyring.write_text(right)
        keyring.chmod(0o400)


def test_the_tables_of_the_next_release_are_made_beside_workers_of_this_one(own_trunkline, tmp_path):
    newer = shutil.copytree(ROOT / "sql", tmp_path / "sql")
    count = len(list(newer.glob("*.sql")))
    (newer / f"{count + 1:04}_next.sql").write_text(
        "CREATE TABLE next_release (id INT NOT NULL PRIMARY KEY) ENGINE = InnoDB;\n")
    assert "_next.sql" in trunkline_command(own_trunkline, "migrate", TRUNKLINE_SQL=str(newer)).stdout
    before = own_trunkline.workers()
    os.kill(before[0], signal.SIGKILL)
    await_that(
        lambda: len(own_trunkline.workers()) == len(before) and before[0] not in own_trunkline.workers(),
        what="another worker")
    with own_trunkline.client() as client:
        assert {client.get("/health/ready").status_code for _ in range(20)} == {200}
    assert own_trunkline.sign_in("agent", "agent123")["access_token"]


def test_a_key_is_not_retired_while_something_is_sealed_with_it(own_trunkline):
    def command(*arguments):
        result = trunkline_command(own_trunkline, "keys", *arguments)
        return result.returncode, result.stdout

    assert command("rotate", "seal")[0] == 0
    code, said = command("retire", "seal", "1")
    assert code == 1 and int(said.split()[0]) > 0 and "trunkline keys reseal" in said
    assert "seal 1 previous" in command("list")[1]
    for process in ["serve", "work"]:
        os.kill(own_trunkline.pid(process), signal.SIGHUP if process == "serve" else signal.SIGTERM)
    await_that(lambda: command("reseal")[1].startswith("0 "), seconds=60, what="everything to be sealed anew")
    assert command("retire", "seal", "1")[0] == 0
    assert "seal 1 retired" in command("list")[1]


def test_an_index_key_is_not_retired_while_something_is_found_by_it(own_trunkline):
    def command(*arguments):
        result = trunkline_command(own_trunkline, "keys", *arguments)
        return result.returncode, result.stdout + result.stderr

    assert command("activate", "index") == (1, "trunkline keys activate: there is no index key to activate: add one first\n")
    for step in ["add", "activate"]:
        assert command(step, "index")[0] == 0
        reload(own_trunkline)
    assert command("retire", "index", "1")[0] == 1
    jobs = "('reindex_patients', 'reindex_calls', 'reindex_messages', 'reindex_accounts', 'reindex_requests')"
    own_trunkline.database.ask(f"UPDATE scheduled_jobs SET due_at = UTC_TIMESTAMP(6) WHERE name IN {jobs}")
    await_that(lambda: command("retire", "index", "1")[0] == 0, seconds=60, what="everything to be indexed anew")
    reload(own_trunkline)
    assert trunkline_command(own_trunkline, "config").stdout == "ok\n"
    with own_trunkline.client(own_trunkline.sign_in("ivr@healthcare.local", "ivr123")["access_token"]) as desk:
        found = desk.post("/api/patients/search", json={"name": "Asha Rao"})
        assert found.status_code == 200 and found.json()["patients"]


def test_a_rotation_of_the_audit_key_leaves_no_lane_without_anchors(own_trunkline):
    anchors, log = own_trunkline.home / "audit" / "anchors", own_trunkline.home / "log"
    for step in ["add", "activate"]:
        assert trunkline_command(own_trunkline, "keys", step, "audit").returncode == 0
        own_trunkline.sign_in("agent", "agent123")
        reload(own_trunkline)
        own_trunkline.sign_in("agent", "agent123")
    own_trunkline.database.ask(
        "UPDATE scheduled_jobs SET due_at = UTC_TIMESTAMP(6) WHERE name = 'anchor_audit_heads'")
    # The lines of the new key: the second last word is its number.
    await_that(
        lambda: anchors.exists() and any(line.split()[-2] == "2" for line in anchors.read_text().splitlines()),
        seconds=10, what="the anchors")
    assert trunkline_command(own_trunkline, "audit", "verify").returncode == 0
    assert not any("audit lane" in file.read_text() for file in log.glob("*.log"))


def test_a_production_can_be_set_up_from_nothing(trunkline):
    organisation = trunkline_command(trunkline, "organisation", "create", "Clinic", "US").stdout.strip()
    code = trunkline_command(
        trunkline, "user", "invite", organisation, "first@clinic.example", "admin", "First Admin").stdout.strip()
    with trunkline.client() as client:
        accepted = client.post(
            "/api/auth/invitation", json={"invitation_code": code, "password": "tangerine orbit 9"})
        assert accepted.status_code == 200
    with trunkline.client(accepted.json()["access_token"]) as client:
        assert client.get("/api/auth/profile").json()["organisation"]["name"] == "Clinic"
    key_id, key = trunkline_command(trunkline, "key", "create", organisation, "IVR").stdout.split()
    with trunkline.client(key) as client:
        # Let in, and not told of another organisation's restaurant.
        assert client.get(CONFIG).status_code == 404
        assert trunkline_command(trunkline, "key", "revoke", organisation, key_id).returncode == 0
        await_that(lambda: client.get(CONFIG).status_code == 401, seconds=6, what="the refusal of the key")


def test_a_user_disabled_at_the_command_line_is_refused_by_every_worker_within_seconds(trunkline):
    organisation = trunkline_command(trunkline, "organisation", "create", "Gone", "US").stdout.strip()
    code = trunkline_command(
        trunkline, "user", "invite", organisation, "gone@clinic.example", "admin", "Gone").stdout.strip()
    with trunkline.client() as client:
        token = client.post(
            "/api/auth/invitation", json={"invitation_code": code, "password": "tangerine orbit 9"}
        ).json()["access_token"]
    with trunkline.client(token) as client:
        assert client.get("/api/auth/profile").status_code == 200
        assert trunkline_command(trunkline, "user", "disable", "gone@clinic.example").returncode == 0
        await_that(
            lambda: [client.get("/api/auth/profile").status_code for _ in range(40)] == [401] * 40, seconds=6,
            what="the refusal by every worker")


def test_the_only_admin_who_forgot_the_password_is_helped_at_the_command_line(trunkline):
    organisation = trunkline_command(trunkline, "organisation", "create", "Forgotten", "US").stdout.strip()
    login = "forgot@clinic.example"
    code = trunkline_command(trunkline, "user", "invite", organisation, login, "admin", "Forgot").stdout.strip()

    def accept(client, code, password):
        return client.post("/api/auth/invitation", json={"invitation_code": code, "password": password})

    with trunkline.client() as client:
        token = accept(client, code, "tangerine orbit 9").json()["access_token"]
    with trunkline.client(token) as client:
        assert client.get("/api/auth/profile").status_code == 200
        reset = trunkline_command(trunkline, "user", "reset", login)
        assert reset.returncode == 0
        await_that(
            lambda: [client.get("/api/auth/profile").status_code for _ in range(40)] == [401] * 40, seconds=6,
            what="the refusal by every worker")
    with trunkline.client() as client:
        assert accept(client, reset.stdout.strip(), "another orbit 99").status_code == 200
        answers = [client.post("/api/v1/auth/login", data={"username": login, "password": password}).status_code
            for password in ("tangerine orbit 9", "another orbit 99")]
        assert answers == [401, 200]
    refused = trunkline_command(trunkline, "user", "reset", "nobody@clinic.example")
    assert refused.returncode != 0 and "no such" in refused.stderr


def test_a_logout_is_refused_by_every_worker_at_once(trunkline):
    token = trunkline.sign_in("agent", "agent123")["access_token"]
    with trunkline.client(token) as client:
        assert [client.get("/api/auth/profile").status_code for _ in range(40)] == [200] * 40
        assert client.post("/api/auth/logout").status_code == 204
        assert [client.get("/api/auth/profile").status_code for _ in range(40)] == [401] * 40


def test_the_worker_anchors_the_trail_and_a_changed_anchor_is_found(own_trunkline):
    file = own_trunkline.home / "audit" / "anchors"
    own_trunkline.sign_in("agent", "agent123")
    own_trunkline.database.ask(
        "UPDATE scheduled_jobs SET due_at = UTC_TIMESTAMP(6) WHERE name = 'anchor_audit_heads'")
    await_that(lambda: file.exists() and "\n" in file.read_text(), seconds=10, what="the anchors")
    assert file.stat().st_mode & 0o7777 == 0o600
    sound = trunkline_command(own_trunkline, "audit", "verify")
    assert sound.returncode == 0 and "anchors: " in sound.stdout
    text = file.read_text()
    file.write_text(text.replace(" 1 ", " 2 ", 1))
    broken = trunkline_command(own_trunkline, "audit", "verify")
    file.write_text(text)
    assert broken.returncode == 1 and "anchors: broken at line 1" in broken.stdout


def test_the_trail_is_verified_and_tampering_is_found(own_trunkline):
    own_trunkline.sign_in("agent", "agent123")
    sound = trunkline_command(own_trunkline, "audit", "verify")
    assert sound.returncode == 0 and "broken" not in sound.stdout
    own_trunkline.database.ask("UPDATE audit_events SET outcome = 'refused' ORDER BY organisation_id DESC LIMIT 1")
    broken = trunkline_command(own_trunkline, "audit", "verify")
    assert broken.returncode == 1
    assert "it was changed" in broken.stdout


def test_tokens_live_through_one_rotation_and_no_more(own_trunkline):
    first = own_trunkline.sign_in("manager", "manager123")["access_token"]

    def rotate():
        before = own_trunkline.workers()
        assert trunkline_command(own_trunkline, "keys", "rotate", "token").returncode == 0
        os.kill(own_trunkline.pid("serve"), signal.SIGHUP)
        await_that(
            lambda: len(own_trunkline.workers()) == len(before) and not set(own_trunkline.workers()) & set(before),
            what="the new generation")

    def status(token):
        with own_trunkline.client(token) as client:
            return client.get("/api/auth/profile").status_code

    rotate()
    second = own_trunkline.sign_in("manager", "manager123")["access_token"]
    assert (status(first), status(second)) == (200, 200)
    rotate()
    assert (status(first), status(second)) == (401, 200)


def test_sealed_fields_are_sealed_anew_by_the_background_worker(own_trunkline):
    with own_trunkline.client(API_KEY) as client:
        assert client.get("/api/ivr/restaurant/+15550007777/config").status_code == 404
    envelopes = "SELECT HEX(SUBSTRING(asked, 2, 4)) FROM look_ups WHERE asked IS NOT NULL"
    await_that(lambda: own_trunkline.database.ask(envelopes), what="the look-up")
    assert trunkline_command(own_trunkline, "keys", "rotate", "seal").returncode == 0
    os.kill(own_trunkline.pid("serve"), signal.SIGHUP)
    os.kill(own_trunkline.pid("work"), signal.SIGTERM)
    assert "values to seal anew" in trunkline_command(own_trunkline, "keys", "reseal").stdout
    await_that(
        lambda: {row[0] for row in own_trunkline.database.ask(envelopes)} == {"00000002"}, seconds=20,
        what="the last value under the new key")


def test_secrets_are_not_in_arguments_environments_or_open_files(trunkline):
    secrets = [API_KEY, "ivr123", (trunkline.home / "keys" / "db-serve").read_text().strip()]
    secrets += [line.split()[-1] for line in (trunkline.home / "keys" / "keyring").read_text().splitlines()]
    for pid in [trunkline.pid("serve"), trunkline.pid("work"), *trunkline.workers()]:
        seen = Path(f"/proc/{pid}/cmdline").read_bytes() + Path(f"/proc/{pid}/environ").read_bytes()
        for secret in secrets:
            assert secret.encode() not in seen
    for file in ["keyring", "db-serve", "db-migrate"]:
        assert (trunkline.home / "keys" / file).stat().st_mode & 0o777 == 0o400


def test_a_backup_is_put_back_however_long_its_statements_take(own_trunkline, tmp_path):
    printed = (ROOT / "README.md").read_text().partition("**Backup.**")[2].partition("**What waited to leave")[0]
    dump = re.search(r"mariadb-dump [^)\n]*", printed)[0]
    restore = re.search(r"mariadb [^\n]*<trunkline\.sql", printed)[0]

    def run(command):
        program, rest = command.split(" ", 1)
        place = map(shlex.quote, own_trunkline.database.command[1:5])
        return subprocess.run(
            ["bash", "-c", " ".join([program, *place, rest])], cwd=tmp_path, capture_output=True, text=True, timeout=60)

    ask = own_trunkline.database.ask
    # Each statement of the dump has as many of these as go into a megabyte, so it takes some 50 ms and more.
    ask("CREATE TABLE many (PRIMARY KEY (seq)) SELECT seq, HEX(RANDOM_BYTES(40)) AS text FROM seq_1_to_60000")
    try:
        assert run(dump).returncode == 0
        ask("CREATE DATABASE restored")
        with faults.database_setting(own_trunkline, "max_statement_time", 0.005):
            restored = run(restore.replace(" trunkline ", " restored "))
        assert restored.returncode == 0, restored.stderr
        assert ask("SELECT COUNT(*) FROM restored.many") == [["60000"]]
        tables = "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = '{}'"
        assert ask(tables.format("restored")) == ask(tables.format("trunkline"))
    finally:
        ask("DROP TABLE many; DROP DATABASE IF EXISTS restored")


def test_the_database_keeps_the_statements_of_as_many_connections_as_it_may_have(trunkline):
    each = int(re.search(
        r"StatementCache\(capacity: (\d+)\)", (ROOT / "Sources" / "MariaDB" / "Connection.swift").read_text())[1])
    # README.md, "Install", 5: the largest pool (32 workers of 64 threads) on two hosts.
    connections = 2 * 2 * 32 * (64 + 3) + 40
    kept = trunkline.database.ask("SELECT @@GLOBAL.max_prepared_stmt_count")[0][0]
    assert int(kept) >= connections * each
