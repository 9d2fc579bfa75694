/// Who the words before a colon say is speaking.
enum SpeakerLabels {
    static let caller: Set<String> = words(
        """
        customer caller user client guest patient human visitor me consumer member parent diner
        cliente llamante usuario usuaria paciente comensal appelant appelante client cliente utilisateur
        kunde kundin anrufer anruferin benutzer patientin gast cliente chamador usuário paciente utente chiamante
        klant beller cliënt klient dzwoniący müşteri arayan
        ग्राहक कॉलर मरीज़ मरीज उपयोगकर्ता grahak 客户 顾客 お客様 고객 клиент звонящий
        """)

    static let agent: Set<String> = words(
        """
        agent ai bot assistant system ivr operator representative rep receptionist host hostess staff employee
        restaurant business advisor support service manager office clinic robot model machine
        agente asistente operador operadora recepcionista restaurante sistema opérateur opératrice conseiller conseillère
        assistante mitarbeiter mitarbeiterin agentin berater beraterin assistent assistentin bediener
        atendente assistente recepcionista operatore operatrice medewerker konsultant temsilci
        एजेंट सहायक ऑपरेटर प्रतिनिधि 客服 店员 エージェント 担当者 상담원 агент оператор
        """)

    /// Labels that say that there are several speakers, and not which.
    static let unknown: Set<String> = words(
        "speaker spk channel voice hablante locuteur sprecher interlocutor वक्ता participant person")

    private static func words(_ list: String) -> Set<String> {
        Set(list.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))
    }

    /// What somebody says who answers a business's telephone.
    static let greetings = PhraseBook(
        [
            "how can|may i|we help", "how can|may i|we assist", "thank you|thanks for|you * calling",
            "thanks for calling",
            "anything else i|we|you|can", "is there anything else", "please hold", "how many people",
            "what time would|should",
            "please confirm", "your reservation|table|appointment|order|booking is|has",
            "this is an|a automated|recorded", "my name is * how",
            "en qué puedo|podemos", "gracias por llamar", "comment puis-je", "wie kann ich", "como posso", "कैसे मदद",
            "मदद कर", "would you like to|me",
        ], groups: [:])
}
