/// Puts values into the places of a text, such as `{restaurant}`.
enum MessageTemplate {
    /// - Parameter escape: what becomes of a value on its way into the text.
    /// - Returns: the text, once gone through: what a value says is never a place. A place without a value is empty.
    static func fill(_ text: String, _ values: [String: String], _ escape: (String) -> String = { $0 }) -> String {
        var result = ""
        var rest = text[...]
        while let start = rest.firstIndex(of: "{"), let end = rest[start...].firstIndex(of: "}") {
            result += rest[..<start] + escape(values[String(rest[rest.index(after: start)..<end])] ?? "")
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }

    /// A text as HTML shows it and never runs it, in an attribute too.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            // What HTML has no place for, or what turns the text around it.
            case _ where scalar.properties.generalCategory == .control && scalar != "\n": result += " "
            case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": break
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

/// An e-mail before its values are known.
struct EmailTemplate {
    let subject: String
    let opening: String
    /// What is told, under which name; left out where there is nothing to tell.
    let lines: [(label: String, value: String)]
    let closing: String

    /// An e-mail as its recipient reads it.
    struct Filled: Equatable {
        let subject: String
        let text: String
        let html: String
    }

    func filled(_ values: [String: String]) -> Filled {
        func plain(_ text: String) -> String { MessageTemplate.fill(text, values) }
        func marked(_ text: String) -> String { MessageTemplate.fill(text, values, MessageTemplate.escaped) }
        let told = lines.filter { !plain($0.value).isEmpty }
        let text =
            ([plain(opening), ""] + told.map { "\($0.label): \(plain($0.value))" } + ["", plain(closing)])
            .joined(separator: "\n")
        let rows = told.map { line in
            """
            <tr><th align="left" valign="top" style="padding:4px 16px 4px 0">\(MessageTemplate.escaped(line.label))</th>\
            <td style="padding:4px 0">\(marked(line.value))</td></tr>
            """
        }
        let html = """
            <!DOCTYPE html>
            <html><head><meta charset="utf-8"><title>\(marked(subject))</title></head>
            <body style="font-family:sans-serif;line-height:1.5">
            <p>\(marked(opening))</p>
            <table style="border-collapse:collapse">
            \(rows.joined(separator: "\n"))
            </table>
            <p style="color:#666">\(marked(closing))</p>
            </body></html>
            """
        return Filled(subject: plain(subject), text: text, html: html)
    }
}

/// A text message before its values are known.
struct SMSTemplate {
    let text: String
    /// Whether it is sent at night too, and to nobody else's delay.
    var isUrgent = false
    /// Whether it says what opens an account: nobody reads it here, but in the embedded mode what was not sent.
    var isSecret = false
}
