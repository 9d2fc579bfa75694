"""Tokens that must be refused, over HTTP: each is made out of a good one, without the key."""

import base64
import json

import pytest

PROFILE = "/api/v1/auth/profile"


def encode(value):
    data = value if isinstance(value, bytes) else json.dumps(value, separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def decode(part):
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))


@pytest.fixture(scope="module")
def good(trunkline):
    return trunkline.sign_in("manager", "manager123")["access_token"]


def with_header(token, **changes):
    head, payload, signature = token.split(".")
    return f"{encode(decode(head) | changes)}.{payload}.{signature}"


def with_claims(token, **changes):
    head, payload, signature = token.split(".")
    return f"{head}.{encode(decode(payload) | changes)}.{signature}"


def flipped(token):
    head, payload, signature = token.split(".")
    return f"{head}.{payload}.{'B' if signature[0] == 'A' else 'A'}{signature[1:]}"


FORGERIES = {
    "not a token": lambda token: "token",
    "alg none, no signature": lambda token: with_header(token, alg="none").rpartition(".")[0] + ".",
    "alg nOnE, signature kept": lambda token: with_header(token, alg="nOnE"),
    "alg none, two parts": lambda token: with_header(token, alg="none").rpartition(".")[0],
    "alg HS512": lambda token: with_header(token, alg="HS512"),
    "alg hs256": lambda token: with_header(token, alg="hs256"),
    "alg RS256": lambda token: with_header(token, alg="RS256"),
    "alg as a number": lambda token: with_header(token, alg=256),
    "another kid": lambda token: with_header(token, kid="another"),
    "a path as kid": lambda token: with_header(token, kid="../../../dev/null"),
    "an empty kid": lambda token: with_header(token, kid=""),
    "a key of its own": lambda token: with_header(token, jwk={"kty": "oct", "k": "AA"}),
    "typ JWE": lambda token: with_header(token, typ="JWE"),
    "crit": lambda token: with_header(token, crit=["exp"]),
    "a higher role": lambda token: with_claims(token, role="super_admin", is_superuser=True),
    "another organisation": lambda token: with_claims(token, org="00000000-0000-0000-0000-000000000000"),
    "a longer life": lambda token: with_claims(token, exp=4102444800),
    "no end": lambda token: with_claims(token, exp=None),
    "an end as text": lambda token: with_claims(token, exp="4102444800"),
    "a duplicate claim": lambda token: ".".join([
        token.split(".")[0], encode(b'{"sub":"admin","sub":"manager"}'), token.split(".")[2]]),
    "an array": lambda token: ".".join([token.split(".")[0], encode(b"[]"), token.split(".")[2]]),
    "bytes that are not JSON": lambda token: ".".join([token.split(".")[0], encode(b"\xff\xfe"), token.split(".")[2]]),
    "a bit of the signature": flipped,
    "no signature": lambda token: token.rpartition(".")[0] + ".",
    "half a signature": lambda token: token[:-20],
    "padding": lambda token: token + "=",
    "four parts": lambda token: token + "." + token.rpartition(".")[2],
    "a line break inside": lambda token: token[:20] + "\t" + token[20:],
    "a key of another system": lambda token: "psk_live_" + "x" * 32,
    "a refresh token": lambda token: "rt_" + "A" * 43,
}


@pytest.mark.parametrize("kind", FORGERIES)
def test_a_forged_token_is_401_with_a_challenge(client, good, kind):
    answer = client.get(PROFILE, headers={"Authorization": f"Bearer {FORGERIES[kind](good)}"})
    assert answer.status_code == 401, answer.text
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert set(answer.json()) == {"error"}


def test_no_token_and_another_scheme_are_401(client, good):
    for headers in ({}, {"Authorization": good}, {"Authorization": f"Basic {good}"}, {"Authorization": "Bearer"}):
        answer = client.get(PROFILE, headers=headers)
        assert answer.status_code == 401 and answer.headers["www-authenticate"].startswith("Bearer")


def test_a_token_of_100_kb_is_refused(client):
    answer = client.get(PROFILE, headers={"Authorization": "Bearer " + "x" * 100_000})
    assert answer.status_code in (400, 401)


def test_the_good_one_is_answered(client, good):
    answer = client.get(PROFILE, headers={"Authorization": f"Bearer {good}"})
    assert answer.status_code == 200, answer.text


def test_after_sign_out_every_worker_refuses_it_within_a_second(trunkline):
    from harness import await_that

    token = trunkline.sign_in("manager", "manager123")["access_token"]
    with trunkline.client(token) as client:
        assert client.post("/api/v1/auth/logout").status_code == 204
        await_that(lambda: client.get(PROFILE).status_code == 401, 1, "the refusal")
        assert {client.get(PROFILE).status_code for _ in range(50)} == {401}


def test_a_refresh_token_works_once_and_its_second_use_ends_the_session(trunkline):
    first = trunkline.sign_in("manager", "manager123")
    with trunkline.client() as client:
        second = client.post("/api/v1/auth/refresh", json={"refresh_token": first["refresh_token"]})
        assert second.status_code == 200
        again = client.post("/api/v1/auth/refresh", json={"refresh_token": first["refresh_token"]})
        assert again.status_code == 401
        successor = client.post("/api/v1/auth/refresh", json={"refresh_token": second.json()["refresh_token"]})
        assert successor.status_code == 401
