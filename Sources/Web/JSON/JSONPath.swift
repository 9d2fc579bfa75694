/// The way from the root of a document to a value, and its spelling `products[0].sizes[2].unit_price`.
enum JSONPath {
    enum Step {
        case member(String)
        case element(Int)

        init(_ key: any CodingKey) {
            self = if let index = key.intValue { .element(index) } else { .member(key.stringValue) }
        }

        var key: any CodingKey {
            switch self {
            case .member(let name): JSONKey(stringValue: name)
            case .element(let index): JSONKey(intValue: index)
            }
        }
    }

    private static let nameLimit = 64

    static func text(of steps: [Step]) -> String {
        var text = ""
        for step in steps {
            switch step {
            case .element(let index):
                text += "[\(index)]"
            case .member(let name):
                if !text.isEmpty { text += "." }
                text.unicodeScalars.append(contentsOf: name.unicodeScalars.prefix(nameLimit))
            }
        }
        return text
    }
}

/// A name or a place, where `Codable` wants a key and there is no `CodingKeys`.
struct JSONKey: CodingKey {
    let stringValue: String
    let intValue: Int?

    init(stringValue: String) {
        self.stringValue = stringValue
        intValue = nil
    }

    init(intValue: Int) {
        stringValue = String(intValue)
        self.intValue = intValue
    }

    /// Where `superEncoder()` and `superDecoder()` put the superclass.
    static let superclass = JSONKey(stringValue: "super")
}
