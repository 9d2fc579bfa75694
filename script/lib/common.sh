# shellcheck shell=bash
# What every script says and how it fails. Sourced, with `set -euo pipefail`.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
readonly root

say() { printf 'trunkline: %s\n' "$*"; }

fail() {
    printf 'trunkline: %s\n' "$*" >&2
    exit 1
}

# Something listens on 127.0.0.1 at this port.
port_in_use() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# milliseconds: on a clock that only a change of the date disturbs, and without a process of its own.
milliseconds() {
    local now=${EPOCHREALTIME/[.,]/}
    printf '%s' "${now%???}"
}

# make_environment REQUIREMENTS PLACE: a Python environment with what is wanted, unless it is there.
make_environment() {
    cmp -s "$1" "$2/requirements.txt" && return
    say "making the Python environment ${2##*/}"
    rm -rf "$2"
    /usr/bin/python3 -m venv "$2"
    "$2/bin/pip" install --quiet --no-input --disable-pip-version-check -r "$1"
    cp "$1" "$2/requirements.txt"
}
