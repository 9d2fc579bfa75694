internal import Dates
internal import Foundation
internal import MariaDB
internal import Secrets

/// One of the hashes by which a patient is found.
struct PatientIndex: Hashable, Sendable {
    enum Kind: String, ValueConvertible, Sendable {
        case name
        case lastName = "last_name"
        case namePrefix = "name_prefix"
        case phone
        case policyNumber = "policy_number"
        case dateOfBirth = "date_of_birth"
        case mbi
        case medicaidNumber = "medicaid_number"

        /// What the hash is bound to: a change of how values are compared wants another version.
        var label: String {
            switch self {
            case .name: "bi:v1:patient.name.full"
            case .lastName: "bi:v1:patient.name.last"
            case .namePrefix: "bi:v1:patient.name.prefix"
            case .phone: "bi:v1:patient.phone"
            case .policyNumber: "bi:v1:coverage.member_id"
            case .dateOfBirth: "bi:v1:patient.date_of_birth"
            case .mbi: "bi:v1:patient.mbi"
            case .medicaidNumber: "bi:v1:patient.medicaid_number"
            }
        }
    }

    /// By which rules `PatientTerm.all` goes. Who was indexed by others is indexed anew by `ReindexPatients`: another number
    /// whenever there are terms that there were not.
    static let rules = 1

    let kind: Kind
    let value: [UInt8]

    /// Everything a patient is found by, with the active key.
    static func all(of details: PatientDetails, by index: BlindIndex) -> Set<PatientIndex> {
        Set(
            PatientTerm.all(of: details).map { term in
                PatientIndex(kind: term.kind, value: index.index(label: term.kind.label, normalised: term.text))
            })
    }
}

/// A value by which a patient is found, in the spelling that is compared.
struct PatientTerm: Hashable, Sendable {
    let kind: PatientIndex.Kind
    let text: String

    /// Everything a patient is found by.
    static func all(of details: PatientDetails) -> [PatientTerm] {
        var terms = PatientName.wholes(details.name).map { PatientTerm(kind: .name, text: $0) }
        terms += PatientName.lastNames(details.name).map { PatientTerm(kind: .lastName, text: $0) }
        terms += PatientName.prefixes(details.name).map { PatientTerm(kind: .namePrefix, text: $0) }
        terms += details.coverages.map {
            PatientTerm(kind: .policyNumber, text: PolicyNumber.compared($0.policyNumber))
        }
        terms += [
            details.phone.map { PatientTerm(kind: .phone, text: $0.e164) },
            details.dateOfBirth.map { PatientTerm(kind: .dateOfBirth, text: $0.text) },
            details.mbi.map { PatientTerm(kind: .mbi, text: $0) },
            details.medicaidNumber.map { PatientTerm(kind: .medicaidNumber, text: $0) },
        ].compactMap(\.self)
        return terms
    }
}

/// How names are compared.
enum PatientName {
    /// Without marks, in lower case, single blanks.
    static func normalised(_ name: String) -> String { VisibleText.compared(name) }

    /// The name, and the first and last word of one that has others between them: "John Smith" is "John A. Smith".
    static func wholes(_ name: String) -> Set<String> {
        let words = words(name)
        guard words.count > 2 else { return [normalised(name)] }
        return [normalised(name), "\(words[0]) \(words[words.count - 1])"]
    }

    /// The last word of a name, and all of it but the first: a last name may have several words.
    static func lastNames(_ name: String) -> Set<String> {
        let words = words(name)
        guard words.count > 1, let last = words.last else { return Set(words) }
        return [last, words.dropFirst().joined(separator: " ")]
    }

    /// The first three letters of each part of a name; all of them where there are fewer.
    static func prefixes(_ name: String) -> Set<String> {
        Set(words(name).flatMap(parts).map(prefix).filter { !$0.isEmpty })
    }

    /// What a name is put together of, each for itself: its words, and those that a hyphen joins; without apostrophes
    /// and points.
    static func parts(_ name: String) -> [String] {
        normalised(name).split { " ,-".contains($0) }.map { $0.filter { !"'.".contains($0) } }.filter { !$0.isEmpty }
    }

    /// The letters of `word`, at most three.
    static func prefix(_ word: String) -> String {
        var letters = String.UnicodeScalarView()
        letters.append(contentsOf: word.unicodeScalars.filter(\.properties.isAlphabetic).prefix(3))
        return String(letters)
    }

    /// The words of a name, without what stands after a last name.
    private static func words(_ name: String) -> [String] {
        var words = normalised(name).replacing(",", with: " ").split(separator: " ").map(String.init)
        while words.count > 2, let last = words.last, suffixes.contains(last) { words.removeLast() }
        return words
    }

    private static let suffixes: Set = ["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"]
}
