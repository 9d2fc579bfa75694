internal import Web

/// Patients, doctors, payers and products.
enum MasterDataRoutes {
    /// Reading, for whoever works on requests.
    private static let read = Access.machine(.verification, or: .reviewers)
    /// Reading what a clinic needs for a submission.
    private static let readByClinics = Access.machine(.verification, or: .parties)
    /// Emergency access lets in others of the staff, and `GetPatient` decides whom they see.
    private static let readInEmergency = Access.machine(.verification, or: .emergency)
    private static let write = Access.roles(.reviewers)

    static let all: [Route<AppContext>] = patients + doctors + payers + products

    private static let patients: [Route<AppContext>] = [
        Route(
            .get, "/patients", access: read,
            .init(
                "listPatients", "The patients the caller may see, newest first", query: PageRequest.parameters,
                links: ["patient": "/patients/0/id"]),
            ListPatients.handle),
        Route(
            .post, "/patients", access: write,
            .init(
                "createPatient", "Adds a patient", answers: [.created], takes: [.idempotencyKey],
                sends: [.location, .etag],
                links: ["patient": "/id"], refuses: [.conflict: ["PATIENT_TAKEN"]]),
            CreatePatient.handle),
        Route(
            .post, "/patients/search", access: read,
            .init(
                "searchPatients", "Finds patients",
                note: "Everything that is given must be true of a patient. At most 100, newest first.",
                links: ["patient": "/patients/0/id"]),
            SearchPatients.handle),
        Route(
            .get, "/patients/{patient}", access: readInEmergency,
            .init(
                "getPatient", "One patient",
                note:
                    "Others than those who work on requests, and than API keys, need emergency access to the patient.",
                sends: [.etag], links: ["patient": "/id"]),
            GetPatient.handle),
        Route(
            .patch, "/patients/{patient}", access: write,
            .init(
                "changePatient", "Changes a patient",
                note: "What is left out stays as it is; null takes away; lists are replaced as a whole.",
                takes: [.ifMatch], sends: [.etag]),
            ChangePatient.handle),
    ]

    private static let doctors: [Route<AppContext>] = [
        Route(
            .get, "/doctors", access: read,
            .init(
                "listDoctors", "The doctors the caller may see, by name",
                query: ListFilter.parameters + PageRequest.parameters, links: ["doctor": "/doctors/0/id"]),
            ListDoctors.handle),
        Route(
            .post, "/doctors", access: write,
            .init(
                "createDoctor", "Adds a doctor", answers: [.created], takes: [.idempotencyKey],
                sends: [.location, .etag],
                links: ["doctor": "/id"], refuses: [.conflict: ["DOCTOR_TAKEN"]]),
            CreateDoctor.handle),
        Route(
            .get, "/doctors/{doctor}", access: readByClinics,
            .init(
                "getDoctor", "One doctor", note: "A doctor sees one only: themselves.", sends: [.etag],
                links: ["doctor": "/id"]),
            GetDoctor.handle),
        Route(
            .patch, "/doctors/{doctor}", access: write,
            .init(
                "changeDoctor", "Changes a doctor", note: "What is left out stays as it is; null takes away.",
                takes: [.ifMatch], sends: [.etag]),
            ChangeDoctor.handle),
    ]

    private static let payers: [Route<AppContext>] = [
        Route(
            .get, "/payers", access: readByClinics,
            .init(
                "listPayers", "The organisation's payers, by name",
                query: ListFilter.parameters + PageRequest.parameters, links: ["payer": "/payers/0/id"]),
            ListPayers.handle),
        Route(
            .post, "/payers", access: write,
            .init(
                "createPayer", "Adds a payer", answers: [.created], takes: [.idempotencyKey],
                sends: [.location, .etag],
                links: ["payer": "/id"], refuses: [.conflict: ["PAYER_TAKEN"]]),
            CreatePayer.handle),
        Route(
            .get, "/payers/{payer}", access: readByClinics,
            .init("getPayer", "One payer", sends: [.etag], links: ["payer": "/id"]), GetPayer.handle),
        Route(
            .patch, "/payers/{payer}", access: write,
            .init(
                "changePayer", "Changes a payer", note: "What is left out stays as it is; null takes away.",
                takes: [.ifMatch], sends: [.etag], refuses: [.conflict: ["PAYER_TAKEN"]]),
            ChangePayer.handle),
    ]

    private static let products: [Route<AppContext>] = [
        Route(
            .get, "/products", access: readByClinics,
            .init(
                "listProducts", "The organisation's products, by name",
                query: ListFilter.parameters + PageRequest.parameters, links: ["product": "/products/0/id"]),
            ListProducts.handle),
        Route(
            .post, "/products", access: write,
            .init(
                "createProduct", "Adds a product", answers: [.created], takes: [.idempotencyKey],
                sends: [.location, .etag],
                links: ["product": "/id"], refuses: [.conflict: ["PRODUCT_TAKEN"]]),
            CreateProduct.handle),
        Route(
            .get, "/products/{product}", access: readByClinics,
            .init("getProduct", "One product", sends: [.etag], links: ["product": "/id"]), GetProduct.handle),
        Route(
            .patch, "/products/{product}", access: write,
            .init(
                "changeProduct", "Changes a product",
                note: "What is left out stays as it is; sizes are replaced as a whole.", takes: [.ifMatch],
                sends: [.etag]),
            ChangeProduct.handle),
    ]
}
