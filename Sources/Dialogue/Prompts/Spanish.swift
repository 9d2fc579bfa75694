/// What is said in Spanish.
enum Spanish {
    static let tongue = Tongue(
        code: "es", prompts: prompts,
        weekdays: ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
        months: [
            "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
            "noviembre", "diciembre",
        ],
        day: "{weekday} {day} de {month}", moment: "{day}, a {time}", time: time, and: "y", or: "o"
    ) { "\($0): " }

    private static func time(_ minutes: Int) -> String {
        if minutes % 1_440 == 0 { return "medianoche" }
        if minutes == 720 { return "mediodía" }
        let (hour, minute) = (minutes / 60 % 24, minutes % 60)
        let twelve = hour % 12 == 0 ? 12 : hour % 12
        let past = minute == 0 ? "" : ":\(minute < 10 ? "0" : "")\(minute)"
        let half = hour < 12 ? "de la mañana" : hour < 20 ? "de la tarde" : "de la noche"
        return "\(twelve == 1 ? "la" : "las") \(twelve)\(past) \(half)"
    }

    private static let prompts: [Prompt: [String]] = [
        .greeting: ["Hola, soy el asistente de la clínica."],
        .howCanIHelp: [
            "¿En qué puedo ayudarle?",
            "Puede pedir, cambiar o cancelar una cita, o preguntar por el horario. ¿Qué desea?",
            "En pocas palabras: ¿para qué llama? Para hablar con una persona, diga agente.",
        ],
        .anythingElse: ["¿Desea algo más?", "¿Puedo ayudarle en algo más?", "¿Alguna otra cosa?"],
        .help: [
            "Puedo pedir, cambiar o cancelar una cita, decirle cuándo es, y darle el horario, la dirección y los precios."
        ],
        .bot: ["Soy un asistente automático. Puede pedir hablar con una persona en cualquier momento."],
        .thanks: ["De nada."],
        .goodbye: ["Gracias por llamar. Adiós."],
        .forAPerson: ["Eso lo tiene que oír una persona de aquí."],
        .forTheDesk: ["Eso se lo pueden decir en recepción."], .askPerson: ["¿Le paso con una persona?"],
        .notUnderstood: ["Perdone, no le he entendido.", "Lo siento, sigo sin entenderle."],
        .outOfScope: ["Lo siento, aquí no puedo ayudarle con eso.", "Eso no lo puedo hacer."],
        .silence: ["No he oído nada.", "Sigo sin oírle."],
        .slower: ["Claro, hablaré más despacio."],
        .takeYourTime: ["Claro, tómese su tiempo."],
        .languageChanged: ["Por supuesto, seguimos en español."],
        .letGo: ["De acuerdo, lo dejo."],
        .sorry: ["Lo siento mucho. Puede pedir hablar con una persona en cualquier momento."],
        .askVisitType: [
            "¿Para qué es la cita? {choices}.", "Elija una, por favor: {choices}.",
            "Puede pulsar el número: {choices}.",
        ],
        .askClinic: ["¿En qué clínica? {choices}.", "Elija una clínica, por favor: {choices}."],
        .askDay: [
            "¿Qué día y a qué hora le viene bien?", "Dígame un día, como el martes por la mañana, o diga cuanto antes.",
            "Por ejemplo: el lunes a las diez. ¿Cuándo quiere venir?",
        ],
        .askOtherDay: ["¿Qué otro día u otra hora le viene bien?", "¿Cuándo más podría venir?"],
        .askTime: ["¿A qué hora?"],
        .askName: [
            "¿Cuál es su nombre completo?", "Diga su nombre y apellido, por favor.",
            "Diga su nombre otra vez, o deletréelo, por favor.",
        ],
        .askPatientName: ["¿Cuál es el nombre completo del paciente?"],
        .askPhone: ["¿A qué número de teléfono podemos llamarle?", "Diga o marque su número de teléfono, por favor."],
        .askDateOfBirth: [
            "¿Cuál es su fecha de nacimiento?", "Diga el día, el mes y el año de su nacimiento, por favor.",
            "Puede marcar su fecha de nacimiento con ocho cifras: día, mes y año.",
        ],
        .askPatientBirth: ["¿Cuál es la fecha de nacimiento del paciente?"],
        .askPatientDigits: ["¿Cuáles son los cuatro últimos caracteres del número de afiliado del paciente?"],
        .askYearOfBirth: ["¿Y en qué año nació?"],
        .askPolicyDigits: [
            "¿Cuáles son los cuatro últimos caracteres de su número de afiliado?",
            "Diga o marque los cuatro últimos caracteres del número de su tarjeta del seguro, por favor.",
        ],
        .whoAreYou: ["Primero tengo que comprobar quién es."],
        .whyProof: [
            "Tengo que preguntarlo para proteger los datos personales. Si prefiere hablar con una persona, dígalo."
        ],
        .notVerified: [
            "No coincide con lo que tenemos. Probemos otra vez.", "Sigue sin coincidir. Un último intento.",
        ],
        .verified: ["Gracias."],
        .offer: ["Tengo {times}. ¿Cuál prefiere?"],
        .offerOne: ["Tengo {times}. ¿Le viene bien?"],
        .offerOthers: ["Esa hora no está libre. Puedo ofrecerle {times}. ¿Le viene bien?"],
        .offerInstead: ["Puedo ofrecerle {times}. ¿Le viene bien alguna?"],
        .bookedUntil: ["Puedo reservar citas hasta el {day}."],
        .nothingEarlier: ["No hay nada antes."], .nothingLater: ["No hay nada después."],
        .taken: ["Lo siento, esa hora ya no está disponible."],
        .otherVisitThen: ["A esa hora ya tiene otra cita."],
        .noSuchDoctor: ["No conozco aquí a nadie con ese nombre. Atienden {doctors}."],
        .whichVisit: ["¿A qué cita se refiere? {choices}.", "Elija una, por favor: {choices}."],
        .confirmBooking: ["Sería {visit}, en {clinic}. ¿La reservo?"],
        .confirmBookingFor: ["Sería {visit}, en {clinic}, a nombre de {name}. ¿La reservo?"],
        .confirmMove: ["Su cita, {old}, pasaría a {new}. ¿La cambio?"],
        .confirmCancel: ["Quiere cancelar su cita: {visit}. ¿La cancelo?"],
        .yesOrNo: ["Diga sí o no, o pulse 1 para sí y 2 para no."],
        .booked: ["Queda reservada: {visit}."],
        .moved: ["Queda cambiada: {visit}."],
        .cancelled: ["Queda cancelada: {visit}."],
        .bookedAlready: ["Ya está reservada."],
        .cancelledAlready: ["Ya está cancelada. Voy a ver si la hora sigue libre."],
        .kept: ["De acuerdo, se queda como está."],
        .whatInstead: ["¿Qué prefiere entonces? Dígame otro día u otra hora."],
        .visits: ["Tiene {visits}."],
        .moreVisits: ["Después hay más."],
        .oneVisit: ["Tiene una cita: {visit}."],
        .noMoreVisits: ["Esas eran todas."],
        .noVisits: ["No encuentro ninguna cita suya pendiente."],
        .noVisitThen: ["Para entonces no tiene nada."],
        .firstThe: ["Primero: {what}."],
        .nowThe: ["Ahora: {what}."],
        .oneByOne: ["Vamos por partes."],
        .takesMinutes: ["Dura {n} minutos."],
        .seenBy: ["Es con {doctors}."],
        .texts: ["Yo no puedo enviar mensajes; si la clínica manda recordatorios, llegan a su número de teléfono."],
        .nowBook: ["Ahora, la nueva cita."],
        .nowMove: ["Ahora, la cita que quiere cambiar."],
        .nowCancel: ["Ahora, la cita que quiere cancelar."],
        .open: ["{clinic} está abierta hoy hasta {until}."],
        .openOn: ["El {day}, {clinic} abre de {from} a {until}."],
        .closedToday: ["{clinic} está cerrada ahora. Vuelve a abrir el {day}, de {from} a {until}."],
        .closed: ["{clinic} está cerrada el {day}."],
        .location: ["{clinic} está en {address}."],
        .noLocation: ["No tengo a mano la dirección de {clinic}; se la darán en recepción."],
        .price: ["{what} cuesta {amount}"],
        .onePrice: ["{what} cuesta {amount}."],
        .prices: ["Los precios son: {prices}."],
        .noPrice: ["No tengo los precios a mano; se los darán en recepción. Puede que los cubra su seguro."],
        .status: ["La verificación de su seguro {status}."],
        .noStatus: ["No encuentro ninguna solicitud de verificación suya."],
        .approved: ["está aprobada"], .rejected: ["no se ha aprobado; en recepción le dirán por qué"],
        .pendingReview: ["está pendiente de revisión"], .inReview: ["se está revisando"],
        .awaitingDocuments: ["está a la espera de documentos"], .escalated: ["la está viendo un especialista"],
        .otherStatus: ["está en curso"],
        .transferAsked: ["Le paso con una persona. Un momento, por favor."],
        .transferNotUnderstood: ["Me cuesta entenderle. Le paso con una persona."],
        .transferNotVerified: ["No he podido comprobar quién es. Le paso con una persona que puede ayudarle."],
        .transferAnger: ["Siento las molestias. Le paso enseguida con una persona."],
        .transferNoTimes: ["No encuentro una hora que le venga bien. Le paso con una persona que puede buscar más."],
        .transferTooLate: ["Falta muy poco para la cita y ya no puedo cambiarla. Le paso con recepción."],
        .transferFailure: ["Algo ha fallado. Le paso con una persona."],
        .transferEmergency: [
            "Si es una emergencia, cuelgue y llame ahora al número de emergencias. Le paso con una persona."
        ],
        .transferSilence: ["No le oigo. Le paso con una persona."],
        .unreached: [
            "Lo siento, ahora mismo no contesta nadie. Llame de nuevo un poco más tarde, por favor. Adiós."
        ],
        .unreachedEmergency: [
            "Lo siento, ahora mismo no contesta nadie. Si es una emergencia, cuelgue y llame ahora al número de emergencias."
        ],
        .visit: ["{what} el {when}"], .visitWithDoctor: ["{what} el {when}, con {doctor}"],
    ]
}
