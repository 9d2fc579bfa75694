internal import Dates
internal import Foundation
internal import Web

/// A product of a request as the documents print it.
struct RequestedProductView: ResponseBody {
    struct Size: Encodable {
        let size: String
        let dimensions: String
        let unitPrice: Money
        let quantity: Int
        let total: Money

        enum CodingKeys: String, CodingKey {
            case size, dimensions, quantity, total
            case unitPrice = "unit_price"
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(size, forKey: .size)
            try container.encode(dimensions, forKey: .dimensions)
            try container.encode(unitPrice, forKey: .unitPrice)
            try container.encode(quantity, forKey: .quantity)
            try container.encode(total, forKey: .total)
        }
    }

    let id: String
    let productName: String
    let qCode: String
    let totalQuantity: Int
    let totalCost: Money
    let sizes: [Size]
    /// Square centimetres, which HCPCS bills by; null when a size has no area.
    @OrNull var billingUnits: Int?

    enum CodingKeys: String, CodingKey {
        case id
        case productName = "product_name"
        case qCode = "q_code"
        case totalQuantity = "total_quantity"
        case totalCost = "total_cost"
        case sizes
        case billingUnits = "billing_units"
    }

    init(_ line: ProductLine) {
        id = line.id
        productName = line.productName
        qCode = line.qCode
        totalQuantity = line.totalQuantity
        totalCost = line.totalCost
        sizes = line.sizes.map { size in
            Size(
                size: size.size, dimensions: size.dimensions, unitPrice: size.unitPrice, quantity: size.quantity,
                total: size.total)
        }
        // A part of a square centimetre is billed as a whole one.
        billingUnits = line.area.map { ($0 + 99) / 100 }
    }

    private static let amount = Schema.money(0...Int.max)

    static let schema = Schema.object([
        "id": .required(.string(1...64)), "product_name": .required(.string(1...120)),
        "q_code": .required(.string(5...5)), "total_quantity": .required(.integer(0...Int.max)),
        "total_cost": .required(amount),
        "sizes": .required(
            .array(
                of: .object([
                    "size": .required(.string(1...40)), "dimensions": .required(.string(0...80)),
                    "unit_price": .required(amount), "quantity": .required(.integer(1...Int.max)),
                    "total": .required(amount),
                ]), 1...50)),
        "billing_units": .required(Schema.integer(0...Int.max).nullable),
    ])
    .named("RequestedProduct").example([
        "id": "prod-001", "product_name": "Rampart Wound Matrix", "q_code": "Q4201", "total_quantity": 15,
        "total_cost": 2750,
        "sizes": [
            ["size": "2x2", "dimensions": "2cm x 2cm", "unit_price": 150, "quantity": 10, "total": 1500],
            ["size": "4x4", "dimensions": "4cm x 4cm", "unit_price": 250, "quantity": 5, "total": 1250],
        ],
        "billing_units": 120,
    ])
}

/// A user by id and name.
struct PersonView: ResponseBody {
    let id: UUID
    let name: String

    static let schema = Schema.object(["id": .required(.uuid), "name": .required(.string(1...120))]).named("Person")

    init(_ id: UUID, in names: [UUID: String]) {
        self.id = id
        name = names[id] ?? "?"
    }
}

/// A request as the list has it; `verification.md`, 1, and what was added behind it.
struct RequestItem: ResponseBody {
    let id: UUID
    let ivrNumber: String
    let patientName: String
    let doctorName: String
    let insurance: String
    let status: RequestStatus
    let priority: Priority
    let daysPending: Int
    /// A day here, in UTC, and a moment in the detail: so the document has it.
    let submittedDate: CalendarDate
    let patientID: String
    let doctorID: String
    let products: [RequestedProductView]
    @OrNull var payerID: String?
    let totalCost: Money
    let submittedAt: Date
    let updatedAt: Date
    @OrNull var dueAt: Date?
    let slaStatus: String
    @OrNull var assignee: PersonView?
    let unreadMessages: Int
    let version: Int

    enum CodingKeys: String, CodingKey {
        case id
        case ivrNumber = "ivr_number"
        case patientName = "patient_name"
        case doctorName = "doctor_name"
        case insurance
        case status
        case priority
        case daysPending = "days_pending"
        case submittedDate = "submitted_date"
        case patientID = "patient_id"
        case doctorID = "doctor_id"
        case products
        case payerID = "payer_id"
        case totalCost = "total_cost"
        case submittedAt = "submitted_at"
        case updatedAt = "updated_at"
        case dueAt = "due_at"
        case slaStatus = "sla_status"
        case assignee
        case unreadMessages = "unread_messages"
        case version
    }

    init(_ request: VerificationRequest, _ content: RequestContent, _ names: RequestNames, now: Date) {
        id = request.id
        ivrNumber = request.number.text
        patientName = names.patients[request.patient] ?? ""
        doctorName = names.doctors[request.doctor] ?? ""
        insurance = content.insuranceProvider
        status = request.status
        priority = request.priority
        daysPending = request.daysPending(now: now)
        submittedDate = CalendarDate(request.submittedAt, in: .utc)
        patientID = request.patient
        doctorID = request.doctor
        products = content.products.map(RequestedProductView.init)
        payerID = request.payer
        totalCost = request.total
        submittedAt = request.submittedAt
        updatedAt = request.updatedAt
        dueAt = request.clock.dueAt
        slaStatus = request.clock.state(at: now).rawValue
        assignee = names.person(request.assignee)
        unreadMessages = names.unread[request.id] ?? 0
        version = request.version
    }

    static let schema = Schema.object([
        "id": .required(.uuid), "ivr_number": .required(.string(12...19)),
        "patient_name": .required(.string(0...120)), "doctor_name": .required(.string(0...120)),
        "insurance": .required(.string(1...120)), "status": .required(RequestStatus.schema),
        "priority": .required(.oneOf(Priority.allCases.map(\.rawValue))),
        "days_pending": .required(.integer(0...Int.max)), "submitted_date": .required(.date),
        "patient_id": .required(.string(1...64)), "doctor_id": .required(.string(1...64)),
        "products": .required(.array(of: RequestedProductView.schema, 0...50)),
        "payer_id": .required(Schema.string(1...64).nullable), "total_cost": .required(.money(0...Int.max)),
        "submitted_at": .required(.dateTime), "updated_at": .required(.dateTime),
        "due_at": .required(Schema.dateTime.nullable),
        "sla_status": .required(.oneOf(RequestClock.State.allCases.map(\.rawValue))),
        "assignee": .required(PersonView.schema.nullable), "unread_messages": .required(.integer(0...Int.max)),
        "version": .required(.integer(1...Int.max)),
    ])
    .named("RequestItem")
}

/// A page of requests; `verification.md`, 1.
struct RequestPage: ResponseBody {
    let requests: [RequestItem]
    let pagination: Pagination

    static let schema = Schema.object([
        "requests": .required(.array(of: RequestItem.schema, 0...PageRequest.limits.upperBound)),
        "pagination": .required(Pagination.schema),
    ])
}
