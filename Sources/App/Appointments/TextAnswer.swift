internal import Foundation
internal import MariaDB

/// A text message that answers one of ours with a single letter.
enum TextAnswer {
    /// The letter alone counts, in either case, with marks around it.
    ///
    /// - Returns: in upper case; nil for what is too long to be one.
    static func letter(of text: String) -> String? {
        guard text.utf8.count <= 100 else { return nil }
        return text.uppercased().trimmingCharacters(in: .whitespacesAndNewlines.union(.punctuationCharacters))
    }

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
