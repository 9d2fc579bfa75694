"""Whose allowance a request is taken from: the address that nginx sees, or the one a trusted proxy names."""

import json
import uuid

import pytest

from harness import Instance, await_that


@pytest.fixture(scope="module")
def behind(tmp_path_factory):
    """One that trusts a proxy on this host, and lets each client make three requests at once, then one a second."""
    settings = {"TRUNKLINE_TRUSTED_PROXIES": "127.0.0.1,fd00::/8", "TRUNKLINE_ADDRESS_RATE": 1}
    with Instance(tmp_path_factory.mktemp("behind") / "home", **settings) as instance:
        yield instance


def statuses(client, forwarded, count):
    return [client.get("/", headers={"X-Forwarded-For": forwarded}).status_code for _ in range(count)]


def share_an_allowance(instance, one, other):
    with instance.client() as client:
        assert statuses(client, one, 5)[-1] == 429
        return statuses(client, other, 1) == [429]


def logged(instance, forwarded):
    """The access log's line of a request with this X-Forwarded-For."""
    with instance.client() as client:
        identifier = client.get("/", headers={"X-Forwarded-For": forwarded}).headers["x-request-id"]

    def line():
        lines = (instance.home / "log/nginx-access.log").read_text().splitlines()
        return next((line for line in lines if identifier in line), None)

    return json.loads(await_that(line, what="the line of the log"))


def test_each_client_of_a_trusted_proxy_has_an_allowance_of_its_own(behind):
    assert not share_an_allowance(behind, "192.0.2.1", "192.0.2.2")
    assert share_an_allowance(behind, "192.0.2.3", "192.0.2.3")


def test_the_client_that_a_trusted_proxy_names_is_the_one_in_the_log(behind):
    assert logged(behind, "192.0.2.10")["address"] == "192.0.2.10"
    assert logged(behind, "2001:db8::10")["address"] == "2001:db8::10"


@pytest.mark.parametrize("forwarded, client", [
    ("198.51.100.1, 192.0.2.20", "192.0.2.20"),
    ("127.0.0.1, 192.0.2.20", "192.0.2.20"),
    ("192.0.2.20, fd00::1, 127.0.0.1", "192.0.2.20"),
    ("nonsense, 192.0.2.20", "192.0.2.20"),
    ("192.0.2.20, nonsense", "127.0.0.1"),
])
def test_of_a_chain_the_last_that_is_not_trusted_counts(behind, forwarded, client):
    assert logged(behind, forwarded)["address"] == client


def test_what_a_client_puts_before_its_address_gets_it_no_other_allowance(behind):
    assert share_an_allowance(behind, "198.51.100.1, 192.0.2.30", "198.51.100.2, 192.0.2.30")


def test_without_the_setting_the_header_is_ignored(narrow):
    with narrow.client() as client:
        answers = [statuses(client, f"192.0.2.{number}", 1)[0] for number in range(100)]
    assert 429 in answers
    assert await_that(lambda: logged(narrow, "192.0.2.1"))["address"] == "127.0.0.1"


ONE_NETWORK = [
    ("2001:db8:1:2::1", "2001:db8:1:2:3:4:5:6"),
    ("2001:DB8:1:2::1", "2001:0db8:0001:0002::2"),
    ("2001:db8:2::1", "2001:db8:2:0:3:4:5:6"),
    ("2001:db8::3:4:5:6", "2001:db8::1"),
    ("2001:db8:0:3::1", "2001:db8::3:1:2:3:4"),
    ("2002::7:1:2:3:4", "2002:0:0:7::1"),
    ("2003::3:4:5:6", "2003::1"),
]
TWO_NETWORKS = [
    ("2001:db8:11:2::1", "2001:db8:11:3::1"),
    ("2001:db8:12::1", "2001:db8:12:1::1"),
    ("2004:db8::1", "2004:db8:0:1::1"),
    ("2005::7:1:2:3:4", "2005::8:1:2:3:4"),
    ("2006:1::1", "2006::1:0:0:0:1"),
    ("2007::1", "2007:0:0:1::1"),
]


@pytest.mark.parametrize("one, other", ONE_NETWORK)
def test_addresses_of_one_ipv6_network_of_64_bits_share_an_allowance(behind, one, other):
    assert share_an_allowance(behind, one, other)


@pytest.mark.parametrize("one, other", TWO_NETWORKS)
def test_two_ipv6_networks_do_not(behind, one, other):
    assert not share_an_allowance(behind, one, other)


@pytest.mark.parametrize("http2", [False, True])
@pytest.mark.parametrize("letter", ["x", "a", "%7e"])
def test_a_path_of_more_than_8_kb_is_414_however_well_it_is_packed(trunkline, http2, letter):
    with trunkline.client(http2=http2) as client:
        path = f"/api/{uuid.uuid4()}/" + letter * (9000 // len(letter))
        assert client.get(path).status_code == 414
