internal import Foundation
internal import MariaDB
internal import Web

extension AppContext {
    /// The same request, for the organisation whose patients register at this host: the one that is set, or the only
    /// one there is. Nothing of the request chooses it.
    ///
    /// - Throws: `APIError` 403 `REGISTRATION_CLOSED` where it is not clear which that is.
    func forPatients() throws -> AppContext {
        guard let organisation = try patientOrganisation() else {
            throw APIError(.forbidden, "REGISTRATION_CLOSED", "Patients cannot register here.")
        }
        var context = self
        context.guestOf = organisation.id
        return context
    }

    /// Nil where it is not clear which that is.
    func patientOrganisation() throws -> Organisation? {
        let store = OrganisationStore(db: try db)
        if let set = services.configuration.registrationOrganisation { return try store.find(set) }
        return try store.only()
    }

    /// A phone number as somebody wrote it.
    ///
    /// - Throws: `APIError` 422 for what is none.
    func phoneNumber(_ text: String) throws -> PhoneNumber {
        guard let number = try GetCallConfig.number(text, of: organisation, in: self) else {
            throw APIError.invalid("phone_number", "Is not a phone number.")
        }
        return number
    }
}
