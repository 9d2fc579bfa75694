# shellcheck shell=bash
# What Tests/ measures: script/bench faults [ID...], script/bench live [LISTENERS [RATE [MESSAGES]]] and
# script/bench audit [EVENTS], script/bench verification [PART...].

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

# measure_audit [EVENTS]: on a database that is thrown away, of the smallest size.
measure_audit() {
    local place status=0
    script/setup bench
    # shellcheck source=script/lib/service.sh
    source "$root/script/lib/service.sh"
    swift build --quiet "${release_flags[@]}" --product AuditSpeed
    place=$(mktemp -d)
    Tests/database/start "$place"
    TEST_DB_SOCKET=$place/socket .build/release/AuditSpeed "$@" || status=$?
    Tests/database/stop "$place"
    rm -rf "$place"
    exit "$status"
}

# measure_verification [PART...]: what fills the database is built first; the peers are those of script/bench.
measure_verification() {
    local status=0
    script/setup bench
    # shellcheck source=script/lib/service.sh
    source "$root/script/lib/service.sh"
    swift build --quiet "${release_flags[@]}" --product RequestFiller
    (run_measurement Benchmarks.verification "$@") || status=$?
    (($#)) || (measure_audit) || status=$?
    exit "$status"
}
