internal import Dates
internal import Foundation
internal import MariaDB
internal import Secrets
internal import Web

/// Checks what a clinic submits against the master data.
enum Submissions {
    /// How long ago another request may have been made to count as a duplicate, in seconds: 30 days.
    private static let window: TimeInterval = 2_592_000

    /// What the master data has of a submission, but for the patient.
    static func known(of input: CreateRequest.Input, in context: AppContext) throws -> KnownMasterData {
        try KnownMasterData(
            doctor: input.doctorID, payer: input.insuranceProvider,
            codes: Set(input.selectedProducts.compactMap { HCPCS.normalised($0.qCode) }), in: context)
    }

    /// - Throws: `APIError` 422 for a patient or a doctor who is not there, or not in the caller's territories.
    static func check(_ input: CreateRequest.Input, _ known: KnownMasterData, in context: AppContext) throws
        -> (SubmitRequest.Submission, [Warning])
    {
        let (db, organisation) = (try context.db, try context.organisation)
        let territories = context.callerTerritories
        var problems: [FieldError] = []
        let patient = try PatientStore(db: db, organisation: organisation)
            .find(id: input.patientID, within: territories)
        if patient == nil { problems.append(FieldError("patient_id", "Is not a patient here.")) }
        let doctor = known.doctor.flatMap { territories?.contains($0.territory) == false ? nil : $0 }
        if doctor?.isActive != true { problems.append(FieldError("doctor_id", "Is not a doctor here.")) }
        guard problems.isEmpty, let doctor, let patient else { throw APIError.invalid(problems) }
        let coverages = try patient.opened(by: context.services.sealer).details.coverages
        let payer = try payer(of: input, known.payer, coverages, in: context)
        let (lines, productWarnings) = lines(of: input, known.products)
        let content = content(input, lines)
        var warnings = productWarnings
        if payer == nil { warnings.append(Warning(.unknownPayer, field: "insurance_provider")) }
        if payer?.isActive == false { warnings.append(Warning(.outOfUse, field: "insurance_provider")) }
        let policies = coverages.filter { $0.has(input.policyNumber) }
        let today = try DueDates.of(organisation, in: context).day(of: context.now)
        if !policies.isEmpty, !policies.contains(where: { $0.isInForce(on: today) }) {
            warnings.append(Warning(.coverageNotInForce, field: "policy_number"))
        }
        if try isOfAnother(input.policyNumber, than: patient, policies, in: context) {
            warnings.append(Warning(.policyOfAnother, field: "policy_number"))
        }
        if wantsAnother(content) {
            warnings.append(Warning(.secondaryDiagnosisMissing, field: "secondary_diagnosis_codes"))
        }
        warnings += try duplicates(of: content, patient: input.patientID, in: context).map {
            Warning(.possibleDuplicate, number: $0.number)
        }
        return (
            SubmitRequest.Submission(
                patient: input.patientID, doctor: doctor, payer: payer?.id, priority: input.priority,
                content: content), warnings
        )
    }

    /// Whether a policy is another patient's too: a card that was taken for that of somebody else. In a family one holds
    /// it for the others, whose coverages name the holder. A clinic is not told who else is on record.
    ///
    /// - Parameter own: the patient's of that number.
    private static func isOfAnother(
        _ number: String, than patient: StoredPatient, _ own: [Coverage], in context: AppContext
    ) throws -> Bool {
        guard context.isOfDesk, !own.contains(where: { $0.subscriberName != nil }) else { return false }
        var search = PatientSearch()
        search.addPolicyNumber(number)
        let store = PatientStore(db: try context.db, organisation: try context.organisation)
        let others = try store.others(
            than: patient.id, with: search.hashed(by: context.services.index).flatMap(\.self),
            within: context.callerTerritories, limit: 10)
        guard !others.isEmpty else { return false }
        return try store.find(ids: others).contains { other in
            try other.opened(by: context.services.sealer).details.coverages
                .contains { $0.has(number) && $0.subscriberName == nil }
        }
    }

