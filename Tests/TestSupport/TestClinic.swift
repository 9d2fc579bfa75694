internal import App
public import Foundation
internal import Testing
internal import Web

/// An organisation with the patient, the doctor, the payer and the product of the document, and people who work on
/// requests.
public struct TestClinic {
    public let service: TestService
    public let tenant: TestTenant
    public let admin: String
    public let reviewer: String
    /// The token of the doctor who asks.
    public let doctor: String

    public init(_ service: TestService) throws {
        self.service = service
        tenant = try TestTenant(service)
        admin = try tenant.signIn("admin").token
        reviewer = try tenant.signIn("ivr").token
        doctor = try tenant.signIn("doctor", doctor: "D-001").token
        for (path, body) in Self.master {
            let answer = service.send(.post, "/api/\(path)", body, token: admin)
            #expect(answer.status == 201, "\(path): \(answer.text)")
        }
    }

    private static let master = [
        (
            "patients",
            #"""
            {"id":"P-1234","name":"John Smith","date_of_birth":"1965-03-15","medicaid_number":"123456789",
            "coverages":[{"provider":"Blue Cross Blue Shield","policy_number":"BCBS123456789",
            "group_number":"GRP001","coverage_type":"Primary"}],
            "medical_history":{"conditions":["Diabetes Type 2","Hypertension"],"allergies":["Penicillin"],
            "medications":["Metformin","Lisinopril"]}}
            """#
        ),
        (
            "patients",
            #"""
            {"id":"P-2","name":"María José Núñez","date_of_birth":"1990-01-31",
            "coverages":[{"provider":"Blue Cross Blue Shield","policy_number":"BCBS-2"}]}
            """#
        ),
        (
            "doctors",
            #"""
            {"id":"D-001","name":"Dr. Sarah Wilson","npi":"1234567893","practice":"Boston Wound Care Center",
            "phone":"(555) 123-4567"}
            """#
        ),
        ("doctors", #"{"id":"D-2","name":"Dr. Other","npi":"1245319599"}"#),
        ("payers", #"{"id":"payer-1","name":"Blue Cross Blue Shield"}"#),
        (
            "products",
            #"""
            {"id":"prod-001","name":"Rampart Wound Matrix","q_code":"Q4201","sizes":[
            {"size":"2x2","dimensions":"2cm x 2cm","unit_price":150.00},
            {"size":"4x4","dimensions":"4cm x 4cm","unit_price":250.00}]}
            """#
        ),
    ]

    /// The document's sample.
    public static let sample = #"""
        {"patient_id":"P-1234","doctor_id":"D-001","insurance_provider":"Blue Cross Blue Shield",
        "policy_number":"BCBS123456789","diagnosis_code":"E11.621",
        "treatment_plan":"Advanced wound care with skin substitute","selected_products":[
        {"product_name":"Rampart Wound Matrix","q_code":"Q4201","sizes":[
        {"size":"2x2","dimensions":"2cm x 2cm","unit_price":150.00,"quantity":10},
        {"size":"4x4","dimensions":"4cm x 4cm","unit_price":250.00,"quantity":5}]}],
        "priority":"high","notes":"Urgent wound care needed"}
        """#

    /// The sample with other members.
    public static func sample(_ change: (inout [String: Any]) -> Void) throws -> String {
        guard var body = try JSONSerialization.jsonObject(with: Data(sample.utf8)) as? [String: Any] else { return "" }
        change(&body)
        return String(decoding: try JSONSerialization.data(withJSONObject: body), as: UTF8.self)
    }

    /// Submits a request.
    ///
    /// - Returns: its id.
    public func submit(_ body: String = sample, now: Date = Date()) -> String {
        let answer = service.send(.post, "/api/ivr/requests", body, token: reviewer, now: now)
        #expect(answer.status == 201, "\(answer.text)")
        return answer.string("id")
    }

    /// What is to be answered to a change of a request.
    @discardableResult
    public func post(_ id: String, _ path: String, _ body: String = "{}", token: String? = nil, now: Date = Date())
        -> Answer
    {
        service.send(.post, "/api/ivr/requests/\(id)/\(path)", body, token: token ?? reviewer, now: now)
    }

    public static let approval = #"""
        {"coverage_percentage":80,"deductible_amount":500.00,"copay_amount":25.00,"out_of_pocket_max":2000.00,
        "coverage_notes":"Approved for wound care treatment with 80% coverage"}
        """#

    public static let rejection = #"""
        {"rejection_reason":"insufficient_documentation",
        "rejection_notes":"Additional medical documentation required for approval"}
        """#

    /// A day that has not passed.
    public static var soon: String { String((Date() + 20 * 86_400).ISO8601Format().prefix(10)) }

    /// - Parameter deadline: such as `2026-03-20`.
    public static func ask(_ deadline: String = soon, types: [String] = ["medical_records"]) -> String {
        let list = types.map { "\"\($0)\"" }.joined(separator: ",")
        return #"{"document_types":[\#(list)],"deadline":"\#(deadline)","request_notes":"Please provide them"}"#
    }
}
