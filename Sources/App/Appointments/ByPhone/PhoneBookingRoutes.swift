internal import Web

/// Visits that phone systems book for their callers. `registration-linking.md`, "IVR Booking Process".
enum PhoneBookingRoutes {
    /// A scope of its own: who may speak with callers, `voice`, need not make patients and accounts.
    private static let phones = Access.machine(.bookings, or: Set<Role>.managers.union([.ivr]))

    private static let note = """
        A repetition of a step does nothing, and gets the same answer. A `call_id` is one booking, and belongs to the \
        API key that came with it first; another booking in the same call needs another id.
        """

    static let all: [Route<AppContext>] = [
        Route(
            .post, "/ivr/bookings", access: phones,
            .init(
                "holdTime", "Keeps a time for a caller for five minutes, or says which others are free", note: note,
                refuses: [.conflict: ["CALL_ID_TAKEN", "INVALID_STATE_TRANSITION"]]),
            HoldTime.handle),
        Route(
            .post, "/ivr/bookings/confirmation", access: phones,
            .init(
                "confirmBooking", "Makes the time that a call holds the caller's visit", note: note,
                refuses: [
                    .notFound: ["NOT_FOUND"], .conflict: ["HOLD_OVER", "PATIENT_BUSY", "CALL_DIFFERS"],
                ]),
            ConfirmBooking.handle),
        Route(
            .post, "/ivr/bookings/search", access: phones,
            .init(
                "findBooking", "What a call holds or has booked",
                note: "By `POST`: an id of a call may hold a number, which does not belong into a URL.",
                refuses: [.notFound: ["NOT_FOUND"]]),
            FindBooking.handle),
        Route(
            .put, "/ivr/bookings/time", access: phones,
            .init(
                "moveBooking", "Moves what a call has booked, or says which other times are free", note: note,
                refuses: [
                    .notFound: ["NOT_FOUND"],
                    .conflict: ["TOO_LATE", "PATIENT_BUSY", "INVALID_STATE_TRANSITION"],
                ]),
            MoveBooking.handle),
        Route(
            .post, "/ivr/bookings/cancellation", access: phones,
            .init(
                "cancelBooking", "Gives back what a call holds or has booked", note: note,
                refuses: [
                    .notFound: ["NOT_FOUND"], .conflict: ["TOO_LATE", "INVALID_STATE_TRANSITION"],
                ]),
            CancelBooking.handle),
    ]
}
