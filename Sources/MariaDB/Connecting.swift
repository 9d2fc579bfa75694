internal import CMariaDB

extension Connection {
    /// Sets the options and connects; called once, by `init`.
    func connect(_ configuration: Configuration) throws(DatabaseError) {
        setLimits(configuration)
        unsafe mysql_options(handle, MYSQL_SET_CHARSET_NAME, "utf8mb4")
        unsafe mysql_options(handle, MYSQL_INIT_COMMAND, configuration.sessionSettings)
        var off: my_bool = 0
        unsafe mysql_options(handle, MYSQL_OPT_RECONNECT, &off)
        var none: UInt32 = 0
        unsafe mysql_options(handle, MYSQL_OPT_LOCAL_INFILE, &none)

        let database = configuration.database.isEmpty ? nil : configuration.database
        let connected =
            switch configuration.place {
            case .socket(let path):
                unsafe mysql_real_connect(
                    handle, nil, configuration.user, configuration.password, database, 0, path, 0)
            case .tcp(let host, let port, let ca):
                unsafe connectSecurely(host, port, ca, configuration, database)
            }
        guard unsafe connected != nil else { throw lastError(in: nil).whileConnecting }
        if case .tcp = configuration.place, unsafe mysql_get_ssl_cipher(handle) == nil {
            throw DatabaseError(reason: .refused, message: "the server answered without TLS")
        }
    }

    private func setLimits(_ configuration: Configuration) {
        let limits = [
            (MYSQL_OPT_CONNECT_TIMEOUT, configuration.connectLimit),
            (MYSQL_OPT_READ_TIMEOUT, configuration.readLimit),
            (MYSQL_OPT_WRITE_TIMEOUT, configuration.writeLimit),
        ]
        for (option, seconds) in limits {
            var seconds = seconds
            unsafe mysql_options(handle, option, &seconds)
        }
    }

    private func connectSecurely(
        _ host: String, _ port: UInt16, _ ca: String, _ configuration: Configuration, _ database: String?
    ) -> UnsafeMutablePointer<MYSQL>? {
        // Without this the name "localhost" means a Unix socket.
        var tcp = MYSQL_PROTOCOL_TCP.rawValue
        unsafe mysql_options(handle, MYSQL_OPT_PROTOCOL, &tcp)
        // libmariadb 3.3 goes on in the clear with a CA alone, and with
        // MYSQL_OPT_SSL_ENFORCE too, when the server offers no TLS. Only asking
        // for the certificate to be verified makes it refuse.
        var on: my_bool = 1
        unsafe mysql_options(handle, MYSQL_OPT_SSL_CA, ca)
        unsafe mysql_options(handle, MYSQL_OPT_SSL_ENFORCE, &on)
        unsafe mysql_options(handle, MYSQL_OPT_SSL_VERIFY_SERVER_CERT, &on)
        unsafe mysql_options(handle, MARIADB_OPT_TLS_VERSION, "TLSv1.2,TLSv1.3")
        return unsafe mysql_real_connect(
            handle, host, configuration.user, configuration.password, database, UInt32(port), nil, 0)
    }

    /// Asks the server for a sign of life; false means the connection is lost.
    func isAlive() -> Bool {
        if unsafe !isLost && mysql_ping(handle) != 0 { isLost = true }
        return !isLost
    }

    /// Whether the server said something without having been asked: it closed
    /// the connection, or is about to. Costs one `poll`, no round trip.
    var hasUnexpectedNews: Bool {
        unsafe Self.isReadable(mysql_get_socket(handle))
    }

    /// The descriptor of the way to the server.
    var socket: Int32 { unsafe mysql_get_socket(handle) }

    /// Whether the server sees a transaction open.
    var isInServerTransaction: Bool {
        unsafe handle.pointee.server_status & UInt32(SERVER_STATUS_IN_TRANS) != 0
    }
}
