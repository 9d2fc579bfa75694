# shellcheck shell=bash
# The private MariaDB: its own data directory, a Unix socket and no port; the system's instance is not touched.

database_user=$(id -un)
run_as_root=()
[[ $database_user != root ]] || run_as_root=(--user=root)

run_mariadb() {
    become mariadbd --defaults-file="$root/sql/server.cnf" "${run_as_root[@]}" --datadir="$home/db" --tmpdir="$home/tmp" \
        --socket="$home/run/mariadb.sock" --pid-file="$home/run/mariadb.pid" --log-error="$home/log/mariadb.log" \
        --skip-networking
}

# Made beside its place and moved there whole: a start that was cut short leaves no half a database. The paths are
# relative because mariadb-install-db cannot bear a space in one.
make_database() {
    [[ ! -d $home/db ]] || return 0
    say "making a MariaDB data directory"
    rm -rf "$home/db.new"
    cp "$root/sql/server.cnf" "$home/run/server.cnf"
    # A server that starts deletes every temporary table in its directory, also those of one that starts beside it.
    (cd "$home" && TMPDIR=$home/tmp exec mariadb-install-db --defaults-file=run/server.cnf "${run_as_root[@]}" --datadir=./db.new \
        --skip-test-db --auth-root-authentication-method=socket --auth-root-socket-user="$database_user") \
        >"$home/log/mariadb-install.log" 2>&1 || fail "mariadb-install-db failed: see $home/log/mariadb-install.log"
    mv "$home/db.new" "$home/db"
}

# sql: runs the statements on standard input as the administrator, who is known by the socket, not by a password.
sql() {
    timeout 10 mariadb --no-defaults --protocol=socket --socket="$home/run/mariadb.sock" --user="$database_user" --batch
}

await_database() {
    local limit=$(($(milliseconds) + 30000))
    until sql <<<'SELECT 1' >/dev/null 2>&1; do
        alive mariadb || fail "MariaDB does not start: see $home/log/mariadb.log"
        (($(milliseconds) < limit)) || fail "MariaDB does not answer after 30 s: see $home/log/mariadb.log"
        pause 0.05
    done
}

# secret NAME: the password in keys/NAME, drawn the first time, on disk before it is used.
secret() {
    local file=$home/keys/$1
    if [[ ! -s $file ]]; then
        openssl rand -hex 24 >"$file.new"
        chmod 0400 "$file.new"
        mv "$file.new" "$file"
    fi
    cat "$file"
}

# One role holds what the migrations grant; one account serves with it, the other one changes tables.
make_accounts() {
    local serve migrate
    serve=$(secret db-serve)
    migrate=$(secret db-migrate)
    sql <<SQL || fail "the database accounts could not be made"
CREATE DATABASE IF NOT EXISTS trunkline;
CREATE ROLE IF NOT EXISTS trunkline_app;
CREATE USER IF NOT EXISTS trunkline_serve@localhost;
ALTER USER trunkline_serve@localhost IDENTIFIED BY '$serve';
GRANT trunkline_app TO trunkline_serve@localhost;
SET DEFAULT ROLE trunkline_app FOR trunkline_serve@localhost;
CREATE USER IF NOT EXISTS trunkline_migrate@localhost;
ALTER USER trunkline_migrate@localhost IDENTIFIED BY '$migrate';
GRANT ALL ON trunkline.* TO trunkline_migrate@localhost WITH GRANT OPTION;
SQL
}
