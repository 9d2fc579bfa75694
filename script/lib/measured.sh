# shellcheck shell=bash
# What Tests/ measures: script/bench faults [ID...], script/bench live [LISTENERS [RATE [MESSAGES]]] and
# script/bench verification [PART...].

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

# measure_verification [PART...]: what fills the database is built first, the peers are those of script/bench.
measure_verification() {
    script/setup bench
    # shellcheck source=script/lib/service.sh
    source "$root/script/lib/service.sh"
    swift build --quiet "${release_flags[@]}" --product RequestFiller
    run_measurement Benchmarks.verification "$@"
}
