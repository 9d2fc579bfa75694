internal import Dates
internal import Foundation
internal import Secrets
internal import Web

/// What patients are looked for by: each group must be met, and one of its terms is enough for that.
struct PatientSearch: Sendable {
    private(set) var groups: [[PatientTerm]] = []

    /// Adds a name (whole, last, or three letters that a word of it begins with), a phone number or a policy number:
    /// whichever of them `text` can be.
    mutating func addAny(_ text: String, plan: NumberingPlan) {
        groups.append(Self.names(text) + Self.phones(text, plan) + Self.policies(text))
    }

    mutating func addName(_ text: String) { groups.append(Self.names(text)) }
    mutating func addPhone(_ text: String, plan: NumberingPlan) { groups.append(Self.phones(text, plan)) }
    mutating func addPolicyNumber(_ text: String) { groups.append(Self.policies(text)) }

    init() {}

    /// For the three letters that words of a name begin with.
    init(_ beginning: NameBeginning) {
        groups = beginning.prefixes.map { [PatientTerm(kind: .namePrefix, text: $0)] }
    }

    mutating func addDateOfBirth(_ day: CalendarDate) {
        groups.append([PatientTerm(kind: .dateOfBirth, text: day.text)])
    }

    mutating func addMBI(_ text: String) {
        groups.append(MBI.normalised(text).map { [PatientTerm(kind: .mbi, text: $0)] } ?? [])
    }

    mutating func addMedicaidNumber(_ text: String) {
        groups.append(MedicaidNumber.normalised(text).map { [PatientTerm(kind: .medicaidNumber, text: $0)] } ?? [])
    }

    /// The search as the table can answer it: with every key that rows may have been indexed with.
    func hashed(by index: BlindIndex) -> [[PatientIndex]] {
        groups.map { terms in
            terms.flatMap { term in
                index.all(label: term.kind.label, normalised: term.text).map {
                    PatientIndex(kind: term.kind, value: $0)
                }
            }
        }
    }

    /// Those it finds, newest first.
    ///
    /// - Parameter territories: that the caller is limited to; nil for all.
    func patients(within territories: [String]?, limit: Int, in context: AppContext) throws -> [Patient] {
        try PatientStore(db: context.db, organisation: context.organisation)
            .search(hashed(by: context.services.index), within: territories, limit: limit)
            .map { try $0.opened(by: context.services.sealer) }
    }

    /// The search as it is put on record: of each kind the hashes of its terms, never the terms.
    func onRecord(by index: BlindIndex) -> [String: String] {
        Dictionary(grouping: groups.joined(), by: \.kind.rawValue).mapValues { terms in
            terms.map { index.index(label: $0.kind.label, normalised: $0.text).hex }.joined(separator: ",")
        }
    }

    private static func names(_ text: String) -> [PatientTerm] {
        let whole = PatientName.normalised(text)
        guard !whole.isEmpty else { return [] }
        var terms = [PatientTerm(kind: .name, text: whole), PatientTerm(kind: .lastName, text: whole)]
        // As lists print it: `Smith, John`.
        let turned = whole.split(separator: ",").map { VisibleText.normalised(String($0)) }
        if turned.count == 2 { terms.append(PatientTerm(kind: .name, text: "\(turned[1]) \(turned[0])")) }
        let prefix = PatientName.prefix(whole)
        if !prefix.isEmpty, prefix == whole { terms.append(PatientTerm(kind: .namePrefix, text: prefix)) }
        return terms
    }

    private static func phones(_ text: String, _ plan: NumberingPlan) -> [PatientTerm] {
        PhoneNumber(text, in: plan).map { [PatientTerm(kind: .phone, text: $0.e164)] } ?? []
    }

    private static func policies(_ text: String) -> [PatientTerm] {
        PolicyNumber.normalised(text).map { [PatientTerm(kind: .policyNumber, text: PolicyNumber.compared($0))] } ?? []
    }
}

/// The beginnings of a name's words, as they are typed: "gonz", "maria g", "j smith". The table knows three letters of
/// them; whose name goes on as it was typed is seen once it is opened.
struct NameBeginning: Sendable {
    private let words: [String]
    /// What the table is asked for, of the longest words.
    let prefixes: [String]

    /// More words than this narrow nothing down.
    private static let most = 4

    /// Nil for what is no more than the table knows.
    init?(_ text: String) {
        words = PatientName.parts(text).sorted { $0.unicodeScalars.count > $1.unicodeScalars.count }
        let prefixes = words.map(PatientName.prefix).filter { $0.unicodeScalars.count == 3 }
        guard let first = words.first, !prefixes.isEmpty, words.count > 1 || first.unicodeScalars.count > 3 else {
            return nil
        }
        self.prefixes = Set(prefixes).sorted().prefix(Self.most).map(\.self)
    }

    /// Whether each of them begins a word of its own.
    func begins(_ name: String) -> Bool {
        var left = PatientName.parts(name)
        return words.allSatisfy { word in
            guard let place = left.firstIndex(where: { $0.hasPrefix(word) }) else { return false }
            left.remove(at: place)
            return true
        }
    }
}
