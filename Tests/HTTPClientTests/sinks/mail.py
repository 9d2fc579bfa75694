"""Mail servers that behave as sender and recipient ask, on ports of 127.0.0.1.

mail.py DIRECTORY: certificates lie there. Says its ports on standard output, as JSON, and ends with its standard input.
What was received is in `mails`, a line of JSON each.
"""

import asyncio
import base64
import json
import socket
import ssl
import struct
import sys
import threading
import time

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

directory = sys.argv[1]
received = open(f"{directory}/mails", "a", buffering=1)
seen = open(f"{directory}/seen", "a", buffering=1)
USER, PASSWORD = b"mailer@example.com", "pass w\u00f6rd%00\"'\\".encode()


def context(name):
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(f"{directory}/{name}.pem", f"{directory}/{name}.key")
    return made


class Handler:
    async def handle_MAIL(self, server, session, envelope, address, options):
        seen.write(f"MAIL {address}\n")
        if address.startswith("blocked"):
            return "550 5.7.1 secret reason"
        if address.startswith("hurried"):
            return "421 4.7.0 not now"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("unknown"):
            return "550 5.1.1 no such user: " + address
        if address.startswith("full"):
            return "452 4.2.2 over quota"
        if address.startswith("closing"):
            return "421 4.3.2 closing"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        verb = envelope.mail_from.split("@")[0]
        if verb == "dropped":
            server.transport.abort()
            return "250 never sent"
        if verb == "spam":
            return "554 5.6.0 no"
        if verb == "later":
            return "451 4.3.0 later"
        if verb == "slow":
            seen.write(f"DATA {envelope.mail_from}\n")
            await asyncio.sleep(60 if "given-up" in envelope.mail_from else 5)
        received.write(json.dumps({
            "sender": envelope.mail_from, "recipients": envelope.rcpt_tos, "hello": session.host_name,
            "tls": session.ssl is not None, "user": (session.auth_data or b"").decode(),
            "message": base64.b64encode(envelope.original_content).decode()}) + "\n")
        return "250 2.0.0 queued"

    async def handle_QUIT(self, server, session, envelope):
        if session.host_name == "stays.example.com":
            await asyncio.sleep(30)
        return "221 bye"


def authenticate(server, session, envelope, mechanism, data):
    good = isinstance(data, LoginPassword) and (data.login, data.password) == (USER, PASSWORD)
    seen.write(f"AUTH {mechanism} {'good' if good else 'bad'}\n")
    return AuthResult(success=good, handled=False, auth_data=data.login if good else None)


async def start(wrap=None, **options):
    def make():
        return SMTP(Handler(), hostname="mail.example.com", **options)

    server = await asyncio.get_running_loop().create_server(make, "127.0.0.1", 0, ssl=wrap)
    return server.sockets[0].getsockname()[1]


def scripted(talk):
    """A server that talks as it likes, in a thread."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=16)

    def accept():
        while True:
            connection, _ = listener.accept()
            threading.Thread(target=talk, args=(connection,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    return listener.getsockname()[1]


kept = []


def late(connection):
    """Never greets."""
    kept.append(connection)


def unwilling(connection):
    connection.sendall(b"554 5.3.2 no service\r\n")
    connection.recv(1000)
    connection.close()


def dropping(connection):
    """Goes away in the middle of the message, or when all of it has come, or once DATA has been said."""
    lines = connection.makefile("rb")
    connection.sendall(b"220 hello\r\n")
    sender = ""
    for line in lines:
        verb = line[:4].upper()
        if verb == b"MAIL":
            sender = line.decode()
        if verb == b"DATA":
            if "before" in sender:
                break
            connection.sendall(b"354 go on\r\n")
            count = 0
            for text in lines:
                count += len(text)
                if "middle" in sender and count > 100_000 or text == b".\r\n":
                    break
            break
        connection.sendall(b"250 fine\r\n")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()
    lines.close()


def deaf(connection):
    """Reads no more for a while in the middle of the message, and notes whether all of it came in the end."""
    lines = connection.makefile("rb")
    connection.sendall(b"220 hello\r\n")
    for line in lines:
        if line[:4].upper() != b"DATA":
            connection.sendall(b"250 fine\r\n")
            continue
        connection.sendall(b"354 go on\r\n")
        lines.read(100_000)
        seen.write("DEAF\n")
        time.sleep(2)
        last = b""
        while more := lines.read(65_536):
            last = (last + more)[-5:]
        seen.write("WHOLE\n" if last == b"\r\n.\r\n" else "CUT\n")


async def main():
    login = {"authenticator": authenticate, "auth_required": True}
    ports = {
        "starttls": await start(tls_context=context("server"), require_starttls=True, **login),
        "tls": await start(wrap=context("server"), auth_require_tls=False, **login),
        "stranger": await start(tls_context=context("stranger"), require_starttls=True, **login),
        "plain": await start(),
        "late": scripted(late),
        "unwilling": scripted(unwilling),
        "dropping": scripted(dropping),
        "deaf": scripted(deaf),
    }
    print(json.dumps(ports), flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


asyncio.run(main())
