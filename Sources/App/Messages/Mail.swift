internal import Foundation
internal import HTTPClient

/// Whom a mail is from or to.
struct Mailbox: Hashable {
    /// Shown instead of the address; may be empty.
    var name = ""
    let address: MailAddress
}

/// An e-mail as its writer sees it; `bytes` is what a mail server is given (RFC 5322, RFC 2045 to 2047).
///
/// No text of it can add a header or a recipient: what is for people is encoded or has its line ends taken out, and what
/// is for machines has a type that has none.
struct Mail {
    /// The longest text or HTML, in bytes of UTF-8.
    static let longestBody = 262_144
    /// The longest subject or name, in characters; the rest is cut off.
    static let longestLine = 200

    /// Makes the mail known everywhere; the same when it is sent again.
    let id: UUID
    let from: Mailbox
    let to: [Mailbox]
    var replyTo: Mailbox?
    let subject: String
    let text: String
    /// The same again, for readers that show HTML.
    var html: String?
    let date: Date
    /// Where a reader's button for no more of these sends its `POST` (RFC 8058).
    var unsubscribe: Destination?

    /// - Throws: `MailProblem`.
    func bytes() throws(MailProblem) -> [UInt8] {
        guard !to.isEmpty else { throw .noRecipient }
        guard text.utf8.count <= Self.longestBody, (html ?? "").utf8.count <= Self.longestBody else { throw .tooLong }
        return headers.flatMap(\.bytes) + body
    }

    private var headers: [MailHeader] {
        var headers = [
            Self.header("Date", word: MailDate.text(of: date)), mailboxes("From", [from]), mailboxes("To", to),
        ]
        if let replyTo { headers.append(mailboxes("Reply-To", [replyTo])) }
        var line = MailHeader("Subject")
        line.add(text: String(subject.prefix(Self.longestLine)))
        headers.append(line)
        // Its part after the @ has to be ours.
        headers.append(Self.header("Message-ID", word: "<\(id.uuidString.lowercased())@\(from.address.domain)>"))
        // Nobody's automatic answer is to answer it (RFC 3834).
        headers.append(Self.header("Auto-Submitted", word: "auto-generated"))
        if let unsubscribe {
            headers.append(Self.header("List-Unsubscribe", word: "<\(unsubscribe.url)>"))
            headers.append(Self.header("List-Unsubscribe-Post", word: "List-Unsubscribe=One-Click"))
        }
        headers.append(Self.header("MIME-Version", word: "1.0"))
        return headers
    }

    private var body: [UInt8] {
        let plain = MailPart(type: "text/plain", text: text)
        guard let html else { return plain.bytes }
        // Neither of the encodings ever writes an underscore after an equals sign.
        let boundary = "=_alternative"
        let type = #"Content-Type: multipart/alternative; boundary="\#(boundary)""#
        var bytes = Array("\(type)\r\n".utf8)
        for part in [plain, MailPart(type: "text/html", text: html)] {
            // The line end before a boundary is the boundary's, and not the text's.
            bytes += Array("\r\n--\(boundary)\r\n".utf8) + part.bytes
        }
        return bytes + Array("\r\n--\(boundary)--\r\n".utf8)
    }

    private func mailboxes(_ name: String, _ mailboxes: [Mailbox]) -> MailHeader {
        var header = MailHeader(name)
        for (index, mailbox) in mailboxes.enumerated() {
            var mailbox = mailbox
            mailbox.name = String(mailbox.name.prefix(Self.longestLine))
            header.add(mailbox, isFirst: index == 0)
        }
        return header
    }

    private static func header(_ name: String, word: String) -> MailHeader {
        var header = MailHeader(name)
        header.add(word: word)
        return header
    }
}

enum MailProblem: Error {
    case noRecipient
    case tooLong
}
