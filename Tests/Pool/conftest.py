import pytest

from harness import Instance
from harness.authorizer import Authorizer
from harness.instance import API_KEY
from harness.live import Live


@pytest.fixture
def caller(trunkline):
    """A client with the demo API key."""
    with trunkline.client(API_KEY) as client:
        yield client


@pytest.fixture(scope="module")
def narrow(tmp_path_factory):
    """One worker of one thread, so sixteen requests at a time; and 20 requests a second from one address, 40 at once."""
    limits = {"TRUNKLINE_WORKERS": 1, "TRUNKLINE_THREADS": 1, "TRUNKLINE_ADDRESS_RATE": 20}
    with Instance(tmp_path_factory.mktemp("narrow") / "home", **limits) as instance:
        yield instance


@pytest.fixture
def authorizer(own_trunkline):
    """Answers in the pool's place whether somebody may listen."""
    with Authorizer(own_trunkline) as authorizer:
        yield authorizer


@pytest.fixture
def live(own_trunkline, authorizer):
    """The live nginx. When the test ends its worker must be the one it was, unless the test says otherwise by
    `live.forgive()`."""
    live = Live(own_trunkline)
    live.expect_no_crash()
    yield live
    live.assert_no_crash()
