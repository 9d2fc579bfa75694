/// What patients are reminded of: where and when, and nothing of whom or why.
enum VisitTexts {
    static let reminder: [MessageLanguage: SMSTemplate] = [
        .english: SMSTemplate(
            text: "{clinic}: your visit is on {date} at {time}. Reply C to confirm or X to cancel."),
        .spanish: SMSTemplate(
            text: "{clinic}: su visita es el {date} a las {time}. Responda C para confirmar o X para cancelar."),
        .hindi: SMSTemplate(
            text: "{clinic}: आपकी विज़िट {date} को {time} बजे है। पुष्टि के लिए C, रद्द करने के लिए X लिखकर जवाब दें।"),
    ]

    /// When it is too late to cancel but by a call, or soon will be.
    static let lateReminder: [MessageLanguage: SMSTemplate] = [
        .english: SMSTemplate(
            text: "{clinic}: your visit is on {date} at {time}. Reply C to confirm. To change it, call us."),
        .spanish: SMSTemplate(
            text: "{clinic}: su visita es el {date} a las {time}. Responda C para confirmar. "
                + "Para cambiarla, llámenos."),
        .hindi: SMSTemplate(
            text: "{clinic}: आपकी विज़िट {date} को {time} बजे है। पुष्टि के लिए C लिखकर जवाब दें। "
                + "बदलने के लिए हमें कॉल करें।"),
    ]

    /// To whose visit the desk has cancelled, or moved.
    static let cancelled: [MessageLanguage: SMSTemplate] = [
        .english: SMSTemplate(
            text: "{clinic}: your visit on {date} at {time} is cancelled. To make another one, call us."),
        .spanish: SMSTemplate(
            text: "{clinic}: su visita del {date} a las {time} queda cancelada. Para pedir otra, llámenos."),
        .hindi: SMSTemplate(
            text: "{clinic}: {date} को {time} बजे की आपकी विज़िट रद्द हो गई है। दूसरी के लिए हमें कॉल करें।"),
    ]
    static let moved: [MessageLanguage: SMSTemplate] = [
        .english: SMSTemplate(text: "{clinic}: your visit is now on {date} at {time}. To change it, call us."),
        .spanish: SMSTemplate(text: "{clinic}: su visita es ahora el {date} a las {time}. Para cambiarla, llámenos."),
        .hindi: SMSTemplate(text: "{clinic}: आपकी विज़िट अब {date} को {time} बजे है। बदलने के लिए हमें कॉल करें।"),
    ]

    /// To who has cancelled it by a word, by which they may have meant something else.
    static let cancelledByWord: [MessageLanguage: SMSTemplate] = [
        .english: SMSTemplate(
            text: "{clinic}: your visit on {date} at {time} is cancelled. To get no more messages, reply STOP.",
            isUrgent: true),
        .spanish: SMSTemplate(
            text: "{clinic}: su visita del {date} a las {time} queda cancelada. "
                + "Para no recibir más mensajes, responda STOP.", isUrgent: true),
        .hindi: SMSTemplate(
            text: "{clinic}: {date} को {time} बजे की आपकी विज़िट रद्द हो गई है। "
                + "आगे संदेश न पाने के लिए STOP लिखकर जवाब दें।", isUrgent: true),
    ]

