# shellcheck shell=bash
# The product's own processes: built when a source is newer, prepared, started, awaited.

build() {
    binary=${TRUNKLINE_BINARY:-}
    if [[ -n $binary ]]; then
        [[ -x $binary ]] || fail "TRUNKLINE_BINARY is not a program: $binary"
        return
    fi
    binary=$root/.build/release/trunkline
    built_already || build_release
}

# A build that changes nothing costs seconds; a look at the sources' times does not.
built_already() {
    [[ -x $binary && -e $root/.build/release-built ]] &&
        [[ -z $(find "$root/Sources" "$root/Package.swift" -newer "$root/.build/release-built" -print -quit) ]]
}

# How a release is built. The runtime is linked in, so that a host needs no toolchain; and the optimiser looks across
# modules, which is a third of the pool's time per request.
release_flags=(-c release --static-swift-stdlib -Xswiftc -cross-module-optimization)

build_release() {
    say "building (the first time takes minutes)"
    mkdir -p "$root/.build"
    touch "$root/.build/release-started"
    attend swift build --package-path "$root" "${release_flags[@]}" --product trunkline || fail "the build failed"
    mv "$root/.build/release-started" "$root/.build/release-built"
}

run_serve() { become "$binary" serve; }
run_work() { become "$binary" work; }

prepare() {
    if [[ ! -e $TRUNKLINE_KEYRING ]]; then
        say "making the keyring"
        attend "$binary" keys create || fail "the keyring could not be made"
    fi
    say "bringing the database up to date"
    attend "$binary" migrate || fail "the migrations failed"
    attend "$binary" demo || fail "the demo data could not be written"
}

# Whether requests are answered, and the background worker is at work.
# Leaves the status in $answer, the body in run/ready.json, a failure in run/ready.err.
ask_ready() {
    answer=$(curl --silent --show-error --max-time 2 --noproxy '*' --cacert "$home/tls/ca.pem" \
        --resolve "localhost:$port:127.0.0.1" --output "$home/run/ready.json" --write-out '%{http_code}' \
        "https://localhost:$port/health/ready" 2>"$home/run/ready.err") && [[ $answer == 200 ]] &&
        [[ $(<"$home/run/ready.json") == *'"worker":"ok"'* ]]
}

await_ready() {
    local answer="" limit=$(($(milliseconds) + 60000))
    until ask_ready; do
        keep "${children[@]}"
        (($(milliseconds) < limit)) || fail "not ready after 60 s: $(why_not "$answer")"
        pause 0.1
    done
}

why_not() {
    if [[ $1 == 000 ]]; then
        cat "$home/run/ready.err"
    else
        printf '/health/ready answers %s %s\n' "$1" "$(cat "$home/run/ready.json")"
    fi
    printf 'The logs are in %s. The last of serve.log:\n' "$home/log"
    tail -n 3 "$home/log/serve.log"
}
