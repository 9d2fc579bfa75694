internal import Foundation
internal import Web

/// The members of a doctor that people set. In a change, what is left out stays as it is.
struct DoctorInput: Decodable {
    let territory: String?
    let name: String?
    let npi: String?
    let practice: Setting<String>
    let phone: Setting<String>
    let isActive: Bool?

    enum CodingKeys: String, CodingKey {
        case territory = "territory_id"
        case name, npi, practice, phone
        case isActive = "is_active"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        territory = try container.decodeIfPresent(String.self, forKey: .territory)
        name = try container.decodeIfPresent(String.self, forKey: .name)
        npi = try container.decodeIfPresent(String.self, forKey: .npi)
        practice = try Setting(container, .practice)
        phone = try Setting(container, .phone)
        isActive = try container.decodeIfPresent(Bool.self, forKey: .isActive)
    }

    static let practice = VisibleName.schema(upTo: 200).nullable

    /// `doctor` with what the caller sets, each text as it is stored.
    ///
    /// - Throws: `APIError` 422 for a phone number that is none, and a territory that is not the caller's.
    func applied(to doctor: Doctor, in context: AppContext) throws -> Doctor {
        var changed = doctor
        var problems: [FieldError] = []
        let plan = try context.numberingPlan()
        changed.territory = try context.territory(territory, current: doctor.territory)
        changed.name = name.map(VisibleText.normalised) ?? doctor.name
        changed.npi = npi ?? doctor.npi
        changed.practice = practice.resolved(doctor.practice, read: VisibleText.normalised) ?? ""
        changed.phone = phone.resolved(doctor.phone) { text in
            let number = PhoneNumber(text, in: plan)
            if number == nil { problems.append(FieldError("phone", "Must be a phone number.")) }
            return number
        }
        changed.isActive = isActive ?? doctor.isActive
        changed.updatedAt = context.now
        guard problems.isEmpty else { throw APIError.invalid(problems) }
        return changed
    }
}

extension Doctor {
    /// The names of the members in which `other` differs.
    func changes(to other: Doctor) -> [String] {
        [
            (DoctorInput.CodingKeys.territory, territory != other.territory),
            (.name, name != other.name),
            (.npi, npi != other.npi),
            (.practice, practice != other.practice),
            (.phone, phone != other.phone),
            (.isActive, isActive != other.isActive),
        ].filter(\.1).map(\.0.rawValue)
    }
}
