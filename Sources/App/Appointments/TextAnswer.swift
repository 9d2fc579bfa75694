internal import Foundation
internal import MariaDB

/// What text messages that answer ours are about.
enum TextAnswer {
    /// What a number was asked about, and when last.
    typealias Subject = (id: UUID, askedAt: Date)

    /// What a number was asked about.
    ///
    /// - Parameters:
    ///   - templates: of the messages that asked.
    ///   - age: for how long an answer is one to them, in seconds.
    static func subjects(of templates: [String], to number: PhoneNumber, for age: TimeInterval, in context: AppContext)
        throws -> [Subject]
    {
        try SentMessageStore(db: context.db, organisation: context.organisation).resources(
            ofTemplates: templates, to: RecipientIndex.all(number.e164, by: context.services.index),
            due: context.now - age...context.now, limit: 100
        ).compactMap { about in UUID(uuidString: about.resourceID).map { ($0, about.writtenAt) } }
    }

    /// Whether a number that answers is still the patient's: it may have been corrected since, or gone to somebody else.
    static func isOf(_ patient: String?, _ number: PhoneNumber, in context: AppContext) throws -> Bool {
        try patient.map { try VisitReminders.number(of: $0, in: context) == number } ?? false
    }
}
