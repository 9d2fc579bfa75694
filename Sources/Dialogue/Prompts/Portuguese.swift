/// What is said in Portuguese.
enum Portuguese {
    static let tongue = Tongue(
        code: "pt", prompts: prompts,
        weekdays: ["segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "domingo"],
        months: [
            "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro",
            "novembro", "dezembro",
        ],
        // The day of the month first: "no dia" is right before every weekday.
        day: "dia {day} de {month}, {weekday}", first: "1º", moment: "{day}, {time}", time: time, and: "e", or: "ou",
        decimal: ",", currencies: Tongue.signLast
    ) { "\($0): " }

    private static func time(_ minutes: Int) -> String {
        if minutes % 1_440 == 0 { return "à meia-noite" }
        if minutes == 720 { return "ao meio-dia" }
        let (hour, minute) = (minutes / 60 % 24, minutes % 60)
        return "\(hour < 2 ? "à" : "às") \(hour)h\(minute == 0 ? "" : "\(minute < 10 ? "0" : "")\(minute)")"
    }

    private static let prompts: [Prompt: [String]] = [
        .greeting: ["Olá, sou o assistente da clínica."],
        .howCanIHelp: [
            "Em que posso ajudar?",
            "Pode marcar, mudar ou cancelar uma consulta, ou perguntar o horário. O que deseja?",
            "Em poucas palavras: o que deseja? Para falar com uma pessoa, diga pessoa.",
        ],
        .anythingElse: [
            "Deseja mais alguma coisa?", "Posso ajudar em mais alguma coisa?", "Precisa de mais alguma coisa?",
        ],
        .help: [
            "Posso marcar, mudar ou cancelar uma consulta, dizer quando é, e informar o horário, o endereço e os preços."
        ],
        .bot: ["Sou um assistente automático. Pode pedir para falar com uma pessoa a qualquer momento."],
        .thanks: ["De nada."],
        .goodbye: ["Obrigado por ligar. Até logo."],
        .forAPerson: ["Isso, uma pessoa daqui precisa ouvir."],
        .forTheDesk: ["Isso a recepção pode dizer."], .askPerson: ["Posso passar para uma pessoa?"],
        .notUnderstood: ["Desculpe, não entendi.", "Desculpe, continuo sem entender."],
        .outOfScope: ["Lamento, aqui não posso ajudar com isso.", "Isso não posso fazer."],
        .silence: ["Não ouvi nada.", "Continuo sem ouvir nada."],
        .slower: ["Claro, vou falar mais devagar."],
        .takeYourTime: ["Claro, sem pressa."],
        .languageChanged: ["Claro, continuamos em português."],
        .letGo: ["Está bem, deixo assim."],
        .sorry: ["Lamento muito. Pode pedir para falar com uma pessoa a qualquer momento."],
        .askVisitType: [
            "Para que é a consulta? {choices}.", "Escolha uma opção, por favor: {choices}.",
            "Pode digitar o número: {choices}.",
        ],
        .askClinic: ["Em que clínica? {choices}.", "Escolha uma clínica, por favor: {choices}."],
        .askDay: [
            "Que dia e que hora prefere?", "Diga um dia, como terça-feira de manhã, ou diga o mais cedo possível.",
            "Por exemplo: segunda-feira às dez. Quando deseja vir?",
        ],
        .askOtherDay: ["Que outro dia ou que outra hora prefere?", "Em que outro momento poderia vir?"],
        .askTime: ["A que horas?"],
        .askName: [
            "Qual é o seu nome completo?", "Diga o seu primeiro e o seu último nome, por favor.",
            "Diga o seu nome outra vez, ou soletre, por favor.",
        ],
        .askPatientName: ["Qual é o nome completo do paciente?"],
        .askPhone: [
            "Para que número de telefone podemos ligar?", "Diga ou digite o número de telefone completo, por favor.",
        ],
        .askDateOfBirth: [
            "Qual é a sua data de nascimento?", "Diga o dia, o mês e o ano do seu nascimento, por favor.",
            "Pode digitar a data de nascimento com oito algarismos: primeiro o dia, depois o mês e o ano.",
        ],
        .askPatientBirth: ["Qual é a data de nascimento do paciente?"],
        .askPatientDigits: ["Quais são os quatro últimos caracteres do número de beneficiário do paciente?"],
        .askYearOfBirth: ["E em que ano nasceu?"],
        .askPolicyDigits: [
            "Quais são os quatro últimos caracteres do seu número de beneficiário?",
            "Diga ou digite os quatro últimos caracteres do número que está no cartão do seu seguro, por favor.",
        ],
        .whoAreYou: ["Primeiro vou confirmar a sua identidade."],
        .whyProof: ["Tenho de perguntar para proteger os dados pessoais. Se preferir falar com uma pessoa, diga."],
        .notVerified: [
            "Não coincide com os nossos dados. Vamos tentar outra vez.",
            "Continua sem coincidir. Uma última tentativa.",
        ],
        .verified: ["Obrigado."],
        .offer: ["Tenho estas opções: {times}. Qual prefere?"],
        .offerOne: ["Tenho {times}. Pode ser?"],
        .offerOthers: ["Esse horário não está livre. Posso oferecer {times}. Pode ser?"],
        .offerInstead: ["Posso oferecer {times}. Algum deles serve?"],
        .bookedUntil: ["Posso marcar até {day}."],
        .nothingEarlier: ["Não há nada mais cedo."], .nothingLater: ["Não há nada mais tarde."],
        .taken: ["Lamento, esse horário já não está livre."],
        .otherVisitThen: ["Nesse horário já tem outra consulta."],
        .noSuchDoctor: ["Não encontro aqui ninguém com esse nome. Atendem {doctors}."],
        .whichVisit: ["De que consulta se trata? {choices}.", "Escolha uma, por favor: {choices}."],
        .confirmBooking: ["{visit}, em {clinic}. Posso marcar?"],
        .confirmBookingFor: ["{visit}, em {clinic}, em nome de {name}. Posso marcar?"],
        .confirmMove: ["Tem {old}. Passaria a ser {new}. Posso mudar?"],
        .confirmCancel: ["Deseja cancelar esta consulta: {visit}. Posso cancelar?"],
        .yesOrNo: ["Diga sim ou não, ou digite 1 para sim e 2 para não."],
        .booked: ["A consulta está marcada: {visit}."],
        .moved: ["A consulta foi mudada: {visit}."],
        .cancelled: ["A consulta está cancelada: {visit}."],
        .bookedAlready: ["Já está marcada."],
        .cancelledAlready: ["Já está cancelada. Vou ver se o horário ainda está livre."],
        .kept: ["Está bem, fica como está."],
        .whatInstead: ["O que prefere então? Diga outro dia ou outra hora."],
        .visits: ["Tem {visits}."],
        .moreVisits: ["Depois há mais."],
        .oneVisit: ["Tem uma consulta: {visit}."],
        .noMoreVisits: ["Eram todas."],
        .noVisits: ["Não encontro nenhuma consulta sua marcada."],
        .noVisitThen: ["Não há nada marcado para então."],
        .firstThe: ["Primeiro: {what}."],
        .nowThe: ["Agora: {what}."],
        .oneByOne: ["Uma coisa de cada vez."],
        .takesMinutes: ["Leva {n} minutos."],
        .seenBy: ["É com {doctors}."],
        .texts: ["Eu não posso enviar mensagens; se a clínica enviar lembretes, eles chegam ao seu telefone."],
        .nowBook: ["Agora, a nova consulta."],
        .nowMove: ["Agora, a consulta que quer remarcar."],
        .nowCancel: ["Agora, a consulta que quer cancelar."],
        .open: ["{clinic} atende hoje até {until}."],
        .openOn: ["No {day}, {clinic} abre {from} e fecha {until}."],
        .closedToday: ["{clinic} agora não atende. Reabre no {day}, {from}, e fecha {until}."],
        .closed: ["{clinic} não abre no {day}."],
        .location: ["{clinic} fica neste endereço: {address}."],
        .noLocation: ["Não tenho aqui o endereço de {clinic}; no atendimento podem informar."],
        .price: ["{what} custa {amount}"],
        .onePrice: ["{what} custa {amount}."],
        .prices: ["Os preços são: {prices}."],
        .noPrice: ["Não tenho aqui os preços; no atendimento podem informar. Talvez o seu seguro cubra."],
        .status: ["A verificação do seu seguro {status}."],
        .noStatus: ["Não encontro nenhum pedido de verificação seu."],
        .approved: ["foi aprovada"],
        .rejected: ["não foi aprovada; no atendimento podem explicar o motivo"],
        .pendingReview: ["está à espera de análise"],
        .inReview: ["está em análise"],
        .awaitingDocuments: ["está à espera de documentos"],
        .escalated: ["está com um especialista"],
        .otherStatus: ["está em andamento"],
        .transferAsked: ["Vou passar para uma pessoa. Um momento, por favor."],
        .transferNotUnderstood: ["Estou com dificuldade em entender. Vou passar para uma pessoa."],
        .transferNotVerified: ["Não consegui confirmar a sua identidade. Vou passar para uma pessoa que pode ajudar."],
        .transferAnger: ["Peço desculpa pelo sucedido. Vou passar já para uma pessoa."],
        .transferNoTimes: ["Não encontro um horário que sirva. Vou passar para uma pessoa que pode procurar melhor."],
        .transferTooLate: ["Falta muito pouco para a consulta e já não posso mudá-la. Vou passar para o atendimento."],
        .transferFailure: ["Houve um problema. Vou passar para uma pessoa."],
        .transferEmergency: [
            "Se for uma emergência, desligue e ligue já para o número de emergência. Vou passar para uma pessoa."
        ],
        .transferSilence: ["Não ouço nada. Vou passar para uma pessoa."],
        .unreached: [
            "Lamento, de momento ninguém atende. Ligue de novo um pouco mais tarde, por favor. Até logo."
        ],
        .unreachedEmergency: [
            "Lamento, de momento ninguém atende. Se for uma emergência, desligue e ligue já para o número de emergência."
        ],
        .visit: ["{what} no {when}"],
        .visitWithDoctor: ["{what} no {when}, com {doctor}"],
    ]
}
