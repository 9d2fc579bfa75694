internal import MariaDB
internal import Web

extension AppContext {
    /// Puts a read of health data on record, in a transaction of its own: after the read, before the answer.
    ///
    /// - Throws: `APIError.unavailable` when it cannot be written: what is not on record is not shown.
    func recordRead(_ event: AuditEvent) throws {
        let organisation = try organisation
        // A page that is open asks again by itself: nobody need have looked.
        let event = request.isBackground ? event.with(["background": "yes"]) : event
        do {
            try db.retryingTransaction { try AuditStore.append(event, organisation: organisation, in: self) }
        } catch let error as APIError {
            throw error
        } catch {
            Log.error("read not audited", ["request_id": requestID, "error": "\(error)"])
            throw APIError.unavailable
        }
    }
}

extension AppContext {
    /// The same of what belongs to a verification request.
    func recordRead(_ name: String, of request: VerificationRequest, _ fields: [String: String] = [:]) throws {
        try recordRead(
            AuditEvent(
                name, .success, on: "verification_request", request.id.text, by: actor,
                fields: fields.merging(["patient": request.patient]) { own, _ in own }))
    }
}
