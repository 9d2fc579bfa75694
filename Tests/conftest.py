import pytest

from harness import Instance
from harness.instance import UNLIMITED


@pytest.fixture(scope="session")
def trunkline(tmp_path_factory):
    """An instance that all tests share: a test that breaks something mends it."""
    # Tests sign in once for the whole run.
    limits = UNLIMITED | {"TRUNKLINE_TOKEN_LIFETIME": 7200, "TRUNKLINE_IDLE_LIMIT": 7200}
    with Instance(tmp_path_factory.mktemp("shared") / "home", **limits) as instance:
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
