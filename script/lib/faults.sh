# shellcheck shell=bash
# script/bench faults [ID...]: the table of faults, done and judged by Tests/Faults.

run_faults() {
    script/setup test
    # shellcheck source=script/lib/process.sh
    source "$root/script/lib/process.sh"
    # shellcheck source=script/lib/service.sh
    source "$root/script/lib/service.sh"
    build
    cd "$root/Tests"
    PYTHONDONTWRITEBYTECODE=1 exec "$root/.build/test-venv/bin/python" -m Faults.runner "$@"
}
