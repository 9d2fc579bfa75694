"""Small disks of an instance's own, and full ones."""

import contextlib
import os
import shutil
import subprocess
from pathlib import Path

# Within a mount namespace of its own: what is in directory $1 moves to a disk of $2 MB more than it needs.
OWN_DISK = """
set -e
directory=$1 room=$2
shift 2
cp -a "$directory" "$directory.seed"
size=$(($(du -sm "$directory" | cut -f 1) + room))
mount -t tmpfs -o "size=${size}m,mode=700" tmpfs "$directory"
cp -a "$directory.seed/." "$directory"
rm -rf "$directory.seed"
exec "$@"
"""


def no_own_disk():
    """Why `own_disk` cannot be had here; None when it can."""
    if os.geteuid() != 0:
        return "mounting a small disk takes root"
    done = subprocess.run(
        ["unshare", "--mount", "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True, text=True)
    return f"no disk can be mounted: {done.stderr.strip()}" if done.returncode else None


@contextlib.contextmanager
def own_disk(instance, name, megabytes):
    """The instance, started anew with one of its directories on a small disk, which is gone at the end with all that
    was written. Yields the directory as it is seen from here."""
    directory = instance.home / name
    instance.stop()
    instance.wrapper = ["unshare", "--mount", "sh", "-c", OWN_DISK, "own-disk", directory, str(megabytes)]
    try:
        instance.start()
        yield Path(f"/proc/{instance.process.pid}/root{directory}")
    finally:
        instance.stop()
        instance.wrapper = []
        instance.start()


@contextlib.contextmanager
def full_disk(directory):
    """Takes what is left of the file system that a directory is on."""
    filler = directory / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (1 << 20, 1 << 12, 1 << 9):
            with contextlib.suppress(OSError):
                while True:
                    file.write(bytes(size))
    assert shutil.disk_usage(directory).free < 4096
    try:
        yield
    finally:
        filler.unlink()
