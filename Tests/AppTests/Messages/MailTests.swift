import Foundation
import HTTPClient
import Testing

@testable import App

/// Mails as they are sent, read by Python's `email`.
@Suite struct MailTests {
    static let id = UUID(uuidString: "6B29FC40-CA47-1067-B31D-00DD010662DA") ?? UUID()

    private func mail(
        from: Mailbox? = nil, to: [Mailbox]? = nil, subject: String = "A subject", text: String = "Hello",
        html: String? = nil, date: Date = Date(timeIntervalSince1970: 1_795_273_509)
    ) throws -> Mail {
        let owner = Mailbox(name: "Owner", address: try #require(MailAddress("owner@example.com")))
        let guest = Mailbox(address: try #require(MailAddress("guest@example.org")))
        return Mail(
            id: Self.id, from: from ?? owner, to: to ?? [guest], subject: subject, text: text, html: html, date: date)
    }

    private func box(_ name: String, _ address: String = "a@example.com") throws -> Mailbox {
        Mailbox(name: name, address: try #require(MailAddress(address)))
    }

    /// What every server must be able to take, whatever is in the texts.
    private func check(_ bytes: [UInt8]) {
        let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
        #expect(lines.last == "" && bytes.allSatisfy { (0x20...0x7E).contains($0) || [0x09, 0x0A, 0x0D].contains($0) })
        #expect(lines.allSatisfy { line in !line.utf8.contains { $0 == 0x0A || $0 == 0x0D } && line.utf8.count <= 78 })
        #expect(lines.allSatisfy { !$0.hasSuffix(" ") && !$0.hasPrefix(".") && !$0.hasPrefix("From ") })
    }

    private func read(_ mail: Mail) throws -> Letter {
        let bytes = try mail.bytes()
        check(bytes)
        return try #require(try Python.read([bytes]).first)
    }

    @Test func `a mail has the headers that it should`() throws {
        var mail = try mail(html: "<p>Hello</p>")
        mail.replyTo = try box("", "reply@example.com")
        mail.unsubscribe = try Destination("https://app.example.com/unsubscribe?t=1", policy: .strangers)
        let letter = try read(mail)
        #expect(letter.defects.isEmpty)
        #expect(
            letter.headers == [
                ["Date", "Sat, 21 Nov 2026 15:05:09 +0000"],
                ["From", "Owner <owner@example.com>"], ["To", "guest@example.org"], ["Reply-To", "reply@example.com"],
                ["Subject", "A subject"], ["Message-ID", "<6b29fc40-ca47-1067-b31d-00dd010662da@example.com>"],
                ["Auto-Submitted", "auto-generated"],
                ["List-Unsubscribe", "<https://app.example.com:443/unsubscribe?t=1>"],
                ["List-Unsubscribe-Post", "List-Unsubscribe=One-Click"], ["MIME-Version", "1.0"],
                ["Content-Type", #"multipart/alternative; boundary="=_alternative""#],
            ])
        #expect(
            letter.parts == [
                ["text/plain", "utf-8", "Hello\n"], ["text/html", "utf-8", "<p>Hello</p>\n"],
            ])
    }

    @Test func `without HTML there is one part`() throws {
        #expect(try read(mail()).parts == [["text/plain", "utf-8", "Hello\n"]])
    }

    @Test(arguments: [0, 951_782_400, 1_709_210_096, 1_795_273_509, 4_102_444_799])
    func `a date is the moment`(seconds: Int) throws {
        let letter = try read(mail(date: Date(timeIntervalSince1970: TimeInterval(seconds))))
        #expect(letter.seconds == seconds)
    }

    static let texts = [
        "", "x", "Two words", "Grüße aus Köln", "日本語の件名はとても長いことがありますので折り返されます、そしてまだまだ続くのです",
        "=?UTF-8?B?Zm9yZ2Vk?=", #"A "quoted", (commented) <b@example.com>; \ name: ,"#, "👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦 families",
        String(repeating: "word ", count: 39) + "end", String(repeating: "x", count: 200),
        String(repeating: "ä", count: 200),
        "é" + String(repeating: "e\u{301}", count: 60),
        "Привет, это длинная тема письма, которую нужно свернуть несколько раз подряд",
        "a@b.c, d@e.f", "?==?", "100 % =3D _x_", "ends in a backslash \\",
    ]

    @Test func `subjects and names are read as they were written`() throws {
        let mails = try Self.texts.map { text in
            try mail(from: box(text), to: [box(text, "b@example.com"), box("c d", "c@example.com")], subject: text)
        }
        let bytes = try mails.map { try $0.bytes() }
        bytes.forEach(check)
        for (letter, text) in zip(try Python.read(bytes), Self.texts) {
            #expect(letter.defects.isEmpty, "\(text): \(letter.defects)")
            #expect(letter["Subject"] == text)
            #expect(
                letter.addresses == [
                    "From": [[text, "a@example.com"]], "To": [[text, "b@example.com"], ["c d", "c@example.com"]],
                ])
        }
    }

    /// A second header, a recipient, a body: nothing of it may come of a text.
    @Test(arguments: [
        "\r\n", "\n", "\r", "\u{85}", "\u{2028}", "\u{B}", "\u{C}", "\u{0}", "\r\n\r\n", "\n ", "ä\r\n", "\r\r\n",
    ])
    func `no text can add a header`(end: String) throws {
        let text = "x\(end)Bcc: victim@example.com\(end)\(end)body"
        let letter = try read(mail(from: box(text), to: [box(text)], subject: text))
        #expect(letter.defects.isEmpty && letter["Bcc"] == nil)
        #expect(
            letter.headers.map { $0[0] } == [
                "Date", "From", "To", "Subject", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type",
                "Content-Transfer-Encoding",
            ])
        #expect(letter.addresses.values.allSatisfy { $0.count == 1 && $0[0][1] == "a@example.com" })
        #expect(letter.parts == [["text/plain", "utf-8", "Hello\n"]])
        let subject = try #require(letter["Subject"])
        #expect(subject.contains("Bcc: victim@example.com") && subject.hasSuffix(" body"))
    }