    /// To who has just answered, and has changed nothing by it.
    static let tooLate: [MessageLanguage: SMSTemplate] = [
        .english: SMSTemplate(
            text: "{clinic}: it is too late to cancel your visit on {date} at {time} by a message. It still stands: "
                + "please call us.", isUrgent: true),
        .spanish: SMSTemplate(
            text: "{clinic}: ya es tarde para cancelar por mensaje su visita del {date} a las {time}. Sigue en pie: "
                + "llámenos, por favor.", isUrgent: true),
        .hindi: SMSTemplate(
            text: "{clinic}: {date} को {time} बजे की विज़िट को संदेश से रद्द करने का समय निकल चुका है। "
                + "विज़िट अब भी तय है: कृपया हमें कॉल करें।", isUrgent: true),
    ]
    static let hasMoved: [MessageLanguage: SMSTemplate] = [
        .english: SMSTemplate(
            text: "{clinic}: your visit has been moved since we reminded you. It is on {date} at {time}, and your "
                + "answer has changed nothing. To change it, call us.", isUrgent: true),
        .spanish: SMSTemplate(
            text: "{clinic}: su visita se ha movido desde nuestro recordatorio. Es el {date} a las {time} y su "
                + "respuesta no ha cambiado nada. Para cambiarla, llámenos.", isUrgent: true),
        .hindi: SMSTemplate(
            text: "{clinic}: हमारी याद दिलाने के बाद आपकी विज़िट का समय बदला है। वह {date} को {time} बजे है और "
                + "आपके जवाब से कुछ नहीं बदला। बदलने के लिए हमें कॉल करें।", isUrgent: true),
    ]
    static let several: [MessageLanguage: SMSTemplate] = [
        .english: SMSTemplate(
            text: "{clinic}: there is more than one visit under this number, so your answer has changed none. "
                + "Please call us.", isUrgent: true),
        .spanish: SMSTemplate(
            text: "{clinic}: hay más de una visita con este número, así que su respuesta no ha cambiado ninguna. "
                + "Llámenos, por favor.", isUrgent: true),
        .hindi: SMSTemplate(
            text: "{clinic}: इस नंबर पर एक से ज़्यादा विज़िट हैं, इसलिए आपके जवाब से कुछ नहीं बदला। "
                + "कृपया हमें कॉल करें।", isUrgent: true),
    ]
    static let offerOver: [MessageLanguage: SMSTemplate] = [
        .english: SMSTemplate(
            text: "{clinic}: the time that you were offered is no longer held, and nothing is booked. "
                + "For another one, call us.", isUrgent: true),
        .spanish: SMSTemplate(
            text: "{clinic}: la hora que le ofrecimos ya no está reservada y no hay ninguna cita. "
                + "Para pedir otra, llámenos.", isUrgent: true),
        .hindi: SMSTemplate(
            text: "{clinic}: जो समय आपको बताया गया था वह अब उपलब्ध नहीं है और कुछ बुक नहीं हुआ। "
                + "दूसरे समय के लिए हमें कॉल करें।", isUrgent: true),
    ]

    static let offers: [MessageLanguage: SMSTemplate] = [
        .english: SMSTemplate(
            text: "{clinic}: more than one time is held for this number, so your answer has booked none. "
                + "Please call us.", isUrgent: true),
        .spanish: SMSTemplate(
            text: "{clinic}: hay más de una hora reservada para este número, así que su respuesta no ha confirmado "
                + "ninguna. Llámenos, por favor.", isUrgent: true),
        .hindi: SMSTemplate(
            text: "{clinic}: इस नंबर के लिए एक से ज़्यादा समय रखे गए हैं, इसलिए आपके जवाब से कुछ बुक नहीं हुआ। "
                + "कृपया हमें कॉल करें।", isUrgent: true),
    ]
    static let offerBusy: [MessageLanguage: SMSTemplate] = [
        .english: SMSTemplate(
            text: "{clinic}: there is another visit at the time that you were offered, so nothing is booked. "
                + "For another one, call us.", isUrgent: true),
        .spanish: SMSTemplate(
            text: "{clinic}: a la hora que le ofrecimos ya hay otra visita, así que no hay ninguna cita nueva. "
                + "Para pedir otra hora, llámenos.", isUrgent: true),
        .hindi: SMSTemplate(
            text: "{clinic}: जो समय आपको बताया गया था उस समय आपकी दूसरी विज़िट है, इसलिए कुछ बुक नहीं हुआ। "
                + "दूसरे समय के लिए हमें कॉल करें।", isUrgent: true),
    ]

    /// To who waits for a time.
    static let offer: [MessageLanguage: SMSTemplate] = [
        .english: SMSTemplate(
            text: "{clinic}: a time is free on {date} at {time}. Reply Y within {minutes} minutes to take it."),
        .spanish: SMSTemplate(
            text: "{clinic}: hay una hora libre el {date} a las {time}. "
                + "Responda Y en {minutes} minutos para reservarla."),
        .hindi: SMSTemplate(
            text: "{clinic}: {date} को {time} बजे का समय खाली है। लेने के लिए {minutes} मिनट में Y लिखकर जवाब दें।"),
    ]
}
