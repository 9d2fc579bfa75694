/// What Portuguese callers say, in Brazil and in Portugal.
enum PortugueseIntents {
    static let rules = IntentRules(
        code: "pt",
        fillers: "eh hum ahn então olha oh ah assim favor senhor senhora moço moça tipo né",
        groups: groups, rules: tasks + talk)

    private static let groups = [
        "CONSULTA":
            "consulta consultas marcação marcações reserva reservas agendamento agendamentos horário exame retorno visita mesa",
        "MINHA": "consulta consultas marcação reserva reservas agendamento agendamentos exame visita mesa",
        "MARCAR": "marcar agendar reservar marque agende marco agendo fazer pedir arranjar conseguir reserve",
        "MUDAR": """
        mudar alterar remarcar reagendar trocar adiar antecipar modificar passar mude altere remarque reagende troque adie muda
        mudá mudança transferir
        """,
        "CANCELAR": "cancelar desmarcar anular cancele desmarque cancela desmarca cancelamento cancelo desmarco",
        "MEDICO": """
        médico médica doutor doutora dentista especialista enfermeira pediatra dermatologista ginecologista cardiologista
        psicólogo psicóloga fisioterapeuta oftalmologista terapeuta
        """,
        "QUERO": "quero queria gostaria preciso posso poderia pode desejo precisava gostava podia",
        "PESSOA": """
        pessoa alguém humano atendente agente operador operadora gerente recepção receção recepcionista rececionista
        funcionário funcionária responsável supervisor secretária representante
        """,
        "DIA": """
        hoje amanhã depois segunda terça quarta quinta sexta feira sábado domingo semana mês janeiro fevereiro março abril maio
        junho julho agosto setembro outubro novembro dezembro manhã tarde noite dia
        """,
        "NUMERO": """
        # #th #pm um uma dois duas três quatro cinco seis meia sete oito nove dez onze doze treze catorze quatorze quinze
        dezesseis dezasseis dezessete dezassete dezoito dezenove dezanove vinte trinta quarenta cinquenta sessenta cem zero
        primeiro primeira segundo terceiro terceira último última
        """,
        "IDIOMA": "inglês espanhol hindi francês alemão português italiano idioma língua english",
        "ABRIR":
            "abrem abre aberto abertos aberta abertas fecham fecha fechado fechados funciona funcionam atendem atende funcionamento",
    ]

    private static let tasks: [IntentRules.Rule] = [
        .init(
            .book, .sure,
            """
            MARCAR * CONSULTA|MEDICO
            QUERO * uma|nova|outra MINHA
            QUERO MARCAR
            ver|consultar * MEDICO
            marcar|agendar|reservar
            tem|têm|há * disponível|disponíveis|vaga|vagas|livre
            passar no|com MEDICO
            """),
        .init(.book, .likely, "^ MINHA\nnova MINHA\nQUERO * MINHA\nconsulta com|para"),
        .init(.book, .hint, "MINHA\nMEDICO"),
        .init(.book, .against, "não QUERO * MINHA"),
        .init(
            .reschedule, .sure,
            "MUDAR * MINHA|hora|horário|data|dia\nMUDAR * para|pra DIA\nremarcar|reagendar|adiar|remarque\nMUDAR ela|isso|la|lo * para|pra"
        ),
        .init(
            .reschedule, .likely,
            "outro|outra dia|hora|horário|data|momento\nmais tarde\nmais cedo $\nMUDAR * DIA\nmelhor * DIA|NUMERO\nem vez"
        ),
        .init(.reschedule, .against, "MUDAR * IDIOMA|endereço|morada"),
        .init(
            .cancel, .sure,
            "CANCELAR * MINHA|MEDICO|DIA|pedido\nQUERO CANCELAR\nnão * vou|posso|poderei|consigo * ir|comparecer|MINHA\nnão QUERO|preciso mais * MINHA"
        ),
        .init(.cancel, .likely, "CANCELAR\nnão posso|vou|consigo ir|poder"),
        .init(.cancel, .against, "não|sem CANCELAR\nnão QUERO CANCELAR"),
        .init(
            .checkStatus, .sure,
            """
            quando|que|qual|quais * minha|tenho|meu|minhas MINHA
            tenho alguma|uma|outra MINHA
            confirmar|verificar|conferir|consultar|saber|checar * MINHA|pedido|estado|status|verificação
            status|estado|andamento da|do|de
            minha próxima MINHA
            está|foi * confirmada|confirmado|marcada|marcado
            estou * verificado|verificada|cadastrado|registado|confirmado
            """),
        .init(.checkStatus, .likely, "^ minha MINHA\nverificação|status"),
        .init(
            .hours, .sure,
            "que|quando|até|qual|quais|horas * ABRIR\nhorário|horários de|ABRIR|funcionamento|atendimento\nestão|está|vocês * ABRIR\nABRIR aos|no|hoje|amanhã|até|DIA|em"
        ),
        .init(
            .location, .sure,
            "onde * fica|ficam|é|estão|está|vocês|clínica|consultório|hospital|localizada|localizado|situada\nfica|ficam|é|estão|está|ficais onde\nendereço|morada|localização\ncomo * chegar|chego|vou\nmais próxima|próximo|perto\nem que rua|andar|bairro|cidade"
        ),
        .init(.location, .against, "MUDAR * endereço|morada"),
        .init(
            .price, .sure,
            "quanto * custa|custam|é|fica|sai|cobram|cobra|pagar|vale\npreço|preços|valor|valores|custo|tarifa|taxa\naceitam|aceita|cobre * convênio|plano|seguro"
        ),
        .init(
            .complaint, .sure,
            "reclamação|reclamar|queixa|reembolso|reclamações|queixar\npéssimo|péssima|inaceitável|absurdo|vergonha|horrível|ridículo\ncobraram * duas|errado|mais\nmau|má|ruim atendimento|serviço\nninguém * atende|responde|liga|ligou|atendeu\nestou * esperando|espera\nnão funciona|chegou|recebi"
        ),
        .init(
            .complaint, .likely,
            "irritado|irritada|chateado|chateada|furioso|furiosa|zangado|zangada|insatisfeito\nproblema com"),
        .init(
            .order, .likely,
            "pedido|receita|receitas|remédio|remédios|medicamento|medicamentos|encomenda|entrega\nencomendar"),
    ]

