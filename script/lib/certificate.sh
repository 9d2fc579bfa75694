# shellcheck shell=bash
# A certificate authority of this home alone, and the certificate nginx shows.

readonly leaf_days=397
readonly renewal_seconds=$((30 * 86400))
# The authority may vouch for this machine's own name and addresses only, should somebody trust it in a browser.
readonly permitted="permitted;DNS:localhost,permitted;IP:127.0.0.0/255.0.0.0"
readonly permitted_v6="permitted;IP:::1/ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"

make_certificate() {
    local tls=$home/tls
    [[ -s $tls/ca.pem && -s $tls/ca.key ]] || make_authority "$tls"
    certificate_is_good "$tls" || make_leaf "$tls"
}

make_authority() {
    say "making a certificate authority for localhost"
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -subj "/CN=Trunkline local CA" \
        -addext "basicConstraints=critical,CA:TRUE,pathlen:0" -addext "keyUsage=critical,keyCertSign,cRLSign" \
        -addext "nameConstraints=critical,$permitted,$permitted_v6" \
        -keyout "$1/ca.key.new" -out "$1/ca.pem.new" 2>"$home/log/openssl.log" || fail "see $home/log/openssl.log"
    chmod 0400 "$1/ca.key.new"
    mv "$1/ca.key.new" "$1/ca.key"
    mv "$1/ca.pem.new" "$1/ca.pem"
}

certificate_is_good() {
    [[ -s $1/cert.pem && -s $1/key.pem ]] &&
        openssl x509 -in "$1/cert.pem" -noout -checkend "$renewal_seconds" >/dev/null &&
        openssl verify -CAfile "$1/ca.pem" "$1/cert.pem" >/dev/null 2>&1 &&
        [[ $(openssl x509 -in "$1/cert.pem" -noout -pubkey) == "$(openssl pkey -in "$1/key.pem" -pubout)" ]]
}

make_leaf() {
    say "making a certificate for localhost"
    printf '%s\n' "subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1" "basicConstraints=critical,CA:FALSE" \
        "keyUsage=critical,digitalSignature" "extendedKeyUsage=serverAuth" \
        "subjectKeyIdentifier=hash" "authorityKeyIdentifier=keyid" >"$1/leaf.ext"
    {
        openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=localhost" \
            -keyout "$1/key.pem.new" -out "$1/leaf.csr" &&
            openssl x509 -req -in "$1/leaf.csr" -CA "$1/ca.pem" -CAkey "$1/ca.key" -set_serial "0x$(openssl rand -hex 16)" \
                -days "$leaf_days" -extfile "$1/leaf.ext" -out "$1/cert.pem.new"
    } 2>"$home/log/openssl.log" || fail "see $home/log/openssl.log"
    rm "$1/leaf.csr" "$1/leaf.ext"
    chmod 0400 "$1/key.pem.new"
    mv "$1/key.pem.new" "$1/key.pem"
    mv "$1/cert.pem.new" "$1/cert.pem"
}
