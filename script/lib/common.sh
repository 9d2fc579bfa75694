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
