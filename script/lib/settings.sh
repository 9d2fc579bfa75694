# shellcheck shell=bash
# The environment of script/run: read, checked, made absolute, handed on. The table of variables is in README.md.

# Longest path of a Unix socket (unix(7): 108 bytes with the closing NUL), less "/run/live-sub.sock".
readonly home_limit=$((107 - 18))

read_settings() {
    export TRUNKLINE_HOME=${TRUNKLINE_HOME:-$root/.trunkline}
    [[ $TRUNKLINE_HOME == /* ]] || TRUNKLINE_HOME=$PWD/$TRUNKLINE_HOME
    home=$TRUNKLINE_HOME
    port=${TRUNKLINE_PORT:-8443}
    http_port=${TRUNKLINE_HTTP_PORT:-8080}
    bench_port=${TRUNKLINE_BENCH_PORT:-}
    address_rate=${TRUNKLINE_ADDRESS_RATE:-500}
    trusted_proxies=${TRUNKLINE_TRUSTED_PROXIES:-}
    shm=${TRUNKLINE_SHM:-/dev/shm}
    # With a millisecond or two for each, the last of these waits less than half a second. A burst of calls finds room;
    # what goes on for longer is refused at once.
    in_progress=$((16 * ${TRUNKLINE_WORKERS:-2} * ${TRUNKLINE_THREADS:-8}))
    export TRUNKLINE_MODE=embedded
    # The demo data has two organisations: the patients of this one register here.
    local demo=2276e0c1-6a32-470e-b7e7-dcdbb286d76b
    export TRUNKLINE_REGISTRATION_ORGANISATION=${TRUNKLINE_REGISTRATION_ORGANISATION:-$demo}
    export TRUNKLINE_SQL=${TRUNKLINE_SQL:-$root/sql}
    export TRUNKLINE_KEYRING=${TRUNKLINE_KEYRING:-$home/keys/keyring}
    # The rest has this home in it by default; what another shell left behind would mix two instances up.
    unset TRUNKLINE_SOCKET TRUNKLINE_LIVE_SOCKET TRUNKLINE_DB_SOCKET TRUNKLINE_DB_HOST TRUNKLINE_DB_PASSWORD_FILE \
        TRUNKLINE_DB_MIGRATE_PASSWORD_FILE TRUNKLINE_DB_NAME TRUNKLINE_DB_USER TRUNKLINE_DB_MIGRATE_USER \
        TRUNKLINE_AUDIT_ANCHORS
    check_home
    check_numbers
    check_proxies
}

check_home() {
    local LC_ALL=C path
    ((${#home} <= home_limit)) ||
        fail "TRUNKLINE_HOME is ${#home} bytes long; a Unix socket's path leaves room for $home_limit: $home"
    for path in "$home" "$root" "$shm"; do
        [[ $path != *[\"\\\$\;\{\}]* && $path != *$'\n'* ]] ||
            fail "a path with one of \" \\ \$ ; { } or a line break in it cannot be written into nginx.conf: $path"
    done
}

check_numbers() {
    local number
    for number in "$port" "$http_port" "${bench_port:-1}" "$address_rate"; do
        [[ $number =~ ^[1-9][0-9]{0,6}$ ]] || fail "not a port or a rate: $number"
    done
}

# A "unix:" or a host's name is nothing that nginx should trust or ask the name server for.
check_proxies() {
    local network='([0-9]{1,3}(\.[0-9]{1,3}){3}|[0-9a-fA-F.]*:[0-9a-fA-F.:]*)(/[0-9]{1,3})?'
    [[ -z $trusted_proxies || $trusted_proxies =~ ^$network(,$network)*$ ]] ||
        fail "TRUNKLINE_TRUSTED_PROXIES is not a list of networks such as 10.0.0.0/8,fd00::/8: $trusted_proxies"
}

check_ports() {
    local pair
    for pair in "TRUNKLINE_PORT $port" "TRUNKLINE_HTTP_PORT $http_port" "TRUNKLINE_BENCH_PORT $bench_port"; do
        [[ -n ${pair#* } ]] || continue
        ! port_in_use "${pair#* }" ||
            fail "port ${pair#* } of 127.0.0.1 is taken: stop what listens there, or set ${pair% *}"
    done
}

make_home() {
    umask 077
    mkdir -p "$home"/{run,keys,tls,log,tmp,audit}
    home=$(cd "$home" && pwd -P)
    exec {lock}>>"$home/run/lock"
    flock -n "$lock" && { printf '%s\n' $$ >"$home/run/script.pid"; return; }
    local other
    other=$(cat "$home/run/script.pid" 2>/dev/null || true)
    [[ -z $other || ! -d /proc/$other ]] || fail "process $other already runs in $home"
    say "waiting for what an earlier start left behind"
    flock -w 15 "$lock" || fail "processes of an earlier start still run in $home; their ids are in $home/run"
    printf '%s\n' $$ >"$home/run/script.pid"
}
