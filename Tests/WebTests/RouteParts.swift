import Web

/// An access of routes in tests.
enum TestAccess: AccessRule {
    case anyone
    case known

    var schemes: [String] { self == .known ? ["token"] : [] }
    var isOptional: Bool { false }
    var refusals: APIOperation.Refusals { self == .known ? [.unauthorized: ["UNAUTHORIZED"]] : [:] }
    var sends: [Parameter] { [] }
    var note: String? { self == .known ? "For whoever is known." : nil }
}

/// An answer of one word.
struct Echo: ResponseBody {
    let value: String
    static let schema = Schema.object(["value": .required(.string(0...9))]).named("Echo").example(["value": "a"])
}
