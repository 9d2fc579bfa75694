# shellcheck shell=bash
# Children: started each in a session of its own, kept alive, stopped in order.
#
# A child NAME is a function run_NAME that ends in `become`. While run/NAME.down exists, one that has ended is not
# started again (as runit has it): the tests use it.

children=(mariadb serve work live nginx)
declare -A child started_at restart_at back_off
attended=
stop_asked=
stopping=
exec {idle}<> <(:)

# A trap that leaves the script from within a builtin crashes bash 5.2 now and then: it notes, and whoever waits looks.
note_stops() { trap 'stop_asked=yes' TERM INT HUP; }

# Waits without a process of its own, and leaves when a stop was asked for.
pause() {
    read -rt "$1" -u "$idle" || true
    [[ -z $stop_asked || -n $stopping ]] || exit 0
}

# become COMMAND...: the child is the leader of its own session, so that Ctrl-C at the terminal is ours to answer, and
# is told to stop by the kernel should this script be killed.
become() { exec setsid setpriv --pdeathsig TERM -- "$@"; }

start() {
    local name=$1
    rm -f "$home/run/$name.pid"
    "run_$name" </dev/null >>"$home/log/$name.log" 2>&1 {idle}>&- &
    child[$name]=$!
    started_at[$name]=$(milliseconds)
    printf '%s\n' "${child[$name]}" >"$home/run/$name.pid"
}

alive() { [[ -n ${child[$1]-} ]] && kill -0 "${child[$1]}" 2>/dev/null; }

# keep NAME...: one look at each child; a dead one is started again when its back-off is over.
keep() {
    local name
    for name in "$@"; do
        alive "$name" && continue
        [[ -z ${child[$name]-} ]] || bury "$name"
        if [[ -e $home/run/$name.down ]] || (($(milliseconds) < ${restart_at[$name]:-0})); then continue; fi
        start "$name"
        say "$name is started again"
    done
}

bury() {
    local name=$1 status=0 wait_for
    { wait "${child[$name]}"; } 2>/dev/null || status=$?
    kill -KILL -- "-${child[$name]}" 2>/dev/null || true # what it may have left: nginx's workers outlive their master
    child[$name]=
    (($(milliseconds) - started_at[$name] < 10000)) || back_off[$name]=
    wait_for=${back_off[$name]:-250}
    back_off[$name]=$((wait_for < 4000 ? 2 * wait_for : 4000))
    restart_at[$name]=$(($(milliseconds) + wait_for))
    say "$name has ended with status $status"
}

# attend COMMAND...: runs it to its end, and stays open to signals meanwhile.
attend() {
    local status=0
    setsid -- "$@" </dev/null {idle}>&- &
    attended=$!
    while kill -0 "$attended" 2>/dev/null; do pause 0.02; done
    wait "$attended" || status=$?
    attended=
    return "$status"
}

# stop NAME SIGNAL SECONDS: asks, waits that long, then does not ask any more.
stop() {
    local name=$1 signal=$2 limit
    alive "$name" || return 0
    limit=$(($(milliseconds) + $3 * 1000))
    kill -"$signal" "${child[$name]}" 2>/dev/null || true
    kill -CONT -- "-${child[$name]}" 2>/dev/null || true
    while alive "$name" && (($(milliseconds) < limit)); do pause 0.02; done
    ! alive "$name" || say "$name does not stop: killed"
    kill -KILL -- "-${child[$name]}" 2>/dev/null || true
    { wait "${child[$name]}"; } 2>/dev/null || true
    child[$name]=
}

# The requests first, then who asks the database, then the database: 2 + 1 + 3 + 1 + 3 seconds at the most. The live
# nginx goes with the front: a page that listens is a request that does not end by itself.
stop_all() {
    local status=$?
    stopping=yes
    [[ -z $attended ]] || kill -TERM -- "-$attended" 2>/dev/null || true
    [[ -z "${child[*]}" ]] || say "stopping"
    ! alive live || kill -QUIT "${child[live]}" 2>/dev/null || true
    stop nginx QUIT 2
    stop live TERM 1
    ! alive work || kill -TERM "${child[work]}" 2>/dev/null || true
    stop serve TERM 3
    stop work TERM 1
    stop mariadb TERM 3
    [[ -z $attended ]] || kill -KILL -- "-$attended" 2>/dev/null || true
    [[ -z ${memory-} ]] || rm -rf "$memory"
    [[ -z $stop_asked ]] || exit 0
    exit "$status"
}
