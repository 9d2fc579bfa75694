# shellcheck shell=bash
# What Tests/ measures: script/bench faults [ID...], script/bench live [LISTENERS [RATE [MESSAGES]]] and
# script/bench audit [EVENTS], script/bench verification [PART...], script/bench understanding [DATA], script/bench calls,
# script/bench booking, script/bench outbox.

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

# measure_understanding [DATA]: by default beside the peers; the product, its trainer, and the libraries it is beside.
measure_understanding() {
    local data=${1:-${UNDERSTANDING_DATA:-$root/../shared/data/understanding}}
    [[ -d $data/dev ]] || fail "no public sets in $data: name their directory, or set UNDERSTANDING_DATA to it"
    data=$(cd "$data" && pwd)
    make_environment "$root/script/requirements-bench.txt" "$root/.build/bench-venv"
    # shellcheck source=script/lib/process.sh
    source "$root/script/lib/process.sh"
    # shellcheck source=script/lib/service.sh
    source "$root/script/lib/service.sh"
    build
    swift build --quiet -c release --product UnderstandingTrainer
    cd "$root/Tests"
    TRUNKLINE_BINARY=$binary TRAINER_BINARY=$root/.build/release/UnderstandingTrainer PYTHONDONTWRITEBYTECODE=1 \
        exec "$root/.build/bench-venv/bin/python" -m Benchmarks.understanding "$data"
}

# measure_calls: on a service of its own; the peers are those of script/bench.
measure_calls() {
    script/setup bench
    run_measurement Benchmarks.calls
}

# measure_voice: on a service of its own; the peers are those of script/bench.
measure_voice() {
    script/setup bench
    run_measurement Benchmarks.voice
}

# measure_booking: on a service of its own; the peers are those of script/bench.
measure_booking() {
    script/setup bench
    run_measurement Benchmarks.booking
}

# measure_outbox: what fills it is built first.
measure_outbox() {
    script/setup bench
    # shellcheck source=script/lib/service.sh
    source "$root/script/lib/service.sh"
    swift build --quiet "${release_flags[@]}" --product OutboxFiller
    run_measurement Benchmarks.outbox
}
