import pytest

from harness import Instance
from harness.instance import API_KEY


@pytest.fixture
def caller(trunkline):
    """A client with the demo API key."""
    with trunkline.client(API_KEY) as client:
        yield client


@pytest.fixture(scope="module")
def narrow(tmp_path_factory):
    """One worker of one thread, so four requests at a time; and 20 requests a second from one address, 40 at once."""
    limits = {"TRUNKLINE_WORKERS": 1, "TRUNKLINE_THREADS": 1, "TRUNKLINE_ADDRESS_RATE": 20}
    with Instance(tmp_path_factory.mktemp("narrow") / "home", **limits) as instance:
        yield instance
