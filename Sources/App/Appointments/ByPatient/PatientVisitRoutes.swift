internal import Web

/// Visits that patients book, move and cancel for themselves, and for those of their family whom the account shows.
enum PatientVisitRoutes {
    private static let patients = Access.roles([.patient])

    static let all: [Route<AppContext>] = [
        Route(
            .get, "/patient/clinics", access: patients, envelope: .registration,
            .init(
                "listOwnClinics", "Where a patient can book, what for, and with whom",
                links: ["clinic": "/clinics/0/id"]),
            ListOwnClinics.handle),
        Route(
            .get, "/patient/clinics/{clinic}/free-times", access: patients, envelope: .registration,
            .init(
                "listOwnFreeTimes", "When a patient's visit can begin, by doctor", query: ListFreeTimes.parameters),
            ListOwnFreeTimes.handle),
        Route(
            .get, "/patient/appointments", access: patients, envelope: .registration,
            .init(
                "listOwnAppointments", "The visits of the patients whom the account shows",
                query: ListOwnAppointments.parameters, links: ["appointment": "/appointments/0/id"]),
            ListOwnAppointments.handle),
        Route(
            .post, "/patient/appointments", access: patients, envelope: .registration,
            .init(
                "bookOwnAppointment", "Books a visit for a patient whom the account shows",
                answers: [.created, .conflict], takes: [.idempotencyKey], links: ["appointment": "/id"],
                refuses: [.notFound: ["NOT_FOUND"], .conflict: ["PATIENT_BUSY", "TOO_MANY_VISITS"]]),
            BookOwnVisit.handle),
        Route(
            .put, "/patient/appointments/{appointment}/time", access: patients, envelope: .registration,
            .init(
                "moveOwnAppointment", "Moves a visit, before the clinic's cut-off", answers: [.ok, .conflict],
                takes: [.idempotencyKey],
                refuses: [
                    .conflict: ["PATIENT_BUSY", "TOO_LATE", "INVALID_STATE_TRANSITION"]
                ]),
            ChangeOwnVisit.Move.handle),
        Route(
            .post, "/patient/appointments/{appointment}/cancellation", access: patients, envelope: .registration,
            .init(
                "cancelOwnAppointment", "Cancels a visit, before the clinic's cut-off",
                takes: [.idempotencyKey], refuses: [.conflict: ["TOO_LATE", "INVALID_STATE_TRANSITION"]]),
            ChangeOwnVisit.Cancel.handle),
        Route(
            raw: .get, "/patient/appointments/{appointment}/calendar-file", access: patients,
            envelope: .registration,
            .init(
                "getOwnCalendarFile", "One visit as calendars take it (RFC 5545)",
                note: "Where and when, and nothing of whom or why."),
            .text(CalendarFile.mediaType), GetOwnCalendarFile.handle),
    ]
}
