# shellcheck shell=bash
# What Tests/ measures: script/bench faults [ID...] and script/bench live [LISTENERS [RATE [MESSAGES]]].

# run_measurement MODULE ARGUMENT...: a module of Tests/, on a release of this checkout.
run_measurement() {
    script/setup test
    # shellcheck source=script/lib/process.sh
    source "$root/script/lib/process.sh"
    # shellcheck source=script/lib/service.sh
    source "$root/script/lib/service.sh"
    build
    cd "$root/Tests"
    TRUNKLINE_BINARY=$binary PYTHONDONTWRITEBYTECODE=1 exec "$root/.build/test-venv/bin/python" -m "$@"
}
