internal import Foundation
internal import Secrets
internal import Web

/// A file of comma-separated values (RFC 4180).
struct CSV {
    static let mediaType = "text/csv; charset=utf-8"
    static let mostRows = 10_000

    /// A byte order mark: without it spreadsheets take UTF-8 for something else.
    private(set) var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]

    var digest: [UInt8] { sha256(bytes) }

    init(_ columns: [String]) { add(columns) }

    mutating func add(_ cells: [String]) {
        bytes += (cells.map(Self.cell).joined(separator: ",") + "\r\n").utf8
    }

    /// - Parameter name: what a browser keeps it as.
    func answer(named name: String) -> Response {
        Response(
            .ok,
            headers: [
                "content-type": Self.mediaType, "content-disposition": #"attachment; filename="\#(name)""#,
                // RFC 9530: what the audit trail has too.
                "repr-digest": "sha-256=:\(Data(digest).base64EncodedString()):",
            ], body: bytes)
    }

    /// 422: nothing is left out silently.
    static func tooLarge(_ what: String) -> APIError {
        APIError(
            .unprocessable, "EXPORT_TOO_LARGE", "More than \(mostRows) \(what) are of this filter. Narrow it.")
    }

    /// A cell that a spreadsheet would take for a formula begins with an apostrophe.
    static func cell(_ text: String) -> String {
        // Some spreadsheets pass over white space before a formula.
        let isFormula =
            text.unicodeScalars.first { !$0.properties.isWhitespace }.map(formulas.contains) ?? false
            || text.unicodeScalars.first.map(controls.contains) ?? false
        let safe = isFormula ? "'" + text : text
        // Some take a semicolon or a tab for the end of a cell.
        guard safe.utf8.contains(where: { Array("\",;\t\r\n".utf8).contains($0) }) else { return safe }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }

    /// What formulas begin with, also in full width.
    private static let formulas: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]
    private static let controls: Set<Unicode.Scalar> = ["\t", "\r", "\n"]
}