    private static let talk: [IntentRules.Rule] = [
        .init(
            .speakToAgent, .sure,
            "falar|falo|conversar|fale com * PESSOA|MEDICO\npassa|passe|passar|transfere|transfira|transferir|liga|ligue * para|com|a PESSOA|MEDICO|recepção\ntransfira|transfere|transferir me|para\npessoa|humano real|de\n^ PESSOA $\nQUERO * atendente|humano|pessoa|operador\nfalar com\natendimento ao cliente"
        ),
        .init(.speakToAgent, .against, "não QUERO falar\nvocê|é|falando * PESSOA|robô"),
        .init(
            .areYouBot, .sure,
            "você|é|estou|falo|falando|vocês * robô|máquina|humano|humana|real|gravação|computador|bot"),
        .init(
            .sayAgain, .sure,
            "repetir|repete|repita|repetisse\noutra|mais|uma vez $\nmais uma vez\nde novo $\n^ como|quê|que|desculpe|desculpa|oi|perdão $\no que disse|você|falou\nnão * ouvi|entendi|percebi|escutei|ouço|escuto\ncomo é $"
        ),
        .init(
            .slowerFaster, .sure,
            "mais devagar|lento|rápido|depressa|alto|lentamente|pausado\nmuito|demasiado rápido|lento|devagar|depressa\n^ devagar"
        ),
        .init(.changeLanguage, .sure, "em|fala|falam|falar|mudar|muda|prefiro * IDIOMA\nMUDAR * idioma|língua"),
        .init(.changeLanguage, .likely, "^ IDIOMA"),
        .init(.changeLanguage, .when([.language]), "IDIOMA"),
        .init(
            .affirm, .sure,
            "^ está|tá certo|bem|bom|ótimo|ok\n^ isso|certo|exato|correto|perfeito|confirmo|combinado\npode ser|marcar|confirmar\né isso\nde acordo"
        ),
        .init(
            .affirm, .when([.confirm, .choice, .anythingElse]),
            "certo|correto|perfeito|confirmo|confirma|serve|esse|essa\npode ser"),
        .init(.affirm, .against, "não * certo|correto|bem|isso|acordo|serve|pode"),
        .init(
            .negate, .sure,
            "não é|era|está isso|assim|correto|certo|esse|essa\nnão disse|falei|pedi\nacho|creio que não\nnão acho\n^ errado|incorreto\nestá errado|errada"
        ),
        .init(.negate, .when([.choice]), "nenhum|nenhuma"),
        .init(.negate, .when([.anythingElse]), "é|era só|tudo|isso\nmais nada\nsó isso|só"),
        .init(
            .negate, .against,
            "não sei|lembro|importa|entendi|ouvi|percebi\nnão tem problema\nnão há problema\nnão tenho certeza|ideia"),
        .init(
            .dontKnow, .sure,
            "não sei|lembro|recordo|importa|faço\nnão me lembro|recordo\nnão tenho certeza|ideia|preferência\nsem ideia\ntanto faz\nqualquer\ntalvez\nesqueci"
        ),
        .init(.greet, .sure, "^ olá|oi|alô|saudações\n^ bom|boa dia|tarde|noite\ncomo está|vai"),
        .init(
            .goodbye, .sure,
            "tchau|adeus|xau\naté logo|mais|breve|amanhã|à\ntenha|tenham um|uma\né só isso|isto\nera só|isso\nmais nada\nbom dia|fim $\ndesligar"
        ),
        .init(.thanks, .sure, "obrigado|obrigada|agradeço|agradecido|agradecida|valeu|grato|grata"),
        .init(
            .nevermind, .sure,
            "esquece|esqueça\ndeixa|deixe pra|para|estar|lá\nnão importa $\ncomeçar|recomeçar de novo\nrecomeçar\nvoltar atrás|ao\n^ para|pare|chega|parar $\nmudei de ideia\nCANCELAR isso"
        ),
        .init(.nevermind, .likely, "^ CANCELAR $"),
        .init(
            .help, .sure,
            "que|quais|o * posso|pode|podem|opções|consegue * fazer|dizer|pedir|perguntar|ajudar|opções\nquais são * opções\n^ ajuda|opções|menu $\ncomo funciona"
        ),
        .init(.help, .likely, "ajuda|ajudar|ajude\nestou * confuso|confusa|perdido|perdida"),
        .init(
            .provideInfo, .likely,
            """
            meu|minha * nome|número|telefone|data|endereço|morada|código|sobrenome|apelido é
            me chamo
            chamo me
            ^ sou|para|o|a|às|no|na|dia|em|somos|pra|é DIA|NUMERO
            ^ DIA|NUMERO
            para|às|na|no|dia|próxima|próximo|esta|este|somos|pra DIA|NUMERO
            DIA que|às|NUMERO|feira
            NUMERO pessoas|adultos|crianças|horas
            nasci|nascido|nascida
            com o|a doutor|doutora
            NUMERO NUMERO NUMERO
            só|apenas eu
            """),
        .init(.provideInfo, .hint, "DIA\nNUMERO"),
    ]
}
