internal import Web

enum MessageRoutes {
    private static let managers = Access.organisation(.managers)

    static let all: [Route<AppContext>] = messages + settings + optOuts

    private static let messages: [Route<AppContext>] = [
        Route(
            .get, "/messages", access: managers, envelope: .callConfig,
            .init(
                "listSentMessages", "E-mails and text messages, newest first",
                note: "By recipient with `POST /messages/search`: it does not belong into a URL.",
                query: MessageQuery.parameters, links: ["message": "/data/messages/0/messageId"]),
            ListSentMessages.handle),
        Route(
            .post, "/messages/search", access: managers, envelope: .callConfig,
            .init("searchSentMessages", "Messages, with the filter in the body"), SearchMessages.handle),
        Route(
            .get, "/messages/{message}", access: managers, envelope: .callConfig,
            .init(
                "getSentMessage", "One message with its texts, its attempts and what was answered",
                links: ["message": "/data/message/messageId"]),
            GetMessage.handle),
        Route(
            .post, "/messages/incoming", access: .machine(.calls, or: .managers, ofAll: true), envelope: .callConfig,
            .init(
                "takeMessageAnswer", "What somebody has answered to a text message",
                note:
                    "STOP and its like opt the number out, START and its like in again. C confirms the visit that the "
                    + "number was reminded of, X cancels it, Y takes a time that was offered; so do words for them in "
                    + "English, Spanish and Hindi while there is such a visit or time: CANCEL cancels the visit then, "
                    + "and opts out only where there is none. Nothing is kept. A number is no territory's: a key that is "
                    + "limited to some opts it out and in for all of the organisation, and changes visits of its own "
                    + "territories only."),
            TakeAnswer.handle),
    ]

    private static let settings: [Route<AppContext>] = [
        Route(
            .get, "/messages/settings", access: managers, envelope: .callConfig,
            .init(
                "getMessageSettings", "By what messages leave, and when they do not",
                note: "Without settings messages are kept and shown, and nothing leaves; of codes and first passwords "
                    + "what they say is shown in the embedded mode only."),
            GetMessageSettings.handle),
        Route(
            .put, "/messages/settings/email", access: managers, envelope: .callConfig,
            .init(
                "setEmailSettings", "Sets the mail server by which e-mails leave",
                note: "A password that is left out stays as it was, while host, port and user do."),
            SetEmailSettings.handle),
        Route(
            .delete, "/messages/settings/email", access: managers, envelope: .callConfig,
            .init("deleteEmailSettings", "No e-mails leave any more; what waits is kept"),
            DeleteMessageSettings.email),
        Route(
            .post, "/messages/settings/email/test", access: managers, envelope: .callConfig,
            .init(
                "testEmailSettings", "Sends an e-mail that says that the settings work", answers: [.created],
                takes: [.idempotencyKey], sends: [.location], links: ["message": "/data/messageId"]),
            TestMessage.email),
        Route(
            .put, "/messages/settings/sms", access: managers, envelope: .callConfig,
            .init(
                "setSmsSettings", "Sets the provider by which text messages leave",
                note: "A secret that is left out stays as it was, while provider, account and address do."),
            SetSMSSettings.handle),
        Route(
            .delete, "/messages/settings/sms", access: managers, envelope: .callConfig,
            .init("deleteSmsSettings", "No text messages leave any more; what waits is kept"),
            DeleteMessageSettings.sms),
        Route(
            .post, "/messages/settings/sms/test", access: managers, envelope: .callConfig,
            .init(
                "testSmsSettings", "Sends a text message that says that the settings work", answers: [.created],
                takes: [.idempotencyKey], sends: [.location], links: ["message": "/data/messageId"]),
            TestMessage.sms),
        Route(
            .put, "/messages/settings/quiet-hours", access: managers, envelope: .callConfig,
            .init("setQuietHours", "Sets when text messages wait that are not urgent"), SetQuietHours.handle),
        Route(
            .delete, "/messages/settings/quiet-hours", access: managers, envelope: .callConfig,
            .init("deleteQuietHours", "Text messages wait at no time"), DeleteMessageSettings.quietHours),
    ]

    private static let optOuts: [Route<AppContext>] = [
        Route(
            .get, "/messages/opt-outs", access: managers, envelope: .callConfig,
            .init(
                "listOptOuts", "Numbers that get no text messages, newest first", query: PageRequest.parameters,
                links: ["optOut": "/data/optOuts/0/optOutId"]),
            ListOptOuts.handle),
        Route(
            .post, "/messages/opt-outs", access: managers, envelope: .callConfig,
            .init(
                "addOptOut", "A number that gets no text messages; what waits for it is not sent any more",
                answers: [.created], takes: [.idempotencyKey], links: ["optOut": "/data/optOutId"]),
            AddOptOut.handle),
        Route(
            .post, "/messages/opt-outs/search", access: managers, envelope: .callConfig,
            .init("searchOptOuts", "Whether a number gets no text messages"), SearchOptOuts.handle),
        Route(
            .delete, "/messages/opt-outs/{optOut}", access: managers, envelope: .callConfig,
            .init("deleteOptOut", "The number may be sent to again"), DeleteOptOut.handle),
    ]
}
