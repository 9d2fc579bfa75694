"""The units of a production, as far as they can be read without systemd."""

import configparser

import pytest

from harness.instance import ROOT

SYSTEMD = ROOT / "nginx" / "systemd"
# The front is Debian's unit with a drop-in of ours.
UNITS = [*sorted(SYSTEMD.glob("trunkline*.service")), SYSTEMD / "nginx-trunkline.conf"]


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_what_ends_is_started_again_however_often(path):
    unit = configparser.ConfigParser(strict=False, interpolation=None, delimiters=["="])
    unit.optionxform = str
    unit.read_string(path.read_text())
    assert unit["Service"]["Restart"] == "always"
    # systemd.unit(5): by default the fifth start within ten seconds is the last.
    assert unit["Unit"]["StartLimitIntervalSec"] == "0"


def test_there_are_units():
    assert len(UNITS) == 4
