"""A name server on 127.0.0.1:53: each name's addresses in turn, the last one for good, none of them to be kept.

names.py DIRECTORY NAME=ADDRESS,ADDRESS...: a name without addresses is not answered for. What was asked is in `seen`.
"""

import json
import socket
import struct
import sys
import threading

seen = open(f"{sys.argv[1]}/seen", "a", buffering=1)
names = {name: [a for a in addresses.split(",") if a] for name, addresses in (e.split("=") for e in sys.argv[2:])}
A = 1

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("127.0.0.1", 53))


def question(packet):
    labels, position = [], 12
    while packet[position]:
        labels.append(packet[position + 1:position + 1 + packet[position]].decode())
        position += 1 + packet[position]
    kind, = struct.unpack(">H", packet[position + 1:position + 3])
    return ".".join(labels), kind, packet[12:position + 5]


def answer():
    while True:
        packet, asker = server.recvfrom(512)
        name, kind, asked = question(packet)
        addresses = names.get(name)
        if addresses == []:
            continue
        found = b""
        if addresses and kind == A:
            address = addresses.pop(0) if len(addresses) > 1 else addresses[0]
            seen.write(f"{name} {address}\n")
            found = b"\xc0\x0c" + struct.pack(">HHIH", A, 1, 0, 4) + socket.inet_aton(address)
        flags = 0x8180 if addresses else 0x8183
        head = packet[:2] + struct.pack(">HHHHH", flags, 1, 1 if found else 0, 0, 0)
        server.sendto(head + asked + found, asker)


threading.Thread(target=answer, daemon=True).start()
print(json.dumps({"names": 53}), flush=True)
sys.stdin.read()
