// weakness: CWE-93 e-mail header injection
// features: same function, right sanitizer
// attack: everything from the first line break on is cut away
// expect: none
package contact;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

@RestController
public class ContactController {

    private final Session session;

    public ContactController(Session session) {
        this.session = session;
    }

    @PostMapping("/contact")
    @ResponseStatus(HttpStatus.ACCEPTED)
    public void contact(@RequestParam String subject, @RequestParam String text) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress("web@shop.example"));
        message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress("office@shop.example"));
        String line = subject.strip().split("\\R", 2)[0];
        message.setHeader("Subject", line);
        message.setText(text);
        Transport.send(message);
    }
}
