internal import Foundation
internal import MariaDB

/// Codes and first passwords that went to a phone are that phone's: who reads along could open its owner's account.
extension SentMessage {
    /// Whether it says what opens an account.
    var isSecret: Bool { MessageTemplates.isSecret(template) }

    /// A text as it may be shown. Of a secret one that is the template, but for what was kept in the embedded mode, where
    /// nobody but its reader would ever see it. An organisation of a service in production has patients with phones,
    /// also while it has not yet set by whom texts leave, or does not any more.
    func shown(_ text: String, in mode: Configuration.Mode) -> String {
        guard isSecret, state != .kept || mode != .embedded else { return text }
        return MessageTemplates.texts[template]?[language]?.text ?? ""
    }

    /// What is put on record of one that is read about somebody's account: whose, and which patients that account shows.
    /// Nothing for another, and for a code that is gone or made an account.
    func opened(in context: AppContext) throws -> [String: String] {
        let (db, organisation) = (try context.db, try context.organisation)
        guard let id = UUID(uuidString: resource.id) else { return [:] }
        let account: UUID? =
            switch resource.type {
            case "user": id
            case "verification": try OneTimeCodeStore(db: db, organisation: organisation).user(of: id)
            default: nil
            }
        guard let account else { return [:] }
        let patients = try AccountPatientStore(db: db, organisation: organisation).patients(of: account)
        return ["account": account.text, "patients": ShownPatients.onRecord(patients)]
    }
}

extension MessageTemplates {
    /// Whether a text says what opens an account, in whichever language.
    static func isSecret(_ template: String) -> Bool { texts[template]?.values.contains(where: \.isSecret) ?? false }
}
