"""Static files as nginx serves them: packed ones, how long they are kept, and what is not served."""

import contextlib
import gzip

import pytest

from harness.instance import ROOT

PLACE = ROOT / "public" / "vendor"
PACKED = gzip.compress(b"// as it was packed\n", mtime=0)


@pytest.fixture
def vendored():
    """A file with a packed one beside it, and one that must not be served."""
    there = PLACE.is_dir()
    PLACE.mkdir(exist_ok=True)
    files = {"test-page.js": b"// as it is\n", "test-page.js.gz": PACKED, ".test-page": b"hidden"}
    for name, content in files.items():
        (PLACE / name).write_bytes(content)
    yield
    for name in files:
        (PLACE / name).unlink()
    if not there:
        with contextlib.suppress(OSError):
            PLACE.rmdir()


def test_a_packed_file_goes_to_who_takes_it(client, vendored):
    with client.stream("GET", "/vendor/test-page.js", headers={"Accept-Encoding": "gzip"}) as answer:
        assert b"".join(answer.iter_raw()) == PACKED
    assert answer.headers["content-encoding"] == "gzip"
    plain = client.get("/vendor/test-page.js", headers={"Accept-Encoding": "identity"})
    assert plain.content == b"// as it is\n" and "content-encoding" not in plain.headers
    for one in (answer, plain):
        assert one.headers["vary"] == "Accept-Encoding"
        assert one.headers["content-type"] == "text/javascript; charset=utf-8"
        assert one.headers["cache-control"] == "no-cache"
        assert "default-src 'none'" in one.headers["content-security-policy"]


@pytest.mark.parametrize("path", [
    "/vendor/.test-page", "/vendor/", "/vendor/..%2f..%2fREADME.md", "/vendor/test-page.js/..",
    "/.trunkline/keys/keyring"])
def test_what_is_hidden_or_elsewhere_is_not_served(trunkline, vendored, path):
    answer = trunkline.raw(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
    assert answer[:12] in (b"HTTP/1.1 400", b"HTTP/1.1 403", b"HTTP/1.1 404"), answer


def test_pages_and_modules_are_asked_for_each_time(client):
    assert client.get("/").headers["cache-control"] == "no-cache"
    assert client.get("/assets/js/boot.js").headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("path", ["/api/docs", "/api/docs/", "/api/v1/docs", "/api/v1/docs/"])
def test_the_documentation_is_there_under_each_prefix(client, path):
    answer = client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert answer.content == (ROOT / "public/docs/index.html").read_bytes()
    # What shows it needs to make markup of texts, which the other pages' policy forbids.
    assert "require-trusted-types-for" not in answer.headers["content-security-policy"]
