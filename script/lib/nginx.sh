# shellcheck shell=bash
# nginx in front, and the one of the live channel: nginx/trunkline.conf.in and nginx/live.conf.in with this home's
# places put in.

# Debian keeps servers where an ordinary user's PATH does not look.
PATH=$PATH:/usr/sbin

# replace NAME VALUE: the sed command that puts VALUE where @NAME@ stands.
replace() {
    local value=${2//&/\\&}
    printf 's\001@%s@\001%s\001g\n' "$1" "$value"
}

# trust: the directives by which nginx takes the client's address from a trusted proxy's X-Forwarded-For.
trust() {
    [[ -n $trusted_proxies ]] || return 0
    local -a networks
    IFS=, read -ra networks <<<"$trusted_proxies"
    printf 'set_real_ip_from %s; ' "${networks[@]}"
    printf 'real_ip_header X-Forwarded-For; real_ip_recursive on;'
}

replacements() {
    local user="" bench=""
    [[ $(id -u) != 0 ]] || user="user root;"
    [[ -z $bench_port ]] || bench="listen 127.0.0.1:$bench_port backlog=4096;"
    replace USER "$user"
    replace BENCH_LISTEN "$bench"
    replace HOME "$home"
    replace MEMORY "$memory"
    replace POOL_SOCKET "$home/run/fastcgi.sock"
    replace LIVE_SOCKET "$home/run/live-sub.sock"
    replace ADDRESS 127.0.0.1
    replace NAME localhost
    replace PORT "$port"
    replace HTTP_PORT "$http_port"
    replace IN_PROGRESS "$in_progress"
    replace AUTHORIZATIONS $((4 * in_progress))
    replace ADDRESS_RATE "$address_rate"
    replace ADDRESS_BURST $((2 * address_rate))
    replace TRUSTED_PROXIES "$(trust)"
}

# A directory of this home's in memory. /dev/shm is everybody's: what stands there must be ours, and nobody else's to read.
make_memory() {
    local name
    name=trunkline-$(id -u)-$(printf '%s' "$home" | sha256sum | cut -c1-16)
    [[ $(stat -f -c %T "$shm") == tmpfs ]] || fail "TRUNKLINE_SHM is not a directory in memory (tmpfs): $shm"
    rm -rf "${shm:?}/$name"
    mkdir -m 0700 "$shm/$name" || fail "cannot make $shm/$name"
    memory=$shm/$name
}

render() {
    make_memory
    mkdir -p "$home"/tmp/{,live-}{body,fastcgi,proxy,uwsgi,scgi}
    ln -sfn "$root/nginx/snippets" "$home/snippets"
    render_one trunkline.conf.in nginx.conf
    render_one live.conf.in live.conf
}

# render_one TEMPLATE NAME
render_one() {
    sed -f <(replacements) "$root/nginx/$1" >"$home/$2"
    nginx -t -q -p "$root" -c "$home/$2" 2>"$home/log/nginx-test.log" ||
        fail "nginx refuses $home/$2: $(cat "$home/log/nginx-test.log")"
}

# One that was killed leaves its sockets, and nginx does not listen where a file is.
run_live() {
    rm -f "$home"/run/live-{sub,pub}.sock
    become nginx -p "$root" -e stderr -c "$home/live.conf" -g 'daemon off;'
}

run_nginx() { become nginx -p "$root" -c "$home/nginx.conf" -g 'daemon off;'; }
