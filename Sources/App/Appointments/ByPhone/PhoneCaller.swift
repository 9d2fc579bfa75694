internal import Foundation
internal import MariaDB

/// Who books by phone.
struct PhoneCaller {
    let patient: String
    let account: PhoneBooking.Account

    /// The patient whom this number and name are known by, or a new one, with whatever messages that takes.
    ///
    /// Only an account that has proven to have the phone gets what is booked from it: a stranger can claim any number.
    ///
    /// - Precondition: within the transaction of the booking.
    /// - Parameter clinic: where they come to: a new patient is of its territory.
    static func find(_ number: PhoneNumber, _ name: String, at clinic: Clinic, in context: AppContext) throws
        -> PhoneCaller
    {
        if let account = try PatientAccounts.verified(for: number, in: context).first {
            let patient = try PatientAccounts.patient(
                of: account, named: name, phone: number, territory: clinic.territory, in: context)
            try PatientAccounts.tell(account.user, "booking_synced", at: number, in: context)
            return PhoneCaller(patient: patient, account: .linked)
        }
        let made = try PatientAccounts.provision(
            phone: number, name: name, territory: clinic.territory, in: context)
        return PhoneCaller(patient: made.patient, account: made.account == nil ? .none : .created)
    }
}
