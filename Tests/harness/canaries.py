"""Looking for texts in files, byte by byte and in every spelling that a computer is likely to give them."""

import base64
import os
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import quote, quote_plus

SPELLINGS = {
    "plain": lambda text: [text.encode()],
    "UTF-16": lambda text: [text.encode("utf-16-le"), text.encode("utf-16-be")],
    "Latin-1": lambda text: [text.encode("latin-1", "ignore")],
    "Base64": lambda text: [piece for alphabet in (None, b"-_") for piece in in_base64(text.encode(), alphabet)],
    "percent": lambda text: [
        spelling(text).encode() for spelling in (
            lambda text: quote(text, safe=""), quote_plus, every_byte, lambda text: every_byte(text).lower())],
    "hexadecimal": lambda text: [text.encode().hex().encode(), text.encode().hex().upper().encode()],
    "JSON": lambda text: ["".join(c if c.isascii() else f"\\u{ord(c):04x}" for c in text).encode()],
}


def every_byte(text):
    return "".join(f"%{byte:02X}" for byte in text.encode())


def in_base64(data, alphabet):
    """What is sure to stand in the Base64 of anything that has the data in it: by where the data begins."""
    for shift in range(3):
        whole = base64.b64encode(bytes(shift) + data, alphabet)
        yield whole[-(-8 * shift // 6):8 * (shift + len(data)) // 6]


def needles(texts):
    """From each spelling to the text it is of. What is shorter than six bytes would be found in any noise."""
    found = {}
    for text in texts:
        for case in {text, text.lower(), text.upper()}:
            for spell in SPELLINGS.values():
                found |= {spelling: text for spelling in spell(case) if len(spelling) >= 6}
    return found


def files(places):
    return [path for place in map(Path, places) for path in ([place] if place.is_file() else place.rglob("*"))
            if path.is_file() and not path.is_symlink()]


def search(places, texts):
    """Where the texts stand in the files of these places: (text, file, offset, what stands around it)."""
    spelled = needles(texts)
    with tempfile.NamedTemporaryFile() as patterns, tempfile.NamedTemporaryFile("w") as paths:
        patterns.write(b"\n".join(spelled) + b"\n")
        patterns.flush()
        paths.write("\0".join(str(path) for path in files(places)))
        paths.flush()
        # -H -Z: each line is a name, a NUL, an offset, a colon and what matched.
        done = subprocess.run(
            ["xargs", "-0", "-a", paths.name, "grep", "-HZaobF", "-f", patterns.name], capture_output=True,
            env=os.environ | {"LC_ALL": "C"}, timeout=300)
        assert done.returncode in (0, 123) and not done.stderr, done.stderr[:1000]
    found = []
    for line in done.stdout.split(b"\n")[:-1]:
        name, _, rest = line.partition(b"\0")
        offset, _, spelling = rest.partition(b":")
        path, offset = Path(os.fsdecode(name)), int(offset)
        with path.open("rb") as file:
            file.seek(max(0, offset - 60))
            found.append((spelled[spelling], str(path), offset, file.read(140)))
    return found
