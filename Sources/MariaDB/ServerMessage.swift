internal import CMariaDB

/// A message of the server without the data it quotes.
///
/// "Duplicate entry '+15550100' for key 'phone'" holds a patient's number. Which
/// messages quote data is the server's affair and changes with it, so what
/// stands in quotes goes unless the number of the error promises that it is a name.
struct ServerMessage {
    let text: String
    /// The key that a duplicate violates.
    let key: String?

    init(_ message: String, code: UInt32) {
        let code = Int32(bitPattern: code)
        key = code == ER_DUP_ENTRY || code == ER_DUP_ENTRY_WITH_KEY_NAME ? Self.lastQuoted(in: message) : nil
        if Self.quotesNamesOnly.contains(code) {
            text = message
        } else if let key {
            text = "Duplicate entry for key '\(key)'"
        } else {
            text = Self.withoutQuoted(message)
        }
    }

    private static let quotesNamesOnly: Set<Int32> = [
        ER_ACCESS_DENIED_ERROR, ER_DBACCESS_DENIED_ERROR, ER_TABLEACCESS_DENIED_ERROR, ER_COLUMNACCESS_DENIED_ERROR,
        ER_BAD_DB_ERROR, ER_BAD_FIELD_ERROR, ER_BAD_NULL_ERROR, ER_BAD_TABLE_ERROR, ER_NO_SUCH_TABLE,
        ER_NO_DEFAULT_FOR_FIELD, ER_NON_UNIQ_ERROR, ER_TABLE_EXISTS_ERROR, ER_DUP_FIELDNAME, ER_DUP_KEYNAME,
        ER_DATA_TOO_LONG, ER_WARN_DATA_OUT_OF_RANGE, CR_CONNECTION_ERROR, CR_CONN_HOST_ERROR, CR_UNKNOWN_HOST,
        CR_SERVER_LOST, CR_SERVER_LOST_EXTENDED,
    ]

    /// Cuts from the first quotation mark to the last: a value may itself hold
    /// quotation marks, but nothing of it stands outside the outermost.
    private static func withoutQuoted(_ message: String) -> String {
        guard let first = message.firstIndex(where: isQuote), let last = message.lastIndex(where: isQuote) else {
            return message
        }
        guard first < last else { return message[..<first] + "…" }
        return message[..<first] + "…" + message[message.index(after: last)...]
    }

    private static func isQuote(_ character: Character) -> Bool {
        character == "'" || character == "\""
    }

    /// The name at the end: a value that imitates a key's name stands before it.
    private static func lastQuoted(in message: String) -> String? {
        guard message.hasSuffix("'") else { return nil }
        return message.dropLast().split(separator: "'", omittingEmptySubsequences: false).last.map(String.init)
    }
}
