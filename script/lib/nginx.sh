# shellcheck shell=bash
# nginx in front: its configuration is nginx/trunkline.conf.in with this home's places put in.

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
    replace PORT "$port"
    replace HTTP_PORT "$http_port"
    replace IN_PROGRESS "$in_progress"
    replace ADDRESS_RATE "$address_rate"
    replace ADDRESS_BURST $((2 * address_rate))
    replace TRUSTED_PROXIES "$(trust)"
}

render() {
    mkdir -p "$home"/tmp/{body,fastcgi,proxy,uwsgi,scgi}
    ln -sfn "$root/nginx/snippets" "$home/snippets"
    sed -f <(replacements) "$root/nginx/trunkline.conf.in" >"$home/nginx.conf"
    nginx -t -q -p "$root" -c "$home/nginx.conf" || fail "nginx refuses $home/nginx.conf"
}

run_nginx() { become nginx -p "$root" -c "$home/nginx.conf" -g 'daemon off;'; }
