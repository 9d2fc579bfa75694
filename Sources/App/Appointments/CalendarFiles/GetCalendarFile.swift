internal import MariaDB
internal import Web

/// `GET /appointments/{appointment}/calendar-file`: a visit for the patient's calendar; one that is cancelled takes
/// itself out of it.
enum GetCalendarFile {
    static func handle(in context: AppContext) throws -> Response {
        let (appointment, clinic) = try GetAppointment.find(in: context)
        return try answer(of: appointment, at: clinic, in: context)
    }

    /// The file, on record as read.
    static func answer(of appointment: Appointment, at clinic: Clinic, in context: AppContext) throws -> Response {
        try context.recordRead(AuditEvent("appointment_read", of: appointment, by: context.actor))
        let file = CalendarFile(
            appointment.status == .cancelled ? .cancel : .publish, [.init(appointment, at: clinic)],
            madeAt: context.now)
        return .calendar(file, named: "visit.ics")
    }
}

extension Response {
    static func calendar(_ file: CalendarFile, named name: String) -> Response {
        Response(
            .ok,
            headers: [
                "content-type": CalendarFile.mediaType, "content-disposition": "attachment; filename=\"\(name)\"",
                "cache-control": "private, no-store",
            ], body: Array(file.text.utf8))
    }
}
