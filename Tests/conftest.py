import pytest

from harness import Instance

# Limits that hold back a caller would hold back the tests' load too; the tests of the limits set their own.
UNLIMITED = {
    "TRUNKLINE_ADDRESS_RATE": 100_000,
    "TRUNKLINE_USER_RATE": 1_000_000, "TRUNKLINE_USER_BURST": 1_000_000,
    "TRUNKLINE_KEY_RATE": 10_000_000, "TRUNKLINE_KEY_BURST": 1_000_000,
}


@pytest.fixture(scope="session")
def trunkline(tmp_path_factory):
    """An instance that all tests share: a test that breaks something mends it."""
    with Instance(tmp_path_factory.mktemp("shared") / "home", **UNLIMITED) as instance:
        yield instance


@pytest.fixture(scope="module")
def own_trunkline(tmp_path_factory):
    """An instance for the tests of one file that break things."""
    with Instance(tmp_path_factory.mktemp("own") / "home", **UNLIMITED) as instance:
        yield instance


@pytest.fixture
def client(trunkline):
    with trunkline.client() as client:
        yield client
