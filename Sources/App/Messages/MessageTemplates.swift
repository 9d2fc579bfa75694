/// Every text that is sent, by template and language. A template has all languages.
enum MessageTemplates {
    static let emails: [String: [MessageLanguage: EmailTemplate]] = [
        "call_completed": [
            .english: EmailTemplate(
                subject: "{restaurant}: a call about {reason}",
                opening: "A call to {restaurant} has ended.",
                lines: [
                    ("Summary", "{summary}"), ("Reason", "{reason}"), ("Mood", "{sentiment} ({score} of 100)"),
                    ("Began", "{started_at}"), ("Lasted", "{duration}"), ("Caller's number ends in", "{caller}"),
                    ("Forwarded to", "{forwarded_to}"),
                ],
                closing: "You get this because your address is in the restaurant's settings."),
            .spanish: EmailTemplate(
                subject: "{restaurant}: una llamada sobre {reason}",
                opening: "Ha terminado una llamada a {restaurant}.",
                lines: [
                    ("Resumen", "{summary}"), ("Motivo", "{reason}"), ("Ánimo", "{sentiment} ({score} de 100)"),
                    ("Comienzo", "{started_at}"), ("Duración", "{duration}"),
                    ("El número termina en", "{caller}"), ("Transferida a", "{forwarded_to}"),
                ],
                closing: "Recibe este mensaje porque su dirección está en los ajustes del restaurante."),
            .hindi: EmailTemplate(
                subject: "{restaurant}: {reason} के बारे में एक कॉल",
                opening: "{restaurant} की एक कॉल पूरी हुई।",
                lines: [
                    ("सारांश", "{summary}"), ("कारण", "{reason}"), ("मनोभाव", "{sentiment} (100 में से {score})"),
                    ("आरंभ", "{started_at}"), ("अवधि", "{duration}"), ("नंबर के अंतिम अंक", "{caller}"),
                    ("किसे भेजी गई", "{forwarded_to}"),
                ],
                closing: "आपका पता रेस्तराँ की सेटिंग में है, इसलिए आपको यह संदेश मिला है।"),
        ],
        "test": [
            .english: EmailTemplate(
                subject: "A test of your mail settings", opening: "Your mail settings work.", lines: [],
                closing: "Somebody who manages your organisation has asked for this message."),
            .spanish: EmailTemplate(
                subject: "Prueba de los ajustes de correo", opening: "Los ajustes de correo funcionan.", lines: [],
                closing: "Lo ha pedido alguien que administra su organización."),
            .hindi: EmailTemplate(
                subject: "मेल सेटिंग की जाँच", opening: "मेल सेटिंग काम कर रही है।", lines: [],
                closing: "आपके संगठन के किसी प्रबंधक ने यह संदेश माँगा है।"),
        ],
    ]

    static let texts: [String: [MessageLanguage: SMSTemplate]] = [
        "call_completed": [
            .english: SMSTemplate(text: "{restaurant}: a call about {reason}, {duration}. {summary}"),
            .spanish: SMSTemplate(text: "{restaurant}: una llamada sobre {reason}, {duration}. {summary}"),
            .hindi: SMSTemplate(text: "{restaurant}: {reason} के बारे में कॉल, {duration}। {summary}"),
        ],
        "one_time_code": [
            .english: SMSTemplate(
                text: "Your code is {code}. It holds for {minutes} minutes. Tell it to nobody.", isUrgent: true,
                isSecret: true),
            .spanish: SMSTemplate(
                text: "Su código es {code}. Vale {minutes} minutos. No se lo diga a nadie.", isUrgent: true,
                isSecret: true),
            .hindi: SMSTemplate(
                text: "आपका कोड {code} है। यह {minutes} मिनट तक मान्य है। इसे किसी को न बताएँ।", isUrgent: true,
                isSecret: true),
        ],
        "password_code": PatientTexts.passwordCode,
        "waitlist_offer": VisitTexts.offer, "visit_reminder": VisitTexts.reminder,
        "visit_reminder_late": VisitTexts.lateReminder, "visit_cancelled": VisitTexts.cancelled,
        "visit_cancelled_by_word": VisitTexts.cancelledByWord,
        "visit_moved": VisitTexts.moved, "visit_too_late": VisitTexts.tooLate,
        "visit_has_moved": VisitTexts.hasMoved,
        "visit_several": VisitTexts.several, "waitlist_offer_over": VisitTexts.offerOver,
        "waitlist_several": VisitTexts.offers, "waitlist_busy": VisitTexts.offerBusy,
        "patient_welcome": PatientTexts.welcome, "booking_synced": PatientTexts.synced,
        "account_linked": PatientTexts.linked, "phone_changed": PatientTexts.phoneChanged,
        "test": [
            .english: SMSTemplate(text: "Your text message settings work.", isUrgent: true),
            .spanish: SMSTemplate(text: "Los ajustes de mensajes de texto funcionan.", isUrgent: true),
            .hindi: SMSTemplate(text: "टेक्स्ट संदेश की सेटिंग काम कर रही है।", isUrgent: true),
        ],
    ]

    /// By its own name, for filters.
    static let names = Set(emails.keys).union(texts.keys).sorted()

    /// Words of fixed sets that values are made of, as people read them.
    static func translated(_ values: [String: String], to language: MessageLanguage) -> [String: String] {
        var values = values
        for name in ["reason", "sentiment"] {
            if let word = values[name], let known = words[language]?[word] { values[name] = known }
        }
        return values
    }

    private static let words: [MessageLanguage: [String: String]] = [
        .spanish: [
            "positive": "positivo", "neutral": "neutro", "negative": "negativo", "Reservation": "reserva",
            "Appointment": "cita", "Order": "pedido", "Hours": "horario", "Location": "ubicación",
            "Complaint": "queja", "Pricing": "precios", "Status": "estado", "Cancellation": "cancelación",
            "Reschedule": "cambio de fecha", "Transfer": "transferencia", "Other": "otro asunto",
        ],
        .hindi: [
            "positive": "सकारात्मक", "neutral": "सामान्य", "negative": "नकारात्मक", "Reservation": "आरक्षण",
            "Appointment": "अपॉइंटमेंट", "Order": "ऑर्डर", "Hours": "समय", "Location": "पता", "Complaint": "शिकायत",
            "Pricing": "कीमत", "Status": "स्थिति", "Cancellation": "रद्द करना", "Reschedule": "समय बदलना",
            "Transfer": "ट्रांसफ़र", "Other": "अन्य",
        ],
    ]
}
