extension Connection {
    /// Where the server is, who we are, and how long we wait.
    ///
    /// What it prints leaves the password out.
    public struct Configuration: Sendable, CustomStringConvertible, CustomReflectable {
        /// Where the server listens.
        ///
        /// There is no way to name a host without the authority that vouches for
        /// it: rows with patients' names do not cross a network in the clear.
        public enum Place: Equatable, Sendable {
            /// The path of a Unix socket on this machine.
            case socket(_ path: String)
            /// A server reached over TLS. Its certificate must name `host` and be
            /// signed by an authority in the PEM file at the path `ca`.
            case tcp(host: String, port: UInt16, ca: String)
        }

        public var place: Place
        public var user: String
        public var password: String
        /// The database the session begins in; empty for none.
        public var database: String
        /// How long the server works on one statement before it gives up with
        /// reason `.timedOut`. In seconds, up to a day.
        public var statementLimit: Double
        /// Whether a `Database` gives out no connection to a server that could lose what it acknowledges
        /// (`ServerCheck`).
        public var isDurable = false

        /// How long connecting may take. In seconds.
        public let connectLimit: UInt32 = 1
        /// How long sending may stand still. In seconds.
        public let writeLimit: UInt32 = 5

        /// How long an answer may be awaited, in seconds: one more than the server
        /// has for it, so that a slow statement ends with the server's word and
        /// not with a lost connection.
        public var readLimit: UInt32 {
            answerLimit ?? UInt32(min(max(statementLimit, 0), 86_400).rounded(.up)) + 1
        }

        private var answerLimit: UInt32?

        /// The same for a connection that asks for signs of life: it waits for a second at most.
        var forQuestions: Configuration {
            var copy = self
            copy.answerLimit = 1
            return copy
        }

        public init(
            place: Place, user: String, password: String, database: String, statementLimit: Double = 4
        ) {
            self.place = place
            self.user = user
            self.password = password
            self.database = database
            self.statementLimit = statementLimit
        }

        public var description: String {
            switch place {
            case .socket(let path): "\(user) at \(path), database \(database)"
            case .tcp(let host, let port, _): "\(user) at \(host):\(port), database \(database)"
            }
        }

        public var customMirror: Mirror { Mirror(self, children: ["description": description]) }

        /// What every session is told first.
        ///
        /// Strict mode refuses what it would otherwise bend to fit; without
        /// NO_AUTO_CREATE_USER a GRANT to a role that is missing would create an
        /// account without a password; snapshot isolation refuses to overwrite a
        /// row that changed since this transaction read it.
        var sessionSettings: String {
            """
            SET time_zone = '+00:00', \
            sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,\
            NO_ENGINE_SUBSTITUTION,NO_AUTO_CREATE_USER', \
            innodb_snapshot_isolation = ON, max_statement_time = \(min(max(statementLimit, 0.001), 86_400))
            """
        }
    }
}
