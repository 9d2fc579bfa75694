internal import Web

/// `GET /patient/appointments/{appointment}/calendar-file`: the patient's own visit for their calendar.
enum GetOwnCalendarFile {
    static func handle(in context: AppContext) throws -> Response {
        let (appointment, clinic) = try PatientDesk(in: context).find()
        return try GetCalendarFile.answer(of: appointment, at: clinic, in: context)
    }
}
