internal import Dates
internal import Foundation
internal import Web

/// The members of a patient that people set. In a change, what is left out stays as it is.
struct PatientInput: Decodable {
    let territory: String?
    let name: String?
    let dateOfBirth: CalendarDate?
    let phone: Setting<String>
    let email: Setting<String>
    let address: Setting<String>
    let medicaidNumber: Setting<String>
    let mbi: Setting<String>
    /// All of them: the list is replaced as a whole.
    let coverages: [Coverage]?
    let medicalHistory: History?

    struct History: Decodable {
        let conditions: [String]?
        let allergies: [String]?
        let medications: [String]?

        func apply(to history: inout MedicalHistory) {
            history.conditions = conditions.map { $0.map(VisibleText.normalised) } ?? history.conditions
            history.allergies = allergies.map { $0.map(VisibleText.normalised) } ?? history.allergies
            history.medications = medications.map { $0.map(VisibleText.normalised) } ?? history.medications
        }
    }

    enum CodingKeys: String, CodingKey {
        case territory = "territory_id"
        case name
        case dateOfBirth = "date_of_birth"
        case phone, email, address
        case medicaidNumber = "medicaid_number"
        case mbi, coverages
        case medicalHistory = "medical_history"
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        territory = try container.decodeIfPresent(String.self, forKey: .territory)
        name = try container.decodeIfPresent(String.self, forKey: .name)
        dateOfBirth = try container.decodeIfPresent(CalendarDate.self, forKey: .dateOfBirth)
        phone = try Setting(container, .phone)
        email = try Setting(container, .email)
        address = try Setting(container, .address)
        medicaidNumber = try Setting(container, .medicaidNumber)
        mbi = try Setting(container, .mbi)
        coverages = try container.decodeIfPresent([Coverage].self, forKey: .coverages)
        medicalHistory = try container.decodeIfPresent(History.self, forKey: .medicalHistory)
    }

    static let address = Schema.string(1...300, .visible)

    /// `details` with what the caller sets, each text as it is stored.
    ///
    /// - Throws: `APIError` 422 for what no schema can tell: phone numbers that are none, days that cannot be, payers
    ///   that are not on the list.
    func applied(to details: PatientDetails, in context: AppContext) throws -> PatientDetails {
        var changed = details
        var problems: [FieldError] = []
        let plan = try context.numberingPlan()
        changed.name = name.map(VisibleText.normalised) ?? details.name
        changed.dateOfBirth = dateOfBirth ?? details.dateOfBirth
        if let dateOfBirth, !DateOfBirth.isPossible(dateOfBirth, now: context.now) {
            problems.append(FieldError("date_of_birth", DateOfBirth.issue))
        }
        changed.phone = phone.resolved(details.phone) { text in
            let number = PhoneNumber(text, in: plan)
            if number == nil { problems.append(FieldError("phone", "Must be a phone number.")) }
            return number
        }
        changed.email = email.resolved(details.email) { $0 }
        changed.address = address.resolved(details.address, read: VisibleText.normalised)
        changed.medicaidNumber = medicaidNumber.resolved(details.medicaidNumber, read: MedicaidNumber.normalised)
        changed.mbi = mbi.resolved(details.mbi, read: MBI.normalised)
        if let coverages {
            changed.coverages = coverages.map(\.normalised)
            problems += try self.problems(of: coverages, in: context)
        }
        medicalHistory?.apply(to: &changed.medicalHistory)
        guard problems.isEmpty else { throw APIError.invalid(problems) }
        return changed
    }

    private func problems(of coverages: [Coverage], in context: AppContext) throws -> [FieldError] {
        let payers = try PayerStore(db: context.db, organisation: context.organisation)
            .find(ids: Set(coverages.compactMap(\.payerID)))
        let known = Set(payers.map(\.id))
        var problems: [FieldError] = []
        for (index, coverage) in coverages.enumerated() {
            if let payer = coverage.payerID, !known.contains(payer) {
                problems.append(FieldError("coverages[\(index)].payer_id", "Is not a payer."))
            }
            if let day = coverage.subscriberDateOfBirth, !DateOfBirth.isPossible(day, now: context.now) {
                problems.append(FieldError("coverages[\(index)].subscriber_date_of_birth", DateOfBirth.issue))
            }
            if let start = coverage.effectiveDate, let end = coverage.terminationDate, end < start {
                problems.append(
                    FieldError("coverages[\(index)].termination_date", "Must not be before effective_date."))
            }
        }
        return problems
    }
}

extension PatientDetails {
    /// The names of the members in which `other` differs; never their values.
    func changes(to other: PatientDetails) -> [String] {
        [
            (CodingKeys.name, name != other.name),
            (.dateOfBirth, dateOfBirth != other.dateOfBirth),
            (.phone, phone != other.phone),
            (.email, email != other.email),
            (.address, address != other.address),
            (.medicaidNumber, medicaidNumber != other.medicaidNumber),
            (.mbi, mbi != other.mbi),
            (.coverages, coverages != other.coverages),
            (.medicalHistory, medicalHistory != other.medicalHistory),
        ].filter(\.1).map(\.0.rawValue)
    }
}
