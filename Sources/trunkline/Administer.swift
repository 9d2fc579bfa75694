internal import App
internal import Foundation
internal import MariaDB

/// What is done from the command line before, or beside, the API.
enum Administer {
    static func createOrganisation(_ invocation: Invocation) throws -> Int32 {
        let operands = invocation.arguments
        return try administer(invocation) { administration in
            try administration.createOrganisation(name: operands[0], country: operands[1]).uuidString.lowercased()
        }
    }

    static func invite(_ invocation: Invocation) throws -> Int32 {
        let operands = invocation.arguments
        let organisation = try identifier(operands[0])
        return try administer(invocation) { administration in
            try administration.inviteStaff(
                login: operands[1], name: operands[3], role: operands[2], organisation: organisation)
        }
    }

    static func disable(_ invocation: Invocation) throws -> Int32 {
        let operands = invocation.arguments
        return try administer(invocation) { administration in
            try administration.disable(login: operands[0])
            return "disabled"
        }
    }

    static func reset(_ invocation: Invocation) throws -> Int32 {
        let operands = invocation.arguments
        return try administer(invocation) { administration in
            try administration.reset(operands[0])
        }
    }

    static func createKey(_ invocation: Invocation) throws -> Int32 {
        let operands = invocation.arguments
        let organisation = try identifier(operands[0])
        return try administer(invocation) { administration in
            let key = try administration.createKey(name: operands[1], organisation: organisation)
            return "\(key.id.uuidString.lowercased())\n\(key.secret)"
        }
    }

    static func revokeKey(_ invocation: Invocation) throws -> Int32 {
        let operands = invocation.arguments
        let organisation = try identifier(operands[0])
        let key = try identifier(operands[1])
        return try administer(invocation) { administration in
            try administration.revokeKey(key, organisation: organisation)
            return "revoked"
        }
    }

    private static func administer(_ invocation: Invocation, _ body: (Administration) throws -> String) throws -> Int32
    {
        let configuration = try invocation.configuration()
        let db = try Patience.connect(try configuration.connection(as: .serve))
        let services = try invocation.services(configuration)
        Main.say(try body(Administration(services, db, now: Date())) + "\n")
        return 0
    }

    private static func identifier(_ text: String) throws -> UUID {
        guard let id = UUID(uuidString: text) else { throw UsageError() }
        return id
    }
}