    /// The payer that was chosen for the patient's coverage of that name, or else the one that is called so: a card may
    /// have another name for a payer than the list, and a payer another than it had.
    private static func payer(
        of input: CreateRequest.Input, _ named: Payer?, _ coverages: [Coverage], in context: AppContext
    ) throws -> Payer? {
        let name = Payer.nameKey(input.insuranceProvider)
        let meant = coverages.filter { $0.payerID != nil && Payer.nameKey($0.provider) == name }
        let chosen = meant.first { $0.has(input.policyNumber) } ?? meant.first
        guard let id = chosen?.payerID, id != named?.id else { return named }
        return try PayerStore(db: context.db, organisation: context.organisation).find(id: id) ?? named
    }

    private static func content(_ input: CreateRequest.Input, _ lines: [ProductLine]) -> RequestContent {
        RequestContent(
            insuranceProvider: VisibleText.normalised(input.insuranceProvider),
            policyNumber: PolicyNumber.normalised(input.policyNumber) ?? input.policyNumber,
            diagnosisCode: ICD10.normalised(input.diagnosisCode) ?? input.diagnosisCode,
            secondaryDiagnosisCodes: (input.secondaryDiagnosisCodes ?? []).map { ICD10.normalised($0) ?? $0 },
            treatmentPlan: input.treatmentPlan, products: lines, notes: input.notes)
    }

    /// Open requests of late for the same thing.
    static func duplicates(of content: RequestContent, patient: String, but id: UUID? = nil, in context: AppContext)
        throws -> [VerificationRequest]
    {
        let likeness = context.services.index.all(
            label: RequestContent.likenessLabel, normalised: content.likeness(of: patient))
        let store = RequestStore(db: try context.db, organisation: try context.organisation)
        return try store.alike(
            likeness, but: id, after: context.now - window, visibleTo: Visibility.ofChanging(in: context))
    }

    /// The products with the catalogue's ids and areas, and where they differ from it.
    private static func lines(of input: CreateRequest.Input, _ catalogue: [Product]) -> ([ProductLine], [Warning]) {
        var warnings: [Warning] = []
        let lines = input.selectedProducts.enumerated().map { place, product in
            let code = HCPCS.normalised(product.qCode) ?? product.qCode
            let name = VisibleText.normalised(product.productName)
            let known = catalogue.first {
                $0.qCode == code && VisibleText.compared($0.name) == VisibleText.compared(name)
            }
            if known == nil { warnings.append(Warning(.notInCatalogue, field: "selected_products[\(place)]")) }
            if known?.isActive == false { warnings.append(Warning(.outOfUse, field: "selected_products[\(place)]")) }
            return ProductLine(
                id: known?.id ?? "line-\(place + 1)", productName: name, qCode: code,
                sizes: product.sizes.enumerated().map { number, size in
                    let field = "selected_products[\(place)].sizes[\(number)]"
                    let listed = known?.sizes.all.first {
                        VisibleText.compared($0.size) == VisibleText.compared(size.size)
                    }
                    if let listed, listed.unitPrice != size.unitPrice {
                        warnings.append(Warning(.otherPrice, field: field + ".unit_price"))
                    }
                    if known != nil, listed == nil { warnings.append(Warning(.notInCatalogue, field: field + ".size")) }
                    return ProductLine.Size(
                        size: size.size, dimensions: size.dimensions, unitPrice: size.unitPrice,
                        quantity: size.quantity, area: (listed?.area ?? Area(dimensions: size.dimensions))?.hundredths)
                })
        }
        return (lines, warnings)
    }

    /// A diabetic foot ulcer wants the code of its site beside it (ICD-10-CM, "use additional code" at E11.621).
    private static func wantsAnother(_ content: RequestContent) -> Bool {
        let footUlcers: Set = ["E08.621", "E09.621", "E10.621", "E11.621", "E13.621"]
        return footUlcers.contains(content.diagnosisCode)
            && !content.secondaryDiagnosisCodes.contains { $0.hasPrefix("L97") }
    }
}
