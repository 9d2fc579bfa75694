"""Ports for servers that tests start."""

import socket

PORTS = range(20_000, 32_000)  # below those that the kernel gives to outgoing connections
_claims = []  # held for as long as this process lives


def free_port():
    """A port at which nothing listens, and which neither this run nor another beside it is given again: between the look
    and the server's own `bind` another run would find it free as well. What claims it is a name in the kernel, which
    goes with the process however it ends."""
    for port in PORTS:
        claim = socket.socket(socket.AF_UNIX)
        try:
            claim.bind(f"\0trunkline-test-port-{port}")
            with socket.socket() as probe:
                probe.bind(("127.0.0.1", port))
        except OSError:
            claim.close()
            continue
        _claims.append(claim)
        return port
    raise OSError(f"no port of {PORTS} is free")
