/// What patients are written; in English in the words of `contract/registration-linking.md`.
///
/// They answer what somebody has done just now, so none waits for the morning.
enum PatientTexts {
    static let passwordCode: [MessageLanguage: SMSTemplate] = [
        .english: SMSTemplate(
            text: """
                Your code for a new password is {code}. It holds for {minutes} minutes. Tell it to nobody.
                If you did not ask for it, do nothing.
                """, isUrgent: true, isSecret: true),
        .spanish: SMSTemplate(
            text: """
                Su código para una contraseña nueva es {code}. Vale {minutes} minutos. No se lo diga a nadie.
                Si no lo ha pedido, no haga nada.
                """, isUrgent: true, isSecret: true),
        .hindi: SMSTemplate(
            text: """
                नए पासवर्ड के लिए आपका कोड {code} है। यह {minutes} मिनट तक मान्य है। इसे किसी को न बताएँ।
                आपने यह न माँगा हो तो कुछ न करें।
                """, isUrgent: true, isSecret: true),
    ]

    static let welcome: [MessageLanguage: SMSTemplate] = [
        .english: SMSTemplate(
            text: """
                Welcome to MedQ! A web account has been created for you.
                Username: {username}
                Password: {password}
                You can now view your appointments online!
                """, isUrgent: true, isSecret: true),
        .spanish: SMSTemplate(
            text: """
                ¡Bienvenido a MedQ! Se ha creado una cuenta web para usted.
                Usuario: {username}
                Contraseña: {password}
                ¡Ya puede ver sus citas en línea!
                """, isUrgent: true, isSecret: true),
        .hindi: SMSTemplate(
            text: """
                MedQ में आपका स्वागत है! आपके लिए एक वेब खाता बनाया गया है।
                उपयोगकर्ता नाम: {username}
                पासवर्ड: {password}
                अब आप अपनी अपॉइंटमेंट ऑनलाइन देख सकते हैं!
                """, isUrgent: true, isSecret: true),
    ]

    static let synced: [MessageLanguage: SMSTemplate] = [
        .english: SMSTemplate(
            text: """
                Your IVR booking has been synced with your web account.
                You can now view this appointment online.
                """, isUrgent: true),
        .spanish: SMSTemplate(
            text: """
                Su reserva telefónica se ha sincronizado con su cuenta web.
                Ya puede ver esta cita en línea.
                """, isUrgent: true),
        .hindi: SMSTemplate(
            text: """
                आपकी फ़ोन बुकिंग आपके वेब खाते से जोड़ दी गई है।
                अब आप यह अपॉइंटमेंट ऑनलाइन देख सकते हैं।
                """, isUrgent: true),
    ]

    static let linked: [MessageLanguage: SMSTemplate] = [
        .english: SMSTemplate(
            text: """
                Great! Your web account has been linked to your existing appointments.
                You can now view all your bookings online.
                """, isUrgent: true),
        .spanish: SMSTemplate(
            text: """
                ¡Listo! Su cuenta web se ha vinculado a sus citas existentes.
                Ya puede ver todas sus reservas en línea.
                """, isUrgent: true),
        .hindi: SMSTemplate(
            text: """
                बढ़िया! आपका वेब खाता आपकी मौजूदा अपॉइंटमेंट से जोड़ दिया गया है।
                अब आप अपनी सभी बुकिंग ऑनलाइन देख सकते हैं।
                """, isUrgent: true),
    ]

    /// To the number that an account had before.
    static let phoneChanged: [MessageLanguage: SMSTemplate] = [
        .english: SMSTemplate(
            text: "The phone number of your web account has been changed. If this was not you, call the clinic.",
            isUrgent: true),
        .spanish: SMSTemplate(
            text: "Se ha cambiado el número de teléfono de su cuenta web. Si no fue usted, llame a la clínica.",
            isUrgent: true),
        .hindi: SMSTemplate(
            text: "आपके वेब खाते का फ़ोन नंबर बदल दिया गया है। अगर यह आपने नहीं किया, तो क्लिनिक को फ़ोन करें।",
            isUrgent: true),
    ]
}
