import Dispatch
import Glibc
import Secrets
import Testing

@Suite struct PasswordsTests {
    let passwords = Passwords(concurrent: 2, waiting: 20)

    @Test func `a password matches its own hash and no other`() throws {
        let hash = try passwords.hash("ivr123")
        #expect(hash.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
        #expect(try passwords.verify("ivr123", against: hash) == .right(needsRehash: false))
        for other in ["", "ivr12", "ivr1234", "IVR123", "ivr123\0", "ivr123 "] {
            #expect(try passwords.verify(other, against: hash) == .wrong)
        }
    }

    @Test func `the same password never has the same hash`() throws {
        #expect(try passwords.hash("ivr123") != passwords.hash("ivr123"))
    }

    @Test func `what follows a NUL counts`() throws {
        let hash = try passwords.hash("a\0b")
        #expect(try passwords.verify("a\0b", against: hash) == .right(needsRehash: false))
        #expect(try passwords.verify("a\0c", against: hash) == .wrong)
    }

    @Test func `a hash of another cost matches and wants to be made anew`() throws {
        let cheap = "$argon2id$v=19$m=8192,t=1,p=1$hnLVs5xthH2f0Mq5S5pc8g$OGcs7dpCRiAAiuk9OxeF2cv0nN458mIHNiaAiXFUoc8"
        #expect(try passwords.verify("correct horse", against: cheap) == .right(needsRehash: true))
        #expect(try passwords.verify("wrong horse", against: cheap) == .wrong)
    }

    @Test(arguments: [
        nil, "", "!", "ivr123", "$2b$12$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234",
        String(repeating: "$", count: 500),
    ])
    func `nothing matches what is not a hash`(hash: String?) throws {
        #expect(try passwords.verify("ivr123", against: hash) == .wrong)
    }

    @Test func `a user who does not exist takes the same work`() throws {
        let hash = try passwords.hash("ivr123")
        for missing in [nil, "", "!"] {
            let known = try shortest { _ = try passwords.verify("wrong", against: hash) }
            let unknown = try shortest { _ = try passwords.verify("wrong", against: missing) }
            #expect(unknown > known * 0.5 && unknown < known * 2, "\(unknown) against \(known) s")
        }
    }

    /// Processor time of this thread in seconds, the best of five.
    private func shortest(_ work: () throws -> Void) throws -> Double {
        try (0..<5).map { _ in
            let start = clock()
            try work()
            return clock() - start
        }.min() ?? 0
    }

    private func clock() -> Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    @Test func `a password over 1,024 bytes is refused before it costs anything`() throws {
        #expect(throws: PasswordError.tooLong) { try passwords.hash(String(repeating: "x", count: 1025)) }
        #expect(throws: PasswordError.tooLong) { try passwords.hash(String(repeating: "é", count: 513)) }
        #expect(throws: PasswordError.tooLong) {
            try passwords.verify(String(repeating: "x", count: 1025), against: nil)
        }
        let longest = String(repeating: "é", count: 512)
        #expect(try passwords.verify(longest, against: passwords.hash(longest)) == .right(needsRehash: false))
    }
}

@Suite struct TurnstileTests {
    @Test(.timeLimit(.minutes(1)))
    func `as many as may be run, as many as may be wait, the next is refused`() throws {
        let turnstile = Turnstile(concurrent: 2, waiting: 3)
        let held = DispatchSemaphore(value: 0)
        let answered = DispatchSemaphore(value: 0)
        let passed = onThreads(7) { number -> Bool in
            switch number {
            case 0..<5:
                let passed: Void? = try? turnstile.pass { held.wait() }
                return passed != nil
            case 5:
                while turnstile.queue < 3 { sched_yield() }
                defer { answered.signal() }
                let passed: Void? = try? turnstile.pass {}
                return passed != nil
            default:
                // Holds the five until the sixth is refused, or wrongly queued.
                while turnstile.queue < 4, answered.wait(timeout: .now()) == .timedOut { sched_yield() }
                for _ in 0..<5 { held.signal() }
                return false
            }
        }
        #expect(passed.count { $0 } == 5)
        #expect(turnstile.queue == 0)
        #expect(try turnstile.pass { 7 } == 7)
    }
}
