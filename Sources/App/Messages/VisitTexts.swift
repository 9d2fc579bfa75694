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

    /// When it is too late to cancel but by a call.
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
