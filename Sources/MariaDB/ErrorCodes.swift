internal import CMariaDB

extension DatabaseError.Reason {
    /// What an error number of the server (1000 and up) or of libmariadb (2000 and up) means.
    init(code: Int32) {
        self =
            switch code {
            case ER_DUP_ENTRY, ER_DUP_ENTRY_WITH_KEY_NAME:
                .duplicateKey
            case ER_NO_REFERENCED_ROW, ER_NO_REFERENCED_ROW_2, ER_ROW_IS_REFERENCED, ER_ROW_IS_REFERENCED_2:
                .foreignKey
            // ER_CHECKREAD: the row changed since this transaction's snapshot;
            // ER_TABLE_DEF_CHANGED: the table did. A cluster reports a refused
            // certification as a deadlock.
            case ER_LOCK_DEADLOCK, ER_LOCK_WAIT_TIMEOUT, ER_CHECKREAD, ER_TABLE_DEF_CHANGED:
                .conflict
            case ER_STATEMENT_TIMEOUT, ER_QUERY_INTERRUPTED:
                .timedOut
            case ER_OPTION_PREVENTS_STATEMENT, ER_READ_ONLY_MODE:
                .readOnly
            // ER_UNKNOWN_COM_ERROR is how a node outside a working cluster refuses.
            case ER_CON_COUNT_ERROR, ER_UNKNOWN_COM_ERROR, ER_TOO_MANY_USER_CONNECTIONS, ER_USER_LIMIT_REACHED,
                ER_DISK_FULL, ER_RECORD_FILE_FULL, ER_ERROR_ON_WRITE, ER_OUTOFMEMORY, ER_OUT_OF_RESOURCES,
                ER_CANT_CREATE_THREAD, ER_HOST_IS_BLOCKED, ER_MAX_PREPARED_STMT_COUNT_REACHED,
                CR_CONNECTION_ERROR, CR_CONN_HOST_ERROR, CR_UNKNOWN_HOST, CR_SOCKET_CREATE_ERROR:
                .unavailable
            // The last two: the connection is out of step with the server, and useless.
            case CR_SERVER_GONE_ERROR, CR_SERVER_LOST, CR_SERVER_LOST_EXTENDED, ER_CONNECTION_KILLED,
                ER_SERVER_SHUTDOWN, ER_NEW_ABORTING_CONNECTION, ER_ABORTING_CONNECTION, ER_NET_READ_ERROR,
                ER_NET_READ_INTERRUPTED, ER_NET_ERROR_ON_WRITE, ER_NET_WRITE_INTERRUPTED,
                CR_COMMANDS_OUT_OF_SYNC, CR_MALFORMED_PACKET:
                .connectionLost
            case ER_ACCESS_DENIED_ERROR, ER_ACCESS_DENIED_NO_PASSWORD_ERROR, ER_DBACCESS_DENIED_ERROR,
                ER_HOST_NOT_PRIVILEGED, ER_BAD_DB_ERROR, ER_MUST_CHANGE_PASSWORD_LOGIN, CR_SSL_CONNECTION_ERROR,
                CR_AUTH_PLUGIN_CANNOT_LOAD:
                .refused
            default:
                .other
            }
    }
}

extension DatabaseError {
    /// Whether a statement must be prepared anew, because a table was altered,
    /// and may be run anew: the server did nothing, or only read.
    func isStaleStatement(_ text: String) -> Bool {
        switch Int32(bitPattern: code) {
        case ER_UNKNOWN_STMT_HANDLER, ER_NEED_REPREPARE: true
        case CR_NEW_STMT_METADATA: text.hasPrefix("SELECT")
        default: false
        }
    }

    /// Whether a lock was waited for as long as one may be, in vain.
    public var isLockTimeout: Bool { Int32(bitPattern: code) == ER_LOCK_WAIT_TIMEOUT }

    /// Whether nobody listens where the server should be.
    var isAbsence: Bool {
        [CR_CONNECTION_ERROR, CR_CONN_HOST_ERROR, CR_UNKNOWN_HOST].contains(Int32(bitPattern: code))
    }

    /// Whether who listens there said nothing.
    var isSilence: Bool {
        [CR_SERVER_GONE_ERROR, CR_SERVER_LOST, CR_SERVER_LOST_EXTENDED].contains(Int32(bitPattern: code))
    }

    /// Whether the table asked for does not exist, or not for this account.
    public var isMissingTable: Bool {
        [ER_NO_SUCH_TABLE, ER_TABLEACCESS_DENIED_ERROR].contains(Int32(bitPattern: code))
    }

    /// Whether a table, a column, a key or a constraint was to be made that is there, or dropped that is not: what DDL
    /// says that was done before. But for a named foreign key, of which the server says no more than that it could not
    /// make the table.
    var isOfWhatIsDone: Bool {
        [
            ER_TABLE_EXISTS_ERROR, ER_DUP_FIELDNAME, ER_DUP_KEYNAME, ER_DUP_KEY, ER_DUP_CONSTRAINT_NAME,
            ER_BAD_TABLE_ERROR, ER_CANT_DROP_FIELD_OR_KEY,
        ].contains(Int32(bitPattern: code))
    }

    /// Whether a GRANT named a role that does not exist.
    var isMissingRole: Bool {
        [ER_PASSWORD_NO_MATCH, ER_INVALID_ROLE].contains(Int32(bitPattern: code))
    }
}