    @Test func `long subjects are cut`() throws {
        #expect(try read(mail(subject: String(repeating: "ä", count: 5_000)))["Subject"]?.count == 200)
    }

    static let bodies = [
        "", "\n", "a", "a\n", "a\nb", "a\r\nb\rc\n\n\nd", ".", "..\n.\r\n.x", "From here\nFrom", "a = b =3D =\n=\n",
        "tab\t\nspace \n \n\t",
        String(repeating: "x", count: 75), String(repeating: "x", count: 76), String(repeating: "x", count: 77),
        String(repeating: "x", count: 5_000), String(repeating: "=", count: 300), String(repeating: "ä", count: 300),
        String(repeating: "x ", count: 300), String(repeating: "日本語\n", count: 300),
        "--=_alternative\n--=_alternative--\n",
        "Ünïcödé für alle 😀", String(repeating: "😀", count: 100), "a\u{0}b\u{1B}c\u{2028}d",
    ]

    @Test func `texts are read as they were written`() throws {
        let mails = try Self.bodies.map { try mail(text: $0, html: "<p>" + $0) }
        let bytes = try mails.map { try $0.bytes() }
        bytes.forEach(check)
        for (letter, body) in zip(try Python.read(bytes), Self.bodies) {
            var lines = body.replacing("\r\n", with: "\n").replacing("\r", with: "\n").replacing("\u{2028}", with: "\n")
                .replacing("\u{0}", with: "").replacing("\u{1B}", with: "")
            if !lines.isEmpty, !lines.hasSuffix("\n") { lines += "\n" }
            #expect(letter.defects.isEmpty, "\(body)")
            #expect(letter.parts.map { $0[0] } == ["text/plain", "text/html"])
            #expect(letter.parts.first?[2] == lines, "\(body.debugDescription)")
        }
    }

    @Test func `a mail server takes whatever comes out`() throws {
        let local = try #require(Host("localhost"))
        let server = try MailServer(host: local, port: 25, security: .plain, credentials: nil, hello: local)
        let address = try #require(MailAddress("a@example.com"))
        for text in Self.texts + Self.bodies {
            let mail = try mail(from: box(text), to: [box(text)], subject: text, text: text, html: text)
            let delivery = MailDelivery(
                to: server, sender: address, recipients: [address], message: try mail.bytes(),
                limits: TransferLimits(connect: .seconds(1), whole: .seconds(1)))
            #expect(delivery != nil, "\(text)")
        }
    }

    @Test func `a mail has a recipient and an end`() throws {
        #expect(throws: MailProblem.noRecipient) { _ = try mail(to: []).bytes() }
        let longest = String(repeating: "a", count: Mail.longestBody)
        _ = try mail(text: longest, html: longest).bytes()
        #expect(throws: MailProblem.tooLong) { _ = try mail(text: longest + "a").bytes() }
        #expect(throws: MailProblem.tooLong) { _ = try mail(html: longest + "a").bytes() }
    }
}

/// A mail as somebody else's library reads it.
private struct Letter: Decodable {
    let headers: [[String]]
    /// Type, character set and text.
    let parts: [[String]]
    let defects: [String]
    /// By header; name and address.
    let addresses: [String: [[String]]]
    let date: String
    /// Since 1970.
    let seconds: Int

    subscript(name: String) -> String? { headers.first { $0[0] == name }?[1] }
}

private enum Python {
    private static let program = #"""
        import base64, email, email.policy, email.utils, json, sys
        from email.header import decode_header, make_header
        letters = []
        for text in json.load(sys.stdin):
            message = email.message_from_bytes(base64.b64decode(text), policy=email.policy.default)
            # The newer of its readers puts spaces into names of several encoded words.
            old = email.message_from_bytes(base64.b64decode(text))
            parts = [part for part in message.walk() if not part.is_multipart()]
            defects = [str(defect) for part in message.walk() for defect in part.defects]
            defects += [str(defect) for value in message.values() for defect in value.defects]
            letters.append({
                "headers": [[name, str(value)] for name, value in message.items()],
                "parts": [[part.get_content_type(), part.get_content_charset(), part.get_content().replace("\r\n", "\n")]
                          for part in parts],
                "defects": defects,
                "addresses": {name: [[str(make_header(decode_header(shown))), address] for shown, address
                              in email.utils.getaddresses([old[name]])] for name in ("From", "To")},
                "date": str(message["Date"]), "seconds": int(message["Date"].datetime.timestamp())})
        json.dump(letters, sys.stdout)
        """#

    static func read(_ mails: [[UInt8]]) throws -> [Letter] {
        let (process, input, output) = (Process(), Pipe(), Pipe())
        process.executableURL = URL(filePath: "/usr/bin/python3")
        process.arguments = ["-c", program]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let given = try JSONEncoder().encode(mails.map { Data($0).base64EncodedString() })
        try input.fileHandleForWriting.write(contentsOf: given)
        try input.fileHandleForWriting.close()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return try JSONDecoder().decode([Letter].self, from: said)
    }
}
