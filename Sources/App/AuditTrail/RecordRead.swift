internal import MariaDB
internal import Web

extension AppContext {
    /// Puts a read of health data on record, in a transaction of its own: after the read, before the answer.
    ///
    /// - Throws: `APIError.unavailable` when it cannot be written: what is not on record is not shown.
    func recordRead(_ event: AuditEvent) throws {
        let organisation = try organisation
        // A page that is open asks again by itself: nobody need have looked.
        let event = request.isByOpenPage ? event.with(["background": "yes"]) : event
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
        try recordRead(AuditEvent(name, of: request, by: actor, fields: fields))
    }
}

/// What is somebody's names whose it is: the trail is asked for who saw or changed anything of a patient.
extension AuditEvent {
    /// Something that was done with a verification request.
    init(_ name: String, of request: VerificationRequest, by actor: Actor, fields: [String: String] = [:]) {
        self.init(
            name, .success, on: "verification_request", request.id.text, by: actor,
            fields: fields.merging(["patient": request.patient]) { own, _ in own })
    }

    /// Something that was done with a visit.
    init(_ name: String, of visit: Appointment, by actor: Actor) {
        self.init(
            name, .success, on: "appointment", visit.id.text, by: actor,
            fields: visit.patient.map { ["patient": $0] } ?? [:])
    }
}
