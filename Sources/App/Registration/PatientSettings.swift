internal import MariaDB

/// How an organisation's patients come by accounts.
struct PatientSettings: Equatable {
    /// Whether a stranger learns nothing of a number before its code is confirmed.
    var isStrict = false
    /// Whether who books by phone gets an account and the welcome message.
    var createsAccounts = true
    /// In which patients are written to.
    var language = MessageLanguage.english
}

extension PatientSettings: RowDecodable {
    init(row: borrowing Row) throws(DatabaseError) {
        isStrict = try row.column("strict")
        createsAccounts = try row.column("ivr_autocreate_account")
        language = try row.column("language")
    }
}
