internal import Foundation
internal import MariaDB
internal import Web

/// The members of a payer that people set. In a change, what is left out stays as it is.
struct PayerInput: Decodable {
    let name: String?
    let phone: Setting<String>
    let isActive: Bool?

    enum CodingKeys: String, CodingKey {
        case name, phone
        case isActive = "is_active"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        name = try container.decodeIfPresent(String.self, forKey: .name)
        phone = try Setting(container, .phone)
        isActive = try container.decodeIfPresent(Bool.self, forKey: .isActive)
    }

    /// `payer` with what the caller sets, each text as it is stored.
    ///
    /// - Throws: `APIError` 422 for a phone number that is none.
    func applied(to payer: Payer, in context: AppContext) throws -> Payer {
        var changed = payer
        var problems: [FieldError] = []
        let plan = try context.numberingPlan()
        changed.name = name.map(VisibleText.normalised) ?? payer.name
        changed.phone = phone.resolved(payer.phone) { text in
            let number = PhoneNumber(text, in: plan)
            if number == nil { problems.append(FieldError("phone", "Must be a phone number.")) }
            return number
        }
        changed.isActive = isActive ?? payer.isActive
        changed.updatedAt = context.now
        guard problems.isEmpty else { throw APIError.invalid(problems) }
        return changed
    }

    /// The error in place of a duplicate key.
    static func taken(_ error: DatabaseError) -> APIError {
        guard error.key?.contains("name") == true else { return MasterRecord.idTaken("PAYER_TAKEN") }
        return APIError(
            .conflict, "PAYER_TAKEN", "Another payer has this name.", fields: [FieldError("name", "Is taken.")])
    }
}

extension Payer {
    /// The names of the members in which `other` differs.
    func changes(to other: Payer) -> [String] {
        [
            (PayerInput.CodingKeys.name, name != other.name),
            (.phone, phone != other.phone),
            (.isActive, isActive != other.isActive),
        ].filter(\.1).map(\.0.rawValue)
    }
}
