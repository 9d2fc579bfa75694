internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

extension AppContext {
    /// Runs `body` in a transaction, and for a request with an `Idempotency-Key` once for all that come with that key.
    ///
    /// The key is the transaction's first row and the answer its last, so that neither is there without the effect. A
    /// request that comes again gets the same answer, byte for byte; a refusal leaves nothing behind, and the key free.
    ///
    /// ```swift
    /// return try context.once {
    ///     try store.insert(note)
    ///     try AuditStore.append(event, organisation: organisation, in: context)
    ///     return .created(NoteView(note))
    /// } then: {
    ///     try context.publish(.verification)
    /// }
    /// ```
    ///
    /// - Parameters:
    ///   - cache: what this host has cached of what `body` changes.
    ///   - request: what tells one request from another, asked for after `body` has run, or instead of it; the body's
    ///     bytes when left out.
    ///   - body: like `retryingTransaction`'s, it may run several times. Whatever depends on how things stand is asked
    ///     inside of it: outside, a request that comes again would see what it did itself.
    ///   - then: what is to be done after the commit, by whoever did the work.
    /// - Throws: `APIError` 400 for a key that is none, 409 while another request has the key, 422 when the key came
    ///   with another request; and what `body` throws.
    func once<Output>(
        ending cache: SharedState.Cache? = nil, request: (() throws -> [UInt8])? = nil,
        _ body: () throws -> Reply<Output>,
        then: () throws -> Void = {}
    ) throws -> Reply<Output> {
        defer { if let cache { services.shared.bump(cache) } }
        guard let key = try IdempotencyKey(of: self) else {
            let reply = try db.retryingTransaction(body)
            try then()
            return reply
        }
        // A person who has been limited to territories meanwhile is shown no answer of before.
        var reach: [UInt8] = []
        if case .user(let person) = caller { reach = Array((person.territories ?? []).joined(separator: " ").utf8) }
        let said = { try sha256((request?() ?? self.request.body) + reach).hex }
        let (response, isFirst) = try answer(for: key, said) { try body().response }
        if isFirst {
            try then()
        } else if case .user = caller {
            // What is shown once more is read once more.
            try recordRead(AuditEvent("answer_replayed", .success, on: "route", "", by: actor))
        }
        return Reply(response)
    }

    /// - Parameter said: digest of what the request says.
    /// - Returns: the answer, and whether it is this request's own.
    private func answer(for key: IdempotencyKey, _ said: () throws -> String, _ body: () throws -> Response) throws
        -> (Response, isFirst: Bool)
    {
        if let used = try earlier(key) { return (try replay(used, said()), false) }
        var isContended = false
        var wasInVain = false
        do {
            return try db.retryingTransaction {
                // Whoever waited in vain as long as a lock may take does not wait once more.
                if wasInVain { throw IdempotencyKey.inProgress }
                let store = IdempotencyStore(db: try db, organisation: try organisation)
                let id = UUID.random()
                isContended = true
                let used: IdempotencyStore.Used?
                do throws(DatabaseError) {
                    used = try store.take(key.digest, id: id, now: now, oldest: now - IdempotencyKey.lifetime)
                } catch {
                    wasInVain = error.isLockTimeout
                    throw error
                }
                isContended = false
                if let used { return (try replay(used, said()), false) }
                let response = try body()
                guard (200..<300).contains(response.status.code) else {
                    try store.free(key.digest)
                    return (response, true)
                }
                let kept = try KeptAnswer(to: said(), response)
                try store.keep(services.sealer.seal(kept, in: "idempotency_keys", row: id), for: key.digest)
                return (response, true)
            }
        } catch let error as DatabaseError where error.reason == .conflict && isContended {
            throw IdempotencyKey.inProgress
        } catch let error as DatabaseError where error.reason == .unknownOutcome {
            // On a new connection: the key is there if, and only if, the work is.
            guard let used = try earlier(key) else { throw error }
            return (try replay(used, said()), true)
        }
    }

    /// What is kept of a key's use before; nil for a key that is free.
    ///
    /// - Throws: `APIError` 409 when another request has it, and does not end.
    private func earlier(_ key: IdempotencyKey) throws -> IdempotencyStore.Used? {
        let store = IdempotencyStore(db: try db, organisation: try organisation)
        do throws(DatabaseError) {
            let used = try store.wait(for: key.digest)
            return used.flatMap { $0.createdAt < now - IdempotencyKey.lifetime ? nil : $0 }
        } catch {
            if error.isLockTimeout { throw IdempotencyKey.inProgress }
            throw error
        }
    }

    /// - Throws: `APIError` 422 when the key came with another request.
    private func replay(_ used: IdempotencyStore.Used, _ said: String) throws -> Response {
        let kept = try services.sealer.open(
            KeptAnswer.self, used.sealed ?? [], in: "idempotency_keys", row: used.id)
        guard kept.request == said else { throw IdempotencyKey.reused }
        return kept.response
    }
}
