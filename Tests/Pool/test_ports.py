import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
ASK = """
import sys
from harness.ports import free_port
print(*(free_port() for _ in range(50)), flush=True)
sys.stdin.read()
"""


def test_runs_beside_each_other_are_given_different_ports():
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", ASK], cwd=TESTS, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(4)]
    ports = [port for run in runs for port in run.stdout.readline().split()]
    for run in runs:
        run.communicate()
    assert len(ports) == 200
    assert len(set(ports)) == 200
