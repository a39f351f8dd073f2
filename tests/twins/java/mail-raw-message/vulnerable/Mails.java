package invitations;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

public class Mails {

    private static final String MESSAGE = """
            From: club@club.example
            To: board@club.example
            Subject: %s wants to join

            Please answer within a week.
            """;

    private final Session session;

    public Mails(Session session) {
        this.session = session;
    }

    void announce(String name) throws MessagingException {
        String shown = name.strip();
        byte[] raw = MESSAGE.formatted(shown).getBytes(StandardCharsets.UTF_8);
        MimeMessage message = new MimeMessage(session, new ByteArrayInputStream(raw));
        Transport.send(message);
    }
}
