"""A receiver of webhooks that behaves as the path asks, on ports of 127.0.0.1.

web.py DIRECTORY [ADDRESS...]: certificates lie there; port 443 of the addresses is served too. Says its ports on standard output, as JSON, and ends with its standard input.
"""

import json
import socket
import ssl
import struct
import sys
import threading
import time

directory = sys.argv[1]
connections = 0
lock = threading.Lock()


def context(name, version=ssl.TLSVersion.TLSv1_2):
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(f"{directory}/{name}.pem", f"{directory}/{name}.key")
    if version < ssl.TLSVersion.TLSv1_2:
        made.set_ciphers("ALL:@SECLEVEL=0")
        made.minimum_version = version
        made.maximum_version = version
    return made


def reset(connection):
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


def read_request(connection, received):
    while b"\r\n\r\n" not in received:
        more = connection.recv(65536)
        if not more:
            return None
        received += more
    head, received = received.split(b"\r\n\r\n", 1)
    length = next(
        (int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")), 0)
    while len(received) < length:
        more = connection.recv(65536)
        if not more:
            return None
        received += more
    return head.decode("latin-1"), received[:length].decode(), received[length:]


def answer(status, body=b"", head=""):
    return f"HTTP/1.1 {status} X\r\nContent-Length: {len(body)}\r\n{head}\r\n".encode() + body


def respond(connection, path, head, body, number):
    """Returns whether the connection is kept."""
    verb = path.split("/")[1].split("?")[0]
    if verb == "status":
        connection.sendall(answer(int(path.split("/")[2])))
    elif verb == "later":
        connection.sendall(answer(429, b"", "Retry-After: 7\r\nSet-Cookie: a=b\r\n"))
    elif verb == "sleep":
        time.sleep(float(path.split("/")[2]))
        connection.sendall(answer(200, b"ok"))
    elif verb == "hang":
        time.sleep(3600)
    elif verb == "reset":
        reset(connection)
        return False
    elif verb == "endless":
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 10737418240\r\n\r\n")
        while True:
            connection.sendall(b"x" * 65536)
    elif verb == "trickle":
        connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        while True:
            connection.sendall(b"1\r\nx\r\n")
            time.sleep(0.05)
    elif verb == "heads":
        connection.sendall(b"HTTP/1.1 200 OK\r\n")
        while True:
            connection.sendall(b"X-More: " + b"x" * 1000 + b"\r\n")
    elif verb == "interim":
        while True:
            connection.sendall(b"HTTP/1.1 102 Processing\r\nX-More: " + b"x" * 1000 + b"\r\n\r\n")
    elif verb == "half":
        connection.sendall(b"HTTP/1.1 202 OK\r\nContent-Length: 10\r\n\r\nhalf")
        return False
    elif verb == "garbage":
        connection.sendall(b"220 mail.example ESMTP\r\n")
        return False
    elif verb == "redirect":
        connection.sendall(answer(302, b"", f"Location: http://127.0.0.1:{ports['plain']}/echo\r\n"))
    elif verb == "once":
        # Answers, and closes the connection when it is used again.
        connection.sendall(answer(200, b"ok"))
        connection.recv(1)
        reset(connection)
        return False
    else:
        text = json.dumps({"head": head, "body": body, "connection": number, "path": path}).encode()
        connection.sendall(answer(200, text))
    return True


seen = open(f"{directory}/seen", "a", buffering=1)


def serve(connection, tls):
    global connections
    try:
        if tls:
            connection = tls.wrap_socket(connection, server_side=True)
        with lock:
            connections += 1
            number = connections
        received = b""
        while request := read_request(connection, received):
            head, body, received = request
            path = head.split(" ")[1]
            with lock:
                seen.write(path + "\n")
            if not respond(connection, path, head, body, number):
                break
        connection.close()
    except OSError:
        connection.close()


def listen(handle, address="127.0.0.1", port=0):
    listener = socket.create_server((address, port), backlog=128)

    def accept():
        while True:
            connection, _ = listener.accept()
            if port:
                with lock:
                    seen.write(f"connected {address}\n")
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=handle, args=(connection,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    return listener.getsockname()[1]


mute = []
ports = {}
known, stranger, old = context("server"), context("stranger"), context("server", ssl.TLSVersion.TLSv1_1)
ports["tls"] = listen(lambda connection: serve(connection, known))
ports["plain"] = listen(lambda connection: serve(connection, None))
ports["stranger"] = listen(lambda connection: serve(connection, stranger))
ports["old"] = listen(lambda connection: serve(connection, old))
for own in sys.argv[2:]:
    ports[own] = listen(lambda connection: serve(connection, known), own, 443)
ports["mute"] = listen(mute.append)
ports["hasty"] = listen(reset)
print(json.dumps(ports), flush=True)
sys.stdin.read()
