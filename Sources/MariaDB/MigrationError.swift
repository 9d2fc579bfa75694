/// Why the database was not brought up to date. Nothing is guessed or repaired:
/// each case wants a person to look.
public enum MigrationError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The directory or a file in it cannot be read as UTF-8 text.
    case unreadable(_ path: String)
    /// A `.sql` file is not called `NNNN_name.sql`.
    case badName(_ file: String)
    /// Two files bear one number.
    case duplicate(version: Int)
    /// A number is skipped: by the files, or by what was applied.
    case missing(version: Int)
    /// A quotation or a comment is not closed.
    case unterminated(_ file: String)
    /// A file, or the part of it that was done, is not what was applied.
    case changed(_ file: String)
    /// The database was migrated by a newer release than this one.
    case databaseAhead(version: Int, newestKnown: Int)
    /// Another migration held the lease for as long as we were told to wait.
    case locked(by: String)
    /// Our lease ran out and was taken over: what we did meanwhile is recorded.
    case leaseLost
    /// A statement, counted from 1, failed; the ones before it are done and will not be repeated.
    case failed(_ file: String, statement: Int, DatabaseError)
    /// The database failed between files.
    case database(DatabaseError)

    public var description: String {
        switch self {
        case .unreadable(let path): "cannot read \(path)"
        case .badName(let file): "\(file) is not called NNNN_name.sql"
        case .duplicate(let version): "two migrations are numbered \(version)"
        case .missing(let version): "migration \(version) is missing although later ones exist"
        case .unterminated(let file): "\(file) ends inside a quotation or a comment"
        case .changed(let file): "\(file) was changed after it was applied"
        case .databaseAhead(let version, let known): "the database is at \(version), this release knows \(known)"
        case .locked(let owner): "another migration is running: \(owner)"
        case .leaseLost: "another migration took over, this one was too slow"
        case .failed(let file, let statement, let error): "\(file), statement \(statement): \(error)"
        case .database(let error): error.description
        }
    }
}
