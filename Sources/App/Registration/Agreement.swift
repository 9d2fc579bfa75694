internal import Dates
internal import Foundation
internal import Web

/// Whether what is known of a patient agrees with what an account says of its owner: in words, without the values.
struct Agreement: ResponseBody, Equatable {
    enum Word: String, CaseIterable, Encodable {
        case agrees
        case differs
        /// One of the two does not say.
        case unknown

        /// - Parameter isEqual: nil when one of the two does not say.
        fileprivate init(_ isEqual: Bool?) {
            self = isEqual.map { $0 ? .agrees : .differs } ?? .unknown
        }

        fileprivate static let schema = Schema.oneOf(allCases.map(\.rawValue))
    }

    let name: Word
    let age: Word
    let phone: Word

    /// - Parameter phone: which the account's owner has proven to have; nil for none.
    init(_ patient: PatientDetails, _ account: AccountDetails, _ phone: PhoneNumber?) {
        name = Word(VisibleText.compared(patient.name) == VisibleText.compared(account.name))
        if let born = patient.dateOfBirth, let years = account.age, let told = account.told {
            let most = CalendarDate(told, in: .utc).year - born.year
            // Without a birthday in the year so far, one less.
            age = Word((most - 1...most).contains(years))
        } else {
            age = .unknown
        }
        self.phone = Word(patient.phone.flatMap { known in phone.map { $0 == known } })
    }

    /// Whether nobody has to look at it. A name alone is nobody's: a son may have his father's, and so may the number's
    /// next owner.
    var isOnePerson: Bool { name == .agrees && age == .agrees }

    static let schema = Schema.object([
        "name": .required(Word.schema), "age": .required(Word.schema), "phone": .required(Word.schema),
    ])
    .named("Agreement").example(["name": "differs", "age": "unknown", "phone": "agrees"])
}
