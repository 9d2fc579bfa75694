internal import Foundation

/// Base64 as mails have it (RFC 2045 section 6.8).
enum Base64Lines {
    static func encode(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

    /// In lines of 76 characters, each ended by CR LF.
    static func lines(_ bytes: [UInt8]) -> [UInt8] {
        Array(
            Data(bytes).base64EncodedData(options: [
                .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
            ]))
            + [0x0D, 0x0A]
    }
}
