internal import Web

/// Clinics, when they see patients, and visits.
enum AppointmentRoutes {
    private static let readers = Access.roles(Set<Role>.staff.union([.doctor]))
    private static let planners = Access.roles(.managers)
    private static let desk = Access.roles(.staff)

    private static let taken: APIOperation.Refusals = [
        .conflict: ["SLOT_TAKEN", "PATIENT_BUSY", "INVALID_STATE_TRANSITION"]
    ]

    static let all: [Route<AppContext>] = clinics + visits

    private static let clinics: [Route<AppContext>] = [
        Route(
            .get, "/clinics", access: readers,
            .init(
                "listClinics", "The clinics the caller may see, by name", query: PageRequest.parameters,
                links: ["clinic": "/clinics/0/id"]),
            ListClinics.handle),
        Route(
            .get, "/clinics/{clinic}", access: readers,
            .init("getClinic", "One clinic", sends: [.etag], links: ["clinic": "/id"]), GetClinic.handle),
        Route(
            .put, "/clinics/{clinic}", access: planners,
            .init(
                "setClinic", "Sets a clinic",
                note: "`If-Match` is `\"0\"` for a new one. A type of visit that is left out is no longer offered; "
                    + "visits that are booked stay as they are: in another zone at the time that its clock shows.",
                takes: [.ifMatch], sends: [.etag]),
            SetClinic.handle),
        Route(
            .get, "/clinics/{clinic}/doctors/{doctor}/hours", access: readers,
            .init("getDoctorHours", "When a doctor sees patients at a clinic"), GetDoctorHours.handle),
        Route(
            .put, "/clinics/{clinic}/doctors/{doctor}/hours", access: planners,
            .init("setDoctorHours", "Sets when a doctor sees patients at a clinic"), SetDoctorHours.handle),
        Route(
            .get, "/clinics/{clinic}/working-hours", access: readers,
            .init(
                "listWorkingHours", "Who sees patients at a clinic on some days, and when",
                note: "A doctor sees their own.", query: ListWorkingHours.parameters,
                links: ["doctor": "/doctors/0/id"]),
            ListWorkingHours.handle),
        Route(
            .get, "/clinics/{clinic}/free-times", access: readers,
            .init(
                "listFreeTimes", "When a visit can begin, by doctor", query: ListFreeTimes.ofDesk),
            ListFreeTimes.handle),
    ]

    private static let visits: [Route<AppContext>] = [
        Route(
            .get, "/clinics/{clinic}/appointments", access: readers,
            .init(
                "listAppointments", "A clinic's visits of some days", note: "A doctor sees their own.",
                query: ListAppointments.parameters, links: ["appointment": "/appointments/0/id"]),
            ListAppointments.handle),
        Route(
            .get, "/patients/{patient}/appointments", access: .roles(.reviewers),
            .init(
                "listPatientAppointments", "A patient's visits at the clinics the caller may see, latest first",
                links: ["appointment": "/appointments/0/id"]),
            ListPatientAppointments.handle),
        Route(
            .post, "/appointments", access: desk,
            .init(
                "bookAppointment", "Books a visit for a patient", answers: [.created], takes: [.idempotencyKey],
                sends: [.location, .etag], links: ["appointment": "/id"],
                refuses: [.conflict: ["SLOT_TAKEN", "PATIENT_BUSY"]]),
            BookAppointment.handle),
        Route(
            .get, "/appointments/{appointment}", access: readers,
            .init("getAppointment", "One visit", sends: [.etag], links: ["appointment": "/id"]),
            GetAppointment.handle),
        Route(
            .get, "/appointments/{appointment}/history", access: readers,
            .init("getAppointmentHistory", "What is said about a visit, and what became of it, oldest first"),
            ShowVisitHistory.handle),
        Route(
            .put, "/appointments/{appointment}/time", access: desk,
            .init(
                "moveAppointment", "Moves a visit to another time, or to another doctor",
                takes: [.ifStillMatch, .idempotencyKey], sends: [.etag], refuses: taken),
            ChangeAppointment.Move.handle),
        Route(
            .post, "/appointments/{appointment}/cancellation", access: desk,
            .init(
                "cancelAppointment", "Cancels a visit", takes: [.ifStillMatch, .idempotencyKey], sends: [.etag],
                refuses: [.conflict: ["INVALID_STATE_TRANSITION"]]),
            ChangeAppointment.Cancel.handle),
        Route(
            .post, "/appointments/{appointment}/attendance", access: desk,
            .init(
                "attendAppointment", "Notes that a patient has confirmed, come, been seen or stayed away",
                takes: [.ifStillMatch, .idempotencyKey], sends: [.etag], refuses: taken),
            ChangeAppointment.Attend.handle),
        Route(
            .get, "/clinics/{clinic}/waitlist", access: desk,
            .init(
                "listWaitlist", "Who waits for a time at a clinic, and who has, newest first",
                links: ["entry": "/entries/0/id"]),
            ListWaitlist.handle),
        Route(
            .post, "/waitlist", access: desk,
            .init(
                "joinWaitlist", "Has a patient offered the first time that is free within some days",
                note:
                    "By a text message, which they answer with Y: the time is held for them meanwhile. 200 for a patient "
                    + "who waits for the same already.",
                answers: [.created, .ok], takes: [.idempotencyKey], sends: [.location], links: ["entry": "/id"]),
            JoinWaitlist.handle),
        Route(
            .delete, "/waitlist/{entry}", access: desk,
            .init("leaveWaitlist", "The patient waits no more"), LeaveWaitlist.handle),
        Route(
            raw: .get, "/appointments/{appointment}/calendar-file", access: readers,
            .init(
                "getCalendarFile", "One visit as calendars take it (RFC 5545)",
                note: "Where and when, and nothing of whom or why."),
            .text(CalendarFile.mediaType), GetCalendarFile.handle),
        Route(
            .post, "/calendar-feed", access: .roles([.patient]),
            .init(
                "makeCalendarFeed", "An address at which the patient's calendar reads their visits",
                note: "It is shown once. The one that there was is no more.", takes: [.idempotencyKey]),
            MakeCalendarFeed.handle),
        Route(
            .delete, "/calendar-feed", access: .roles([.patient]),
            .init(
                "deleteCalendarFeed", "Nobody reads the patient's visits by its address any more",
                refuses: [.notFound: ["NOT_FOUND"]]),
            DeleteCalendarFeed.handle),
        Route(
            raw: .get, "/calendar-feeds/{feed}", access: .anyone,
            .init("readCalendarFeed", "The visits of the account whose token it is (RFC 5545)"),
            .text(CalendarFile.mediaType), ReadCalendarFeed.handle),
    ]
}
